"""A page without a text layer is read from its picture by Tesseract, word by word with their places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_review.documents.pdf.page import Piece, PrintedPage
from contract_review.documents.pdf.picture import picture
from contract_review.documents.pdf.text import Word
from contract_review.errors import UsageError

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_INCH = 300
_SECONDS_A_PAGE = 60
# Below this confidence the page may stand on its side or its head.
_SURE = 70
# Heights of words in parts of the type size: the tallest letters, and what hangs below the line.
_TALL, _HANGING = 0.7, 0.2
_HANGS = frozenset("gjpqyQ,;()[]{}|/$§")
_STANDS = frozenset("bdfhklt")
_NOISE = 40
# What is read this often into a ruling or a speck is no word.
_STROKES = frozenset("|_—–-=~.'`‘’“”\"^*°©®<>«»:;,\\/!()[]{}")
_WIDE_BLANK = 1.7


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as its picture was read, and how sure that is, from 0 to 100 over all letters."""

    page: PrintedPage
    confidence: float


class _Seen(NamedTuple):
    """A word in a picture: the line it stands in, its place in points from the top left, and how sure it is."""

    line: tuple[int, int, int]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def require_ocr() -> None:
    """Raise `UsageError` with what to install where pictures cannot be read here."""
    if find_spec("pytesseract") is None:
        raise UsageError("--ocr needs the extra 'ocr': pip install 'contract-review[ocr]'")
    if shutil.which("tesseract") is None:
        raise UsageError("--ocr needs Tesseract: install it (apt install tesseract-ocr, brew install tesseract)")


def recognise(handle: object, page: PrintedPage) -> SeenPage | None:
    """Read the picture of an open page; None where Tesseract cannot. Its size is that of the file."""
    seen, scale = picture(handle, page.shown.size, dots_per_inch=_DOTS_PER_INCH, grey=True)
    best = _read(seen, scale, page, turns=0)
    if best is None or best.confidence < _SURE:
        turns = _turns(seen)
        turned = _read(seen, scale, page, turns=turns) if turns else None
        if turned is not None and (best is None or turned.confidence > best.confidence):
            return turned
    return best


def _turns(seen: Image) -> int:
    """By how many quarters, clockwise, the picture must be turned for its text to stand upright."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(seen, output_type=pytesseract.Output.DICT, timeout=_SECONDS_A_PAGE)
    except (pytesseract.TesseractError, RuntimeError):
        return 0
    return int(found["rotate"]) // 90 % 4


def _read(seen: Image, scale: float, page: PrintedPage, *, turns: int) -> SeenPage | None:
    import pytesseract
    from PIL import Image

    if turns:
        ways = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        seen = seen.transpose(ways[turns - 1])
    try:
        table = pytesseract.image_to_data(
            seen,
            config=f"--psm 3 --dpi {round(72 * scale)}",
            output_type=pytesseract.Output.DICT,
            timeout=_SECONDS_A_PAGE,
        )
    except (pytesseract.TesseractError, RuntimeError):
        return None
    words = list(_words(table, scale))
    if _stands_on_its_side(words):
        return None
    letters = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / max(letters, 1)
    upright = page.shown.turned((page.shown.turns + turns) % 4)
    pieces = tuple(_pieces(words))
    # Rulings drawn by the file stand in another frame once the picture was turned.
    rules = page.rules if upright.turns == page.upright.turns else ()
    return SeenPage(
        replace(page, upright=upright, pieces=pieces, askew=(), rules=rules, unmapped=0, cut=False), confidence
    )


def _stands_on_its_side(words: Sequence[_Seen]) -> bool:
    """Whether most words are higher than wide: Tesseract reads such lines, but not in their order."""
    long = [word for word in words if len(word.text) > 3]
    return 2 * sum(word.bottom - word.top > word.x1 - word.x0 for word in long) > len(long)


def _words(table: Mapping[str, Sequence[Any]], scale: float) -> Iterator[_Seen]:
    for index, raw in enumerate(table["text"]):
        text, confidence = str(raw).strip(), float(table["conf"][index])
        if not text or confidence < 0 or (_STROKES.issuperset(text) and confidence < 2 * _NOISE):
            continue
        if confidence < _NOISE and not any(char.isalnum() for char in text):
            continue
        left, top = table["left"][index] / scale, table["top"][index] / scale
        right, bottom = left + table["width"][index] / scale, top + table["height"][index] / scale
        line = (table["block_num"][index], table["par_num"][index], table["line_num"][index])
        yield _Seen(line, text, left, top, right, bottom, confidence)


def _pieces(words: Sequence[_Seen]) -> Iterator[Piece]:
    """The lines that Tesseract saw, parted at wide blanks, with the type size of the page where they are near it."""
    lines = [sorted(line, key=lambda word: word.x0) for _, line in groupby(words, key=lambda word: word.line)]
    sizes = [_size(line) for line in lines]
    usual = median(size for line, size in zip(lines, sizes, strict=True) for _ in line) if lines else 0.0
    for line, size in zip(lines, sizes, strict=True):
        # Measured in dots, the size of one and the same type differs from line to line.
        kept = usual if abs(size - usual) < 0.25 * usual else size
        base = median(word.bottom - (_HANGING * kept if _HANGS & set(word.text) else 0.0) for word in line)
        yield from _parted(line, round(kept, 1), base)


def _size(line: Sequence[_Seen]) -> float:
    tall = [
        (word.bottom - word.top) / (_TALL + (_HANGING if _HANGS & set(word.text) else 0.0))
        for word in line
        if any(char.isupper() or char.isdigit() or char in _STANDS for char in word.text)
    ]
    return median(tall or [(word.bottom - word.top) / _TALL for word in line])


def _parted(line: Sequence[_Seen], size: float, base: float) -> Iterator[Piece]:
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(line), 1) if b.x0 - a.x1 > _WIDE_BLANK * size), len(line)]
    for start, end in pairwise(cuts):
        part = line[start:end]
        words = tuple(Word(word.text, word.x0, word.x1) for word in part)
        top, bottom = round(base - 0.92 * size, 2), round(base + 0.24 * size, 2)
        yield Piece(words, words[0].x0, top, words[-1].x1, bottom, size, bold=False)
