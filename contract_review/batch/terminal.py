"""The overview in a terminal: the contracts that need somebody most, and what most contracts lack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from contract_review.batch.grouping import by_rule
from contract_review.batch.rows import Row, worst_first
from contract_review.model.finding import Severity
from contract_review.reports.names import topic_name
from contract_review.reports.quoting import one_line, shorten
from contract_review.reports.terminal import STYLES, printed

_MOST_ROWS, _MOST_RULES, _LONGEST = 20, 5, 60
_HEADS = ("Escalate", "Negotiate", "Missing", "Unclear")


def as_text(rows: Sequence[Row], *, width: int | None = None, colour: bool | None = None) -> str:
    """The worst contracts of a batch, a line each, and the requirements that most of them fail."""
    parts: list[RenderableType] = [_contracts(worst_first(rows)[:_MOST_ROWS])]
    if len(rows) > _MOST_ROWS:
        parts.append(Text(f"and {len(rows) - _MOST_ROWS} more in the overview", style="dim"))
    return printed((*parts, *_rules(rows)), width=width, colour=colour)


def _contracts(rows: Sequence[Row]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Contract", overflow="fold", min_width=18)
    table.add_column("Worst")
    for head in _HEADS:
        table.add_column(head, justify="right")
    table.add_column("Act by", no_wrap=True)
    for row in rows:
        name = Text(one_line(PurePath(row.path).name))
        if row.problem:
            name.append(
                f"\n{shorten(row.problem, longest=_LONGEST)}", style="red" if row.status != "reviewed" else "dim"
            )
        counts = (row.walk_away, row.negotiate, row.missing, row.unclear) if row.review else ("", "", "", "")
        worst = Text(row.worst or ("" if row.review else row.status), style=STYLES.get(row.worst, "bold red"))
        table.add_row(name, worst, *map(str, counts), row.act_by)
    return table


def _rules(rows: Sequence[Row]) -> list[Text]:
    """The requirements of the two gravest severities that most contracts fail."""
    grave = [one for one in by_rule(rows) if one.severity in (Severity.CRITICAL, Severity.HIGH) and one.flags]
    worst = sorted(grave, key=lambda one: (-one.flags, one.rule))[:_MOST_RULES]
    if len(rows) < 2 or not worst:
        return []
    lines = [f"{topic_name(one.rule)}: {one.flags} of {one.asked}" for one in worst]
    return [Text(), Text("What most contracts lack or leave open", style="bold"), *map(Text, lines)]
