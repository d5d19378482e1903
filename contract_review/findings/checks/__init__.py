"""The closed list of checks that a rule may use; one file each."""

from __future__ import annotations

from collections.abc import Iterator

from contract_review.findings.checks import (
    absent,
    all_of,
    any_of,
    at_least,
    at_most,
    counted_in,
    equals,
    exceeds,
    negated,
    one_of,
    present,
    says,
    strength,
)
from contract_review.findings.checks.check import Check, Reading
from contract_review.model.rule import Condition

_MODULES = (
    at_least,
    at_most,
    equals,
    one_of,
    strength,
    counted_in,
    exceeds,
    present,
    absent,
    says,
    any_of,
    all_of,
    negated,
)

CHECKS: dict[str, Check] = {module.CHECK.name: module.CHECK for module in _MODULES}


def holds(condition: Condition, reading: Reading) -> bool | None:
    """Whether a condition holds under one reading of the contract; None where the facts do not decide it."""
    return CHECKS[condition.check].holds(condition, reading)


def in_words(condition: Condition) -> str:
    """What a condition asks for, as a message prints it."""
    return CHECKS[condition.check].words(condition)


def leaves(condition: Condition) -> Iterator[Condition]:
    """The condition itself, or for any, all and not the conditions inside, down to those that ask something."""
    option = condition.option
    inner = option if isinstance(option, tuple) and option and isinstance(option[0], Condition) else ()
    if isinstance(option, Condition):
        inner = (option,)
    if not inner:
        yield condition
    for part in inner:
        yield from leaves(part)
