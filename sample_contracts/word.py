"""A draft becomes a Word file: styles, real automatic numbers, fields in the footer, footnotes; the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Inches, Pt, RGBColor
from drafting import Draft, Grid, Piece, Shape

_FACES = {"serif": "Times New Roman", "sans": "Arial"}
_THE_DAY = datetime(2024, 1, 2, 9, 0, 0)
_LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))


def write_docx(draft: Draft) -> bytes:
    """The bytes of the Word file."""
    target = io.BytesIO()
    word = _Word(draft)
    word.write()
    word.document.save(target)
    return _timeless(target.getvalue())


def _timeless(data: bytes) -> bytes:
    """The same package with the parts in order and without the time of writing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()


class _Word:
    """One Word file in the making."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.document: Any = docx.Document()
        self.colour = RGBColor.from_string(draft.accent.lstrip("#").upper())
        self.counts = [0, 0, 0, 0]
        self.numbering = 0

    def write(self) -> None:
        """Put everything into the document."""
        self._properties()
        self._styles()
        self._furniture()
        if self.draft.numbering == "automatic":
            self.numbering = self._numbering()
        if self.draft.footnotes:
            self._footnotes()
        for piece in self.draft.pieces:
            self._piece(piece)

    def _properties(self) -> None:
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by = self.draft.title, self.draft.company, self.draft.company
        core.created = core.modified = _THE_DAY
        core.comments, core.revision = "", 1

    def _styles(self) -> None:
        section = self.document.sections[0]
        section.left_margin = section.right_margin = Inches(1)
        section.page_width, section.page_height = (
            (Emu(7560310), Emu(10692130)) if self.draft.page == "a4" else (Inches(8.5), Inches(11))
        )
        for name, size in (("Normal", 1.0), ("Title", 1.7), ("Heading 1", 1.2), ("Heading 2", 1.05)):
            style = self.document.styles[name]
            style.font.name, style.font.size = _FACES[self.draft.font], Pt(round(self.draft.size * size * 2) / 2)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            if name != "Normal":
                style.font.color.rgb, style.font.bold = self.colour, True
        normal = self.document.styles["Normal"].paragraph_format
        normal.space_after, normal.line_spacing = Pt(7), 1.1

    def _furniture(self) -> None:
        section = self.document.sections[0]
        for part, text in ((section.header, self.draft.header), (section.footer, self.draft.footer)):
            paragraph = part.paragraphs[0]
            paragraph.text = ""
            for bit in re.split(r"(\{pages?\}| \| )", text):
                self._running(paragraph, bit)
            for run in paragraph.runs:
                run.font.size = Pt(8)

    def _running(self, paragraph: Any, bit: str) -> None:
        if bit in ("{page}", "{pages}"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if bit == "{page}" else "NUMPAGES")
            field.append(parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r>'))
            paragraph._p.append(field)
        elif bit == " | ":
            paragraph.add_run("\t\t")
        elif bit:
            paragraph.add_run(bit)

    def _numbering(self) -> int:
        """A list of four levels, 1. / 1.1 / (a) / (i); the number under which paragraphs call it."""
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{(567, 567, 1134, 1701)[depth]}" w:hanging="567"/></w:pPr></w:lvl>'
            for depth, (kind, text) in enumerate(_LEVELS)
        )
        root = self.document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        root.insert(len(root.findall(qn("w:abstractNum"))), abstract)
        return int(root.add_num(90).numId)

    def _footnotes(self) -> None:
        body = "".join(
            f'<w:footnote w:id="{mark}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve"> {_escaped(text)}</w:t></w:r></w:p></w:footnote>'
            for mark, text in self.draft.footnotes.items()
        )
        rules = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        xml = f"<w:footnotes {nsdecls('w')}>{rules}{body}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _piece(self, piece: Piece) -> None:
        if piece.grid is not None:
            self._table(piece.grid)
        elif piece.shape is Shape.NEW_PAGE:
            self.document.add_page_break()
        else:
            if self.numbering and piece.shape is Shape.HEADING and not piece.label:
                self._restart()
            self._paragraph(piece)

    def _restart(self) -> None:
        """The numbers of a schedule start again from 1."""
        number = self.document.part.numbering_part.element.add_num(90)
        for level in range(len(_LEVELS)):
            number.add_lvlOverride(level).add_startOverride(1)
        self.numbering, self.counts = int(number.numId), [0, 0, 0, 0]

    def _paragraph(self, piece: Piece) -> None:
        styles = {
            Shape.TITLE: "Title",
            Shape.HEADING: "Heading 1",
            Shape.SUBHEADING: "Heading 2",
            Shape.BULLET: "List Bullet",
        }
        paragraph = self.document.add_paragraph(style=styles.get(piece.shape))
        if piece.shape in (Shape.TITLE, Shape.CENTRED):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if piece.label and self.numbering:
            self._number(paragraph, piece)
        elif piece.label:
            paragraph.add_run(f"{piece.label}\t" if piece.shape is Shape.CLAUSE else f"{piece.label} ")
            paragraph.paragraph_format.left_indent = Inches(0.5 * max(piece.depth, 1)) if piece.depth else None
            paragraph.paragraph_format.first_line_indent = Inches(-0.5) if piece.depth else None
        self._runs(paragraph, piece.text)
        if piece.shape is Shape.NOTICE:
            self._box(paragraph)

    def _number(self, paragraph: Any, piece: Piece) -> None:
        """Let Word number the paragraph, and see that it will print the number that stands in the source."""
        level = piece.depth
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (3 - level)
        values = [str(self.counts[0]), str(self.counts[1]), chr(96 + self.counts[2]), _roman(self.counts[3])]
        printed = _LEVELS[level][1]
        for place, value in enumerate(values, 1):
            printed = printed.replace(f"%{place}", value)
        assert printed == piece.label, (
            f"{self.draft.name}: Word would print {printed} for {piece.label} {piece.text[:40]}"
        )
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = self.numbering

    def _runs(self, paragraph: Any, text: str) -> None:
        for bit in re.split(r"(\*\*.+?\*\*|\*.+?\*|\[\^\w+\])", text):
            if bit.startswith("[^"):
                reference = f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{bit[2:-1]}"/></w:r>'
                paragraph._p.append(parse_xml(reference))
            elif bit.startswith("**"):
                paragraph.add_run(bit[2:-2]).bold = True
            elif bit.startswith("*") and len(bit) > 2:
                paragraph.add_run(bit[1:-1]).italic = True
            elif bit:
                paragraph.add_run(bit)

    def _box(self, paragraph: Any) -> None:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{self.colour}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        border = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def _table(self, grid: Grid) -> None:
        table = self.document.add_table(len(grid.rows), len(grid.widths), style=None if grid.plain else "Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for place, share in enumerate(grid.widths):
            table.columns[place].width = Inches(6.5 * share / sum(grid.widths))
            for cell in table.columns[place].cells:
                cell.width = Inches(6.5 * share / sum(grid.widths))
        for r, c, down, right in grid.spans:
            table.cell(r, c).merge(table.cell(down, right))
        for r, row in enumerate(grid.rows):
            for c, text in enumerate(row):
                if text is not None:
                    self._cell(table.cell(r, c), text, head=r < grid.head and not grid.plain)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _cell(self, cell: Any, text: str, *, head: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        self._runs(paragraph, text)
        for run in paragraph.runs:
            run.font.size = Pt(self.draft.size * 0.9)
        if head:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{self.colour}"/>')
            )
            for run in paragraph.runs:
                run.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)


def _roman(n: int) -> str:
    return ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[n]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
