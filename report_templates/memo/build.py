"""Builds the Word template of the memo, `memo.docx`.

Afterwards the template can be restyled in Word like any document: change the styles whose names begin with "Memo", the
headings, the header table. What stands in double braces is filled in; what stands in braces with a percent sign
repeats or leaves out the paragraphs or rows up to its end.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Memo
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

INK, SOFT = RGBColor(0x1D, 0x21, 0x26), RGBColor(0x5A, 0x5E, 0x65)
SERIF, SANS = "Times New Roman", "Arial"
TABLE = "Memo Table"
WIDTH = 16.6

Column = tuple[str, str, float]
ISSUES: tuple[Column, ...] = (
    ("No.", "{{ entry.number }}", 0.9),
    ("Issue", "{{ entry.title }}", 3.7),
    ("Clause, page", "{{ entry.where }}", 2.3),
    ("What it says", "{{ entry.says }}", 3.3),
    ("Our position", "{{ entry.wanted }}", 2.2),
    ("Ask", "{{ entry.ask }}", 4.2),
)
FACTS: tuple[Column, ...] = (
    ("Fact", "{{ fact.name }}", 6.6),
    ("Value", "{{ fact.value }}", 5.0),
    ("Where", "{{ fact.where }}", 5.0),
)
RULES: tuple[Column, ...] = (
    ("Requirement", "{{ entry.title }}", 8.6),
    ("Rule", "{{ entry.rule }}", 5.0),
    ("Outcome", "{{ entry.outcome_name }}", 3.0),
)
HEAD = (
    ("Kind", "{{ seen.kind }}"),
    ("Document", "{{ seen.file }}, {{ seen.size }} ({{ seen.document_hash }})"),
    ("Playbook", "{{ seen.playbook }} ({{ seen.playbook_hash }})"),
    ("Prepared by", "contract-review {{ seen.version }}, a reading by program, not legal advice"),
)


def build(path: Path) -> None:
    """Write the template to `path`; the same program writes the same bytes."""
    memo = Document()
    _styles(memo)
    _page(memo)
    _top(memo)
    _issues(memo)
    _rest(memo)
    _drop_thumbnail(memo)
    memo.core_properties.title = "Contract review memo"
    memo.core_properties.author = "contract-review"
    memo.core_properties.comments = ""
    memo.save(str(path))
    _without_times(path)


def _top(memo: Memo) -> None:
    memo.add_paragraph("Contract review memo", style="Memo Label")
    memo.add_paragraph("{{ seen.title }}", style="Title")
    table = memo.add_table(rows=0, cols=2, style=TABLE)
    _tag(table.add_row(), "{%tr for side in seen.sides %}")
    _pair(table.add_row(), "{{ side.role|capitalize }}", "{{ side.name }}")
    _tag(table.add_row(), "{%tr endfor %}")
    for name, value in HEAD:
        _pair(table.add_row(), name, value)
    _widths(table, (3.4, WIDTH - 3.4))
    memo.add_paragraph("Recommendation", style="Memo Label")
    memo.add_paragraph("{{ seen.advice.verdict.value }}", style="Memo Verdict")
    memo.add_paragraph("{{ seen.advice.reasons }} {{ seen.advice.tally }}")
    _optional(memo, "seen.troubles")
    memo.add_heading("What could not be read", level=1)
    _repeat(memo, "trouble in seen.troubles", "List Bullet", "{{ trouble.message }}")
    _end(memo)
    memo.add_heading("Deadlines", level=1)
    table = memo.add_table(rows=0, cols=3, style=TABLE)
    _tag(table.add_row(), "{%tr for date in seen.calendar.dates %}")
    row = table.add_row()
    _pair(row, "{{ date.name }}", "{{ date.value }}")
    _put(row.cells[2], "{{ date.where }}")
    _tag(table.add_row(), "{%tr endfor %}")
    row = table.add_row()
    _put(row.cells[0].merge(row.cells[2]), "{{ seen.calendar.advice or 'No deadline follows from these.' }}")
    _widths(table, (5.0, 4.6, 7.0))


def _issues(memo: Memo) -> None:
    memo.add_heading("Issues by priority", level=1)
    table = _table(memo, ISSUES, "entry in seen.flags")
    table.cell(2, 1).add_paragraph("{{ entry.severity }}, {{ entry.outcome_name }}", style="Memo Head")
    _optional(memo, "not seen.flags")
    memo.add_paragraph("Nothing to negotiate.")
    _end(memo)
    _optional(memo, "seen.said")
    memo.add_heading("What it says, and what we ask for", level=1)
    _issue(memo, "seen.said")
    _end(memo)
    _optional(memo, "seen.silent")
    memo.add_heading("What it does not say", level=1)
    _issue(memo, "seen.silent")
    _end(memo)


def _issue(memo: Memo, entries: str) -> None:
    memo.add_paragraph("{%p for entry in " + entries + " %}")
    memo.add_heading("{{ entry.number }}. {{ entry.title }}", level=2)
    place = "{% if entry.where %} · {{ entry.where }}{% endif %}{% if entry.scope %} · {{ entry.scope }}{% endif %}"
    memo.add_paragraph("{{ entry.severity }} · {{ entry.outcome_name }}" + place, style="Memo Label")
    memo.add_paragraph("{{ entry.message }}")
    _repeat(
        memo, "quote in entry.quotes", "Quote", "“{{ quote.text }}”{% if quote.where %} ({{ quote.where }}){% endif %}"
    )
    _led(memo, "Why it matters. ", "{{ entry.why }}")
    for condition, lead, text, style in (
        ("entry.ask", "We ask: ", "{{ entry.ask }}", "Normal"),
        ("entry.wording", "Proposed wording: ", "{{ entry.wording }}", "Memo Wording"),
        ("entry.looked_in", "Looked in: ", "{{ entry.looked_in|join('; ') }}", "Memo Small"),
    ):
        _optional(memo, condition)
        _led(memo, lead, text, style=style)
        _end(memo)
    memo.add_paragraph("{%p endfor %}")


def _rest(memo: Memo) -> None:
    found = "{% if entry.found %}: {{ entry.found }}{% endif %}{% if entry.where %} ({{ entry.where }}){% endif %}"
    by = "{% if entry.waived_by %}, accepted by {{ entry.waived_by }}{% endif %}"
    _optional(memo, "seen.good")
    memo.add_heading("Acceptable as it stands", level=1)
    _repeat(memo, "entry in seen.good", "List Bullet", "{{ entry.title }}" + found)
    _end(memo)
    _optional(memo, "seen.waived")
    memo.add_heading("Waived", level=1)
    _repeat(memo, "entry in seen.waived", "List Bullet", "{{ entry.title }}" + by + ": {{ entry.message }}")
    _end(memo)
    memo.add_heading("Facts at a glance", level=1)
    _table(memo, FACTS, "fact in seen.facts")
    memo.add_heading("Appendix: all requirements", level=1)
    _table(memo, RULES, "entry in seen.rules")


def _table(memo: Memo, columns: tuple[Column, ...], over: str) -> Table:
    table = memo.add_table(rows=4, cols=len(columns), style=TABLE)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    _tag(table.rows[1], "{%tr for " + over + " %}")
    _tag(table.rows[3], "{%tr endfor %}")
    for place, (name, value, _) in enumerate(columns):
        _put(table.rows[0].cells[place], name, style="Memo Head")
        _put(table.rows[2].cells[place], value)
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _widths(table, tuple(width for _, _, width in columns))
    return table


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Cm(width)
        for row in table.rows:
            if len(row._tr.tc_lst) == len(widths):
                row.cells[place].width = Cm(width)


def _tag(row: _Row, tag: str) -> None:
    _put(row.cells[0], tag)


def _pair(row: _Row, name: str, value: str) -> None:
    _put(row.cells[0], name, style="Memo Head")
    _put(row.cells[1], value)


def _put(cell: _Cell, text: str, *, style: str = "Memo Cell") -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _optional(memo: Memo, condition: str) -> None:
    memo.add_paragraph("{%p if " + condition + " %}")


def _end(memo: Memo) -> None:
    memo.add_paragraph("{%p endif %}")


def _repeat(memo: Memo, over: str, style: str, text: str) -> None:
    memo.add_paragraph("{%p for " + over + " %}")
    memo.add_paragraph(text, style=style)
    memo.add_paragraph("{%p endfor %}")


def _led(memo: Memo, lead: str, text: str, *, style: str = "Normal") -> None:
    paragraph = memo.add_paragraph(style=style)
    paragraph.add_run(lead).bold = True
    paragraph.add_run(text)


def _styles(memo: Memo) -> None:
    styles = memo.styles
    _style(styles["Normal"], SERIF, 11, after=6)
    _style(styles["Title"], SERIF, 22, after=10)
    for name, size, before in (("Heading 1", 14, 20), ("Heading 2", 12, 14)):
        _style(styles[name], SERIF, size, before=before, after=4, bold=True)
        styles[name].paragraph_format.keep_with_next = True
    _style(styles["Quote"], SERIF, 11, after=6, italic=True)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    _style(styles["List Bullet"], SERIF, 11, after=3)
    for name in ("Memo Label", "Memo Verdict", "Memo Cell", "Memo Head", "Memo Wording", "Memo Small"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles["Memo Label"], SANS, 8, before=10, after=2, color=SOFT)
    styles["Memo Label"].font.all_caps = True
    styles["Memo Label"].paragraph_format.keep_with_next = True
    _style(styles["Memo Verdict"], SERIF, 16, after=4, bold=True)
    styles["Memo Verdict"].paragraph_format.keep_with_next = True
    _style(styles["Memo Cell"], SERIF, 9.5, before=2, after=2)
    _style(styles["Memo Head"], SANS, 8, before=3, after=2, color=SOFT)
    _style(styles["Memo Small"], SERIF, 9.5, after=6, color=SOFT)
    _style(styles["Memo Wording"], SERIF, 11, before=2, after=8)
    styles["Memo Wording"].paragraph_format.left_indent = Cm(0.8)
    _border(styles["Memo Wording"], "left")
    _border(styles["Title"], None)
    styles.element.append(parse_xml(_TABLE_STYLE))


def _style(
    style: ParagraphStyle,
    font: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    italic: bool = False,
    color: RGBColor = INK,
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, italic
    style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _border(style: ParagraphStyle, side: str | None) -> None:
    properties = style.element.get_or_add_pPr()
    old = properties.find(qn("w:pBdr"))
    if old is not None:
        properties.remove(old)
    if side:
        line = f'<w:{side} w:val="single" w:sz="8" w:space="8" w:color="8B8880"/>'
        # The schema wants borders before spacing and indents.
        properties.insert(0, parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"))


_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="MemoTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="1D2126"/>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="8B8880"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="DAD6CD"/>
  </w:tblBorders><w:tblCellMar>
    <w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>"""


def _page(memo: Memo) -> None:
    section = memo.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    footer = section.footer.paragraphs[0]
    footer.style = "Memo Label"
    footer.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run("Confidential · not legal advice\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)


def _drop_thumbnail(memo: Memo) -> None:
    # python-docx starts from a file that carries the picture of an empty page.
    relations = memo.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


def _without_times(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(path, "w") as target:
        for name, data in parts:
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    build(Path(__file__).with_name("memo.docx"))
