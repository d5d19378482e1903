"""`exhibits`: whether the exhibits that a contract speaks of are in the file, and which papers stand apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.naming import between
from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.findings.papers import is_here
from contract_review.model.contract import Kind
from contract_review.model.span import Span

_EXHIBIT = re.compile(
    r"\b(?P<word>(?i:schedule|exhibit|annex|appendix|attachment))(?:[^\S\n]|\n(?!\n))+[\"\u201c]?(?P<letter>[A-Z]{1,2}(?:-\d+)?|\d{1,2}(?:\.\d{1,3})?|[IVX]{1,4})\b[\"\u201d]?"
)
_OPTIONAL = re.compile(r"(?i)\b(?:if\s+any|if\s+applicable|optional|intentionally\s+omitted|reserved|not\s+used)\b")
_OF_ANOTHER = re.compile(
    r"(?i)^\s*(?:to|of|in)\s+(?:the\s+|that\s+|its\s+|an?\s+)?(?!this\b|these\b|present\b)(?:[A-Z][\w-]*\s+){0,4}?(?:regulation|act|directive|gdpr|agreement|contract|form\s+(?:10|8)|license|code|clauses|order\s+form|dpa|msa)\b"
)
# An exhibit of the contract that this one follows.
_OF_EARLIER = re.compile(r"(?i)[^.]{0,140}\bpart\s+of\s+the\s+(?:original|previous|prior|earlier|former)\b")
_APART = re.compile(
    r"\b(?:Cover\s+Pages?|Order\s+Forms?|Statements?\s+of\s+Work|SOWs?|Work\s+Orders?|Data\s+(?:Processing|Protection)\s+(?:Agreement|Addendum)|DPA|"
    r"Master\s+(?:\w+\s+){1,2}Agreement|MSA)\b"
)
_HANGING = re.compile(
    r"\b(?:[Tt]he\s+|an?\s+|[Uu]nderlying\s+|[Mm]ain\s+)(?:[A-Z]\w+\s+)?(?:Agreement|[Ss]ubscription\s+agreement)\b"
)
_LONGEST_TITLE = 120
_OPENING, _SHORT = 3, 10


def _absent(found: Found) -> Iterator[Span]:
    """Exhibits that the text refers to as its own and that head no part of the file."""
    text, heads = found.contract.text, _heads(found)
    for match in _EXHIBIT.finditer(text):
        line = around(text, *match.span())
        if (match["word"].lower(), match["letter"].lower()) in heads or _OPTIONAL.search(line.text_in(text)):
            continue
        if match["word"].islower() and match["letter"].isdigit():
            continue
        if not (
            _OF_ANOTHER.match(text[match.end() : match.end() + 60])
            or _OF_EARLIER.match(text[match.end() : match.end() + 220])
        ):
            yield line


def _heads(found: Found) -> frozenset[tuple[str, str]]:
    """The exhibits that head a part of the file: in a line of their own, or with a title behind them."""
    text, here = found.contract.text, set()
    for block in found.contract.document.blocks:
        for line in block.span.text_in(text).splitlines()[:2]:
            match = _EXHIBIT.match(line.strip(" \t|*#-\u2013("))
            if match and _is_title(line, match):
                here.add((match["word"].lower(), match["letter"].lower()))
    for clause in found.contract.clauses:
        match = _EXHIBIT.match(clause.title)
        if match:
            here.add((match["word"].lower(), match["letter"].lower()))
    return frozenset(here)


def _is_title(line: str, match: re.Match[str]) -> bool:
    """A title is short and makes no statement: "Exhibit A sets out the fees." heads nothing."""
    rest = line.strip(" \t|*#-\u2013(")[match.end() :]
    return len(line) < _LONGEST_TITLE and not re.match(r"\s+[a-z]|\s*[,.;)]\s*\w", rest)


def _apart(found: Found) -> Iterator[Span]:
    """Papers of the set that the text names and that are not in this file."""
    text, contract = found.contract.text, found.contract
    hangs = contract.kind in (Kind.SLA, Kind.SUPPORT, Kind.ORDER_FORM, Kind.DPA, Kind.AMENDMENT)
    for match in _APART.finditer(text):
        if not is_here(match[0], contract) and not _is_own_title(found, match[0]):
            yield around(text, *match.span())
    if hangs and not _is_the_agreement(found):
        for match in _HANGING.finditer(text):
            yield around(text, *match.span())


def _is_the_agreement(found: Found) -> bool:
    """Whether "the Agreement" is this document: it is defined here, or opens as one between two parties."""
    defined = any(definition.term == "Agreement" for definition in found.contract.definitions)
    return defined or any(True for _ in between(found))


def _is_own_title(found: Found, paper: str) -> bool:
    text, blocks = found.contract.text, found.contract.document.blocks[:_OPENING]
    lines = [" ".join(block.span.text_in(text).lower().split()) for block in blocks]
    wanted = " ".join(paper.lower().split()).rstrip("s")
    if re.search(rf"(?i)\bthis\s+{re.escape(wanted)}\b", text):
        return True
    return any(wanted in line and len(line.split()) <= _SHORT for line in lines)


class Exhibits(Pointing):
    """Whether exhibits and other papers of the set are here."""

    name = "exhibits"
    summary = "Papers that are not in the file: `exhibits: absent`, or `apart` (a cover page, an order form)."
    finders: ClassVar[Mapping[str, Finder]] = {"absent": _absent, "apart": _apart}
