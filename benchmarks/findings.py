"""Findings in real contracts against judgements made by hand: `python -m benchmarks.findings GOLD_DIR [--errors]`.

A flag asks somebody to act: walk-away, negotiate, missing or unclear. Of several findings of one rule the worst counts,
and a rule without any counts as not-applicable. A judgement may accept a second outcome, and may leave a rule out.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, cases
from benchmarks.tally import Tally

_WORST_FIRST = (
    "walk-away",
    "missing",
    "unclear",
    "negotiate",
    "acceptable",
    "preferred",
    "waived",
    "not-applicable",
)
_FLAGS = frozenset({"walk-away", "negotiate", "missing", "unclear"})


@dataclass(slots=True)
class GroupScore:
    """Flags as a tally, and how many outcomes are exactly as judged, of how many."""

    flags: Tally = field(default_factory=Tally)
    exact: int = 0
    judged: int = 0

    def count(self, outcome: str, accepted: set[str]) -> None:
        """Count one outcome in. Where a flag and none are both accepted, raising none misses nothing."""
        raised, wanted = outcome in _FLAGS, bool(accepted & _FLAGS)
        needed = accepted <= _FLAGS
        self.flags.add(Tally(right=raised and wanted, found=raised, wanted=wanted and (raised or needed)))
        self.exact += outcome in accepted
        self.judged += 1

    def __str__(self) -> str:
        exact = self.exact / self.judged if self.judged else 0.0
        return f"flags: precision {self.flags.precision:.3f} recall {self.flags.recall:.3f}, exact {exact:.3f}"


@dataclass(slots=True)
class FindingScore:
    """Scores over all contracts, by group of rules and by contract, and a line for each mistake."""

    total: GroupScore = field(default_factory=GroupScore)
    by_group: dict[str, GroupScore] = field(default_factory=lambda: defaultdict(GroupScore))
    by_case: dict[str, GroupScore] = field(default_factory=lambda: defaultdict(GroupScore))
    mistakes: list[str] = field(default_factory=list)


def score(measured: list[Case]) -> FindingScore:
    """What the rules concluded, against what a person concluded."""
    result = FindingScore()
    for case in measured:
        found = _worst(case.review()["findings"])
        for rule, judged in (case.outcomes or {}).items():
            if judged.get("skip"):
                continue
            outcome = found.get(rule, "not-applicable")
            accepted = {judged["outcome"], judged.get("or") or judged["outcome"]}
            for one in (result.total, result.by_group[rule.partition(".")[0]], result.by_case[case.name]):
                one.count(outcome, accepted)
            if outcome not in accepted:
                result.mistakes.append(f"{case.name}: {rule} {outcome}, judged {' or '.join(sorted(accepted))}")
    return result


def main(arguments: list[str]) -> int:
    """Print a line a contract, a line a group and the sum; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.findings", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list every outcome that is not as judged")
    asked = parser.parse_args(arguments)
    measured = [case for case in cases(asked.folder) if case.outcomes is not None]
    if not measured:
        print(f"no judged contracts under {asked.folder}; nothing measured")
        return 0
    result = score(measured)
    if asked.errors:
        print("\n".join(result.mistakes))
    for scores in (result.by_case, result.by_group):
        for name, one in sorted(scores.items()):
            print(f"{name:36} {one.exact:4} of {one.judged:4} exact; {one}")
    print(f"{len(measured)} contracts: {result.total}")
    return 0


def _worst(findings: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for finding in findings:
        known = found.get(finding["rule"], "not-applicable")
        found[finding["rule"]] = min(known, finding["outcome"], key=_WORST_FIRST.index)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
