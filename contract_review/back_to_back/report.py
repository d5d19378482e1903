"""A comparison as a table in the terminal, JSON, Markdown or a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from contract_review import __version__
from contract_review.back_to_back.presentation import Line, Row, Seen, present
from contract_review.back_to_back.service import vendors_of
from contract_review.back_to_back.verdict import Comparison, Pair
from contract_review.model.finding import Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

SCHEMA = "contract-review/back-to-back/1"
_FOLDER = "back-to-back"
_MOST_QUOTES = 2


def render(comparison: Comparison, *, form: str, show: Severity | None = None, width: int | None = None) -> str:
    """The comparison as text, json, md or html; `show` leaves out milder flags, but never from the data."""
    if form == "json":
        return json.dumps(as_dict(comparison), ensure_ascii=False, indent=1) + "\n"
    seen = present(comparison, version=__version__, show=show)
    if form == "text":
        from contract_review.reports.terminal import printed

        return printed(_parts(seen), width=width)
    return _page(seen, html=form == "html")


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """Plain values: findings with the keys of a review's, and with promise, gap and assumptions."""
    outcomes: dict[str, int] = {}
    for pair in comparison.pairs:
        outcomes[pair.finding.outcome.value] = outcomes.get(pair.finding.outcome.value, 0) + 1
    return {
        "schema": SCHEMA,
        "version": __version__,
        "service": comparison.service.name,
        "clients": comparison.service.clients,
        "vendors": [vendor.name for vendor in vendors_of(comparison.service.path)],
        "findings": [_finding(pair) for pair in comparison.pairs],
        "problems": [
            *({"category": "unread-document", "message": words} for words in comparison.unread),
            *({"category": "idle-waiver", "message": words} for words in comparison.idle),
        ],
        "summary": {"outcomes": outcomes},
    }


def _finding(pair: Pair) -> dict[str, Any]:
    from contract_review.reports.data import value_of

    finding = pair.finding
    return {
        "rule": finding.rule,
        "group": finding.group,
        "title": finding.title,
        "vendor": finding.scope,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "promised": pair.promised or None,
        "found": finding.found,
        "wanted": finding.wanted,
        "gap": {**value_of(pair.gap), **({"per": pair.per} if pair.per else {})} if pair.gap else None,
        "message": finding.message,
        "why": finding.why,
        "ask": finding.ask,
        "assumed": list(pair.notes),
        "evidence": [
            {
                "quote": piece.quote,
                "start": piece.span.start,
                "end": piece.span.end,
                "page": piece.page,
                "clause": piece.clause,
                "document": piece.document,
            }
            for piece in finding.evidence
        ],
    }


def _page(seen: Seen, *, html: bool) -> str:
    from contract_review.reports.templates import content_hash, environment, stylesheet

    if not html:
        return environment(_FOLDER, html=False).get_template("back-to-back.md").render(seen=seen)
    style = stylesheet(_FOLDER)
    template = environment(_FOLDER, html=True).get_template("back-to-back.html")
    return template.render(seen=seen, style=style, style_hash=content_hash(style))


def _parts(seen: Seen) -> Iterable[RenderableType]:
    from rich.text import Text

    yield Text(seen.name, style="bold")
    yield Text(f"{seen.clients} client{'' if seen.clients == 1 else 's'} · {', '.join(seen.vendors)}", style="dim")
    for words in seen.unread:
        yield Text.assemble(("Not read: ", "bold red"), words)
    for words in seen.idle_waivers:
        yield Text(words, style="yellow")
    yield Text()
    yield Text(f"{seen.verdict}.", style="bold")
    yield Text(seen.tally)
    yield Text()
    yield _table(seen.rows)
    for line in seen.flags:
        yield Text()
        yield from _flag(line)
    if seen.hidden:
        yield Text(f"\n{seen.hidden} milder {'finding is' if seen.hidden == 1 else 'findings are'} not shown.")
    for line in seen.idle:
        yield Text()
        yield Text(f"{line.topic}: {line.message}", style="dim")
    yield Text("\nArithmetic on what the contracts say · not legal advice", style="dim")


def _table(rows: Iterable[Row]) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from contract_review.reports.terminal import STYLES

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim")
    for name, share in (("", 12), ("", 24), ("We promise", 24), ("The vendor gives", 24), ("Gap", 14)):
        table.add_column(name, ratio=share)
    for row in rows:
        line = row.line
        style = STYLES[line.severity] if line.ask else "green"
        more = f", {row.more} more" if row.more else ""
        topic = Text(line.topic).append(f"\n{line.vendor}{more}", style="dim") if line.vendor else Text(line.topic)
        outcome = Text(f"{line.sign} {line.outcome_name}", style=style)
        table.add_row(outcome, topic, Text(line.promised), Text(line.found), Text(line.gap))
    return table


def _flag(line: Line) -> Iterable[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    from contract_review.reports.terminal import STYLES

    mark = (f"{line.sign} {line.outcome_name.upper()}  ", STYLES[line.severity])
    yield Text.assemble(
        mark, (line.topic, "bold"), f", {line.vendor}" if line.vendor else "", (f"  {line.rule}", "dim")
    )
    yield Padding(Text(line.message), (0, 0, 0, 4))
    for quote in line.quotes[:_MOST_QUOTES]:
        yield Padding(Text.assemble((f"“{quote.text}”", "italic"), (f"  {quote.where}", "dim")), (0, 0, 0, 6))
    for note in line.notes:
        yield Padding(Text(f"Note: {note}", style="dim"), (0, 0, 0, 4))
    yield Padding(Text.assemble(("Ask: ", "bold"), line.ask), (0, 0, 0, 4))
