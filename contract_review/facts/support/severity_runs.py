"""Which length of time in a paragraph belongs to which severity, and whether it is a time to respond or to resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_review.facts.support.kinds import TIMES, Kind, marks
from contract_review.facts.support.severity import Label
from contract_review.language.quantities import Found
from contract_review.model.fact import Duration

# "within 1 hour for Severity 1", "four hours after receipt of a P2 ticket"
_BEHIND = re.compile(r"(?i)[^.;:]{0,60}\b(?:for|of|to|on|in|if|after|an?|all|any)\s+(?:\w+\s+)?\W*|\s*[(\u2013-]\s*")
_NEAR_MARK = 170
_NEAR_LABEL = 320


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph with its lengths of time and its severities, and what the headings above it have announced.

    `ranks` are the severities, from 1, of each label; offsets count in `text`.
    """

    text: str
    lengths: tuple[Found[Duration], ...]
    labels: tuple[Label, ...]
    ranks: tuple[tuple[int, ...], ...]
    severity: tuple[int, ...] | None = None
    kind: Kind | None = None

    @property
    def leads(self) -> bool:
        """Whether severities stand in front of their times ("P1: 1 hour"), and not behind ("1 hour for P1")."""
        ahead = [one for one in self.lengths if self.labels and one.span.end <= self.labels[0].start]
        return not ahead or _BEHIND.fullmatch(self.text[ahead[-1].span.end : self.labels[0].start]) is None


@dataclass(frozen=True, slots=True)
class Timed:
    """A length of time with its severities and its kind."""

    length: Found[Duration]
    severity: tuple[int, ...]
    kind: Kind


def assigned(run: Run) -> Iterator[Timed]:
    """The lengths of time of which a severity and a kind are known."""
    spoken = marks(run.text)
    heads = [kind for start, kind in spoken if run.labels and start < run.labels[0].start and kind in TIMES]
    counts: dict[int | None, int] = {}
    told: dict[int, Kind] = {}
    timed: set[tuple[int, ...]] = set()
    for place, length in enumerate(run.lengths):
        owner = _owner(run.labels, length, leads=run.leads)
        order = counts.get(owner, 0)
        counts[owner] = order + 1
        if owner is not None and order == 0 and run.ranks[owner] in timed:
            # "… acknowledge P1 within 1 hour and P2 within 4, and fix P1 within …": the labels begin again.
            timed, told = set(), _leading_kind(run, spoken, place, owner)
        kind = _own_kind(run, spoken, place, owner) or told.get(order) or _headed_kind(run, heads, order)
        kind = kind or _earlier_kind(run, spoken, place)
        severity = _severity(run, owner, length)
        if severity and kind in TIMES:
            # "P1: response 15 minutes; P2: 4 hours": what is said of the first goes for the others.
            told.setdefault(order, kind)
            timed.add(severity)
            yield Timed(length, severity, kind)


def _leading_kind(run: Run, spoken: tuple[tuple[int, Kind], ...], place: int, owner: int) -> dict[int, Kind]:
    """The kind said between the last length and the label, which holds for all labels that follow."""
    begin = run.lengths[place - 1].span.end
    said = [kind for at, kind in spoken if begin <= at < run.labels[owner].start and kind in TIMES]
    return {0: said[-1]} if said else {}


def _own_kind(run: Run, spoken: tuple[tuple[int, Kind], ...], place: int, owner: int | None) -> Kind | None:
    start = run.labels[owner].start if owner is not None and run.leads else 0
    return _kind(run, spoken, place, start=start) or _kind_around(run, spoken, place)


def _severity(run: Run, owner: int | None, length: Found[Duration]) -> tuple[int, ...] | None:
    """The severities of a length; those announced above count only where the paragraph names none."""
    if owner is None:
        return None if run.labels else run.severity
    far = max(length.span.start - run.labels[owner].end, run.labels[owner].start - length.span.end)
    return run.ranks[owner] if far <= _NEAR_LABEL else None


def _kind_around(run: Run, spoken: tuple[tuple[int, Kind], ...], place: int) -> Kind | None:
    """The kind said in front of the only severity of the same sentence: "fix Severity 1 bugs within two days"."""
    length = run.lengths[place]
    begin = max((match.end() for match in _STOP.finditer(run.text, 0, length.span.start)), default=0)
    begin = max(begin, run.lengths[place - 1].span.end if place else 0)
    end = next((match.start() for match in _STOP.finditer(run.text, length.span.end)), len(run.text))
    if sum(begin <= label.start < end for label in run.labels) != 1:
        return None
    near = [kind for at, kind in spoken if begin <= at < length.span.start]
    return near[-1] if near else None


def _headed_kind(run: Run, heads: list[Kind], order: int) -> Kind | None:
    """The kind that the words in front of the first label announce: one for all, or one for each column."""
    columns = list(dict.fromkeys(heads))
    if len(columns) <= 1:
        return columns[0] if columns else run.kind
    return columns[order] if order < len(columns) else None


def _owner(labels: tuple[Label, ...], length: Found[Duration], *, leads: bool) -> int | None:
    """Which label a length belongs to: the last in front, or the first behind where lengths come first."""
    if leads:
        before = [place for place, label in enumerate(labels) if label.start <= length.span.start]
        return before[-1] if before else None
    behind = [place for place, label in enumerate(labels) if label.start >= length.span.end]
    return behind[0] if behind else None


_STOP = re.compile(r"[.;]\s")
_BREAK = re.compile(r"[.;,\n](?:\s|$)|\band\b")


def _stop(run: Run, place: int) -> int:
    """Where the words behind a length no longer speak of it."""
    end = run.lengths[place].span.end
    after = [one.span.start for one in run.lengths[place + 1 : place + 2]]
    after += [label.start for label in run.labels if label.start >= end]
    broken = _BREAK.search(run.text, end)
    return min([*after, broken.start() if broken else len(run.text)])


def _kind(run: Run, spoken: tuple[tuple[int, Kind], ...], place: int, *, start: int) -> Kind | None:
    """The word nearest in front in the same sentence since the last length, else the word right behind."""
    length = run.lengths[place]
    sentence = max((match.end() for match in _STOP.finditer(run.text, 0, length.span.start)), default=0)
    begin = max(start, run.lengths[place - 1].span.end if place else 0, length.span.start - _NEAR_MARK)
    near = [kind for at, kind in spoken if max(begin, sentence) <= at < length.span.start]
    if near:
        return near[-1]
    stop = _stop(run, place)
    behind = [kind for at, kind in spoken if length.span.end <= at < stop]
    if behind:
        return behind[0]
    before = [kind for at, kind in spoken if max(start, sentence) <= at < length.span.start]
    return before[-1] if before else None


def _earlier_kind(run: Run, spoken: tuple[tuple[int, Kind], ...], place: int) -> Kind | None:
    """The last kind said before, in the sentences in front."""
    at_length = run.lengths[place].span.start
    before = [kind for at, kind in spoken if at_length - _NEAR_MARK <= at < at_length]
    return before[-1] if before else None
