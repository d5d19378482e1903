"""How the memo looks: its styles, its page and its footer."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as Memo
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TABLE = "Memo Table"
WIDTH = 16.6  # of the text, in centimetres
INK, SOFT = RGBColor(0x1D, 0x21, 0x26), RGBColor(0x5A, 0x5E, 0x65)
SERIF, SANS = "Times New Roman", "Arial"
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


@dataclass(frozen=True, slots=True)
class Look:
    """A style: font, size, and space before and after in points."""

    font: str
    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    italic: bool = False
    color: RGBColor = INK


LOOKS = {
    "Normal": Look(SERIF, 10.5, after=5),
    "Title": Look(SERIF, 22, after=10),
    "Heading 1": Look(SERIF, 14, before=16, after=4, bold=True),
    "Heading 2": Look(SERIF, 11.5, before=10, after=2, bold=True),
    "Quote": Look(SERIF, 10, after=4, italic=True),
    "List Bullet": Look(SERIF, 10, after=2),
    "Memo Label": Look(SANS, 7.5, before=4, after=2, color=SOFT),
    "Memo Verdict": Look(SERIF, 16, after=4, bold=True),
    "Memo Cell": Look(SERIF, 9, before=2, after=1),
    "Memo Head": Look(SANS, 7.5, before=1, after=2, color=SOFT),
    "Memo Wording": Look(SERIF, 10, before=1, after=6),
    "Memo Small": Look(SERIF, 9.5, after=6, color=SOFT),
}


def dress(memo: Memo) -> None:
    """Give an empty document the styles, the page and the footer of a memo."""
    styles = memo.styles
    for name, look in LOOKS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _style(styles[name], look)
    for name in ("Heading 1", "Heading 2", "Memo Label", "Memo Verdict"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Quote", "Memo Wording"):
        styles[name].paragraph_format.left_indent = Cm(0.8)
    styles["Memo Label"].font.all_caps = True
    _border(styles["Memo Wording"], "left")
    _border(styles["Title"], None)
    styles.element.append(parse_xml(_TABLE_STYLE))
    _page(memo)


def _style(style: ParagraphStyle, look: Look) -> None:
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.font.bold, style.font.italic, style.font.color.rgb = look.bold, look.italic, look.color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A font of the theme wins over a font by name.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), look.font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.before), Pt(look.after)
    style.paragraph_format.line_spacing = 1.05


def _border(style: ParagraphStyle, side: str | None) -> None:
    properties = style.element.get_or_add_pPr()
    old = properties.find(qn("w:pBdr"))
    if old is not None:
        properties.remove(old)
    if side:
        line = f'<w:{side} w:val="single" w:sz="8" w:space="8" w:color="8B8880"/>'
        # The schema wants borders before spacing and indents.
        properties.insert(0, parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"))


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
