"""Train the clause model on CUAD: `python -m benchmarks.clause_model CUAD.json.gz [-o WEIGHTS.npz] [--held-out FILE]`.

CUAD (Contract Understanding Atticus Dataset v1, The Atticus Project, CC BY 4.0) in SQuAD form. With `--held-out` the
answers of each contract, found by a model that has not seen it (five folds by contract), are written for
`score_cuad.py`, and their figures for the report. Needs the extra `train`; the same contracts give the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.cuad_data import Annotated, matches, read_contracts, words
from benchmarks.cuad_scores import HELD_OUT, figures, write
from contract_review.clauses.learned import BEGINS, NAME, SIGNED, answers
from contract_review.clauses.learned.candidates import (
    candidate_dates,
    candidate_sentences,
    candidate_titles,
    paragraphs_in,
)
from contract_review.clauses.learned.ranking import LEAST, OWN, Layout, rank_signs
from contract_review.clauses.learned.signs import MARK_PLACES, SENTENCE_PLACES, Signs, mark_signs, sentence_signs
from contract_review.clauses.learned.weights import PATH, Linear, Ranking, Weights, in_steps, save
from contract_review.model.span import Span

FOLDS = 5
# Found on one fold: naive Bayes ratios of words as in Wang and Manning (2012), and how far weights may grow.
_SMOOTHING, _SENTENCE_C, _MARK_C, _RANKING_C = 0.1, 3.0, 0.3, 0.3
_PARTIES = "Parties"
# The log-odds of a question that no contract of the lesson answers.
_NEVER = -10.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Candidates of one contract with their signs, and which questions each answers: (candidates, questions)."""

    signs: Signs
    right: NDArray[np.bool_]
    layout: Layout | None = None
    matching: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a contract teaches about sentences, titles and dates."""

    sentences: Lesson
    titles: Lesson
    dates: Lesson


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights and, if asked, the answers held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cuad", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PATH)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    if not options.cuad.exists():
        print(f"no contracts at {options.cuad}; nothing trained")
        return 0
    contracts = read_contracts(options.cuad)
    questions = tuple(sorted(question for question in contracts[0].answers if question not in (NAME, SIGNED)))
    lessons = [_lessons(contract, questions) for contract in contracts]
    folds = _folds(len(contracts))
    held_out = [_linear(_chosen(lessons, folds != fold), jobs=options.jobs) for fold in range(FOLDS)]
    odds = [held_out[folds[place]].sentences(lesson.sentences.signs) for place, lesson in enumerate(lessons)]
    if options.held_out:
        found = _answers_held_out(contracts, lessons, questions, folds, held_out, odds)
        predictions = _write(found, options.held_out)
        write(figures(contracts, predictions), HELD_OUT, made_by="python -m benchmarks.clause_model --held-out")
    whole = _linear(lessons, jobs=options.jobs)
    ranking = _ranking([lesson.sentences for lesson in lessons], odds)
    save(Weights(questions, whole.sentences, ranking, (NAME, SIGNED, BEGINS), whole.marks), options.output)
    print(f"wrote {options.output}: {options.output.stat().st_size / 1e6:.1f} MB")
    return 0


def _folds(contracts: int) -> NDArray[np.int64]:
    """The fold of each contract, without regard to its place in the file."""
    return np.random.RandomState(0).permutation(contracts) % FOLDS


def _chosen(lessons: Sequence[Lessons], wanted: NDArray[np.bool_]) -> list[Lessons]:
    return [lesson for lesson, take in zip(lessons, wanted, strict=True) if take]


def _lessons(contract: Annotated, questions: tuple[str, ...]) -> Lessons:
    text = contract.text
    sentences = candidate_sentences(text, paragraphs_in(text))
    spans = [one.span for one in sentences]
    titles, dates = candidate_titles(text), candidate_dates(text)
    return Lessons(
        Lesson(
            sentence_signs(text, sentences),
            _right(contract, spans, questions, loosely=True),
            Layout.of(text, sentences),
            _right(contract, spans, questions, loosely=False),
        ),
        Lesson(mark_signs(text, titles), _right(contract, titles, (NAME,), loosely=False)),
        Lesson(mark_signs(text, dates), _right(contract, dates, (SIGNED, BEGINS), loosely=False)),
    )


def _right(contract: Annotated, spans: Sequence[Span], questions: Sequence[str], *, loosely: bool) -> NDArray[np.bool_]:
    """Which spans match an answer; loosely also those that are a part of a longer answer."""
    table = np.zeros((len(spans), len(questions)), bool)
    printed = [span.text_in(contract.text) for span in spans]
    spoken = [words(text) for text in printed]
    for column, question in enumerate(questions):
        for answer in contract.answers[question]:
            said = answer.text_in(contract.text)
            its = words(said)
            for row, span in enumerate(spans):
                near = span.overlaps(answer) if loosely else True
                if near and (
                    matches(said, printed[row], its, spoken[row], contains=question == _PARTIES)
                    or (loosely and _mostly_inside(span, answer))
                ):
                    table[row, column] = True
    return table


def _mostly_inside(span: Span, answer: Span) -> bool:
    return min(span.end, answer.end) - max(span.start, answer.start) >= 0.6 * len(span)


@dataclass(frozen=True, slots=True)
class _Lines:
    sentences: Linear
    marks: Linear


def _linear(lessons: Sequence[Lessons], *, jobs: int) -> _Lines:
    return _Lines(
        _fit([lesson.sentences for lesson in lessons], SENTENCE_PLACES, _SENTENCE_C, jobs=jobs, bayes=True),
        _side_by_side(
            _fit([lesson.titles for lesson in lessons], MARK_PLACES, _MARK_C, jobs=jobs, bayes=False),
            _fit([lesson.dates for lesson in lessons], MARK_PLACES, _MARK_C, jobs=jobs, bayes=False),
        ),
    )


def _side_by_side(*parts: Linear) -> Linear:
    return Linear(
        np.hstack([part.steps for part in parts]),
        np.concatenate([part.scale for part in parts]),
        np.concatenate([part.constant for part in parts]),
    )


def _fit(lessons: Sequence[Lesson], places: int, c: float, *, jobs: int, bayes: bool) -> Linear:
    table = sparse.vstack([signs_table(lesson.signs, places) for lesson in lessons]).tocsr()
    table.sum_duplicates()
    right = np.vstack([lesson.right for lesson in lessons])
    rare = rarity(table) if bayes else np.ones(places)
    weighed = (table @ sparse.diags(rare.astype(np.float32))).tocsr()
    fitted = Parallel(jobs, mmap_mode="c")(
        delayed(words_that_tell)(weighed, own, c=c, bayes=bayes) for own in right.T.copy()
    )
    weights = np.stack([own for own, _ in fitted], axis=1) * rare[:, None]
    return in_steps(weights, np.array([constant for _, constant in fitted]))


def signs_table(signs: Signs, places: int) -> sparse.csr_matrix:
    """Signs as a table of candidates and places."""
    return sparse.csr_matrix((signs.weights, signs.places, signs.starts), shape=(len(signs), places))


def rarity(table: sparse.csr_matrix) -> NDArray[np.float64]:
    """How telling a sign is by its rarity alone, about 0.2 to 1.8."""
    seen = np.asarray((table > 0).sum(axis=0)).ravel()
    rare: NDArray[np.float64] = np.clip(np.log(table.shape[0] / (1 + seen)) + 1, 1, 9) / 5
    return rare


def words_that_tell(
    table: sparse.csr_matrix, right: NDArray[np.bool_], *, c: float, bayes: bool
) -> tuple[NDArray[np.float64], float]:
    """The weight of each sign for one question, and the constant, by logistic regression on naive Bayes ratios."""
    if not right.any():
        return np.zeros(table.shape[1]), _NEVER
    ratio = _bayes(table, right) if bayes else np.ones(table.shape[1])
    weighed = (table @ sparse.diags(ratio.astype(np.float32))).tocsr()
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-3).fit(weighed, right)
    return model.coef_[0] * ratio, float(model.intercept_[0])


def _bayes(table: sparse.csr_matrix, right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How differently a sign is spread over right and wrong candidates, as the logarithm of the ratio."""
    seen = (table > 0).astype(np.float64)
    yes = np.asarray(seen[right].sum(axis=0)).ravel() + _SMOOTHING
    no = np.asarray(seen[~right].sum(axis=0)).ravel() + _SMOOTHING
    ratio: NDArray[np.float64] = np.abs(np.log((yes / yes.sum()) / (no / no.sum())))
    return ratio


