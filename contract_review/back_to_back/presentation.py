"""A comparison as plain values in the order of reading: what the terminal and the templates print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from contract_review.back_to_back.requirements import REQUIREMENTS
from contract_review.back_to_back.service import vendors_of
from contract_review.back_to_back.verdict import Comparison, Gap, Pair
from contract_review.back_to_back.wording import in_clock, in_money
from contract_review.model.fact import Money
from contract_review.model.finding import Outcome, Severity
from contract_review.reports.names import COUNTED, OUTCOMES, SIGNS
from contract_review.reports.quoting import one_line, place, shorten

_TOPICS = {requirement.id: requirement.topic for requirement in REQUIREMENTS}
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a vendor's contract and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """One pair as a reader sees it."""

    rule: str
    topic: str
    vendor: str
    outcome: str
    outcome_name: str
    severity: str
    sign: str
    promised: str
    found: str
    wanted: str
    gap: str
    message: str
    why: str
    ask: str
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A promise at a glance: the vendor that carries it worst, and how many more fall short of it."""

    line: Line
    more: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole comparison."""

    name: str
    clients: int
    vendors: tuple[str, ...]
    verdict: str
    tally: str
    rows: tuple[Row, ...]
    flags: tuple[Line, ...]
    good: tuple[Line, ...]
    idle: tuple[Line, ...]
    unread: tuple[str, ...]
    idle_waivers: tuple[str, ...]
    hidden: int
    version: str

    @property
    def by_rule(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The flags of one promise together, in the order of the worst of them."""
        rules = dict.fromkeys(line.rule for line in self.flags)
        return tuple((rule, tuple(line for line in self.flags if line.rule == rule)) for rule in rules)

    @property
    def by_severity(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The flags in groups of one severity, worst first."""
        return tuple(
            (severity, tuple(group)) for severity, group in groupby(self.flags, key=lambda line: line.severity)
        )


def present(comparison: Comparison, *, version: str, show: Severity | None = None) -> Seen:
    """The comparison for a reader; `show` leaves out flags that are milder."""
    flags = tuple(map(_line, comparison.flags()))
    shown = tuple(line for line in flags if show is None or Severity(line.severity).rank <= show.rank)
    rest = [pair for pair in comparison.pairs if not pair.finding.outcome.is_flag]
    idle = tuple(_line(pair) for pair in rest if pair.finding.outcome is Outcome.NOT_APPLICABLE)
    good = tuple(_line(pair) for pair in rest if pair.finding.outcome is not Outcome.NOT_APPLICABLE)
    return Seen(
        name=one_line(comparison.service.name),
        clients=comparison.service.clients,
        vendors=tuple(one_line(vendor.name) for vendor in vendors_of(comparison.service.path)),
        verdict=_verdict(comparison),
        tally=_tally(comparison),
        rows=tuple(_rows((*flags, *good))),
        flags=shown,
        good=good,
        idle=idle,
        unread=tuple(map(one_line, comparison.unread)),
        idle_waivers=tuple(map(one_line, comparison.idle)),
        hidden=len(flags) - len(shown),
        version=version,
    )


def _rows(lines: tuple[Line, ...]) -> Iterator[Row]:
    for rule in dict.fromkeys(line.rule for line in lines):
        same = [line for line in lines if line.rule == rule]
        yield Row(same[0], sum(bool(line.ask) for line in same[1:]))


def gap_in_words(gap: Gap | None, per: str | None = None) -> str:
    """A gap as people say it: "25.9 min a month", "63 h 59 min", "1,232,000 EUR"; "" where there is none."""
    if gap is None:
        return ""
    if isinstance(gap, Money):
        return in_money(gap.amount, gap.currency)
    return in_clock(gap.n) + (f" a {per}" if per else "")


def _verdict(comparison: Comparison) -> str:
    outcomes = {pair.finding.outcome for pair in comparison.pairs}
    if Outcome.WALK_AWAY in outcomes or Outcome.MISSING in outcomes:
        return "The vendors do not carry this promise"
    if Outcome.UNCLEAR in outcomes:
        return "Whether the vendors carry this promise is not known yet"
    if Outcome.NEGOTIATE in outcomes:
        return "The vendors carry this promise with changes"
    if Outcome.WAIVED in outcomes:
        return "The vendors carry this promise, but for what was accepted"
    return "The vendors carry this promise"


def _tally(comparison: Comparison) -> str:
    counts = Counter(pair.finding.outcome for pair in comparison.pairs)
    return " · ".join(f"{counts[outcome]} {words}" for outcome, words in COUNTED.items() if counts[outcome])


def _line(pair: Pair) -> Line:
    finding = pair.finding
    return Line(
        rule=finding.rule,
        topic=_TOPICS[finding.rule],
        vendor=one_line(finding.scope or ""),
        outcome=finding.outcome.value,
        outcome_name=OUTCOMES[finding.outcome],
        severity=finding.severity.value,
        sign=SIGNS[finding.severity],
        promised=one_line(pair.promised),
        found=one_line(finding.found or ""),
        wanted=one_line(finding.wanted or ""),
        gap=gap_in_words(pair.gap, pair.per),
        message=one_line(finding.message),
        why=finding.why,
        ask=finding.ask or "",
        quotes=tuple(Quote(shorten(one.quote, longest=_LONGEST_QUOTE), place(one)) for one in finding.evidence),
        notes=tuple(map(one_line, pair.notes)),
    )
