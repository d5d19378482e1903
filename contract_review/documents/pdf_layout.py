"""Printed lines become paragraphs in reading order, with headers and footers set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf_page import PrintedLine, PrintedPage
from contract_review.documents.pdf_tables import PrintedTable, tables_on

_DASHES = r"[\s\-\u2013\u2014|]*"
_PAGE_NUMBER = re.compile(
    rf"(?i)^{_DASHES}(?:page\s*)?(?:[ivxl]{{1,5}}|\d{{1,4}})(?:\s*(?:of|/)\s*\d{{1,4}})?{_DASHES}$"
    r"|\bpage \d+ (?:of|/) \d+\b"
)
_TERMINAL = re.compile(r"[.;:?!]['\"\u2019\u201d)]*$")
_EDGE_LINES = 3


@dataclass(frozen=True, slots=True)
class PagePieces:
    """A page taken apart: furniture, and the rest as bands of lines and tables in reading order."""

    page: PrintedPage
    furniture: tuple[PrintedLine, ...]
    flow: tuple[PrintedLine | PrintedTable, ...]


def take_apart(pages: Sequence[PrintedPage]) -> tuple[PagePieces, ...]:
    """Each page's furniture and its lines and tables in reading order, decided over all pages together."""
    visual = [tuple(_join_baselines(page.lines)) for page in pages]
    repeated = _repeated_edges(visual, len(pages))
    return tuple(_pieces(page, lines, repeated) for page, lines in zip(pages, visual, strict=True))


def _pieces(page: PrintedPage, lines: tuple[PrintedLine, ...], repeated: frozenset[str]) -> PagePieces:
    edges = _edge_lines(lines)
    furniture = tuple(line for line in edges if _is_furniture(line, page, repeated))
    tables = tables_on(page)
    rest = [line for line in lines if line not in furniture]
    body = [part for line in rest for part in _outside(line, tables)]
    ordered: list[PrintedLine | PrintedTable] = list(_reading_order(body))
    for table in tables:
        place = next(
            (i for i, line in enumerate(ordered) if isinstance(line, PrintedLine) and line.top >= table.top - 1),
            len(ordered),
        )
        ordered.insert(place, table)
    return PagePieces(page, furniture, tuple(ordered))


def _outside(line: PrintedLine, tables: Sequence[PrintedTable]) -> list[PrintedLine]:
    words = tuple(word for word in line.words if not any(table.holds(word, line) for table in tables))
    return [replace(line, words=words)] if words else []


def _join_baselines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Lines that stand on one baseline close to each other are one line: a number set apart from its paragraph."""
    joined: list[PrintedLine] = []
    for line in lines:
        if joined and _same_baseline(joined[-1], line):
            last = joined.pop()
            words = tuple(sorted((*last.words, *line.words), key=lambda word: word.x0))
            top, bottom = min(last.top, line.top), max(last.bottom, line.bottom)
            joined.append(replace(last, words=words, top=top, bottom=bottom))
        else:
            joined.append(line)
    return joined


def _same_baseline(a: PrintedLine, b: PrintedLine) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    if overlap <= 0.5 * min(a.bottom - a.top, b.bottom - b.top):
        return False
    gap = max(a.x0, b.x0) - min(a.x1, b.x1)
    short = len(a.text) <= 12 or len(b.text) <= 12
    return gap >= -1 and (gap < 15 or (short and gap < 120))


def _edge_lines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    ordered = sorted(lines, key=lambda line: line.top)
    return ordered if len(ordered) <= 2 * _EDGE_LINES else ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:]


def _repeated_edges(pages: Sequence[Sequence[PrintedLine]], count: int) -> frozenset[str]:
    seen = Counter(key for lines in pages for key in {_key(line) for line in _edge_lines(lines)})
    least = 2 if count <= 4 else 3
    return frozenset(key for key, times in seen.items() if times >= least and count > 1)


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.text).strip().lower()


def _is_furniture(line: PrintedLine, page: PrintedPage, repeated: frozenset[str]) -> bool:
    at_edge = line.bottom < 0.13 * page.height or line.top > 0.87 * page.height
    if not at_edge:
        return False
    return _key(line) in repeated or bool(_PAGE_NUMBER.search(line.text))


def _reading_order(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    middle = _gutter(lines)
    if middle is None:
        return sorted(lines, key=lambda line: (round(line.top), line.x0))
    ordered: list[PrintedLine] = []
    band: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: line.top):
        if line.x0 < middle < line.x1:
            ordered += _by_column(band, middle)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _by_column(band, middle)


def _by_column(band: Sequence[PrintedLine], middle: float) -> list[PrintedLine]:
    left = [line for line in band if line.x1 <= middle]
    right = [line for line in band if line.x1 > middle]
    return sorted(left, key=lambda line: line.top) + sorted(right, key=lambda line: line.top)


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """The middle of a page in two columns; None where the lines run over it."""
    if len(lines) < 12:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    middle = (x0 + x1) / 2
    left = [line for line in lines if line.x1 <= middle]
    right = [line for line in lines if line.x0 >= middle - 2]
    if len(right) < 0.25 * len(lines) or len(left) < 0.25 * len(lines) or len(left) + len(right) < 0.75 * len(lines):
        return None
    # Two columns of prose fill their width; a list of short lines beside another does not.
    wide = median(line.x1 - line.x0 for line in left + right)
    return middle if wide > 0.25 * (x1 - x0) else None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is normal in a document: the size of its type, and the distance of its lines."""

    size: float
    pitch: float


