"""Builds the Word template of the memo, `memo.docx`; afterwards it can be restyled in Word like any document."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

QUOTES = "{% for quote in issue.quotes %}“{{ quote }}” {% endfor %}{{ issue.where }}{{ issue.looked_in }}"
ISSUES = (("#", "issue.number"), ("Issue", "issue.title"), ("Where", "issue.where"), ("What it says", "issue.found"),
          ("Our position", "issue.wanted"), ("Severity", "issue.severity"))  # fmt: skip
HEAD = (("Contract", "title"), ("File", "path"), ("Kind", "kind"), ("Parties", "parties"), ("Playbook", "playbook"),
        ("Program", "version"))  # fmt: skip


def build(path: Path) -> None:
    """Write the template to `path`."""
    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.3)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading("Contract review memo", level=0)
    _pairs(document, HEAD)
    document.add_heading("Recommendation", level=1)
    document.add_paragraph("{{ recommendation }}")
    document.add_heading("Deadlines", level=1)
    _loop(document, "line in deadlines", [("List Bullet", "{{ line }}")])
    document.add_heading("Issues by priority", level=1)
    _table(document, ISSUES, "issue in issues")
    document.add_heading("The issues", level=1)
    _loop(
        document,
        "issue in issues",
        [
            ("Heading 2", "{{ issue.number }}. {{ issue.title }}"),
            ("Normal", "{{ issue.message }}"),
            (
                "Intense Quote",
                QUOTES,
            ),
            ("Normal", "Why it matters: {{ issue.why }}"),
            ("Normal", "We ask for: {{ issue.ask }}"),
            ("Normal", "{% if issue.wording %}Proposed wording: {{ issue.wording }}{% endif %}"),
        ],
    )
    document.add_heading("Acceptable as it stands", level=1)
    _loop(document, "entry in good", [("List Bullet", "{{ entry.title }}: {{ entry.message }}")])
    document.add_heading("What could not be read", level=1)
    _loop(document, "message in unread", [("List Bullet", "{{ message }}")])
    document.add_heading("Facts at a glance", level=1)
    _table(document, (("Fact", "fact.id"), ("Value", "fact.value"), ("Where", "fact.where")), "fact in facts")
    document.add_heading("All rules and outcomes", level=1)
    _table(document, (("Rule", "rule.id"), ("Requirement", "rule.title"), ("Outcome", "rule.outcome")), "rule in rules")
    _page_number(document.sections[0].footer.paragraphs[0])
    document.save(str(path))


def _pairs(document, rows: tuple[tuple[str, str], ...]) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in rows:
        cells = table.add_row().cells
        _put(cells[0], name, bold=True)
        _put(cells[1], "{{ " + value + " }}")


def _loop(document, over: str, lines: list[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    document.add_paragraph("{%p for " + over + " %}")
    for style, text in lines:
        document.add_paragraph(text, style=style)
    document.add_paragraph("{%p endfor %}")


def _table(document, columns: tuple[tuple[str, str], ...], over: str) -> Table:  # type: ignore[no-untyped-def]
    table: Table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, (name, _) in zip(table.rows[0].cells, columns, strict=True):
        _put(cell, name, bold=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    _put(table.rows[1].cells[0], "{%tr for " + over + " %}")
    for cell, (_, value) in zip(table.rows[2].cells, columns, strict=True):
        _put(cell, "{{ " + value + " }}")
    _put(table.rows[3].cells[0], "{%tr endfor %}")
    return table


def _put(cell: _Cell, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold = bold
    run.font.size = Pt(9)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("Confidential · prepared by contract-review, not legal advice · page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


if __name__ == "__main__":
    build(Path(__file__).with_name("memo.docx"))
