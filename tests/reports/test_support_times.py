"""Support times as a table: severities down, kinds of time and plans across."""

from __future__ import annotations

from contract_review.model.fact import Duration, Fact, Qualifiers, Strength, Unit
from contract_review.reports.support_times import SupportTimes, support_times

RESPONSE, RESOLUTION = "support.response-time", "support.resolution-time"


def fact(
    kind: str,
    n: float,
    unit: Unit = Unit.HOUR,
    *,
    severity: int | None = None,
    scope: str | None = None,
    strength: Strength = Strength.COMMITMENT,
) -> Fact:
    return Fact(kind, Duration(n, unit), (), Qualifiers(severity=severity, scope=scope), strength)


def words(table: SupportTimes) -> list[tuple[str, ...]]:
    return [(row.severity, *("; ".join(time.words for time in cell) for cell in row.cells)) for row in table.rows]


def test_severities_go_down_and_response_stands_before_resolution() -> None:
    table = support_times(
        (
            fact(RESOLUTION, 8, severity=2),
            fact(RESPONSE, 1, severity=2),
            fact(RESPONSE, 15, Unit.MINUTE, severity=1),
        )
    )
    assert table.columns == ("First answer", "Restored or resolved")
    assert words(table) == [("1", "15 minutes", ""), ("2", "1 hour", "8 hours")]


def test_each_plan_has_its_column_in_the_order_of_the_contract() -> None:
    table = support_times((fact(RESPONSE, 4, severity=1, scope="Silver"), fact(RESPONSE, 1, severity=1, scope="Gold")))
    assert table.columns == ("First answer: Silver", "First answer: Gold")
    assert words(table) == [("1", "4 hours", "1 hour")]


def test_time_without_a_severity_comes_last_and_a_target_says_so() -> None:
    table = support_times(
        (fact(RESPONSE, 2, Unit.BUSINESS_DAY, strength=Strength.TARGET), fact(RESPONSE, 1, severity=1))
    )
    assert words(table) == [("1", "1 hour"), ("Any", "2 business days (a target)")]


def test_value_that_is_said_twice_is_shown_once_and_two_values_both() -> None:
    table = support_times((fact(RESPONSE, 1, severity=1), fact(RESPONSE, 1, severity=1), fact(RESPONSE, 2, severity=1)))
    assert words(table) == [("1", "1 hour; 2 hours")]


def test_contract_without_times_gives_no_table() -> None:
    assert support_times((fact("term.initial", 12, Unit.MONTH),)) == SupportTimes((), ())
