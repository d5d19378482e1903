"""A file built to overload its reader gets one clear line, or a partial reading that says so; and quickly."""

from __future__ import annotations

import time

import pytest
from word_files import paragraph, word

from benchmarks.hostile_packages import BODY, entity_from_outside, laughs, nested, package, table, way_out, zip_bomb
from contract_review.documents import read_bytes
from contract_review.documents.docx import read_docx
from contract_review.documents.plain import read_plain
from contract_review.errors import UnreadableDocument
from contract_review.model.document import Format
from contract_review.model.limits import Limits

REFUSED = [
    (zip_bomb(60_000_000), "unpacks to more than", "a small file that unpacks to a large one"),
    (laughs(BODY.format('<w:p w:a="&e9;"/>')), "built to overload", "entities that grow in an attribute"),
    (nested(100_000), "built to overload", "elements in elements without end"),
    (package(BODY.format("<w:p>")), "damaged in word/document.xml", "an element that never ends"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "says", "remark"), REFUSED, ids=[r[2] for r in REFUSED])
def test_overloaded_package_is_refused_in_one_line(data: bytes, says: str, remark: str) -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, path="a.docx")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 10


def test_entities_in_text_are_never_resolved_and_told() -> None:
    document = read_bytes(entity_from_outside(), path="a.docx")
    assert document.text.split() == ["a"] or document.text.split() == ["a", "b"]
    assert [p.category for p in document.problems] == ["entities"]


def test_target_outside_the_package_names_no_part() -> None:
    assert read_bytes(way_out(), path="a.docx").text == "Fees are due within 30 days."


def test_huge_table_is_cut_and_told() -> None:
    document = read_docx(table(100, 50), path="a.docx", sha256="", limits=Limits(cells=1_000))
    assert len(document.tables[0].rows) == 20
    assert [(p.category, p.blocking) for p in document.problems] == [("too-large", True)]


def test_cells_merged_downwards_cost_no_more_than_others() -> None:
    cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    began = time.monotonic()
    read_bytes(package(BODY.format(f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 3_000}</w:tbl>")), path="a.docx")
    assert time.monotonic() - began < 10


def test_line_without_end_is_cut_at_a_word_and_told() -> None:
    document = read_plain(b"word " * 1000, path="a.txt", sha256="", form=Format.TEXT, limits=Limits(characters=101))
    assert document.text == " ".join(["word"] * 20)
    assert [p.category for p in document.problems] == ["too-large"]


def test_word_without_end_is_cut_in_its_midst_and_told() -> None:
    document = read_plain(b"1." * 1000, path="a.txt", sha256="", form=Format.TEXT, limits=Limits(characters=101))
    assert (len(document.text), [p.category for p in document.problems]) == (101, ["too-large"])


def test_encrypted_part_is_told() -> None:
    data = bytearray(word(paragraph("Fees.")))
    for signature in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.index(signature) + (6 if signature.endswith(b"\x04") else 8)
        data[place] |= 1
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_bytes(bytes(data), path="a.docx")
