"""A contract as words that can be compared: without what is printed on every page, and without how it was set."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from contract_review.clauses.contents import contents_of
from contract_review.model.clause import Reference
from contract_review.model.contract import Contract
from contract_review.model.document import Block, BlockKind
from contract_review.model.span import Span

# Parts of a word are joined by what stands inside figures, addresses and compounds: "99.9", "1,000", "10:30", "e-mail".
_JOINT = r"(?:(?<=\d)[.,:](?=\d)|(?<=[^\W\d_])\.(?=[^\W\d_])|[/@&'’‐‑\u00ad-](?=[^\W_]))"
_WORD = re.compile(rf"https?://\S*[\w/]|[^\W_]+(?:{_JOINT}[^\W_]+)*|_+|\.{{3,}}|[^\w\s]")
_HYPHENS = re.compile(r"[‐‑\u00ad\u200b-\u200d\u2060\ufeff-]")
_ALIKE = str.maketrans("’‘‛´`“”„‟«»–—―−", '\'\'\'\'\'""""""----')
# What a list sets before its items, whatever the letter.
_BULLETS = frozenset("•◦▪‣●○■□–·*\uf0b7\uf0a7")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, and the `key` that makes it the same as another: small letters, plain quotes, no hyphens.

    `before` is the blank in front of it: nothing, a space, a tab between cells, or the end of a paragraph or row.
    `reference` is the number of a clause that the word is, which may be another and still lead to the same clause.
    """

    text: str
    key: str
    span: Span
    before: str
    reference: Reference | None = None

    @property
    def counts(self) -> bool:
        """Whether it is more than a sign between words."""
        return self.text[0].isalnum()


def words_of(contract: Contract) -> tuple[Word, ...]:
    """The words of a contract in reading order.

    Headers, footers and page numbers are left out, and so are the table of contents, which repeats headings with pages,
    and the numbers and bullets in front of clauses and items: those of clauses are compared as numbers.
    """
    contract = _with_sure_references(contract)
    document = contract.document
    labels = {clause.span.start: clause.label or "" for clause in contract.clauses}
    starts = sorted(labels)
    contents = contents_of(document.blocks, document.text)
    found: list[Word] = []
    for place, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE or place in contents:
            continue
        for span in _bodies(block, starts, labels, document.text):
            found += _in_stretch(contract, span, first="\n" if found else "")
    return tuple(found)


def _with_sure_references(contract: Contract) -> Contract:
    """The contract with references that lead to a clause only where no other clause has its number.

    An order form and the terms behind it both have a clause 1.1; which of them is meant nobody can be sure of.
    """
    often = Counter(clause.number for clause in contract.clauses)
    sure = (
        replace(one, clause=None) if one.clause is not None and often[contract.clauses[one.clause].number] > 1 else one
        for one in contract.references
    )
    return replace(contract, references=tuple(sure))


def key_of(text: str) -> str:
    """What makes a word the same as another, however it was set."""
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    if len(plain) > 1:
        plain = _HYPHENS.sub("", plain)
    return plain.casefold()


def _bodies(block: Block, clauses: Sequence[int], labels: Mapping[int, str], text: str) -> Iterator[Span]:
    """A block without the numbers and bullets in front of its clauses, of which it may hold several."""
    inside = clauses[bisect_right(clauses, block.span.start) : bisect_left(clauses, block.span.end)]
    for start, end in pairwise((block.span.start, *inside, block.span.end)):
        label = labels.get(start, "")
        body = max(start, block.body.start) if start == block.span.start else start
        if body == start and label and text.startswith(label, start):
            body += len(label)
        elif text[body : body + 1] in _BULLETS:
            body += 1
        yield Span(min(body, end), end)


def _in_stretch(contract: Contract, body: Span, *, first: str) -> Iterator[Word]:
    text, last, before = contract.text, body.start, first
    for start, end, reference in _pieces(contract, body):
        blank = before or _blank(text[last:start])
        # Lines to write on are drawn in one file and typed in another.
        if text[start] == "_" or text.startswith("...", start):
            before = blank
            continue
        yield Word(text[start:end], key_of(text[start:end]), Span(start, end), blank, reference)
        last, before = end, ""


def _pieces(contract: Contract, body: Span) -> Iterator[tuple[int, int, Reference | None]]:
    """The words of a stretch of text; a number that refers to a clause is one word."""
    place = bisect_right(contract.references, body.start - 1, key=lambda one: one.span.start)
    at = body.start
    for reference in contract.references[place:]:
        if reference.span.end > body.end:
            break
        # "section 2.3, 37signals" refers to no 37.
        if contract.text[reference.span.end : reference.span.end + 1].isalnum():
            continue
        yield from ((*match.span(), None) for match in _WORD.finditer(contract.text, at, reference.span.start))
        yield reference.span.start, reference.span.end, reference
        at = reference.span.end
    yield from ((*match.span(), None) for match in _WORD.finditer(contract.text, at, body.end))


def _blank(between: str) -> str:
    for sign in ("\n", "\t"):
        if sign in between:
            return sign
    return " " if between else ""
