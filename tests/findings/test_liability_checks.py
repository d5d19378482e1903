"""How far the vendor is liable in months of fees, and what stands outside the limit."""

from __future__ import annotations

import pytest

from contract_review.documents import read_bytes
from contract_review.facts import extract
from contract_review.findings.checks import CHECKS
from contract_review.findings.found import Found
from contract_review.findings.search import Search
from contract_review.model.rule import Condition
from contract_review.review import understand

YEAR = "the fees paid in the twelve (12) months before the claim"


def answer(check: str, raw: object, text: str, variables: dict[str, object] | None = None) -> bool | None:
    contract = understand(read_bytes(text.encode(), path="sample.txt"))
    found = Found("liability.cap", extract(contract), Search(contract), (), variables or {})
    return CHECKS[check].holds(Condition(check, CHECKS[check].parse(raw)), found)


CAPS = [
    ({"at_least": 12}, f"Provider's total liability shall not exceed {YEAR}.", True, "a year's fees"),
    ({"at_least": 24}, f"Provider's total liability shall not exceed {YEAR}.", False, "less than asked"),
    ({"below": 12}, f"Provider's total liability shall not exceed {YEAR}.", False, "a bound that is excluded"),
    (
        {"at_least": 12},
        f"Provider's total liability shall not exceed the greater of $50,000 and {YEAR}.",
        True,
        "the greater is at least what is known",
    ),
    (
        {"at_least": 12},
        f"Provider's total liability shall not exceed *** or {YEAR}, whatever is the highest.",
        None,
        "a sum that is blacked out",
    ),
    (
        {"at_least": 12},
        f"Provider's total liability shall not exceed the lesser of $50,000 and {YEAR}.",
        None,
        "the lesser may be the sum",
    ),
    ({"below": 6}, "Provider's total liability under this Agreement shall not exceed $100.", True, "a limit in name"),
    ({"below": 6}, "Provider's total liability under this Agreement shall not exceed $90,000.", None, "money alone"),
    ({"below": 6}, f"Customer's total liability shall not exceed {YEAR}.", None, "the customer's limit"),
]


@pytest.mark.parametrize(("raw", "text", "wanted", "remark"), CAPS, ids=[row[3] for row in CAPS])
def test_vendor_cap(raw: dict[str, int], text: str, wanted: bool | None, remark: str) -> None:
    assert answer("vendor_cap", raw, text) is wanted


@pytest.mark.parametrize(("fees", "wanted"), [(60000, True), (600000, False), (None, None), (True, None)])
def test_money_is_held_against_the_fees_that_the_playbook_names(fees: object, wanted: bool | None) -> None:
    text = "Provider's total liability under this Agreement shall not exceed $90,000."
    assert answer("vendor_cap", {"at_least": 12}, text, {"annual_fees": fees}) is wanted


CAPPED = f"Each party's total liability shall not exceed {YEAR}."
OUTSIDE = [
    (
        "ip",
        f"{CAPPED} This limitation does not apply to indemnification obligations.",
        True,
        "the limit does not apply",
    ),
    (
        "misconduct",
        f"Except for gross negligence, each party's total liability shall not exceed {YEAR}.",
        True,
        "except",
    ),
    (
        "data",
        f"{CAPPED} Nothing in this Agreement limits liability for a breach of data security.",
        True,
        "nothing limits",
    ),
    ("data", f"{CAPPED} This limitation does not apply to indemnification obligations.", False, "another matter"),
    ("ip", f"{CAPPED} This limitation does not apply to Customer's indemnification obligations.", False, "ours alone"),
    (
        "confidentiality",
        f"{CAPPED} The waiver of indirect loss does not apply to confidentiality.",
        False,
        "indirect loss",
    ),
    (
        "misconduct",
        "The uptime commitment does not apply to intentional acts of Customer.",
        False,
        "no liability at all",
    ),
    (
        "ip",
        "Provider is liable for no more than: a. indemnification payments; b. $100,000.",
        True,
        "a list before the sum",
    ),
]


@pytest.mark.parametrize(("what", "text", "wanted", "remark"), OUTSIDE, ids=[row[3] for row in OUTSIDE])
def test_outside_cap(what: str, text: str, wanted: bool, remark: str) -> None:
    assert answer("outside_cap", what, text) is wanted


@pytest.mark.parametrize(
    ("check", "raw"),
    [
        ("vendor_cap", {}),
        ("vendor_cap", {"months": 3}),
        ("vendor_cap", {"at_least": "much"}),
        ("outside_cap", "hope"),
        ("outside_cap", ["ip", "luck"]),
    ],
)
def test_options_are_checked_when_the_file_loads(check: str, raw: object) -> None:
    with pytest.raises(ValueError, match="takes"):
        CHECKS[check].parse(raw)
