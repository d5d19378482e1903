"""What could not be read is told, however much it is."""

from __future__ import annotations

from contract_review.model.document import Problem
from contract_review.reports.troubles import Trouble, troubles


def scan(page: int) -> Problem:
    return Problem("unreadable-page", f"page {page} is a scan", page=page)


def test_many_alike_are_counted_and_their_pages_named() -> None:
    messages = [trouble.message for trouble in troubles(scan(page) for page in (1, 2, 3, 4, 5, 6, 9, 11, 12))]
    assert messages == [
        "page 1 is a scan",
        "page 2 is a scan",
        "page 3 is a scan",
        "and 6 more like it: pages 4–6, 9, 11–12",
    ]


def test_lost_text_stands_before_notes() -> None:
    note = Problem("tracked-changes", "read as\naccepted", blocking=False)
    assert troubles((note, scan(7))) == (Trouble("page 7 is a scan", True), Trouble("read as accepted", False))


def test_nothing_wrong_is_nothing_said() -> None:
    assert troubles(()) == ()
