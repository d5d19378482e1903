"""Planned maintenance: how long before it begins it is announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration, Unit

_WORKS = re.compile(
    r"(?i)\bmaintenance\b|\b(?:scheduled|planned)\s+(?:\w+\s+)?(?:down[\s-]?time|outages?|works?|interruptions?|unavailability|upgrades?)\b"
)
_PLANNED = re.compile(
    r"(?i)\bschedul\w*|\bplanned\b|\broutine\b|\bregular(?:ly)?\b|\bpreventi(?:ve|ative)|\bwindow|\bnon-?emergency|\bperform|\bdown[\s-]?time"
)
# Maintenance of a system that is announced, or left out of its availability, is planned though nobody calls it so.
_ANNOUNCED = re.compile(r"(?i)\bexcept|\bexclu|\bnotices?\b|\bannounc|\btold\b|\bin\s+advance")
_SYSTEM = re.compile(
    r"(?i)\b(?:platform|portal|network|systems?|servers?|(?:web)?sites?|applications?|cloud|hosted|status\s+page|console|services?|infrastructure|saas|software)\b"
)
_NOTICE_AFTER = re.compile(
    r"(?i)^[\s'\u2019,)]*(?:(?:prior|advance|advanced|written|email|electronic|or\s+more|calendar|at\s+least)[\s,]+){0,3}(?:notice|notification|warning|in\s+advance|advance\b|ahead|beforehand|before|prior|earlier|previous)"
    r"|^[^.;]{0,30}\b(?:in\s+advance|beforehand|prior\s+(?:notice|to)|before)\b"
)
_NOTICE_BEFORE = re.compile(
    r"(?i)\b(?:notice|notification|notif\w+|announced?|inform\w*|warn\w*|advance)\b[^.;]{0,45}$"
)
# "Maintenance and Support Agreement" names a paper, and "Maintenance Services" a service that is bought.
_NAME = re.compile(
    r"(?i)\bmaintenance\s+(?:(?:and|&)\s+support|agreement|services?|fees?)\b|\bsupport\s+(?:and|&)\s+maintenance\b"
)
_NOT_THAT = re.compile(
    r"(?i)\bmaintenance\s+(?:fees?|charges?|agreement|renewal|term|plan)|\bsupport\s+and\s+maintenance\s+(?:fee|term)|\bpatent|\brecords\b|\baudit|\bpremises\b|\bvehicle|\brefurbish|\bend\s+of\s+the\s+term|\bvoting|\bmodify\b|\bterminat|\brenew|\binvoice|\bprice|\bend\s+of\s+(?:life|support)|\bcancel"
)


def announced(passage: Passage) -> Iterator[Statement]:
    """How long before planned maintenance it is announced."""
    text = passage.text
    near = f"{passage.before} {passage.headings}"
    works = _WORKS.search(text) or (
        _WORKS.search(_NAME.sub("", near))
        and re.search(r"(?i)\bnotice|\bnotif|\badvance|\bannounc", text)
        and len(text.split()) <= 45
    )
    planned = _PLANNED.search(f"{text} {near}") or (_ANNOUNCED.search(text) and _SYSTEM.search(f"{text} {near}"))
    if not works or not planned or _NOT_THAT.search(text):
        return
    if re.search(
        r"(?i)\b(?:customer|client|licensee|you|subscriber|partner|reseller)\s+(?:shall|will|must|agrees?\s+to|should)\s+(?!be\b|receive\b)(?:\w+\s+){0,4}?(?:notif|give|provide|inform)",
        text,
    ):
        return
    for found in durations(text):
        if found.value.unit in (Unit.YEAR, Unit.QUARTER):
            continue
        head, tail = text[: found.span.start], text[found.span.end :]
        if len(text) > _LONG and not _WORKS.search(f"{head[-_LONG // 2 :]} {tail[: _LONG // 3]}"):
            continue
        if _is_emergency(head) or (_SUDDEN.search(tail[:70]) and not _FORESEEN.search(text)):
            continue
        if _NOTICE_AFTER.match(tail) or (
            _NOTICE_BEFORE.search(head)
            and not re.match(r"(?i)\s*(?:per|a|each|in\s+any|every|of\s+(?:scheduled|planned|maint))\b", tail)
        ):
            yield Statement("sla.maintenance-notice", found.value)
            return


_LONG = 500
_SUDDEN = re.compile(r"(?i)\bemergency|\burgent|\bunscheduled|\bunplanned")
_FORESEEN = re.compile(
    r"(?i)\b(?:scheduled|planned|routine|regular|non-?emergency|other\s+than|maintenance\s+windows?)"
)


def _is_emergency(head: str) -> bool:
    """Whether the words in front speak of emergency work last, and of planned work not at all."""
    return _last(_SUDDEN, head) > _last(_FORESEEN, head)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def tabulated(grid: Grid) -> Iterator[Statement]:
    """The notices of maintenance that a table prints."""
    for entry in grid.entries():
        lengths = durations(entry.words)
        if lengths:
            yield from _announcement(entry, lengths)


def _announcement(entry: Entry, lengths: tuple[Found[Duration], ...]) -> Iterator[Statement]:
    labels = " ".join((*entry.heads, *entry.stubs, entry.section))
    if not _WORKS.search(labels) or _is_emergency(labels):
        return
    told = re.search(r"(?i)notice|notification", labels) is not None and len(lengths) == 1
    notice = next((one for one in lengths if told or _NOTICE_AFTER.match(entry.words[one.span.end :])), None)
    if notice is not None:
        yield Statement("sla.maintenance-notice", notice.value, entry=entry, spoken=notice.span)
