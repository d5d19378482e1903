"""Word prints numbers that stand nowhere in its file; they are computed as Word computes them."""

from __future__ import annotations

import pytest
from word_files import item, level, of_template, paragraph, restart, template, word

from contract_review.documents import read_bytes
from contract_review.documents.number_formats import number

LEGAL = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
ARTICLES = level(0, "upperRoman", "Article %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
STYLED = (
    level(0, "decimal", "%1.", '<w:pStyle w:val="Chapter"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Section"/>')
)  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Section"><w:name w:val="Section"/><w:basedOn w:val="Chapter"/></w:style>'
)


def styled(text: str, style: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>{more}')


ONE_LIST = template(LEGAL) + of_template(1)
SECTION_END = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/></w:pPr></w:p>'

NUMBERS = [
    (ONE_LIST, item("Fees", 0) + item("Rent", 1) + item("gas", 2) + item("Term", 0) + item("Start", 1),
     ["1.", "1.1", "(a)", "2.", "2.1"], "a level below begins anew below each new number"),
    (ONE_LIST, item("Rent", 1) + item("Term", 0), ["1.1", "2."], "a level that was skipped counts as begun"),
    (ONE_LIST, item("A", 0) + item("", 0) + item("C", 0), ["1.", "3."], "an empty item is printed and counted"),
    (ONE_LIST, item("A", 0) + SECTION_END + item("C", 0), ["1.", "2."], "the end of a section is not"),
    (template(LEGAL) + of_template(1) + of_template(2), item("A", 0) + item("B", 0, 2), ["1.", "2."],
     "two lists of one template count on"),
    (template(LEGAL) + of_template(1) + of_template(2, more=restart(0)), item("A", 0) + item("B", 0, 2), ["1.", "1."],
     "a list that restarts begins at 1"),
    (template(LEGAL) + of_template(1) + of_template(2, more=restart(0) + restart(1)),
     item("A", 0) + item("B", 1, 2) + item("C", 0), ["1.", "1.1", "2."], "and leaves the levels alone that it does not use"),
    (template(LEGAL) + of_template(1, more=f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Part %1")}</w:lvlOverride>'),
     item("A", 0) + item("B", 1), ["Part A", "A.1"], "a list may print a level otherwise than its template"),
    (template(ARTICLES) + of_template(1), item("A", 0) + item("B", 1), ["Article I", "1.1"], "legal numbering is Arabic"),
    (template(level(0, "decimal", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + of_template(1),
     item("A", 0) + item("B", 1) + item("C", 0) + item("D", 1), ["1.", "1.", "2.", "2."], "a level that never restarts"),
    (template(LEGAL, more='<w:styleLink w:val="House"/>') + template("", 2, '<w:numStyleLink w:val="House"/>') + of_template(1, 2),
     item("A", 0), ["1."], "a template may point to a list style"),
    (template(STYLED) + of_template(1), styled("A", "Chapter") + styled("B", "Section") + styled("C", "Chapter"),
     ["1.", "1.1", "2."], "a style carries list and level"),
    (template(STYLED) + of_template(1), styled("A", "Chapter", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("B", "Chapter"),
     ["1."], "list 0 takes the number away"),
    (template(level(0, "bullet", "\u2013") + level(1, "bullet", "\uf0b7")) + of_template(1), item("A", 0) + item("B", 1),
     ["\u2013", "\u2022"], "a bullet is the sign that is printed, one of a symbol font a dot"),
]  # fmt: skip


@pytest.mark.parametrize(("lists", "body", "expected", "remark"), NUMBERS, ids=[row[3] for row in NUMBERS])
def test_word_numbers_are_computed(lists: str, body: str, expected: list[str], remark: str) -> None:
    document = read_bytes(word(body, parts={"numbering": lists, "styles": STYLES}), path="a.docx")
    assert expected == [b.label.text_in(document.text) for b in document.blocks if b.label]


FORMS = [
    (27, "lowerLetter", "aa", "after z the letters double"),
    (28, "upperLetter", "BB", "as Word doubles them, and not as columns of a sheet"),
    (14, "lowerRoman", "xiv", "Roman"),
    (7, "decimalZero", "07", "with a nought"),
    (23, "ordinal", "23rd", "a short ordinal"),
    (12, "ordinalText", "Twelfth", "an ordinal in a word"),
    (40, "cardinalText", "Forty", "a number in a word"),
    (99, "none", "", "no number"),
    (9_000_000, "upperRoman", "9000000", "a Roman number would run to thousands of letters"),
]


@pytest.mark.parametrize(("n", "form", "expected", "remark"), FORMS, ids=[row[3] for row in FORMS])
def test_number_formats_print_as_word_does(n: int, form: str, expected: str, remark: str) -> None:
    assert expected == number(n, form)
