"""What a finding says: the rule's sentence with the contract's words in their places."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contract_review.findings.checks import bound, describe
from contract_review.model.clause import Category
from contract_review.model.evidence import Evidence
from contract_review.model.finding import Outcome
from contract_review.model.rule import Rule

PLACES = ("clause", "found", "looked_in", "preferred", "acceptable", "walk-away")
WHOLE = "the whole document"
_MOST_NAMED = 3
_PLACE = re.compile(r"\{([a-z_-]+)(?:\|([^{}|]*))?\}")
# "(99 %)" says more than the sentence around it, and is nothing where nothing was found.
_ASIDE = " ({found})"
# "Clause 4.4 Late charges charges 2 %" cannot be read: the number points, the heading stands with the quote.
_NUMBER = re.compile(
    r"(?i)(?:(?:article|section|clause|schedule|exhibit|annex|appendix|attachment)\s+[\w.]*\w|[\d.]*\d)(?:\(\w+\))*|\(\w+\)"
)
_ELSE = {
    Outcome.PREFERRED: "{clause}: {found|as it stands}; this is what we prefer.",
    Outcome.ACCEPTABLE: "{clause}: {found|as it stands}; we can live with that.",
    Outcome.NEGOTIATE: "{clause}: {found|not as we need it}; we ask for {preferred}.",
    Outcome.WALK_AWAY: "{clause}: {found|as it stands}; that is past our line.",
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
    if outcome is Outcome.PREFERRED and not evidence:
        # The rule's own sentence tells of words, and here there are none.
        template = "The contract says nothing of this, which is what we prefer."
    elif outcome is Outcome.ACCEPTABLE and not evidence and outcome not in rule.say:
        template = "The contract says nothing of this; we can live with that."
    clauses = tuple(dict.fromkeys(piece.clause for piece in evidence if piece.clause))
    values = {
        "clause": clause_in_sentence(clauses),
        "found": found,
        "looked_in": places_in_sentence(looked_in),
        **{position.value: bound(c) or describe(c) for position, c in rule.positions.items()},
    }
    return filled(template, values)


def filled(template: str, values: Mapping[str, str | None]) -> str:
    """A sentence with its places filled in; "{found|too little}" is "too little" where the contract gives no figure."""
    if values["found"] is None:
        template = template.replace(_ASIDE, "")
    return _PLACE.sub(lambda place: values.get(place[1], place[0]) or place[2] or "its words", template)


def clause_in_sentence(titles: tuple[str, ...]) -> str:
    """How a sentence begins that speaks of a clause: its number where it has one, else its heading."""
    if not titles:
        return "The contract"
    pointer = _pointer(titles[0])
    return f"Clause {pointer}" if _is_bare(pointer) else pointer


def doubt_in_sentence(titles: tuple[str, ...], reads: tuple[Category, ...], *, sure: float) -> str:
    """What a finding says of words in a clause that is not surely about what the rule asks for."""
    about = " or ".join(category.value.replace("-", " ") for category in reads)
    likely = f"{100 * sure:.0f} % sure" if sure else "not sure at all"
    return (
        f"{clause_in_sentence(titles)} has words that would answer this, but it is {likely} that it is about {about};"
        " a person must read it."
    )


def places_in_sentence(titles: tuple[str, ...]) -> str:
    """Where somebody looked, inside a sentence: "clauses 9, 17 and 2 more"; the finding itself lists the places."""
    pointers = list(dict.fromkeys(map(_pointer, titles)))
    if pointers == [f"“{WHOLE}”"]:
        return WHOLE
    named, rest = pointers[:_MOST_NAMED], len(pointers) - _MOST_NAMED
    last = [f"{rest} more"] if rest > 0 else [named.pop()]
    lead = ("clauses " if len(pointers) > 1 else "clause ") if all(map(_is_bare, pointers[:_MOST_NAMED])) else ""
    return lead + " and ".join(filter(None, (", ".join(named), *last)))


def _pointer(title: str) -> str:
    numbered = _NUMBER.match(title)
    return numbered[0] if numbered else f"“{title}”"


def _is_bare(pointer: str) -> bool:
    """Whether it is a number that does not say of what."""
    return pointer[:1] in "0123456789("
