"""What a template may use is told whole: each value with what it is."""

from __future__ import annotations

from contract_review.reports.presentation import Entry, Presented
from contract_review.reports.template_values import value_names, values_page


def test_every_value_is_told_with_its_meaning() -> None:
    rows = [line for line in values_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 60
    assert [row for row in rows if row.endswith("|  |")] == []


def test_parts_of_parts_are_among_the_names() -> None:
    names = value_names()
    assert {"flags", "major", "ask", "verdict", "text"} <= set(names)
    assert set(Presented.__dataclass_fields__) | set(Entry.__dataclass_fields__) <= set(names)
