"""Builds the Word templates of the memo, `memo.docx`, and of the issues list for the vendor, `issues.docx`.

Afterwards a template can be restyled in Word like any document: change the styles whose names begin with "Memo", the
headings, the header table. What stands in double braces is filled in; what stands in braces with a percent sign
repeats or leaves out the paragraphs or rows up to its end.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Memo
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from look import TABLE, WIDTH, dress

Column = tuple[str, str, float]
ISSUES: tuple[Column, ...] = (
    ("No.", "{{ entry.number }}", 0.8),
    ("Issue, clause and page", "{{ entry.topic }}", 4.2),
    ("What it says", "{{ entry.says }}", 4.2),
    ("Our position", "{{ entry.wanted }}", 3.4),
    ("We ask", "{{ entry.ask }}", 4.0),
)
SMALLER: tuple[Column, ...] = (
    ("No.", "{{ entry.number }}", 0.8),
    ("Point, clause and page", "{{ entry.topic }}{% if entry.place %} ({{ entry.place }}){% endif %}", 4.6),
    ("What it says", "{{ entry.says }}", 5.0),
    ("We ask", "{{ entry.ask }}", 6.2),
)
FACTS: tuple[Column, ...] = (
    ("Fact", "{{ fact.name }}", 6.6),
    ("Value", "{{ fact.value }}", 5.0),
    ("Where", "{{ fact.where }}", 5.0),
)
RULES: tuple[Column, ...] = (
    ("Requirement", "{{ entry.title }}", 8.2),
    ("Rule", "{{ entry.rule }}", 5.6),
    ("Outcome", "{{ entry.outcome_name }}", 2.8),
)
MOST_QUOTES = 2
HEAD = (
    ("Kind", "{{ seen.kind }}"),
    ("Document", "{{ seen.file }}, {{ seen.size }} ({{ seen.document_hash }})"),
    ("Playbook", "{{ seen.playbook }} ({{ seen.playbook_hash }})"),
    ("Prepared by", "contract-review {{ seen.version }}, a reading by program, not legal advice"),
)


def build(path: Path) -> None:
    """Write the template to `path`; the same program writes the same bytes."""
    memo = Document()
    dress(memo)
    _top(memo)
    _issues(memo)
    _rest(memo)
    _finish(memo, path, title="Contract review memo")


def _finish(memo: Memo, path: Path, *, title: str) -> None:
    _drop_thumbnail(memo)
    memo.core_properties.title = title
    memo.core_properties.author = "contract-review"
    memo.core_properties.comments = ""
    memo.save(str(path))
    _without_times(path)


def build_issues(path: Path) -> None:
    """Write the template of the issues list for the vendor."""
    memo = Document()
    dress(memo)
    memo.add_paragraph("Points to settle", style="Memo Label")
    memo.add_paragraph("{{ seen.heading }}", style="Title")
    table = memo.add_table(rows=0, cols=2, style=TABLE)
    _sides(table)
    for name, value in (("Kind", "{{ seen.kind }}"), ("Document", "{{ seen.file }}")):
        _pair(table.add_row(), name, value)
    _reviewer(table)
    _widths(table, (3.4, WIDTH - 3.4))
    for condition, heading in (
        ("seen.about_its_words", "On what the contract says"),
        ("seen.to_be_added", "To be added"),
    ):
        _optional(memo, condition)
        memo.add_heading(heading, level=1)
        _asked(memo, condition)
        _end(memo)
    _optional(memo, "not seen.issues")
    memo.add_paragraph("There is nothing that we ask to be changed.")
    _end(memo)
    _finish(memo, path, title="Points to settle")


def _asked(memo: Memo, issues: str) -> None:
    memo.add_paragraph("{%p for issue in " + issues + " %}")
    memo.add_heading("{{ issue.number }}. {{ issue.topic }}", level=2)
    quoted = "“{{ quote.text }}”{% if quote.where %} ({{ quote.where }}){% endif %}"
    _repeat(memo, "quote in issue.quotes", "Quote", quoted)
    _optional(memo, "issue.ask")
    _led(memo, "We ask: ", "{{ issue.ask }}")
    _end(memo)
    _optional(memo, "issue.wording")
    _led(memo, "Proposed wording: ", "{{ issue.wording }}", style="Memo Wording")
    _end(memo)
    memo.add_paragraph("{%p endfor %}")


def _top(memo: Memo) -> None:
    memo.add_paragraph("Contract review memo", style="Memo Label")
    memo.add_paragraph("{{ seen.heading }}", style="Title")
    table = memo.add_table(rows=0, cols=2, style=TABLE)
    _sides(table)
    for name, value in HEAD:
        _pair(table.add_row(), name, value)
    _reviewer(table)
    _widths(table, (3.4, WIDTH - 3.4))
    memo.add_paragraph("Recommendation", style="Memo Label")
    memo.add_paragraph("{{ seen.advice.verdict.value }}", style="Memo Verdict")
    memo.add_paragraph("{{ seen.advice.reasons }} {{ seen.advice.tally }}")
    _optional(memo, "seen.troubles")
    memo.add_heading("What could not be read", level=1)
    _repeat(
        memo,
        "trouble in seen.troubles",
        "List Bullet",
        "{% if not trouble.blocking %}Note: {% endif %}{{ trouble.message }}",
    )
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


def _sides(table: Table) -> None:
    _tag(table.add_row(), "{%tr for side in seen.sides %}")
    _pair(table.add_row(), "{{ side.role|capitalize }}", "{{ side.name }}")
    _tag(table.add_row(), "{%tr endfor %}")


def _reviewer(table: Table) -> None:
    _tag(table.add_row(), "{%tr if seen.reviewer %}")
    _pair(table.add_row(), "Reviewer", "{{ seen.reviewer }}")
    _tag(table.add_row(), "{%tr endif %}")


def _issues(memo: Memo) -> None:
    memo.add_heading("Issues by priority", level=1)
    _optional(memo, "seen.major")
    table = _table(memo, ISSUES, "entry in seen.major")
    _under(
        table,
        1,
        "{{ entry.severity|capitalize }}, {{ entry.outcome_name }}{% if entry.place %} · {{ entry.place }}{% endif %}",
    )
    _under(table, 3, "{% if entry.fallback %}Fallback: {{ entry.fallback }}{% endif %}")
    _end(memo)
    _optional(memo, "not seen.flags")
    memo.add_paragraph("Nothing to negotiate.")
    _end(memo)
    _optional(memo, "seen.said")
    memo.add_heading("What the contract says, and what to write instead", level=1)
    _said(memo)
    _end(memo)
    _optional(memo, "seen.silent")
    memo.add_heading("What the contract does not say", level=1)
    _silent(memo)
    _end(memo)
    _optional(memo, "seen.minor")
    memo.add_heading("Smaller points", level=1)
    memo.add_paragraph("Worth asking for, and no reason not to sign.")
    _table(memo, SMALLER, "entry in seen.minor")
    _end(memo)


def _said(memo: Memo) -> None:
    memo.add_paragraph("{%p for entry in seen.said %}")
    memo.add_heading("{{ entry.number }}. {{ entry.topic }}", level=2)
    _label(memo)
    memo.add_paragraph("{{ entry.message }}")
    quoted = "“{{ quote.text }}”{% if quote.where %} ({{ quote.where }}){% endif %}"
    _repeat(memo, f"quote in entry.quotes[:{MOST_QUOTES}]", "Quote", quoted)
    _led(memo, "Why it matters. ", "{{ entry.why }}")
    _wording(memo)
    memo.add_paragraph("{%p endfor %}")


def _silent(memo: Memo) -> None:
    memo.add_paragraph("We looked in the whole document, unless a point says otherwise.")
    memo.add_paragraph("{%p for entry in seen.silent %}")
    memo.add_heading("{{ entry.number }}. {{ entry.topic }}", level=2)
    _label(memo)
    looked = "{% if entry.looked_in and entry.looked_in != ('the whole document',) %}{{ entry.message }} {% endif %}"
    _led(memo, "Why it matters. ", looked + "{{ entry.why }}")
    _wording(memo)
    memo.add_paragraph("{%p endfor %}")


def _label(memo: Memo) -> None:
    scope = "{% if entry.scope %} · {{ entry.scope }}{% endif %}"
    memo.add_paragraph(
        "{{ entry.severity }} · {{ entry.outcome_name }} · decides: {{ entry.decider }}" + scope, style="Memo Label"
    )


def _wording(memo: Memo) -> None:
    _optional(memo, "entry.wording")
    _led(memo, "Proposed wording: ", "{{ entry.wording }}", style="Memo Wording")
    _end(memo)


def _rest(memo: Memo) -> None:
    where = "{% if entry.place %} ({{ entry.place }}){% endif %}"
    by = "{% if entry.waived_by %}, accepted by {{ entry.waived_by }}{% endif %}"
    _optional(memo, "seen.good")
    memo.add_heading("Acceptable as it stands", level=1)
    _repeat(memo, "entry in seen.met", "List Bullet", "{{ entry.settled }}" + where)
    _optional(memo, "seen.unsaid")
    memo.add_paragraph("Nothing is said, and need not be, of: {{ seen.unsaid|map(attribute='topic')|join('; ') }}.")
    _end(memo)
    _end(memo)
    _optional(memo, "seen.waived")
    memo.add_heading("Waived", level=1)
    _repeat(memo, "entry in seen.waived", "List Bullet", "{{ entry.topic }}" + by + ": {{ entry.message }}")
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


def _under(table: Table, column: int, text: str) -> None:
    """A second line in the cell of a repeated row, left out where it is empty."""
    table.cell(2, column).add_paragraph(text, style="Memo Head")


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
    build_issues(Path(__file__).with_name("issues.docx"))
