"""Facts found in real contracts against gold facts: `python -m benchmarks.facts GOLD_DIR [--errors]`.

A fact is right when its id and its value agree (a year is twelve months, a month is never 30 days), and, where the gold
fact has them, severity, period and the bounds of a credit. What a contract says twice is one fact.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, cases
from benchmarks.tally import Tally

NARROWING = ("severity", "per", "below", "from")
_IN_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_NO_NAME = re.compile(r"[^a-z0-9 -]|\b(?:the|state|commonwealth|laws?|of|country|republic)\b")


@dataclass(slots=True)
class FactScore:
    """Tallies over all contracts, by group and by fact, and a line for each mistake."""

    total: Tally = field(default_factory=Tally)
    by_group: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_id: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_case: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[str] = field(default_factory=list)

    def count(self, case: str, name: str, tally: Tally) -> None:
        """Count a fact in wherever it belongs."""
        for one in (self.total, self.by_group[name.partition(".")[0]], self.by_id[name], self.by_case[case]):
            one.add(tally)


def score(measured: list[Case]) -> FactScore:
    """What the reviews of the cases found, against what their readers found."""
    result = FactScore()
    for case in measured:
        wanted, left = once(case.facts or []), once(case.review()["facts"])
        for fact in wanted:
            hit = next((one for one in left if agrees(fact, one)), None)
            if hit is not None:
                left.remove(hit)
            else:
                result.mistakes.append(f"{case.name}: missed {fact['id']} {fact['value']}")
            result.count(case.name, fact["id"], Tally(right=hit is not None, found=hit is not None, wanted=1))
        for fact in left:
            result.mistakes.append(f"{case.name}: wrong  {fact['id']} {fact['value']}")
            result.count(case.name, fact["id"], Tally(found=1))
    return result


def main(arguments: list[str]) -> int:
    """Print a line a contract and the sums; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is wrong")
    asked = parser.parse_args(arguments)
    measured = [case for case in cases(asked.folder) if case.facts is not None]
    if not measured:
        print(f"no gold contracts under {asked.folder}; nothing measured")
        return 0
    result = score(measured)
    if asked.errors:
        print("\n".join(result.mistakes))
    for tallies in (result.by_case, result.by_id, result.by_group):
        for name, tally in sorted(tallies.items()):
            print(f"{name:36} wanted {tally.wanted:4} found {tally.found:4} right {tally.right:4}  {tally}")
    print(f"{len(measured)} contracts: {result.total}")
    return 0


def comparable(value: Any) -> Hashable:
    """A value of the vocabulary, so that equal ones are equal however they are written."""
    if isinstance(value, dict):
        return _quantity(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return round(float(value), 4)
    return " ".join(_NO_NAME.sub(" ", str(value).lower()).split())


def _quantity(value: dict[str, Any]) -> Hashable:
    if "unit" in value:
        unit, n = str(value["unit"]).removesuffix("s"), float(value["n"])
        for name, units in (("hours", _IN_HOURS), ("months", _IN_MONTHS)):
            if unit in units:
                return name, round(n * units[unit], 4)
        return unit, round(n, 4)
    if "amount" in value:
        return round(float(value["amount"]), 2), str(value.get("currency", "")).upper()
    return round(float(value["n"]), 4)


def once(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Facts without repeats: what a contract says twice is one fact."""
    kept: dict[Hashable, dict[str, Any]] = {}
    for fact in facts:
        narrowed = tuple(str(fact.get(key)) for key in (*NARROWING, "party", "scope"))
        kept.setdefault((fact["id"], comparable(fact["value"]), narrowed), fact)
    return list(kept.values())


def agrees(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a fact that was found is the one that is wanted: id, value, and what narrows it."""
    if wanted["id"] != found["id"] or not _same(comparable(wanted["value"]), comparable(found["value"])):
        return False
    return all(
        comparable(wanted[key]) == comparable(found.get(key)) for key in NARROWING if wanted.get(key) is not None
    )


def _same(wanted: Hashable, found: Hashable) -> bool:
    """Texts also agree where one holds the other: "Delaware" and "Delaware, USA"."""
    if isinstance(wanted, str) and isinstance(found, str) and min(len(wanted), len(found)) > 3:
        return wanted in found or found in wanted
    return wanted == found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
