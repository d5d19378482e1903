"""How notice is given, by the words of the contract."""

from __future__ import annotations

import pytest

from contract_review.renewals.notices import Passage, notices_in

CASES = [
    ("Notices", "9.1 Notices. Each notice must be in writing. It goes by courier or by certified mail to the address on the signature page. It is deemed received two (2) business days after dispatch.",
     "by courier or by registered mail, to the address on the signature page (clause 9.1)", 2, "a clause of its own"),
    (None, "This Agreement is governed by the law of Ohio. Notices shall be delivered by hand or sent by e-mail to legal@vault.example.",
     "by hand or by email, to legal@vault.example (clause 9.1)", None, "a sentence among others"),
    ("Notices", "Notices go by registered mail; a message by email is not a notice.", "by registered mail, not by email (clause 9.1)", None, "email is refused"),
    ("Notices", "Notices are effective on the next business day after they are sent by courier, and five days after they are sent by certified mail.",
     "by courier or by registered mail (clause 9.1)", 5, "of two ways the slower is safe"),
    (None, "Provider sends invoices by e-mail on thirty days' notice. The notice period is ten days after receipt by courier.", "", None, "a notice that is no subject"),
    (None, "Notices shall be sent to the addresses above, and a copy of any notice by e-mail to the contact.", "to the addresses above (clause 9.1)", None, "a copy is no notice"),
    (None, "A notice of termination must be given sixty days before the end.", "", None, "when, and not how"),
]  # fmt: skip


@pytest.mark.parametrize("row", CASES, ids=[row[4] for row in CASES])
def test_notice_is_given_as_the_contract_says(row) -> None:
    heading, text, words, delivery, _ = row
    found = notices_in([Passage("9.1", heading, text)])
    assert (found.words, found.delivery) == (words, delivery)


def test_contract_without_such_a_clause_says_nothing() -> None:
    assert notices_in([]).words == ""
