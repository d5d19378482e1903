"""Draws the Word template of a comparison, `compare.docx`, in the look of the memo.

Afterwards it can be restyled in Word like any document; what stands in double braces is filled in.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "memo"))

import build as memo  # noqa: E402
from look import TABLE, WIDTH, dress  # noqa: E402

TERMS = (
    ("Term", "{{ term.title }}", 6.4),
    ("Before and now", "{% if term.new %}{{ term.old }} → {{ term.new }}{% endif %}", 5.8),
    ("Where", "{{ term.where }}", 4.4),
)
POINTS = (
    ("Requirement", "{{ point.sign }} {{ point.topic }}", 4.4),
    ("Before and now", "{{ point.old }} → {{ point.new }}", 5.0),
    ("What the new contract says", "{{ point.message }}{% if point.where %} ({{ point.where }}){% endif %}", 7.2),
)
CLAUSES = (
    ("Clause", "{{ clause.title or clause.old_title }}", 3.8),
    ("Old", "{{r words[clause.key].old }}", 6.4),
    ("New", "{{r words[clause.key].new }}", 6.4),
)


def draw(path: Path) -> None:
    """Write the template to `path`; the same program writes the same bytes."""
    paper = Document()
    dress(paper)
    paper.add_paragraph("What the new contract changes", style="Memo Label")
    paper.add_paragraph("{{ seen.new.name }}", style="Title")
    table = paper.add_table(rows=0, cols=2, style=TABLE)
    for name in ("new", "old"):
        memo._pair(table.add_row(), name.capitalize(), "{{ seen." + name + ".path }}")
    memo._widths(table, (3.4, WIDTH - 3.4))
    paper.add_paragraph("Verdict", style="Memo Label")
    paper.add_paragraph("{{ seen.verdict }}.", style="Memo Verdict")
    paper.add_paragraph("{{ seen.tally }}")
    memo._repeat(paper, "note in seen.notes", "List Bullet", "{{ note }}")
    for heading, terms in (("What got worse", "traps"), ("What got better", "gains"), ("Other terms", "others")):
        _part(paper, heading, TERMS, f"term in seen.{terms}")
    for heading, points in (("Judged worse", "worse"), ("Judged better", "better")):
        _part(paper, heading, POINTS, f"point in seen.{points}")
    table = _part(paper, "Clause by clause", CLAUSES, "clause in seen.clauses")
    memo._under(table, 0, "{{ clause.happened|join(', ') }} {{ clause.astray|join(' ') }}")
    memo._under(table, 1, "{{ clause.old_where }}")
    memo._under(table, 2, "{{ clause.where }}")
    memo._optional(paper, "seen.renumbered")
    paper.add_heading("Renumbered, otherwise as they were", level=1)
    numbers = (
        "{% for old, new in seen.renumbered %}{{ old }} → {{ new }}{% if not loop.last %}, {% endif %}{% endfor %}"
    )
    paper.add_paragraph(numbers)
    memo._end(paper)
    memo._finish(paper, path, title="Contracts compared")


def _part(paper: memo.Memo, heading: str, columns: tuple[memo.Column, ...], over: str) -> memo.Table:
    """A heading with a table, both left out where there is nothing to tell."""
    memo._optional(paper, over.partition(" in ")[2])
    paper.add_heading(heading, level=1)
    table = memo._table(paper, columns, over)
    memo._end(paper)
    return table


if __name__ == "__main__":
    draw(HERE / "compare.docx")
