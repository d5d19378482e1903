"""Reads vendor contracts for managed service providers: the public door.

`review_file(path)` reads, judges and returns a `Review`; the value types it is made of stand beside it. Importing this
package imports nothing heavy: each name is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contract_review.errors import ContractReviewError
    from contract_review.model.document import Document
    from contract_review.model.fact import Fact
    from contract_review.model.finding import Finding
    from contract_review.model.review import Review
    from contract_review.review import review_file

__version__ = "0.1.0"

__all__ = ["ContractReviewError", "Document", "Fact", "Finding", "Review", "__version__", "review_file"]

_HOMES = {
    "ContractReviewError": "contract_review.errors",
    "Document": "contract_review.model.document",
    "Fact": "contract_review.model.fact",
    "Finding": "contract_review.model.finding",
    "Review": "contract_review.model.review",
    "review_file": "contract_review.review",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
