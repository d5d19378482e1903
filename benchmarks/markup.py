"""Round trips of marked-up contracts: `python -m benchmarks.markup DATA` marks up every Word file and PDF in DATA.

A Word file must be the original again once all is rejected, and the original with the proposed wording once all is
accepted, judged by its XML, by our reader and (with `--office N`, for the first N) by LibreOffice. A highlight in a
PDF must cover the words it quotes, judged by the text that pdfium finds under its boxes.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from lxml import etree

from benchmarks import office
from benchmarks.word_copies import (
    AS_REJECTED,
    accepted,
    added_wordings,
    joined,
    our_comments,
    parts_of,
    same_parts,
    undone,
    without_comments,
)
from contract_review.documents import read_bytes
from contract_review.errors import ContractReviewError
from contract_review.model.document import BlockKind, Document
from contract_review.model.review import Review
from contract_review.reports.audience import Audience
from contract_review.reports.markup import marked_up
from contract_review.reports.markup.changes import Change
from contract_review.reports.markup.notes import notes
from contract_review.review import review_document

_DAY = date(2026, 1, 31)


@dataclass(frozen=True, slots=True)
class WordTrip:
    """What became of one Word file; `office` is None where LibreOffice was not asked."""

    name: str
    comments: int
    struck: int
    added: int
    rejected: bool
    accepted: bool
    xml: bool
    parts: bool
    office: bool | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing was lost and nothing is wrong."""
        return self.rejected and self.accepted and self.xml and self.parts and self.office is not False


def word_trip(name: str, data: bytes) -> tuple[WordTrip, bytes]:
    """Mark up one Word file and take the markup back in both ways."""
    review = review_document(read_bytes(data, path=name))
    marked = marked_up(review, data, as_of=_DAY)
    made = _made(review, marked)
    original, copy = parts_of(data), parts_of(marked)
    trip = WordTrip(
        name=name,
        comments=len(our_comments(marked)),
        struck=sum(change.strikes for change in made),
        added=sum(not change.strikes for change in made),
        rejected=read_bytes(marked, opening=AS_REJECTED).text == read_bytes(data, opening=AS_REJECTED).text,
        accepted=read_bytes(marked).text == expected_text(review.contract.text, made),
        xml=undone(marked) == joined(etree.fromstring(original["word/document.xml"])),
        parts=same_parts(original, copy),
    )
    return trip, marked


def expected_text(text: str, made: tuple[Change, ...]) -> str:
    """A text with changes made, worked out apart from any file."""
    for change in sorted(made, reverse=True, key=lambda change: (change.span, made.index(change))):
        new = change.wording if change.strikes else f"\n\n{change.wording}"
        text = text[: change.span.start] + new + text[change.span.end :]
    return text


def _made(review: Review, marked: bytes) -> tuple[Change, ...]:
    """The changes that were proposed and are in the file, each as often as it is there."""
    written = added_wordings(marked)
    proposed = dict.fromkeys(note.change for note in notes(review, audience=Audience.INTERNAL) if note.change)
    return tuple(change for change in proposed if change.wording in written)


