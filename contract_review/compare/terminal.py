"""A comparison in the terminal: what got worse in a box, then what we think of it, then clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from contract_review.compare.phrasing import phrase
from contract_review.compare.presentation import Clause, Opinion, Seen, Term
from contract_review.compare.redline import Piece
from contract_review.reports.quoting import one_line, shorten
from contract_review.reports.terminal import STYLES, printed

_LONGEST = 600
# So many of the same words are shown before and after a change.
_AROUND = 6
_DELETED, _INSERTED = "red strike", "green"


def as_text(seen: Seen, *, width: int | None = None, colour: bool | None = None) -> str:
    """The comparison for a terminal; without colour "[-taken out-]" and "{+put in+}" mark the words."""
    return printed(_parts(seen), width=width, colour=colour)


def _parts(seen: Seen) -> Iterator[RenderableType]:
    yield Text(f"{seen.new.name}", style="bold")
    yield Text(f"{seen.new.path}, against {seen.old.name} ({seen.old.path})", style="dim")
    for note in seen.notes:
        yield Text(note, style="yellow")
    yield Text()
    yield Text(f"{seen.verdict}.", style="bold")
    if seen.tally:
        yield Text(seen.tally, style="dim")
    if seen.traps:
        yield Text()
        title = Text("WHAT GOT WORSE", style="bold red")
        yield Panel(_terms(seen.traps, "red"), title=title, title_align="left", box=box.ROUNDED, border_style="red")
    yield from _section("What got better", [_terms(seen.gains, "green")] if seen.gains else [])
    yield from _section("Other terms", [_terms(seen.others, "none")] if seen.others else [])
    yield from _section("Judged worse", [_opinion(one) for one in seen.worse])
    yield from _section("Judged better", [_opinion(one) for one in seen.better])
    yield from _section("Clause by clause", [part for clause in seen.clauses for part in _clause(clause)])
    if seen.renumbered:
        numbers = ", ".join(f"{old} → {new}" for old, new in seen.renumbered)
        yield from _section("Renumbered", [Padding(Text(numbers), (0, 0, 0, 2))])
    yield Text("\nA reading by program · not legal advice", style="dim")


def _section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number == 0:
            yield Text()
            yield Rule(Text(title.upper(), style="bold"), align="left", style="dim")
        yield part


def _terms(terms: Iterable[Term], style: str) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(ratio=4)
    grid.add_column(ratio=5)
    grid.add_column(ratio=4, style="dim")
    for term in terms:
        grid.add_row(
            Text(term.title, style=style), Text(f"{term.old} → {term.new}" if term.new else ""), Text(term.where)
        )
    return grid


def _opinion(one: Opinion) -> RenderableType:
    head = Text.assemble(
        (f"{one.sign} ", STYLES[one.severity]),
        (one.topic, "bold"),
        f"  {one.old} → {one.new}",
        (f"  {one.rule}", "dim"),
    )
    return Group(head, Padding(Text(one.message), (0, 0, 0, 4)))


def _clause(clause: Clause) -> Iterator[RenderableType]:
    renamed = clause.old_title and clause.title and clause.old_title != clause.title
    title = f"{clause.old_title} → {clause.title}" if renamed else clause.title or clause.old_title
    page = clause.where or clause.old_where
    where = f"  {page}" if page else ""
    yield Text()
    yield Text.assemble((", ".join(clause.happened).upper(), "bold"), "  ", title, (where, "dim"))
    if not clause.title or not clause.old_title:
        words, gone = shorten(clause.only, longest=_LONGEST), not clause.title
        marked = f"[-{words}-]" if gone else f"{{+{words}+}}"
        yield Padding(Text(marked, style="red" if gone else "green"), (0, 0, 0, 4))
    elif any(not piece.same for piece in clause.pieces):
        yield Padding(_redline(clause.pieces), (0, 0, 0, 4))
    for warning in clause.astray:
        yield Padding(Text(warning, style="yellow"), (0, 0, 0, 4))
    if clause.references:
        numbers = ", ".join(f"{old} → {new}" for old, new in clause.references)
        yield Padding(Text(f"References that follow their clauses: {numbers}", style="dim"), (0, 0, 0, 4))


def _redline(pieces: tuple[Piece, ...]) -> Text:
    line = Text()
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        if piece.same:
            _append(line, _around(phrase(piece.new), first=number == 0, last=number == last), "")
            continue
        if piece.old:
            _append(line, f"[-{shorten(phrase(piece.old), longest=_LONGEST)}-]", _DELETED)
        if piece.new:
            _append(line, f"{{+{shorten(phrase(piece.new), longest=_LONGEST)}+}}", _INSERTED)
    return line


def _append(line: Text, words: str, style: str) -> None:
    line.append((" " if len(line) else "") + one_line(words), style=style)


def _around(words: str, *, first: bool, last: bool) -> str:
    """The words next to a change, with a sign where some are left out."""
    parts = words.split()
    before = [] if first else parts[:_AROUND]
    after = [] if last else parts[-_AROUND:]
    if len(parts) <= len(before) + len(after):
        return words
    return " ".join([*before, "…", *after])
