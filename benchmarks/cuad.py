"""Answers to CUAD's questions: `python -m benchmarks.cuad predict GOLD.json[.gz] -o predictions.json[.gz]`.

Only the text of each contract is read, never its answers. `score_cuad.py` scores what is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cuad_data import read_contracts
from contract_review.clauses.learned import answers
from contract_review.clauses.learned.candidates import paragraphs_in


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the answers of the shipped model, each verbatim from its contract with its probability."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["predict"])
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    if not options.gold.exists():
        print(f"no contracts at {options.gold}; nothing predicted")
        return 0
    predictions: dict[str, list[dict[str, object]]] = {}
    for contract in read_contracts(options.gold):
        predictions.update(contract.as_predicted(answers(contract.text, paragraphs_in(contract.text))))
    data = json.dumps(predictions).encode()
    options.output.write_bytes(gzip.compress(data, mtime=0) if options.output.suffix == ".gz" else data)
    print(f"wrote {options.output}: {len(predictions)} questions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
