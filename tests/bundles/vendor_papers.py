"""The documents of one vendor, written for these tests: an agreement, its service levels, an order and amendments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contract_review.documents import read_bytes
from contract_review.model.finding import Finding
from contract_review.model.review import Review
from contract_review.model.rule import Playbook
from contract_review.review import DEFAULT_PLAYBOOK, review_bundle
from contract_review.rulebook import load_playbook

MSA = """MASTER SERVICES AGREEMENT

This Master Services Agreement is made between Quillmark Cloud, Inc. ("Provider") and Tarn IT Services Ltd. ("Customer").

1. Term
1.1 The initial term of this Agreement is as set out in the Order Form.
1.2 Either party may terminate this Agreement for convenience on ninety (90) days' written notice.

2. Fees
2.1 Customer shall pay each invoice within forty-five (45) days after receipt of the invoice.

3. Service levels
3.1 Provider shall meet the service levels in the Service Level Agreement.
"""
SLA = """SERVICE LEVEL AGREEMENT

1. Availability
1.1 Provider shall make the Service available at least 99.95% of each calendar month.
"""
ORDER = """ORDER FORM

1. Initial Term. The initial term of the subscription is twelve (12) months from the Effective Date.
"""


def together(texts: Mapping[str, str]) -> Review:
    """The review of these texts as one agreement."""
    documents = tuple(read_bytes(text.encode(), path=name) for name, text in texts.items())
    return review_bundle(documents, playbook=_playbook())


@cache
def _playbook() -> Playbook:
    return load_playbook(DEFAULT_PLAYBOOK)


def of(review: Review, rule: str) -> Finding:
    """The finding of one rule."""
    (finding,) = [finding for finding in review.findings if finding.rule == rule]
    return finding


def quoted(finding: Finding) -> list[str]:
    """The documents that a finding quotes."""
    return list(dict.fromkeys(piece.document or "" for piece in finding.evidence))
