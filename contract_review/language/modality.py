"""How much a sentence binds: a commitment, a target, or discretion."""

from __future__ import annotations

import re

from contract_review.model.fact import Strength

_TARGET = re.compile(
    r"(?i)\b(?:reasonable|best|good[\s-]faith|diligent)\s+(?:\w+\s+){0,2}(?:efforts?|endeavou?rs?|commercial means)"
    r"|\b(?:targets?|targeted|aims?|aiming|goals?|objectives?|strives?|endeavou?rs?\s+to|seeks?\s+to|attempts?\s+to|tr(?:y|ies)\s+to|"
    r"whenever\s+possible|where\s+possible|typically|generally|normally|expected|estimated|anticipated|intends?\s+to)\b"
)
_DISCRETION = re.compile(
    r"(?i)\b(?:may|might|can)\s+(?!not\b)(?:\w+ly\s+)?(?:provide|offer|issue|grant|elect|choose|decide|apply|give|respond)\b"
    r"|\b(?:sole|absolute|own)\s+(?:and\s+\w+\s+)?discretion\b"
)


def strength(text: str) -> Strength:
    """How much the words of a sentence bind the one who speaks them."""
    if _TARGET.search(text):
        return Strength.TARGET
    return Strength.DISCRETION if _DISCRETION.search(text) else Strength.COMMITMENT
