"""Who is who: the parties by their names, what the contract calls them, and on which side they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from contract_review.facts.party_names import (
    Introduced,
    acting_name,
    company_names,
    introduced,
    pair_between,
    short_names,
)
from contract_review.model.clause import Clause
from contract_review.model.contract import Party, Role
from contract_review.model.document import Document

_SIDES = {
    Role.VENDOR: "Provider Vendor Supplier Licensor Host Company Consultant Contractor",
    Role.CUSTOMER: "Customer Client Licensee Subscriber Partner Reseller MSP Buyer you customer client users",
}
_VENDOR = re.compile(
    r"(?i)^(?:the\s+)?(?:service\s+)?(?:provider|vendor|supplier|licensor|host|company|consultant|contractor|manufacturer|distributor|publisher|wholesaler|carrier|developer|we|us|our)$"
)
_CUSTOMER = re.compile(
    r"(?i)^(?:the\s+)?(?:customer|client|licensee|subscriber|partner|reseller|buyer|purchaser|end[- ]user|user|msp|dealer|agent|affiliate|member|managed service provider|you|your)$"
)
_PAYS = r"(?:shall|will|must|agrees\s+to)\s+(?:\w+\s+)?(?:pay|purchase|order|reimburse|remit)"
_SUPPLIES = r"(?:shall|will|agrees\s+to|may)\s+(?:\w+\s+)?(?:provide|supply|make\s+available|maintain|host|deliver|invoice|perform|license|grant|use\s+commercially|credit|support)"
_STRETCH = 1500
_WE, _YOU = ("we", "us", "our"), ("you", "your")


def parties(document: Document, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """The two sides of a contract: names, aliases, roles; what the contract does not say is left out."""
    text = document.text
    opening = text[: max(3500, clauses[0].own.end if clauses else 0)][:6000]
    named = introduced(opening, is_side=lambda alias: side_of(alias) is not None)
    found = _with_roles(_tabled(document) or named or pair_between(opening, text), text)
    if not any(party.role is Role.VENDOR for party in found):
        found += _vendor_of_form(text, opening, found)
    if not any(party.role is Role.CUSTOMER for party in found):
        found += _customer_of_form(text)
    return tuple(_with_pronouns(party, text) for party in found)


def side_of(word: str) -> Role | None:
    """The side for which a role word stands: "Provider" the vendor, "Reseller" the customer; None for a name."""
    return Role.VENDOR if _VENDOR.match(word) else Role.CUSTOMER if _CUSTOMER.match(word) else None


def _tabled(document: Document) -> list[Introduced]:
    """The names on a cover page that stand in a table under "Vendor" and "Customer"."""
    for table in document.tables:
        rows = [[cell.span.text_in(document.text).strip() for cell in row] for row in table.rows[:2]]
        if len(rows) < 2 or len(rows[0]) != len(rows[1]):
            continue
        pairs: list[Introduced] = [
            (name, (head,)) for head, name in zip(*rows, strict=True) if side_of(head) and company_names(name)
        ]
        if {side_of(aliases[0]) for _, aliases in pairs} == {Role.VENDOR, Role.CUSTOMER}:
            return [(name.splitlines()[0], aliases) for name, aliases in pairs]
    return []


def _with_roles(named: list[Introduced], text: str) -> list[Party]:
    found: list[Party] = []
    for name, aliases in named:
        role = next((side for side in map(side_of, aliases) if side), None)
        if not any(set(aliases) & set(party.aliases) for party in found):
            found.append(Party(name, role, aliases))
    found = found[:4]
    known = {party.role for party in found}
    if Role.VENDOR in known and Role.CUSTOMER not in known:
        return [replace(p, role=p.role or Role.CUSTOMER) for p in found[:2]] + found[2:]
    if Role.CUSTOMER in known and Role.VENDOR not in known:
        return [replace(p, role=p.role or Role.VENDOR) for p in found[:2]] + found[2:]
    if known == {None}:
        # A form that names one party names its author.
        return _by_deeds(found[:2], text) if len(found) > 1 else [replace(found[0], role=Role.VENDOR)]
    return found


def _by_deeds(pair: list[Party], text: str) -> list[Party]:
    """Who supplies is the vendor, who pays the customer."""
    scores = []
    for party in pair:
        name = "(?:" + "|".join(re.escape(alias) for alias in party.aliases) + ")"
        supplies = len(re.findall(rf"\b{name}\s+{_SUPPLIES}", text))
        pays = len(re.findall(rf"\b{name}\s+{_PAYS}", text))
        scores.append(supplies - 2 * pays)
    if scores[0] == scores[1]:
        return pair
    vendor = 0 if scores[0] > scores[1] else 1
    return [replace(p, role=Role.VENDOR if i == vendor else Role.CUSTOMER) for i, p in enumerate(pair)]


def _vendor_of_form(text: str, opening: str, found: list[Party]) -> list[Party]:
    """A form that names only its author: the company in the opening, the role word in use, or who acts in it."""
    taken = {party.name for party in found}
    company = next((name for name in company_names(opening) if name not in taken), None)
    if company:
        return [Party(company, Role.VENDOR, short_names(company, text))]
    word, count = _most_spread(_SIDES[Role.VENDOR], text)
    if count >= 3:
        return [Party(word, Role.VENDOR, (word,))]
    actor = acting_name(text, is_side=lambda name: side_of(name.removesuffix("s")) is not None)
    if actor:
        return [Party(actor, Role.VENDOR, (actor,))]
    return [Party("we", Role.VENDOR, _WE)] if re.search(r"\b(?:[Ww]e|[Oo]ur)\b", text) else []


def _customer_of_form(text: str) -> list[Party]:
    word, count = _most_spread(_SIDES[Role.CUSTOMER], text)
    if count < 2:
        return []
    return [Party(word, Role.CUSTOMER, _YOU if word.lower() == "you" else (word,))]


def _most_spread(words: str, text: str) -> tuple[str, int]:
    """The role word that most stretches of the text use, and how often: a word of one clause only is no party."""
    places = {
        word: [m.start() for m in re.finditer(rf"\b{'[Yy]ou' if word == 'you' else word}\b", text)]
        for word in words.split()
    }
    best = max(places, key=lambda word: (len({at // _STRETCH for at in places[word]}), len(places[word])))
    return best, len(places[best])


def _with_pronouns(party: Party, text: str) -> Party:
    """A contract that says "we" and "you" means its vendor and its customer, whatever else it calls them."""
    pronouns = {Role.VENDOR: _WE, Role.CUSTOMER: _YOU}.get(party.role) if party.role else None
    if not pronouns or not re.search(r"\b[Ww]e\b", text) or not re.search(r"\b[Yy]ou\b", text):
        return party
    return replace(party, aliases=tuple(dict.fromkeys((*party.aliases, *pronouns))))
