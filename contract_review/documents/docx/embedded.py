"""Files that a Word file holds at a place of its text (web pages, RTF, text, Word), read as they would be alone.

Word shows them as part of the document (`w:altChunk`). A Word file in there is read, but not those that it holds again.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.packages import Package
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Document, Format, Opening, Problem

_MOST = 100
_LOST = "part of the text is another file inside this one{}; open it in Word, save it again, and review that"


@dataclass(slots=True)
class Embedded:
    """The files inside a package, by the ids under which the text calls them; `problems` are of those not read."""

    package: Package
    related: Mapping[str, tuple[str, str, bool]]
    opening: Opening
    nested: bool = False
    problems: list[Problem] = field(default_factory=list)
    _read: int = 0

    def document(self, element: Any) -> Document | None:
        """What stands at one place of the text; None where it cannot be read, which is told."""
        _, name, outside = self.related.get(next(iter(element.attrib.values()), ""), ("", "", True))
        data = None if outside or self.nested or self._read >= _MOST else self.package.read(name)
        if data is None:
            self._lose("")
            return None
        self._read += 1
        try:
            found = _document(_page_of_archive(data), name, self.opening)
        except UnreadableDocument as error:
            self._lose(f" that could not be read ({error.reason})")
            return None
        self.problems.extend(problem for problem in found.problems if problem not in self.problems)
        return found

    def _lose(self, why: str) -> None:
        problem = Problem("embedded-text", _LOST.format(why))
        if problem not in self.problems:
            self.problems.append(problem)


def _document(data: bytes, name: str, opening: Opening) -> Document:
    from contract_review.documents import read_bytes
    from contract_review.documents.choose import choose
    from contract_review.documents.docx.reading import read_docx

    if choose(data, path=name) is Format.DOCX:
        return read_docx(data, path=name, sha256="", revisions=opening.revisions, limits=opening.limits, nested=True)
    return read_bytes(data, path=name, opening=opening)


def _page_of_archive(data: bytes) -> bytes:
    """The web page in a file in which a browser or Word saved it with its pictures (.mht); other files as they are."""
    if not data[:200].lstrip().lower().startswith((b"mime-version:", b"from:")):
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return b"<html>" + content if isinstance(content, bytes) else data
    return data
