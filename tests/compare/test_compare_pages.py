"""A comparison as a page and as Markdown: both texts, marked, and nothing of a contract that a browser would obey."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.table import _Cell
from docx.text.run import Run

from contract_review.batch.own_outputs import is_own
from contract_review.compare.comparison import Comparison, compare
from contract_review.compare.presentation import present
from contract_review.compare.report import FORMATS, render
from contract_review.compare.sides import side_of
from contract_review.review import review_file
from tests.compare.papers import CLAUSES, paper, put

HOSTILE = '<script>alert("x")</script> ![a](http://example.test/b.png)'


def compared(folder: Path, old: str, new: str) -> Comparison:
    sides = []
    for name, text in (("old.txt", old), ("new.txt", new)):
        (folder / name).write_text(text, encoding="utf-8")
        sides.append(side_of(review_file(folder / name)))
    return compare(*sides)


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    clauses = dict(CLAUSES)
    clauses["4.1"] = clauses["4.1"].replace("forty-five (45)", "ten (10)")
    clauses["6.2"] = clauses["6.2"].replace("by courier", f"by {HOSTILE}")
    clauses = put(clauses, "6.3", f"Costs. Each party bears its own costs {HOSTILE}.", before=None)
    return compared(tmp_path_factory.mktemp("pages"), paper(), paper(clauses))


def test_page_shows_both_texts_with_their_marks(comparison: Comparison) -> None:
    page = str(render(comparison, form="html"))
    assert "<del>forty-five (45)</del>" in page
    assert "<ins>ten (10)</ins>" in page
    assert page.index("Shorter time to pay") < page.index("Clause by clause")


def test_words_of_a_contract_are_words_on_the_page(comparison: Comparison) -> None:
    page = str(render(comparison, form="html"))
    assert "<script" not in page
    assert "<img" not in page
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'", page)
    assert "&lt;script&gt;alert" in page


def test_words_of_a_contract_are_words_in_markdown(comparison: Comparison) -> None:
    text = str(render(comparison, form="md"))
    assert "~~forty-five (45)~~ **ten (10)**" in text
    assert "<script" not in text.replace("\\<script", "")
    assert "![a]" not in text


def test_word_file_has_old_beside_new_with_what_was_taken_out_struck(comparison: Comparison) -> None:
    data = render(comparison, form="docx")
    assert isinstance(data, bytes)
    word = docx.Document(io.BytesIO(data))
    runs = [run for table in word.tables for row in table.rows for cell in row.cells for run in _runs(cell)]
    assert "forty-five (45)" in {run.text for run in runs if run.font.strike}
    assert "ten (10)" in {run.text for run in runs if run.font.underline}
    assert any(HOSTILE in run.text for run in runs)
    assert {"What got worse", "Clause by clause"} <= {paragraph.text for paragraph in word.paragraphs}


def _runs(cell: _Cell) -> list[Run]:
    return [run for paragraph in cell.paragraphs for run in paragraph.runs]


def test_forms_are_the_same_to_the_byte_when_written_twice(comparison: Comparison) -> None:
    for form in FORMATS:
        assert render(comparison, form=form) == render(comparison, form=form)


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_comparison_is_never_read_as_a_contract(comparison: Comparison, form: str) -> None:
    written = render(comparison, form=form)
    data = written if isinstance(written, bytes) else written.encode()
    assert is_own(f"changes.{form}", (), lambda most: data[:most])


def test_long_stretches_without_a_change_are_left_out(tmp_path: Path) -> None:
    long = " ".join(f"Vendor keeps record {n} of the fleet." for n in range(60))
    old = put(CLAUSES, "6.3", f"Records. {long} Records are kept for two years.", before=None)
    new = put(CLAUSES, "6.3", f"Records. {long} Records are kept for ten years.", before=None)
    (clause,) = present(compared(tmp_path, paper(old), paper(new))).clauses
    shown = "".join(run.before + run.text for run in clause.redline.both)
    assert len(shown) < 500
    assert shown.endswith("kept for two ten years.")
    assert "…" in shown
