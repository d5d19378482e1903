"""Who is who: the parties by their names, what the contract calls them, and on which side they stand."""

from __future__ import annotations

import re
from dataclasses import replace

from contract_review.facts.parties.names import (
    Introduced,
    acting_name,
    company_names,
    introduced,
    pair_between,
    short_names,
)
from contract_review.facts.parties.preamble import preamble_parties
from contract_review.facts.parties.roles import side_of, weight_of, with_roles
from contract_review.model.clause import Clause
from contract_review.model.contract import Party, Role
from contract_review.model.document import Document

_SIDES = {
    Role.VENDOR: "Provider Vendor Supplier Licensor Host Company Consultant Contractor",
    Role.CUSTOMER: "Customer Client Licensee Subscriber Partner Reseller MSP Buyer you customer client users",
}
# A form that waits for a name: "[Client's name]", "________".
_BLANK = re.compile(r"[\[\]_{}]")
_STRETCH = 1500
_BOTH = 2
_ENGAGED = weight_of("Contractor")
_STANDS_BETWEEN = weight_of("Reseller")
_NEARLY = 0.4
_OFTEN = 8
_WE, _YOU = ("we", "us", "our"), ("you", "your")


def parties(document: Document, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """The two sides of a contract: names, aliases, roles; what the contract does not say is left out."""
    text = document.text
    opening = text[: max(3500, clauses[0].own.end if clauses else 0)][:6000]
    named = preamble_parties(opening, is_side=_is_side) or introduced(opening, is_side=_is_side)
    pair = [] if named else [one for one in pair_between(opening, text) if not _is_side(one[0])]
    found = _distinct(_tabled(document) or named or (pair if len(pair) == _BOTH else []))
    found = with_roles(found, text) if found else []
    if len(found) == 1 and _is_engaging(found[0], text):
        found = [replace(found[0], role=Role.CUSTOMER)]
    if len(found) < _BOTH and not any(party.role is Role.VENDOR for party in found):
        found += _vendor_of_form(text, opening, found)
    if len(found) < _BOTH and not any(party.role is Role.CUSTOMER for party in found):
        found += _customer_of_form(text, found)
    return tuple(_with_pronouns(party, text) for party in found)


def _is_engaging(party: Party, text: str) -> bool:
    """Whether the one who is named stands against a provider or consultant of whom only the role is named."""
    if any(side_of(alias) for alias in party.aliases):
        return False
    _, count = _most_spread(_SIDES[Role.VENDOR].replace("Company ", ""), text)
    named = max(len(re.findall(rf"\b{re.escape(alias)}\b", text)) for alias in party.aliases)
    return count >= max(_OFTEN, named / 2)


def _is_side(alias: str) -> bool:
    return side_of(alias) is not None


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


def _distinct(named: list[Introduced]) -> list[Party]:
    """The parties that were introduced, each once, and the first four at most: the rest are affiliates and witnesses."""
    found: list[Party] = []
    for name, aliases in named:
        if not any(set(aliases) & set(party.aliases) or name == party.name for party in found):
            found.append(Party(aliases[0] if _BLANK.search(name) else name, None, aliases))
    return found[:4]


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


def _customer_of_form(text: str, found: list[Party]) -> list[Party]:
    # A company that engages a contractor is the one that pays.
    engages = any(weight_of(alias) == _ENGAGED for party in found for alias in party.aliases)
    word, count = _most_spread(_SIDES[Role.CUSTOMER] + (" Company" if engages else ""), text)
    if count < 2:
        return []
    return [Party(word, Role.CUSTOMER, _YOU if word.lower() == "you" else (word,))]


def _most_spread(words: str, text: str) -> tuple[str, int]:
    """The role word that most stretches of the text use, and how often: a word of one clause only is no party."""
    places = {
        word: [m.start() for m in re.finditer(rf"\b{'[Yy]ou' if word == 'you' else word}\b", text)]
        for word in words.split()
    }
    spread = {word: (len({at // _STRETCH for at in places[word]}), len(places[word])) for word in places}
    most = max(spread.values())
    # Of two words that are nearly as common the one that says more of the side is the party: "Contractor", not "Company".
    common = [word for word in places if spread[word][0] >= _NEARLY * most[0] and spread[word][1] >= _NEARLY * most[1]]
    best = max(common, key=lambda word: (_standing(word), spread[word]))
    return best, len(places[best])


def _standing(word: str) -> int:
    """How likely a common role word is a party's: a partner stands between the vendor and a customer of his own."""
    weight = weight_of(word)
    return min(weight, _ENGAGED) if weight >= 0 else 1 if weight >= _STANDS_BETWEEN else 0


def _with_pronouns(party: Party, text: str) -> Party:
    """A contract that says "we" and "you" means its vendor and its customer, whatever else it calls them."""
    pronouns = {Role.VENDOR: _WE, Role.CUSTOMER: _YOU}.get(party.role) if party.role else None
    if not pronouns or not re.search(r"\b[Ww]e\b", text) or not re.search(r"\b[Yy]ou\b", text):
        return party
    return replace(party, aliases=tuple(dict.fromkeys((*party.aliases, *pronouns))))
