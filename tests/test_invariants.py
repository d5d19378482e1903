"""What holds for every text: quotes are the contract's words, clauses nest, nothing is lost, nothing a vendor wrote runs."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contract_review.batch import write_overview
from contract_review.batch.rows import row_of
from contract_review.clauses import segment
from contract_review.documents import read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Document
from contract_review.model.review import Review
from contract_review.reports import render
from contract_review.review import review_document
from contract_review.rulebook import load_playbook
from tests.contract_texts import pasted, texts

BOOK = load_playbook("msp-default")
HOSTILE = '<zzmark onload="alert(1)">{{ 7*7 }}</zzmark><script>zzmark()</script>[zzmark](javascript:zzmark)'
few = settings(max_examples=40, deadline=None, derandomize=True)
fewer = settings(max_examples=15, deadline=None, derandomize=True)


def as_word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        # Word files cannot hold what XML cannot.
        document.add_paragraph("".join(c for c in line if c == "\t" or (c >= " " and c not in "\ufffe\uffff")))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


FORMS = {"txt": str.encode, "md": lambda text: f"# A\n\n## B\n\n{text}".encode(), "docx": as_word}


def document_of(text: str, form: str = "txt") -> Document | None:
    try:
        return read_bytes(FORMS[form](text), path=f"contract.{form}")
    except UnreadableDocument:
        # Drawn letters may make a file that is no text; saying so is the other thing a reader may do.
        return None


def review_of(text: str, form: str = "txt") -> Review | None:
    document = document_of(text, form)
    return review_document(document, playbook=BOOK) if document else None


@pytest.mark.parametrize("form", FORMS)
@few
@given(text=texts())
def test_text_of_all_blocks_is_the_text_of_the_document(form: str, text: str) -> None:
    document = document_of(text, form)
    if document is None:
        return
    place = 0
    for block in document.blocks:
        assert document.text[place : block.span.start].strip() == ""
        assert block.span.contains(block.body)
        place = block.span.end
    assert document.text[place:].strip() == ""


@pytest.mark.parametrize("form", FORMS)
@few
@given(text=texts())
def test_clauses_nest_and_do_not_overlap(form: str, text: str) -> None:
    document = document_of(text, form)
    if document is None:
        return
    ends: dict[int | None, int] = {}
    clauses = segment(document)
    for index, clause in enumerate(clauses):
        assert clause.index == index
        assert clause.span.contains(clause.own)
        assert clause.span.start >= ends.get(clause.parent, 0)
        ends[clause.parent] = clause.span.end
        if clause.parent is not None:
            assert clause.parent < index
            assert clauses[clause.parent].span.contains(clause.span)


@few
@given(text=texts(), form=st.sampled_from(sorted(FORMS)))
def test_every_quote_is_the_words_of_the_contract(text: str, form: str) -> None:
    review = review_of(text, form)
    if review is None:
        return
    pieces = [piece for source in (*review.facts, *review.findings) for piece in source.evidence]
    for piece in pieces:
        assert review.contract.text[piece.span.start : piece.span.end] == piece.quote
        assert piece.quote.strip()


@few
@given(text=texts())
def test_every_rule_concludes_and_no_absence_is_without_where_we_looked(text: str) -> None:
    review = review_of(text)
    if review is None:
        return
    assert {finding.rule for finding in review.findings} == {rule.id for rule in BOOK.rules}
    for finding in review.findings:
        assert finding.message.strip() or not finding.outcome.is_flag


@fewer
@given(text=texts())
def test_same_text_gives_the_same_bytes(text: str) -> None:
    first, second = review_of(text), review_of(text)
    if first is None or second is None:
        return
    for form in ("json", "html", "md", "text"):
        assert render((first,), form=form) == render((second,), form=form)


class Tags(HTMLParser):
    """The elements and attributes that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.seen += [name for name, _ in attrs if name.startswith("on")]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@fewer
@given(text=pasted(HOSTILE))
def test_words_of_a_vendor_do_nothing_on_a_page(text: str) -> None:
    review = review_of(text)
    assert review is not None
    page = str(render((review,), form="html"))
    tags = Tags(page)
    assert "zzmark" not in tags.seen
    assert "onload" not in tags.seen
    assert tags.seen.count("script") == 1
    assert [link for link in tags.links if "javascript" in link] == []
    assert "{{ 7*7 }}" in page


def shown(markdown: str) -> str:
    """Markdown as a reader that lets HTML through would show it."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)


def test_words_of_a_vendor_are_shown_in_markdown_as_words() -> None:
    review = review_of(
        f"AGREEMENT {HOSTILE}\n\n1. Fees\n\nCustomer shall pay all fees within ten (10) days of the invoice date {HOSTILE}.\n"
    )
    assert review is not None
    page = shown(str(render((review,), form="md")))
    assert "&lt;zzmark" in page
    assert "zzmark" not in Tags(page).seen


@fewer
@given(text=pasted(HOSTILE))
def test_words_of_a_vendor_do_nothing_in_markdown(text: str) -> None:
    review = review_of(text)
    assert review is not None
    tags = Tags(shown(str(render((review,), form="md"))))
    assert "zzmark" not in tags.seen
    assert "script" not in tags.seen
    assert [link for link in tags.links if "javascript" in link] == []


@fewer
@given(text=pasted("=HYPERLINK(1)"))
def test_words_of_a_vendor_are_no_formula_in_an_overview(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    review = review_of(text)
    assert review is not None
    folder: Path = tmp_path_factory.mktemp("overview")
    row = row_of("=1.txt", review, name="=1.txt.html")
    write_overview([row], folder)
    written = (folder / "overview.csv").read_text(encoding="utf-8")
    (cells,) = csv.DictReader(io.StringIO(written, newline=""))
    assert [name for name, cell in cells.items() if cell.startswith(("=", "+", "-", "@"))] == []
    assert set(cells) == set(asdict(row)) - {"points"} | {point.rule for point in row.points}
