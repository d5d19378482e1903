"""Which party supplies and which one buys: by what the contract calls them, else by what each of them does."""

from __future__ import annotations

import re
from dataclasses import replace

from contract_review.model.contract import Party, Role

# From those who only supply to those who only buy. A distributor buys from a vendor and supplies a customer; a company
# is whatever the other party leaves it to be.
_LADDER: tuple[tuple[int, str], ...] = (
    (3, r"(?:service\s+)?provider|vendor|supplier|licensor|host|manufacturer|seller|franchisor|sublicensor|servicer|administrator"),
    (2, r"consultant|(?:sub)?contractor|developer|carrier|operator|publisher|wholesaler|advis[oe]r|outsourcer|processor|we|us|our"),
    (1, r"company|corporation|principal"),
    (-1, r"distributor|agent|affiliate|partner|marketer|sponsor|owner|member|producer"),
    (-2, r"reseller|dealer|msp|shipper|merchant|managed\s+service\s+provider|franchisee|sublicensee|controller"),
    (-3, r"customer|client|licensee|subscriber|buyer|purchaser|end[- ]user|user|recipient|you|your"),
)  # fmt: skip
_STEPS = tuple(
    (weight, re.compile(rf"(?i)^(?:the\s+|network\s+|strategic\s+)?(?:{words})s?$")) for weight, words in _LADDER
)
_SUPPLIES = (
    r"(?:(?:shall|will|agrees?\s+to|may|hereby)\s+(?:\w+\s+)?(?:provide|supply|make\s+available|maintain|host|deliver|ship|invoice|perform|license|grants?|support|train|credit|develop|manufacture|use\s+commercially)"
    r"|(?:hereby\s+)?(?:grants|appoints|licenses|provides|warrants\s+that\s+the\s+(?:services?|products?|software))|has\s+developed|owns\s+and\s+operates)\b"
)
_PAYS = r"(?:(?:shall|will|must|agrees?\s+to)\s+(?:\w+\s+)?(?:pay|purchase|order|reimburse|remit|buy)|(?:desires|wishes)\s+to\s+(?:\w+\s+)?(?:obtain|purchase|engage|retain|license|acquire|receive|use|buy|resell|sponsor))\b"
_NAMED_AS_PAYER = r"\b(?:paid|payable|owed)\s+by\s+(?:the\s+)?{name}\b|\b(?:invoices?|bills?)\s+(?:the\s+)?{name}\b|\b(?:grants?|licenses?)\s+(?:to\s+)?(?:the\s+)?{name}\b|\b(?:appoints?|engages)\s+(?:the\s+)?{name}\b"
_NAMED_AS_PAID = r"\bpay(?:s|able)?\s+(?:to\s+)?(?:the\s+)?{name}\b|\bpayments?\s+to\s+(?:the\s+)?{name}\b|\b(?:purchased?|bought)\s+from\s+(?:the\s+)?{name}\b|\b{name}['\u2019]s\s+(?:then[- ]current\s+)?(?:price\s+list|list\s+price|fees|invoices?|products|software|services)\b"


def weight_of(word: str) -> int:
    """How much a word is that of a supplier: 3 for a provider, -3 for a customer, 0 for a mere name."""
    return next((weight for weight, words in _STEPS if words.match(word)), 0)


def side_of(word: str) -> Role | None:
    """The side for which a role word stands alone: "Provider" the vendor, "Reseller" the customer; None for a name."""
    weight = weight_of(word)
    return None if not weight else Role.VENDOR if weight > 0 else Role.CUSTOMER


def with_roles(found: list[Party], text: str) -> list[Party]:
    """The parties with their sides: the two that stand farthest apart are vendor and customer."""
    if len(found) == 1:
        # A form that names one party names its author, unless it calls him the customer.
        return [replace(found[0], role=_own_side(found[0]) or Role.VENDOR)]
    weights = [_weight(party) for party in found]
    if max(weights) == min(weights):
        return _by_deeds(found, text)
    vendor, customer = weights.index(max(weights)), weights.index(min(weights))
    return [
        replace(
            party, role=Role.VENDOR if place == vendor else Role.CUSTOMER if place == customer else _own_side(party)
        )
        for place, party in enumerate(found)
    ]


def _own_side(party: Party) -> Role | None:
    return next((side for side in map(side_of, party.aliases) if side), None)


def _weight(party: Party) -> int:
    return max((weight_of(alias) for alias in party.aliases), key=abs, default=0)


def _by_deeds(found: list[Party], text: str) -> list[Party]:
    """Who supplies is the vendor, who pays the customer; undecided where both do the same."""
    scores = [_supplying(party, text) for party in found[:2]]
    if scores[0] == scores[1]:
        return found
    vendor = 0 if scores[0] > scores[1] else 1
    return [
        replace(party, role=Role.VENDOR if place == vendor else Role.CUSTOMER) if place < 2 else party
        for place, party in enumerate(found)
    ]


def _supplying(party: Party, text: str) -> int:
    name = "(?i:" + "|".join(re.escape(alias) for alias in dict.fromkeys((*party.aliases, party.name))) + ")"
    supplies = len(re.findall(rf"\b{name}\s+{_SUPPLIES}", text))
    pays = len(re.findall(rf"\b{name}\s+{_PAYS}", text))
    paid = len(re.findall(_NAMED_AS_PAID.format(name=name), text))
    payer = len(re.findall(_NAMED_AS_PAYER.format(name=name), text))
    return supplies - 2 * pays + 2 * paid - 2 * payer
