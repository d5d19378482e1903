"""A review in the terminal: what to negotiate, worst first, at a glance."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from contract_review.model.finding import Severity
from contract_review.model.review import Review
from contract_review.reports.presentation import Entry, Presented, present

_SETTLED = frozenset({"preferred", "acceptable", "waived", "not-applicable"})
STYLES = {"critical": "bold red", "high": "red", "medium": "yellow", "low": "cyan", "info": "dim"}
_NARROWEST, _WIDEST = 40, 100
_MOST_QUOTES = 2


def as_text(
    review: Review, *, show: Severity | None = None, width: int | None = None, colour: bool | None = None
) -> str:
    """The review for a terminal of `width` columns; `show` leaves out what is milder.

    Without `width` and `colour` it fits the terminal that standard output is, and has no colour in a pipe.
    """
    seen = present(review, show=show)
    return printed((*_head(seen), *_flags(seen), *_foot(seen)), width=width, colour=colour)


def printed(parts: Iterable[RenderableType], *, width: int | None = None, colour: bool | None = None) -> str:
    """Parts of a report as a terminal shows them; words of a contract are never taken for commands."""
    coloured = _wants_colour() if colour is None else colour
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=min(max(width or _columns(), _NARROWEST), _WIDEST),
        color_system="standard" if coloured else None,
        force_terminal=coloured,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n")).rstrip("\n") + "\n"


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    return shutil.get_terminal_size((_WIDEST, 24)).columns


def _head(seen: Presented) -> Iterable[RenderableType]:
    titled = seen.title != seen.file
    yield Text(seen.title if titled else seen.path, style="bold")
    yield Text(" · ".join((*((seen.path,) if titled else ()), seen.kind, seen.size)), style="dim")
    yield _pairs((side.role.capitalize(), side.name) for side in seen.sides)
    for trouble in seen.troubles:
        lead, style = ("Not read:", "bold red") if trouble.blocking else ("Note:", "yellow")
        yield Text.assemble((f"{lead} ", style), trouble.message)
    yield Text()
    yield Text(f"{seen.advice.verdict}.", style="bold")
    yield _verdict(seen)
    if seen.calendar.dates or seen.calendar.advice:
        yield Text()
        yield _pairs((f"{date.name}", f"{date.value}  ({date.where})") for date in seen.calendar.dates)
        yield Text(seen.calendar.advice)


def _verdict(seen: Presented) -> Text:
    act = [f"{count.n} {count.words}" for count in seen.counts if count.outcome not in _SETTLED]
    rest = [f"{count.n} {count.words}" for count in seen.counts if count.outcome in _SETTLED]
    line = Text(" · ".join(act) or "Nothing to negotiate")
    return line.append(" · " + " · ".join(rest), style="dim") if rest else line


def _flags(seen: Presented) -> Iterable[RenderableType]:
    for severity, entries in seen.by_severity:
        yield Text()
        yield Rule(Text(f"{severity.upper()} ({len(entries)})", style=STYLES[severity]), align="left", style="dim")
        for entry in entries:
            yield Text()
            yield from _flag(entry)
    if seen.hidden:
        yield Text()
        yield Text(f"{seen.hidden} milder {'finding is' if seen.hidden == 1 else 'findings are'} not shown.")


def _flag(entry: Entry) -> Iterable[RenderableType]:
    mark = Text.assemble(
        (f"{entry.number:>3} ", "dim"), (f"{entry.sign} {entry.outcome_name.upper()}", STYLES[entry.severity])
    )
    scope = (f" ({entry.scope})" if entry.scope else "") + ("  NEW" if entry.new else "")
    head = Table.grid(padding=(0, 2))
    head.add_column(no_wrap=True)
    head.add_column()
    head.add_row(mark, Text.assemble((entry.topic + scope, "bold"), (f"  {entry.rule}", "dim")))
    yield head
    yield _indented(Text(entry.message))
    for quote in entry.quotes[:_MOST_QUOTES]:
        yield _indented(Text.assemble((f"“{quote.brief}”", "italic"), (f"  {quote.where}", "dim")), more=2)
    rest = len(entry.quotes) - _MOST_QUOTES
    if rest > 0:
        yield _indented(Text(f"and {rest} more", style="dim"), more=2)
    if entry.ask:
        yield _indented(Text.assemble(("Ask: ", "bold"), entry.ask))


def _foot(seen: Presented) -> Iterable[RenderableType]:
    if seen.good:
        yield Text()
        yield Rule(Text(f"IN ORDER ({len(seen.good)})", style="green"), align="left", style="dim")
        yield _settled(seen.met, "green")
    if seen.unsaid:
        topics = "; ".join(entry.topic for entry in seen.unsaid)
        yield _indented(Text.assemble(("Nothing is said, and need not be, of: ", "dim"), topics))
    if seen.waived:
        yield Text()
        yield Rule(Text(f"WAIVED ({len(seen.waived)})", style="magenta"), align="left", style="dim")
        yield _settled(seen.waived, "magenta")
    if seen.blocked:
        yield Text()
        yield Text("Parts of this contract were not read; see the top of this report.", style="bold red")
    yield Text()
    yield Text(f"Playbook {seen.playbook} {seen.playbook_hash[:8]} · not legal advice", style="dim")


def _settled(entries: Iterable[Entry], style: str) -> Table:
    grid = Table.grid(padding=(0, 1))
    for wrap in (True, True, False):
        grid.add_column(no_wrap=wrap)
    for entry in entries:
        by = f", accepted by {entry.waived_by}" if entry.waived_by else ""
        where = f"  {entry.where}" if entry.where else ""
        grid.add_row(
            "   ",
            Text(entry.outcome_name, style=style),
            Text.assemble((entry.topic if by else entry.settled) + by, (where, "dim")),
        )
    return grid


def _indented(text: Text, *, more: int = 0) -> Padding:
    return Padding(text, (0, 0, 0, 4 + more))


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(name), Text(value))
    return grid
