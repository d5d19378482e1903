"""Which document of a bundle is meant: "the Order Form", "this Agreement", "Amendment No. 1"."""

from __future__ import annotations

import re

from contract_review.bundles.joining import leading
from contract_review.language.paper_names import MASTERS, kinds_named
from contract_review.model.contract import Contract, Kind

_TOP = 300
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = re.compile(
    rf"(?i)\bamendment\s+(?:no\.?|number|nr\.?|#)?\s*(?P<n>\d+)|\b(?P<nth>{'|'.join(_ORDINALS)})\s+amendment\b"
)


def named_papers(name: str, contracts: tuple[Contract, ...], place: int) -> tuple[int, ...]:
    """The places of the papers that a name means in the paper at `place`, which may call itself "this Agreement"."""
    kinds = kinds_named(name)
    own = contracts[place].kind
    if not kinds or re.match(r"(?i)\s*th(?:is|ese)\b", name):
        return (place,) if kinds and (own in kinds or kinds == MASTERS) else ()
    if kinds == MASTERS:
        if own in MASTERS:
            return (place,)
        lead = leading(contracts)
        return (contracts.index(lead),) if lead.kind in MASTERS else ()
    found = tuple(at for at, one in enumerate(contracts) if one.kind in kinds)
    number = _number(name)
    if Kind.AMENDMENT in kinds and number is not None:
        return tuple(at for at in found if _number(contracts[at].text[:_TOP]) == number)
    return found


def rank_of_amendment(contract: Contract) -> int:
    """The number of an amendment: the second replaces the first; 0 where it has none."""
    return _number(contract.text[:_TOP]) or 0


def _number(text: str) -> int | None:
    match = _NUMBERED.search(text)
    if match is None:
        return None
    return int(match["n"]) if match["n"] else _ORDINALS.index(match["nth"].lower()) + 1
