"""`parties`: whether the contract says by name between whom it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.model.contract import Role
from contract_review.model.span import Span

_BLANK = r"(?:_{3,}|\[\s*[\u25cf\u2022_ ]*\s*\]|\[(?i:(?:the\s+)?(?:full\s+|legal\s+)?(?:customer|client|company|partner|provider|vendor|supplier|licensee|reseller|party|entity|your)[^\]\n]{0,40})\]|<[^>\n]{0,20}(?i:customer|client|company|partner|name)[^>\n]{0,20}>|\{\{[^}\n]{0,40}\}\})"
_BLANK_PARTY = re.compile(
    rf"(?:\b(?i:between|by\s+and\s+between|among|with|and|client|customer|partner|company|licensee|reseller|provider|vendor)\s*:?[ \t]*,?\s*){_BLANK}"
)
_LEGAL_FORM = re.compile(
    r"(?i:\b(?:Inc|L\.?L\.?C|Ltd|Limited|Corp|Corporation|Company|Co|GmbH|AG|SE|S\.?A\.?|SRL|S\.r\.l|B\.?V|N\.?V|Pty|PLC|plc|LLP|L\.?P|Oy|AB|A/S|SAS|KG|Incorporated)\b\.?)"
)
_BETWEEN = re.compile(
    r"(?i)\b(?:between|by\s+and\s+(?:between|among)|among)\b(?!\s+(?:the\s+)?(?:parties|clauses|sections|documents|them|us\s+and\s+you\s+is))"
)
_BY_OTHER_PAPER = re.compile(
    r"(?i)[\u201c\"](?:customer|client|vendor|provider|partner|company|supplier|you)[\u201d\"]\s+(?:means|is|refers\s+to)\b[^.\n]{0,120}\b(?:identif\w+|named|specified|listed|set\s+(?:out|forth)|by\s+region|whose)\b[^.\n]{0,80}"
    r"|\b(?:cover\s+page|order\s+form)\b[^.\n]{0,250}\bidentif\w+\b[^.\n]{0,40}\b(?:customer|partner|provider|company|parties)\b"
)
_COMPANY = r"[A-Z][\w&.'\u2019-]*(?:\s+[A-Z][\w&.'\u2019-]*){0,5},?\s+(?:(?i:inc|llc|ltd|limited|corp|corporation|gmbh|plc|llp|pty|s\.?r\.?l|b\.v)\b\.?)"
_PAIR = re.compile(rf"(?P<one>{_COMPANY})[^\n]{{0,400}}?[)\u201d\"],?\s+and\s+(?P<other>{_COMPANY})")
_PART = re.compile(
    r"(?i)\b(?:part\s+of|incorporat\w+|under\s+the|pursuant\s+to|annex\s+to|exhibit\s+to|supplement\w*)\b"
)
_OPENING, _FIRST_WORDS = 4000, 1500


def _blank(found: Found) -> Iterator[Span]:
    text = found.contract.text
    for match in _BLANK_PARTY.finditer(text, 0, _OPENING):
        line = around(text, *match.span())
        if not re.search(r"(?i)\bdate\b|\bday\s+of\s*$", text[line.start : match.start()][-20:]):
            yield line


def _named(found: Found, role: Role) -> Span | None:
    """Where a party of this role stands with its full name."""
    text = found.contract.text
    for party in found.contract.parties:
        if party.role is role and (_LEGAL_FORM.search(party.name) or " " in party.name.strip()):
            place = text.find(party.name)
            return around(text, place, place + len(party.name)) if place >= 0 else None
    return None


def _both(found: Found) -> Iterator[Span]:
    spans = [_named(found, Role.VENDOR), _named(found, Role.CUSTOMER)]
    if all(spans):
        yield from (span for span in spans if span)
    else:
        yield from _two_companies(found)


def _two_companies(found: Found) -> Iterator[Span]:
    """Two companies that the opening joins by "and", each with what it is called from there on."""
    text = found.contract.text
    match = _PAIR.search(text, 0, _FIRST_WORDS)
    if match and match["one"].lower() != match["other"].lower():
        yield around(text, match.start("one"), match.start("other"), reach=20)


def _one(found: Found) -> Iterator[Span]:
    spans = [span for span in (_named(found, Role.VENDOR), _named(found, Role.CUSTOMER)) if span]
    if len(spans) == 1:
        yield spans[0]


def _with_forms(found: Found) -> Iterator[Span]:
    """Both parties with the form of the company, as a register has them."""
    if all(
        _LEGAL_FORM.search(party.name) for party in found.contract.parties if party.role in (Role.VENDOR, Role.CUSTOMER)
    ):
        yield from _both(found)


def _by_other_paper(found: Found) -> Iterator[Span]:
    for match in _BY_OTHER_PAPER.finditer(found.contract.text):
        yield around(found.contract.text, *match.span())


def between(found: Found) -> Iterator[Span]:
    """The words by which a contract opens that is made between two parties, and is no part of another one."""
    text = found.contract.text
    names = [name for party in found.contract.parties for name in (party.name, *party.aliases) if name[:1].isupper()]
    for match in _BETWEEN.finditer(text, 0, _FIRST_WORDS):
        line = around(text, *match.span(), reach=250)
        behind = text[match.end() : line.end]
        if not _PART.search(text[line.start : match.start()]) and any(name in behind for name in names):
            yield line


class Parties(Pointing):
    """Who makes the contract."""

    name = "parties"
    summary = (
        "Who makes the contract: `parties: full-names` (with the form of the company), `both-named`, `one-named`, `blank`, "
        "`on-another-paper`, `between` (it opens as one between two)."
    )
    finders: ClassVar[Mapping[str, Finder]] = {
        "full-names": _with_forms,
        "both-named": _both,
        "one-named": _one,
        "blank": _blank,
        "on-another-paper": _by_other_paper,
        "between": between,
    }
