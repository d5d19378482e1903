"""Vendors side by side: for each area the worst answer of their contracts, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from contract_review.bundles.joining import PARTS
from contract_review.model.contract import Kind
from contract_review.model.finding import Finding, Outcome
from contract_review.register.texts import vendor_key
from contract_review.scorecard.areas import AREAS, area_of
from contract_review.scorecard.figures import FIGURES, Answer, answers
from contract_review.scorecard.reviewed import Reviewed

# The worst first.
WORST = (
    Outcome.WALK_AWAY,
    Outcome.MISSING,
    Outcome.NEGOTIATE,
    Outcome.UNCLEAR,
    Outcome.ACCEPTABLE,
    Outcome.PREFERRED,
    Outcome.WAIVED,
)
# Kinds of paper that hang on an agreement; of another kind is no kind.
_PAPERS = PARTS - {Kind.OTHER}


@dataclass(frozen=True, slots=True)
class Point:
    """The worst answer of a vendor on one requirement, and the contract that gives it."""

    finding: Finding
    contract: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A vendor in one area: its answer on each requirement that is asked of it, the worst first."""

    area: str
    points: tuple[Point, ...]

    @property
    def deciding(self) -> Point | None:
        """The point that decides the cell; None where nothing is asked of these contracts."""
        return self.points[0] if self.points else None

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many requirements there are of each outcome, the worst first, without zeros."""
        found = Counter(point.finding.outcome for point in self.points)
        return {outcome: found[outcome] for outcome in WORST if found[outcome]}


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor with its contracts, a cell an area, and what its contracts say of each figure."""

    name: str | None
    contracts: tuple[Reviewed, ...]
    cells: tuple[Cell, ...]
    figures: tuple[tuple[Answer, ...], ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Vendors by name; `notes` say what to know before one compares them."""

    vendors: tuple[Vendor, ...]
    notes: tuple[str, ...] = ()


def scorecard(contracts: Iterable[Reviewed]) -> Scorecard:
    """The vendors of some contracts side by side; the same file counts once."""
    by_vendor: dict[str, list[Reviewed]] = {}
    once = {one.sha256: one for one in contracts}
    for one in once.values():
        # Contracts of which nobody knows the vendor are not all of one vendor.
        by_vendor.setdefault(vendor_key(one.vendor) or f"\uffff{one.contract}\n{one.sha256}", []).append(one)
    vendors = tuple(_vendor(tuple(by_vendor[key])) for key in sorted(by_vendor))
    return Scorecard(vendors, tuple(_notes(list(once.values()))))


def _vendor(contracts: tuple[Reviewed, ...]) -> Vendor:
    points = _points(contracts)
    return Vendor(
        name=contracts[0].vendor,
        contracts=contracts,
        cells=tuple(Cell(area.name, tuple(point for point in points if _area(point) == area.name)) for area in AREAS),
        figures=tuple(answers(figure, contracts) for figure in FIGURES),
    )


def _area(point: Point) -> str | None:
    return area_of(point.finding.rule, point.finding.group)


def _points(contracts: tuple[Reviewed, ...]) -> list[Point]:
    """The worst answer to each requirement that is asked of at least one of the contracts, worst first."""
    worst: dict[str, tuple[Finding, Reviewed]] = {}
    for one in contracts:
        for finding in one.findings:
            if finding.outcome is Outcome.NOT_APPLICABLE or _said_elsewhere(finding, one, contracts):
                continue
            if finding.rule not in worst or _badness(finding) < _badness(worst[finding.rule][0]):
                worst[finding.rule] = finding, one
    found = [Point(finding, one.contract) for finding, one in worst.values()]
    return sorted(found, key=lambda point: (*_badness(point.finding), point.finding.rule))


def _badness(finding: Finding) -> tuple[int, int]:
    return WORST.index(finding.outcome), finding.severity.rank


def _said_elsewhere(finding: Finding, contract: Reviewed, contracts: tuple[Reviewed, ...]) -> bool:
    """Whether a paper is silent on what another one of the same agreement says."""
    return finding.outcome is Outcome.MISSING and any(
        other is not contract
        and _one_agreement(contract, other)
        and any(
            said.rule == finding.rule and said.outcome not in (Outcome.MISSING, Outcome.NOT_APPLICABLE)
            for said in other.findings
        )
        for other in contracts
    )


def _one_agreement(one: Reviewed, other: Reviewed) -> bool:
    """Whether two contracts of a vendor belong together: somebody linked them, or one is a part by its kind."""
    return other.number in one.together or bool({one.kind, other.kind} & _PAPERS)


def _notes(contracts: list[Reviewed]) -> Iterable[str]:
    for one in contracts:
        for words in one.unread:
            yield f"{one.contract}: {words}"
    playbooks = sorted({one.playbook for one in contracts})
    if len(playbooks) > 1:
        yield f"held against different playbooks ({', '.join(playbooks)}): the answers do not compare"
