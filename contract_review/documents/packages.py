"""A zipped file of XML parts (Word, OpenDocument), read without trusting it.

Nothing is ever unpacked to disk and no part is named by a path outside the package; entities are not resolved, and
libxml2's own limits on depth and size stay on.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from contract_review.errors import UnreadableDocument
from contract_review.model.limits import LIMITS, Limits

_DAMAGED = "the {kind} file is damaged or cut off; ask for it again"
# Strict files name the same things in other namespaces; one name for each keeps the readers simple.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip
_STRICT_HOME = b"http://purl.oclc.org/ooxml/"
_ENCRYPTED = 0x1
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@contextmanager
def open_package(data: bytes, *, path: str, kind: str, limits: Limits = LIMITS) -> Iterator[Package]:
    """The package in `data`; what breaks while it is read becomes one clear line about a `kind` ("Word") file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive, path=path, kind=kind, limits=limits)
    except UnreadableDocument:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnreadableDocument(path, _DAMAGED.format(kind=kind)) from error
    except (NotImplementedError, RuntimeError) as error:
        if isinstance(error, RecursionError):
            raise
        raise UnreadableDocument(path, _DAMAGED.format(kind=kind)) from error


class Package:
    """The parts of a package, each parsed at most once where it is asked for."""

    def __init__(self, archive: zipfile.ZipFile, *, path: str, kind: str, limits: Limits) -> None:
        self.archive = archive
        self.path = path
        self.kind = kind
        self.limits = limits
        self.names = frozenset(archive.namelist())
        self.declares_entities = False
        self._left = limits.package
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

    def parse(self, name: str) -> Any:
        """The root of an XML part; None where there is no such part."""
        data = self.read(name)
        if data is None:
            return None
        if _STRICT_HOME in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, self._parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(self.path, self._complaint(name, error)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            self.declares_entities = True
        return root

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is no such part."""
        if name not in self.names:
            return None
        room = min(self.limits.part, self._left)
        if self.archive.getinfo(name).flag_bits & _ENCRYPTED:
            raise UnreadableDocument(self.path, f"the {self.kind} file is encrypted; save it without a password")
        with self.archive.open(name) as part:
            data = part.read(room + 1)
        if len(data) > room:
            size = self.limits.part // (1024 * 1024)
            raise UnreadableDocument(
                self.path, f"the {self.kind} file unpacks to more than {size} MiB; that is no contract"
            )
        self._left -= len(data)
        return data

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relationships of a part by id: (last word of the type, target, whether the target lies outside)."""
        folder, _, name = part.rpartition("/")
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str):
                continue
            target, outside = str(relation.get("Target", "")), relation.get("TargetMode") == "External"
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            # A target that climbs out of the package names no part of it, so that there is nothing to read.
            found[str(relation.get("Id", ""))] = (kind, target if outside else _inside(folder, target), outside)
        return found

    def title(self, name: str) -> str | None:
        """The title of the document, as the part about its properties gives it."""
        root = self.parse(name)
        title = root.findtext(f".//{_TITLE}") if root is not None else None
        return " ".join(title.split()) or None if title else None

    def _complaint(self, name: str, error: etree.XMLSyntaxError) -> str:
        told = str(error)
        if "depth" in told or "huge" in told.lower() or "amplification" in told or "entity" in told.lower():
            return f"the {self.kind} file is built to overload its reader (in {name}); that is no contract"
        return f"the {self.kind} file is damaged in {name}; ask for it again"


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
