"""Contracts over time: what was uploaded, how it was reviewed, who owns it, and what it replaces.

`open_register(where)` is the door; it and the values that go in and out are fetched when they are first used, since a
database costs start-up.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contract_review.register.deposits import Deposit, Receipt
    from contract_review.register.entries import Changes, LinkKind, Page, Registered, Stamp, Status, Terms, Wanted
    from contract_review.register.register import Register, open_register

__all__ = [
    "Changes",
    "Deposit",
    "LinkKind",
    "Page",
    "Receipt",
    "Register",
    "Registered",
    "Stamp",
    "Status",
    "Terms",
    "Wanted",
    "open_register",
]

_HOMES = {"Register": "register", "open_register": "register", "Deposit": "deposits", "Receipt": "deposits"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'entries')}"), name)
