"""A marked-up Word file is the contract itself: its words are found, its wording can be taken or left, nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from marked_copies import WORDING, flag, paragraph, reviewed, run, word_file

from benchmarks import office
from benchmarks.markup import expected_text, office_agrees, word_trip
from benchmarks.word_copies import (
    AS_REJECTED,
    W,
    added_wordings,
    commented_words,
    joined,
    our_comments,
    parts_of,
    same_parts,
    undone,
)
from contract_review.documents import read_bytes
from contract_review.errors import UsageError
from contract_review.model.finding import Outcome
from contract_review.model.span import Span
from contract_review.reports.audience import Audience
from contract_review.reports.markup import marked_up
from contract_review.reports.markup.changes import Change
from contract_review.reports.markup.word_text import raw_place

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
WORDS = sorted(SAMPLES.glob("*.docx"))
Q = "Supplier keeps two copies of each backup."
B = "<w:b/>"


def change(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="7" w:author="Ann Lee" w:date="2025-01-01T00:00:00Z">{inside}</w:{kind}>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_LINK = '<w:hyperlink r:id="rIdLink">{}</w:hyperlink>'
_CELL = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
_OLD = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_PARTS = {
    "comments": '<w:comment w:id="0" w:author="Bo Ek"><w:p><w:r><w:t>Old.</w:t></w:r></w:p></w:comment>',
    "footnotes": '<w:footnote w:id="2"><w:p><w:r><w:t>Not on Sundays.</w:t></w:r></w:p></w:footnote>',
    "numbering": _LIST,
}
_HARD = [
    (paragraph(f"First. {Q} Last."), Q, True, "inside one run"),
    (paragraph(run("First. Supplier ") + run("keeps two", B) + run(" copies of each backup. Last.")), Q, True, "runs"),
    (paragraph(run("A. Supplier keeps ") + _LINK.format(run("two copies")) + run(" of each backup.")), Q, True, "link"),
    (paragraph(_LINK.format(run(f"See here. {Q} Or there."))), Q, False, "one sentence of a longer link"),
    (_CELL.format(paragraph("Copies"), paragraph(f"{Q} No more.")), Q, False, "a cell: tables are left to people"),
    (paragraph(_OLD.format(run(f"Now. {Q}")) + run(" Last.")), Q, True, "somebody's comment"),
    (paragraph(run("Supplier keeps ") + change("ins", run("two ")) + run("copies of each backup.")), Q, False, "change"),
    (
        paragraph(run("Supplier keeps ") + change("del", "<w:r><w:delText>six </w:delText></w:r>") + run(Q[15:])),
        Q,
        False,
        "words that somebody struck inside it",
    ),
    (paragraph(run("Supplier keeps ") + _CONTROL.format(run("two")) + run(" copies of each backup.")), Q, False, "form"),
    (paragraph(run("Supplier keeps two") + _NOTE + run(" copies of each backup.")), Q, False, "a note"),
    (
        paragraph(run("Supplier keeps ") + field("begin") + field("separate") + run("two") + field("end") + run(Q[18:])),
        Q,
        False,
        "a field",
    ),
    ("<!-- drafted by hand -->" + paragraph(f"First. {Q}"), Q, True, "a remark in the XML, which has no number"),
    (paragraph(run(Q, "<w:rtl/>"), "<w:bidi/>"), Q, True, "from right to left"),
    (paragraph(Q, _NUMBER) + paragraph("Second.", _NUMBER), Q, True, "numbered"),
    (
        paragraph("<w:r><w:t>One.</w:t><w:tab/><w:t>Supplier keeps</w:t><w:br/><w:t>two copies of each backup.</w:t></w:r>"),
        Q,
        True,
        "tabs and breaks",
    ),
    (paragraph(run("Supplier  keeps\u200b two ") + run(" copies of each back\u00adup. ")), Q, True, "unseen signs"),
    (paragraph("Supplier keeps") + paragraph("two copies."), "Supplier keeps\n\ntwo copies.", False, "two paragraphs"),
    (
        paragraph(run("Supplier keeps ") + run("six ", "<w:vanish/>") + run("two copies of each backup.")),
        Q,
        False,
        "hidden words in its midst",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "quote", "struck", "remark"), _HARD)
def test_words_are_found_and_wording_can_be_taken_or_left(body: str, quote: str, struck: bool, remark: str) -> None:
    data = word_file(body, **_PARTS)
    review = reviewed(data, (flag(), quote))
    marked = marked_up(review, data)
    start = review.contract.text.index(quote)
    made = (Change(Span(start, start + len(quote)), WORDING),) if struck else ()
    said = quote + WORDING if struck else quote
    assert [
        "".join(words.split()).replace("\u200b", "").replace("\u00ad", "") for words in commented_words(marked).values()
    ] in (
        ["".join(said.split())],
        ["".join(said.replace("keeps ", "keeps six ").split())],
    )
    assert read_bytes(marked).text == expected_text(review.contract.text, made)
    assert read_bytes(marked, opening=AS_REJECTED).text == read_bytes(data, opening=AS_REJECTED).text
    assert undone(marked) == joined(etree.fromstring(parts_of(data)["word/document.xml"]))
    assert same_parts(parts_of(data), parts_of(marked))
    assert len(added_wordings(marked)) == len(made)


def test_note_at_words_of_a_footnote_stands_where_it_is_called() -> None:
    data = word_file(paragraph(run("Copies are kept") + _NOTE + run(".")), **_PARTS)
    marked = marked_up(reviewed(data, (flag(), "Not on Sundays.")), data)
    assert len(our_comments(marked)) == 1
    assert undone(marked) == joined(etree.fromstring(parts_of(data)["word/document.xml"]))


def test_old_comments_stay_and_new_ones_have_their_own_numbers() -> None:
    data = word_file(paragraph(_OLD.format(run(Q))), **_PARTS)
    comments = etree.fromstring(parts_of(marked_up(reviewed(data, (flag(), Q)), data))["word/comments.xml"])
    numbers = [(comment.get(f"{W}author"), comment.get(f"{W}id")) for comment in comments]
    assert numbers[0] == ("Bo Ek", "0")
    assert [author for author, _ in numbers] == ["Bo Ek", "contract-review"]
    assert numbers[1][1] != "0"


@pytest.mark.parametrize(
    ("second", "struck", "remark"),
    [
        (flag("sla.other"), True, "both object to it: both wordings stand instead"),
        (flag("sla.other", Outcome.PREFERRED), False, "it says something that we like"),
        (flag("sla.other", Outcome.UNCLEAR), False, "what it says is for a person to read"),
        (flag("sla.other", Outcome.NOT_APPLICABLE), True, "the other rule has nothing to say of it"),
    ],
)
def test_sentence_is_struck_only_where_nothing_is_lost_with_it(second, struck: bool, remark: str) -> None:
    data = word_file(paragraph(f"First. {Q}"))
    assert bool(added_wordings(marked_up(reviewed(data, (flag(), Q), (second, Q)), data))) is struck


@pytest.mark.parametrize(
    ("sentence", "quote", "remark"),
    [
        ("This limit does not apply to lost copies.", "", "leans on the sentence before"),
        (f"{'Where the sun shines, and ' * 15}Supplier keeps copies.", "", "settles more than one thing"),
        (
            "Supplier keeps two copies of each backup and never moves them anywhere else.",
            "two copies",
            "one detail of it",
        ),
        ("the copies of Supplier", "", "no sentence"),
    ],
)
def test_what_is_no_plain_sentence_is_commented_with_the_wording(sentence: str, quote: str, remark: str) -> None:
    data = word_file(paragraph(f"Copies are kept. {sentence}"))
    marked = marked_up(reviewed(data, (flag(), quote or sentence)), data)
    assert added_wordings(marked) == []
    assert f"Proposed wording: {WORDING}" in "".join(our_comments(marked).values())


_CLAUSES = (
    paragraph("1. Copies") + paragraph("1.1 Backups are daily.") + paragraph("1.2 They are kept.")
    + paragraph("2. Fees") + paragraph("2.1 Fees are due.")
)  # fmt: skip
_HOME = {"outcome": Outcome.MISSING, "looked_in": ("1 Copies",)}


def test_missing_wording_is_added_behind_the_clause_where_it_belongs() -> None:
    data = word_file(_CLAUSES)
    marked = marked_up(
        reviewed(data, (flag(**_HOME), ""), (flag("sla.copies-b", **_HOME, replace_with="Two."), "")), data
    )
    lines = [line for line in read_bytes(marked).text.split("\n") if line]
    assert lines == [
        "1. Copies",
        "1.1 Backups are daily.",
        "1.2 They are kept.",
        *lines[3:5],
        "2. Fees",
        "2.1 Fees are due.",
    ]
    assert set(lines[3:5]) == {WORDING, "Two."}
    assert set(commented_words(marked).values()) == {"1. Copies"}
    assert read_bytes(marked, opening=AS_REJECTED).text == read_bytes(data).text


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        (
            paragraph("1. Copies") + paragraph("1.1 They are kept.") + _CELL.format(paragraph("a"), paragraph("b")),
            "table",
        ),
        (paragraph("1. Copies") + paragraph("In witness whereof the parties sign."), "nothing before the signatures"),
        (paragraph("1. Copies") + paragraph(change("ins", run("They are kept."))), "an end that is itself open"),
    ],
)
def test_missing_wording_without_a_sure_place_stays_in_the_comment(body: str, remark: str) -> None:
    data = word_file(body)
    marked = marked_up(reviewed(data, (flag(**_HOME), "")), data)
    assert added_wordings(marked) == []
    assert f"Proposed wording: {WORDING}" in "".join(our_comments(marked).values())


def test_missing_wording_is_not_put_into_a_clause_about_something_else() -> None:
    data = word_file(_CLAUSES)
    marked = marked_up(reviewed(data, (flag(outcome=Outcome.MISSING, looked_in=("2 Fees",)), "")), data)
    assert added_wordings(marked) == []
    assert list(commented_words(marked).values()) == ["1. Copies"]


def test_what_stands_nowhere_is_told_at_the_head_once_a_subject() -> None:
    data = word_file(_CLAUSES)
    nowhere = {"outcome": Outcome.MISSING, "looked_in": ("the whole document",)}
    asked = [(flag(rule, **nowhere), "") for rule in ("sla.a", "sla.b", "term.c")]
    marked = marked_up(reviewed(data, *asked), data)
    assert list(commented_words(marked).values()) == ["1. Copies", "1. Copies"]
    assert ["2 points" in text or "1 point." in text for text in our_comments(marked).values()] == [True, True]


def test_day_comes_from_the_command_and_bytes_are_the_same_each_time() -> None:
    data = word_file(paragraph(f"First. {Q}"))
    review = reviewed(data, (flag(), Q))
    dated = marked_up(review, data, as_of=date(2026, 3, 1))
    assert dated == marked_up(review, data, as_of=date(2026, 3, 1))
    assert b'w:date="2026-03-01T00:00:00Z"' in parts_of(dated)["word/document.xml"]
    assert b"w:date=" not in parts_of(marked_up(review, data))["word/document.xml"]


def test_wording_speaks_the_terms_of_the_contract() -> None:
    opening = 'This Agreement is between Pebble Ltd (the "Supplier") and Brook Inc. (the "Client"). '
    data = word_file(
        paragraph(opening + "The Supplier shall help the Client.") + paragraph("The Supplier keeps copies.")
    )
    proposed = flag(replace_with="Provider shall keep Customer's data.")
    marked = marked_up(reviewed(data, (proposed, "The Supplier keeps copies.")), data)
    assert added_wordings(marked) == ["The Supplier shall keep the Client's data."]


def test_vendor_reads_no_word_of_our_position() -> None:
    data = word_file(paragraph(f"First. {Q}") + paragraph("Other."))
    homeless = flag("legal.inside-rule", Outcome.MISSING, looked_in=("the whole document",))
    silent = flag("legal.no-ask", Outcome.MISSING, ask=None, replace_with=None)
    review = reviewed(data, (flag(), Q), (homeless, ""), (silent, ""))
    marked = b"".join(parts_of(marked_up(review, data, audience=Audience.VENDOR)).values()).decode()
    for inside in ("INSIDE", "ritical", "sla.copies", "inside-rule", "negotiate", "No ask", "matters", "■"):
        assert inside not in marked
    assert marked.count("Nine copies.") == 2


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_sample_contract_comes_back_whole_from_its_markup(path: Path) -> None:
    trip, _ = word_trip(path.name, path.read_bytes())
    assert trip.sound
    assert trip.comments > 5


@pytest.mark.skipif(office.missing() is not None, reason=str(office.missing()))
def test_libreoffice_takes_and_leaves_the_changes_as_they_were_meant() -> None:
    trips = []
    for path in (SAMPLES / "saas-msa.docx", SAMPLES / "edr-partner.docx"):
        data = path.read_bytes()
        trips.append((data, word_trip(path.name, data)[1]))
    data = word_file(_CLAUSES)
    trips.append(
        (
            data,
            marked_up(
                reviewed(data, (flag(**_HOME), ""), (flag("sla.copies-b", **_HOME, replace_with="Two."), "")), data
            ),
        )
    )
    assert office_agrees(trips) == [True, True, True]


@pytest.mark.parametrize(
    ("raw", "shown", "offset", "place", "remark"),
    [
        ("one two", "one two", 4, 4, "as it is printed"),
        ("  one  two", "one two", 4, 7, "blanks at the start and twice"),
        ("o\u200bne\u00ad two", "one two", 4, 6, "signs that print nothing"),
        ("one\n two", "one two", 3, 3, "up to the blank"),
    ],
)
def test_place_in_the_file_of_a_character_of_the_text(
    raw: str, shown: str, offset: int, place: int, remark: str
) -> None:
    assert raw_place(raw, shown, offset) == place


def test_format_without_notes_is_told_what_to_do() -> None:
    review = reviewed(b"Copies are kept.", path="contract.txt")
    with pytest.raises(UsageError, match="txt file cannot be marked up; save it as DOCX or print it as PDF"):
        marked_up(review, b"")
