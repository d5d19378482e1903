"""Tables without rulings: rows of short cells that stand below each other, parted by white space alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf.drawings import Rule
from contract_review.documents.pdf.headed import headed, ruled_off
from contract_review.documents.pdf.merged import columns_below, head_over
from contract_review.documents.pdf.page import Piece
from contract_review.documents.pdf.paragraphs import is_listed
from contract_review.documents.pdf.rows import Row
from contract_review.documents.pdf.stripes import Gathered, Stripe, cells_of, cut, fits, heights, stripes_of, underlined
from contract_review.documents.pdf.tables import PrintedCell, PrintedTable, has_room

_FEWEST_ROWS = 3
_MOST_WORDS = 9
_NEAR = 2.0
_WORDS_OF_PROSE = 5
# Rows of a table stand further apart than the lines of one cell, if only by the margins of its cells.
_WIDER = 1.15
_MOST_ROOM, _MOSTLY = 0.2, 0.5
_RULING = re.compile(r"[-=─═+|\s]{5,}$")
_AMOUNT = re.compile(r"[^\w\s]{0,2}\d[\d.,]*\s?\S{0,4}(?:\s\(\S+\))?$")
_PAGE_REFERENCE = re.compile(r"(?:(?i:page|p\.)\s?)?(\d{1,3}|[ivxlc]{1,5}|[A-Z]-?\d{1,2})$")


def split_tables(rows: Sequence[Row], pitch: float, rules: Sequence[Rule] = ()) -> list[Row | PrintedTable]:
    """The rows of a column, with each run that is a table replaced by it; rulings of the page part rows and columns.

    Lines of dashes in and around a table are its rulings, and go with it.
    """
    parts: list[Row | PrintedTable] = []
    cells = [row for row in rows if not _RULING.match(row.text)]
    ruled = ruled_off(cells, rules)
    place = 0
    start = 0
    while start < len(cells):
        end, stripes = headed(cells, start, pitch, ruled) if ruled else (0, [])
        end = end or _end_of_drawn(cells, start, pitch, rules) or _end_of_run(cells, start, pitch)
        table = _table(cells[start:end], pitch, rules, stripes) if stripes or end - start >= _FEWEST_ROWS else None
        while rows[place] is not cells[start]:
            parts.append(rows[place])
            place += 1
        if table is None:
            parts.append(rows[place])
            place, start = place + 1, start + 1
            continue
        while parts and isinstance(parts[-1], Row) and _rules_off(parts[-1], rows[place], pitch):
            parts.pop()
        parts.append(table)
        while rows[place] is not cells[end - 1]:
            place += 1
        place, start = place + 1, end
        while place < len(rows) and _rules_off(rows[place], rows[place - 1], pitch):
            place += 1
    return [*parts, *rows[place:]]


def rest_of(
    rows: Sequence[Row], table: PrintedTable, pitch: float, rules: Sequence[Rule]
) -> tuple[PrintedTable | None, int]:
    """The first rows of a page as the rest of the unruled table above, and their number.

    None where they are too many, and a table or none by themselves, or do not stand in its columns.
    """
    stripes = [Stripe(*edges) for _, edges in sorted(table.edges().items())]
    end = full = 0
    while end < len(rows) and (not end or _gap(rows, end) < 2.6 * pitch):
        columns = _columns(rows[end], stripes)
        is_second_line = end > 0 and columns not in ([], [0]) and _gap(rows, end) <= _WIDER * pitch
        if len(columns) < 2 and not is_second_line:
            break
        full += len(columns) > 1
        end += 1
    if table.walls or not 0 < full < _FEWEST_ROWS or headed(rows, 0, pitch, ruled_off(rows, rules))[0]:
        return None, 0
    groups = _grouped(rows[:end], stripes, pitch)
    cells = tuple(_printed(group, place, stripes) for place, group in enumerate(groups))
    x0, x1 = min(row.x0 for row in rows[:end]), max(row.x1 for row in rows[:end])
    return PrintedTable(rows[0].top, rows[end - 1].bottom, x0, x1, cells), end


def _columns(row: Row, stripes: Sequence[Stripe]) -> list[int]:
    """The columns in which the cells of a row stand, at their left or right edges; none where a cell stands in none."""
    columns = [
        place
        for cell in cells_of(row)
        for place, stripe in enumerate(stripes)
        if abs(stripe.x0 - cell.x0) < _NEAR or abs(stripe.x1 - cell.x1) < _NEAR
    ]
    return columns if len(columns) == len(cells_of(row)) == len(set(columns)) else []


def _rules_off(ruling: Row, row: Row, pitch: float) -> bool:
    """Whether a line is a ruling of the table whose row stands beside it."""
    return bool(_RULING.match(ruling.text)) and abs(ruling.base - row.base) < 2 * pitch


def _end_of_drawn(rows: Sequence[Row], start: int, pitch: float, rules: Sequence[Rule]) -> int:
    """Behind the last row that stands in the columns of underlined headings; 0 where there are none."""
    stripes = underlined(rows[start : start + 1], rules, depth=pitch) if len(rows[start].pieces) > 1 else []
    if not stripes:
        return 0
    end = start + 1
    while end < len(rows) and _gap(rows, end) < 2.6 * pitch and fits(rows[end], stripes):
        end += 1
    # Short lines below a table, at its left edge, are what comes after it.
    while end > start and _gap(rows, end - 1) > 1.5 * pitch and len(cut(rows[end - 1], stripes, drawn=True).pieces) < 2:
        end -= 1
    return end if end - start >= _FEWEST_ROWS else 0


def _end_of_run(rows: Sequence[Row], start: int, pitch: float) -> int:
    """Behind the last row of the longest run from `start` whose cells leave a gutter free all the way down."""
    if len(cells_of(rows[start])) < 2 or is_listed(rows[start]):
        return start
    run = Gathered()
    run.add(rows[start])
    stripes = run.stripes()
    end = last = start + 1
    while end < len(rows) and _gap(rows, end) < 2.6 * pitch and not is_listed(rows[end]):
        row = cut(rows[end], stripes)
        cells = run.add(row)
        if len(cells) >= 2:
            stripes = run.stripes()
            if len(stripes) < 2:
                break
            last = end + 1
        elif sum(stripe.holds(cells[0]) for stripe in stripes) != 1 or _gap(rows, end) > 1.5 * pitch:
            break
        else:
            last = end + 1 if cells[0].x0 > stripes[0].x1 else last
        end += 1
    return last


def _gap(rows: Sequence[Row], place: int) -> float:
    return rows[place].base - rows[place - 1].base


def _table(rows: Sequence[Row], pitch: float, rules: Sequence[Rule], stripes: Sequence[Stripe]) -> PrintedTable | None:
    """The table that rows make, in `stripes` where its head tells its columns; None where they make none."""
    below = [] if stripes else columns_below(rows)
    if below and (table := _table(rows[1:], pitch, rules, [])):
        return _headed(rows[0], table, below)
    head = bool(stripes)
    drawn = stripes or underlined(rows, rules)
    stripes = drawn or stripes_of(rows)
    rows = [cut(row, stripes, drawn=bool(drawn)) for row in rows]
    if not drawn:
        stripes = stripes_of(rows)
    several = [row for row in rows if len(cells_of(row)) >= 2]
    if (len(several) < _FEWEST_ROWS and not head) or len(stripes) < 2:
        return None
    if not drawn and not _reads_as_table(several, stripes):
        return None
    groups = _banded(rows, stripes, pitch, heights(rows, rules, stripes))
    printed = tuple(_printed(group, place, stripes) for place, group in enumerate(groups))
    if len(printed) < 2:
        return None
    return PrintedTable(
        top=min(row.top for row in rows),
        bottom=max(row.bottom for row in rows),
        x0=min(row.x0 for row in rows),
        x1=max(row.x1 for row in rows),
        rows=printed,
    )


def _headed(head: Row, table: PrintedTable, stripes: Sequence[Stripe]) -> PrintedTable:
    """A table with a head over several of its columns above it."""
    if {cell.column for row in table.rows for cell in row} != set(range(len(stripes))):
        return table
    rows = tuple(tuple(replace(cell, row=cell.row + 1) for cell in row) for row in table.rows)
    x0, x1 = min(table.x0, head.x0), max(table.x1, head.x1)
    return replace(table, top=head.top, x0=x0, x1=x1, rows=(head_over(head, stripes), *rows))


def _reads_as_table(rows: Sequence[Row], stripes: Sequence[Stripe]) -> bool:
    cells = [cell for row in rows for cell in cells_of(row)]
    if mean(len(cell.words) for cell in cells) > _MOST_WORDS or not _aligned(rows, stripes):
        return False
    return not _lists_contents(rows) and not _is_prose(rows, stripes)


def _aligned(rows: Sequence[Row], stripes: Sequence[Stripe]) -> bool:
    """Whether the cells of the second column and those behind it share a left, a right edge or a middle."""
    good = 0
    for stripe in stripes[1:]:
        column = [cell for row in rows for cell in cells_of(row) if stripe.holds(cell)]
        edges = ([c.x0 for c in column], [c.x1 for c in column], [(c.x0 + c.x1) / 2 for c in column])
        near = max(sum(abs(value - median(values)) < 6 for value in values) for values in edges)
        good += near >= 0.6 * len(column) and len(column) >= 2
    return good >= 1


def _lists_contents(rows: Sequence[Row]) -> bool:
    """Whether the rows are a table of contents: numbered titles, and pages that count upwards."""
    pages = [_PAGE_REFERENCE.match(row.pieces[-1].text) for row in rows]
    if not all(pages):
        return False
    numbers = [int(page[1]) for page in pages if page is not None and page[1].isdigit()]
    numbered = sum(bool(printed_label(row.text)) for row in rows)
    return numbers == sorted(numbers) and 2 * numbered >= len(rows)


def _is_prose(rows: Sequence[Row], stripes: Sequence[Stripe]) -> bool:
    """Whether the columns hold running lines rather than cells, or are the white rivers of lines set to one width."""
    counts = [[len(cell.words) for row in rows for cell in cells_of(row) if stripe.holds(cell)] for stripe in stripes]
    running = sum(bool(words) and median(words) >= _WORDS_OF_PROSE for words in counts) >= 2
    return running or _is_river(rows)


def _is_river(rows: Sequence[Row]) -> bool:
    """Whether lines of one sentence, set to one width, happen to leave white space below white space."""
    firsts = [cells_of(row)[0] for row in rows[1:]]
    cells = [cell for row in rows for cell in cells_of(row)]
    if any(not cell.text[:1].islower() for cell in firsts) or mean(len(cell.words) for cell in cells) < 2.5:
        return False
    return not any(char.isdigit() for cell in cells for char in cell.text)


def _banded(rows: Sequence[Row], stripes: Sequence[Stripe], pitch: float, cuts: Sequence[float]) -> list[list[Row]]:
    """Printed rows that make one row of the table; what stands between two rulings is one where they part all rows."""
    if not cuts:
        return _grouped(rows, stripes, pitch)
    bands: list[list[Row]] = [[] for _ in range(len(cuts) + 1)]
    for row in rows:
        bands[bisect_left(cuts, row.base)].append(row)
    bands = [band for band in bands if band]
    groups: list[list[Row]] = []
    for place, band in enumerate(bands):
        full = sum(len(_by_stripe(row, stripes)) == len(stripes) for row in band)
        whole = len(band) == 1 or (full < 2 and (len(bands) > 2 or place == 0))
        groups += [band] if whole else _grouped(band, stripes, pitch)
    return groups


def _grouped(rows: Sequence[Row], stripes: Sequence[Stripe], pitch: float) -> list[list[Row]]:
    """Printed rows that make one row of the table: cells that run over several lines.

    Where wide and narrow distances alternate, the wide ones part the rows, and so does an amount in the last cell;
    otherwise a row without a first cell goes on with the row above.
    """
    distances = [after.base - before.base for before, after in pairwise(rows)]
    wide = _WIDER * min(distances, default=pitch)
    close = [pair for pair, distance in zip(pairwise(rows), distances, strict=True) if distance <= wide]
    spaced = _are_second_lines(close, stripes, surely=len(distances) - len(close) < 2)
    groups = [[rows[0]]]
    for row, distance in zip(rows[1:], distances, strict=True):
        first = any(stripes[0].holds(piece) for piece in row.pieces)
        starts = distance > wide or (first and _is_entry(row, groups[-1], stripes)) if spaced else first
        if starts or distance > 1.8 * pitch:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _are_second_lines(pairs: Sequence[tuple[Row, Row]], stripes: Sequence[Stripe], *, surely: bool) -> bool:
    """Whether rows that closely follow another are its second lines, rather than rows of their own.

    Those of their own fill all columns, and begin with words for which there was room in the line above. `surely` asks
    that none of them begins as names and amounts do.
    """
    lines = [(_by_stripe(before, stripes), _by_stripe(row, stripes)) for before, row in pairs]
    if not lines or (surely and any(0 in after and not _is_lower({0: after[0]}) for _, after in lines)):
        return not surely
    if not surely and mean(len(after) for _, after in lines) < 0.75 * len(stripes):
        return True
    goes_on = [len(after) < len(before) or _is_lower(after) for before, after in lines]
    rooms = [
        has_room(stripes[column].x1, before[column][-1], pieces[0])
        for before, after in lines
        for column, pieces in after.items()
        if column in before
    ]
    return mean(goes_on) >= _MOSTLY and (not rooms or mean(rooms) < _MOST_ROOM)


def _is_lower(cells: Mapping[int, Sequence[Piece]]) -> bool:
    return any(pieces[0].text[0].islower() for pieces in cells.values())


def _is_entry(row: Row, group: Sequence[Row], stripes: Sequence[Stripe]) -> bool:
    """Whether a row close to the one above is a row of its own: it names an amount, or there was room for it above."""
    if _has_amount(row, stripes):
        return True
    word = row.words[0]
    if len(_by_stripe(row, stripes)) < 2 or not (word.text[0].isupper() or word.text[0].isdigit()):
        return False
    names = [piece for above in group for piece in above.pieces if stripes[0].holds(piece)]
    room = stripes[0].x1 - names[-1].x1 if names else 0.0
    return room > word.x1 - word.x0 + row.size


def _has_amount(row: Row, stripes: Sequence[Stripe]) -> bool:
    last = row.pieces[-1]
    return stripes[-1].holds(last) and bool(_AMOUNT.match(last.text))


def _printed(rows: Sequence[Row], place: int, stripes: Sequence[Stripe]) -> tuple[PrintedCell, ...]:
    lines: list[list[Piece]] = [[] for _ in stripes]
    for row in rows:
        for column, pieces in _by_stripe(row, stripes).items():
            words = tuple(word for piece in pieces for word in piece.words)
            first, x1 = pieces[0], max(piece.x1 for piece in pieces)
            lines[column].append(Piece(words, first.x0, first.top, x1, first.bottom, first.size, first.bold))
    return tuple(PrintedCell(place, column, 1, 1, tuple(cell)) for column, cell in enumerate(lines))


def _by_stripe(row: Row, stripes: Sequence[Stripe]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = {}
    for piece in row.pieces:
        middle = (piece.x0 + piece.x1) / 2
        near = min(range(len(stripes)), key=lambda i: max(stripes[i].x0 - middle, middle - stripes[i].x1, 0.0))
        found.setdefault(near, []).append(piece)
    return dict(sorted(found.items()))
