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
# A line in a list of exhibits, or a head with nothing below it, has fewer words than this before the next exhibit.
_SOME_WORDS = 10
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def _absent(found: Found) -> Iterator[Span]:
    """Exhibits that the text refers to as its own and that head no part of the file."""
    text, heads = found.contract.text, _heads(found)
    for match in _EXHIBIT.finditer(text):
        line = around(text, *match.span())
        if not heads.isdisjoint(_names(match)) or _OPTIONAL.search(line.text_in(text)):
            continue
        if match["word"].islower() and match["letter"].isdigit():
            continue
        if not (
            _OF_ANOTHER.match(text[match.end() : match.end() + 60])
            or _OF_EARLIER.match(text[match.end() : match.end() + 220])
        ):
            yield line


def _heads(found: Found) -> frozenset[tuple[str, str]]:
    """The exhibits that head a part of the file with something in it: in a line of their own, or before a title."""
    text = found.contract.text
    heads = sorted(_heading_lines(found), key=lambda head: head[0])
    here: set[tuple[str, str]] = set()
    for number, (start, match) in enumerate(heads):
        end = next((at for at, other in heads[number + 1 :] if not _is_part(other, match)), None)
        if end is None or len(text[start:end].split()) >= _SOME_WORDS or _OPTIONAL.search(text[start:end]):
            here.update(_names(match))
    return frozenset(here)


def _is_part(other: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a head names the same exhibit again, or a part of it: "Exhibit A-1" stands in "Exhibit A"."""
    letter, whole = other["letter"].lower(), match["letter"].lower()
    return letter == whole or letter.startswith((f"{whole}-", f"{whole}."))


def _heading_lines(found: Found) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the lines and clauses stand that bear an exhibit's name as their title."""
    text = found.contract.text
    for block in found.contract.document.blocks:
        for line in block.span.text_in(text).splitlines()[:2]:
            match = _EXHIBIT.match(line.strip(" \t|*#-\u2013("))
            if match and _is_title(line, match):
                yield text.index(line, block.span.start), match
    for clause in found.contract.clauses:
        match = _EXHIBIT.match(clause.title)
        if match:
            yield clause.span.start, match


def _names(match: re.Match[str]) -> frozenset[tuple[str, str]]:
    """An exhibit by its letter or number; "Appendix I" is also "Appendix 1"."""
    word, letter = match["word"].lower(), match["letter"].lower()
    number = _ROMAN.get(letter)
    return frozenset({(word, letter), *([(word, str(number))] if number else [])})


def _is_title(line: str, match: re.Match[str]) -> bool:
    """A title is short and makes no statement: "Exhibit A sets out the fees." heads nothing."""
    rest = line.strip(" \t|*#-\u2013(")[match.end() :]
    return len(line) < _LONGEST_TITLE and not re.match(r"\s+[a-z]|\s*[,.;)]\s*\w", rest)


def _apart(found: Found) -> Iterator[Span]:
    """Papers of the set that the text names and that are not in this file."""
    text, contract = found.contract.text, found.contract
    hangs = contract.kind in (Kind.SLA, Kind.SUPPORT, Kind.ORDER_FORM, Kind.DPA, Kind.AMENDMENT)
    away: dict[str, bool] = {}  # A contract names its order form on every page.
    for match in _APART.finditer(text):
        paper = match[0]
        if paper not in away:
            away[paper] = not is_here(paper, contract) and not _is_own_title(found, paper)
        if away[paper]:
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
