"""`contradicts`: words against figures, one fact told twice differently, and an end against "at any time"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.language.numbers import FIGURES, WORDS, figure, words
from contract_review.model.fact import Day, Duration, Fact, Strength, Unit
from contract_review.model.span import Span

_PAIR = re.compile(
    rf"(?i)(?<![\w-])(?P<words>{WORDS})\s*(?:\(\s*|\s)(?P<figures>{FIGURES})\s*(?:%|percent\s*)?(?P<close>\))?(?!\w|\.\d)"
)
_UNIT = re.compile(
    r"(?i)\s*(?:%|percent|calendar\s+|business\s+|working\s+|consecutive\s+)?\s*(?:days?|months?|years?|hours?|weeks?|minutes?)\b"
)
_SCALE = re.compile(r"(?i)\s*(?:million|billion|percent\s+of)\b")
# What a contract can state only once for all of it.
_ONCE = ("term.initial", "term.effective-date", "term.expiry-date", "term.non-renewal-notice")
_FOREVER = re.compile(
    r"(?i)\b(?:not|never|confiden\w+|secre\w+)\b[^.;\n]{0,200}\b(?:at\s+(?:any|all)\s+times?\s+(?:there)?after|in\s+perpetuity|indefinitely)\b"
)
_NO_END = re.compile(
    r"(?i)\b(?:agreement|contract|sla|document|it)\b[^.;\n]{0,40}\b(?:remains?|shall\s+remain|will\s+remain|continues?|stays?)\s+(?:valid|effective|in\s+(?:full\s+)?(?:force|effect))[^.;\n]{0,30}\buntil\s+(?:superseded|replaced|revised)"
)


def _words_against_figures(found: Found) -> Iterator[Span]:
    text = found.contract.text
    for match in _PAIR.finditer(text):
        bracketed = bool(match["close"]) and "(" in text[match.end("words") : match.start("figures")]
        # Without brackets only a unit shows that both are one quantity: "sixty 90 days".
        if not bracketed and not _UNIT.match(text, match.end()):
            continue
        said = words(match["words"])
        if said is None or _SCALE.match(text, match.end("words")):
            continue
        if said != figure(match["figures"]):
            yield around(text, *match.span(), reach=90)


def _told_twice(found: Found) -> Iterator[Span]:
    for name in _ONCE:
        told = [
            fact for fact in found.facts if fact.id == name and fact.strength is Strength.COMMITMENT and fact.evidence
        ]
        for one, other in combinations(told, 2):
            if one.qualifiers == other.qualifiers and _differ(one, other) and not _one_place(one, other):
                yield from (fact.evidence[0].span for fact in (one, other))


def _one_place(one: Fact, other: Fact) -> bool:
    """Words against figures give two facts of one place."""
    return one.evidence[0].span.overlaps(other.evidence[0].span)


def _differ(one: Fact, other: Fact) -> bool:
    match one.value, other.value:
        case Day(first), Day(second):
            return first != second
        case Duration(first_n, first_unit), Duration(second_n, second_unit):
            # Whether 30 days are a month cannot be told; twelve months are a year.
            alike = first_unit is second_unit or {first_unit, second_unit} == {Unit.MONTH, Unit.YEAR}
            return alike and _span_of(first_n, first_unit) != _span_of(second_n, second_unit)
    return False


def _span_of(n: float, unit: Unit) -> float:
    return n * 12 if unit is Unit.YEAR else n


def _end_against_none(found: Found) -> Iterator[Span]:
    """Secrecy for some years here and at any time thereafter there; a fixed term that lasts until it is replaced."""
    ids = {fact.id for fact in found.facts}
    patterns = [_FOREVER] if "legal.confidentiality-survival" in ids else []
    patterns += [_NO_END] if "term.initial" in ids else []
    for pattern in patterns:
        for match in pattern.finditer(found.contract.text):
            if "trade secret" not in match[0].lower():
                yield around(found.contract.text, *match.span(), reach=60)


class Contradicts(Pointing):
    """Two statements of one thing differ."""

    name = "contradicts"
    summary = "Two statements of one thing differ: `contradicts: words-and-figures`, `facts`, `end-and-no-end`."
    finders: ClassVar[Mapping[str, Finder]] = {
        "words-and-figures": _words_against_figures,
        "facts": _told_twice,
        "end-and-no-end": _end_against_none,
    }
