"""Tables as vendors print them, with what is in each of their cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

BEFORE = "For each month in which availability falls short, credits are due as follows."
AFTER = "They are set off against the invoice of the month after, and shut out no other remedy."
GREY = (0.85, 0.85, 0.85)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))
ROWS = ("LINEBELOW", (0, 0), (-1, -1), 0.5, (0, 0, 0))
TOP = ("LINEABOVE", (0, 0), (-1, 0), 0.8, (0, 0, 0))
HEAD = ("LINEBELOW", (0, 0), (-1, 0), 0.5, (0, 0, 0))
BOTTOM = ("LINEBELOW", (0, -1), (-1, -1), 0.8, (0, 0, 0))
SIDES = ("LINEBEFORE", (1, 0), (-1, -1), 0.5, (0, 0, 0))
BOX = ("BOX", (0, 0), (-1, -1), 0.8, (0, 0, 0))
BOOK = (TOP, HEAD, BOTTOM)
STRIPED = ("ROWBACKGROUNDS", (0, 0), (-1, -1), (GREY, (1, 1, 1)))
SHADED_HEAD = ("BACKGROUND", (0, 0), (-1, 0), GREY)

Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Printed:
    """A table: its rows, how they are ruled, the width of its columns, and merged cells as ((column, row), to)."""

    remark: str
    rows: Sequence[Sequence[str]]
    rules: Sequence[tuple[object, ...]] = ()
    widths: Sequence[float] = ()
    spans: Sequence[Span] = ()
    right: Sequence[int] = ()
    centred: bool = False
    head: int = 0
    before: str = ""
    after: str = ""
    pad: float = 4

    @property
    def cells(self) -> list[list[tuple[str, int, int, int, int]]]:
        """What must be read: text, row, column, rows and columns covered."""
        covered = {
            place
            for (c0, r0), (c1, r1) in self.spans
            for place in product(range(c0, c1 + 1), range(r0, r1 + 1))
            if place != (c0, r0)
        }
        sizes = {start: (end[1] - start[1] + 1, end[0] - start[0] + 1) for start, end in self.spans}
        return [
            [
                (" ".join(text.split()), r, c, *sizes.get((c, r), (1, 1)))
                for c, text in enumerate(row)
                if (c, r) not in covered
            ]
            for r, row in enumerate(self.rows)
        ]

    def pdf(self, *, landscape: bool = False) -> bytes:
        """The table on its pages, its head repeated on each where it has one."""
        buffer = io.BytesIO()
        size = (842, 595) if landscape else (595, 842)
        paper = SimpleDocTemplate(buffer, pagesize=size, invariant=1, leftMargin=72, rightMargin=72)
        widths = self.widths or [450 / len(self.rows[0])] * len(self.rows[0])
        rows = [[self._cell(text, c) for c, text in enumerate(row)] for row in self.rows]
        style = [*self.rules, *(("SPAN", a, b) for a, b in self.spans), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        style += [(f"{side}PADDING", (0, 0), (-1, -1), self.pad) for side in ("LEFT", "RIGHT")]
        table = Table(rows, colWidths=widths, style=style, repeatRows=self.head)
        prose = ParagraphStyle("prose", fontName="Times-Roman", fontSize=10, leading=12)
        story = [Flowing(self.before, prose), Spacer(0, 14)] if self.before else []
        story.append(table)
        if self.after:
            story += [Spacer(0, 14), Flowing(self.after, prose)]
        paper.build(story)
        return buffer.getvalue()

    def _cell(self, text: str, column: int) -> Flowing:
        side = TA_CENTER if self.centred else TA_RIGHT if column in self.right else TA_LEFT
        style = ParagraphStyle("cell", fontName="Times-Roman", fontSize=9, leading=11, alignment=side)
        return Flowing(text.replace("\n", "<br/>"), style)


SEVERITIES = (
    ("Severity", "What it means", "First answer", "Target to restore"),
    (
        "1 – Critical",
        "All users of a site cannot work, or data is being lost, and there is no way round the fault",
        "30 minutes, at any hour",
        "4 hours, worked on without a break until restored",
    ),
    (
        "2 – Major",
        "Many users are hindered in their work, though a way round the fault exists for most of them",
        "2 hours in business hours",
        "Next business day",
    ),
    ("3 – Minor", "One user is hindered", "1 business day", "5 business days"),
)
FEES = (
    ("Item", "Unit", "Monthly fee"),
    ("Managed firewall", "device", "$85.00"),
    ("Managed switch", "device", "$12.50"),
    ("Helpdesk", "user", "$41.00"),
    ("Off-site backup", "terabyte", "$110.00"),
)
CREDITS = (
    ("Monthly uptime", "Credit"),
    ("99.9% or more", "none"),
    ("99.0% to 99.9%", "10%"),
    ("95.0% to 99.0%", "25%"),
    ("less than 95.0%", "50%"),
)
HOURS = (
    ("Service", "Weekdays", "Saturdays", "Sundays"),
    ("Telephone", "07:00–19:00", "08:00–14:00", ""),
    ("Chat", "07:00–22:00", "", ""),
    ("Portal", "always", "always", "always"),
)
MERGED_HEAD = (
    ("Plan", "Answer within", "", "Hours"),
    ("", "Critical", "Normal", ""),
    ("Bronze", "4 hours", "2 days", "08:00–17:00"),
    ("Silver", "1 hour", "1 day", "07:00–19:00"),
)
MERGED_HEAD_SPANS = (((0, 0), (0, 1)), ((1, 0), (2, 0)), ((3, 0), (3, 1)))
GROUPS = (
    ("Site", "Role", "Name"),
    ("Tampere", "Service manager", "Aino Lind"),
    ("", "Engineer", "Olli Rask"),
    ("Turku", "Service manager", "Pia Holm"),
    ("", "Engineer", "Kai Berg"),
)
GROUP_SPANS = (((0, 1), (0, 2)), ((0, 3), (0, 4)))
LONG = (
    ("No.", "Asset", "Serial number", "Covered until"),
    *(
        (str(n), f"Access point, floor {n % 9 + 1}", f"AP-{7000 + 13 * n}", f"{n % 28 + 1} May 20{27 + n % 3}")
        for n in range(1, 61)
    ),
)
DUTIES = (
    ("Task", "Provider", "Customer"),
    ("Patches of operating systems", "Tests them, and installs them within 14 days of their release", "Names a window"),
    (
        "Backups",
        "Checks each night that the backup was complete, and tells the customer where it was not",
        "Changes tapes",
    ),
    ("Spare parts", "Keeps them on its premises", "Pays for those that are used up"),
)
PROFILE = (
    ("Customer", "Harrow Lane Dental Group"),
    ("Start", "1 March 2027"),
    ("Term", "36 months"),
    ("Sites", "Harrow, Pinner, Northolt and any site that is added by order form"),
)

TABLES = (
    Printed("a grid", FEES, (GRID,)),
    Printed("a grid with a shaded head", FEES, (GRID, SHADED_HEAD)),
    Printed("a grid with cells of several lines", SEVERITIES, (GRID,), widths=(60, 170, 100, 120)),
    Printed("a grid in which numbers stand right", FEES, (GRID,), right=(2,)),
    Printed("a grid in which all is centred", CREDITS, (GRID,), centred=True),
    Printed("a grid with empty cells", HOURS, (GRID,)),
    Printed("a grid with a merged head", MERGED_HEAD, (GRID,), spans=MERGED_HEAD_SPANS),
    Printed("a grid with merged rows", GROUPS, (GRID,), spans=GROUP_SPANS),
    Printed(
        "a grid under a title across it",
        (("Fees from the first year", "", ""), *FEES),
        (GRID,),
        spans=(((0, 0), (2, 0)),),
    ),
    Printed("rulings between rows alone", FEES, (ROWS, TOP)),
    Printed("rulings between rows, cells of several lines", SEVERITIES, (ROWS, TOP), widths=(60, 170, 100, 120)),
    Printed("rulings between columns alone", FEES, (SIDES,)),
    Printed("three rulings, as in books", FEES, BOOK, right=(2,)),
    Printed("three rulings, cells of several lines", DUTIES, BOOK, widths=(110, 220, 120)),
    Printed("three rulings and a head of two rows", MERGED_HEAD, BOOK),
    Printed("a ruling below the head", CREDITS, (HEAD,)),
    Printed("a frame and columns, no rulings between rows", FEES, (BOX, SIDES, HEAD)),
    Printed("stripes and no rulings", FEES, (STRIPED,)),
    Printed("stripes, cells of several lines", SEVERITIES, (STRIPED,), widths=(60, 170, 100, 120)),
    Printed("a shaded head and no rulings", HOURS, (SHADED_HEAD,)),
    Printed("white space alone", FEES),
    Printed("white space alone, numbers right", FEES, right=(2,)),
    Printed("white space alone, four columns with holes", HOURS),
    Printed("white space alone, cells of several lines", SEVERITIES, widths=(70, 160, 100, 120), pad=8),
    Printed("white space alone, a long cell in the midst", DUTIES, widths=(110, 220, 120), pad=8),
    Printed("names and values", PROFILE, widths=(100, 350)),
    Printed("names and values in a grid", PROFILE, (GRID,), widths=(100, 350)),
    Printed("a grid between paragraphs", CREDITS, (GRID,), before=BEFORE, after=AFTER),
    Printed("white space alone, between paragraphs", CREDITS, before=BEFORE, after=AFTER),
    Printed("a grid over two pages with its head on both", LONG, (GRID,), widths=(40, 170, 120, 120), head=1),
    Printed("a grid over two pages without a second head", LONG, (GRID,), widths=(40, 170, 120, 120)),
    Printed("rulings between rows over two pages", LONG, (ROWS, TOP), widths=(40, 170, 120, 120), head=1),
    Printed("white space alone over two pages", LONG, widths=(40, 170, 120, 120), head=1),
)
