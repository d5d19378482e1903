"""The number or bullet that is printed in front of a paragraph."""

from __future__ import annotations

import re

_PART = r"(?:schedule|exhibit|annex|appendix|attachment|addendum)"
_KEYWORD = r"(?:article|section|clause|part|chapter)"
_SPELLED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# Where a narrow tab stood, a number may touch its word: "1.1.Initial Term", "SECTION 1TERM", "(i)repair".
_TOUCHING = r"(?=\s|$|[\u201c\"\u2018]|[A-Z][a-z]|[A-Z]{2})"
_BEHIND_WORD = r"(?=[\s.:)\u2013\u2014-]|$)[.:)]?(?:\s*[\u2013\u2014-]{1,2}(?=\s))?"
# "Thirty" at the end of a line and "(30) days" on the next: the figure repeats the word, and numbers nothing.
_COUNTED = (
    r"(?:(?:business|calendar|working)\s+)?(?:days?|hours?|minutes?|weeks?|months?|years?|per\s?cent)"
    r"|consecutive|successive|times"
)
_LABEL = re.compile(
    rf"""\s*(?:
      (?i:{_PART})\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])(?:-\d+|\([A-Za-z\d]{{1,3}}\))?{_BEHIND_WORD}
    | (?i:{_KEYWORD})\s+(?:(?:[IVXLC]+|[A-Z]|(?i:{_SPELLED})){_BEHIND_WORD}
          | \d+(?:\.\d+)*(?:{_BEHIND_WORD}|[.:)]?(?=[A-Z]{{3}}|[A-Z][a-z]{{2}})))
    | §{{1,2}}\s*\d+(?:\.\d+)*[.)]?
    | \d{{1,3}}(?:\.\d{{1,3}}){{1,5}}[.)]?(?:\([a-z0-9]{{1,4}}\))*{_TOUCHING}
    | \d{{1,3}}[.)](?:\([a-z]{{1,4}}\))*{_TOUCHING}
    | (?!\(\d+\)\s*(?:{_COUNTED})\b)
      \((?:\d{{1,2}}|[a-z]{{1,2}}|[ivxl]{{1,6}}|[A-Z]|[IVX]{{1,5}})\)(?:\([ivxl]{{1,6}}\))?(?=\s|$|[A-Z“"]|[a-z]{{2}})
    | [a-zA-Z][.)](?=\s+\S)
    | [ivxl]{{1,5}}[.)](?=\s+\S|[A-Z][a-z]+\s)
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
