"""The documents of one vendor, read one by one, become one contract."""

from __future__ import annotations

from contract_review.bundles.amendments import amended
from contract_review.bundles.joining import joined, moved, sharing_parties
from contract_review.bundles.precedence import precedence
from contract_review.bundles.settling import settled

__all__ = ["amended", "joined", "moved", "precedence", "settled", "sharing_parties"]
