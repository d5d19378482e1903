"""What the checks of a contract's form have in common: each of their words points at places in the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from contract_review.findings.found import Found
from contract_review.model.evidence import Evidence
from contract_review.model.rule import Condition
from contract_review.model.span import Span

Finder = Callable[[Found], Iterable[Span]]
# A contract with a hundred blanks needs no hundred quotes.
_MOST = 5


class Pointing:
    """Holds where the contract has a place of one of the kinds named."""

    name = ""
    summary = ""
    finders: ClassVar[Mapping[str, Finder]] = {}

    def parse(self, raw: Any) -> tuple[str, ...]:
        """A word of the check, or a list of them."""
        words = raw if isinstance(raw, list) else [raw]
        for word in words:
            if word not in self.finders:
                raise ValueError(f"takes one or several of {', '.join(self.finders)}")
        return tuple(words)

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether there is such a place."""
        return any(self._pointed_at(word, found) for word in condition.option)

    def places(self, condition: Condition, found: Found) -> tuple[Evidence, ...]:
        """The places, each with the sentence or the line around it."""
        spans = sorted({span for word in condition.option for span in self._pointed_at(word, found)})[:_MOST]
        return tuple(piece for span in spans for piece in found.contract.evidence(span))

    def describe(self, condition: Condition) -> str:
        """In words."""
        return " or ".join(word.replace("-", " ") for word in condition.option)

    def _pointed_at(self, word: str, found: Found) -> tuple[Span, ...]:
        return found.looking.pointed_at((self.name, word), found.facts, lambda: tuple(self.finders[word](found)))


def around(text: str, start: int, end: int, *, reach: int = 140) -> Span:
    """The line around a place, cut at words where it is long."""
    left = max(text.rfind("\n", 0, start) + 1, start - reach)
    right = text.find("\n", end)
    right = min(len(text) if right < 0 else right, end + reach)
    while left > 0 and left < start and not text[left - 1].isspace():
        left += 1
    while right < len(text) and right > end and not text[right].isspace():
        right -= 1
    return Span(left, right).stripped(text)
