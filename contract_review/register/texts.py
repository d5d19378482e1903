"""Texts as the rows of a register hold them, and the names by which vendors are compared."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[^\w\s]+")
_FORMS = frozenset(
    "inc incorporated llc ltd limited corp corporation co company gmbh ag kg se plc llp lp pty pvt bv nv sa sas srl "
    "sarl spa ab as oy aps".split()
)
# What neither database can hold in a text, and signs that no reader sees.
_UNSTORABLE = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32))),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


def storable(text: str) -> str:
    """A text as both databases can hold it, without control characters."""
    return text.translate(_UNSTORABLE)


def vendor_key(name: str | None) -> str:
    """A company's name in small letters, without signs and without its legal form; "" for no name.

    "Harbour Vault, Inc." and "HARBOUR VAULT" are one.
    """
    letters = unicodedata.normalize("NFKC", name or "").casefold()
    # Signs inside an abbreviation hold it together: "B.V." is "bv", "A/S" is "as".
    words = _SIGNS.sub("", re.sub(r"(?<=\w)[-\u2013,;:&+](?=\w)", " ", letters)).split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)
