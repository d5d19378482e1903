"""`references`: whether the clauses that a contract cites are there, and bear the caption that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.model.clause import Reference
from contract_review.model.span import Span

_PAPER = re.compile(r"(?i)^(?:schedule|exhibit|annex|appendix|attachment|addendum)\b")
_RISK = re.compile(
    r"(?i)\b(?:liab\w+|damages|indemni\w+|terminat\w+|renew\w*|term|fees?|pay\w*|prices?|charges?|credits?|refund\w*|data|confidential\w*)\b"
)
_FIELD_ERROR = re.compile(r"(?i)\berror!\s*(?:reference\s+source|bookmark)\s+not\s+(?:found|defined)\.?")
_CAPTION = re.compile(r"\s*\((?P<caption>[A-Z][^()\d\n]{3,60})\)")
_LAW_BEFORE = re.compile(
    r"\b(?:D?FARS?|C\.?F\.?R\.?|U\.?S\.?C\.?|UCC|GDPR|Act|Code|Regulations?)[,.]?\s+(?i:sections?|articles?|part)?\s*$"
)
_PAPER_BEHIND = re.compile(
    r"\s+(?:of|in|to)\s+(?:the|our|your|its|their)\s+"
    r"(?:(?!SLA\b)[A-Z]{3,6}\b|(?:[A-Z][\w-]*\s+){1,5}(?:Attachment|Description|Guide|Handbook|Manual|Policy|Statement\s+of\s+Work)\b)"
)
# Some number their articles 1.0, 2.0 and others cite them so.
_ROUND = re.compile(r"^(\d{1,3})\.0(?=\(|$)")
_WORD = re.compile(r"[a-z]{4,}")


def _broken(found: Found) -> Iterator[Reference]:
    """References to clauses that are not there; a missing exhibit is another matter."""
    text = found.contract.text
    heads = {clause.number for clause in found.contract.clauses}
    for one in found.contract.references:
        article = _ROUND.match(one.number)
        here = article is not None and not heads.isdisjoint((article[1], f"{article[1]}."))
        if one.broken and not here and not _PAPER.match(one.number) and not _is_of_another(text, one.span):
            yield one


def _is_of_another(text: str, place: Span) -> bool:
    """Whether it is a section of a law or of another paper, or the cell of a table behind the word "Articles"."""
    before = text[max(place.start - 40, 0) : place.start]
    return before.endswith("\t") or bool(_LAW_BEFORE.search(before) or _PAPER_BEHIND.match(text, place.end))


def _line(found: Found, span: Span) -> Span:
    return around(found.contract.text, span.start, span.end, reach=120)


def _leading_nowhere(found: Found) -> Iterator[Span]:
    yield from (_line(found, one.span) for one in _broken(found))
    for match in _FIELD_ERROR.finditer(found.contract.text):
        yield _line(found, Span(*match.span()))


def _risky(found: Found) -> Iterator[Span]:
    """Those in a sentence about liability, payment, term or data."""
    text = found.contract.text
    yield from (span for span in _leading_nowhere(found) if _RISK.search(span.text_in(text)))


def _misnamed(found: Found) -> Iterator[Span]:
    """A caption behind a number that is not the heading of the clause with that number."""
    text, clauses = found.contract.text, found.contract.clauses
    for one in found.contract.references:
        caption = _CAPTION.match(text, one.span.end, one.span.end + 80)
        heading = clauses[one.clause].heading if one.clause is not None else None
        if caption and heading and _names(caption["caption"]) != _names(heading):
            yield _line(found, one.span)


def _names(caption: str) -> frozenset[str]:
    return frozenset(_WORD.findall(caption.lower()))


class References(Pointing):
    """Where references between clauses lead."""

    name = "references"
    summary = (
        "A clause that is cited: `references: nowhere`, `nowhere-on-risk` (money, liability, term, data), `misnamed`."
    )
    finders: ClassVar[Mapping[str, Finder]] = {
        "nowhere": _leading_nowhere,
        "nowhere-on-risk": _risky,
        "misnamed": _misnamed,
    }
