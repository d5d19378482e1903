"""What an earlier review flagged already, so that a later one can show what is new."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from contract_review.model.contract import Contract
from contract_review.model.finding import Finding

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of the flags of an earlier review."""

    flagged: frozenset[str]

    def is_new(self, finding: Finding, contract: Contract) -> bool:
        """Whether a finding is a flag that the earlier review did not raise on the same words."""
        return finding.outcome.is_flag and fingerprint(finding, contract) not in self.flagged


def fingerprint(finding: Finding, contract: Contract) -> str:
    """A finding's rule and the words of its clause, in small letters and without signs, as 16 hexadecimal digits.

    The number of the clause is no part of it: a clause that only moved is the same.
    """
    words = _WORD.findall(_clause(finding, contract).casefold())
    return hashlib.sha256(" ".join((finding.rule, *words)).encode()).hexdigest()[:16]


def _clause(finding: Finding, contract: Contract) -> str:
    if not finding.evidence:
        return ""
    start = finding.evidence[0].span.start
    clause = contract.clause_at(start)
    if clause is None:
        return finding.evidence[0].quote
    text = clause.own.text_in(contract.text).lstrip()
    return text.removeprefix(clause.label) if clause.label else text