def _ranking(lessons: Sequence[Lesson], odds: Sequence[NDArray[np.float32]]) -> Ranking:
    questions = lessons[0].right.shape[1]
    rows: list[NDArray[np.float64]] = []
    right: list[NDArray[np.bool_]] = []
    asked: list[NDArray[np.int64]] = []
    for lesson, own in zip(lessons, odds, strict=True):
        assert lesson.layout is not None
        assert lesson.matching is not None
        for question in range(questions):
            column = own[:, question].astype(float)
            likely = column > LEAST
            rows.append(rank_signs(lesson.layout, column)[likely])
            right.append(lesson.matching[likely, question])
            asked.append(np.full(int(likely.sum()), question))
    signs, question_of = np.vstack(rows), np.concatenate(asked)
    centre, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    measured = (signs - centre) / spread
    one_of = sparse.csr_matrix((np.ones(len(signs)), (np.arange(len(signs)), question_of)), (len(signs), questions))
    # A question's own weights grow only where its own answers speak for them.
    own_signs = [sparse.diags(0.7 * measured[:, sign]) @ one_of for sign in OWN]
    table = sparse.hstack([sparse.csr_matrix(measured), one_of, *own_signs]).tocsr()
    model = LogisticRegression(C=_RANKING_C, max_iter=500).fit(table, np.concatenate(right))
    shared, constant, own = np.split(model.coef_[0], [signs.shape[1], signs.shape[1] + questions])
    return Ranking(
        centre.astype(np.float32),
        spread.astype(np.float32),
        shared.astype(np.float32),
        (0.7 * own.reshape(len(OWN), questions).T).astype(np.float32),
        (constant + model.intercept_[0]).astype(np.float32),
    )


def _answers_held_out(
    contracts: Sequence[Annotated],
    lessons: Sequence[Lessons],
    questions: tuple[str, ...],
    folds: NDArray[np.int64],
    lines: Sequence[_Lines],
    odds: Sequence[NDArray[np.float32]],
) -> Iterator[tuple[Annotated, Weights]]:
    """Each contract with weights that were learned without it."""
    for fold in range(FOLDS):
        others = [place for place in range(len(contracts)) if folds[place] != fold]
        ranking = _ranking([lessons[place].sentences for place in others], [odds[place] for place in others])
        weights = Weights(questions, lines[fold].sentences, ranking, (NAME, SIGNED, BEGINS), lines[fold].marks)
        yield from ((contracts[place], weights) for place in range(len(contracts)) if folds[place] == fold)


def _write(found: Iterator[tuple[Annotated, Weights]], path: Path) -> dict[str, list[dict[str, object]]]:
    predictions: dict[str, list[dict[str, object]]] = {}
    for contract, weights in found:
        predictions.update(contract.as_predicted(answers(contract.text, paragraphs_in(contract.text), weights=weights)))
    data = json.dumps(predictions).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return predictions


if __name__ == "__main__":
    sys.exit(main())
