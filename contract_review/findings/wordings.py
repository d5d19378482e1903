"""A wording that a rule looks for: phrases with who speaks, how much it binds, and what else the sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contract_review.findings.bounds import Bound, at_least, at_most, length_of
from contract_review.findings.papers import left_open
from contract_review.language.actors import actor_of
from contract_review.language.modality import strength
from contract_review.language.negation import denied, denies
from contract_review.language.phrases import Line, Spoken, find, occur_in, phrases_of
from contract_review.language.quantities import Found as Quantity
from contract_review.language.quantities import counts, durations, moneys, percentages
from contract_review.language.sentences import Sentence
from contract_review.model.clause import Category
from contract_review.model.contract import Contract, Role
from contract_review.model.fact import Duration, Money, Percentage, Strength
from contract_review.model.span import Span

# A quantity further away than this belongs to something else in the sentence.
_REACH = 160
_BEFORE = 2.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases, and what must be true of the sentence they stand in.

    `also` and `without` are phrases that stand, or do not stand, in the same sentence; `by` is whose right or duty it
    is; `denied` whether the phrase is negated ("shall not"), None for either; `least` and `most` are held against
    the nearest quantity of the sentence; `reads` are other clauses than the rule's.
    """

    phrases: tuple[str, ...]
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    by: tuple[Role, ...] = ()
    strength: tuple[Strength, ...] = ()
    denied: bool | None = False
    elsewhere: bool | None = None
    least: Bound | None = None
    most: Bound | None = None
    reads: tuple[Category, ...] | None = None


def holds_in(wording: Wording, spoken: Spoken, lines: Sequence[Line], contract: Contract) -> bool:
    """Whether a sentence says what the wording looks for; of its phrases only `lines` can stand in it."""
    matches = find(spoken, lines)
    if not matches:
        return False
    if wording.also and not occur_in(spoken, phrases_of(wording.also).lines):
        return False
    if wording.without and occur_in(spoken, phrases_of(wording.without).lines):
        return False
    sentence = spoken.sentence
    if wording.strength and strength(sentence.text) not in wording.strength:
        return False
    if wording.elsewhere is not None and wording.elsewhere is not left_open(sentence.text, contract):
        return False
    return any(_fits(wording, sentence, match.span, contract) for match in matches)


def _fits(wording: Wording, sentence: Sentence, place: Span, contract: Contract) -> bool:
    span = Span(place.start - sentence.span.start, place.end - sentence.span.start)
    if wording.denied is not None and _is_denied(wording, sentence.text, span) is not wording.denied:
        return False
    if not _in_bounds(wording, sentence.text, span):
        return False
    if not wording.by:
        return True
    actor = actor_of(contract, sentence.text, span)
    # A sentence that names nobody ("prices may be changed") speaks for whoever the rule thinks of.
    return actor is None or actor in wording.by


def _in_bounds(wording: Wording, text: str, span: Span) -> bool:
    """Whether the quantity nearest to the phrase keeps the bounds; a sentence without one does not."""
    for bound, keeps in ((wording.least, at_least), (wording.most, at_most)):
        if bound is None:
            continue
        near = [(_distance(one.span, span), one.value) for one in _quantities(text, bound)]
        distance, nearest = min(near, key=lambda one: one[0], default=(_REACH, None))
        value, limit = length_of(nearest) if distance < _REACH else None, length_of(bound.value)
        if value is None or limit is None or not keeps(value, bound, limit.times(bound.times)):
            return False
    return True


def _distance(quantity: Span, place: Span) -> float:
    """How far a quantity stands from the words; it stands behind them more often than before."""
    if quantity.overlaps(place):
        return 0.0
    if quantity.start >= place.end:
        return float(quantity.start - place.end)
    return _BEFORE * (place.start - quantity.end)


def _quantities(text: str, bound: Bound) -> tuple[Quantity[Any], ...]:
    match bound.value:
        case Duration():
            return durations(text)
        case Percentage():
            return percentages(text)
        case Money():
            return moneys(text)
    return counts(text)


def _is_denied(wording: Wording, text: str, span: Span) -> bool:
    """Denied before the phrase, or in a gap of it: "refund … not … prepaid"; a phrase may itself be a denial."""
    inside = denies(span.text_in(text)) and not any(denies(phrase) for phrase in wording.phrases)
    return inside or denied(text, span)
