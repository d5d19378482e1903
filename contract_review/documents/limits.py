"""How much of a file is read at most, so that a hostile or broken file cannot hold up a review."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one file; the defaults are far above any contract.

    `part` and `package` are bytes of unpacked XML, of one part and of all that are read; `characters` is the length
    of the document's text, `cells` the number of table cells.
    """

    part: int = 48 * _MIB
    package: int = 96 * _MIB
    characters: int = 6_000_000
    cells: int = 200_000


LIMITS = Limits()
