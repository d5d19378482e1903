"""A review as a page: HTML in one file, or Markdown, from the templates in `report_templates/review`."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from contract_review.model.document import Block, BlockKind
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.model.wording import fact_in_words
from contract_review.resources import templates_dir


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the contract's text, and the numbers of the findings that quote it."""

    text: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the contract for the page: its kind and its pieces; for a table, rows of cells of pieces."""

    kind: str
    page: int | None
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


def as_page(review: Review, *, form: str, show: Severity | None = None) -> str:
    """The review as `html` or `md`; `show` leaves out flags that are milder."""
    flags = [flag for flag in review.flags() if show is None or flag.severity.rank <= show.rank]
    folder = templates_dir() / "review"
    environment = _environment(folder, html=form == "html")
    script = (folder / "review.js").read_text(encoding="utf-8")
    style = (folder / "review.css").read_text(encoding="utf-8")
    return environment.get_template(f"review.{form}").render(
        review=review,
        document=review.contract.document,
        kind=review.contract.kind.value,
        parties=[(party.name, party.role.value if party.role else "party") for party in review.contract.parties],
        flags=flags,
        good=[f for f in review.findings if f.outcome in (Outcome.PREFERRED, Outcome.ACCEPTABLE)],
        quiet=[f for f in review.findings if f.outcome in (Outcome.NOT_APPLICABLE, Outcome.WAIVED)],
        facts=[(fact, fact_in_words(fact)) for fact in review.facts],
        counts=review.count_by_outcome(),
        severities=[severity.value for severity in review.count_by_severity()],
        groups=sorted({flag.group for flag in flags}),
        paragraphs=_paragraphs(review, flags) if form == "html" else (),
        script=script,
        style=style,
        hashes={"script": _hash(script), "style": _hash(style)},
    )


def overview_page(rows: list[tuple[dict[str, object], str]]) -> str:
    """The overview of a batch as one HTML page: a row a file, with the name of its review."""
    style = (templates_dir() / "review" / "review.css").read_text(encoding="utf-8")
    template = _environment(templates_dir() / "overview", html=True).get_template("overview.html")
    return template.render(rows=rows, style=style, style_hash=_hash(style))


def markdown_environment(name: str) -> Environment:
    """Jinja for the Markdown templates of a folder in `report_templates`."""
    return _environment(templates_dir() / name, html=False)


def _environment(folder: Path, *, html: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["one_line"] = lambda text: " ".join(str(text).split())
    return environment


def _hash(text: str) -> str:
    # A content security policy that allows these very texts, and nothing that a contract could smuggle in.
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _paragraphs(review: Review, flags: list[Finding]) -> tuple[Paragraph, ...]:
    document = review.contract.document
    marks = sorted(
        (piece.span.start, piece.span.end, number) for number, flag in enumerate(flags, 1) for piece in flag.evidence
    )
    return tuple(_paragraph(block, review, marks, document.page_at(block.span.start)) for block in document.blocks)


def _paragraph(block: Block, review: Review, marks: list[tuple[int, int, int]], page: int | None) -> Paragraph:
    text = review.contract.text
    near = [mark for mark in marks if mark[0] < block.span.end and block.span.start < mark[1]]
    if block.kind is BlockKind.TABLE and block.table is not None:
        rows = tuple(
            tuple(_pieces(text, cell.span.start, cell.span.end, near) for cell in row) for row in block.table.rows
        )
        return Paragraph("table", page, (), rows)
    return Paragraph(block.kind.value, page, _pieces(text, block.span.start, block.span.end, near))


def _pieces(text: str, start: int, end: int, marks: list[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """The text cut wherever a quote begins or ends, so that quotes that overlap nest cleanly."""
    cuts = sorted({start, end, *(cut for mark in marks for cut in mark[:2] if start < cut < end)})
    return tuple(
        Piece(text[first:last], tuple(dict.fromkeys(n for a, b, n in marks if a <= first and last <= b)))
        for first, last in pairwise(cuts)
    )
