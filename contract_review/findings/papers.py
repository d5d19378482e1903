"""Whether a paper that a contract refers to is part of the file that we read."""

from __future__ import annotations

import re

from contract_review.model.contract import Contract

_LETTER = re.compile(r"(?i)^(schedule|exhibit|annex|appendix|attachment|addendum)\s+(\w+)")


def is_here(paper: str, contract: Contract) -> bool:
    """Whether "Exhibit B" or "Price List" heads a part of this file."""
    name = " ".join(paper.lower().split())
    lettered = _LETTER.match(name)
    wanted = lettered[0].lower() if lettered else name.rstrip("s")
    titles = (" ".join(clause.title.lower().split()) for clause in contract.clauses)
    # A short clause that only names the paper ("Order Forms: …") does not hold it.
    return any(title.startswith(wanted) if lettered else _heads(title, wanted) for title in titles)


def _heads(title: str, wanted: str) -> bool:
    return bool(
        re.fullmatch(rf"(?:(?:schedule|exhibit|annex|appendix|attachment)\s+\w+\W*\s*)?{re.escape(wanted)}s?", title)
    )
