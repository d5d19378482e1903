"""Word files in the making for tests: a package around the XML that a test is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, *, parts: dict[str, str] | None = None, namespace: str = W) -> bytes:
    """A Word file with this body; `parts` are the insides of further parts by name ("numbering", "footnotes" …)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>", namespace))
        for name, inside in (parts or {}).items():
            if name == "links":
                xml = f'<Relationships xmlns="{_RELATIONSHIPS}">{inside}</Relationships>'
                archive.writestr("word/_rels/document.xml.rels", xml)
            else:
                archive.writestr(f"word/{name}.xml", _root(name.rstrip("0123456789"), inside, namespace))
    return buffer.getvalue()


def _root(name: str, inside: str, namespace: str) -> str:
    tag = {"header": "hdr", "footer": "ftr"}.get(name, name)
    return f'<w:{tag} xmlns:w="{namespace}" xmlns:r="{_R}" xmlns:mc="{_MC}">{inside}</w:{tag}>'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph around runs, or around plain text."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{inside if inside.startswith('<') or not inside else run(inside)}</w:p>"


def item(text: str, level: int, list_id: int = 1) -> str:
    """A paragraph that Word numbers."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


def template(levels: str, key: int = 1, more: str = "") -> str:
    """A list template."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{levels}</w:abstractNum>'


def of_template(list_id: int, key: int = 1, more: str = "") -> str:
    """A list made from a template."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{more}</w:num>'


def restart(depth: int, start: int = 1) -> str:
    """A list counts one of its levels anew."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
