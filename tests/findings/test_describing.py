"""What a position is called in front of a reader."""

import pytest

from contract_review.findings.checks import describe
from contract_review.model.finding import Outcome
from contract_review.rulebook import load_playbook


def test_no_position_of_ours_repeats_itself_or_names_a_bare_check_beside_a_bound() -> None:
    for rule in load_playbook("msp-default").rules:
        if Outcome.PREFERRED in rule.positions:
            words = describe(rule.positions[Outcome.PREFERRED])
            parts = words.replace(" or ", ", ").split(", ")
            assert len(parts) == 1 or not {"said in words", "stated in the contract", "yes"} & set(parts), (
                rule.id,
                words,
            )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("term.convenience-termination", "at most 30 days"),
        ("hygiene.dates-complete", "on a day"),
    ],
)
def test_a_bound_speaks_for_the_position(rule: str, words: str) -> None:
    book = {one.id: one for one in load_playbook("msp-default").rules}
    assert words in describe(book[rule].positions[Outcome.PREFERRED])
