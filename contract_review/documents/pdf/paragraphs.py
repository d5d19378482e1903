"""Rows become paragraphs: where one ends and the next begins, on a page and over its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf.items import begins_item, ends_with, has_ended, is_reference
from contract_review.documents.pdf.rows import Column, Row

# After these words and signs a sentence cannot end, whatever room is left on the line.
_AWAITS = frozenset(
    {"a", "an", "and", "any", "are", "as", "at", "be", "between", "by", "each", "for", "from", "in", "into"}
    | {"is", "its", "may", "not", "of", "on", "or", "shall", "such", "than", "that", "the", "their", "this"}
    | {"to", "under", "upon", "was", "which", "will", "with"}
)
_AWAITING = (",", "&", "/", "-")
_NO_LETTER = re.compile(r"\W")
# A line of a table of contents: a title, and the page it stands on.
_LISTED = re.compile(r"(?:\.{3,}|(?:\. ){3,}|\u2026)\s*(?:[Pp]age )?\S{1,6}$")
_FORM_FIELD = re.compile(r"(?:By|Name|Title|Date|Its|Signature|Signed|Print(?:ed)? [Nn]ame)\s?:")
_WORDS_OF_PROSE = 5
_NO_WORDS = re.compile(r"^[\W_]+$")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is normal: the type size, and the distance from row to row inside a paragraph."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Where rows stand: the right edge of their column, and what is normal around them."""

    right: float
    width: float
    measure: Measure


def measure(columns: Iterable[Column], *, otherwise: Measure | None = None) -> Measure:
    """The commonest type size, and the commonest distance from row to row; the nearest where several are common."""
    rows = [column.rows for column in columns]
    sizes = Counter[float]()
    gaps = Counter[float]()
    for column in rows:
        for row in column:
            sizes[round(2 * row.size) / 2] += len(row.text)
        for above, below in pairwise(column):
            gap = below.base - above.base
            if 0.8 * below.size < gap < 3 * below.size:
                gaps[round(2 * gap) / 2] += 1
    if otherwise is not None and sum(gaps.values()) < 6:
        return otherwise
    size = max(sizes, key=lambda value: (sizes[value], -value)) if sizes else 10.0
    most = max(gaps.values(), default=0)
    pitch = min((gap for gap, times in gaps.items() if times >= 0.5 * most), default=1.2 * size)
    return Measure(size, pitch)


def right_edges(column: Column, pitch: float) -> dict[int, float]:
    """For each row (by its identity) the right edge of the prose around it.

    Rows close to each other share an edge, which may lie left of that of the column: other paragraphs of the page may
    be set wider. Groups of short lines (addresses, titles) have no edge of their own.
    """
    edges: dict[int, float] = {}
    group: list[Row] = []
    for row, after in zip(column.rows, (*column.rows[1:], None), strict=True):
        group.append(row)
        if after is None or after.base - row.base > 1.4 * pitch:
            edge = max(member.x1 for member in group)
            wide = len(group) >= 3 and edge - column.x0 > 0.55 * (column.x1 - column.x0)
            edges.update((id(member), edge if wide else column.x1) for member in group)
            group = []
    return edges


def is_short(row: Row, after: Row, setting: Setting, *, slack: float = 0.0) -> bool:
    """Whether the first word of the next row would still have fitted: then the line was ended on purpose."""
    word = after.words[0]
    return row.x1 + 0.25 * row.size + (word.x1 - word.x0) + slack * row.size < setting.right


def starts_block(row: Row, block: Sequence[Row], setting: Setting) -> bool:
    """Whether a row begins a new paragraph after the rows of `block`, on the same page and in the same column."""
    before = block[-1]
    if _stands_apart(row, block, setting):
        return not _goes_on_below(row, block, setting)
    if _changes_type(row, before, setting) or _begins_field(row, block) or _is_left_of_title(row, block, setting):
        return True
    if _is_alone(row) or _is_alone(before):
        return True
    short = is_short(before, row, setting)
    if printed_label(row.text) and begins_item(row, block, short=is_short(before, row, setting, slack=1.0)):
        return True
    ended = has_ended(before)
    goes_on = row.text[:1].islower() or _awaits_more(before) or _is_centred(row, before)
    if short and (ended or (not goes_on and is_short(before, row, setting, slack=1.0))):
        return True
    return _is_indented(row, block) and (ended or not goes_on)


def _awaits_more(row: Row) -> bool:
    last = row.words[-1].text
    return last.endswith(_AWAITING) or _NO_LETTER.split(last)[-1].lower() in _AWAITS


