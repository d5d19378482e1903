"""Word files that mean harm: bombs, entities, ways out of the package, nesting and tables without end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{_W}"><w:body>{{}}</w:body></w:document>'
_LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
_MB = 1_000_000
_PARAGRAPH = "<w:p><w:r><w:t>Fees are due within 30 days.</w:t></w:r></w:p>"


def package(document: str | bytes, **parts: str) -> bytes:
    """A package around the XML of a document; `__` in the name of a part is a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_rels/rels", "_rels/.rels"), content)
    return buffer.getvalue()


def zip_bomb(size: int) -> bytes:
    """A small file that unpacks to so many blanks."""
    return package(b"<w:x>" + b" " * size)


def laughs(where: str) -> bytes:
    """Entities of entities of entities: ten to the ninth "ha", where one is asked for."""
    return package(f'<!DOCTYPE x [<!ENTITY e0 "ha">{_LAUGHS}]>{where}')


def entity_from_outside() -> bytes:
    """An entity that is a file of the machine."""
    secret = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return package(secret + BODY.format("<w:p><w:r><w:t>a &e; b</w:t></w:r></w:p>"))


def way_out() -> bytes:
    """A package whose document lies outside of it."""
    relation = '<Relationships><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
    return package(BODY.format(_PARAGRAPH), _rels__rels=relation)


def nested(depth: int) -> bytes:
    """Controls in controls, so deep."""
    return package(BODY.format("<w:sdt><w:sdtContent>" * depth + _PARAGRAPH + "</w:sdtContent></w:sdt>" * depth))


def tables_in_tables(depth: int) -> bytes:
    """Tables in the cells of tables, so deep."""
    return package(BODY.format("<w:tbl><w:tr><w:tc>" * depth + _PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth))


def table(rows: int, columns: int, properties: str = "") -> bytes:
    """A table of so many cells, each with a letter."""
    cell = f"<w:tc>{properties}<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    return package(BODY.format(f"<w:tbl>{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>"))


def line(size: int) -> bytes:
    """One paragraph of so many bytes, in one run."""
    return package(BODY.format(f"<w:p><w:r><w:t>{'credits ' * (size // 8)}</w:t></w:r></w:p>"))


def runs(count: int) -> bytes:
    """One paragraph of so many runs."""
    return package(BODY.format(f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * count}</w:p>"))


def _spanned() -> bytes:
    return table(100, 20, '<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>')


PACKAGES: dict[str, Callable[[], bytes]] = {
    "zip bomb of 500 MB.docx": lambda: zip_bomb(500 * _MB),
    "entity bomb.docx": lambda: laughs(BODY.format('<w:p w:a="&e9;"/>')),
    "entity bomb in text.docx": lambda: laughs(BODY.format("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>")),
    "entity from outside.docx": entity_from_outside,
    "way out of the package.docx": way_out,
    "controls in controls.docx": lambda: nested(100_000),
    "tables in tables.docx": lambda: tables_in_tables(80),
    "table of 400,000 cells.docx": lambda: table(8_000, 50),
    "cells that span without end.docx": _spanned,
    "50 MB of one line.docx": lambda: line(50 * _MB),
    "30 MB of one line.docx": lambda: line(30 * _MB),
    "a million runs.docx": lambda: runs(1_000_000),
}