def measure(pages: Sequence[PagePieces]) -> Measure:
    """The commonest type size and the usual distance from line to line."""
    lines = [line for page in pages for line in page.flow if isinstance(line, PrintedLine)]
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    gaps = [
        b.top - a.top
        for page in pages
        for a, b in zip(page.flow, page.flow[1:], strict=False)
        if isinstance(a, PrintedLine) and isinstance(b, PrintedLine) and 0 < b.top - a.top < 40
    ]
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    # The lower third of the gaps is the distance inside paragraphs, whatever stands between them.
    pitch = sorted(gaps)[len(gaps) // 3] if gaps else 12.0
    return Measure(size, pitch)


def is_heading(line: PrintedLine, normal: Measure) -> bool:
    """Whether a line looks like a heading by its type: larger, or bold and short, or short and in capitals."""
    text = line.text
    if len(text) > 110 or text.endswith((",", ";")) or not any(character.isalpha() for character in text):
        return False
    if line.size > 1.12 * normal.size and len(text) > 3:
        return True
    bare = text[printed_label(text) :].strip()
    capitals = len(bare) > 3 and bare.upper() == bare and len(bare) < 80 and not bare.endswith(".")
    return (line.bold and len(text) < 80 and not text.endswith(".")) or capitals


def starts_block(line: PrintedLine, last: PrintedLine, normal: Measure, right: float) -> bool:
    """Whether a line begins a new paragraph after `last`; `right` is the right edge of the column."""
    gap = line.top - last.top
    if gap < -2 or gap > 1.4 * normal.pitch or is_heading(line, normal) != is_heading(last, normal):
        return True
    ended = bool(_TERMINAL.search(last.text))
    short = last.x1 < right - 0.15 * max(right - last.x0, 1)
    if printed_label(line.text) and (ended or short or _sure_label(line.text)):
        return True
    return ended and (short or line.x0 > last.x0 + 8)


def runs_on(line: PrintedLine, last: PrintedLine, normal: Measure) -> bool:
    """Whether the first line of a page or column goes on with the last paragraph of the one before."""
    if _TERMINAL.search(last.text) or printed_label(line.text) or is_heading(line, normal) or is_heading(last, normal):
        return False
    return line.text[:1].islower() or abs(line.size - last.size) < 0.3


def _sure_label(text: str) -> bool:
    # "(a) the Supplier" begins an item; "5.2 of this Agreement" may be the rest of a reference.
    size = printed_label(text)
    after = text[size:].lstrip()[:1]
    return text.lstrip().startswith("(") or after.isupper() or after in {"\u201c", '"'}
