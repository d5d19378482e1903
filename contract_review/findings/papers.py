"""Whether a paper that a contract refers to is part of the file that we read."""

from __future__ import annotations

import re
from functools import lru_cache

from contract_review.language.elsewhere import elsewhere
from contract_review.language.paper_names import kinds_named
from contract_review.model.contract import Contract, Kind

# Less than this below a heading is no content.
_A_LINE = 15
# So many characters hold the title of a paper.
_TOP = 120
_LETTER = re.compile(r"(?i)^(schedule|exhibit|annex|appendix|attachment|addendum)\s+(\w+)")
# An agreement on service levels goes by many names, and is mostly headed by what it is about.
_LEVELS = re.compile(r"(?i)\b(?:service level agreements?|slas?)$")
_LEVELS_HEAD = re.compile(r"(?i)\b(?:service levels?|sla)\b")


VARIABLES = re.compile(
    r"(?i)\b(?:variables?|capitali[sz]ed\s+(?:terms|words)|terms|definitions)\b[^.]{0,90}"
    r"\b(?:meanings?|defined|descriptions?)\b[^.]{0,60}"
    r"\b(?P<paper>cover\s+page|order\s+form|key\s+terms|master\s+\w+|agreement|terms\s+of\s+service|msa)\b"
)
# What hangs on an agreement calls it "the Agreement"; the agreement itself means its own definitions.
_HANGS_ON_ANOTHER = (Kind.SLA, Kind.SUPPORT, Kind.ORDER_FORM, Kind.AMENDMENT, Kind.DPA)
_CAPITALISED = re.compile(r"(?<=[a-z,(] )(?:the\s+)?([A-Z][a-z]+(?:[- ][A-Z][a-z]+)+)\b")


def left_open(text: str, contract: Contract) -> bool:
    """Whether a sentence has a blank, or leaves its answer to a paper (or a variable of one) that is not here."""
    if any(place.paper is None or not is_here(place.paper, contract) for place in elsewhere(text)):
        return True
    return any(_is_variable(match[1], contract) for match in _CAPITALISED.finditer(text))


def _is_variable(term: str, contract: Contract) -> bool:
    """Whether a capitalised term has no meaning here, in a contract that says: such terms stand on the cover page."""
    name = term.lower()
    if name in ("effective date", "united states") or not _has_variables(contract):
        return False
    known = {definition.term.lower() for definition in contract.definitions}
    titles = {(clause.heading or "").lower() for clause in contract.clauses}
    return name not in known and name.rstrip("s") not in known and name not in titles


def _has_variables(contract: Contract) -> bool:
    """Whether the contract says that its terms are defined in another paper."""
    papers = _papers_of_variables(contract.text)
    return bool(papers - {"agreement"}) or (bool(papers) and contract.kind in _HANGS_ON_ANOTHER)


@lru_cache(maxsize=8)
def _papers_of_variables(text: str) -> frozenset[str]:
    """The papers in which the contract says that its terms are defined."""
    return frozenset(" ".join(match["paper"].lower().split()) for match in VARIABLES.finditer(text))


def is_here(paper: str, contract: Contract) -> bool:
    """Whether "Exhibit B" or "Price List" heads a part of this file, or is a paper of this bundle."""
    name = " ".join(paper.lower().split())
    if contract.papers and (not contract.kinds.isdisjoint(kinds_named(name)) or _is_titled(name, contract)):
        return True
    if name.startswith("agreement with the"):
        # The reseller of a reseller contract is our own side.
        return contract.kind in (Kind.RESELLER, Kind.PARTNER)
    if _LEVELS.search(name):
        return contract.kind is Kind.SLA or any(
            _LEVELS_HEAD.search(clause.heading or "") for clause in contract.clauses
        )
    lettered = _LETTER.match(name)
    wanted = lettered[0].lower() if lettered else name.rstrip("s")
    # A heading with nothing below it is a form that nobody has filled in.
    # Of a long contract few titles have its words.
    first = wanted.split(" ", 1)[0]
    titles = (
        " ".join(clause.title.lower().split())
        for clause in contract.clauses
        if first in f"{clause.number} {clause.heading}".lower() and len(clause.span) > len(clause.title) + _A_LINE
    )
    # A short clause that only names the paper ("Order Forms: …") does not hold it.
    return any(title.startswith(wanted) if lettered else _heads(title, wanted) for title in titles)


def _is_titled(name: str, contract: Contract) -> bool:
    """Whether a paper of a bundle bears the name at its top."""
    tops = (paper.document.text[:_TOP].lower() for paper in contract.papers)
    return any(name in " ".join(top.split()) for top in tops)


def _heads(title: str, wanted: str) -> bool:
    return bool(
        re.fullmatch(rf"(?:(?:schedule|exhibit|annex|appendix|attachment)\s+\w+\W*\s*)?{re.escape(wanted)}s?", title)
    )
