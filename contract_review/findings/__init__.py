"""Facts meet a rule: the engine, and a dozen closed checks, one file each."""

from __future__ import annotations

from contract_review.findings.engine import judge
from contract_review.findings.waivers import idle_waivers

__all__ = ["idle_waivers", "judge"]
