"""The issues list for the vendor: what we ask of its contract, in its order and with its words, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from contract_review.model.review import Review
from contract_review.reports.audience import Audience, Point, points
from contract_review.reports.presentation import Quote, Side, present
from contract_review.reports.quoting import place, shorten

_LONGEST_QUOTE = 400
_MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Issue:
    """One point for the vendor: what it is about, what we ask, which wording we propose, and the contract's words."""

    number: int
    topic: str
    where: str
    ask: str
    wording: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class IssuesList:
    """What the vendor gets: its contract by name, and the issues. Our playbook and our positions are no part of it."""

    heading: str
    file: str
    kind: str
    sides: tuple[Side, ...]
    issues: tuple[Issue, ...]
    reviewer: str

    @property
    def about_its_words(self) -> tuple[Issue, ...]:
        """The issues with what the contract says."""
        return tuple(issue for issue in self.issues if issue.quotes)

    @property
    def to_be_added(self) -> tuple[Issue, ...]:
        """The issues with what the contract does not say."""
        return tuple(issue for issue in self.issues if not issue.quotes)


def issues_list(review: Review, *, reviewer: str = "") -> IssuesList:
    """The list for the vendor of a reviewed contract."""
    seen = present(review, reviewer=reviewer)
    told = points(review, audience=Audience.VENDOR)
    return IssuesList(
        heading=seen.heading,
        file=seen.file,
        kind=seen.kind,
        sides=seen.sides,
        issues=tuple(_issue(point, number) for number, point in enumerate(told, 1)),
        reviewer=seen.reviewer,
    )


def _issue(point: Point, number: int) -> Issue:
    return Issue(
        number=number,
        topic=point.topic,
        where=place(point.evidence[0]) if point.evidence else "",
        ask=point.ask,
        wording=point.wording,
        quotes=tuple(
            Quote(
                f"i{number}-q{n}",
                shorten(piece.quote, longest=_LONGEST_QUOTE),
                shorten(piece.quote, longest=_LONGEST_QUOTE // 2),
                place(piece),
                piece.span.start,
                piece.span.end,
            )
            for n, piece in enumerate(point.evidence[:_MOST_QUOTES], 1)
        ),
    )
