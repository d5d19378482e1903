"""The words of contracts as read from PDFs, against texts made by others: `python -m benchmarks.fidelity CUAD_DIR`.

CUAD_DIR holds `train.json.gz` (CUAD in SQuAD form), `pdf/*.pdf` and `pdf/titles.json` (file: title). Each file is read
twice, by this program and by pdfium alone, and counted against the text of the contract: words as F1, order as the
share of three words in a row that stand so in the text too. Order falls a little wherever a paragraph runs over a page,
since the page number stands in its midst in those texts and beside it in ours; columns that interleave bring it down
to nothing.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pypdfium2

from contract_review.documents import read
from contract_review.model.document import BlockKind, Document

# A file in which pdfium's bare text is better by more than this has to be explained.
_WORSE = 0.02
_SHOWN = 10
_WORDS = 5


@dataclass(frozen=True, slots=True)
class Score:
    """How near the words of one file come to its text: pdfium's and ours, words alone and three in a row.

    `missing` and `added` are the commonest words that only the text has, or only our reading.
    """

    name: str
    bare: float
    ours: float
    bare_order: float
    ours_order: float
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def main(folder: Path) -> int:
    """Print the figures; exit status 1 where the reading falls behind pdfium's bare text."""
    if not (folder / "train.json.gz").is_file():
        print(f"no CUAD data under {folder}; nothing measured")
        return 0
    scores = measure(folder)
    print("\n".join(summary(scores)))
    print("worst words:")
    for score in worst(scores):
        print(_line(score))
        print(f"    missing: {' '.join(score.missing)}; added: {' '.join(score.added)}")
    print("worst order:")
    for score in sorted(scores, key=lambda score: score.ours_order - score.bare_order)[:_SHOWN]:
        print(_line(score))
    worse = [score for score in scores if score.ours < score.bare - _WORSE]
    behind = median(s.ours for s in scores) < median(s.bare for s in scores) or _low([s.ours for s in scores]) < _low(
        [s.bare for s in scores]
    )
    print(f"{len(scores)} files; worse than pdfium by {_WORSE} or more: {len(worse)}")
    return int(behind or bool(worse))


def measure(folder: Path) -> list[Score]:
    """A score for each file of which CUAD has the text."""
    return [_score(path, text) for path, text in _pairs(folder)] if (folder / "train.json.gz").is_file() else []


def summary(scores: list[Score]) -> list[str]:
    """A line for words, and one for their order."""
    return [
        f"{title}: pdfium {_spread(bare)}; contract-review {_spread(ours)}"
        for title, bare, ours in (
            ("words", [s.bare for s in scores], [s.ours for s in scores]),
            ("order", [s.bare_order for s in scores], [s.ours_order for s in scores]),
        )
    ]


def worst(scores: list[Score]) -> list[Score]:
    """The files whose words come least near their text."""
    return sorted(scores, key=lambda score: score.ours)[:_SHOWN]


def _pairs(folder: Path) -> Iterable[tuple[Path, str]]:
    titles = json.loads((folder / "pdf" / "titles.json").read_text(encoding="utf-8"))
    with gzip.open(folder / "train.json.gz", "rt", encoding="utf-8") as file:
        texts = {entry["title"]: entry["paragraphs"][0]["context"] for entry in json.load(file)["data"]}
    return [(folder / "pdf" / name, texts[title]) for name, title in sorted(titles.items()) if title in texts]


def _score(path: Path, text: str) -> Score:
    bare, document = _bare(path), read(path)
    here, there = Counter(document.text.split()), Counter(text.split())
    return Score(
        path.name,
        bare=_f1(bare.split(), text.split()),
        ours=_f1(document.text.split(), text.split()),
        bare_order=_share(_threes(bare), _threes(text)),
        ours_order=_share(_threes(_flowing(document)), _threes(text)),
        missing=_commonest(there - here),
        added=_commonest(here - there),
    )


def _commonest(words: Counter[str]) -> tuple[str, ...]:
    return tuple(f"{word} ({times})" if times > 1 else word for word, times in words.most_common(_WORDS))


def _bare(path: Path) -> str:
    texts = []
    with pypdfium2.PdfDocument(path) as source:
        for page in source:
            layer = page.get_textpage()
            texts.append(layer.get_text_range())
            layer.close()
            page.close()
    return "\n".join(texts)


def _flowing(document: Document) -> str:
    """The text without furniture."""
    blocks = [b.span.text_in(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE]
    return "\n".join(blocks)


def _threes(text: str) -> list[tuple[str, ...]]:
    words = text.split()
    return list(zip(words, words[1:], words[2:], strict=False))


def _f1(found: Iterable[object], wanted: Iterable[object]) -> float:
    here, there = Counter(found), Counter(wanted)
    return 2 * (here & there).total() / max(here.total() + there.total(), 1)


def _share(found: Iterable[object], wanted: Iterable[object]) -> float:
    here, there = Counter(found), Counter(wanted)
    return (here & there).total() / max(here.total(), 1)


def _low(values: list[float]) -> float:
    return sorted(values)[len(values) // 20]


def _spread(values: list[float]) -> str:
    return f"median {median(values):.4f}, 5th percentile {_low(values):.4f}, least {min(values):.4f}"


def _line(score: Score) -> str:
    return (
        f"  {score.name[:60]:60} words {score.bare:.4f} and {score.ours:.4f}, order {score.bare_order:.4f} and"
        f" {score.ours_order:.4f}"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
