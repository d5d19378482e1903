"""A Word file reads as its reader sees it: tracked changes, notes, links, blanks, tables, margins, pages."""

from __future__ import annotations

import pytest
from word_files import STRICT_W, paragraph, run, word

from contract_review.documents import read_bytes
from contract_review.model.document import BlockKind, Document, Opening, Revisions


def read(body: str, parts: dict[str, str] | None = None, revisions: Revisions = Revisions.FINAL) -> Document:
    return read_bytes(word(body, parts=parts), path="a.docx", opening=Opening(revisions=revisions))


def inserted(inside: str, by: str = "Ann Lee") -> str:
    return f'<w:ins w:author="{by}">{inside}</w:ins>'


def deleted(text: str, by: str = "Bo Ek") -> str:
    return f'<w:del w:author="{by}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr>{more}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


CHANGED = paragraph(run("within ") + deleted("thirty") + inserted(run("sixty")) + run(" days"))
MARK = {kind: f'<w:rPr><w:{kind} w:author="Ann Lee"/></w:rPr>' for kind in ("ins", "del")}
MOVED = (
    f"<w:p><w:moveFrom>{run('Fees are due.')}</w:moveFrom>{run('One.')}</w:p>"
    f"<w:p><w:moveTo>{run('Fees are due.')}</w:moveTo></w:p>"
)
ROWS = f"<w:tbl>{row(paragraph('a'), paragraph('b'))}{row(paragraph('c'), paragraph('d'), more='<w:trPr><w:del/></w:trPr>')}</w:tbl>"

