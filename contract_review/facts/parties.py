"""Who is who: the parties by their names, what the contract calls them, and on which side they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.model.clause import Clause
from contract_review.model.contract import Party, Role
from contract_review.model.document import Document

_VENDOR = re.compile(
    r"(?i)^(?:the\s+)?(?:service\s+)?(?:provider|vendor|supplier|licensor|host|company|consultant|contractor|manufacturer|distributor|publisher|wholesaler|carrier|developer|we|us)$"
)
_CUSTOMER = re.compile(
    r"(?i)^(?:the\s+)?(?:customer|client|licensee|subscriber|partner|reseller|buyer|purchaser|end[- ]user|user|msp|dealer|agent|affiliate|member|managed service provider|you)$"
)
_NOT_A_PARTY = re.compile(
    r"(?i)agreement|service|term|fee|date|software|order|product|schedule|exhibit|parties|party|data|law|sla|work|policy|content|territory|credit|uptime|period"
)
_NAMED = re.compile(
    r"([A-Z][\w&.,'\u2019/ -]{1,120}?)(?:\s*,\s*(?:an?|the|having|with|whose|located|incorporated|organi[sz]ed|registered|of)\s[^()\u201c]{0,260}?)?\s*"
    r"\((?:[^()\u201c\"]{0,70}?)[\u201c\"]([^\u201c\u201d\"()]{2,60})[\u201d\"](?:[^()]{0,80})\)"
)
_SUFFIX = re.compile(
    r"\b((?:[A-Z][\w&.'\u2019-]*\s+){0,5}[A-Z][\w&.'\u2019-]*,?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|Corp|Corporation|Pty\.? Ltd|Co|B\.V|S\.A|AG|PLC|plc|LLP|LP|AB|Oy|AS|A/S)\b\.?)"
)
_PAYS = r"(?:shall|will|must|agrees\s+to)\s+(?:\w+\s+)?(?:pay|purchase|order|reimburse|remit)"
_SUPPLIES = r"(?:shall|will|agrees\s+to|may)\s+(?:\w+\s+)?(?:provide|supply|make\s+available|maintain|host|deliver|invoice|perform|license|grant|use\s+commercially|credit|support)"
_LEAD = re.compile(r"(?i)^.*\b(?:between|among|with|by|and|from|means|of)\s+(?=[A-Z])|^(?:\d+\s+)")


def parties(document: Document, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """The two sides of a contract: names, aliases, roles; what the contract does not say is left out."""
    text = document.text
    opening = text[: max(3500, clauses[0].own.end if clauses else 0)][:6000]
    named = list(_introduced(opening))
    found = _with_roles(named, text)
    if not any(party.role is Role.VENDOR for party in found):
        found += _vendor_of_form(text, opening, found)
    if not any(party.role is Role.CUSTOMER for party in found):
        found += _customer_of_form(text)
    return tuple(found)


def _introduced(opening: str) -> Iterator[tuple[str, str]]:
    """Names with the words that stand for them: "Acme Backup, Inc., a Delaware corporation (“Provider”)"."""
    for match in _NAMED.finditer(opening):
        alias = match[2].strip().strip(",")
        if _NOT_A_PARTY.search(alias) and not _VENDOR.match(alias) and not _CUSTOMER.match(alias):
            continue
        name = _LEAD.sub("", match[1]).strip(" ,")
        if _is_name(name, alias):
            yield name, alias


def _is_name(name: str, alias: str) -> bool:
    """Whether words look like the name of somebody: short, on one line, capitalised, and no sentence."""
    words = name.split()
    if not 1 <= len(words) <= 9 or "\n" in name or ". " in re.sub(r"(?i)\b(?:inc|ltd|co|corp|pty|st|no)\. ", " ", name):
        return False
    capitalised = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    sides = _VENDOR.match(alias) or _CUSTOMER.match(alias)
    return capitalised >= 0.6 * len(words) and bool(
        sides or _SUFFIX.search(name + " ") or alias.split(maxsplit=1)[0].lower() in name.lower()
    )


def _with_roles(named: list[tuple[str, str]], text: str) -> list[Party]:
    found: list[Party] = []
    for name, alias in named:
        role = Role.VENDOR if _VENDOR.match(alias) else Role.CUSTOMER if _CUSTOMER.match(alias) else None
        if not any(alias in party.aliases for party in found):
            found.append(Party(name, role, (alias,)))
    found = found[:4]
    known = {party.role for party in found}
    if Role.VENDOR in known and Role.CUSTOMER not in known:
        return [Party(p.name, p.role or Role.CUSTOMER, p.aliases) for p in found[:2]] + found[2:]
    if Role.CUSTOMER in known and Role.VENDOR not in known:
        return [Party(p.name, p.role or Role.VENDOR, p.aliases) for p in found[:2]] + found[2:]
    if known == {None} and len(found) >= 2:
        return _by_deeds(found[:2], text)
    return found


def _by_deeds(pair: list[Party], text: str) -> list[Party]:
    """Who supplies is the vendor, who pays the customer."""
    scores = []
    for party in pair:
        name = re.escape(party.aliases[0])
        supplies = len(re.findall(rf"\b{name}\s+{_SUPPLIES}", text))
        pays = len(re.findall(rf"\b{name}\s+{_PAYS}", text))
        scores.append(supplies - 2 * pays)
    if scores[0] == scores[1]:
        return pair
    vendor = 0 if scores[0] > scores[1] else 1
    return [Party(p.name, Role.VENDOR if i == vendor else Role.CUSTOMER, p.aliases) for i, p in enumerate(pair)]


def _vendor_of_form(text: str, opening: str, found: list[Party]) -> list[Party]:
    """A form that names only its author: the company in the opening, or the role word that the text uses."""
    taken = {party.name for party in found}
    company = next((match[1] for match in _SUFFIX.finditer(opening) if match[1] not in taken), None)
    if company:
        short = company.split(",")[0].split()[0]
        aliases = tuple(alias for alias in (short, "we", "us", "our") if re.search(rf"\b{re.escape(alias)}\b", text))
        return [Party(company, Role.VENDOR, aliases)]
    words = ("Provider", "Vendor", "Supplier", "Licensor", "Host", "Company", "Consultant", "Contractor")
    word = max(words, key=lambda word: len(re.findall(rf"\b{word}\b", text)))
    if len(re.findall(rf"\b{word}\b", text)) >= 3:
        return [Party(word, Role.VENDOR, (word,))]
    acting = re.findall(rf"\b((?:[A-Z][\w-]+\s){{0,2}}[A-Z][\w-]+)\s+{_SUPPLIES}", text)
    names = [name for name in acting if not _CUSTOMER.match(name) and name.split()[0] not in _NOT_NAMES]
    if names:
        best = max(sorted(set(names)), key=names.count)
        return [Party(best, Role.VENDOR, (best, "we", "us", "our"))]
    return [Party("we", Role.VENDOR, ("we", "us", "our"))] if re.search(r"\b(?:[Ww]e|[Oo]ur)\b", text) else []


_NOT_NAMES = frozenset(
    ["The", "This", "It", "We", "You", "They", "Each", "Either", "Such", "All", "If", "Services", "Service"]
)


def _customer_of_form(text: str) -> list[Party]:
    words = (
        "Customer",
        "Client",
        "Licensee",
        "Subscriber",
        "Partner",
        "Reseller",
        "MSP",
        "Buyer",
        "you",
        "You",
        "customer",
        "client",
        "users",
    )
    counts = {word: len(re.findall(rf"\b{word}\b", text)) for word in words}
    best = max(words, key=lambda word: counts[word])
    if counts[best] < 2:
        return []
    aliases = ("you", "your") if best.lower() == "you" else (best,)
    return [Party(best, Role.CUSTOMER, aliases)]
