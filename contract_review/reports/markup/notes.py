"""What is written beside the contract's words: one note a point, for its reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from contract_review.model.contract import Contract
from contract_review.model.finding import Finding, Severity
from contract_review.model.review import Review
from contract_review.model.span import Span
from contract_review.reports.audience import Audience, Point, point_for
from contract_review.reports.markup.changes import Change, changes, heading_of, home_of
from contract_review.reports.markup.defined_terms import in_its_terms


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of a note and the words that it stands at; None is the head of the document.

    `wording` is what the note proposes where the `change` that would bring it into the text is not made. `also` are
    other words that say the same, `weight` how much the point matters (None where the reader is not to know).
    """

    lines: tuple[str, ...]
    span: Span | None
    also: tuple[Span, ...] = ()
    wording: str = ""
    change: Change | None = None
    weight: Severity | None = None

    def told(self, *, changed: bool) -> tuple[str, ...]:
        """The lines, with the wording where it does not stand in the text."""
        return self.lines if changed or not self.wording else (*self.lines, f"Proposed wording: {self.wording}")


@dataclass(frozen=True, slots=True)
class _Told:
    flag: Finding
    point: Point


def notes(review: Review, *, audience: Audience, show: Severity | None = None) -> tuple[Note, ...]:
    """All notes, in the order of the text; what the contract says nowhere is told at its head, a note a subject."""
    review = _in_its_terms(review)
    flags = tuple(flag for flag in review.flags() if show is None or flag.severity.rank <= show.rank)
    told = [_Told(flag, point) for flag in flags if (point := point_for(flag, audience=audience))]
    proposed = changes(review, (one.flag for one in told))
    placed, homeless = list[Note](), list[_Told]()
    for one in told:
        note = _placed(one, review.contract, proposed.get(one.flag))
        if note is None:
            homeless.append(one)
        else:
            placed.append(note)
    return (*_gathered(homeless), *sorted(placed, key=_start))


def _in_its_terms(review: Review) -> Review:
    contract = review.contract
    spoken = (
        replace(finding, replace_with=in_its_terms(finding.replace_with, contract)) if finding.replace_with else finding
        for finding in review.findings
    )
    return replace(review, findings=tuple(spoken))


def _placed(one: _Told, contract: Contract, change: Change | None) -> Note | None:
    note = Note(_lines(one.point), None, wording=one.point.wording, change=change, weight=_weight(one))
    if one.flag.evidence:
        first, *rest = (piece.span for piece in one.flag.evidence)
        return replace(note, span=first, also=tuple(rest))
    home = home_of(one.flag, contract)
    return replace(note, span=heading_of(home, contract)) if home else None


def _gathered(homeless: list[_Told]) -> tuple[Note, ...]:
    """One note a subject: forty notes at one word are read by nobody."""
    groups = groupby(sorted(homeless, key=lambda one: one.point.group), key=lambda one: one.point.group)
    return tuple(_subject(group, list(members)) for group, members in groups)


def _subject(group: str, members: list[_Told]) -> Note:
    if members[0].point.position is None:
        members = sorted(members, key=lambda one: one.point.topic)
    count = f"{len(members)} point{'' if len(members) == 1 else 's'}"
    lines = [f"{group}: the contract is silent on {count}."]
    for one in members:
        wording = (f"Proposed wording: {one.point.wording}",) if one.point.wording else ()
        lines.extend((*_lines(one.point), *wording))
    return Note(tuple(lines), None, weight=_weight(members[0]))


def _lines(point: Point) -> tuple[str, ...]:
    ask = (f"We ask: {point.ask}",) if point.ask else ()
    inside = point.position
    if inside is None:
        return (point.topic, *ask)
    head = f"{inside.sign} {inside.severity.capitalize()}, {inside.outcome}: {point.topic}"
    return (head, inside.message, f"Why it matters: {inside.why}", *ask, f"[{inside.rule}]")


def _weight(one: _Told) -> Severity | None:
    return one.flag.severity if one.point.position else None


def _start(note: Note) -> int:
    return note.span.start if note.span else 0
