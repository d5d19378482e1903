"""A comparison as plain values in the order of reading: what the terminal and the templates print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contract_review import __version__
from contract_review.compare.changes import Change, Happened
from contract_review.compare.comparison import Comparison
from contract_review.compare.effects import Effect
from contract_review.compare.naming import NOT_SAID, term_title, term_values
from contract_review.compare.opinions import OpinionChange, Turn
from contract_review.compare.passages import Passage
from contract_review.compare.phrasing import phrase
from contract_review.compare.redline import Piece
from contract_review.compare.runs import Redline, redline_of
from contract_review.compare.sides import Held, Side
from contract_review.compare.terms import TermChange
from contract_review.model.contract import Contract, Kind
from contract_review.model.fact import Fact
from contract_review.model.finding import Outcome
from contract_review.reports.names import OUTCOMES, SIGNS, kind_name, topic_name
from contract_review.reports.quoting import one_line, place, shorten

_LONGEST_TITLE = 90
_HAPPENED = {
    Happened.NEW: "new",
    Happened.GONE: "gone",
    Happened.REWORDED: "reworded",
    Happened.SPLIT: "split",
    Happened.MERGED: "merged",
    Happened.MOVED: "moved",
    Happened.RENUMBERED: "renumbered",
    Happened.REFERENCES: "with references that follow",
}
_NO_WORDS = (
    "The words were not compared: {names} {verb} a review without its contract. Terms and findings are compared; name"
    " the contract itself, or its number in the register, to see what was reworded."
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the two contracts."""

    name: str
    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term that changed: "Longer renewal term", from what, to what, and where that stands."""

    title: str
    effect: str
    old: str
    new: str
    where: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A requirement that is judged differently."""

    turn: str
    rule: str
    topic: str
    sign: str
    severity: str
    old: str
    new: str
    message: str
    where: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that changed; `renumbered` alone are told together, not here."""

    key: str
    happened: tuple[str, ...]
    title: str
    old_title: str
    where: str
    old_where: str
    pieces: tuple[Piece, ...]
    redline: Redline
    references: tuple[tuple[str, str], ...]
    astray: tuple[str, ...]

    @property
    def reworded(self) -> bool:
        """Whether words of it changed, which are then worth showing."""
        return any(not piece.same for piece in self.pieces) or len(self.redline.old) != len(self.redline.new)

    @property
    def only(self) -> str:
        """The words of a clause that stands in one contract alone."""
        return one_line(phrase([word for piece in self.pieces for word in (piece.old or piece.new)]))


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole comparison."""

    old: Paper
    new: Paper
    verdict: str
    tone: str
    tally: str
    traps: tuple[Term, ...]
    gains: tuple[Term, ...]
    others: tuple[Term, ...]
    worse: tuple[Opinion, ...]
    better: tuple[Opinion, ...]
    clauses: tuple[Clause, ...]
    renumbered: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    version: str


def present(comparison: Comparison) -> Seen:
    """All that a reader sees of a comparison."""
    terms = [(change.effect, _term(change)) for change in comparison.terms]
    opinions = [(change.turn, _opinion(change)) for change in comparison.opinions]
    told = [change for change in comparison.changed if not _only_number(change)]
    return Seen(
        old=_paper(comparison.old),
        new=_paper(comparison.new),
        verdict=_verdict(comparison),
        tone="critical" if comparison.worse else "good",
        tally=_tally(comparison),
        traps=tuple(term for effect, term in terms if effect is Effect.WORSE),
        gains=tuple(term for effect, term in terms if effect is Effect.BETTER),
        others=tuple(term for effect, term in terms if effect is Effect.OTHER),
        worse=tuple(one for turn, one in opinions if turn in (Turn.WORSE, Turn.NEW)),
        better=tuple(one for turn, one in opinions if turn in (Turn.BETTER, Turn.GONE)),
        clauses=tuple(_clause(number, change, comparison) for number, change in enumerate(told, 1)),
        renumbered=_renumbered(comparison.changed),
        notes=tuple(_notes(comparison)),
        version=__version__,
    )


def _paper(side: Side) -> Paper:
    return Paper(shorten(side.name, longest=_LONGEST_TITLE), one_line(side.path), kind_name(Kind(side.kind)))


def _verdict(comparison: Comparison) -> str:
    if comparison.same:
        return "The two contracts say the same"
    worse = [_count(len(comparison.traps), "term"), _count(_turned(comparison, Turn.WORSE, Turn.NEW), "requirement")]
    better = [_count(len(comparison.gains), "term"), _count(_turned(comparison, Turn.BETTER, Turn.GONE), "requirement")]
    said = [
        f"{word} in {' and '.join(filter(None, counts))}"
        for word, counts in (("worse", worse), ("better", better))
        if any(counts)
    ]
    return f"The new contract is {', '.join(said)}" if said else "Reworded, but neither worse nor better in any term"


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}" if n else ""