def office_agrees(trips: list[tuple[bytes, bytes]]) -> list[bool]:
    """Whether LibreOffice opens each marked-up copy and settles its changes as they were meant."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        wanted: dict[str, list[Path]] = {"marked": [], "original": [], "accepted": []}
        opened = []
        for number, (data, marked) in enumerate(trips):
            copy = _put(place / f"copy{number}.docx", marked)
            out = place / "opened"
            again = office.opened(copy, out)
            opened.append(again is not None)
            for kind, content in (("marked", marked), ("original", data), ("accepted", accepted(marked))):
                wanted[kind].append(_put(place / f"{kind}{number}.docx", without_comments(content)))
        kept = _texts(wanted["marked"], office.ACCEPT, place), _texts(wanted["accepted"], office.ACCEPT, place)
        back = _texts(wanted["marked"], office.REJECT, place), _texts(wanted["original"], office.REJECT, place)
        pairs = zip(opened, *kept, *back, strict=True)
        return [ok and a is not None and a == b and c is not None and c == d for ok, a, b, c, d in pairs]


def _texts(files: list[Path], order: str, place: Path) -> list[str | None]:
    out = Path(tempfile.mkdtemp(dir=place))
    done = office.settled(files, order, out)
    return [_body(read_bytes(done[file].read_bytes())) if file in done else None for file in files]


def _body(document: Document) -> str:
    """The text without headers and footers, in which page numbers are worked out anew."""
    blocks = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
    return "\n".join(block.span.text_in(document.text) for block in blocks)


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@dataclass(frozen=True, slots=True)
class PdfTrip:
    """How many highlights a PDF got, how many of them cover exactly what they quote, and those that do not."""

    name: str
    highlights: int
    exact: int
    wrong: tuple[tuple[str, str], ...]


def pdf_trip(name: str, data: bytes) -> PdfTrip:
    """Mark up one PDF and read what stands under the boxes of its highlights."""
    review = review_document(read_bytes(data, path=name))
    quoted = list(_quoted(review))
    under = list(covered(marked_up(review, data, as_of=_DAY)))
    wrong = tuple((a, b) for a, b in zip(quoted, under, strict=True) if a != b)
    return PdfTrip(name, len(quoted), len(quoted) - len(wrong), wrong)


def _quoted(review: Review) -> Iterator[str]:
    """The words of each highlight in the order in which they are made, page by page."""
    document, found = review.contract.document, list[tuple[int, str]]()
    for note in notes(review, audience=Audience.INTERNAL):
        for span in (*((note.span,) if note.span else ()), *note.also):
            pieces = [p for p in document.by_page(span) if document.boxes_of(p)]
            found.extend((document.page_at(p.start) or 0, plain(p.text_in(document.text))) for p in pieces)
    yield from (words for _, words in sorted(found, key=lambda one: one[0]))


def covered(marked: bytes) -> Iterator[str]:
    """What pdfium finds under each of our highlights, page by page."""
    source = pypdfium2.PdfDocument(marked)
    with pikepdf.open(io.BytesIO(marked)) as pdf:
        for index, page in enumerate(pdf.pages):
            marks = [a for a in page.obj.get("/Annots", []) if a.get("/T") == "contract-review"]
            text = source[index].get_textpage() if marks else None
            for mark in (mark for mark in marks if mark.Subtype == "/Highlight"):
                yield plain("".join(_under(text, [float(n) for n in mark.QuadPoints])))
    source.close()


def _under(text: Any, numbers: list[float]) -> Iterator[str]:
    for place in range(0, len(numbers), 8):
        xs, ys = numbers[place : place + 8 : 2], numbers[place + 1 : place + 8 : 2]
        yield text.get_text_bounded(min(xs), min(ys), max(xs), max(ys))


def plain(text: str) -> str:
    """Words as they can be compared: pdfium gives blanks and hyphens at the ends of lines in several ways.

    The reader leaves out rules that are printed as underscores.
    """
    signs = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in signs if not sign.isspace() and sign not in "-_\u00ad\u2010\u2011\ufffe\x02\x00")


def _print_words(trips: list[WordTrip]) -> None:
    names = [field.name for field in fields(WordTrip)]
    print("| " + " | ".join(names) + " |\n|" + "---|" * len(names))
    for trip in trips:
        print("| " + " | ".join(_cell(getattr(trip, name)) for name in names) + " |")


def _cell(value: object) -> str:
    return {True: "yes", False: "NO", None: "–"}[value] if isinstance(value, bool) or value is None else str(value)


def word_trips(files: list[Path], *, asked: int = 0) -> list[WordTrip]:
    """Mark up Word files, with LibreOffice as a second judge of the first `asked`; what cannot be read is left out."""
    made, originals = list[tuple[WordTrip, bytes]](), list[bytes]()
    for file in files:
        data = file.read_bytes()
        try:
            made.append(word_trip(file.name, data))
            originals.append(data)
        except ContractReviewError as error:
            print(f"{file.name}: {error}", file=sys.stderr)
    trips = [trip for trip, _ in made]
    if asked and not office.missing():
        agreed = office_agrees([(data, marked) for data, (_, marked) in zip(originals, made, strict=True)][:asked])
        trips[: len(agreed)] = [replace(trip, office=said) for trip, said in zip(trips, agreed, strict=False)]
    return trips


def pdf_trips(files: list[Path]) -> Iterator[PdfTrip]:
    """Mark up PDFs, one after the other; what cannot be read is left out."""
    for file in files:
        try:
            yield pdf_trip(file.name, file.read_bytes())
        except ContractReviewError as error:
            print(f"{file.name}: {error}", file=sys.stderr)


def section(data: Path) -> str:
    """Markdown; the sample contracts are there where DATA is not."""
    words, pdfs = _files(data)
    trips = word_trips(words)
    return "\n".join(
        [
            "## Marked-up contracts",
            "",
            "`python -m benchmarks.markup DATA`",
            "",
            f"- {_words_said(trips)}.",
            f"- {_pdfs_said(list(pdf_trips(pdfs)))}.",
            "",
        ]
    )


def _words_said(trips: list[WordTrip]) -> str:
    sound = sum(trip.sound for trip in trips)
    return (
        f"Word files: {sound} of {len(trips)} are the original again once all is rejected, and the original with the "
        f"proposed wording once all is accepted, with {sum(trip.comments for trip in trips)} comments and "
        f"{sum(trip.struck + trip.added for trip in trips)} changes"
    )


def _pdfs_said(trips: list[PdfTrip]) -> str:
    highlights, exact = sum(trip.highlights for trip in trips), sum(trip.exact for trip in trips)
    share = 100 * exact / (highlights or 1)
    return (
        f"PDFs: {exact} of {highlights} highlights cover exactly the quoted words ({share:.2f} %), {len(trips)} files"
    )


def _files(data: Path, *, every: int = 1) -> tuple[list[Path], list[Path]]:
    """Word files and PDFs: the sample contracts, and what DATA has."""
    samples = Path(__file__).parents[1] / "sample_contracts"
    return (
        [*sorted(samples.glob("*.docx")), *sorted(data.glob("contracts/docx/*.docx"))],
        [*sorted(samples.glob("*.pdf")), *sorted(data.glob("cuad/pdf/*.pdf"))[::every]],
    )


def main() -> None:
    """Mark up what DATA has, and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with contracts/docx and cuad/pdf")
    parser.add_argument(
        "--office", type=int, default=0, metavar="N", help="ask LibreOffice about the first N Word files"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth PDF")
    parser.add_argument("--show", action="store_true", help="print the highlights that are not exact")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there: only the sample contracts are marked up")
    words, pdfs = _files(options.data, every=options.every)
    trips = word_trips(words, asked=options.office)
    _print_words(trips)
    print(f"\n{_words_said(trips)}")
    marked = list(pdf_trips(pdfs))
    for trip in marked if options.show else ():
        for quoted, covered_words in trip.wrong:
            print(f"{trip.name}\n  quoted  {quoted}\n  covered {covered_words}")
    print(_pdfs_said(marked))


if __name__ == "__main__":
    main()
