"""What was accepted of a service stays to be seen as waived; a waiver that covers nothing is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contract_review.back_to_back.comparing import compare
from contract_review.back_to_back.report import as_dict, render
from contract_review.back_to_back.service_file import load_service
from contract_review.back_to_back.verdict import Comparison
from contract_review.errors import RuleFileError
from tests.back_to_back.service_files import service_text, written

GIVEN = "  - {rule: backtoback.breach-notice-gap, by: J. Doe, until: 2027-06-30, why: replaced in May"


def compared(folder: Path, waiver: str, *, as_of: date | None = None) -> Comparison:
    text = service_text("breach_notice: 24 hours", "breach_notice: 72 hours", "breach_notice: 48 hours")
    return compare(load_service(written(folder, f"{text}waivers:\n{waiver}\n")), as_of=as_of)


def outcomes(comparison: Comparison) -> dict[str | None, str]:
    of_rule = (pair.finding for pair in comparison.pairs if pair.finding.rule == "backtoback.breach-notice-gap")
    return {finding.scope: finding.outcome.value for finding in of_rule}


@pytest.mark.parametrize(
    ("waiver", "as_of", "expected", "told", "remark"),
    [
        (f"{GIVEN}}}", None, ["waived", "waived"], "", "of every vendor"),
        (f"{GIVEN}, vendor: V1}}", None, ["waived", "walk-away"], "", "of one vendor"),
        (f"{GIVEN}}}", date(2027, 6, 30), ["waived", "waived"], "", "its last day"),
        (f"{GIVEN}}}", date(2027, 7, 1), ["walk-away", "walk-away"], "expired on 2027-06-30", "a day later"),
        (
            "  - {rule: backtoback.payment-gap, by: J. Doe, until: 2027-06-30, why: none}",
            None, ["walk-away", "walk-away"], "is not needed", "nothing is flagged",
        ),
    ],
)  # fmt: skip
def test_a_waiver_covers_what_it_names_until_its_last_day(tmp_path, waiver, as_of, expected, told, remark) -> None:
    comparison = compared(tmp_path, waiver, as_of=as_of)
    assert list(dict(sorted(outcomes(comparison).items())).values()) == expected
    assert [told in words for words in comparison.idle] == ([True] if told else [])
    assert len(as_dict(comparison)["problems"]) == len(comparison.idle)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_who_accepted_and_what_covers_nothing_is_shown(tmp_path: Path, form: str) -> None:
    shown = render(compared(tmp_path, f"{GIVEN}, vendor: V1}}"), form=form, width=400)
    assert "Waived" in shown or "waived" in shown
    late = render(compared(tmp_path, f"{GIVEN}}}", as_of=date(2028, 1, 1)), form=form, width=400)
    assert "expired on 2027-06-30" in late


@pytest.mark.parametrize(
    ("waiver", "told"),
    [
        (f"{GIVEN}, vendor: V3}}", "no vendor 'V3'"),
        (f"{GIVEN}, clause: 4}}", "no key of a waiver"),
        ("  - {rule: backtoback.breach-gap, by: J. Doe, until: 2027-06-30, why: x}", "no rule"),
    ],
)
def test_a_waiver_of_nothing_is_a_mistake_with_its_line(tmp_path: Path, waiver: str, told: str) -> None:
    with pytest.raises(RuleFileError, match=told):
        compared(tmp_path, waiver)
