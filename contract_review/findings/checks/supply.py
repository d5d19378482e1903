"""`supplies`: what the vendor supplies under a contract: a service that it runs, or support of something."""

from __future__ import annotations

from typing import Any

from contract_review.findings.found import Found
from contract_review.language.supply import Supply
from contract_review.model.rule import Condition


class Supplies:
    """The vendor supplies this."""

    name = "supplies"
    summary = "The vendor supplies one of these: `supplies: hosted` (a service it runs), `supplies: support`."

    def parse(self, raw: Any) -> tuple[Supply, ...]:
        """What is supplied, or a list."""
        words = raw if isinstance(raw, list) else [raw]
        try:
            return tuple(Supply(word) for word in words)
        except ValueError as error:
            raise ValueError(f"takes one or several of {', '.join(Supply)}") from error

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether one of them is supplied."""
        return not (found.looking.supplied | _by_facts(found)).isdisjoint(condition.option)

    def describe(self, condition: Condition) -> str:
        """In words."""
        words = {Supply.HOSTED: "a service that the vendor runs", Supply.SUPPORT: "support by the vendor"}
        return " or ".join(words[what] for what in condition.option)


def _by_facts(found: Found) -> frozenset[Supply]:
    """Whoever promises availability runs a service, and whoever promises answers supports it, whatever it is called."""
    ids = {fact.id for fact in found.facts}
    hosted = Supply.HOSTED if "sla.uptime" in ids else None
    support = Supply.SUPPORT if hosted or any(name.startswith("support.") for name in ids) else None
    return frozenset(what for what in (hosted, support) if what)
