"""What each clause is about: by its headings, by the words of its sentences, and by models that know such sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from contract_review.clauses.category_words import named_in_heading, suggested_by
from contract_review.clauses.learned import Told, told
from contract_review.clauses.learned.candidates import paragraphs_of
from contract_review.clauses.learned.signs import is_heading
from contract_review.clauses.learned.subjects import SIGNS, Subjects, likelihoods, load, sureness
from contract_review.clauses.questions import spoken_of
from contract_review.model.clause import Category, CategoryScore, Clause, Sign
from contract_review.model.document import Document

# Of clauses judged by hand, so many are about what their heading, or a heading above, says.
_BY_HEADING, _BY_PARENT = 0.9, 0.6
# An answer of the clause model below this is wrong as often as it is right.
_ANSWERED = 0.5
# What is less likely than one in five is no help to anybody.
_LEAST = 0.2


@dataclass(slots=True)
class Clues:
    """What speaks for a clause being about a category: headings, its words, and answers of the clause model."""

    heading: frozenset[Category] = frozenset()
    above: frozenset[Category] = frozenset()
    words: frozenset[Category] = frozenset()
    answers: dict[Category, float] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[Category]:
        """What its headings name."""
        return self.heading | self.above

    def sign(self, category: Category) -> Sign | None:
        """By what the clause names a category; None where it does not."""
        named = ((Sign.HEADING, self.heading), (Sign.ABOVE, self.above), (Sign.WORDS, self.words))
        return next((sign for sign, categories in named if category in categories), None)


def categorise(clauses: tuple[Clause, ...], document: Document) -> tuple[Clause, ...]:
    """The clauses with their categories, the surest first; confidences are measured, see docs/clause-model.md."""
    known = told(document.text, paragraphs_of(document))
    subjects = load()
    clues = clues_of(clauses, known)
    sure = sureness(signs_of(clues, clauses, known, subjects), subjects.weighing)
    return tuple(
        replace(clause, categories=scores_of(own, dict(zip(subjects.categories, map(float, row), strict=True))))
        for clause, own, row in zip(clauses, clues, sure, strict=True)
    )


def scores_of(clues: Clues, learned: dict[str, float]) -> tuple[CategoryScore, ...]:
    """The categories of a clause with how sure each is: by what was learned, else by the kind of sign."""
    scores = {Category(name): round(sure, 3) for name, sure in learned.items()}
    for category in clues.named:
        # A few categories, such as definitions, have no words of their own that could be learned.
        scores.setdefault(category, _BY_HEADING if category in clues.heading else _BY_PARENT)
    for category, sure in clues.answers.items():
        scores.setdefault(category, round(sure, 3))
    kept = [CategoryScore(category, sure, clues.sign(category)) for category, sure in scores.items()]
    kept.sort(key=lambda score: (-score.confidence, score.category.value))
    return tuple(score for score in kept if score.sign or score.confidence >= _LEAST)


def clues_of(clauses: tuple[Clause, ...], known: Told) -> list[Clues]:
    """For each clause what its headings, its words and the clause model say of it."""
    done: list[Clues] = []
    for clause in clauses:
        above: frozenset[Category] = frozenset()
        # The title of the whole document says what kind it is, and nothing of a single clause.
        if clause.parent is not None and len(clauses[clause.parent].span) < 0.6 * len(known.text):
            above = done[clause.parent].heading | done[clause.parent].above
        heading = frozenset(named_in_heading(clause.heading or ""))
        words = frozenset(suggested_by(clause.own.text_in(known.text)))
        done.append(Clues(heading, above - heading, words))
    starts = [clause.own.start for clause in clauses]
    for offset, category, sure in spoken_of(known, least=_ANSWERED):
        own = done[max(bisect_right(starts, offset) - 1, 0)].answers
        own[category] = max(own.get(category, 0.0), sure)
    return done


def signs_of(clues: list[Clues], clauses: tuple[Clause, ...], known: Told, subjects: Subjects) -> NDArray[np.float64]:
    """The signs that are weighed, shape (clauses, categories, SIGNS)."""
    table = np.zeros((len(clues), len(subjects.categories), len(SIGNS)))
    for column, name in enumerate(subjects.categories):
        category = Category(name)
        for row, own in enumerate(clues):
            answered = own.answers.get(category, 0.0)
            table[row, column, :5] = (
                category in own.heading,
                category in own.above,
                category in own.words and category not in own.named,
                answered > 0,
                max(answered - _ANSWERED, 0.0),
            )
    spoken = [one.span.text_in(known.text) for one in known.sentences]
    lengths = [len(one.split()) for one in spoken]
    odds = subjects.sentences(known.signs)
    table[:, :, 5:8] = likelihoods(odds, _sentences_of(clauses, known, spoken), lengths)
    table[:, :, 8] = np.array([bool(own.heading) for own in clues], float)[:, None]
    return table


def _sentences_of(clauses: tuple[Clause, ...], known: Told, spoken: list[str]) -> list[list[int]]:
    """The sentences of each clause by their places, without headings where there is anything else."""
    starts = [clause.own.start for clause in clauses]
    every: list[list[int]] = [[] for _ in clauses]
    for place, sentence in enumerate(known.sentences):
        every[max(bisect_right(starts, sentence.span.start) - 1, 0)].append(place)
    return [[place for place in own if not is_heading(spoken[place])] or own for own in every]
