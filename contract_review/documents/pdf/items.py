"""Numbers at the start of a line: the beginning of an item, or the rest of a sentence that refers or enumerates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contract_review.documents.labels import printed_label
from contract_review.documents.pdf.rows import Row

_ENDS, _CLOSING = (".", ";", ":", "?", "!", "_"), "\"'’”)]"
_AND = frozenset({"and", "or", "and/or"})
# After these words a number at the start of the next line belongs to a reference: "as set out in Section | 5.2".
_REFERS = re.compile(
    r"(?i)\b(?:sections?|clauses?|articles?|paragraphs?|exhibits?|schedules?|annex(?:es)?|appendix|parts?|items?|rules?"
    r"|and|or|to|in|of|through|under|by|with|the|no\.?|than|least|§+)$|,$"
)
# After a number in words its figures follow: "within thirty | (30) days".
_NUMBER_WORD = re.compile(
    r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million"
    r"|percent|cent)$"
)
_FIGURES = re.compile(r"\(\$?\d")
_SURE_LABEL = re.compile(
    r"(?x)[•●▪■◦○‣✓☐☒]|(?:\d{1,3}\.){1,5}(?:\d{1,3})?\s+[A-Z\"“]|\(\w{1,4}\)|\d{1,2}\)\s|(?i:article|section|schedule|exhibit"
    r"|annex|appendix|attachment)\s+(?:\d{1,3}|[IVXLC]+|[A-Z])(?:[.:](?:\d+\.?)*(?=\s+[A-Z\"“]|$)|\s*[-–—]|$)"
)
# An address on the web is broken behind its signs, and nothing is added: "example.com/terms/|service-|levels".
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S*[/?&=_.-]$")
_OF_ADDRESS = re.compile(r"[\w%~-]+(?:[/?&=_.#-][\w%]|/)|[\w%~-]*\d[\w%~-]*")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?(?=\s|$)")
_ENUMERATOR = re.compile(r"\((\w{1,5})\)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


# All that tells how a line ends stands in so many characters at its end; looking there alone is several times faster.
_TAIL = 24


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern that ends in `$` is found at the end of a line."""
    return pattern.search(text, max(len(text) - _TAIL, 0)) is not None


def has_ended(row: Row) -> bool:
    """Whether a row ends as sentences and items end."""
    return row.text.rstrip(_CLOSING).endswith(_ENDS) or _and_follows(row)


def _and_follows(row: Row) -> bool:
    """Whether a row ends as all but the last items of a list do: "; and"."""
    words = row.words
    return len(words) > 1 and words[-1].text.lower() in _AND and words[-2].text.endswith((";", ","))


def is_reference(row: Row, before: Row) -> bool:
    """Whether the number at the start of a row belongs to the last words of the row before."""
    if _and_follows(before):
        return False
    return ends_with(_REFERS, before.text) or bool(_FIGURES.match(row.text) and ends_with(_NUMBER_WORD, before.text))


def is_rest_of_address(text: str, before: str) -> bool:
    """Whether a line goes on with the web address at the end of the line before."""
    found = _ADDRESS.search(before)
    return bool(found) and (before.endswith("-") or bool(_OF_ADDRESS.match(text)))


def begins_item(row: Row, block: Sequence[Row], *, short: bool) -> bool:
    """Whether the number or bullet at the start of a row begins an item, rather than going on with the sentence.

    `short` says that the line before was ended on purpose: there was room for more.
    """
    before = block[-1]
    if _FIGURES.match(row.text) and ends_with(_NUMBER_WORD, before.text):
        return False
    if not short and (_goes_on_counting(row, block) or is_rest_of_address(row.text, before.text)):
        return False
    if short or has_ended(before) or _counts_on(row, block[0]):
        return True
    size = printed_label(row.text)
    return not is_reference(row, before) and bool(_SURE_LABEL.match(row.text)) and len(row.text) > size


def _goes_on_counting(row: Row, block: Sequence[Row]) -> bool:
    """Whether the paragraph counts within its lines, "(a) … (b) …", and the row only happens to start with the next."""
    found = _ENUMERATOR.match(row.text)
    if found is None:
        return False
    last = _one_before(found[1])
    return last is not None and any(f" ({last}) " in line.text for line in block)


def _one_before(mark: str) -> str | None:
    """The enumerator in front of another: "a" for "b", "ii" for "iii", "1" for "2"."""
    if mark.isdigit():
        return str(int(mark) - 1)
    if mark.lower() in _ROMAN[1:]:
        before = _ROMAN[_ROMAN.index(mark.lower()) - 1]
        return before if mark.islower() else before.upper()
    return chr(ord(mark) - 1) if len(mark) == 1 and mark.lower() > "a" else None


def _counts_on(row: Row, first: Row) -> bool:
    """Whether the numbers of two rows follow each other: 7 and 8, 7.1 and 7.2, 7 and 7.1."""
    here, there = _DECIMAL.match(row.text), _DECIMAL.match(first.text)
    if here is None or there is None:
        return False
    number, last = ([int(part) for part in found[1].split(".")] for found in (here, there))
    return number == [*last[:-1], last[-1] + 1] or number == [*last, 1]
