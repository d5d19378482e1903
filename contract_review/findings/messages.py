"""What a finding says: the rule's sentence with the contract's words in their places."""

from __future__ import annotations

import re

from contract_review.findings.checks import describe
from contract_review.model.evidence import Evidence
from contract_review.model.finding import Outcome
from contract_review.model.rule import Rule

PLACES = ("clause", "found", "looked_in", "preferred", "acceptable", "walk-away")
_PLACE = re.compile(r"\{([a-z_-]+)\}")
_ELSE = {
    Outcome.PREFERRED: "{clause}: {found}; this is what we prefer.",
    Outcome.ACCEPTABLE: "{clause}: {found}; we can live with that.",
    Outcome.NEGOTIATE: "{clause}: {found}; we ask for {preferred}.",
    Outcome.WALK_AWAY: "{clause}: {found}; that is past our line.",
    Outcome.MISSING: "The contract says nothing of this; we looked in {looked_in}.",
    Outcome.UNCLEAR: "{clause} can be read in more than one way ({found}); a person must decide.",
    Outcome.NOT_APPLICABLE: "This kind of document need not say it.",
    Outcome.WAIVED: "Accepted.",
}


def say(
    rule: Rule, outcome: Outcome, *, found: str | None, evidence: tuple[Evidence, ...], looked_in: tuple[str, ...]
) -> str:
    """The message of a finding; words of the document are put in as they are and never read as a pattern."""
    template = rule.say.get(outcome) or _ELSE[outcome]
    if outcome is Outcome.PREFERRED and not evidence and outcome not in rule.say:
        template = "The contract says nothing of this, which is what we prefer."
    clauses = tuple(dict.fromkeys(piece.clause for piece in evidence if piece.clause))
    values = {
        "clause": _clause(clauses),
        "found": found or "its words",
        "looked_in": ", ".join(looked_in),
        **{position.value: describe(condition) for position, condition in rule.positions.items()},
    }
    return _PLACE.sub(lambda match: values.get(match[1], match[0]), template)


def _clause(titles: tuple[str, ...]) -> str:
    if not titles:
        return "The contract"
    first = titles[0]
    return f"Clause {first}" if first[:1].isdigit() else first[:1].upper() + first[1:]
