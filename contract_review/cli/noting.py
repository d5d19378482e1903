"""Options for what people note about a contract of the register: owner, value, first day, tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from contract_review.cli.options import DATE
from contract_review.model.fact import Money
from contract_review.register.entries import Changes, Status

Command = TypeVar("Command", bound=Callable[..., Any])

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_CURRENCY = r"(?P<{}>[A-Za-z]{{3}}|[$€£])?"
_AMOUNT = r"(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
_MONEY = re.compile(rf"{_CURRENCY.format('before')}\s*{_AMOUNT}\s*{_CURRENCY.format('behind')}")
# The most that the register holds; nobody's contract costs more.
_MOST = 10**15


class _Contract(click.ParamType[int]):
    """The id of a contract in the register: a number, with or without #."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        word = str(value).strip().removeprefix("#")
        if not re.fullmatch(r"[0-9]{1,9}", word):
            self.fail(f"{value!r} is no contract; name it by its number, as 'contracts list' shows it", param, ctx)
        return int(word)


class _Money(click.ParamType[Any]):
    """An amount with its currency, as "12000 USD"; "" takes it back."""

    name = "money"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Money | str:
        if isinstance(value, Money) or not value.strip():
            return value if isinstance(value, Money) else ""
        found = _MONEY.fullmatch(value.strip())
        currencies = [found[name] for name in ("before", "behind") if found[name]] if found else []
        if found is None or len(currencies) != 1:
            self.fail(f"{value!r} is no amount with one currency; write it as '12000 USD'", param, ctx)
        amount = float(found["amount"].replace(",", ""))
        if amount >= _MOST:
            self.fail(f"{value!r} is more than the register holds", param, ctx)
        return Money(amount, _SIGNS.get(currencies[0], currencies[0].upper()))


class _Start(click.ParamType[Any]):
    """A day, or "" to take it back."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return DATE.convert(value, param, ctx) if value else ""


CONTRACT = _Contract()

_OPTIONS = (
    click.option("--vendor", default=None, help="The vendor's name, where the contract's own is not the one you use."),
    click.option("--owner", default=None, help="Who answers for the contract."),
    click.option("--title", default=None, help="What to call it."),
    click.option("--start", type=_Start(), metavar="DATE", default=None, help="The first day of its term."),
    click.option("--annual-value", type=_Money(), metavar="MONEY", default=None, help="Its cost a year: '12000 USD'."),
    click.option(
        "--status", type=click.Choice([status.value for status in Status]), default=None, help="Where it stands."
    ),
    click.option("--notes", default=None, help="Anything else, in one text."),
    click.option("--tag", "tags", multiple=True, help="A word to find it by; may be given more than once."),
)


def noted(command: Command) -> Callable[..., Any]:
    """`--vendor`, `--owner`, `--start` and their like; the command gets them as one `changes`."""

    @wraps(command)
    def with_changes(**given: Any) -> Any:
        names = ("vendor", "owner", "title", "start", "annual_value", "notes", "tags")
        status = given.pop("status")
        changes = Changes(
            **{name: given.pop(name) for name in names},
            status=Status(status) if status else None,
            untags=given.pop("untags", ()),
        )
        return command(changes=changes, **given)

    for option in reversed(_OPTIONS):
        with_changes = option(with_changes)
    return with_changes
