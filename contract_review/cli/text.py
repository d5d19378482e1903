"""`contract-review text FILE`: the text as it was read, which all offsets in a review count in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import REVIEWED, UNREAD, tell_problems

if TYPE_CHECKING:
    from contract_review.model.document import Document, Opening, Table
    from contract_review.settings import Settings

# Pages beyond these are shown without their pictures, or no browser would open the file.
_MOST_PICTURES = 300


@click.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="How to write it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.settings()
@options.opening
def text(*, file: str, form: str, output: Path | None, settings: Settings, opening: Opening) -> int:
    """Print the text of a contract as it was read.

    --format json adds blocks, tables, pages, boxes and offsets; --format html lays what was read over the pages.
    """
    from contract_review.cli.review import within
    from contract_review.documents.confined import read_confined

    opening = within(settings, opening)

    data = sys.stdin.buffer.read() if file == "-" else None
    document = read_confined(file, data=data, opening=opening)
    if form == "html":
        content = _as_page(document, data if data is not None else Path(file).read_bytes(), opening)
    else:
        content = document.text if form == "text" else json.dumps(_as_dict(document), ensure_ascii=False, indent=1)
    write(content + "\n", to=output)
    tell_problems(document)
    return UNREAD if any(problem.blocking for problem in document.problems) else REVIEWED


def _as_page(document: Document, data: bytes, opening: Opening) -> str:
    from contract_review.documents.confined import pictures_confined
    from contract_review.reports.reading import reading_page

    if not document.pages:
        return reading_page(document)
    pictures = pictures_confined(document.path, data=data, opening=opening, most=_MOST_PICTURES)
    return reading_page(document, pictures=pictures)


def _as_dict(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format.value,
        "title": document.title,
        "text": document.text,
        "pages": [{"page": page.number, "width": page.width, "height": page.height} for page in document.pages],
        "page_marks": [list(mark) for mark in document.page_marks],
        "blocks": [
            {
                "kind": block.kind.value,
                "start": block.span.start,
                "end": block.span.end,
                "level": block.level,
                "indent": block.indent,
                "label": block.label.text_in(document.text) if block.label else None,
                "page": document.page_at(block.span.start),
                "boxes": [[box.page, box.x0, box.top, box.x1, box.bottom] for box in document.boxes_of(block.span)],
                "rows": _rows(block.table) if block.table else None,
            }
            for block in document.blocks
        ],
        "links": [{"start": link.span.start, "end": link.span.end, "target": link.target} for link in document.links],
        "problems": [
            {"category": problem.category, "page": problem.page, "message": problem.message}
            for problem in document.problems
        ],
    }


def _rows(table: Table) -> list[list[dict[str, int]]]:
    return [
        [
            {
                "start": cell.span.start,
                "end": cell.span.end,
                "row": cell.row,
                "column": cell.column,
                "row_span": cell.row_span,
                "column_span": cell.column_span,
            }
            for cell in row
        ]
        for row in table.rows
    ]
