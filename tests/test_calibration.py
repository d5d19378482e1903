"""Figures on clauses: tenths of sureness, the measure of CUAD's paper, and the picture of both."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.calibration import Bin, binned, calibration_error, picture
from benchmarks.clauses import BY_HAND, Judged, total, verdicts, weighed
from benchmarks.cuad_data import Annotated
from benchmarks.cuad_scores import figures
from contract_review.clauses.learned.subjects import SIGNS, sureness
from contract_review.model.span import Span

TEXT = "The law of Oregon applies to all of this contract. Nobody may assign it to others without consent."
LAW, ASSIGN = TEXT[:50], TEXT[51:]
CONTRACT = Annotated("A", TEXT, {"Governing Law": (Span(0, 50),), "Anti-Assignment": (), "Insurance": ()})


def test_what_is_said_with_eighty_per_cent_and_right_four_times_in_five_has_no_error() -> None:
    tenths = binned(np.full(5, 0.8), np.array([True, True, True, True, False]), least=0.05)
    assert [(one.low, one.count) for one in tenths] == [(0.8, 5)]
    assert calibration_error(tenths) == pytest.approx(0)
    assert calibration_error([Bin(0.9, 2, 0.95, 0.45)]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("found", "aupr", "presence", "remark"),
    [
        ([(LAW, 0.9)], 1.0, (1.0, 1.0), "the answer and nothing else"),
        ([(LAW, 0.9), (LAW, 0.4)], 1.0, (1.0, 1.0), "the same words twice are one answer"),
        ([(ASSIGN, 0.9)], 0.0, (1.0, 1.0), "another sentence"),
        ([(LAW, 0.4)], 1.0, (0.0, 0.0), "an answer that is too unsure to say that the clause is there"),
    ],
)
def test_answers_are_measured_as_the_paper_does(
    found: list[tuple[str, float]], aupr: float, presence: tuple[float, float], remark: str
) -> None:
    listed = {"A__Governing Law": [{"text": text, "probability": sure} for text, sure in found]}
    law = figures([CONTRACT], listed)["questions"]["Governing Law"]
    assert law["aupr"] == pytest.approx(aupr), remark
    assert (law["presence_precision"], law["presence_recall"]) == presence, remark


def test_weights_grow_for_the_signs_that_are_right() -> None:
    signs = np.zeros((4, 1, len(SIGNS)))
    signs[:2, 0, 0] = 1
    contract = Judged("a", signs, (frozenset(["x"]),) * 2 + (frozenset(),) * 2, (frozenset(),) * 4)
    weights = weighed([contract], ("x",), (0, 1))
    assert weights[0] > 0
    assert weights[1] == 0
    assert sureness(signs, weights)[0, 0] > sureness(signs, weights)[3, 0]
    settled, about = verdicts(contract, ("x",))
    assert settled.all()
    assert about[:, 0].tolist() == [True, True, False, False]


def test_the_picture_names_its_series() -> None:
    drawn = picture({"by hand": [Bin(0.8, 5, 0.82, 0.8)]})
    assert drawn.startswith("<svg")
    assert "by hand" in drawn


def test_clauses_judged_by_hand_are_named_by_their_place_and_not_by_their_text() -> None:
    assert BY_HAND.stat().st_size < 60_000
    assert total({}).found == 0
