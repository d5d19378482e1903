"""The issues list for the vendor holds what we ask, and no word of our position."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from contract_review.errors import UsageError
from contract_review.model.finding import Outcome
from contract_review.model.review import Review
from contract_review.reports.audience import Audience
from contract_review.reports.memo import write_memo
from contract_review.reports.names import decider
from contract_review.review import review_file

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
FORMS = ("docx", "html", "md")


@pytest.fixture(scope="module", params=["saas-msa.docx", "rmm-licence.pdf"])
def review(request: pytest.FixtureRequest) -> Review:
    return review_file(SAMPLES / request.param)


def _text(review: Review, form: str) -> str:
    written = write_memo(review, form=form, audience=Audience.VENDOR)
    if isinstance(written, str):
        return re.sub(r"\\([^\w\s])", r"\1", written.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&"))
    return "\n".join(node.text or "" for node in docx.Document(io.BytesIO(written)).element.body.iter() if node.text)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_internal_leaks(review: Review, form: str) -> None:
    text = _text(review, form)
    # What we ask, and the contract's own words, are no secret: "at most 30 days" may stand in them.
    open_words = " ".join(f"{flag.ask} {flag.replace_with}" for flag in review.flags()) + review.contract.text
    for flag in review.flags():
        internal = {flag.rule, flag.message, flag.why, flag.fallback, decider(flag.group, flag.severity)}
        leaked = [words for words in internal if words and words in text and words not in open_words]
        assert leaked == [], flag.rule
    shown = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    for word in (
        "walk-away",
        "escalate",
        "critical",
        "severity",
        "playbook",
        "fallback",
        "Why it matters",
        "msp-default",
    ):
        assert word not in shown or word in open_words, word


@pytest.mark.parametrize("form", FORMS)
def test_every_ask_is_there_with_its_wording(review: Review, form: str) -> None:
    text = " ".join(_text(review, form).split())
    for flag in review.flags():
        assert not flag.ask or " ".join(flag.ask.split()) in text
        assert not flag.replace_with or " ".join(flag.replace_with.split()) in text


def test_contract_that_is_in_order_asks_for_nothing(review: Review) -> None:
    good = replace(review, findings=tuple(f for f in review.findings if f.outcome is Outcome.PREFERRED))
    for form in FORMS:
        assert "nothing that we ask to be changed" in _text(good, form)


def test_value_that_is_internal_is_unknown_to_a_template_for_the_vendor(review: Review, tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("{{ seen.flags }}", encoding="utf-8")
    with pytest.raises(UsageError, match="there is no value 'flags'"):
        write_memo(review, form="md", template=own, audience=Audience.VENDOR)
