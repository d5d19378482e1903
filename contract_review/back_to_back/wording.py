"""Minutes and money as people say them."""

from __future__ import annotations

from fractions import Fraction

from contract_review.back_to_back.clock import DAY
from contract_review.model.fact import Money
from contract_review.model.wording import in_words


def in_clock(amount: Fraction | float) -> str:
    """Minutes as people say them: "25.9 min", "67 h 59 min", "12 days"."""
    total = Fraction(amount)
    if total < 180 and total.denominator != 1:
        return f"{float(total):.1f} min"
    whole = round(total)
    days, rest = divmod(whole, DAY)
    if days >= 4 and not rest:
        return f"{days} days"
    hours, left = divmod(whole, 60)
    parts = [f"{hours:,} h" if hours else "", f"{left} min" if left or not hours else ""]
    return " ".join(filter(None, parts))


def in_money(amount: Fraction | float, currency: str) -> str:
    """An amount without cents where there are none: "1,232,000 EUR"."""
    return in_words(Money(float(amount), currency)).replace(".00 ", " ")
