"""Recovery: how much data may be lost, and how long it may take until the service is back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.support.kinds import plan_in
from contract_review.facts.support.severity import mentions
from contract_review.facts.tables import Entry, Grid
from contract_review.language.quantities import Found, durations
from contract_review.model.fact import Duration, Qualifiers, Unit

_RPO = re.compile(r"(?i)\bRPO\b|\brecovery[\s-]+point(?:[\s-]+objective)?s?\b")
_RTO = re.compile(
    r"(?i)\bRTO\b|\brecovery[\s-]+time(?:[\s-]+(?:objective|target))?s?\b|\brestoration\s+time\s+objective"
)
# Of an incident with a priority the "recovery time" is the time to its resolution.
_BARE = re.compile(r"(?i)recovery[\s-]+times?")
_REACH, _CLOSE = 110, 12
_ELSEWHERE = re.compile(
    r"(?i)^[^.;]{0,60}\b(?:set\s+(?:out|forth)|listed|specified|described|stated|defined|found|shown|displayed|published)\s+(?:in|on|at)\b"
)
_OBJECTIVES = (("sla.rpo", _RPO), ("sla.rto", _RTO))


def objectives(passage: Passage) -> Iterator[Statement]:
    """To which point data are recovered, and in which time service is."""
    text = passage.text
    near = f"{passage.before} {text}"
    if not (_RPO.search(text) or _RTO.search(text)):
        yield from _under_heading(passage)
        return
    # Months are how often a plan is tested, not how much may be lost.
    lengths = tuple(one for one in durations(text) if one.value.unit not in (Unit.MONTH, Unit.QUARTER, Unit.YEAR))
    for name, pattern in _OBJECTIVES:
        cues = [cue for cue in pattern.finditer(text) if not (_BARE.fullmatch(cue[0]) and mentions(near))]
        for found in _stated(text, lengths, cues, other=_RTO if name == "sla.rpo" else _RPO):
            yield Statement(name, found.value)


_IN_SO_MUCH = re.compile(r"(?i)\b(?:within|in|of|up\s+to|is|than|exceed|maximum)\s*(?:the\s+|an?\s+|last\s+)*$|:\s*$")
_UNDONE = re.compile(
    r"(?i)\brestor\w*|\brecover\w*|\bdata\s+loss\b|\bloss\s+of\s+data\b|\b(?:back\s+)?(?:online|up\s+and\s+running)\b"
)


def _under_heading(passage: Passage) -> Iterator[Statement]:
    """The one length in a sentence on loss or restoration that stands under the name of an objective."""
    heading = passage.clause.heading if passage.clause else ""
    named = [name for name, pattern in _OBJECTIVES if pattern.search(heading or "")]
    lengths = durations(passage.text)
    if len(named) != 1 or len(lengths) != 1 or not _UNDONE.search(passage.text):
        return
    if _IN_SO_MUCH.search(passage.text[: lengths[0].span.start]):
        yield Statement(named[0], lengths[0].value)


def _stated(
    text: str, lengths: tuple[Found[Duration], ...], cues: list[re.Match[str]], *, other: re.Pattern[str]
) -> tuple[Found[Duration], ...]:
    """The lengths that belong to an objective: the first behind each mention, unless the other objective comes between.

    Where none stands behind, the one right in front counts: "a 4-hour RTO".
    """
    behind = []
    for cue in cues:
        length = next((one for one in lengths if one.span.start >= cue.end()), None)
        if length is None or _ELSEWHERE.match(text[cue.end() :]) or length.span.start - cue.end() >= _REACH:
            continue
        if not other.search(text[cue.end() : length.span.start]):
            behind.append(length)
    ahead = [one for one in lengths if cues and 0 <= cues[0].start() - one.span.end <= _CLOSE]
    close = [one for one in ahead if not other.search(text[one.span.end : cues[0].start()])]
    return tuple({one.value: one for one in behind or close[-1:]}.values())


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


def tabulated(grid: Grid) -> Iterator[Statement]:
    """The recovery objectives that a table prints, each with the tier or service that it holds for."""
    for entry in grid.entries():
        lengths = durations(entry.words)
        if lengths:
            yield from _objective(entry, lengths)
