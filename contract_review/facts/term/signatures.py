"""A contract that takes effect with its last signature: the days beside the signatures say when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from contract_review.facts.passages import Passage, Statement
from contract_review.language.quantities import dates
from contract_review.model.contract import Contract
from contract_review.model.document import BlockKind
from contract_review.model.fact import Day

_LAST_SIGNATURE = re.compile(
    r"(?i)\b(?:effective|takes?\s+effect|(?:agreement|contract|term|order|addendum|it)\s+(?:shall\s+|will\s+)?(?:commence|start|begin|take\s+effect)\w*|into\s+force)\b.{0,140}?\b(?:(?:last|later|latest|final)\b[^.]{0,60}?\bsign|(?:last|later|latest|final)\s+(?:\w+\s+){0,4}?(?:date|execut)\w*[^.]{0,50}?\b(?:sign|execut|below))"
)
_DAY_AFTER = re.compile(r"(?i)\bday\s+(?:after|following)\b")
_SIGNING = re.compile(
    r"(?i)\bin\s+witness\s+whereof|\bauthori[sz]ed\s+(?:signature|signatory)|\bagreed\s+and\s+accepted|\baccepted\s+and\s+agreed|\bsignatures?\s*:|\bby\s*:\s*(?:/s/|_)"
)
_BLOCK = 1500
_LABEL = re.compile(r"(?i)\bdated?\s*(?:signed\s*)?[:.]?[\s_]*$")


def effect_by_signature(passage: Passage) -> Iterator[Statement]:
    """The day of the last signature, where the contract takes effect with it, or the day after where it says so."""
    rule = _LAST_SIGNATURE.search(passage.text)
    if rule is None or dates(passage.text):
        return
    signed = _signed_on(passage.contract)
    if signed:
        later = 1 if _DAY_AFTER.search(rule[0]) else 0
        yield Statement("term.effective-date", Day(max(day.date for day in signed) + timedelta(days=later)))


def _signed_on(contract: Contract) -> tuple[Day, ...]:
    """The dates beside the signatures: the first of them stands below the words that introduce the signatures."""
    text = contract.text
    for block in contract.document.blocks:
        # A line that every page repeats ("Source: … 8-K, 12/3/2018") signs nothing.
        if block.kind is BlockKind.FURNITURE:
            text = text[: block.span.start] + " " * len(block.span) + text[block.span.end :]
    places = [match.start() for match in _SIGNING.finditer(text)]
    near = {place: dates(text[place : place + _BLOCK]) for place in places}
    for place in places:
        labelled = [one.value for one in near[place] if _LABEL.search(text[place : place + one.span.start][-30:])]
        if labelled:
            return tuple(labelled)
    return tuple(one.value for one in near[places[-1]]) if places else ()
