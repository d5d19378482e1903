"""What people and programs get; a contract's words never become code on the way."""

from __future__ import annotations

import io
import json

import docx
import pytest

from contract_review.documents import read_bytes
from contract_review.model.review import Review
from contract_review.reports import FORMATS, data, pages, render
from contract_review.reports.memo import write_memo
from contract_review.reports.names import topic_name
from contract_review.review import review_document

HOSTILE = b"""# Terms <script>alert(1)</script>

Provider guarantees a monthly uptime of 99.0% {{ 7*7 }} {% raw %} <img src=x onerror=alert(1)>.
"""


def hostile_review() -> Review:
    return review_document(read_bytes(HOSTILE, path="=cmd.md"))


@pytest.mark.parametrize(("letters", "read"), [(200_000, True), (10_000_000, False)], ids=["read", "told"])
def test_word_without_an_end_goes_through_every_format_or_is_told(letters: int, read: bool) -> None:
    words = f"# Terms\n\n1. Uptime\n\n1.1 The monthly uptime is 99.0% {'w' * letters} of the time.\n"
    review = review_document(read_bytes(words.encode(), path="terms.txt"))
    assert review.incomplete is not read
    written = {form: render((review,), form=form) for form in FORMATS}
    assert all(written.values())
    assert (str(written["html"]).count("w") >= letters) is read
    assert ("only the first" in str(written["text"])) is not read
    assert write_memo(review, form="html")


def test_json_has_the_promised_form(review: Review) -> None:
    content = json.loads(data.as_json((review,), many=False))
    assert content["schema"] == "contract-review/review/1"
    assert content["document"]["parties"][0] == {"name": "Harbour Vault, Inc.", "role": "vendor"}
    assert len(content["findings"]) >= 25
    uptime = next(fact for fact in content["facts"] if fact["id"] == "sla.uptime")
    assert (uptime["value"], uptime["per"], uptime["strength"]) == ({"n": 99.9}, "month", "target")
    text = review.contract.text
    for fact in content["facts"]:
        for piece in fact["evidence"]:
            assert text[piece["start"] : piece["end"]] == piece["quote"]


def test_efforts_are_at_best_negotiated(review: Review) -> None:
    outcomes = {finding.rule: finding.outcome.value for finding in review.findings}
    assert outcomes["sla.uptime-commitment"] == "negotiate"
    assert outcomes["sla.sole-remedy"] == "walk-away"
    assert outcomes["support.hours-coverage"] == "preferred"
    assert outcomes["term.nonrenewal-notice"] == "negotiate"


def test_page_escapes_the_contract() -> None:
    page = pages.as_page(hostile_review(), form="html")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{ 7*7 }}" in page


def test_memo_shows_the_contract_as_text_and_opens_in_word() -> None:
    document = docx.Document(io.BytesIO(write_memo(hostile_review())))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "{{ 7*7 }}" in text
    assert "49" not in text
    assert "{%" not in text.replace("{% raw %}", "")


def test_memo_recommends_by_outcome(review: Review) -> None:
    assert "Sign with changes" in write_memo(review, form="md")


def test_terminal_shows_the_worst_first_and_works_without_colour(review: Review) -> None:
    text = str(render((review,), form="text"))
    assert "\x1b" not in text
    assert text.index("HIGH") < text.index("MEDIUM") < text.index("LOW")


def test_markdown_quotes_the_contract(review: Review) -> None:
    assert "Overdue amounts bear interest at 1.5% per month." in str(render((review,), form="md"))


@pytest.mark.parametrize(
    ("rule", "topic"),
    [
        ("term.suspension-rights", "Suspension rights"),
        ("sla.rpo-rto", "RPO and RTO"),
        ("pricing.currency-fx", "Currency and exchange rates"),
        ("partnership.nonsolicit-employees", "Non-solicitation of employees"),
    ],
)
def test_a_rule_is_called_by_what_it_is_about(rule: str, topic: str) -> None:
    assert topic_name(rule) == topic