def _turned(comparison: Comparison, *turns: Turn) -> int:
    return sum(one.turn in turns for one in comparison.opinions)


def _tally(comparison: Comparison) -> str:
    if comparison.clauses is None:
        return ""
    counts = Counter(what for change in comparison.changed for what in change.happened)
    said = [f"{counts[what]} {words}" for what, words in _HAPPENED.items() if counts[what]]
    same = len(comparison.clauses) - len(comparison.changed)
    return f"Clauses: {', '.join([*said, f'{same} as they were'])}."


def _notes(comparison: Comparison) -> Iterable[str]:
    without = [one_line(side.path) for side in (comparison.old, comparison.new) if side.contract is None]
    if without:
        yield _NO_WORDS.format(names=" and ".join(without), verb="is" if len(without) == 1 else "are each")
    for side in (comparison.old, comparison.new):
        if side.incomplete:
            yield f"{one_line(side.path)} was not read wholly: what seems gone or new may stand in what is missing."
    if comparison.old.playbook != comparison.new.playbook:
        yield f"Judged by different playbooks: {comparison.old.playbook}, {comparison.new.playbook}."


def _term(change: TermChange) -> Term:
    old, new = map(one_line, term_values(change))
    return Term(
        title=term_title(change),
        effect=change.effect.value,
        old=old,
        new=new,
        where=_stands(change.old, change.new),
    )


def _stands(old: Fact | None, new: Fact | None) -> str:
    fact = new or old
    where = _in_clause(place(fact.evidence[0])) if fact and fact.evidence else ""
    return where if new else f"{where} of the old contract" if where else ""


def _in_clause(where: str) -> str:
    """A number alone reads as nothing: "clause 2, page 1"."""
    return f"clause {where}" if where[:1].isdigit() else where


def _opinion(change: OpinionChange) -> Opinion:
    held = change.new or change.old
    assert held is not None
    flagged = change.old if change.turn is Turn.GONE and change.old else held
    return Opinion(
        turn=change.turn.value,
        rule=held.rule,
        topic=topic_name(held.rule) + (f" ({one_line(held.scope)})" if held.scope else ""),
        sign=SIGNS[flagged.severity],
        severity=flagged.severity.value,
        old=_outcome(change.old),
        new=_outcome(change.new),
        message=one_line(held.message),
        where=_where(held),
    )


def _outcome(held: Held | None) -> str:
    if held is None:
        return NOT_SAID
    words = OUTCOMES[held.outcome]
    return f"{words}: {one_line(held.found)}" if held.found and held.outcome is not Outcome.MISSING else words


def _where(held: Held) -> str:
    return f"page {held.page}" if held.page else ""


def _only_number(change: Change) -> bool:
    return set(change.happened) <= {Happened.RENUMBERED, Happened.REFERENCES}


def _clause(number: int, change: Change, comparison: Comparison) -> Clause:
    return Clause(
        key=f"change-{number}",
        happened=tuple(_HAPPENED[what] for what in change.happened),
        title=_titles(change.new),
        old_title=_titles(change.old),
        where=_page(change.new, comparison.new.contract),
        old_where=_page(change.old, comparison.old.contract),
        pieces=change.pieces,
        redline=redline_of(change),
        references=change.references,
        astray=tuple(f"The reference to {number} leads to another clause than before." for number in change.astray),
    )


def _titles(passages: Sequence[Passage]) -> str:
    return " + ".join(shorten(passage.title, longest=_LONGEST_TITLE) for passage in passages)


def _page(passages: Sequence[Passage], contract: Contract | None) -> str:
    page = contract.document.page_at(passages[0].extent[0]) if contract and passages else None
    return f"page {page}" if page else ""


def _renumbered(changed: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """Old and new numbers of what has another number; what only went along with the clause above is not told."""
    told: dict[str, str] = {}
    for change in changed:
        if Happened.RENUMBERED not in change.happened:
            continue
        old, new = change.old[0].number or "", change.new[0].number or ""
        above = next((one for one in sorted(told, key=len, reverse=True) if _is_below(old, one)), None)
        if above is None or told[above] + old[len(above) :] != new:
            told[old] = new
    return tuple(told.items())


def _is_below(number: str, above: str) -> bool:
    return number.startswith(above) and number[len(above) : len(above) + 1] in (".", "(")
