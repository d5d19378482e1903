"""What present and absent share: the fact whose mere statement is asked for."""

from __future__ import annotations

from contract_review.findings.checks.check import Build, scalar
from contract_review.model.entry import Entry


def parse_fact(entry: Entry, _build: Build) -> str:
    """The id of a fact."""
    return scalar(entry, wanted="the id of a fact")
