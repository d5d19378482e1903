"""Worst first, by requirement and by vendor: which contracts lack a thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from contract_review.batch.grouping import by_rule, by_vendor
from contract_review.batch.rows import Point, Row, worst_first
from contract_review.batch.terminal import as_text


def row(path: str, *points: tuple[str, str, str], vendor: str = "", **more) -> Row:
    severities = [severity for _, outcome, severity in points if Point("", outcome, severity).is_flag]
    worst = next((one for one in ("critical", "high", "medium", "low") if one in severities), "")
    counts = {name: severities.count(name) for name in ("critical", "high", "medium", "low")}
    said = tuple(Point(*point) for point in points)
    return Row(path, "reviewed", review=f"{path}.html", vendor=vendor, worst=worst, points=said, **counts, **more)


BREACH = ("security.breach-notice", "missing", "critical")
LATE = ("security.breach-notice", "walk-away", "critical")
TOLD = ("security.breach-notice", "preferred", "info")
FEES = ("pricing.late-fee-interest", "negotiate", "low")
ROWS = [
    row("a.pdf", TOLD, vendor="Harbour Vault"),
    row("b.pdf", BREACH, FEES, vendor="Otter Hosting", missing=1, negotiate=1, act_by="2027-02-26"),
    row("c.pdf", BREACH, vendor="Otter Hosting", missing=1, act_by="2026-12-01"),
    row("d.pdf", LATE, vendor=""),
    row("e.pdf", FEES, vendor="Harbour Vault", negotiate=1),
    Row("f.pdf", "unreadable", problem="the file is empty"),
]


def paths(rows: Sequence[Row]) -> list[str]:
    return [one.path for one in rows]


def test_what_nobody_could_read_stands_before_what_is_bad_and_that_before_what_is_good() -> None:
    assert paths(worst_first(ROWS)) == ["f.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf", "a.pdf"]


def test_requirement_names_the_contracts_that_lack_it() -> None:
    breach, fees = by_rule(worst_first(ROWS))
    assert {outcome: paths(rows) for outcome, rows in breach.flagged.items()} == {
        "walk-away": ["d.pdf"],
        "missing": ["b.pdf", "c.pdf"],
    }
    assert (breach.severity, breach.flags, breach.asked, fees.flags) == ("critical", 3, 4, 2)


def test_vendor_with_most_critical_points_stands_first() -> None:
    first, second = by_vendor(ROWS)
    assert (first.vendor, first.contracts, first.critical, first.missing) == ("Otter Hosting", 2, 2, 2)
    # Of several contracts the first day on which somebody must act.
    assert (first.act_by, second.act_by) == ("2026-12-01", "")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_terminal_shows_the_worst_within_its_width(width: int) -> None:
    told = as_text(ROWS, width=width, colour=False)
    assert max(map(len, told.splitlines())) <= min(width, 100)
    assert told.index("f.pdf") < told.index("b.pdf") < told.index("a.pdf")
    assert "Notice of a security incident: 3 of 4" in " ".join(told.split())


def test_many_contracts_leave_room_in_the_terminal() -> None:
    told = as_text([row(f"{n:03}.pdf", BREACH) for n in range(300)], width=80, colour=False)
    assert len(told.splitlines()) < 40
    assert "and 280 more in the overview" in told
