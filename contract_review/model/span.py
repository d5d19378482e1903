"""A stretch of a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start` to `end` (exclusive) of `Document.text`.

    Offsets count Unicode code points, as Python strings do.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether the other span lies inside this one (equal spans do)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end

    def text_in(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def stripped(self, text: str) -> Span:
        """The span without the white space at its ends; empty, at its start, where there is nothing else."""
        words = self.text_in(text)
        start = self.start + len(words) - len(words.lstrip()) if words.strip() else self.start
        return Span(start, start + len(words.strip()))
