"""An answer that stands in another document, or in none."""

from __future__ import annotations

import pytest

from contract_review.language.elsewhere import elsewhere

OPEN = [
    ("The fees are those set out in the applicable Order Form.", "Order Form", "a form"),
    ("Customer shall pay the rates stated on Provider's Price List.", "Price List", "a list of a named party"),
    ("Fees are charged in accordance with Schedule 2.", "Schedule 2", "an attachment"),
    ("The Cover Page specifies when payment is due.", "Cover Page", "the paper as the subject"),
    ("Rates are specified in the applicable Service Attachments.", "Service Attachments", "attachments in the plural"),
    ("Prices are established by Customer's Reseller.", "agreement with the reseller", "a third party's contract"),
    ("Your distributor will set the payment terms.", "agreement with the distributor", "a third party that acts"),
    ("The initial term is ____ months.", None, "a blank line"),
    ("The rate is [***] per month.", None, "a redaction"),
    ("Notice period: [insert number of days].", None, "a placeholder"),
    ("Pricing: TBD", None, "to be determined"),
    ("Contact: [vendor representative]", None, "a field of a form"),
    (
        "Availability is governed by the Fernhill Service Level Agreement.",
        "Fernhill Service Level Agreement",
        "named by its vendor",
    ),
    ("Customer's remedies for downtime are in the SLA.", "SLA", "the paper holds it"),
    ("Details on privacy are in the Cloud Terms.", "Cloud Terms", "terms of their own name hold it"),
    ("Personal data are handled as set out in the DPA.", "DPA", "an agreement on personal data"),
    ("The SLA, which specifies the level of service, is online.", "SLA", "a paper and what it does"),
    ("Service levels are published on the Partner Site.", "Partner Site", "a site"),
    ("Support hours are available at https://example.org/support.", "https://example.org/support.", "an address"),
    ("Response times are designated in the relevant Service Attachment.", "Service Attachment", "no letter"),
]
SETTLED = [
    ("Unless otherwise specified in the Order Form, invoices are due in 30 days.", "a default with an exception"),
    ("Provider shall deliver the Order Form by e-mail.", "a paper that is only mentioned"),
    ("[X] Customer elects annual billing.", "a ticked box"),
    ("Our engineers meet on site.", "a place"),
    ("See below for definitions [1].", "a footnote"),
]


@pytest.mark.parametrize(("text", "paper", "remark"), OPEN, ids=[row[2] for row in OPEN])
def test_open_answer_names_its_paper(text: str, paper: str | None, remark: str) -> None:
    assert [place.paper for place in elsewhere(text)] == [paper]


@pytest.mark.parametrize(("text", "remark"), SETTLED, ids=[row[1] for row in SETTLED])
def test_settled_answer_is_not_open(text: str, remark: str) -> None:
    assert list(elsewhere(text)) == []
