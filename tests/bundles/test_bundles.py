"""The documents of a vendor are one agreement, and every quote says in which of them it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from vendor_papers import MSA, ORDER, SLA, of, quoted, together

from contract_review.cli import cli
from contract_review.documents import read_bytes
from contract_review.errors import ContractReviewError
from contract_review.reports import render
from contract_review.review import review_document

PAPERS = {"msa.txt": MSA, "sla.txt": SLA, "order.txt": ORDER}

ANSWERS = [
    ("sla.uptime-commitment", "preferred", ["sla.txt"], "the agreement leaves the levels to the SLA"),
    ("term.initial-term-length", "acceptable", ["order.txt"], "as set out in the Order Form"),
    ("pricing.payment-terms", "preferred", ["msa.txt"], "only the agreement speaks of it"),
    ("sla.rpo-rto", "missing", [], "none of them does"),
]


@pytest.mark.parametrize(("rule", "outcome", "documents", "remark"), ANSWERS, ids=[row[3] for row in ANSWERS])
def test_answer_is_found_in_whichever_document_gives_it(
    rule: str, outcome: str, documents: list[str], remark: str
) -> None:
    finding = of(together(PAPERS), rule)
    assert (finding.outcome, quoted(finding)) == (outcome, documents)


def test_answer_left_to_an_order_form_that_is_not_here_is_unclear() -> None:
    assert of(together({"msa.txt": MSA, "sla.txt": SLA}), "term.initial-term-length").outcome == "unclear"


def test_two_documents_with_two_answers_are_unclear_and_both_are_shown() -> None:
    order = ORDER + "\n2. Payment. Customer shall pay each invoice within ten (10) days after receipt of the invoice.\n"
    finding = of(together({**PAPERS, "order.txt": order}), "pricing.payment-terms")
    assert (finding.outcome, finding.found, quoted(finding)) == (
        "unclear",
        "45 days; 10 days",
        ["msa.txt", "order.txt"],
    )


def test_every_quote_stands_in_its_document_where_the_json_says() -> None:
    review = json.loads(render((together(PAPERS),), form="json"))
    assert [one["kind"] for one in review["documents"]] == ["msa", "sla", "order-form"]
    pieces = [piece for one in (*review["facts"], *review["findings"]) for piece in one["evidence"]]
    texts = {name: read_bytes(text.encode(), path=name).text for name, text in PAPERS.items()}
    assert {piece["document"] for piece in pieces} == set(PAPERS)
    assert all(texts[piece["document"]][piece["start"] : piece["end"]] == piece["quote"] for piece in pieces)


def test_review_of_one_document_is_what_it_was() -> None:
    review = json.loads(render((review_document(read_bytes(MSA.encode(), path="msa.txt")),), form="json"))
    assert "documents" not in review
    assert not any("document" in piece for one in review["findings"] for piece in one["evidence"])


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_reports_name_the_document_of_a_quote(form: str) -> None:
    page = render((together(PAPERS),), form=form)
    assert isinstance(page, str)
    assert "order.txt, 1 Initial Term" in page


def written(folder: Path, manifest: str | None = None) -> Path:
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    if manifest is not None:
        (folder / "bundle.yml").write_text(manifest, encoding="utf-8")
    return folder


def reviewed(*files: Path) -> Result:
    return CliRunner().invoke(cli, ["review", "--bundle", *map(str, files), "--format", "json"], standalone_mode=False)


def test_folder_says_which_documents_belong_together(tmp_path: Path) -> None:
    folder = written(tmp_path, "documents:\n  - msa.txt\n  - {file: sla.txt, kind: support}\n")
    result = reviewed(folder)
    assert result.return_value == 0
    kinds = {Path(one["path"]).name: one["kind"] for one in json.loads(result.stdout)["documents"]}
    assert kinds == {"msa.txt": "msa", "sla.txt": "support"}


MISTAKES = [
    (None, "has no bundle.yml", "a folder that says nothing"),
    ("documents: []\n", "bundle.yml:1:1: the bundle names no documents", "an empty bundle"),
    ("document: [msa.txt]\n", "bundle.yml:1:1: 'document' is no key of a bundle; did you mean", "a misspelt key"),
    (
        "documents:\n  - msa.txt\n  - none.pdf\n",
        "bundle.yml:3:5: there is no file 'none.pdf'",
        "a file that is not there",
    ),
    (
        "documents:\n  - {file: msa.txt, kind: mas}\n",
        "bundle.yml:2:27: 'mas' is no kind; did you mean 'msa'?",
        "an unknown kind",
    ),
    ("documents: [msa.txt, msa.txt]\n", "stands in the bundle twice", "a file twice"),
]


@pytest.mark.parametrize(("manifest", "message", "remark"), MISTAKES, ids=[row[2] for row in MISTAKES])
def test_mistake_in_a_bundle_is_one_line(tmp_path: Path, manifest: str | None, message: str, remark: str) -> None:
    error = reviewed(written(tmp_path, manifest)).exception
    assert isinstance(error, ContractReviewError)
    assert message in str(error)


def test_document_that_cannot_be_read_is_told_and_the_rest_is_reviewed(tmp_path: Path) -> None:
    folder = written(tmp_path)
    result = reviewed(folder / "msa.txt", folder / "gone.pdf")
    assert result.return_value == 3
    assert "gone.pdf" in result.stderr
    assert json.loads(result.stdout)["problems"][0]["category"] == "unread-document"
    assert [Path(one["path"]).name for one in json.loads(result.stdout)["documents"]] == ["msa.txt"]
