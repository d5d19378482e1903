"""Proposed wording in the words of the contract: where it calls the vendor "Supplier", so does what we propose."""

from __future__ import annotations

import re

from contract_review.model.contract import Contract, Role

# How the wordings of the rules call the two sides.
_CALLED = {Role.VENDOR: ("Provider", "Vendor"), Role.CUSTOMER: ("Customer", "Partner")}
# "We warrants" and "You shall indemnifies" are no English: a contract that speaks so gets the wording as it is.
_PRONOUNS = frozenset(("we", "us", "our", "ours", "you", "your", "yours"))
_MOST_WORDS = 3


def in_its_terms(wording: str, contract: Contract) -> str:
    """The wording with the contract's own names for the parties, where both are nouns that it defines."""
    names = {name: own for role, called in _CALLED.items() for own in _own(contract, role) for name in called}
    if not names:
        return wording
    used = re.compile(rf"(?P<lead>^|[.!?]\s+)?\b(?P<name>{'|'.join(names)})\b")
    return used.sub(lambda match: _cased(match, names[match["name"]]), wording)


def _own(contract: Contract, role: Role) -> tuple[str, ...]:
    """What the contract calls a side, with its article where it uses one; none where that is no noun of its own."""
    party = contract.party(role)
    fitting = [alias for alias in (party.aliases if party else ()) if _is_noun(alias)]
    if not fitting:
        return ()
    count = {alias: len(re.findall(rf"\b{re.escape(alias)}\b", contract.text)) for alias in fitting}
    best = max(fitting, key=lambda alias: count[alias])
    with_article = len(re.findall(rf"\b[Tt]he {re.escape(best)}\b", contract.text))
    return (f"the {best}" if 2 * with_article >= count[best] else best,)


def _is_noun(alias: str) -> bool:
    return alias[:1].isupper() and alias.lower() not in _PRONOUNS and len(alias.split()) <= _MOST_WORDS


def _cased(match: re.Match[str], own: str) -> str:
    lead = match["lead"]
    return own if lead is None else f"{lead}{own[:1].upper()}{own[1:]}"