VIEWS = [
    (CHANGED, "within sixty days", "within thirty days", "both sides of a change have their words"),
    (paragraph("Fees.", MARK["del"]) + paragraph("Taxes."), "Fees. Taxes.", "Fees.\n\nTaxes.", "a paragraph end that is struck out"),
    (paragraph("Fees.", MARK["ins"]) + paragraph("Taxes."), "Fees.\n\nTaxes.", "Fees. Taxes.", "a paragraph that was cut in two"),
    (paragraph(deleted("Old."), MARK["del"]) + paragraph("New."), "New.", "Old.\n\nNew.", "a paragraph struck out whole"),
    (MOVED, "One.\n\nFees are due.", "Fees are due.One.", "a move is read at one of its places"),
    (ROWS, "a\tb", "a\tb\nc\td", "a row that is struck out"),
    (inserted(paragraph("All new.")) + paragraph("Old."), "All new.\n\nOld.", "Old.", "an inserted paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "final", "original", "remark"), VIEWS, ids=[r[3] for r in VIEWS])
def test_tracked_changes_have_two_views(body: str, final: str, original: str, remark: str) -> None:
    assert (final, original) == (read(body).text, read(body, revisions=Revisions.ORIGINAL).text)


def test_open_changes_are_told_with_their_authors_and_block_nothing() -> None:
    (problem,) = read(CHANGED).problems
    assert not problem.blocking
    assert problem.message == "2 tracked changes by Ann Lee, Bo Ek are not accepted yet; read as if all were accepted"


def test_comments_are_told_and_are_no_text_of_the_contract() -> None:
    comment = f'<w:comment w:id="1" w:author="Ann Lee">{paragraph("Too short?")}</w:comment>'
    document = read(paragraph("Term is one year."), {"comments": comment})
    assert document.text == "Term is one year."
    assert [(p.category, p.blocking) for p in document.problems] == [("comments", False)]
    assert "1 comment by Ann Lee" in document.problems[0].message


def test_note_stands_behind_the_paragraph_that_refers_to_it() -> None:
    note = (
        f'<w:footnote w:id="2">{paragraph("Measured monthly.")}</w:footnote><w:footnote w:type="separator" w:id="0"/>'
    )
    refers = run("Uptime is 99%") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")
    document = read(paragraph(refers) + paragraph("Next."), {"footnotes": note})
    assert document.text == "Uptime is 99%.\n\nMeasured monthly.\n\nNext."


def test_note_in_a_table_stands_behind_the_table() -> None:
    note = f'<w:endnote w:id="1">{paragraph("Per month.")}</w:endnote>'
    cell = paragraph(run("99%") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    assert read(f"<w:tbl>{row(cell, paragraph('b'))}</w:tbl>", {"endnotes": note}).text == "99%\tb\n\nPer month."


def links(document: Document) -> list[tuple[str, str]]:
    return [(link.span.text_in(document.text), link.target) for link in document.links]


LINK = '<Relationship Id="r7" Type="http://x/hyperlink" Target="https://vendor.example/terms" TargetMode="External"/>'
LINKED = f'{run("See ")}<w:hyperlink r:id="r7">{run("our terms")}</w:hyperlink>{run(" .")}'
FIELD = "".join(
    (
        run("The "),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://vendor.example/aup" </w:instrText></w:r>',
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("use policy")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
)


def test_terms_behind_a_link_keep_their_address() -> None:
    assert links(read(paragraph(LINKED), {"links": LINK})) == [("our terms", "https://vendor.example/terms")]
    assert links(read(paragraph(FIELD))) == [("use policy", "https://vendor.example/aup")]


def test_link_in_a_table_keeps_its_place() -> None:
    table = f"<w:tbl>{row(paragraph('Terms'), paragraph('x') + paragraph(LINKED))}</w:tbl>"
    assert links(read(table, {"links": LINK})) == [("our terms", "https://vendor.example/terms")]


def control(inside: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def form(inside: str, result: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
    ends = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return begin + ends[0] + (run(result) if result else "") + ends[1]


BLANKS = [
    (paragraph(run("From ") + control(run("pick a date")) + run(" on")), "From [pick a date] on", "a control nobody filled in"),
    (paragraph(run("From ") + control(run("1 May"), "") + run(" on")), "From 1 May on", "a control that is filled in"),
    (control(paragraph("Enter the services")), "[Enter the services]", "a paragraph to fill in"),
    (paragraph(run("Fee: ") + form("<w:textInput/>", "\u2002\u2002\u2002")), "Fee: [____]", "an empty form field"),
    (paragraph(form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + run(" Gold")), "☒ Gold", "a ticked box"),
    (paragraph(form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + run(" Gold")), "☐ Gold", "an empty box"),
    (paragraph(form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="EUR"/><w:listEntry w:val="USD"/></w:ddList>')),
     "USD", "a choice from a list"),
    (paragraph(run("Fee") + run(" secret", "<w:vanish/>")), "Fee", "hidden text"),
    (paragraph(run("a\u00adb\u200bc \uf0fe")), "abc ☒", "marks that print nothing, and a tick of a symbol font"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "remark"), BLANKS, ids=[r[2] for r in BLANKS])
def test_forms_read_as_they_print(body: str, expected: str, remark: str) -> None:
    assert expected == read(body).text


def cells(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    table = document.tables[0]
    return [
        [(c.span.text_in(document.text), c.row, c.column, c.row_span, c.column_span) for c in row] for row in table.rows
    ]


def test_merged_cells_stand_once_with_what_they_cover() -> None:
    down, on = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    body = f"<w:tbl>{row(down + paragraph('P1'), wide + paragraph('Times'))}{row(on + paragraph(''), paragraph('1 h'), paragraph('4 h'))}</w:tbl>"
    assert cells(read(body)) == [
        [("P1", 0, 0, 2, 1), ("Times", 0, 1, 1, 2)],
        [("1 h", 1, 1, 1, 1), ("4 h", 1, 2, 1, 1)],
    ]


def test_table_in_a_table_stands_behind_it_and_a_box_is_no_table() -> None:
    inner = f"<w:tbl>{row(paragraph('P1'), paragraph('1 h'))}</w:tbl>"
    assert read(f"<w:tbl>{row(paragraph('Times'), inner + paragraph(''))}</w:tbl>").text == "Times\t\n\nP1\t1 h"
    boxed = read(f"<w:tbl>{row(paragraph('Notice.') + paragraph('Read this.'))}</w:tbl>")
    assert (boxed.text, boxed.tables) == ("Notice.\n\nRead this.", ())


def test_margins_are_furniture_each_text_once() -> None:
    parts = {"header1": paragraph("Confidential"), "footer1": paragraph("Page 1"), "header2": paragraph("Confidential")}
    document = read(paragraph("Term."), parts)
    assert [b.span.text_in(document.text) for b in document.blocks if b.kind is BlockKind.FURNITURE] == [
        "Confidential",
        "Page 1",
    ]


def test_break_that_somebody_set_and_word_drew_is_one_page() -> None:
    drawn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        paragraph(run("One") + '<w:r><w:br w:type="page"/></w:r>')
        + paragraph(drawn + run("Two"))
        + paragraph(run("x") + drawn + run("Three"))
    )
    document = read(body)
    assert [document.page_at(document.text.index(word)) for word in ("One", "Two", "Three")] == [1, 2, 3]


def test_file_that_word_never_laid_out_has_no_page_numbers() -> None:
    assert read(paragraph(run("One") + '<w:r><w:br w:type="page"/></w:r>') + paragraph("Two")).page_marks == ()


def test_strict_file_reads_as_a_usual_one() -> None:
    assert read_bytes(word(paragraph("Fees."), namespace=STRICT_W), path="a.docx").text == "Fees."


def test_file_without_text_is_told() -> None:
    assert [p.category for p in read(paragraph("")).problems] == ["no-text"]
    assert "pictures" in read(paragraph("<w:r><w:drawing/></w:r>")).problems[0].message


def test_indent_comes_from_paragraph_list_or_style() -> None:
    style = '<w:style w:styleId="Deep"><w:pPr><w:ind w:left="720"/></w:pPr></w:style>'
    body = paragraph("a", '<w:ind w:left="1440"/>') + paragraph("b", '<w:pStyle w:val="Deep"/>') + paragraph("c")
    assert [block.indent for block in read(body, {"styles": style}).blocks] == [72.0, 36.0, None]
