"""A review as plain values in the order of reading: what templates and the terminal print, and decide nothing about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from contract_review.model.contract import Contract, Role
from contract_review.model.document import Document
from contract_review.model.evidence import Evidence
from contract_review.model.finding import Finding, Outcome, Severity
from contract_review.model.review import Review
from contract_review.reports.advice import Calendar, Recommendation, calendar, recommend
from contract_review.reports.names import (
    COUNTED,
    OUTCOMES,
    SIGNS,
    decider,
    fact_name,
    fact_value,
    group_name,
    kind_name,
    topic_name,
)
from contract_review.reports.quoting import one_line, place, places, shorten
from contract_review.reports.troubles import Trouble, troubles

_LONGEST_QUOTE = 600
_LONGEST_BRIEF = 200
_MAJOR = frozenset({Severity.CRITICAL, Severity.HIGH})


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the contract, whole and cut to two lines, and where they stand; `key` names the quote on the page."""

    key: str
    text: str
    brief: str
    where: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as a reader sees it; `key` names it on the page, `number` counts the flags, worst first.

    `topic` is what the rule is about ("Suspension rights"), `title` the position that it takes, which is true of the
    contract only where the outcome is good; `fallback` is what we can live with, `decider` who decides. `where` names
    all places, `place` the first.
    """

    key: str
    number: int
    rule: str
    topic: str
    title: str
    group: str
    group_name: str
    outcome: str
    outcome_name: str
    severity: str
    sign: str
    message: str
    why: str
    found: str
    wanted: str
    fallback: str
    ask: str
    wording: str
    scope: str
    waived_by: str
    decider: str
    where: str
    place: str
    quotes: tuple[Quote, ...]
    looked_in: tuple[str, ...]
    new: bool

    @property
    def settled(self) -> str:
        """A point that is in order: our position and what meets it, or what the contract's silence means."""
        if not self.quotes:
            return f"{self.topic}: {self.message}"
        return f"{self.title}: {self.found}" if self.found else self.title

    @property
    def says(self) -> str:
        """What the contract says on the point, as short as it can be put."""
        return "nothing" if self.outcome == Outcome.MISSING else self.found or self.message


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact at a glance; `start` is where its first words stand in the text, None where it has none."""

    id: str
    name: str
    value: str
    where: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """A party with what it is in this contract."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings have an outcome, and how that reads: 2, "to escalate"."""

    n: int
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class Presented:
    """A whole review as plain values; of a contract without a title `title` is its file, `heading` its kind."""

    title: str
    heading: str
    file: str
    path: str
    kind: str
    size: str
    sides: tuple[Side, ...]
    advice: Recommendation
    calendar: Calendar
    counts: tuple[Count, ...]
    flags: tuple[Entry, ...]
    hidden: int
    good: tuple[Entry, ...]
    waived: tuple[Entry, ...]
    idle: tuple[Entry, ...]
    rules: tuple[Entry, ...]
    facts: tuple[FactLine, ...]
    troubles: tuple[Trouble, ...]
    playbook: str
    playbook_hash: str
    document_hash: str
    version: str
    reviewer: str

    @property
    def by_severity(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The flags in groups of one severity, worst first."""
        return tuple((severity, tuple(group)) for severity, group in groupby(self.flags, key=lambda e: e.severity))

    @property
    def major(self) -> tuple[Entry, ...]:
        """The flags that a signature hangs on: critical and high."""
        return tuple(flag for flag in self.flags if flag.severity in _MAJOR)

    @property
    def minor(self) -> tuple[Entry, ...]:
        """The other flags: medium and low."""
        return tuple(flag for flag in self.flags if flag.severity not in _MAJOR)

    @property
    def said(self) -> tuple[Entry, ...]:
        """The major flags on what the contract does say."""
        return tuple(flag for flag in self.major if flag.outcome != Outcome.MISSING)

    @property
    def silent(self) -> tuple[Entry, ...]:
        """The major flags on what the contract does not say."""
        return tuple(flag for flag in self.major if flag.outcome == Outcome.MISSING)

    @property
    def met(self) -> tuple[Entry, ...]:
        """The points that words of the contract settle."""
        return tuple(entry for entry in self.good if entry.quotes)

    @property
    def unsaid(self) -> tuple[Entry, ...]:
        """The points of which the contract says nothing, as suits us."""
        return tuple(entry for entry in self.good if not entry.quotes)

    @property
    def blocked(self) -> bool:
        """Whether contract text was lost."""
        return any(trouble.blocking for trouble in self.troubles)


def present(review: Review, *, show: Severity | None = None, reviewer: str = "") -> Presented:
    """The review for a reader; `show` leaves out flags that are milder, but keeps the numbers of the others."""
    document = review.contract.document
    flags = tuple(
        _entry(flag, f"f{number}", number, new=review.is_new(flag)) for number, flag in enumerate(review.flags(), 1)
    )
    shown = tuple(flag for flag in flags if show is None or Severity(flag.severity).rank <= show.rank)
    return Presented(
        title=one_line(document.title or "") or _file(review.contract),
        heading=one_line(document.title or "") or _heading(review.contract),
        file=_file(review.contract),
        path=one_line(document.path),
        kind=kind_name(review.contract.kind),
        size=_size(review.contract),
        sides=_sides(review),
        advice=recommend(review),
        calendar=calendar(review),
        counts=_counts(review),
        flags=shown,
        hidden=len(flags) - len(shown),
        good=_entries(review, "g", Outcome.PREFERRED, Outcome.ACCEPTABLE),
        waived=_entries(review, "w", Outcome.WAIVED),
        idle=_entries(review, "n", Outcome.NOT_APPLICABLE),
        rules=_entries(review, "r", *Outcome),
        facts=_facts(review),
        troubles=troubles(review.problems),
        playbook=review.playbook.name,
        playbook_hash=review.playbook.sha256[:12],
        document_hash=document.sha256[:12],
        version=review.version,
        reviewer=one_line(reviewer),
    )


def _entries(review: Review, letter: str, *outcomes: Outcome) -> tuple[Entry, ...]:
    chosen = (finding for finding in review.findings if finding.outcome in outcomes)
    return tuple(_entry(finding, f"{letter}{number}", number) for number, finding in enumerate(chosen, 1))


def _entry(finding: Finding, key: str, number: int, *, new: bool = False) -> Entry:
    return Entry(
        key=key,
        number=number,
        rule=finding.rule,
        topic=topic_name(finding.rule),
        title=one_line(finding.title),
        group=finding.group,
        group_name=group_name(finding.group),
        outcome=finding.outcome.value,
        outcome_name=OUTCOMES[finding.outcome],
        severity=finding.severity.value,
        sign=SIGNS[finding.severity],
        message=one_line(finding.message),
        why=one_line(finding.why),
        found=_telling(finding.found),
        wanted=_telling(finding.wanted) or one_line(finding.title),
        fallback=_telling(finding.fallback),
        ask=one_line(finding.ask or ""),
        wording=one_line(finding.replace_with or ""),
        scope=one_line(finding.scope or ""),
        waived_by=one_line(finding.waived_by or ""),
        decider=decider(finding.group, finding.severity),
        where=places(finding.evidence),
        place=_first_place(finding.evidence),
        quotes=tuple(_quote(piece, f"{key}-q{n}") for n, piece in enumerate(finding.evidence, 1)),
        looked_in=tuple(map(one_line, finding.looked_in)),
        new=new,
    )


def _first_place(evidence: tuple[Evidence, ...]) -> str:
    named = list(dict.fromkeys(filter(None, map(place, evidence))))
    return f"{named[0]} and {len(named) - 1} more" if len(named) > 1 else "".join(named)


def _telling(phrase: str | None) -> str:
    # "yes" beside a title says nothing; the message has the sentence.
    return "" if phrase in (None, "yes", "no", "said in words", "stated in the contract") else one_line(phrase)


def _quote(piece: Evidence, key: str) -> Quote:
    text = shorten(piece.quote, longest=_LONGEST_QUOTE)
    return Quote(key, text, shorten(text, longest=_LONGEST_BRIEF), place(piece), piece.span.start, piece.span.end)


def _facts(review: Review) -> tuple[FactLine, ...]:
    """Every fact once: a value that several clauses repeat names all its places."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for fact in review.facts:
        found.setdefault((fact.id, one_line(fact_value(fact))), []).extend(fact.evidence)
    return tuple(
        FactLine(name, fact_name(name), value, places(tuple(pieces)), pieces[0].span.start if pieces else None)
        for (name, value), pieces in found.items()
    )


def _counts(review: Review) -> tuple[Count, ...]:
    counts = review.count_by_outcome()
    return tuple(
        Count(counts[outcome], outcome.value, words) for outcome, words in COUNTED.items() if outcome in counts
    )


def _sides(review: Review) -> tuple[Side, ...]:
    order = {Role.VENDOR: 0, Role.CUSTOMER: 1, Role.EITHER: 2, None: 3}
    parties = sorted(review.contract.parties, key=lambda party: order[party.role])
    return tuple(Side(one_line(party.name), party.role.value if party.role else "party") for party in parties)


def _heading(contract: Contract) -> str:
    """What a contract without a title is called: its kind, and with whom."""
    vendor = contract.party(Role.VENDOR)
    return f"{kind_name(contract.kind)} with {one_line(vendor.name)}" if vendor else kind_name(contract.kind)


def _file(contract: Contract) -> str:
    names = [PurePath(paper.document.path).name for paper in contract.papers]
    path = contract.document.path
    return one_line(" + ".join(names) or PurePath(path).name) if path != "-" else "standard input"


def _size(contract: Contract) -> str:
    pages = pages_in(contract)
    words = f"{contract.document.words:,} words"
    return f"{pages} page{'' if pages == 1 else 's'}, {words}" if pages else words


def pages_in(contract: Contract) -> int | None:
    """How many pages the papers of a bundle have together, as far as they have any."""
    if not contract.papers:
        return pages_of(contract.document)
    return sum(pages_of(paper.document) or 0 for paper in contract.papers) or None


def pages_of(document: Document) -> int | None:
    """How many pages there are: a Word file has no pages of its own, but may remember where they broke."""
    if document.pages:
        return len(document.pages)
    return document.page_marks[-1][1] if document.page_marks else None
