"""Values as a reader would write them."""

import pytest

from contract_review.model.wording import number


@pytest.mark.parametrize(
    ("n", "words"),
    [(30.0, "30"), (99.95, "99.95"), (99.99999, "99.99999"), (1_250_000.0, "1250000"), (0.1 + 0.2, "0.3")],
)
def test_a_number_keeps_its_digits_and_no_needless_zeros(n: float, words: str) -> None:
    assert number(n) == words
