"""`terms`: capitalised words that carry money, liability, term or data, and have no meaning here or two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing, around
from contract_review.findings.found import Found
from contract_review.findings.papers import VARIABLES, is_here
from contract_review.model.clause import Definition
from contract_review.model.document import BlockKind
from contract_review.model.span import Span

_RISK = re.compile(
    r"(?i)(?:\b(?:fees?|prices?|charges?|commissions?|downtime|availability|uptime|credits?|business\s+days?|business\s+hours|confidential\s+information|"
    r"(?:initial|renewal|subscription)\s+term|(?:customer|personal|client)\s+data|liability\s+cap|territory|maintenance\s+window)$)"
)
# Words with capitals inside a sentence: a term, unless it names a law, a place, a person or a product.
_TERM = re.compile(
    r"(?<=[a-z,;(] )(?:the\s+|any\s+|such\s+|all\s+)?(?P<term>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3})(?=[\s,.;:)\u2019'])"
)
_PROPER = re.compile(
    r"(?i)\b(?:act|law|laws|code|court|county|state|states|republic|kingdom|union|convention|rules?|regulations?|inc|ltd|llc|corporation|gmbh|pty|street|road|"
    r"university|commission|association|institute|north|south|new|united|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|friday|sunday|saturday|officer|president|manager|director|standard|directive|protection\s+regulation|section|article|schedule|exhibit|annex|appendix|agreement|bank|terms)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:capitali[sz]ed|defined|undefined|other)\s+(?:terms|words|expressions)\b(?:[^.\n]|\.(?=\d|\s+[a-z])){0,140}?\b(?:meanings?|defined|definitions?)\b(?:[^.\n]|\.(?=\d|\s+[a-z])){0,120}?"
    r"(?<!\bthis )\b(?:agreement|contract|msa|terms(?:\s+of\s+service)?|cover\s+page|order\s+form|license|licence)\b"
)
_USED_THERE = re.compile(
    r"(?i)\bdefinitions\b[^.\n]{0,50}\b(?:in|of)\s+(?:the|our)\s+(?:tos|terms\s+of\s+(?:service|use)|agreement|contract|msa|(?:master|main)\s+(?:\w+\s+)?agreement)\b[^.\n]{0,20}\bappl(?:y|ies)\b"
)
_DEFINED_THERE = re.compile(
    r"[\"\u201c](?P<term>[A-Z][^\"\u201d\n]{2,40})[\"\u201d]\s+(?:is|are|has\s+the\s+meaning|have\s+the\s+meanings?)\s+(?:as\s+)?(?:defined|given|set\s+(?:out|forth)|specified|stated)\s+(?:\w+\s+){0,3}?in\s+the\s+"
    r"(?P<paper>(?:[A-Z][\w-]*\s+){0,4}(?:Terms|MSA|DPA|Order\s+Form|Cover\s+Page|Addendum|Policy|Master\s+(?:\w+\s+)?Agreement))\b"
)
_BLANKS = re.compile(r"\s+")
_LEAST_MINOR = 2
_NOT_OURS = re.compile(r"(?i)\b(?:in|of|under)\s+this\s+(?:agreement|contract|section|sla|document|annex|schedule)\b")


def _known(found: Found) -> set[str]:
    """What has a meaning here: defined terms, headings, labels of tables and of lines, and names."""
    contract = found.contract
    known = {definition.term for definition in contract.definitions}
    known |= {clause.heading for clause in contract.clauses if clause.heading}
    for party in contract.parties:
        known |= {party.name, *party.aliases}
    for table in contract.document.tables:
        known |= {cell.span.text_in(contract.text).strip() for row in table.rows for cell in row}
    labels = re.finditer(
        r"(?m)^[ \t]*(?:[\d.()a-z]{1,8}\s+)?([A-Z][\w ,/&-]{2,50})(?=\s*[:.\u2013\u2014-])", contract.text
    )
    known |= {match[1] for match in labels}
    quoted = re.finditer(r"[\"\u201c\u2018]([A-Z][^\"\u201d\u2019\n]{2,50})[\"\u201d\u2019]", contract.text)
    known |= {match[1] for match in quoted}
    return {_plain(term) for term in known}


def _plain(term: str) -> str:
    return _BLANKS.sub(" ", term.lower()).strip().rstrip("s")


def _undefined(found: Found) -> dict[str, list[Span]]:
    """For each term without a meaning here the places where it is used."""
    uses = defaultdict(list)
    for span in found.looking.pointed_at(("terms", ""), found.facts, lambda: tuple(_without_meaning(found))):
        uses[span.text_in(found.contract.text)].append(span)
    return uses


def _without_meaning(found: Found) -> Iterator[Span]:
    """The places of all capitalised words that have no meaning here."""
    if any(True for _ in _meant_elsewhere(found)):
        return
    known = _known(found)
    defined = {_plain(definition.term) for definition in found.contract.definitions}
    names = " ".join(party.name.lower() for party in found.contract.parties)
    # What bears the vendor's name is a name too.
    aliases = tuple(
        alias for party in found.contract.parties for alias in (party.name, *party.aliases) if alias.istitle()
    )
    for match in _spoken(found):
        term = match["term"]
        if _plain(term) in known or _PROPER.search(term) or term.lower() in names or term.startswith(aliases):
            continue
        if not any(_plain(part) in defined for part in _endings(term)):
            yield Span(*match.span("term"))


def _spoken(found: Found) -> Iterator[re.Match[str]]:
    """Capitalised words inside sentences; titles and tables have capitals of their own."""
    for block in found.contract.document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and "." in block.span.text_in(found.contract.text):
            yield from _TERM.finditer(found.contract.text, block.span.start, block.span.end)


def _endings(term: str) -> Iterator[str]:
    """The shorter terms with which a longer one begins or ends: "Platinum Fees" is of "Fees"."""
    words = term.split(" ")
    for count in range(1, len(words)):
        yield " ".join(words[count:])


def _risky(found: Found) -> Iterator[Span]:
    text = found.contract.text
    for term, places in _undefined(found).items():
        if _RISK.search(term):
            yield around(text, places[0].start, places[0].end)


def _minor(found: Found) -> Iterator[Span]:
    text = found.contract.text
    for term, places in _undefined(found).items():
        if not _RISK.search(term) and len(places) >= _LEAST_MINOR:
            yield around(text, places[0].start, places[0].end)


def _twice(found: Found) -> Iterator[Span]:
    """A term that two definitions explain in different words, where it carries money, liability, term or data."""
    by_term: dict[str, list[Definition]] = defaultdict(list)
    for definition in found.contract.definitions:
        by_term[_plain(definition.term)].append(definition)
    text = found.contract.text
    for term, several in by_term.items():
        meanings = Counter(_plain(one.meaning.text_in(text))[:200] for one in several)
        explained = [one for one in several if re.search(r"(?i)\bmeans?\b|\brefers?\s+to\b", one.span.text_in(text))]
        if len(meanings) > 1 and len(explained) > 1 and (_RISK.search(term) or term.istitle()):
            yield from (Span(one.span.start, min(one.span.end, one.span.start + 240)) for one in explained)


def _meant_elsewhere(found: Found) -> Iterator[Span]:
    text = found.contract.text
    for pattern in (_ELSEWHERE, VARIABLES, _USED_THERE):
        for match in pattern.finditer(text):
            if not _NOT_OURS.search(match[0][-40:]):
                yield around(text, *match.span(), reach=60)
    for match in _DEFINED_THERE.finditer(text):
        if _RISK.search(match["term"]) and not is_here(match["paper"], found.contract):
            yield around(text, *match.span(), reach=60)


class Terms(Pointing):
    """What capitalised words mean."""

    name = "terms"
    summary = (
        "Capitalised words: `terms: undefined-on-risk` (money, liability, term, data), `undefined` (others), "
        "`twice` (defined two ways), `elsewhere` (defined in a paper that is not here)."
    )
    finders: ClassVar[Mapping[str, Finder]] = {
        "undefined-on-risk": _risky,
        "undefined": _minor,
        "twice": _twice,
        "elsewhere": _meant_elsewhere,
    }
