"""What may answer a question about a contract: its sentences, the dates in it, and its titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_review.language.sentences import spans_of_sentences
from contract_review.model.document import BlockKind, Document
from contract_review.model.span import Span

# Blanks of every kind become one blank each, so that a line break inside a paragraph ends no sentence.
_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\u00a0", " "))
_BLANK_LINES = re.compile(r"\n\s*\n")
_NUMBER_ALONE = re.compile(r"[\s(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]{1,4})[.)\]]*\s*$|\W+$")
_LONGEST_NUMBER = 14

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
# Text recognition parts "14th" into "14t h".
_ORDINAL = r"(?:\s?s\s?t|\s?n\s?d|\s?r\s?d|\s?t\s?h)?"
_BLANK_DAY = r"[_\[\]*●•]+"
_DATE = re.compile(
    rf"(?i)\b\d{{1,2}}{_ORDINAL},?\s+(?:day\s+)?(?:of\s+)?{_MONTH},?\s+(?:of\s+)?(?:the\s+year\s+)?\d{{4}}"
    rf"|\b{_MONTH}\s+\d{{1,2}}{_ORDINAL}\s*,?\s*\d{{4}}"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b"
    rf"|(?:\b\w+|{_BLANK_DAY})\s+day\s+of\s+[\w_\[\]*●•]+,?\s*(?:\d{{2,4}}[_\[\]*]*)?"
    rf"|\b{_MONTH}\s*{_BLANK_DAY}\s*,?\s*\d{{2,4}}"
    rf"|\b{_MONTH},?\s+\d{{4}}\b"
    r"|\b\d{4}-\d\d-\d\d\b"
    rf"|(?<=\s){_BLANK_DAY}\s*,\s*\d{{4}}"
)
_KIND = (
    r"(?:AGREEMENT|CONTRACT|ADDENDUM|AMENDMENT|LEASE|LICEN[SC]E|PLAN|STATEMENT|TERMS|LETTER|UNDERTAKING|DEED|MEMORANDUM"
    r"|GUARANTY|POLICY|ARRANGEMENT|SCHEDULE|ORDER|PROGRAM|NOTE|WARRANT|CERTIFICATE|Agreement|Contract|Addendum|Amendment"
    r"|Lease|Licen[sc]e|Plan|Statement|Terms|Letter|Undertaking|Deed|Memorandum|Policy|Program)"
)
_TITLE_WORD = r"(?:[A-Z0-9&][\w&'’/.-]*|of|and|for|to|the|in|with|on|by|No\.|#?\d+|/|&|-|–|\([A-Za-z ]{1,30}\))"
_TITLE = re.compile(
    rf"(?<!\w)[A-Z&][\w&'’/-]*(?:[ \t\n]+{_TITLE_WORD}){{0,12}}?[ \t\n]+{_KIND}S?s?\b"
    r"(?:[ \t\n]+(?:No\.?|NO\.?|Number)[ \t\n]*\S+)?"
    rf"|\b{_KIND}S?\b(?:[ \t\n]+{_TITLE_WORD}){{0,6}}"
)
_BEFORE_TITLE = re.compile(
    r"(?i)(?:this|the|exhibit\s+[\w.()-]+|execution\s+(?:version|copy)|final|between|and|by|of|to|in|for|with|on)\s+"
)
# A contract says its name on its first pages and again where it is signed.
_OPENING, _CLOSING = 9000, 6000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may answer a question; `paragraph` counts the paragraphs of the text from 0."""

    span: Span
    paragraph: int


def paragraphs_of(document: Document) -> tuple[Span, ...]:
    """The paragraphs of a document without its furniture; each row of a table is one."""
    return (
        tuple(
            span
            for block in document.blocks
            if block.kind is not BlockKind.FURNITURE
            for span in _rows(block.span, document.text)
        )
        if document.blocks
        else paragraphs_in(document.text)
    )


def _rows(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    for line in span.text_in(text).split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def paragraphs_in(text: str) -> tuple[Span, ...]:
    """The paragraphs of a plain text: what stands between blank lines."""
    cuts = [0, *(edge for match in _BLANK_LINES.finditer(text) for edge in match.span()), len(text)]
    return tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if text[start:end].strip())


def candidate_sentences(text: str, paragraphs: Iterable[Span]) -> tuple[Candidate, ...]:
    """The sentences of the paragraphs, each with the number that stands in front of it."""
    flat = text.translate(_BLANKS)
    return tuple(
        Candidate(span, place)
        for place, paragraph in enumerate(paragraphs)
        for span in _numbered(flat, spans_of_sentences(flat, paragraph))
    )


def _numbered(flat: str, spans: list[Span]) -> Iterator[Span]:
    """The spans of sentences, with a number that was cut off put back in front of its sentence."""
    start: int | None = None
    for span in spans:
        first = span.start if start is None else start
        if len(span) < _LONGEST_NUMBER and _NUMBER_ALONE.match(span.text_in(flat)):
            start = first
        else:
            start = None
            yield Span(first, span.end)
    if start is not None:
        yield Span(start, spans[-1].end)


def candidate_dates(text: str) -> tuple[Span, ...]:
    """Whatever looks like a date, blanks to be filled in included: "the ___ day of May, 20__"."""
    return tuple(Span(*match.span()) for match in _DATE.finditer(text))


def candidate_titles(text: str) -> tuple[Span, ...]:
    """Whatever looks like the name of a contract, in its opening and where it is signed."""
    opening = (_without_lead(text, Span(*match.span())) for match in _TITLE.finditer(text[:_OPENING]))
    closing = len(text) - _CLOSING
    signed = (Span(*match.span()) for match in _TITLE.finditer(text, closing)) if closing > _OPENING else ()
    return (*(span for span in opening if span), *signed)


def _without_lead(text: str, span: Span) -> Span | None:
    start = span.start
    while lead := _BEFORE_TITLE.match(text, start, span.end):
        start = lead.end()
    return Span(start, span.end) if start < span.end else None
