"""Where one clause refers to another, and whether the other is there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from contract_review.clauses.numbering import roman_value
from contract_review.model.clause import Clause, Reference
from contract_review.model.document import BlockKind, Document
from contract_review.model.span import Span

_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:\s?\([A-Za-z0-9]{1,4}\))*|[IVXLC]{1,6}\b|[A-Z]\b(?:-\d+)?(?:\([A-Za-z0-9]{1,4}\))*)"
)
_WORDS = r"(?:sections?|sec\.|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex(?:es)?|appendix|appendices|attachments?|addendum)"
_REFERENCE = re.compile(
    rf"\b(?P<word>(?i:{_WORDS}))\s+(?P<first>{_NUMBER})"
    rf"(?P<more>(?:(?:\s*,\s*|\s+(?:and|or|through|to)\s+|\s*,\s*(?:and|or)\s+)(?:(?i:{_WORDS})\s+)?{_NUMBER})*)"
)
_ONE_MORE = re.compile(rf"(?:(?P<word>(?i:{_WORDS}))\s+)?(?P<number>{_NUMBER})")
# "Section 365(n) of the Bankruptcy Code", "Section 4 of the Master Agreement": another text than this one.
_ELSEWHERE = re.compile(
    r"\s*(?:\([^)]{0,60}\)\s*)?(?:of|to|in|under)\s+(?:the\s+|that\s+certain\s+|Title\s+|its\s+)?"
    r"(?P<what>(?:[A-Z\d][\w.’'&-]*\s*(?:(?:of|and|the|for)\s+)?){1,8})"
)
_THIS = re.compile(
    r"(?i)^(?:this|these|such)\b|^(?:section|clause|article|schedule|exhibit|annex|appendix|attachment)\b"
)
_OTHER_TEXT = re.compile(
    r"\b(?:Act|Code|Law|Laws|Regulations?|Rules?|Directive|GDPR|UCC|Convention|Statutes?|U\.?S\.?C|C\.?F\.?R|Clauses|"
    r"Agreement|Contract|Terms|Addendum|Plan|Policy|Standards?|SCCs?|Order|Lease|License|MSA|DPA|NDA)\b"
)
_THIS_TEXT = frozenset(("Agreement", "Contract", "Terms", "Order Form", "Addendum", "DPA", "MSA"))
_BY_NAME = frozenset(("schedule", "exhibit", "annex", "appendix", "attachment", "addendum"))
_SINGULAR = {"annexes": "annex", "appendices": "appendix", "sec.": "section"}


def refer(document: Document, clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """The references of a document in reading order, each with the clause that it leads to, if there is one."""
    places = _Places(clauses, document.text)
    starts = [clause.span.start for clause in clauses]
    found: list[Reference] = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        body = block.body
        for word, span in _named(document.text, body):
            holder = bisect_right(starts, span.start) - 1
            number = (
                f"{word.title()} {_plain(span, document.text)}" if word in _BY_NAME else _plain(span, document.text)
            )
            outside = _leads_elsewhere(document.text, span.end) or _is_of_a_law(number)
            target = None if outside else places.find(word, number, holder)
            found.append(Reference(span, number, target, outside=outside))
    return tuple(found)


def _named(text: str, body: Span) -> Iterator[tuple[str, Span]]:
    """Each number that is referred to in a block, with the word that it belongs to."""
    for match in _REFERENCE.finditer(text, body.start, body.end):
        word = _singular(match["word"])
        yield word, Span(*match.span("first"))
        for more in _ONE_MORE.finditer(text, *match.span("more")):
            word = _singular(more["word"]) if more["word"] else word
            yield word, Span(*more.span("number"))


def _singular(word: str) -> str:
    word = word.lower()
    return _SINGULAR.get(word) or (word if word in _BY_NAME else word.rstrip("s"))


def _plain(span: Span, text: str) -> str:
    return span.text_in(text).replace(" ", "")


def _leads_elsewhere(text: str, end: int) -> bool:
    match = _ELSEWHERE.match(text, end, end + 120)
    if match is None or _THIS.match(match["what"]) or match["what"].strip(" .") in _THIS_TEXT:
        return False
    return bool(_OTHER_TEXT.search(match["what"]))


def _is_of_a_law(number: str) -> bool:
    # No contract has a hundred chapters, and laws have: "Section 365(n)".
    digits = re.match(r"\d+", number)
    return digits is not None and int(digits[0]) >= 100


class _Places:
    """Finds clauses by the number that somebody cites."""

    def __init__(self, clauses: tuple[Clause, ...], text: str) -> None:
        self.clauses = clauses
        self.text = text
        self.by_number: dict[str, list[int]] = {}
        for clause in clauses:
            if clause.number:
                self.by_number.setdefault(_key(clause.number), []).append(clause.index)

    def find(self, word: str, number: str, holder: int) -> int | None:
        """The clause with a cited number, seen from the clause that cites it; None where there is none."""
        for cited in self._written(word, number, holder):
            known = self.by_number.get(_key(cited))
            if known:
                return min(known, key=lambda index: abs(index - holder)) if len(known) > 1 else known[0]
        return self._inline(word, number, holder)

    def _written(self, word: str, number: str, holder: int) -> Iterator[str]:
        """The ways in which clauses may bear a cited number: as it stands, within the same schedule, below the holder."""
        part = self._part(holder)
        if part:
            yield f"{part} {number}"
        if word != "article":
            yield number
        if word in ("article", "section", "clause", "paragraph"):
            yield f"{word.title()} {number}"
            yield f"Article {number}"
        if number.isdigit() and word in ("article", "section", "clause"):
            yield from (key for key in self.by_number if key.startswith("article ") and _same_count(key[8:], number))
        yield number
        for index in self._path(holder):
            yield f"{self.clauses[index].number or ''}({number.strip('()')})"
            yield f"{self.clauses[index].number or ''}{number}"

    def _inline(self, word: str, number: str, holder: int) -> int | None:
        """ "Section 4.2(b)" where (b) stands inside the paragraph of 4.2 leads to 4.2."""
        head, bracket, tail = number.partition("(")
        if not bracket or not head:
            return None
        index = self.find(word, head, holder)
        if index is None:
            return None
        return index if f"({tail}"[: tail.find(")") + 2] in self.clauses[index].span.text_in(self.text) else None

    def _part(self, holder: int) -> str | None:
        numbers = (self.clauses[index].number or "" for index in self._path(holder))
        return next((n for n in numbers if n.split(" ")[0].lower() in _BY_NAME and n.count(" ") == 1), None)

    def _path(self, holder: int) -> list[int]:
        path: list[int] = []
        index: int | None = holder if holder >= 0 else None
        while index is not None:
            path.append(index)
            index = self.clauses[index].parent
        return path


def _same_count(roman: str, number: str) -> bool:
    return roman == number or (roman.isalpha() and roman_value(roman) == int(number))


def _key(number: str) -> str:
    return number.lower().replace(" (", "(")
