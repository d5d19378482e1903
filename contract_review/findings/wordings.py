"""A wording that a rule looks for: phrases with who speaks, how much it binds, and what else the sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.findings.papers import left_open
from contract_review.findings.timed import TimeLimit, time_beside
from contract_review.language.actors import actor_of
from contract_review.language.modality import strength
from contract_review.language.negation import denied, denies
from contract_review.language.phrases import phrases_of
from contract_review.language.sentences import Sentence
from contract_review.model.clause import Category
from contract_review.model.contract import Contract, Role
from contract_review.model.fact import Strength
from contract_review.model.span import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases, and what must be true of the sentence they stand in.

    `also` and `without` are phrases that stand, or do not stand, in the same sentence; `by` is whose right or duty it
    is; `denied` whether the phrase is negated ("shall not"), None for either; `time` what the time beside the phrase
    must be; `reads` other clauses than the rule's.
    """

    phrases: tuple[str, ...]
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    by: tuple[Role, ...] = ()
    strength: tuple[Strength, ...] = ()
    denied: bool | None = False
    elsewhere: bool | None = None
    time: TimeLimit | None = None
    reads: tuple[Category, ...] | None = None


def holds_in(wording: Wording, sentence: Sentence, contract: Contract) -> bool:
    """Whether a sentence says what the wording looks for."""
    matches = phrases_of(wording.phrases).find(sentence)
    if not matches:
        return False
    if wording.also and not phrases_of(wording.also).find(sentence):
        return False
    if wording.without and phrases_of(wording.without).find(sentence):
        return False
    if wording.strength and strength(sentence.text) not in wording.strength:
        return False
    if wording.elsewhere is not None and wording.elsewhere is not left_open(sentence.text, contract):
        return False
    return any(_fits(wording, sentence, match.span, contract) for match in matches)


def _fits(wording: Wording, sentence: Sentence, place: Span, contract: Contract) -> bool:
    span = Span(place.start - sentence.span.start, place.end - sentence.span.start)
    if wording.denied is not None and _is_denied(wording, sentence.text, span) is not wording.denied:
        return False
    if wording.time is not None:
        time = time_beside(sentence.text, span)
        if time is None or not wording.time.met_by(time):
            return False
    if not wording.by:
        return True
    actor = actor_of(contract, sentence.text, span)
    # A sentence that names nobody ("prices may be changed") speaks for whoever the rule thinks of.
    return actor is None or actor in wording.by


def _is_denied(wording: Wording, text: str, span: Span) -> bool:
    """Denied before the phrase, or in a gap of it: "refund … not … prepaid"; a phrase may itself be a denial."""
    inside = denies(span.text_in(text)) and not any(denies(phrase) for phrase in wording.phrases)
    return inside or denied(text, span)
