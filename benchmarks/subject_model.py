"""Train what clauses are about: `python -m benchmarks.subject_model DATA [-o SUBJECTS.npz]`.

Nobody has labelled clauses by the project's own categories, so headings teach: a sentence under "Invoicing" is about
payment, whatever it says, and the model sees the sentence without the heading. Where headings are rare (maintenance,
credits, suspension) a few phrases teach too. DATA holds `cuad/train.json.gz` (CC BY 4.0) and `contracts/` (CC BY 4.0
and public domain); contracts with clauses that were judged by hand teach no words. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from benchmarks.clause_model import rarity, signs_table, words_that_tell
from benchmarks.clauses import BY_HAND, judged, weighed
from benchmarks.cuad_data import read_contracts
from contract_review.clauses.category_words import named_in_heading, suggested_by
from contract_review.clauses.learned.candidates import candidate_sentences, paragraphs_in, paragraphs_of
from contract_review.clauses.learned.signs import SENTENCE_PLACES, is_heading, sentence_signs
from contract_review.clauses.learned.subjects import PATH, SIGNS, Subjects, save
from contract_review.clauses.learned.weights import Linear, in_steps
from contract_review.documents import read
from contract_review.model.clause import Category
from contract_review.model.span import Span

C = Category
# These have no words of their own: a definition may be about anything.
_UNLEARNED = frozenset((C.PARTIES, C.DEFINITIONS, C.SERVICES, C.SIGNATURE, C.GENERAL))
CATEGORIES = tuple(sorted(category.value for category in C if category not in _UNLEARNED))
_PHRASES = {
    C.SERVICE_CREDITS: r"service (?:level )?credits?\b|credit (?:request|percentage)|credits? (?:against|toward)",
    C.MAINTENANCE: r"(?:scheduled|planned|emergency|routine) (?:maintenance|downtime|outages?)|maintenance windows?",
    C.SUSPENSION: r"suspen(?:d|sion)\w*\b.{0,60}\b(?:services?|access|account|deliver|perform|use)",
    C.TRANSITION: r"(?:transition|disengagement|migration) (?:assistance|services|period|plan)|orderly transition",
    C.NON_SOLICITATION: r"\b(?:solicit|hire|recruit)\w*\b.{0,80}\b(?:employees?|personnel|employ)\b",
    C.GOVERNANCE: r"(?:steering|review) committee|(?:account|relationship) managers?|quarterly (?:business )?review",
    C.SECURITY: r"security (?:measures|controls|incidents?|breach)|back-?ups?\b|encrypt",
    C.DATA_PROTECTION: r"personal (?:data|information)|personally identifiable|data (?:subject|processing|protection)",
    C.PARTNERSHIP: r"(?:market development|marketing) funds?|deal registration|(?:co-?|joint )marketing|marketing plan",
    C.SUPPORT: r"technical support|help ?desk|response times?|severity|trouble tickets?|telephone support",
    C.SERVICE_LEVELS: r"\bup-?time\b|service levels?\b|availability of the (?:service|system|site)|% of the time",
}  # fmt: skip
_TEACHING = tuple((category, re.compile(rf"(?is){phrases}")) for category, phrases in _PHRASES.items())
_CUAD, _CONTRACTS = Path("cuad/train.json.gz"), Path("contracts")
_C = 3.0
# Contracts that share so many of their first words are the same.
_SAME, _OPENING = 0.6, 400


@dataclass(frozen=True, slots=True)
class Lesson:
    """The sentences of a contract without its headings: their signs, what headings say of them, what words suggest."""

    signs: sparse.csr_matrix
    about: tuple[frozenset[Category], ...]
    suggested: tuple[frozenset[Category], ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; exit status 0 also where there is nothing to learn from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PATH)
    options = parser.parse_args(arguments)
    if not (options.data / _CUAD).exists():
        print(f"no contracts at {options.data / _CUAD}; nothing trained")
        return 0
    lessons = [_lesson(text, paragraphs) for text, paragraphs in _texts(options.data)]
    sentences = _fit([lesson for lesson in lessons if lesson.about])
    unweighed = Subjects(CATEGORIES, sentences, np.zeros(len(SIGNS) + 1, np.float32))
    contracts = judged(options.data, unweighed)
    weighing = weighed(contracts, CATEGORIES, tuple(range(len(SIGNS))))
    save(Subjects(CATEGORIES, sentences, weighing), options.output)
    print(f"wrote {options.output}: {options.output.stat().st_size / 1e6:.1f} MB, {len(lessons)} contracts")
    return 0


def _texts(data: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The texts that teach, with their paragraphs; none that holds a clause that was judged by hand."""
    kept_back = [_opening(text) for text in _judged_texts(data)]
    for contract in read_contracts(data / _CUAD):
        if not any(_alike(_opening(contract.text), other) for other in kept_back):
            yield contract.text, paragraphs_in(contract.text)
    for path in sorted((data / _CONTRACTS).glob("*/*")):
        document = read(path)
        if document.text.strip():
            yield document.text, paragraphs_of(document)


def _judged_texts(data: Path) -> Iterator[str]:
    for name in json.loads(BY_HAND.read_text(encoding="utf-8")):
        if (data / name).is_file():
            yield read(data / name).text


def _opening(text: str) -> frozenset[str]:
    return frozenset(text.split()[:_OPENING])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * len(one | other)


def _lesson(text: str, paragraphs: Sequence[Span]) -> Lesson:
    kept, about = [], []
    above: frozenset[Category] = frozenset()
    for sentence in candidate_sentences(text, paragraphs):
        printed = sentence.span.text_in(text)
        if is_heading(printed):
            above = frozenset(named_in_heading(printed))
            continue
        spoken = frozenset(category for category, phrase in _TEACHING if phrase.search(printed))
        kept.append((sentence, printed))
        about.append(above | spoken if above else spoken)
    taught = [place for place, own in enumerate(about) if own]
    if not taught:
        return Lesson(sparse.csr_matrix((0, SENTENCE_PLACES)), (), ())
    signs = sentence_signs(text, [sentence for sentence, _ in kept])
    return Lesson(
        signs_table(signs, SENTENCE_PLACES)[taught],
        tuple(about[place] for place in taught),
        tuple(frozenset(suggested_by(kept[place][1])) for place in taught),
    )


def _fit(lessons: Sequence[Lesson]) -> Linear:
    table = sparse.vstack([lesson.signs for lesson in lessons]).tocsr()
    table.sum_duplicates()
    about = [own for lesson in lessons for own in lesson.about]
    suggested = [own for lesson in lessons for own in lesson.suggested]
    rare = rarity(table)
    weighed_table = (table @ sparse.diags(rare.astype(np.float32))).tocsr()
    weights, constants = [], []
    for name in CATEGORIES:
        category = C(name)
        right = np.array([category in own for own in about])
        # A sentence that uses a category's words under another heading teaches nothing about it, either way.
        doubtful = np.array([category in own for own in suggested]) & ~right
        own, constant = words_that_tell(weighed_table[~doubtful], right[~doubtful], c=_C, bayes=True)
        weights.append(own * rare)
        constants.append(constant)
    return in_steps(np.stack(weights, axis=1), np.array(constants))


if __name__ == "__main__":
    sys.exit(main())
