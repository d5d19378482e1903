"""What a reader of a Word file should know beside its words: open changes, comments, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contract_review.documents.docx.body import BodyReader
from contract_review.documents.docx.names import W
from contract_review.documents.packages import Package
from contract_review.model.document import BlockKind, Problem, Revisions

_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))


def problems_of(root: Any, comments: Any, reader: BodyReader, package: Package) -> tuple[Problem, ...]:
    """Everything about the file that its review should say, what is lost first."""
    found = (
        _entities(package),
        _no_text(root, reader),
        _changes(root, reader.paragraphs.revisions),
        _comments(comments),
    )
    return (*reader.embedded.problems, *(problem for problem in found if problem is not None))


def _changes(root: Any, revisions: Revisions) -> Problem | None:
    changes = list(root.iter(*_CHANGES))
    if not changes:
        return None
    count = "1 tracked change" if len(changes) == 1 else f"{len(changes)} tracked changes"
    verb = "is" if len(changes) == 1 else "are"
    view = "read as if all were accepted" if revisions is Revisions.FINAL else "read as if all were rejected"
    return Problem("tracked-changes", f"{count} by {_people(changes)} {verb} not accepted yet; {view}", blocking=False)


def _comments(root: Any) -> Problem | None:
    comments = [c for c in root if isinstance(c.tag, str)] if root is not None else []
    if not comments:
        return None
    count = "1 comment" if len(comments) == 1 else f"{len(comments)} comments"
    verb, part = ("is", "it is") if len(comments) == 1 else ("are", "they are")
    message = f"{count} by {_people(comments)} {verb} in the margin; {part} no part of the contract and not reviewed"
    return Problem("comments", message, blocking=False)


def _people(elements: Iterable[Any]) -> str:
    return ", ".join(sorted({e.get(f"{W}author") or "an unnamed author" for e in elements}))


def _entities(package: Package) -> Problem | None:
    if not package.declares_entities:
        return None
    return Problem("entities", "the file refers to text outside itself, which was not read")


def _no_text(root: Any, reader: BodyReader) -> Problem | None:
    if any(block.kind is not BlockKind.FURNITURE for block in reader.builder.blocks):
        return None
    pictures = sum(1 for _ in root.iter(f"{W}drawing", f"{W}pict"))
    if pictures:
        return Problem("no-text", "the file holds pictures and no text; give the contract as PDF, after OCR")
    return Problem("no-text", "the file holds no text")
