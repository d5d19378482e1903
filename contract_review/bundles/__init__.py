"""The documents of one vendor, read one by one, become one contract."""

from __future__ import annotations

from contract_review.bundles.joining import joined, leading, moved, sharing_parties

__all__ = ["joined", "leading", "moved", "sharing_parties"]
