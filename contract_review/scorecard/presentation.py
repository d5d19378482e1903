"""A comparison in the words in which it is printed: vendors, cells, clauses, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from contract_review.model.evidence import Evidence
from contract_review.model.finding import Outcome
from contract_review.reports.names import COUNTED, OUTCOMES, topic_name
from contract_review.reports.quoting import one_line, place, shorten
from contract_review.scorecard.areas import AREAS
from contract_review.scorecard.card import Cell, Point, Scorecard, Vendor
from contract_review.scorecard.figures import FIGURES, Answer

_LONGEST_QUOTE = 400
_MOST_QUOTES, _MOST_PLACES = 2, 6
_GOOD = frozenset({Outcome.ACCEPTABLE, Outcome.PREFERRED, Outcome.WAIVED})
_TONES = {
    Outcome.WALK_AWAY: "critical",
    Outcome.MISSING: "high",
    Outcome.NEGOTIATE: "medium",
    Outcome.UNCLEAR: "low",
    Outcome.ACCEPTABLE: "good",
    Outcome.PREFERRED: "good",
    Outcome.WAIVED: "info",
}
# A sign a colour, for print in black and white and for those who do not see the colour.
_SIGNS = {"critical": "■", "high": "▲", "medium": "◆", "low": "?", "good": "✓", "info": "○"}


@dataclass(frozen=True, slots=True)
class Quote:
    """The contract's words, and where they stand: clause, page and contract."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A requirement with the answer that counts."""

    topic: str
    outcome: str
    tone: str
    sign: str
    severity: str
    message: str
    found: str
    contract: str
    quotes: tuple[Quote, ...]
    looked_in: str
    good: bool


@dataclass(frozen=True, slots=True)
class Stripe:
    """A part of a cell's bar, in hundredths of it."""

    tone: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Square:
    """A cell as it is printed; `worst` is empty where nothing is asked."""

    area: str
    heading: str
    worst: str
    tone: str
    sign: str
    n: int
    rest: str
    bar: tuple[Stripe, ...]
    flagged: tuple[Answered, ...]
    good: tuple[Answered, ...]

    @property
    def deciding(self) -> Answered | None:
        """The answer that decides the cell."""
        return next(iter((*self.flagged, *self.good)), None)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a vendor: its values, each with its words; no value where the contract gives none."""

    name: str
    heading: str
    values: tuple[tuple[str, Quote], ...]

    @property
    def words(self) -> str:
        """All values."""
        return "; ".join(words for words, _ in self.values)


@dataclass(frozen=True, slots=True)
class Line:
    """A vendor as it is printed."""

    name: str
    contracts: tuple[str, ...]
    squares: tuple[Square, ...]
    figures: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is printed; `told` is what an owner reads first."""

    lines: tuple[Line, ...]
    told: str
    notes: tuple[str, ...]


def present(card: Scorecard) -> Seen:
    """A comparison as it is printed."""
    return Seen(tuple(map(_line, card.vendors)), _told(card), tuple(map(one_line, card.notes)))


def _told(card: Scorecard) -> str:
    contracts = sum(len(vendor.contracts) for vendor in card.vendors)
    counts = Counter[Outcome]()
    for vendor in card.vendors:
        for cell in vendor.cells:
            counts.update(cell.counts)
    points = [f"{counts[outcome]} {COUNTED[outcome]}" for outcome in _TONES if counts[outcome] and outcome not in _GOOD]
    good = sum(counts[outcome] for outcome in _GOOD)
    told = ", ".join([*points, *([f"{good} in order"] if good else [])]) or "nothing that is compared here"
    return f"{_count(len(card.vendors), 'vendor')}, {_count(contracts, 'contract')}: {told}."


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _line(vendor: Vendor) -> Line:
    return Line(
        name=one_line(vendor.name or "Vendor not known"),
        contracts=tuple(one_line(one.contract) for one in vendor.contracts),
        squares=tuple(map(_square, vendor.cells)),
        figures=tuple(
            Said(figure.name, figure.heading, tuple((one_line(one.words), _said(one)) for one in found))
            for figure, found in zip(FIGURES, vendor.figures, strict=True)
        ),
    )


def _said(answer: Answer) -> Quote:
    words = " ".join(piece.quote for piece in answer.evidence)
    return Quote(shorten(words, longest=_LONGEST_QUOTE), _where(answer.evidence[:1], answer.contract))


def _square(cell: Cell) -> Square:
    points = [_answered(point) for point in cell.points]
    worst = points[0] if points else None
    return Square(
        area=cell.area,
        heading=next(area.heading for area in AREAS if area.name == cell.area),
        worst=worst.outcome if worst else "",
        tone=worst.tone if worst else "none",
        sign=worst.sign if worst else "",
        n=next(iter(cell.counts.values()), 0),
        rest=" · ".join(f"{n} {word}" for word, n in list(_counted(cell).items())[1:]),
        bar=tuple(_bar(cell)),
        flagged=tuple(point for point in points if not point.good),
        good=tuple(point for point in points if point.good),
    )


def _counted(cell: Cell) -> dict[str, int]:
    """How many of each as it reads, the worst first; what is in order is one number, unless it is the worst."""
    counted: dict[str, int] = {}
    for place_of, (outcome, n) in enumerate(cell.counts.items()):
        word = "in order" if outcome in _GOOD and place_of else OUTCOMES[outcome]
        counted[word] = counted.get(word, 0) + n
    return counted


def _bar(cell: Cell) -> Iterator[Stripe]:
    total, widths = len(cell.points), Counter[str]()
    for outcome, n in cell.counts.items():
        widths[_TONES[outcome]] += n
    ends = accumulate(widths.values())
    for (tone, n), end in zip(widths.items(), ends, strict=True):
        yield Stripe(tone, round(100 * (end - n) / total, 2), round(100 * n / total, 2))


def _answered(point: Point) -> Answered:
    finding, tone = point.finding, _TONES[point.finding.outcome]
    good = finding.outcome in _GOOD
    return Answered(
        topic=topic_name(finding.rule) + (f" ({one_line(finding.scope)})" if finding.scope else ""),
        outcome=OUTCOMES[finding.outcome],
        tone=tone,
        sign=_SIGNS[tone],
        severity="" if good else finding.severity.value,
        message=one_line(finding.message),
        found=one_line(finding.found or ""),
        contract=one_line(point.contract),
        quotes=tuple(_quotes(point)),
        looked_in=_looked_in(point) if finding.outcome is Outcome.MISSING else "",
        good=good,
    )


def _quotes(point: Point) -> Iterator[Quote]:
    for piece in point.finding.evidence[:_MOST_QUOTES]:
        yield Quote(shorten(piece.quote, longest=_LONGEST_QUOTE), _where((piece,), point.contract))


def _where(evidence: tuple[Evidence, ...], contract: str) -> str:
    """Clause, page and contract; in a bundle its place names the document itself."""
    told = [place(piece) for piece in evidence]
    named = any(piece.document for piece in evidence)
    return ", ".join(filter(None, (*told, "" if named else one_line(contract))))


def _looked_in(point: Point) -> str:
    places = [one_line(title) for title in point.finding.looked_in]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return "; ".join(places[:_MOST_PLACES]) + more
