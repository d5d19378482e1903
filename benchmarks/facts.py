"""Facts found in real contracts against gold facts: `python -m benchmarks.facts GOLD_DIR`.

Each `<case>/contract.*` is reviewed; a fact is right when id, value, severity, period and credit bounds agree with
`<case>/gold.json`. Only the groups of facts that the program reads are counted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from contract_review.facts.vocabulary import BY_ID
from contract_review.reports.data import as_dict
from contract_review.review import review_file

_KEYS = ("severity", "per", "below", "from")


def main(folder: Path) -> int:
    """Print a line a contract and the sum; exit status 0 also where there is nothing to measure."""
    cases = sorted(path.parent for path in folder.glob("*/gold.json"))
    if not cases:
        print(f"no gold contracts under {folder}; nothing measured")
        return 0
    total = [0, 0, 0]
    for case in cases:
        gold = [f for f in json.loads((case / "gold.json").read_text(encoding="utf-8"))["facts"] if f["id"] in BY_ID]
        found = as_dict(review_file(next(case.glob("contract.*"))))["facts"]
        right = _matched(gold, found)
        total = [total[0] + right, total[1] + len(found), total[2] + len(gold)]
        print(f"{case.name:32} gold {len(gold):3} found {len(found):3} right {right:3}")
    precision, recall = total[0] / max(total[1], 1), total[0] / max(total[2], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{len(cases)} contracts: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    return 0


def _matched(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> int:
    left = list(found)
    for fact in gold:
        hit = next((f for f in left if _same(fact, f)), None)
        if hit is not None:
            left.remove(hit)
    return len(found) - len(left)


def _same(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    keys = all(gold.get(key) is None or gold[key] == found.get(key) for key in _KEYS)
    return gold["id"] == found["id"] and gold["value"] == found["value"] and keys


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
