"""Who acts in a sentence: the party whose right or duty its words are."""

from __future__ import annotations

import re
from functools import lru_cache

from contract_review.model.contract import Contract, Role
from contract_review.model.span import Span

_EITHER = re.compile(
    r"(?i)\b(?:either|each|any|both|other|neither)\s+(?:of\s+the\s+)?part(?:y|ies)|\beach other|\bone of the parties|\bone party|\ba party\b|\bthe parties\b|\b(?:breaching|defaulting|non-?breaching|non-?defaulting|terminating|affected) party"
)
_VENDOR = r"provider|vendor|supplier|licensor|host|company|service provider|contractor|consultant|manufacturer|distributor|we|us|our"
_CUSTOMER = (
    r"customer|client|licensee|subscriber|partner|reseller|buyer|purchaser|end[- ]user|user|msp|you|your|dealer|agent"
)
_BY_ROLE = {
    Role.VENDOR: re.compile(rf"(?i)\b(?:{_VENDOR})\b"),
    Role.CUSTOMER: re.compile(rf"(?i)\b(?:{_CUSTOMER})\b"),
}
# A partner has customers of its own: where the contract calls it Reseller or MSP, "Customer" is somebody else.
_PARTNERS = r"partner|reseller|msp|dealer|distributor|agent|managed\s+service\s+provider"
_STANDS_BETWEEN = re.compile(rf"(?i)\b(?:{_PARTNERS})s?$")
_BESIDE_CLIENTS = {
    Role.VENDOR: _BY_ROLE[Role.VENDOR],
    Role.CUSTOMER: re.compile(rf"(?i)\b(?:{_PARTNERS}|buyer|purchaser|you|your)\b"),
}
_MODAL = r"(?:shall|will|may|must|can|cannot|agrees?|is|are|has|have|reserves?|hereby|undertakes?|warrants?|does|do|remains?|waives?|acknowledges?)"
_VERB = re.compile(rf"(?i)['\u2019]?\s+(?:also\s+|further\s+|each\s+|only\s+)?{_MODAL}\b")
_EACH = re.compile(r"(?i)\beach\b")
# A subject is the words right before its verb, in the same part of the sentence.
_PART_ENDS = re.compile(r"[.;:()]")
_LONGEST_SUBJECT, _SHORTEST_SUBJECT = 60, 2
# "Customer data shall be deleted" binds whoever holds the data; they are no party.
_THINGS = re.compile(
    r"(?i)\b[\w-]+(?:['\u2019]s?)?\s+(?:personal\s+)?(?:data|content|information|files|records|materials)(?=['\u2019]?\s*$)"
)
_FIRST_WORD = re.compile(r"\w+")
_BY_WHOM = re.compile(r"(?i)^[^.;:]{0,60}?\bby\s+(?P<who>(?:either\s+|the\s+)?[\w-]+(?:\s+part(?:y|ies))?)")


def _has_clients(contract: Contract) -> bool:
    party = contract.party(Role.CUSTOMER)
    return party is not None and any(_STANDS_BETWEEN.search(alias) for alias in party.aliases)


def party_in(contract: Contract, text: str) -> Role | None:
    """The party that a text names: by the contract's own names first, else by the words that contracts use."""
    if _EITHER.search(text):
        return Role.EITHER
    named = {role for role in (Role.VENDOR, Role.CUSTOMER) if _names(contract, role, text)}
    if not named:
        by_role = _BESIDE_CLIENTS if _has_clients(contract) else _BY_ROLE
        named = {role for role, pattern in by_role.items() if pattern.search(text)}
    return next(iter(named)) if len(named) == 1 else None


def actor_of(contract: Contract, text: str, span: Span) -> Role | None:
    """Whose right or duty the words at `span` are: the nearest subject before them, or who stands behind "by"."""
    passive = _BY_WHOM.match(text[span.end :])
    agent = party_in(contract, passive["who"]) if passive else None
    if agent:
        return agent
    # The words may begin with the subject or its verb ("Partner may reduce …", "may reduce …"), and name others later.
    first = _FIRST_WORD.match(text, span.start)
    before = _nearest_subject(contract, text, first.end() if first else span.start)
    return before or _nearest_subject(contract, text, span.end)


def _nearest_subject(contract: Contract, text: str, end: int) -> Role | None:
    named = (party_in(contract, _THINGS.sub("", who)) for who in reversed(_subjects(text[:end])))
    return next((who for who in named if who), None)


@lru_cache(maxsize=256)
def _subjects(text: str) -> tuple[str, ...]:
    """The words before each verb, back to the verb before it or to where their part of the sentence begins."""
    found, behind = [], 0
    for verb in _VERB.finditer(text):
        part = text[max(behind, verb.start() - _LONGEST_SUBJECT) : verb.start()]
        who = _PART_ENDS.split(part)[-1]
        if len(who) >= _SHORTEST_SUBJECT:
            # "Vendor and Customer each agree" speaks of both, whatever else their names tell.
            found.append(f"{who} each party" if _EACH.search(verb[0]) else who)
            behind = verb.end()
    return tuple(found)


def _names(contract: Contract, role: Role, text: str) -> bool:
    return any(
        _naming(alias).search(text)
        for party in contract.parties
        if party.role is role
        for alias in (party.name, *party.aliases)
        if alias
    )


@lru_cache(maxsize=1024)
def _naming(alias: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{re.escape(alias)}\b")
