"""Facts about service levels: what availability is promised, what follows when it fails, and what recovery is promised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.sla import availability, credit_schedule, credits_in_prose, maintenance, recovery, remedies
from contract_review.facts.sla.bands import bounds
from contract_review.facts.sla.measuring_periods import measured_per, window
from contract_review.facts.tables import Grid
from contract_review.model.contract import Contract
from contract_review.model.fact import Fact, Percentage, Qualifiers


def from_table(grid: Grid) -> Iterator[Statement]:
    """Credit schedules, promised availability, maintenance notices and recovery objectives of a table."""
    tiers = tuple(credit_schedule.schedule(grid))
    yield from tiers
    if tiers and not credit_schedule.has_targets(grid):
        return
    yield from availability.tabulated(grid)
    yield from maintenance.tabulated(grid)
    yield from recovery.tabulated(grid)


_NO_CREDIT_ABOVE = re.compile(
    r"(?i)\bno\b[^.;]{0,25}\bcredit|(?<![\d.,])0\s*%|\t\W*(?:0|none|nil|no(?:\s+\w+)?|n/?a|zero|not\s+applicable|-+|\u2013|\u2014)\W*$"
)


def standard(passage: Passage) -> Iterator[Statement]:
    """The line above which no credit is due, which is the promise where no sentence makes one."""
    text = passage.text
    if _NO_CREDIT_ABOVE.search(text) and bounds(text):
        first = bounds(text)[0]
        if first.side == "floor" and 80 <= first.n < 100 and re.search(r"(?i)availab|up[\s-]?time", text):
            yield Statement(
                "sla.uptime",
                Percentage(first.n),
                Qualifiers(per=window(f"{text} {passage.before} {passage.headings}")),
            )


FINDERS = (
    finder("uptime available availability accessible operational online % percent", availability.promised),
    finder("credit credits credited", standard),
    finder("credit credits credited refund rebate compensation discount penalty %", credits_in_prose.in_prose),
    finder("credit credits compensation rebate refund", remedies.credit_cap),
    finder(
        "credit credits claim claims claimed request requests requested refund compensation submit ticket notify report email e-mail",
        remedies.claim_window,
    ),
    finder("sole exclusive remedy remedies recourse liability prejudice", remedies.sole_remedy),
    finder("terminate termination terminates terminated cancel", remedies.chronic_failure),
    finder("maintenance downtime outage scheduled planned advance upgrades interruption notice", maintenance.announced),
    finder("rpo rto recovery restoration restore restored loss", recovery.objectives),
)


def settle(contract: Contract, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Gives availability the period over which the contract measures it, and keeps each promise once."""
    every = tuple(facts)
    quotes = tuple(
        evidence.quote for fact in every if fact.id in ("sla.uptime", "sla.credit-tier") for evidence in fact.evidence
    )
    per = measured_per(contract, (*quotes, *_around_levels(contract))) if quotes else None
    settled = [
        replace(fact, qualifiers=replace(fact.qualifiers, per=per))
        if fact.id == "sla.uptime" and fact.qualifiers.per is None and per
        else fact
        for fact in every
    ]
    promised = [fact for fact in settled if not _is_threshold(fact, settled)]
    return _named_by_heading(contract, tuple(fact for fact in promised if not _is_echo(fact, promised)))


def _named_by_heading(contract: Contract, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Several promises that stand under headings of their own ("Power", "Network") are promises for what these name."""
    headings = {
        place: _heading_scope(contract, fact)
        for place, fact in enumerate(facts)
        if fact.id == "sla.uptime" and fact.qualifiers.scope is None
    }
    if len(headings) < 2 or len(set(headings.values())) < len(headings):
        return facts
    return tuple(
        replace(fact, qualifiers=replace(fact.qualifiers, scope=headings[place])) if headings.get(place) else fact
        for place, fact in enumerate(facts)
    )


def _heading_scope(contract: Contract, fact: Fact) -> str | None:
    clause = contract.clause_at(fact.evidence[0].span.start)
    heading = clause.heading if clause else None
    return availability.scope_of_labels(heading) if heading and len(heading.split()) <= 5 else None


def _around_levels(contract: Contract) -> tuple[str, ...]:
    """The paragraphs that say over which period availability is counted."""
    counted = re.compile(r"(?i)(?:up[\s-]?time|availability|downtime|unavailab)")
    calculated = re.compile(r"(?i)\b(?:calculat|measur|percentage|total|minutes|each|any|given|formula|period|hours)")
    return tuple(
        text
        for block in contract.document.blocks
        if block.table is None
        and counted.search(text := block.span.text_in(contract.text))
        and calculated.search(text)
        and len(text) < 1200
    )


def _is_echo(fact: Fact, facts: list[Fact]) -> bool:
    """Whether the same availability is also promised with a scope: then the mention without one repeats it."""
    if fact.id != "sla.uptime" or fact.qualifiers.scope is not None:
        return False
    scoped = [other for other in facts if other.id == fact.id and other.value == fact.value and other.qualifiers.scope]
    return len(scoped) == 1


def _is_threshold(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a line without credit merely repeats, or loosens, what a sentence promises."""
    if fact.id != "sla.uptime" or not _NO_CREDIT_ABOVE.search(fact.evidence[0].quote):
        return False
    return any(
        other.id == fact.id and other is not fact and not _NO_CREDIT_ABOVE.search(other.evidence[0].quote)
        for other in facts
    )
