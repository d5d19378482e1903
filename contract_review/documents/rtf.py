"""An RTF file becomes a Document: its paragraphs with the numbers that it prints, its tables by their cells."""

from __future__ import annotations

from itertools import groupby

from striprtf.striprtf import rtf_to_text

from contract_review.documents.assembly import RawCell, TextBuilder
from contract_review.errors import UnreadableDocument
from contract_review.model.document import BlockKind, Document, Format, Problem
from contract_review.model.limits import LIMITS, Limits


def read_rtf(data: bytes, *, path: str, sha256: str, limits: Limits = LIMITS) -> Document:
    """Read the bytes of an RTF file; raises `UnreadableDocument` where it is damaged."""
    if len(data) > limits.part:
        raise UnreadableDocument(path, f"the RTF file is larger than {limits.part // 1024**2} MiB; that is no contract")
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="ignore"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise UnreadableDocument(path, "the RTF file is damaged; ask for it again") from error
    builder = TextBuilder(limits=limits)
    for is_row, lines in groupby(text.replace("\x00", "").split("\n"), key=lambda line: line.rstrip().endswith("|")):
        if is_row:
            builder.add_table([_cells(line, row) for row, line in enumerate(lines)])
            continue
        for line in lines:
            builder.add(BlockKind.PARAGRAPH, " ".join(line.split()))
    return Document(
        path=path,
        sha256=sha256,
        format=Format.RTF,
        text=builder.text,
        blocks=tuple(builder.blocks),
        problems=(*builder.problems(), *_notes(data)),
    )


def _notes(data: bytes) -> tuple[Problem, ...]:
    # The library that turns RTF into text leaves notes out.
    if b"\\footnote" not in data:
        return ()
    return (Problem("notes", "footnotes of an RTF file are not read; open it in Word and save it as DOCX"),)


def _cells(line: str, row: int) -> list[RawCell]:
    # Each cell is closed by a bar, so what stands behind the last one is no cell.
    cells = line.rstrip().split("|")[:-1]
    return [RawCell(" ".join(cell.split()), row, column) for column, cell in enumerate(cells)]
