"""What this program wrote is no contract, however it is called: its pages, memos, overviews and marked-up copies."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Collection
from pathlib import PurePath

# No page of anybody else forbids itself all but a style of this very hash, in these words.
_PAGE = re.compile(rb"default-src 'none'; (?:img-src data:; )?style-src 'sha256-")
_MARKDOWN = re.compile(
    rb"# (?:Review|Review memo|Points to settle): .*\n\n(?:- \*\*\w+:\*\* .*\n)*- \*\*(?:File|Document):\*\* "
    rb"|# What the new contract changes: .*\n\nNew: .*\. Old: "
)
_HIGHLIGHT = b"/T (contract-review)"
_MEMO = b"<dc:creator>contract-review</dc:creator>"
_AUTHOR = re.compile(rb'w:author="([^"]*)"')
_OURS = {b"contract-review"}
_HEAD, _LARGEST_PART = 2_000, 16 << 20

Read = Callable[[int | None], bytes]


def is_own(name: str, siblings: Collection[str], read: Read) -> bool:
    """Whether this program wrote a file, by the names beside it and its content.

    `read` gives the first so many bytes of the file, or all of them for None.
    """
    path = PurePath(name)
    if path.stem.endswith((".memo", ".markup")):
        contract = path.stem.removesuffix(".memo").removesuffix(".markup")
        return any(near != name and PurePath(near).stem == contract for near in siblings)
    match path.suffix.lower():
        case ".html" | ".htm":
            return _PAGE.search(read(_HEAD)) is not None
        case ".md":
            return _MARKDOWN.match(read(_HEAD)) is not None
        case ".pdf":
            return _HIGHLIGHT in read(None)
        case ".docx" | ".docm":
            return _in_word(read(None))
    return False


def _in_word(data: bytes) -> bool:
    """Whether a Word file is a memo of ours, or a contract in which nobody but this program wrote remarks or changes.

    Where somebody answered them the file is a version of the contract that wants to be reviewed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _MEMO in _part(package, "docProps/core.xml"):
                return True
            parts = (_part(package, name) for name in ("word/comments.xml", "word/document.xml"))
            return {author for part in parts for author in _AUTHOR.findall(part)} == _OURS
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        # Whatever is wrong with it, its review will say.
        return False


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        # A part may unpack to far more than it is.
        return part.read(_LARGEST_PART)
