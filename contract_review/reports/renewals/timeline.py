"""The year ahead as a picture: a band for each contract, with the days on which something is due."""

from __future__ import annotations

from calendar import month_abbr, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contract_review.renewals.ahead import Course, Renewal
from contract_review.renewals.deadlines import Deadline
from contract_review.renewals.lengths import add_months
from contract_review.reports.renewals.text import at_stake, details, what_to_do
from contract_review.reports.templates import content_hash, environment, stylesheet

_MONTHS = 12
# Width of a month in the picture; all are drawn as wide as each other.
_MONTH = 100


@dataclass(frozen=True, slots=True)
class Band:
    """A contract in the picture: how far its term runs, and where its days lie; None for those outside the year.

    `opens` is where a window for notice opens that closes on the last day.
    """

    title: str
    vendor: str
    state: str
    tone: str
    what: str
    details: tuple[str, ...]
    until: float
    agreed: float | None
    send: float | None
    last: float | None
    opens: float | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the picture."""

    name: str
    year: int
    x: int


_TONES = {"send today": "critical", "closing": "high", "day needed": "medium", "locked in": "low", "open": "good"}


def as_timeline(renewals: Sequence[Renewal], *, form: str, as_of: date) -> str:
    """The year ahead as one page of HTML, or as a picture (`svg`)."""
    first = as_of.replace(day=1)
    months = [add_months(first, n) for n in range(_MONTHS)]
    style = stylesheet("renewals")
    return (
        environment("renewals", html=True)
        .get_template(f"renewals.{form}")
        .render(
            bands=[_band(one, as_of, first) for one in renewals],
            months=[Month(month_abbr[m.month], m.year, n * _MONTH) for n, m in enumerate(months)],
            today=_x(as_of, first),
            width=_MONTHS * _MONTH,
            as_of=as_of.isoformat(),
            stake=at_stake(renewals),
            style=style,
            style_hash=content_hash(style),
        )
    )


def _band(one: Renewal, as_of: date, first: date) -> Band:
    width = float(_MONTHS * _MONTH)
    end = _x(one.term_end, first) if one.term_end else None
    return Band(
        title=f"{f'#{one.told.number} ' if one.told.number is not None else ''}{one.told.name}",
        vendor=one.told.vendor or "",
        state=one.state.value,
        tone=_TONES.get(one.state.value, "info"),
        what=what_to_do(one, as_of),
        details=tuple(details(one)),
        until=width if one.course is Course.EVERGREEN else min(max(end or 0, 0), width),
        agreed=min(_x(one.locked_until, first), width) if one.locked_until else None,
        send=_inside(one.send_by, first),
        last=_inside(one.deadline.legal if one.deadline else None, first),
        opens=_opens(one.deadline, first) if one.deadline else None,
    )


def _opens(deadline: Deadline, first: date) -> float | None:
    """Where the window opens, at the earliest at the left edge; nowhere where it is one day, or beyond the year."""
    if deadline.earliest in (None, deadline.legal) or _inside(deadline.legal, first) is None:
        return None
    return max(_x(deadline.earliest or first, first), 0)


def _inside(day: date | None, first: date) -> float | None:
    x = _x(day, first) if day else -1
    return x if 0 <= x <= _MONTHS * _MONTH else None


def _x(day: date, first: date) -> float:
    """Where a day lies: months are as wide as each other, days as wide as their month lets them be."""
    n = (day.year - first.year) * 12 + day.month - first.month
    return round(_MONTH * (n + (day.day - 1) / monthrange(day.year, day.month)[1]), 1)
