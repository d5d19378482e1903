"""The light form in which the sample contracts are written, read into blocks that can be printed as PDF or Word.

A source file starts with YAML between `---` lines (see `Draft`), then holds blocks with blank lines between:

    # Title                 ## 4. Heading           ### Schedule part         ^ centred line
    4.1 A clause            (a) a sub-clause        (i) a sub-sub-clause      - a list item
    > a notice in a box     === (page break)        [^1]: a footnote, cited in the text as [^1]
    | Head | Head |         a table; `<` in a cell merges it with the cell on its left, `^` with the one above
    |---30 |---70 |         the end of the head, with column widths in percent
    {plain}                 before a table: no lines around its cells (signature blocks)

Numbers stand in the source as they are to be read; a Word file with `numbering: automatic` gets them from Word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import yaml


class Shape(Enum):
    """What a block is."""

    TITLE = "#"
    HEADING = "##"
    SUBHEADING = "###"
    CENTRED = "^"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    BULLET = "-"
    NOTICE = ">"
    TABLE = "|"
    NEW_PAGE = "==="


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells (None where a cell is covered by a merged one), column widths in percent."""

    rows: tuple[tuple[str | None, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...]
    head: int
    widths: tuple[int, ...]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: its text without its label; `depth` is 1 for "4.1", 2 for "(a)", 3 for "(i)"."""

    shape: Shape
    text: str = ""
    label: str = ""
    depth: int = 0
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A contract: how it looks, and its blocks; `footnotes` by their mark."""

    name: str
    title: str
    company: str
    formats: tuple[str, ...]
    pieces: tuple[Piece, ...]
    header: str = ""
    footer: str = ""
    font: str = "serif"
    size: float = 10.5
    accent: str = "#1f3a5f"
    columns: int = 1
    page: str = "letter"
    numbering: str = "typed"
    scan: bool = False
    footnotes: dict[str, str] = field(default_factory=dict)


_LABEL = re.compile(r"((?:Section\s)?\d+\.\d+(?:\.\d+)*\.?|\([a-z]\)|\([ivx]+\))\s+", re.DOTALL)
_HEADING_LABEL = re.compile(r"(\d+(?:\.\d+)*\.?)\s+")
_MARKS = {
    "#": Shape.TITLE,
    "##": Shape.HEADING,
    "###": Shape.SUBHEADING,
    "^": Shape.CENTRED,
    "-": Shape.BULLET,
    ">": Shape.NOTICE,
}


def read_draft(path: Path) -> Draft:
    """The draft in a source file."""
    _, front, body = re.split(r"^---$\n", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    options = yaml.safe_load(front)
    notes: dict[str, str] = {}
    pieces: list[Piece] = []
    plain, last = False, ""
    for block in re.split(r"\n\s*\n", body.strip()):
        if block == "{plain}":
            plain = True
        elif note := re.fullmatch(r"\[\^(\w+)\]:\s+(.*)", block, re.DOTALL):
            notes[note[1]] = " ".join(note[2].split())
        else:
            pieces.append(_piece(block, plain=plain, last=last))
            plain, last = False, pieces[-1].label or last
    formats = tuple(options.pop("formats"))
    return Draft(name=path.stem, formats=formats, pieces=tuple(pieces), footnotes=notes, **options)


def _piece(block: str, *, plain: bool, last: str) -> Piece:
    if block.startswith("|"):
        return Piece(Shape.TABLE, grid=_grid(block, plain=plain))
    if block == "===":
        return Piece(Shape.NEW_PAGE)
    text = " ".join(block.split())
    mark, _, rest = text.partition(" ")
    if mark in _MARKS:
        label = _HEADING_LABEL.match(rest) if mark in ("##", "###") else None
        return Piece(_MARKS[mark], rest[label.end() :] if label else rest, label=label[1] if label else "")
    label = _LABEL.match(text)
    if label is None:
        return Piece(Shape.PARAGRAPH, text)
    return Piece(Shape.CLAUSE, text[label.end() :], label=label[1], depth=_depth(label[1], last))


def _depth(label: str, last: str) -> int:
    if label[0] != "(":
        return 1
    if label == "(i)":
        return 2 if last == "(h)" else 3
    roman = re.fullmatch(r"\([ivx]+\)", label) and not (
        len(label) == 3 and ord(label[1]) == ord(last[-2:-1] or "(") + 1
    )
    return 3 if roman else 2


def _grid(block: str, *, plain: bool) -> Grid:
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
    ruler = next((n for n, cells in enumerate(lines) if all(re.fullmatch(r"-+\d*", cell) for cell in cells)), None)
    assert ruler is not None, f"a table without a ruler: {block[:60]}"
    widths = tuple(int(cell.lstrip("-") or 0) or round(100 / len(lines[0])) for cell in lines[ruler])
    cells = [*lines[:ruler], *lines[ruler + 1 :]]
    assert all(len(row) == len(widths) for row in cells), f"uneven rows: {block[:60]}"
    rows = tuple(tuple(None if cell in ("<", "^") else cell for cell in row) for row in cells)
    return Grid(rows, tuple(_spans(cells)), head=ruler, widths=widths, plain=plain)


def _spans(cells: list[list[str]]) -> list[tuple[int, int, int, int]]:
    """Merged areas as (first row, first column, last row, last column)."""
    spans = []
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            right, down = c, r
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(cells) and cells[down + 1][c] == "^":
                down += 1
            if (right, down) != (c, r):
                spans.append((r, c, down, right))
    return spans
