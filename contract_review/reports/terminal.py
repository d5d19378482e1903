"""A review in the terminal: what to negotiate, worst first, at a glance."""

from __future__ import annotations

import io
import os
import shutil
import sys

from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review

# Marks beside the colours, for those who do not see them and for pipes.
_MARKS = {
    Severity.CRITICAL: ("!!", "bold red"),
    Severity.HIGH: ("! ", "red"),
    Severity.MEDIUM: ("· ", "yellow"),
    Severity.LOW: ("  ", "cyan"),
    Severity.INFO: ("  ", "dim"),
}
_VERBS = {
    Outcome.WALK_AWAY: "to escalate",
    Outcome.NEGOTIATE: "to negotiate",
    Outcome.MISSING: "missing",
    Outcome.UNCLEAR: "to read",
}
_LONGEST_QUOTE = 240


def as_text(review: Review, *, show: Severity | None = None) -> str:
    """The review for a terminal, in colour where standard output is one; `show` leaves out what is milder."""
    from rich.console import Console

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = min(max(shutil.get_terminal_size((100, 24)).columns, 40), 110)
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=colour, width=width, highlight=False, no_color=not colour)
    _head(console, review)
    flags = [flag for flag in review.flags() if show is None or flag.severity.rank <= show.rank]
    for flag in flags:
        _flag(console, flag)
    _foot(console, review, hidden=len(review.flags()) - len(flags))
    return buffer.getvalue()


def _head(console, review: Review) -> None:  # type: ignore[no-untyped-def]
    from rich.text import Text

    document = review.contract.document
    parties = " / ".join(
        f"{party.name} ({party.role})" if party.role else party.name for party in review.contract.parties
    )
    pages = f"{len(document.pages)} pages, " if document.pages else ""
    console.print(Text(document.path, style="bold"))
    console.print(Text(f"{review.contract.kind} · {pages}{document.words} words · {parties or 'parties not found'}"))
    for problem in review.problems:
        console.print(
            Text(
                f"NOT READ: {problem.message}" if problem.blocking else f"Note: {problem.message}",
                style="bold red" if problem.blocking else "yellow",
            )
        )
    counts = review.count_by_outcome()
    line = " · ".join(f"{counts[outcome]} {verb}" for outcome, verb in _VERBS.items() if counts.get(outcome))
    console.print(Text(line or "Nothing to negotiate.", style="bold"))


def _flag(console, flag: Finding) -> None:  # type: ignore[no-untyped-def]
    from rich.padding import Padding
    from rich.text import Text

    mark, style = _MARKS[flag.severity]
    console.print()
    console.print(
        Text.assemble(
            (f"{mark} {flag.severity.upper():8}", style), (f" {flag.title}", "bold"), (f"  [{flag.rule}]", "dim")
        )
    )
    console.print(Padding(Text(flag.message), (0, 0, 0, 3)))
    for piece in flag.evidence[:2]:
        page = f", page {piece.page}" if piece.page else ""
        console.print(
            Padding(Text(f"“{shorten(piece.quote)}” ({piece.clause or 'text'}{page})", style="italic"), (0, 0, 0, 3))
        )
    if flag.ask:
        console.print(Padding(Text(f"Ask: {flag.ask}"), (0, 0, 0, 3)))


def _foot(console, review: Review, *, hidden: int) -> None:  # type: ignore[no-untyped-def]
    from rich.text import Text

    good = [f for f in review.findings if f.outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE)]
    console.print()
    if hidden:
        console.print(Text(f"{hidden} milder findings are not shown.", style="dim"))
    if good:
        console.print(Text("In order: " + ", ".join(finding.rule for finding in good), style="green"))
    console.print(Text(f"Playbook {review.playbook.name} {review.playbook.sha256[:8]} · not legal advice", style="dim"))


def shorten(quote: str) -> str:
    """A quote on one line, cut where it is long; the cut shows."""
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
