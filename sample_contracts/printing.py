"""A draft becomes a PDF with pages as a law firm or a vendor prints them; the same draft gives the same bytes."""

from __future__ import annotations

import io
import re
from typing import Any

from drafting import Draft, Grid, Piece, Shape
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

# Fonts that every PDF reader has: nothing is embedded, so the bytes do not hang on the machine.
_FACES = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}
_INDENT = {1: 0, 2: 26, 3: 52}
_NOTE_ROOM = 46


def print_pdf(draft: Draft) -> bytes:
    """The bytes of the PDF."""
    rl_config.invariant = 1
    book = _Book(draft)
    return book.print(book.count()).getvalue()


class _Book:
    """One PDF in the making: its styles, its frames, its running header and footer."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.size = A4 if draft.page == "a4" else LETTER
        self.face, self.bold, self.italic = _FACES[draft.font]
        self.notes: list[str] = []
        self.pages = 0

    def count(self) -> int:
        """How many pages it has: printed once, unread."""
        self.print(0)
        return self.pages

    def print(self, pages: int) -> io.BytesIO:
        """Print it, with the number of pages known for the footer."""
        self.pages = pages
        target = io.BytesIO()
        book = BaseDocTemplate(
            target,
            pagesize=self.size,
            title=self.draft.title,
            author=self.draft.company,
            invariant=1,
            pageCompression=1,
        )
        book.addPageTemplates(self._templates())
        book.build(self._story())
        self.pages = book.page
        return target

    def _story(self) -> list[Flowable]:
        """All blocks; over two columns the title and what is centred under it have a frame of their own."""
        pieces = self.draft.pieces
        head = next(n for n, piece in enumerate(pieces) if piece.shape not in (Shape.TITLE, Shape.CENTRED))
        story = [flowable for piece in pieces[:head] for flowable in self._flow(piece)]
        story += [FrameBreak()] if self.draft.columns == 2 else []
        return story + [flowable for piece in pieces[head:] for flowable in self._flow(piece)]

    def _templates(self) -> list[PageTemplate]:
        width, height = self.size
        left, top, bottom = 72.0, 84.0, 72.0 + (_NOTE_ROOM if self.draft.footnotes else 0)
        inner, tall = width - 2 * left, height - top - bottom
        whole = Frame(left, bottom, inner, tall, 0, 0, 0, 0, id="whole")
        plain = PageTemplate("one", [whole], onPage=self._furniture, onPageEnd=self._footnotes)
        if self.draft.columns == 1:
            return [plain]
        gap, head = 22.0, 70.0
        narrow = (inner - gap) / 2
        first = [Frame(left, bottom + tall - head, inner, head, 0, 0, 0, 0, id="head")]
        first += [Frame(left + n * (narrow + gap), bottom, narrow, tall - head, 0, 0, 0, 0) for n in (0, 1)]
        later = [Frame(left + n * (narrow + gap), bottom, narrow, tall, 0, 0, 0, 0) for n in (0, 1)]
        return [
            PageTemplate("first", first, onPage=self._furniture, autoNextPageTemplate="two"),
            PageTemplate("two", later, onPage=self._furniture),
            plain,
        ]

    def _furniture(self, canvas: Canvas, book: Any) -> None:
        width, height = self.size
        canvas.saveState()
        canvas.setFont(self.face, 8)
        canvas.setFillColor(colors.HexColor("#555555"))
        if self.draft.header:
            left, _, right = self.draft.header.partition(" | ")
            canvas.drawString(72, height - 50, left)
            canvas.drawRightString(width - 72, height - 50, right)
            canvas.setStrokeColor(colors.HexColor(self.draft.accent))
            canvas.setLineWidth(0.6)
            canvas.line(72, height - 56, width - 72, height - 56)
        left, _, right = (
            self.draft.footer.replace("{page}", str(book.page)).replace("{pages}", str(self.pages)).partition(" | ")
        )
        if right:
            canvas.drawString(72, 40, left)
            canvas.drawRightString(width - 72, 40, right)
        else:
            canvas.drawCentredString(width / 2, 40, left)
        canvas.restoreState()

    def _footnotes(self, canvas: Canvas, _: Any) -> None:
        marks, self.notes = self.notes, []
        if not marks:
            return
        style = self._style(Shape.PARAGRAPH, fontSize=8, leading=9.6, spaceAfter=0)
        canvas.saveState()
        canvas.setLineWidth(0.4)
        canvas.line(72, 72 + _NOTE_ROOM - 6, 216, 72 + _NOTE_ROOM - 6)
        y = 72.0 + _NOTE_ROOM - 10
        for mark in marks:
            note = Paragraph(f"<super>{mark}</super> {self._marked(self.draft.footnotes[mark])}", style)
            tall = note.wrap(self.size[0] - 144, 200)[1]
            y -= tall
            note.drawOn(canvas, 72, y)
        canvas.restoreState()

    def _style(self, shape: Shape, **changes: Any) -> ParagraphStyle:
        size = self.draft.size
        justified = TA_JUSTIFY if self.draft.font == "serif" else 0
        settings: dict[str, Any] = {
            "fontName": self.face, "fontSize": size, "leading": size * 1.28, "spaceAfter": size * 0.62, "alignment": justified,
        }  # fmt: skip
        if shape is Shape.TITLE:
            settings |= {"fontName": self.bold, "fontSize": size * 1.65, "leading": size * 2.1, "alignment": TA_CENTER,
                         "textColor": colors.HexColor(self.draft.accent), "spaceAfter": size * 1.2}  # fmt: skip
        elif shape in (Shape.HEADING, Shape.SUBHEADING):
            settings |= {"fontName": self.bold, "fontSize": size * (1.16 if shape is Shape.HEADING else 1.02), "alignment": 0,
                         "textColor": colors.HexColor(self.draft.accent), "spaceBefore": size * 0.9, "keepWithNext": 1}  # fmt: skip
        elif shape is Shape.CENTRED:
            settings |= {"alignment": TA_CENTER}
        elif shape is Shape.NOTICE:
            settings |= {"borderWidth": 0.6, "borderColor": colors.HexColor(self.draft.accent), "borderPadding": 6,
                         "leftIndent": 7, "rightIndent": 7, "spaceBefore": 8, "spaceAfter": 14}  # fmt: skip
        return ParagraphStyle(shape.name, **(settings | changes))

    def _marked(self, text: str, *, soft: bool = False) -> str:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
        text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
        return soften(text) if soft else text

    def _flow(self, piece: Piece) -> list[Flowable]:
        if piece.shape is Shape.NEW_PAGE:
            one = [NextPageTemplate("one")] if self.draft.columns == 2 else []
            return [*one, PageBreak()]
        if piece.grid is not None:
            return [self._table(piece.grid)]
        return self._paragraph(piece)

    def _paragraph(self, piece: Piece) -> list[Flowable]:
        text = self._marked(piece.text, soft=self.draft.columns == 2 and piece.shape is Shape.CLAUSE)
        cited = re.findall(r"\[\^(\w+)\]", text)
        text = re.sub(r"\[\^(\w+)\]", r"<super>\1</super>", text)
        changes: dict[str, Any] = {}
        if piece.shape is Shape.BULLET:
            changes = {
                "leftIndent": 40,
                "bulletIndent": 26,
                "bulletFontName": self.face,
                "bulletFontSize": self.draft.size,
            }
            return [Paragraph(text, self._style(piece.shape, **changes), bulletText="\u2022")]
        if piece.shape is Shape.CLAUSE:
            hang = 20 if self.draft.columns == 2 else 36 if piece.depth == 1 else 26
            indent = _INDENT[piece.depth] + (36 if piece.depth > 1 and self.draft.columns == 1 else 0)
            if piece.label.startswith("Section"):
                text, hang, indent = f"<b>{piece.label}</b> {text}", 0, 0
                return [Paragraph(text, self._style(piece.shape)), *map(_Cited, cited, [self] * len(cited))]
            changes = {"leftIndent": indent / (2 if self.draft.columns == 2 else 1) + hang, "bulletFontName": self.face,
                       "bulletIndent": indent / (2 if self.draft.columns == 2 else 1), "bulletFontSize": self.draft.size}  # fmt: skip
            return [
                Paragraph(text, self._style(piece.shape, **changes), bulletText=piece.label),
                *(_Cited(c, self) for c in cited),
            ]
        label = f"{piece.label} " if piece.label else ""
        return [Paragraph(label + text, self._style(piece.shape)), *(_Cited(c, self) for c in cited)]

    def _table(self, grid: Grid) -> Table:
        size = self.draft.size * 0.9
        body = self._style(Shape.PARAGRAPH, fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=0)
        head = self._style(Shape.PARAGRAPH, fontName=self.bold, fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=0,
                           textColor=colors.white)  # fmt: skip
        cells = [
            [Paragraph(self._marked(cell or ""), head if row < grid.head and not grid.plain else body) for cell in line]
            for row, line in enumerate(grid.rows)
        ]
        room = self.size[0] - 144
        style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        style += [("SPAN", (c, r), (right, down)) for r, c, down, right in grid.spans]
        if not grid.plain:
            style += [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#888888")),
                ("BACKGROUND", (0, 0), (-1, grid.head - 1), colors.HexColor(self.draft.accent)),
            ]
        widths = [room * share / sum(grid.widths) for share in grid.widths]
        repeated = 0 if grid.plain else grid.head
        return Table(
            cells,
            colWidths=widths,
            style=TableStyle(style),
            repeatRows=repeated,
            spaceBefore=4,
            spaceAfter=self.draft.size,
        )


class _Cited(Flowable):
    """An empty mark that tells the page on which it lands which footnote to print."""

    def __init__(self, mark: str, book: _Book) -> None:
        super().__init__()
        self.mark, self.book = mark, book

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Put the footnote on this page's list."""
        self.book.notes.append(self.mark)


_BREAKS = re.compile(
    r"(?<=[a-z]{3})(?=(?:tions?|ments?|sions?|ance|ence|able|ible|ingly?|ness|less|ship|tive|ture|tity)\b)"
    r"|(?<=\bcon)(?=[bcdfgnst][aeiou])|(?<=\bpro)(?=[cdfghmptv][aeiou])|(?<=\binter)(?=[ceimpr])|(?<=\bter)(?=min)|(?<=\bcom)(?=[mp])"
    r"|(?<=\bsub)(?=s)|(?<=\bsus)(?=pen)|(?<=\bavail)(?=ab)"
)


def soften(text: str) -> str:
    """Soft hyphens where a narrow column may break a word."""
    return re.sub(r"(?<![<&/])\b[A-Za-z]{8,}\b", lambda word: _BREAKS.sub("\u00ad", word[0]), text)
