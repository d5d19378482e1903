"""A model of clauses, trained on contracts that lawyers have annotated: which words answer which question.

Its questions are the 41 of CUAD (The Atticus Project, CC BY 4.0); see `docs/clause-model.md`. It runs on numpy alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contract_review.clauses.learned.candidates import Candidate, candidate_dates, candidate_sentences, candidate_titles
from contract_review.clauses.learned.ranking import Layout, chances, probabilities
from contract_review.clauses.learned.signs import Signs, mark_signs, sentence_signs
from contract_review.clauses.learned.weights import Weights, load
from contract_review.model.span import Span

__all__ = ["NAME", "Answer", "Told", "answering", "answers", "told"]

NAME = "Document Name"
SIGNED, BEGINS = "Agreement Date", "Effective Date"
# An effective date is a date, or a whole sentence that says when things begin; a few words alone are neither.
_WORDS_OF_A_SENTENCE = 6
_LEAST_CHANCE = 0.001


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that answer a question of CUAD, and how sure that is, from 0 to 1."""

    question: str
    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its sentences and their signs, which all models look at."""

    text: str
    sentences: tuple[Candidate, ...]
    signs: Signs


def told(text: str, paragraphs: Sequence[Span]) -> Told:
    """The sentences of the paragraphs of a text, and the signs of each."""
    sentences = candidate_sentences(text, paragraphs)
    return Told(text, sentences, sentence_signs(text, sentences))


def answers(text: str, paragraphs: Sequence[Span], *, weights: Weights | None = None) -> tuple[Answer, ...]:
    """All answers in a text with at least one chance in a thousand, question by question in order of the text."""
    learned = weights or load()
    return (*answering(told(text, paragraphs), weights=learned), *_of_marks(text, learned))


def answering(known: Told, *, weights: Weights | None = None) -> Iterator[Answer]:
    """The sentences that answer a question, with at least one chance in a thousand."""
    learned, text, sentences = weights or load(), known.text, known.sentences
    if not sentences:
        return
    odds = learned.sentences(known.signs)
    chance = probabilities(learned.ranking, Layout.of(text, sentences), odds)
    for column, question in enumerate(learned.questions):
        for place in (chance[:, column] >= _LEAST_CHANCE).nonzero()[0]:
            span = sentences[place].span
            if question != BEGINS or len(span.text_in(text).split()) > _WORDS_OF_A_SENTENCE:
                yield Answer(question, span, float(chance[place, column]))


def _of_marks(text: str, learned: Weights) -> Iterator[Answer]:
    for marks, questions in ((candidate_titles(text), (NAME,)), (candidate_dates(text), (SIGNED, BEGINS))):
        if not marks:
            continue
        chance = chances(learned.marks(mark_signs(text, marks)).astype(float))
        for question in questions:
            for mark, sure in zip(marks, chance[:, learned.marked.index(question)], strict=True):
                if sure >= _LEAST_CHANCE:
                    yield Answer(question, mark, float(sure))
