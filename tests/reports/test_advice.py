"""Whether to sign, and which days nobody may miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from contract_review.model.contract import Kind
from contract_review.model.document import Problem
from contract_review.model.fact import Day, Duration, Fact, Flag, Unit, Value
from contract_review.model.finding import Outcome, Severity
from contract_review.model.review import Review
from contract_review.reports.advice import Verdict, calendar, recommend

STOP, WAIT, CHANGE, SIGN = Verdict.STOP, Verdict.WAIT, Verdict.CHANGE, Verdict.SIGN
LOST = (Problem("unreadable-page", "page 3", page=3),)
NOTED = (Problem("tracked-changes", "read as accepted", blocking=False),)


def _with(review: Review, outcome: Outcome, severity: Severity, problems: tuple[Problem, ...] = ()) -> Review:
    return replace(
        review, findings=(replace(review.findings[0], outcome=outcome, severity=severity),), problems=problems
    )


@pytest.mark.parametrize(
    ("outcome", "severity", "problems", "verdict", "remark"),
    [
        (Outcome.WALK_AWAY, Severity.CRITICAL, (), STOP, "past the line"),
        (Outcome.MISSING, Severity.CRITICAL, (), STOP, "silent on what must be said"),
        (Outcome.UNCLEAR, Severity.CRITICAL, (), CHANGE, "a person must read it first"),
        (Outcome.WALK_AWAY, Severity.HIGH, (), CHANGE, "past the line, but not of the first rank"),
        (Outcome.NEGOTIATE, Severity.MEDIUM, (), CHANGE, "worth a change"),
        (Outcome.NEGOTIATE, Severity.LOW, (), SIGN, "not worth one"),
        (Outcome.PREFERRED, Severity.INFO, (), SIGN, "nothing to do"),
        (Outcome.PREFERRED, Severity.INFO, LOST, WAIT, "nobody signs what nobody read"),
        (Outcome.WALK_AWAY, Severity.CRITICAL, LOST, STOP, "what was read is enough to stop"),
        (Outcome.PREFERRED, Severity.INFO, NOTED, SIGN, "no text was lost"),
    ],
)
def test_advice_follows_the_worst(
    specimen: Review, outcome: Outcome, severity: Severity, problems: tuple[Problem, ...], verdict: Verdict, remark: str
) -> None:
    assert verdict == recommend(_with(specimen, outcome, severity, problems)).verdict, remark


def test_lost_pages_are_named_beside_a_critical_point(specimen: Review) -> None:
    advice = recommend(specimen)
    assert advice.verdict is STOP
    assert "could not be read" in advice.reasons
    assert advice.tally == "In all: 2 to escalate, 3 to negotiate, 2 missing, 1 unclear."


def test_a_playbook_that_does_not_apply_is_no_praise(specimen: Review) -> None:
    advice = recommend(_with(specimen, Outcome.NOT_APPLICABLE, Severity.INFO))
    assert advice.reasons == "None of the playbook's requirements applies to this kind of document."


NOTICE = ("term.non-renewal-notice", Duration(1, Unit.MONTH))
INITIAL = ("term.initial", Duration(3, Unit.YEAR))
START = ("term.effective-date", Day(date(2026, 3, 1)))
END = ("term.expiry-date", Day(date(2029, 2, 28)))
RENEWS = ("term.auto-renewal", Flag(True))
LAPSES = ("term.auto-renewal", Flag(False))


@pytest.mark.parametrize(
    ("facts", "advice", "remark"),
    [
        ((NOTICE, END), "Notice against renewal at the end of the initial term, 2029-02-28, has to be received by 2029-01-28; 2029-01-26 is safe by every reading of the words.", "a month stays a month, and is not counted to a Sunday"),
        ((NOTICE, INITIAL, START), "Notice against renewal at the end of the initial term, 2029-02-28, has to be received by 2029-01-28; 2029-01-26 is safe by every reading of the words.", "all that is needed"),
        ((NOTICE, INITIAL), "Notice against renewal is due at least 1 month before the term ends. The term is 3 years; the day on which it began is needed.", "no start"),
        ((RENEWS,), "The contract does not say when the term ends: that day is needed.", "renews, nobody knows when"),
        ((LAPSES, INITIAL), "", "ends by itself: no deadline"),
    ],
)  # fmt: skip
def test_calendar_says_which_day_is_needed(
    specimen: Review, facts: tuple[tuple[str, Value], ...], advice: str, remark: str
) -> None:
    known = tuple(Fact(name, value, ()) for name, value in facts)
    assert advice == calendar(replace(specimen, facts=known)).advice, remark


@pytest.mark.parametrize(
    ("kind", "words"), [(Kind.SLA, "look in the agreement"), (Kind.SAAS, "needed before it is signed")]
)
def test_a_contract_without_dates_says_so(specimen: Review, kind: Kind, words: str) -> None:
    silent = replace(specimen, facts=(), problems=(), contract=replace(specimen.contract, kind=kind))
    assert words in calendar(silent).advice


def test_a_file_of_which_nothing_was_read_gives_no_advice_on_its_words(specimen: Review) -> None:
    empty = replace(specimen.contract, document=replace(specimen.contract.document, text="", blocks=()))
    unread = replace(specimen, contract=empty, facts=(), findings=(), problems=LOST)
    assert recommend(unread).verdict is WAIT
    assert recommend(unread).reasons.startswith("Nothing of the contract could be read")
    assert calendar(unread).advice == "What could be read gives no date, no term and no notice period."
