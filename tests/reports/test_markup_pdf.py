"""A marked-up PDF covers the quoted words and nothing else, however its pages are turned, cropped or locked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from marked_copies import flag, reviewed
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks.markup import covered, pdf_trip, plain
from contract_review.documents import read_bytes
from contract_review.model.document import Opening
from contract_review.model.finding import Outcome
from contract_review.reports.audience import Audience
from contract_review.reports.markup import marked_up
from contract_review.review import understand

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
PDFS = sorted(path for path in SAMPLES.glob("*.pdf") if not path.stem.startswith("scanned"))
LINES = ("1. Copies. First words. Supplier keeps two copies of", "each backup for ninety days. Last words of the page.")
Q = "Supplier keeps two copies of each backup for ninety days."


def pdf(*, turn: int = 0, crop: tuple[float, ...] | None = None, password: str | None = None, pages: int = 1) -> bytes:
    buffer = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, encrypt=lock)
    for _ in range(pages):
        for place, line in enumerate(LINES):
            canvas.drawString(90, 700 - 14 * place, line)
        canvas.showPage()
    canvas.save()
    if password:
        return buffer.getvalue()
    with pikepdf.open(io.BytesIO(buffer.getvalue())) as made:
        for page in made.pages:
            page.obj.Rotate = turn
            if crop:
                page.obj.CropBox = pikepdf.Array(list(crop))
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 500, 500, 780)])
def test_words_are_covered_on_turned_and_cropped_pages(turn: int, crop: tuple[float, ...] | None) -> None:
    data = pdf(turn=turn, crop=crop)
    marked = marked_up(reviewed(data, (flag(), Q), path="contract.pdf"), data)
    assert list(covered(marked)) == [plain(Q)]


def test_highlight_has_a_box_a_line_and_a_note_with_the_wording() -> None:
    data = pdf()
    marked = marked_up(reviewed(data, (flag(), Q), path="contract.pdf"), data, as_of=date(2026, 3, 1))
    with pikepdf.open(io.BytesIO(marked)) as made:
        (note,) = made.pages[0].Annots
        assert len(note.QuadPoints) == 16
        assert str(note.M) == "D:20260301000000Z"
        assert str(note.T) == "contract-review"
        assert "Proposed wording: Supplier shall keep nine copies." in str(note.Contents)
        assert "/N" in note.AP


def test_words_that_several_points_quote_are_no_darker_than_those_of_one() -> None:
    data = pdf()
    points = [(flag(rule), Q) for rule in ("sla.one", "sla.two", "sla.three")]
    colours = []
    for quoted in (points[:1], points):
        with pypdfium2.PdfDocument(marked_up(reviewed(data, *quoted, path="contract.pdf"), data)) as marked:
            picture = marked[0].render().to_pil().convert("RGB")
        most = sorted(picture.getcolors(1 << 20) or (), reverse=True)
        # The paper covers most of the page, the highlight comes next.
        colours.append(most[1][1])
    assert colours[0] == colours[1]


def test_locked_file_stays_locked_under_its_password() -> None:
    data = pdf(password="open")
    opening = Opening(password="open")
    contract = reviewed_locked(data, opening)
    marked = marked_up(contract, data, opening=opening)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(marked))
    with pikepdf.open(io.BytesIO(marked), password="open") as made:
        assert made.is_encrypted
        assert len(made.pages[0].Annots) == 1
    assert read_bytes(marked, opening=opening).text == contract.contract.text


def reviewed_locked(data: bytes, opening: Opening):
    review = reviewed(pdf(), (flag(), Q), path="contract.pdf")
    return replace(review, contract=understand(read_bytes(data, path="contract.pdf", opening=opening)))


def test_notes_that_are_there_stay_and_the_pages_are_not_touched() -> None:
    data = pdf()
    review = reviewed(data, (flag(), Q), path="contract.pdf")
    once = marked_up(review, data)
    twice = marked_up(review, once)
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(twice)) as after:
        assert len(after.pages[0].Annots) == 2
        assert after.pages[0].Contents.read_bytes() == before.pages[0].Contents.read_bytes()
    assert once == marked_up(review, data)


def test_what_stands_nowhere_is_a_note_at_the_top_of_the_first_page() -> None:
    data = pdf(pages=2)
    nowhere = flag(outcome=Outcome.MISSING, looked_in=("the whole document",))
    marked = marked_up(reviewed(data, (nowhere, ""), path="contract.pdf"), data)
    with pikepdf.open(io.BytesIO(marked)) as made:
        (note,) = made.pages[0].Annots
        assert str(note.Subtype) == "/Text"
        assert float(note.Rect[1]) > 780


def test_vendor_reads_no_word_of_our_position() -> None:
    data = pdf()
    silent = flag("legal.inside-rule", Outcome.MISSING, looked_in=("the whole document",))
    review = reviewed(data, (flag(), Q), (silent, ""), path="contract.pdf")
    with pikepdf.open(io.BytesIO(marked_up(review, data, audience=Audience.VENDOR))) as made:
        told = " ".join(str(note.Contents) for note in made.pages[0].Annots)
        colours = {tuple(float(part) for part in note.C) for note in made.pages[0].Annots}
    for inside in ("INSIDE", "ritical", "sla.copies", "inside-rule", "negotiate", "matters"):
        assert inside not in told
    assert told.count("Nine copies.") == 2
    assert len(colours) == 1


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_highlights_of_a_sample_contract_cover_what_they_quote(path: Path) -> None:
    trip = pdf_trip(path.name, path.read_bytes())
    assert trip.highlights > 2
    # A raised number of a note stands between the lines for pdfium.
    assert trip.highlights - trip.exact <= 1
