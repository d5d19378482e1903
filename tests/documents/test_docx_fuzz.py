"""Whatever stands in a Word file, it reads to a sound document and a sound tree of clauses, or to one clear line."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import W, level, of_template, template, word

from contract_review.clauses import definitions, references, segment
from contract_review.documents import read_bytes
from contract_review.errors import UnreadableDocument
from contract_review.model.document import AS_IT_STANDS, BlockKind, Document, Opening, Revisions

_TAGS = (
    "p r t tab br tbl tr tc tcPr trPr pPr rPr numPr ilvl numId ins del delText sdt sdtPr sdtContent hyperlink fldChar "
    "instrText fldSimple gridSpan vMerge gridBefore pStyle outlineLvl sectPr footnoteReference drawing pict txbxContent "
    "showingPlcHdr sym moveFrom moveTo pPrChange ind altChunk lastRenderedPageBreak vanish"
).split()
_VALUES = st.sampled_from(
    ["", "1", "-3", "0", "9", "99999999999", "²", "begin", "separate", "end", "continue", "restart", "x"]
)
_WORDS = st.sampled_from(
    [
        "",
        "1. Fees",
        "(a) due",
        "see Section 9.9",
        "“X” means y.",
        "Schedule A",
        "\u00ad",
        "  ",
        "12",
        "Contents",
        "\uf0fe",
    ]
)
_LISTS = template(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")) + of_template(1)


def _element(tag: str, value: str, words: str, children: list[str]) -> str:
    attributes = f'w:val="{value}" w:fldCharType="{value}" w:id="{value}" w:char="{value}" w:left="{value}" w:instr="HYPERLINK {value}"'
    return f"<w:{tag} {attributes}>{words}{''.join(children)}</w:{tag}>"


_XML = st.recursive(
    st.builds(_element, st.sampled_from(_TAGS), _VALUES, _WORDS, st.just([])),
    lambda inner: st.builds(_element, st.sampled_from(_TAGS), _VALUES, _WORDS, st.lists(inner, max_size=4)),
    max_leaves=25,
)
_QUICK = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def _assert_sound(document: Document) -> None:
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(document.text)
        assert not document.text[last : block.span.start].strip()
        assert block.label is None or block.span.contains(block.label)
        last = block.span.end
    assert all(link.span.end <= len(document.text) for link in document.links)
    clauses = segment(document)
    for clause in clauses:
        assert clause.parent is None or clauses[clause.parent].span.contains(clause.span)
        assert clause.span.contains(clause.own)
    if clauses:
        kept = [b.span for b in document.blocks if b.kind is not BlockKind.FURNITURE]
        assert all(any(clause.span.contains(span) for clause in clauses) for span in kept)
    definitions(document, clauses)
    references(document, clauses)


@_QUICK
@given(st.lists(_XML, max_size=6), st.sampled_from([AS_IT_STANDS, Opening(revisions=Revisions.ORIGINAL)]))
def test_any_xml_reads_to_a_sound_document(parts: list[str], opening: Opening) -> None:
    data = word(
        "".join(parts),
        parts={"numbering": _LISTS, "footnotes": f'<w:footnote w:id="1">{"".join(parts[:1])}</w:footnote>'},
    )
    _assert_sound(read_bytes(data, path="a.docx", opening=opening))


@_QUICK
@given(st.data())
def test_damaged_bytes_read_to_something_or_to_one_line(data: st.DataObject) -> None:
    whole = bytearray(
        word(f'<w:p><w:r><w:t xml:space="preserve">Fees are due. {W}</w:t></w:r></w:p>', parts={"numbering": _LISTS})
    )
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableDocument):
        _assert_sound(read_bytes(bytes(whole), path="a.docx"))


@_QUICK
@given(st.lists(_WORDS, max_size=30))
def test_any_lines_make_a_sound_tree(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    if text.strip():
        _assert_sound(read_bytes(text.encode(), path="a.txt"))
