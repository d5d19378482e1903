"""Word files in the making for tests of markups: whole packages, and reviews made by hand of what they say."""

from __future__ import annotations

import io
import zipfile

from contract_review.documents import read_bytes
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import PlaybookStamp, Review
from contract_review.model.span import Span
from contract_review.review import understand

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
WORDING = "Supplier shall keep nine copies."


def word_file(body: str, **parts: str) -> bytes:
    """A Word file that any office opens; `parts` are the insides of comments, footnotes and numbering."""
    roots = {name: f"<w:{name} {_SPACES}>{inside}</w:{name}>" for name, inside in parts.items()}
    kinds = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{n}+xml"/>' for n in ("document.main", *roots)
    ).replace("/word/document.main.xml", "/word/document.xml")
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for i, name in enumerate(roots, 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}<w:p/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}<Relationship '
        f'Id="rIdLink" Type="{_OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>',
        **{f"word/{name}.xml": xml for name, xml in roots.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{inside if inside.startswith('<') else run(inside)}</w:p>"


def flag(rule: str = "sla.copies", outcome: Outcome = Outcome.NEGOTIATE, **more) -> Finding:
    """A flag with a sentence in every field, so that a leak of any of them shows."""
    given = {"wanted": "WANTED INSIDE", "found": "FOUND INSIDE", "ask": "Nine copies.", "replace_with": WORDING, **more}
    return Finding(
        rule,
        rule.partition(".")[0],
        "TITLE INSIDE",
        outcome,
        Severity.CRITICAL,
        "MESSAGE INSIDE",
        "WHY INSIDE",
        **given,
    )


def reviewed(data: bytes, *asked: tuple[Finding, str], path: str = "contract.docx") -> Review:
    """A review with these findings, each with the words it quotes ("" for none)."""
    from dataclasses import replace

    contract = understand(read_bytes(data, path=path))
    found = []
    for finding, quote in asked:
        start = contract.text.index(quote)
        evidence = contract.evidence(Span(start, start + len(quote))) if quote else ()
        found.append(replace(finding, evidence=evidence))
    return Review("1", contract, PlaybookStamp("own", "0" * 64), (), tuple(found))
