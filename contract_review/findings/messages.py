"""The sentences of a finding: what the rule says, filled with what was found; plain words where it says nothing.

Only the names in `PLACEHOLDERS` are filled in, by replacement and once: words of a contract are never a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from contract_review.findings.checks import CHECKS, in_words, leaves
from contract_review.findings.conclusion import Because, Conclusion
from contract_review.findings.quantities import in_words as value_in_words
from contract_review.model.fact import Fact, Flag, Strength
from contract_review.model.finding import Outcome
from contract_review.model.rule import Condition, Rule

PLACEHOLDERS = ("clause", "found", "preferred", "acceptable", "walk-away", "looked_in", "quote")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LONGEST_QUOTE = 160
_WHOLE_DOCUMENT = "the whole document"
_OWN_WORD = re.compile(
    r"(?:section|article|schedule|exhibit|annex|appendix|attachment|part|clause|preamble|§)", re.IGNORECASE
)

_PLAIN = {
    Outcome.PREFERRED: "{clause} is at our preferred position.",
    Outcome.ACCEPTABLE: "{clause} is within our fallback position.",
    Outcome.NEGOTIATE: "{clause} is short of our fallback position.",
    Outcome.WALK_AWAY: "{clause} is past our limit.",
    Outcome.MISSING: "Nothing on this in {looked_in}.",
    Outcome.NOT_APPLICABLE: "This contract need not say it.",
}
_PLAIN_WITH_VALUE = {
    Outcome.PREFERRED: "{clause} gives {found}; we prefer {preferred}.",
    Outcome.ACCEPTABLE: "{clause} gives {found}; our fallback is {acceptable}.",
}
_SILENT = {
    Outcome.PREFERRED: "The contract is silent on this, which suits us.",
    Outcome.ACCEPTABLE: "The contract is silent on this, which we can accept.",
}
_UNCLEAR = {
    Because.DEFERRED: "{clause} leaves this to a document that is not here: {quote}",
    Because.BLANK: "{clause} has a blank where the answer should stand: {quote}",
    Because.DIFFERING: "The contract says different things, and which of them applies decides: {found}.",
    Because.UNDECIDED: "{clause} speaks of this, but its words do not settle it: {quote}",
}


def message(rule: Rule, conclusion: Conclusion, looked_in: tuple[str, ...]) -> str:
    """The sentence of a finding."""
    return fill(_template(rule, conclusion), _values(rule, conclusion, looked_in))


def filled(template: str | None, rule: Rule) -> str | None:
    """An ask or a replacement wording with the rule's own positions in it."""
    return None if template is None else fill(template, _positions(rule))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put each value in the place of its name, and begin with a capital letter."""
    text = PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template.strip())
    return text[:1].upper() + text[1:]


def found(conclusion: Conclusion) -> str | None:
    """What the contract gives, in a few words: the values of its first fact, or else its own words."""
    valued = [fact for fact in conclusion.facts if not isinstance(fact.value, Flag)]
    if valued:
        return ", ".join(dict.fromkeys(_described(fact) for fact in valued if fact.id == valued[0].id))
    quotes = [*conclusion.quotes, *(quote for fact in conclusion.facts for quote in fact.evidence)]
    return _quoted(quotes[0].quote) if quotes else None


def wanted(rule: Rule) -> str | None:
    """What we ask for: the preferred position in words, if it can be put in words."""
    return _positions(rule).get("preferred")


def looked_in_words(titles: tuple[str, ...], *, most: int = 6) -> str:
    """The titles of the clauses that were searched, as a phrase."""
    if not titles:
        return _WHOLE_DOCUMENT
    shown = [cite(title) for title in titles[:most]]
    rest = len(titles) - most
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def cite(title: str | None) -> str:
    """A clause as a sentence names it: "Section 4.1 Uptime", "Schedule B", or its heading in quotes."""
    if title is None:
        return "the contract"
    if title == "preamble":
        return "the opening of the contract"
    if _OWN_WORD.match(title):
        return title
    return f"Section {title}" if title[0].isdigit() or title[0] == "(" else f"“{title}”"


def _template(rule: Rule, conclusion: Conclusion) -> str:
    outcome = conclusion.outcome
    if outcome is Outcome.UNCLEAR:
        return rule.say.get(outcome) or _UNCLEAR.get(conclusion.because, _UNCLEAR[Because.UNDECIDED])
    if conclusion.because is Because.SILENT and outcome in _SILENT:
        return _SILENT[outcome]
    valued = any(not isinstance(fact.value, Flag) for fact in conclusion.facts)
    plain = _PLAIN_WITH_VALUE.get(outcome) if valued else None
    return rule.say.get(outcome) or plain or _PLAIN[outcome]


def _values(rule: Rule, conclusion: Conclusion, looked_in: tuple[str, ...]) -> dict[str, str]:
    evidence = [*(quote for fact in conclusion.facts for quote in fact.evidence), *conclusion.quotes]
    if conclusion.because in (Because.DEFERRED, Because.BLANK) or not conclusion.facts:
        evidence = [*conclusion.quotes, *evidence]
    return {
        **_positions(rule),
        "clause": cite(evidence[0].clause if evidence else None),
        "found": found(conclusion) or "nothing that can be measured",
        "quote": _quoted(evidence[0].quote) if evidence else "",
        "looked_in": looked_in_words(looked_in),
    }


def _positions(rule: Rule) -> dict[str, str]:
    described = {outcome.value: words_for(condition) for outcome, condition in rule.positions.items()}
    return {**described, **{outcome.value: words for outcome, words in rule.words.items()}}


def words_for(position: Condition) -> str:
    """A position as one asks for it: its first quantity, else all that it says."""
    measured = [leaf for leaf in leaves(position) if leaf.check in ("at_least", "at_most")]
    return CHECKS[measured[0].check].words(measured[0]) if measured else in_words(position)


def _described(fact: Fact) -> str:
    words, own = value_in_words(fact.value), fact.qualifiers
    words += f" a {own.per}" if own.per else f" of the {own.of}" if own.of else ""
    notes: Iterable[str | None] = (
        own.scope,
        f"severity {own.severity}" if own.severity is not None else None,
        "a target only" if fact.strength is Strength.TARGET else None,
        "at discretion" if fact.strength is Strength.DISCRETION else None,
    )
    told = "; ".join(note for note in notes if note)
    return f"{words} ({told})" if told else words


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_QUOTE:
        return f"“{flat}”"
    return f"“{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
