"""Planned maintenance and recovery: how long before it is announced, and how much and how long may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.severity import mentions
from contract_review.facts.support_kinds import plan_in
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration, Qualifiers, Unit

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


def maintenance(passage: Passage) -> Iterator[Statement]:
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


_RPO = re.compile(r"(?i)\bRPO\b|\brecovery[\s-]+point(?:[\s-]+objective)?s?\b")
_RTO = re.compile(
    r"(?i)\bRTO\b|\brecovery[\s-]+time(?:[\s-]+(?:objective|target))?s?\b|\brestoration\s+time\s+objective"
)
# Of an incident with a priority the "recovery time" is the time to its resolution.
_BARE = re.compile(r"(?i)recovery[\s-]+times?")
_ELSEWHERE = re.compile(
    r"(?i)^[^.;]{0,60}\b(?:set\s+(?:out|forth)|listed|specified|described|stated|defined|found)\s+(?:in|on|at)\b"
)
_OBJECTIVES = (("sla.rpo", _RPO), ("sla.rto", _RTO))


def recovery(passage: Passage) -> Iterator[Statement]:
    """To which point data are recovered, and in which time service is."""
    text = passage.text
    near = f"{passage.before} {text}"
    # Months are how often a plan is tested, not how much may be lost.
    lengths = tuple(one for one in durations(text) if one.value.unit not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR))
    for name, pattern in _OBJECTIVES:
        cues = [cue for cue in pattern.finditer(text) if not (_BARE.fullmatch(cue[0]) and mentions(near))]
        found = _nearest(text, lengths, cues, other=_RTO if name == "sla.rpo" else _RPO) if cues else None
        if found is not None:
            yield Statement(name, found.value)


_BACKS_UP = re.compile(
    r"(?i)(?<!is )(?<!are )(?<!be )(?<!was )(?<!service )(?<!online )\bback(?:s|ed|ing)?[\s-]+up\b|\b(?:takes?|runs?|makes?|creates?|performs?|performed|taken|made|created|run|provides?)\b[^.;]{0,60}\bback-?ups?\b|\bback-?ups?\b[^.;]{0,40}\b(?:taken|made|created|run|performed|executed|occur)\b"
)
_EVERY_DAY = re.compile(
    r"(?i)\b(?:every|each)\s+(?:night|day)\b|\bnightly\b|\bdaily\b|\bonce\s+(?:a|per|each|every)\s+day\b|\bevery\s+(?P<hours>24|twenty-four|12|twelve|8|eight|6|six|4|four|2|two)\s+hours\b|\b(?P<hourly>hourly|every\s+hour)\b"
)
_NOT_ITS_BACKUP = re.compile(
    r"(?i)\b(?:customers?|clients?|licensees?|subscribers?|partners?|resellers?|users?|you)\s+(?:(?:is|are)\s+(?:solely\s+)?responsible|shall|must|should|will|may|can|agrees?)\b|\bmay\b|\bnot\s+(?:back|provide|include|responsible)|\brecommend|\bretain(?:s|ed)?\s+daily|\btested\b|\bfees?\b"
)


def backup_interval(passage: Passage) -> Iterator[Statement]:
    """The recovery point that follows from how often the vendor backs up: every night is 24 hours."""
    if _NOT_ITS_BACKUP.search(passage.text) or _RPO.search(passage.text):
        return
    for part in passage.text.split(";"):
        often = _EVERY_DAY.search(part)
        if often and _BACKS_UP.search(part):
            yield Statement("sla.rpo", Duration(_hours_between(often), Unit.HOUR))
            return


def _hours_between(often: re.Match[str]) -> float:
    if often["hourly"]:
        return 1.0
    counted = durations(often[0].partition(" ")[2]) if often["hours"] else ()
    return counted[0].value.n if counted else 24.0


def _nearest(
    text: str, lengths: tuple[Found[Duration], ...], cues: list[re.Match[str]], *, other: re.Pattern[str]
) -> Found[Duration] | None:
    """The length that belongs to an objective: the first behind it, unless the other objective comes between; else the one in front."""
    for cue in cues:
        if _ELSEWHERE.match(text[cue.end() :]):
            continue
        behind = next((one for one in lengths if one.span.start >= cue.end()), None)
        if behind and behind.span.start - cue.end() < 110 and not other.search(text[cue.end() : behind.span.start]):
            return behind
    ahead = [one for one in lengths if one.span.end <= cues[0].start() and cues[0].start() - one.span.end <= 12]
    return ahead[-1] if ahead and not other.search(text[ahead[-1].span.end : cues[0].start()]) else None


def tabulated(grid: Grid) -> Iterator[Statement]:
    """The recovery objectives and maintenance notices of a table."""
    for entry in grid.entries():
        lengths = durations(entry.words)
        if lengths:
            yield from _objective(entry, lengths)
            yield from _announcement(entry, lengths)


def _objective(entry: Entry, lengths: tuple[Found[Duration], ...]) -> Iterator[Statement]:
    labels = (*reversed(entry.heads), *reversed(entry.stubs))
    own = next((label for label in labels if _RPO.search(label) or _RTO.search(label)), "")
    named = [name for name, pattern in _OBJECTIVES if pattern.search(own)]
    if len(named) == 1 and len(lengths) == 1:
        yield Statement(
            named[0], lengths[0].value, Qualifiers(scope=_protected(entry, own)), entry=entry, spoken=lengths[0].span
        )


def _protected(entry: Entry, own: str) -> str | None:
    """The tier or service whose objective a cell prints: what else its row, its column or the line above is called."""
    labels = (*entry.stubs[:1], *reversed(entry.heads), entry.section)
    others = (plan_in(label) for label in labels if label != own and not durations(label))
    return next((name for name in others if name and not name.strip(" .").isdigit()), None)


def _announcement(entry: Entry, lengths: tuple[Found[Duration], ...]) -> Iterator[Statement]:
    labels = " ".join((*entry.heads, *entry.stubs, entry.section))
    if not _WORKS.search(labels) or _is_emergency(labels):
        return
    told = re.search(r"(?i)notice|notification", labels) is not None and len(lengths) == 1
    notice = next((one for one in lengths if told or _NOTICE_AFTER.match(entry.words[one.span.end :])), None)
    if notice is not None:
        yield Statement("sla.maintenance-notice", notice.value, entry=entry, spoken=notice.span)
