"""What a contract costs a year, where it plainly states one recurring fee: what is at stake at a renewal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_review.language.quantities import moneys
from contract_review.model.fact import Money, Unit
from contract_review.model.wording import in_words
from contract_review.renewals.notices import Passage

_A_YEAR = {Unit.YEAR: 1, Unit.QUARTER: 4, Unit.MONTH: 12}
_UNITS = {
    "annual": Unit.YEAR, "annually": Unit.YEAR, "yearly": Unit.YEAR, "year": Unit.YEAR, "annum": Unit.YEAR,
    "quarterly": Unit.QUARTER, "quarter": Unit.QUARTER, "monthly": Unit.MONTH, "month": Unit.MONTH,
}  # fmt: skip
_FEE = r"(?:fees?|charges?|price|subscription|retainer)"
_RHYTHM_BEFORE = re.compile(
    rf"(?i)\b(?P<unit>annual|yearly|quarterly|monthly)\s+(?:recurring\s+|fixed\s+)?(?:[\w-]+\s+){{0,3}}?{_FEE}\b[^.;]{{0,40}}$"
)
_FEE_BEFORE = re.compile(rf"(?i)\b{_FEE}\b[^.;]{{0,80}}$")
_RHYTHM_AFTER = re.compile(
    r"(?i)^[\s,)]*(?:(?:per|a|an|each|every)\s+(?:calendar\s+|contract\s+)?(?P<unit>year|annum|quarter|month)\b|(?P<adverb>annually|yearly|quarterly|monthly)\b)"
)
# The price of one of many, and sums that are no fee for the whole.
_OF_ONE = re.compile(
    r"(?i)^[^.;]{0,40}?(?:\bper|\bfor\s+each|\beach|\ba|/)\s*(?!calendar\b|contract\b|year\b|annum\b|quarter\b|month\b)[a-z]+"
)
_NO_FEE = re.compile(
    r"(?i)\b(?:up\s+to|exceed\w*|liab\w+|limit\w*|insur\w+|credit\w*|penalt\w+|overage|additional|late|interest|each|per|set-?up|minimum|maximum|discount\w*|reduc\w+|if)\b[^.;]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Fee:
    """A recurring fee, for which stretch of time, and the number of its clause."""

    amount: Money
    per: Unit
    clause: str | None = None

    @property
    def annual(self) -> Money:
        """What it comes to in a year."""
        return Money(round(self.amount.amount * _A_YEAR[self.per], 2), self.amount.currency)

    @property
    def words(self) -> str:
        """How it reads: "1,000.00 USD a month (clause 4.1)"."""
        where = f" (clause {self.clause})" if self.clause else ""
        return f"{in_words(self.amount)} a {self.per.value}{where}"


def recurring_fee(passages: Iterable[Passage]) -> Fee | None:
    """The one recurring fee of a contract; None where there is none, or more than one: which to count nobody knows."""
    found = {(fee.amount, fee.per): fee for passage in passages for fee in _fees(passage)}
    return next(iter(found.values())) if len(found) == 1 else None


def _fees(passage: Passage) -> Iterator[Fee]:
    text = passage.text
    for money in moneys(text):
        head, tail = text[max(money.span.start - 120, 0) : money.span.start], text[money.span.end :]
        before, after = _RHYTHM_BEFORE.search(head), _RHYTHM_AFTER.match(tail)
        if _NO_FEE.search(head) or _OF_ONE.match(tail[after.end() if after else 0 :][:60]):
            continue
        if after and _FEE_BEFORE.search(head):
            yield Fee(money.value, _UNITS[(after["unit"] or after["adverb"]).lower()], passage.number)
        elif before:
            yield Fee(money.value, _UNITS[before["unit"].lower()], passage.number)
