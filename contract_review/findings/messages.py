"""What a finding says: the rule's sentence with the contract's words in their places."""

from __future__ import annotations

import re

from contract_review.findings.checks import describe
from contract_review.model.evidence import Evidence
from contract_review.model.finding import Outcome
from contract_review.model.rule import Rule

PLACES = ("clause", "found", "looked_in", "preferred", "acceptable", "walk-away")
_PLACE = re.compile(r"\{([a-z_-]+)\}")
# "Clause 4.4 Late charges charges 2 %" cannot be read: the number points, the heading stands with the quote.
_NUMBER = re.compile(
    r"(?i)(?:(?:article|section|clause|schedule|exhibit|annex|appendix|attachment)\s+[\w.]*\w|[\d.]*\d)(?:\(\w+\))*|\(\w+\)"
)
_ELSE = {
    Outcome.PREFERRED: "{clause}: {found}; this is what we prefer.",
    Outcome.ACCEPTABLE: "{clause}: {found}; we can live with that.",
    Outcome.NEGOTIATE: "{clause}: {found}; we ask for {preferred}.",
    Outcome.WALK_AWAY: "{clause}: {found}; that is past our line.",
    Outcome.MISSING: "The contract says nothing of this; we looked in {looked_in}.",
    Outcome.UNCLEAR: "{clause} speaks of it ({found}), and what holds is not settled there; a person must decide.",
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
        "clause": clause_in_sentence(clauses),
        "found": found or "its words",
        "looked_in": ", ".join(looked_in),
        **{position.value: describe(condition) for position, condition in rule.positions.items()},
    }
    return _PLACE.sub(lambda match: values.get(match[1], match[0]), template)


def clause_in_sentence(titles: tuple[str, ...]) -> str:
    """How a sentence begins that speaks of a clause: its number where it has one, else its heading."""
    if not titles:
        return "The contract"
    numbered = _NUMBER.match(titles[0])
    if numbered is None:
        return f"“{titles[0]}”"
    return f"Clause {numbered[0]}" if numbered[0][:1] in "0123456789(" else numbered[0]
