"""What a sentence denies is not said by it."""

from __future__ import annotations

import pytest

from contract_review.language.negation import denied
from contract_review.model.span import Span

CASES = [
    ("This Agreement shall not renew automatically.", "renew", True, "a plain denial"),
    ("Neither party may assign this Agreement.", "assign", True, "neither"),
    ("There is no minimum purchase.", "minimum purchase", True, "no"),
    ("Amounts are paid without set-off.", "set-off", True, "without"),
    ("Vendor won't charge a setup fee.", "setup fee", True, "a contraction"),
    ("Notice is due no later than 30 days before renewal.", "renewal", False, "'no later than' denies nothing"),
    ("The increase shall not exceed 3%.", "exceed 3%", False, "a cap is no denial"),
    ("The right is not limited to refunds.", "refunds", False, "'not limited to' denies nothing"),
    ("The term does not expire, and Provider shall refund fees.", "refund fees", False, "a new clause"),
    ("It shall not renew unless both parties sign a renewal.", "sign a renewal", False, "behind 'unless'"),
    ("If a warranty is not met, Licensor refunds fees.", "refunds fees", False, "what follows an unmet condition"),
    ("There is no refund except for prepaid fees.", "prepaid fees", False, "an exception to a denial"),
    ("Support covers all products except beta features.", "beta features", True, "an exception"),
]


@pytest.mark.parametrize(("text", "words", "expected", "remark"), CASES, ids=[row[3] for row in CASES])
def test_denial_reaches_as_far_as_its_clause(text: str, words: str, expected: bool, remark: str) -> None:
    start = text.index(words)
    assert denied(text, Span(start, start + len(words))) is expected
