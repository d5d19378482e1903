"""Where the pages of a Word file begin, as Word noted it when it last showed the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from contract_review.documents.docx.names import is_on, value


@dataclass(slots=True)
class PageMarks:
    """Counts pages by the breaks that Word has drawn and those that people have set.

    A file that Word never laid out knows only some of its breaks: numbers counted from them would be wrong, so there
    are none.
    """

    marks: list[tuple[int, int]] = field(default_factory=lambda: [(0, 1)])
    drawn: bool = False
    # Word draws its own break behind one that somebody has set: both turn the same page.
    _fresh: bool = False

    def before(self, offset: int, mark: Any) -> None:
        """A paragraph begins; some have a mark that it begins a page."""
        if mark is not None and offset and is_on(mark):
            self._turn(offset, hard=True)

    def inside(self, start: int, turns: list[tuple[int, bool]], length: int, section: Any) -> None:
        """The breaks inside a paragraph whose words start at `start`, and the one that ends its section."""
        read = 0
        for at, hard in turns:
            if at > read:
                self._fresh = False
            read = at
            self.drawn = self.drawn or not hard
            self._turn(start + at, hard=hard)
        if length > read:
            self._fresh = False
        if section is not None and value(section, "type") not in ("continuous", "nextColumn"):
            self._turn(start + length, hard=True)

    def known(self) -> tuple[tuple[int, int], ...]:
        """The marks, where they can be trusted and there is more than one page."""
        return tuple(self.marks) if self.drawn and len(self.marks) > 1 else ()

    def _turn(self, offset: int, *, hard: bool) -> None:
        if self._fresh and not hard:
            self._fresh = False
            return
        self._fresh = hard
        self.marks.append((offset, self.marks[-1][1] + 1))
