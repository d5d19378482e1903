"""What other programs find of the facts in the same contracts: `python -m benchmarks.peers GOLD_DIR [--venv FOLDER]`.

FOLDER is a virtual environment with redline-buddy and nda-review-cli, which are no part of this project; what is not
there is left out, with a message. Peers name clauses and no facts, so they are read generously: a rule that speaks of
what a fact is about counts as that fact, a rule that asks for a clause and stays silent has found it, and a value
counts as found where the peer's excerpt prints it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import facts
from benchmarks.cases import Case, cases
from benchmarks.naive import by_patterns
from benchmarks.tally import Tally
from contract_review.documents.confined import read_confined


@dataclass(frozen=True, slots=True)
class Found:
    """A fact as a peer tells it: with its value, or with the words around it where it names only the clause."""

    id: str
    value: Any = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PeerScore:
    """How often the right clause was spotted, and how often its value was."""

    name: str
    clauses: Tally
    values: Tally


_PLAYBOOKS = ("saas-vendor", "reseller-agreement")
# Rules that speak up when they see the clause.
_RAISED = {
    "auto-renewal": "term.auto-renewal",
    "unilateral-terms-change": "legal.unilateral-change",
    "unilateral-agreement-changes": "legal.unilateral-change",
    "exclusivity-noncompete": "legal.exclusivity",
    "termination-notice": "term.convenience-termination",
    "vendor-termination-for-convenience": "term.convenience-termination",
}
# Rules that speak up when the clause is missing, by playbook: their silence says that it is there.
_SILENT = {
    "saas-vendor": {
        "liability-cap": "liability.cap",
        "termination-convenience": "term.convenience-termination",
        "data-return-deletion": "data.return-window",
        "confidentiality": "legal.confidentiality-survival",
        "sla-credits": "sla.credit-tier",
    },
    "reseller-agreement": {"no-price-protection": "pricing.increase-cap"},
}
_CLAUSES = {
    "term_and_survival": "legal.confidentiality-survival",
    "return_or_destroy": "data.return-window",
    "non_solicit_non_compete": "legal.non-solicit",
    "governing_law_jurisdiction": "legal.governing-law",
    "liability_and_remedies": "liability.cap",
    "assignment_and_affiliates": "legal.assignment-consent",
}


def main(arguments: list[str]) -> int:
    """Print a line a program; exit status 0 also where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--venv", type=Path, help="a virtual environment with the peers")
    asked = parser.parse_args(arguments)
    known = [case for case in cases(asked.folder) if case.facts is not None]
    if not known:
        print(f"no gold contracts under {asked.folder}; nothing measured")
        return 0
    for one in measure(known, asked.venv):
        print(f"{one.name:24} clauses: {one.clauses}   values: {one.values}")
    return 0


def measure(known: list[Case], venv: Path | None) -> list[PeerScore]:
    """The scores of this program, of plain patterns, and of the peers that are there."""
    readers: dict[str, Callable[[Case], Iterator[Found]]] = {
        "contract-review": _ours,
        "patterns over the text": lambda case: (Found(*one) for one in by_patterns(_text(case))),
    }
    for name, command, reader in (
        ("redline-buddy", "redline", _redline),
        ("nda-review-cli", "nda-review-cli", _nda),
    ):
        program = venv / "bin" / command if venv else None
        if program is None or not program.is_file():
            print(f"{name} is not there; left out", file=sys.stderr)
            continue
        readers[name] = lambda case, program=program, reader=reader: reader(case, program)  # type: ignore[misc]
    return [_score(name, known, reader) for name, reader in readers.items()]


def _score(name: str, known: list[Case], reader: Callable[[Case], Iterator[Found]]) -> PeerScore:
    clauses, values = Tally(), Tally()
    for case in known:
        wanted, found = facts.once(case.facts or []), list(dict.fromkeys(reader(case)))
        told, there = {one.id for one in found}, {fact["id"] for fact in wanted}
        clauses.add(Tally(right=len(told & there), found=len(told), wanted=len(there)))
        values.add(Tally(found=len(found), wanted=len(wanted)))
        left = list(wanted)
        for one in found:
            hit = next((fact for fact in left if _is_right(one, fact)), None)
            if hit is not None:
                left.remove(hit)
                values.add(Tally(right=1))
    return PeerScore(name, clauses, values)


def _is_right(found: Found, wanted: dict[str, Any]) -> bool:
    if found.id != wanted["id"]:
        return False
    if isinstance(found.value, str):
        return facts.agrees(wanted, json.loads(found.value))
    return _printed(wanted["value"], found.words)


def _printed(value: Any, words: str) -> bool:
    """Whether an excerpt prints a value; that a clause is there is all that a flag says."""
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        number = value.get("n", value.get("amount"))
        return re.search(rf"(?<![\d.]){re.escape(f'{number:g}')}(?![\d.]\d)", words.replace(",", "")) is not None
    return str(value).lower() in words.lower()


def _ours(case: Case) -> Iterator[Found]:
    for fact in facts.once(case.review()["facts"]):
        told = {key: value for key, value in fact.items() if key != "evidence"}
        yield Found(fact["id"], json.dumps(told, sort_keys=True))


def _redline(case: Case, program: Path) -> Iterator[Found]:
    for playbook in _PLAYBOOKS:
        review = _told(program, "review", "--playbook", playbook, "--format", "json", str(_text_file(case)))
        raised = {finding["rule_id"]: finding for finding in review["findings"]}
        for rule, finding in raised.items():
            if rule in _RAISED:
                yield Found(_RAISED[rule], words=finding["excerpt"])
        for rule, name in _SILENT[playbook].items():
            if rule not in raised:
                yield Found(name)


def _nda(case: Case, program: Path) -> Iterator[Found]:
    policy = next(program.parent.parent.glob("lib/*/site-packages/config/default-policy.json"))
    review = _told(program, "review", "--file", str(_text_file(case)), "--playbook", str(policy), "--json")
    for finding in review["findings"]:
        if finding["clause"] in _CLAUSES:
            yield Found(_CLAUSES[finding["clause"]], words=finding.get("clause_snippet") or "")


def _told(program: Path, *arguments: str) -> dict[str, Any]:
    ran = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if not ran.stdout.strip().startswith("{"):
        raise RuntimeError(f"{program.name} ended with {ran.returncode}: {ran.stderr[-300:]}")
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def _text_file(case: Case) -> Path:
    text = case.contract.with_name("text.txt")
    return text if text.is_file() else case.contract


def _text(case: Case) -> str:
    text = case.contract.with_name("text.txt")
    return text.read_text(encoding="utf-8", errors="replace") if text.is_file() else read_confined(case.contract).text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
