"""A comparison of vendors in a terminal: the heat map, the figures, and the clause behind each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from contract_review.reports.quoting import shorten
from contract_review.reports.terminal import STYLES
from contract_review.scorecard.areas import AREAS
from contract_review.scorecard.figures import FIGURES
from contract_review.scorecard.presentation import Answered, Line, Seen, Square

_TONES = {**STYLES, "good": "green", "none": "dim"}
# As many vendors stand beside one another in the table of figures.
_BESIDE = 4
_LONGEST_QUOTE = 200


def parts(seen: Seen) -> Iterator[RenderableType]:
    """What is printed, from top to bottom."""
    yield Text(seen.told, style="bold")
    yield Text("A cell: the worst answer to what we ask, and how many there are of each.", style="dim")
    for note in seen.notes:
        yield Text.assemble(("Note: ", "yellow"), note)
    if not seen.lines:
        return
    yield Text()
    yield _map(seen.lines)
    for first in range(0, len(seen.lines), _BESIDE):
        yield Text()
        yield _figures(seen.lines[first : first + _BESIDE])
    for line in seen.lines:
        yield Text()
        yield from _clauses(line)
    yield Text("\nWhat the contracts say, held against the playbook · not legal advice", style="dim")


def _map(lines: Sequence[Line]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim", show_lines=True)
    table.add_column("Vendor", ratio=20)
    for area in AREAS:
        table.add_column(area.heading, ratio=16)
    for line in lines:
        table.add_row(_name(line), *map(_cell, line.squares))
    return table


def _name(line: Line) -> Text:
    contracts = line.contracts[0] if len(line.contracts) == 1 else f"{len(line.contracts)} contracts"
    return Text(line.name, style="bold").append(f"\n{contracts}", style="not bold dim")


def _cell(square: Square) -> Text:
    if not square.worst:
        return Text("not asked", style="dim")
    head = Text(f"{square.sign} {square.n} {square.worst}", style=_TONES[square.tone])
    return head.append("\n" + square.rest.replace(" · ", "\n"), style="not bold dim") if square.rest else head


def _figures(lines: Sequence[Line]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim")
    table.add_column("What the contract says", ratio=20)
    for line in lines:
        table.add_column(line.name, ratio=20)
    for at, figure in enumerate(FIGURES):
        table.add_row(figure.heading, *(Text(line.figures[at].words or "–") for line in lines))
    return table


def _clauses(line: Line) -> Iterator[RenderableType]:
    yield Rule(Text(line.name, style="bold"), align="left", style="dim")
    for square in line.squares:
        if square.deciding is not None:
            yield from _deciding(square, square.deciding)


def _deciding(square: Square, answer: Answered) -> Iterator[RenderableType]:
    mark = (f"{answer.sign} {square.heading}: {answer.outcome}  ", _TONES[answer.tone])
    yield Text.assemble(mark, (answer.topic, "bold"))
    yield Padding(Text(answer.message), (0, 0, 0, 4))
    for quote in answer.quotes[:1]:
        words = (f"“{shorten(quote.text, longest=_LONGEST_QUOTE)}”", "italic")
        yield Padding(Text.assemble(words, (f"  {quote.where}", "dim")), (0, 0, 0, 4))
    if not answer.quotes:
        yield Padding(Text(answer.contract, style="dim"), (0, 0, 0, 4))
