"""`blanks`: what somebody has yet to fill in, tick or strike, in the terms or beside the signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.checks.signing import signature_lines
from contract_review.findings.found import Found
from contract_review.model.span import Span

_NAMES = (
    r"customer|client|company|partner|provider|vendor|supplier|licensee|licensor|reseller|party|name|address|e-?mail|phone|telephone|contact|date|day|"
    r"month|year|amount|number|price|fee|rate|percentage|period|term|currency|state|country|jurisdiction|title|role|location|insert|specify|describe|fill|"
    r"enter|placeholder|note to draft(?:er)?|drafting note|drafter'?s note|to be (?:agreed|confirmed|completed|determined|inserted)|tb[dca]"
)
_BLANK = re.compile(
    rf"_{{3,}}(?:[\s_]*_{{2,}})*|\[\s*[_\u2022\u25cf\u25cb. ]*\s*\](?!\()|\[(?i:(?:the\s+)?(?:\w+\s+){{0,2}}(?:{_NAMES})s?)\b[^\]\n]{{0,60}}\](?!\()"
    r"|(?-i:\bTBD\b|\bTBC\b|\bXX+\b)|\{\{[^}\n]{1,60}\}\}|\{[a-z][a-z0-9_.]{3,60}\}|<\s*(?i:insert|date|amount|number|name|customer|client|company|period)\b[^>\n]{0,40}>"
    r"|\b(?i:to be (?:completed|inserted) (?:before|prior|by|at))\b"
)
_STRUCK = re.compile(r"\[\*+\]|(?<!\w)\*{3,}(?!\w)|\[?\bREDACTED\b\]?|\[(?i:redacted|omitted pursuant[^\]]*)\]")
_STRUCK_MARKS = ("[*", "***", "redacted", "[omitted pursuant")
_BOX = re.compile("[\u2610\u25a1]")
# "[ ] Gold" at the head of a line is a box to tick; "[ ] days" within a sentence is a blank.
_BRACKETS = re.compile(r"(?m)^[ \t|*-]*(\[ {0,3}\])[ \t]*(?=[A-Z])")
_FAR = 2000
_TICKED = re.compile("[\u2611\u2612\u25a0]|\\[[xX]\\]")


@lru_cache(maxsize=4)
def _blanks(text: str) -> tuple[tuple[Span, bool], ...]:
    """Each blank with whether it stands beside a signature."""
    boxes = {match.start(1) for match in _BRACKETS.finditer(text)}
    places = [Span(*match.span()) for match in _BLANK.finditer(text) if match.start() not in boxes]
    signing = signature_lines(text) if places else ()
    return tuple((around(text, one.start, one.end), any(map(one.overlaps, signing))) for one in places)


def _blacked_out(found: Found) -> Iterator[Span]:
    text = found.contract.text
    folded = text.lower()
    if any(mark in folded for mark in _STRUCK_MARKS):
        yield from (around(text, *match.span()) for match in _STRUCK.finditer(text))


def _unticked(found: Found) -> Iterator[Span]:
    """A line with boxes of which none is ticked, or a list of them."""
    text = found.contract.text
    for match in _BOX.finditer(text):
        line = around(text, *match.span(), reach=400)
        if not _TICKED.search(line.text_in(text)):
            yield line
    for match in _BRACKETS.finditer(text):
        if not _TICKED.search(text, max(match.start() - _FAR, 0), match.end() + _FAR):
            yield around(text, *match.span(1))


class Blanks(Pointing):
    """A blank, a placeholder or a note of the drafter is left."""

    name = "blanks"
    summary = "Something is left open: `blanks: in-terms`, `beside-signatures`, `blacked-out`, `unticked`."
    finders: ClassVar[Mapping[str, Finder]] = {
        "in-terms": lambda found: (span for span, beside in _blanks(found.contract.text) if not beside),
        "beside-signatures": lambda found: (span for span, beside in _blanks(found.contract.text) if beside),
        "blacked-out": _blacked_out,
        "unticked": _unticked,
    }
