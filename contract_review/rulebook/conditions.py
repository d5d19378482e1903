"""Positions: what a rule file writes under `positions` and `when` becomes checked conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contract_review.errors import RuleFileError
from contract_review.findings.checks import CHECKS
from contract_review.findings.checks.check import OptionError
from contract_review.model.contract import Role
from contract_review.model.entry import Entry
from contract_review.model.rule import Condition, Where
from contract_review.rulebook.fields import Fields, fields_of, unknown

_BESIDE = ("fact", "where", "exclusive")
_WHERE = ("party", "severity", "per", "of", "scope", "pick")
_PICKS = ("highest", "lowest")


@dataclass(frozen=True, slots=True)
class Conditions:
    """Makes conditions for one rule: `fact` is the one meant where a condition names none."""

    path: Path | str
    facts: tuple[str, ...]
    variables: Mapping[str, str] | None

    def build(self, entry: Entry) -> Condition:
        """The condition that an entry writes; several checks side by side must all hold."""
        named = fields_of(self.path, entry, (*CHECKS, *_BESIDE), what="a condition")
        names = [name for name in named.entries if name in CHECKS]
        if not names:
            raise named.error(entry.line, f"a condition needs a check: {', '.join(CHECKS)}")
        parts = tuple(self._one(name, named) for name in names)
        return parts[0] if len(parts) == 1 else Condition("all", parts)

    def _one(self, name: str, named: Fields) -> Condition:
        check, entry = CHECKS[name], self._with_variable(named.entries[name])
        try:
            option = check.parse(entry, self.build)
        except OptionError as error:
            raise RuleFileError(self.path, error.line, f"{name}: {error}") from error
        fact = str(option) if check.names_fact else self._fact(named) if check.takes_fact else None
        if name == "exceeds":
            self._known(option, entry.line)
        if check.names_fact:
            self._known(str(option), entry.line)
        return Condition(name, option, fact, self._where(named), self._exclusive(name, named))

    def _with_variable(self, entry: Entry) -> Entry:
        """`$currency` stands for the playbook's variable of that name."""
        if entry.text is None or not entry.text.startswith("$"):
            return entry
        name = entry.text[1:]
        if self.variables is None:
            return Entry(name, entry.line)
        if name not in self.variables:
            raise RuleFileError(self.path, entry.line, unknown("playbook variable", name, self.variables))
        value = self.variables[name]
        parts = [part.strip() for part in value.split(",")]
        return Entry(tuple(Entry(part, entry.line) for part in parts) if len(parts) > 1 else value, entry.line)

    def _fact(self, named: Fields) -> str:
        fact = named.optional_text("fact") or (self.facts[0] if self.facts else None)
        line = named.entries["fact"].line if "fact" in named.entries else named.line
        if fact is None:
            raise named.error(line, "name the fact that is checked, here or under `facts`")
        self._known(fact, line)
        return fact

    def _known(self, fact: str, line: int) -> None:
        from contract_review.rulebook.vocabulary import fact_ids

        if fact not in fact_ids():
            raise RuleFileError(self.path, line, unknown("fact", fact, fact_ids()))

    def _exclusive(self, name: str, named: Fields) -> bool:
        word = named.optional_text("exclusive")
        if word is None:
            return False
        line = named.entries["exclusive"].line
        if name not in ("at_least", "at_most"):
            raise named.error(line, "exclusive belongs to at_least and at_most")
        if word not in ("true", "false"):
            raise named.error(line, "exclusive is true or false")
        return word == "true"

    def _where(self, named: Fields) -> Where:
        entry = named.entries.get("where")
        if entry is None:
            return Where()
        where = fields_of(self.path, entry, _WHERE, what="where")
        severity, pick = where.optional_text("severity"), where.optional_text("pick")
        if severity is not None and not severity.isdigit():
            raise where.error(entry.line, "severity is a number, 1 for the most severe")
        if pick not in (None, *_PICKS):
            raise where.error(entry.line, "pick is highest or lowest")
        return Where(
            party=where.member(where.entries["party"], Role, what="party") if "party" in where.entries else None,
            severity=int(severity) if severity else None,
            per=where.optional_text("per"),
            of=where.optional_text("of"),
            scope=where.optional_text("scope"),
            pick=pick,
        )
