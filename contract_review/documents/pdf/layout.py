"""Pages become blocks in reading order: paragraphs, headings, tables and furniture, still on their pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from statistics import median

from contract_review.documents.pdf.aligned import rest_of, split_tables
from contract_review.documents.pdf.continued import going_on
from contract_review.documents.pdf.drawings import Rule
from contract_review.documents.pdf.furniture import Furniture, furniture_of
from contract_review.documents.pdf.headings import heading_levels, is_heading
from contract_review.documents.pdf.page import PrintedPage
from contract_review.documents.pdf.paragraphs import Measure, Setting, measure, right_edges, runs_on, starts_block
from contract_review.documents.pdf.rows import Column, Row, columns_of, row_of
from contract_review.documents.pdf.tables import PrintedTable, take_tables
from contract_review.model.document import BlockKind

_FOOTNOTE = re.compile(r"\(?(?:\d{1,3}|[*†‡§]{1,3})\)?\s*\S")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row and the index of its page."""

    row: Row
    page: int


@dataclass(slots=True)
class PrintedBlock:
    """A block on its way into the text: the rows of a paragraph, or the parts of a table, with their pages."""

    kind: BlockKind
    rows: list[PlacedRow] = field(default_factory=list)
    tables: list[tuple[PrintedTable, int]] = field(default_factory=list)
    setting: Setting | None = None
    level: int | None = None

    @property
    def first_page(self) -> int:
        """The index of the page on which it begins."""
        return self.rows[0].page if self.rows else self.tables[0][1]

    @property
    def last_page(self) -> int:
        """The index of the page on which it ends."""
        return self.rows[-1].page if self.rows else self.tables[-1][1]

    @property
    def size(self) -> float:
        """The size of its type; 0 for tables."""
        return self.rows[0].row.size if self.rows else 0.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page taken apart: what flows, column by column, and its furniture."""

    columns: tuple[Column, ...]
    tables: tuple[PrintedTable, ...]
    furniture: Furniture
    rules: tuple[Rule, ...]


def lay_out(pages: Sequence[PrintedPage], *, unreadable: Collection[int | None] = ()) -> list[PrintedBlock]:
    """The blocks of a document in reading order; the furniture of a page stands beside its paragraphs, never inside.

    A paragraph that runs over the end of a page is one block: the furniture of that page comes before it, the header
    of the next page after it. Over an `unreadable` page (by its number) no paragraph runs.
    """
    sheets: list[_Sheet] = []
    for page, furniture in zip(pages, furniture_of(pages), strict=True):
        before = max(sheets[-1].tables, key=attrgetter("bottom"), default=None) if sheets else None
        sheets.append(_sheet(page, furniture, before))
    normal = measure(column for sheet in sheets for column in sheet.columns)
    flow = _Flow(normal, _usual_right(sheets))
    for index, sheet in enumerate(sheets):
        flow.follows = index > 0 and not {pages[index].number, pages[index - 1].number} & set(unreadable)
        flow.add(sheet, index)
    _mark_headings(flow.blocks, normal)
    return list(_with_furniture(flow.blocks, sheets, pages))


def _mark_headings(blocks: Sequence[PrintedBlock], normal: Measure) -> None:
    headings = [
        block for block in blocks if not block.tables and is_heading([placed.row for placed in block.rows], normal)
    ]
    levels = heading_levels((block.size for block in headings), normal)
    for block in headings:
        block.kind = BlockKind.HEADING
        block.level = levels.get(block.size)


def _usual_right(sheets: Sequence[_Sheet]) -> float:
    """Where the lines of most pages in one column end."""
    return median([sheet.columns[0].x1 for sheet in sheets if len(sheet.columns) == 1] or [0.0])


def _sheet(page: PrintedPage, furniture: Furniture, before: PrintedTable | None) -> _Sheet:
    """A page taken apart; `before` is the last table of the page before it."""
    taken = furniture.pieces
    tables, rest = take_tables(page, [piece for piece in page.pieces if id(piece) not in taken], before=before)
    return _Sheet(tuple(columns_of(rest)), tuple(tables), furniture, page.rules)


@dataclass(slots=True)
class _Flow:
    """Rows on their way into blocks.

    `right` is where lines usually end, for pages with short lines alone; `follows` says that the page before was read,
    so that a paragraph may go on from it.
    """

    normal: Measure
    right: float
    follows: bool = True
    blocks: list[PrintedBlock] = field(default_factory=list)

    def add(self, sheet: _Sheet, page: int) -> None:
        """Add a page: its columns one after the other, each table where it stands."""
        local = measure(sheet.columns, otherwise=self.normal)
        local = replace(local, size=self.normal.size)
        tables = sorted(sheet.tables, key=lambda table: table.top)
        cuts = sorted(row.top for row in sheet.furniture.old_numbers)
        whole = len(sheet.columns) == 1
        for column in (replace(c, x1=max(c.x1, self.right)) if whole else c for c in sheet.columns):
            above = [t for t in tables if t.x1 > column.x0 and t.x0 < column.x1 and t.top < column.rows[-1].top]
            tables = [table for table in tables if table not in above]
            self._column(column, above, page, local, cuts, sheet.rules)
        for table in tables:
            self._table(table, page)

    def _column(
        self,
        column: Column,
        tables: list[PrintedTable],
        page: int,
        local: Measure,
        cuts: Sequence[float],
        rules: Sequence[Rule],
    ) -> None:
        passed = 0
        edges = right_edges(column, local.pitch)
        head = self._rest_of_table(column.rows, page, local.pitch, rules)
        fresh = not head
        for rows, table in _between(column.rows[head:], tables):
            for part in split_tables(rows, local.pitch, rules):
                if isinstance(part, PrintedTable):
                    self._table(part, page)
                else:
                    # Behind the number of an old page a paragraph may go on, as at the top of a page.
                    fresh = fresh or bisect_left(cuts, part.top) > passed
                    self._row(part, page, Setting(edges[id(part)], column.x1 - column.x0, local), fresh=fresh)
                    passed = bisect_left(cuts, part.top)
                fresh = False
            if table is not None:
                self._table(table, page)
                fresh = False

    def _rest_of_table(self, rows: Sequence[Row], page: int, pitch: float, rules: Sequence[Rule]) -> int:
        """How many rows go on with the table with which the page before ended; they are added to it."""
        last = self.blocks[-1] if self.blocks and self.follows else None
        if last is None or not last.tables or last.last_page != page - 1:
            return 0
        rest, count = rest_of(rows, last.tables[-1][0], pitch, rules)
        if rest is not None:
            self._table(rest, page)
        return count

    def _row(self, row: Row, page: int, setting: Setting, *, fresh: bool) -> None:
        if fresh:
            self._pass_footnotes(row, page)
        block = self.blocks[-1] if self.blocks else None
        if block is None or not block.rows or block.setting is None:
            new = True
        elif fresh:
            new = (not self.follows and block.last_page != page) or not runs_on(row, block.rows[-1].row, block.setting)
        else:
            new = starts_block(row, [placed.row for placed in block.rows], setting)
        if new or block is None:
            block = PrintedBlock(BlockKind.PARAGRAPH)
            self.blocks.append(block)
        block.rows.append(PlacedRow(row, page))
        block.setting = setting

    def _pass_footnotes(self, row: Row, page: int) -> None:
        """Bring the paragraph that goes on with the first row of a page behind the footnotes that stand in between."""
        place = len(self.blocks)
        while place > 0 and self._is_footnote(self.blocks[place - 1], page - 1):
            place -= 1
        block = self.blocks[place - 1] if 0 < place < len(self.blocks) else None
        if block is None or block.setting is None or block.last_page != page - 1 or not self.follows:
            return
        if runs_on(row, block.rows[-1].row, block.setting):
            self.blocks.append(self.blocks.pop(place - 1))

    def _is_footnote(self, block: PrintedBlock, page: int) -> bool:
        """Whether a block in smaller type at the end of a page begins with a number or a sign, as footnotes do."""
        small = 0 < block.size < 0.95 * self.normal.size and block.first_page == page
        return small and bool(_FOOTNOTE.match(block.rows[0].row.text))

    def _table(self, table: PrintedTable, page: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.tables and last.last_page == page - 1 and self.follows:
            rest = going_on([part for part, _ in last.tables], table)
            if rest is not None:
                last.tables.append((rest, page))
                return
        self.blocks.append(PrintedBlock(BlockKind.TABLE, tables=[(table, page)]))


def _between(
    rows: Sequence[Row], tables: Sequence[PrintedTable]
) -> Iterator[tuple[Sequence[Row], PrintedTable | None]]:
    """The rows of a column cut at the tables that stand among them."""
    start = 0
    for table in tables:
        end = next((place for place in range(start, len(rows)) if rows[place].top > table.top - 2), len(rows))
        yield rows[start:end], table
        start = end
    yield rows[start:], None


def _with_furniture(
    blocks: Sequence[PrintedBlock], sheets: Sequence[_Sheet], pages: Sequence[PrintedPage]
) -> Iterator[PrintedBlock]:
    """The blocks with each page's header before them and its footer after them.

    The footer of a page whose last paragraph runs over its end comes before that paragraph; so page numbers never run
    backwards, except where one paragraph fills a whole page and more.
    """
    place = 0
    for index, (sheet, page) in enumerate(zip(sheets, pages, strict=True)):
        own = []
        while place < len(blocks) and blocks[place].first_page == index:
            own.append(blocks[place])
            place += 1
        yield from (_furniture([row], index) for row in sheet.furniture.head)
        foot = list(_foot(sheet.furniture, page, index))
        runs_over = bool(own) and own[-1].last_page > index
        yield from own[:-1] if runs_over else own
        yield from foot
        yield from own[-1:] if runs_over else ()


def _foot(furniture: Furniture, page: PrintedPage, index: int) -> Iterator[PrintedBlock]:
    yield from (_furniture([row], index) for row in (*furniture.foot, *furniture.old_numbers))
    if furniture.line_numbers:
        yield _furniture(furniture.line_numbers, index)
    yield from (_furniture([row_of([piece])], index) for piece in page.askew)


def _furniture(rows: Sequence[Row], page: int) -> PrintedBlock:
    return PrintedBlock(BlockKind.FURNITURE, [PlacedRow(row, page) for row in rows])
