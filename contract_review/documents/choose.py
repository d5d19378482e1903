"""Which kind of file this is, by its content; and what to do about a kind that is not read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from contract_review.errors import UnreadableDocument
from contract_review.model.document import Format

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
_HTML = re.compile(rb"(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b")
_MARKDOWN = re.compile(r"(?m)^#{1,6} \S")


def choose(data: bytes, *, path: str) -> Format:
    """The format of a file; raises `UnreadableDocument` with one line of advice for everything that is not read."""
    if not data.strip(b"\x00\t\r\n "):
        raise UnreadableDocument(path, "the file is empty")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, path)
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    _refuse_others(data, path)
    if _HTML.match(data[:4096]):
        return Format.HTML
    text = decode(data, path=path)
    named = PurePath(path).suffix.lower() in {".md", ".markdown"}
    return Format.MARKDOWN if named or len(_MARKDOWN.findall(text)) >= 2 else Format.TEXT


def decode(data: bytes, *, path: str) -> str:
    """The text of a plain file in UTF-8, UTF-16 or the Windows code page of the West."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    if b"\x00" in data:
        raise UnreadableDocument(path, "is no document that can be read; give a PDF or DOCX file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    odd = sum(character < " " and character not in "\t\r\n\f" for character in text)
    if odd > 0.01 * len(text):
        raise UnreadableDocument(path, "is no document that can be read; give a PDF or DOCX file")
    return text


def _zipped(data: bytes, path: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(path, "the Word file is damaged or cut off; ask for it again") from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if "xl/workbook.xml" in names:
        raise UnreadableDocument(path, "is a spreadsheet; save the contract as PDF or DOCX")
    if "content.xml" in names:
        return Format.ODT
    if "[Content_Types].xml" in names:
        return Format.DOCX
    raise UnreadableDocument(path, "is an archive; unpack it and give the contract inside")


def _refuse_others(data: bytes, path: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableDocument(path, "the Word file is encrypted; save it without a password")
        raise UnreadableDocument(
            path, "is a Word file of the old kind (.doc); open it in Word or LibreOffice and save it as .docx"
        )
    # Two letters alone would take "BMC Software shall …" for a bitmap.
    if data.startswith(_PICTURES) or (data.startswith(b"BM") and data[6:10] == bytes(4)):
        raise UnreadableDocument(path, "is a picture; give the contract as PDF, after OCR")
