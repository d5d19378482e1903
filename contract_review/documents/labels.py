"""The number or bullet that is printed in front of a paragraph."""

from __future__ import annotations

import re

_KEYWORD = r"(?:article|section|clause|schedule|exhibit|annex|appendix|attachment|part)"
_LABEL = re.compile(
    rf"""\s*(?:
      (?i:{_KEYWORD})\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])(?=[\s.:)\u2013\u2014-]|$)[.:)]?(?:\s+[\u2013\u2014-](?=\s))?
    | §{{1,2}}\s*\d+(?:\.\d+)*[.)]?
    | \d{{1,3}}(?:\.\d{{1,3}}){{1,5}}[.)]?(?:\([a-z0-9]{{1,4}}\))*(?=\s|$)
    | \d{{1,3}}[.)](?:\([a-z]{{1,4}}\))*(?=\s|$)
    | \((?:\d{{1,2}}|[a-z]{{1,2}}|[ivxl]{{1,6}}|[A-Z]|[IVX]{{1,5}})\)(?:\([ivxl]{{1,6}}\))?(?=\s|$|[A-Z“"])
    | [a-zA-Z][.)](?=\s+\S)
    | [ivxl]{{1,5}}[.)](?=\s+\S)
    | [IVX]{{1,5}}[.)](?=\s+\S)
    | [•●▪■◦○‣–—·*-](?=\s+\S)
    )""",
    re.VERBOSE,
)
_BARE = re.compile(r"\s*\d{1,2}(?=\s+[A-Z][A-Za-z]+)")


def printed_label(text: str) -> int:
    """The length of the number or bullet at the start of `text`, with the blanks in front; 0 where there is none.

    A bare number counts only before a capitalised word: "5 Fees", never "30 days".
    """
    match = _LABEL.match(text) or _BARE.match(text)
    return match.end() if match else 0
