"""`signatures`: whether the contract was signed, is to be signed, or is accepted by a click."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.model.span import Span

_LABEL = (
    r"(?:by|per|name(?:\s+and\s+title)?|printed?\s+name|title|its|date(?:d|\s+signed)?|signature|signed|signatory|authori[sz]ed\s+(?:signature|signatory)|place|"
    r"witness|role|e-?mail|address|phone)"
)
# Labels are no proof by themselves: "Name:" stands in forms; a signature, or a place for one, stands near them.
_SIGNING = re.compile(
    r"(?i)\bin\s+witness\s+(?:whereof|hereof|thereof)|\bauthori[sz]ed\s+(?:signature|signatory)\b|\b(?:agreed\s+and\s+accepted|accepted\s+and\s+agreed)\b"
    r"|^[ \t|]*(?:(?:thus\s+)?done\s+and\s+signed|(?:signed\s+)?for\s+and\s+on\s+behalf\s+of)\b"
    r"|^[ \t|]*(?:signature|signed(?:\s+(?:by|for)[^\n:]{0,60})?|by|per)\s*:|^[ \t|]*(?:by|per)\s*_{3,}|\bsignature\s*:|\bsigned\s*:|^[^\n]{0,60}\bsignature[ \t]+date\b|^[ \t]*_{8,}[^\n]*\n[^\n]*\bname\b",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(
    rf"(?im)(?:^|[\t|:]|\s{{2,}})[ \t|]*{_LABEL}[ \t]*:?[ \t]*(?:_{{2,}}|-{{6,}}|\.{{6,}}|(?=$|\t|\s{{3,}}{_LABEL}\s*:))|^[ \t]*_{{8,}}"
)
_SIGNED_LINE = re.compile(rf"(?im)^[^\n]*\b{_LABEL}\b[^\n]*$|^[ \t]*_{{4,}}[^\n]*$")
_FIRST_DAY = re.compile(r"(?i)\b(?:effective|start|commencement|between)\b")
_SIGNED = re.compile(
    r"/[sS]/|\bDocuSign\w*|\b(?i:electronically|digitally)\s+signed\b|\b(?i:by|per|signature|signed)\s*:\s*[\"\u201c/]?\s*(?!(?i:name|title|its|date|by|print\w*)\b)[A-Z][\w.\u2019'-]+\s+[A-Z]"
)
_EXECUTED = re.compile(
    r"(?i)\bin\s+witness\s+(?:whereof|hereof)\b[^.\n]{0,160}|\b(?:have|has)\s+(?:caused|duly\s+executed|executed)\s+this\b[^.\n]{0,160}"
)
_CHANGES = re.compile(r"(?i)\b(?:amend\w*|var(?:y|ied)|modif\w+|chang\w+|waiv\w+)\b")
_CLICK = re.compile(
    r"(?i)\b(?:click\w*|check(?:ing)?\s+(?:a|the)\s+box|accessing|using\s+(?:the|our|this)|creat(?:e|ing)\s+an\s+account|sign(?:ing)?\s+up|order(?:ing)?\s+(?:the|a))\b[^.\n]{0,160}"
    r"\b(?:accept\w*|agree\w*|bound)\b|\b(?:accept\w*|agree(?:\s+to)?)\s+(?:the\s+|these\s+|this\s+)?(?:terms|agreement)\b[^.\n]{0,30}\bby\s+(?:click|access|us|brows|register|sign)\w*"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:cover\s+page|order\s+form|order|agreement)\b[^.\n]{0,60}\b(?:signed|executed|accepted)\s+(?:electronically\s+)?by\s+(?:the\s+|both\s+|each\s+)?part\w+"
)
_BLOCK = 1500
_DAY = re.compile(
    r"(?i)\bdate[d]?\b[^\n]{0,40}?\d|\bday\s+of\s+\w+,?\s+\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b[A-Z][a-z]{2,8}\s+\d{1,2},?\s+\d{4}\b"
)


# A hundred conditions ask this of one text.
@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[Span, ...]:
    """Where signatures stand, or are to stand."""
    return tuple(Span(match.start(), min(match.start() + _BLOCK, len(text))) for match in _SIGNING.finditer(text))


@lru_cache(maxsize=4)
def signature_lines(text: str) -> tuple[Span, ...]:
    """The lines with labels beside which somebody signs, and the blanks of such lines."""
    lines = []
    for block in _blocks(text):
        for match in _SIGNED_LINE.finditer(text[block.start : block.end]):
            if len(match[0]) < 240 and not _FIRST_DAY.search(match[0]):
                lines.append(Span(block.start + match.start(), block.start + match.end()))
    return tuple(lines)


def unsigned(found: Found) -> Iterator[Span]:
    """Lines for a signature that are empty, where nobody has signed."""
    text = found.contract.text
    if any(True for _ in signed(found)):
        return
    for block in _blocks(found.contract.text):
        blank = _BLANK_LINE.search(text, block.start, block.end)
        if blank:
            yield around(text, block.start, min(blank.end(), block.start + 160))
            return
    for match in re.finditer(r"(?im)^[^\n]{0,60}\bsignature[ \t]+date\b[^\n]*$", text):
        yield Span(*match.span()).stripped(text)


def signed(found: Found) -> Iterator[Span]:
    """Signatures that stand in a block of signatures."""
    text = found.contract.text
    for block in _blocks(found.contract.text):
        match = _SIGNED.search(text, max(block.start - 60, 0), block.end)
        if match:
            yield around(text, *match.span())


def signed_on_a_day(found: Found) -> bool:
    """Whether a signature that stands there has its date beside it."""
    text = found.contract.text
    return any(
        _SIGNED.search(text, max(block.start - 60, 0), block.end) and _DAY.search(text, block.start, block.end)
        for block in _blocks(text)
    )


def _block_without_lines(found: Found) -> Iterator[Span]:
    """The words that introduce signatures, with nothing to tell whether anybody signed."""
    if any(True for _ in signed(found)) or any(True for _ in unsigned(found)):
        return
    for match in _EXECUTED.finditer(found.contract.text):
        yield around(found.contract.text, *match.span())


def _matches(pattern: re.Pattern[str], found: Found) -> Iterator[Span]:
    for match in pattern.finditer(found.contract.text):
        yield around(found.contract.text, *match.span())


def _on_another_paper(found: Found) -> Iterator[Span]:
    """A cover page or an order that the parties sign; what amendments need is another matter."""
    text = found.contract.text
    for match in _ELSEWHERE.finditer(text):
        begin = max(text.rfind(end, 0, match.start()) for end in (". ", "\n\n")) + 1
        if not _CHANGES.search(text, begin, match.end()):
            yield around(text, *match.span())


class Signatures(Pointing):
    """How the contract was made binding."""

    name = "signatures"
    summary = "How the contract binds: `signatures: signed`, `empty`, `announced`, `by-click`, `on-another-paper`."
    finders: ClassVar[Mapping[str, Finder]] = {
        "signed": signed,
        "empty": unsigned,
        "announced": _block_without_lines,
        "by-click": lambda found: _matches(_CLICK, found),
        "on-another-paper": _on_another_paper,
    }