def runs_on(row: Row, before: Row, setting: Setting) -> bool:
    """Whether the first row of a page or column goes on with the last paragraph of the one before."""
    goes_on = row.text[:1].islower()
    same_type = abs(row.size - before.size) <= (0.3 if goes_on else 0.08) * before.size
    if not same_type or (row.bold != before.bold and not goes_on):
        return False
    if printed_label(row.text) and not is_reference(row, before):
        return False
    if has_ended(before):
        return False
    return goes_on or not is_short(before, row, setting, slack=1.0)


def _stands_apart(row: Row, block: Sequence[Row], setting: Setting) -> bool:
    before = block[-1]
    gap = row.base - before.base
    if len(block) >= 2:
        usual = max(block[-1].base - block[-2].base, 0.9 * setting.measure.pitch)
    else:
        usual = setting.measure.pitch * max(row.size / setting.measure.size, 1.0)
    return gap > 1.3 * usual or gap < 0


def _goes_on_below(row: Row, block: Sequence[Row], setting: Setting) -> bool:
    """Whether a sentence goes on over white space: between lines set wider than others of the page, or in its midst,
    as where an older edition ended a page.
    """
    before = block[-1]
    if not row.text[:1].islower() or row.base < before.base or len(before.words) < _WORDS_OF_PROSE:
        return False
    if has_ended(before) or is_short(before, row, setting) or not _stands_below(row, block):
        return False
    # An "o" that stands alone is drawn for a bullet.
    return row.words[0].text != "o" and (not printed_label(row.text) or is_reference(row, before))


def _stands_below(row: Row, block: Sequence[Row]) -> bool:
    """Whether a row is printed in the type of the one above, and at its left edge; the first row may be set in."""
    before = block[-1]
    if row.bold != before.bold or abs(row.size - before.size) > 0.09 * before.size:
        return False
    first = len(block) == 1 and (row.x0 < before.x0 or printed_label(before.text) > 0)
    return first or abs(row.x0 - before.x0) < 0.8 * row.size


def _begins_field(row: Row, block: Sequence[Row]) -> bool:
    """Whether a row is a line to fill in, where a contract is signed; a sentence may have "Date:" at a line start."""
    return row.text.startswith("By:") or bool(_FORM_FIELD.match(row.text) and _FORM_FIELD.match(block[0].text))


def _is_left_of_title(row: Row, block: Sequence[Row], setting: Setting) -> bool:
    """Whether the one row above stands at the right edge alone, as the number of an exhibit above its title does."""
    before = block[-1]
    apart = before.x0 - row.x0 > 0.4 * setting.width and before.x0 > row.x1
    return apart and len(block) == 1 and before.x1 > setting.right - before.size


def _is_centred(row: Row, before: Row) -> bool:
    """Whether two long rows stand around one axis: a centred paragraph, whose rows all end early."""
    offset = abs(row.x0 + row.x1 - before.x0 - before.x1) / 2
    return offset < row.size and abs(row.x0 - before.x0) > offset + 1 and len(before.words) >= 6


def _is_alone(row: Row) -> bool:
    """Lines of dashes, of a table of contents, and of things beside each other never share a paragraph."""
    return bool(_NO_WORDS.match(row.text)) or is_listed(row) or _is_parted(row)


def is_listed(row: Row) -> bool:
    """Whether a row is a line of a table of contents: a title, and far behind it the page it stands on."""
    if ("..." in row.text or ". ." in row.text or "\u2026" in row.text) and ends_with(_LISTED, row.text):
        return True
    if len(row.pieces) < 2:
        return False
    title, page = row.pieces[-2:]
    return page.x0 - title.x1 > 4 * row.size and page.text.isdigit()


def _is_parted(row: Row) -> bool:
    """Whether a row holds things apart, as the lines of two signatures beside each other do."""
    if len(row.pieces) < 2:
        return False
    first = row.pieces[0]
    if len(row.pieces) == 2 and printed_label(f"{first.text} Next") >= len(first.text):
        return False
    return max(after.x0 - before.x1 for before, after in pairwise(row.pieces)) > 4 * row.size


def _changes_type(row: Row, before: Row, setting: Setting) -> bool:
    """A change of size or to bold parts blocks, unless it happens in the midst of a sentence."""
    goes_on = row.text[:1].islower() and not has_ended(before)
    if abs(row.size - before.size) > 0.09 * before.size:
        return not goes_on
    if row.bold == before.bold or goes_on:
        return False
    return has_ended(before) or is_short(before, row, setting)


def _is_indented(row: Row, block: Sequence[Row]) -> bool:
    """Whether a row starts elsewhere than the rows of its paragraph (the second row may hang, or follow an indent)."""
    before = block[-1]
    if len(block) == 1:
        return row.x0 > before.x0 + 0.8 * row.size and not printed_label(before.text)
    return abs(row.x0 - before.x0) > 0.8 * row.size
