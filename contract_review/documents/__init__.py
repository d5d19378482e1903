"""A file becomes a Document; what it is, is decided by its content and not by its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from contract_review.collector import undisturbed
from contract_review.documents.choose import choose
from contract_review.documents.shortening import parted
from contract_review.errors import UnreadableDocument
from contract_review.model.document import AS_IT_STANDS, Document, Format, Opening

__all__ = ["bytes_of", "read", "read_bytes"]


def read(path: Path | str, *, opening: Opening = AS_IT_STANDS) -> Document:
    """Read a contract from a file, here and now; `confined.read_confined` does it where no file can do harm.

    Raises `UnreadableDocument` where nothing can be read of it: no such file, empty, damaged, encrypted, or no format
    that holds contracts.
    """
    return read_bytes(bytes_of(path, most=opening.limits.file), path=str(path), opening=opening)


def bytes_of(path: Path | str, *, most: int) -> bytes:
    """The bytes of a file of at most so many; raises `UnreadableDocument` where it cannot be had."""
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableDocument(path, "is a folder; use 'contract-review batch' for folders")
        if file.stat().st_size > most:
            raise UnreadableDocument(path, f"is larger than {most >> 20} MiB; that is no contract")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(path, "no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(path, f"cannot be opened ({reason})") from error


@undisturbed()
def read_bytes(data: bytes, *, path: str = "-", opening: Opening = AS_IT_STANDS) -> Document:
    """Read a contract from bytes; `path` is how messages and reviews call it."""
    return parted(_read(data, choose(data, path=path), path, opening), opening.limits)


def _read(data: bytes, form: Format, path: str, opening: Opening) -> Document:
    sha256, limits = hashlib.sha256(data).hexdigest(), opening.limits
    if form is Format.PDF:
        from contract_review.documents.pdf import read_pdf

        return read_pdf(data, path=path, sha256=sha256, opening=opening)
    if form is Format.DOCX:
        from contract_review.documents.docx import read_docx

        return read_docx(data, path=path, sha256=sha256, revisions=opening.revisions, limits=limits)
    if form is Format.ODT:
        from contract_review.documents.odt import read_odt

        return read_odt(data, path=path, sha256=sha256, revisions=opening.revisions, limits=limits)
    if len(data) > limits.plain_file:
        raise UnreadableDocument(path, f"is text of more than {limits.plain_file >> 20} MiB; that is no contract")
    if form is Format.RTF:
        from contract_review.documents.rtf import read_rtf

        return read_rtf(data, path=path, sha256=sha256, limits=limits)
    if form is Format.HTML:
        from contract_review.documents.html import read_html

        return read_html(data, path=path, sha256=sha256, limits=limits)
    from contract_review.documents.plain import read_plain

    return read_plain(data, path=path, sha256=sha256, form=form, limits=limits)
