"""How much one file may cost before it is given up: what no contract needs, and a hostile file would take."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading; files beyond them are read in part, with a problem, or refused in one line.

    Sizes are in bytes, times in seconds. `plain_file` bounds text without format; `part` and `package` the unpacked XML
    of a Word file, one part of it and all that are read; `characters` and `cells` what a document holds.
    `reading` bounds a file that is read without OCR, `recognition` one with it, and `analysis` what follows: the first
    and the last stay under a minute together. A longer `paragraph` is parted, and loses nothing by it.
    """

    file: int = 256 * _MIB
    plain_file: int = 16 * _MIB
    part: int = 32 * _MIB
    package: int = 64 * _MIB
    memory: int = 900 * _MIB
    reading: float = 30
    recognition: float = 1800
    analysis: float = 27
    pages: int = 2_000
    characters_on_page: int = 100_000
    characters: int = 5_000_000
    cells: int = 200_000
    paragraph: int = 20_000


LIMITS = Limits()
