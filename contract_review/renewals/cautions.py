"""What no count of days tells: conditions of a renewal, and laws that may bear on it. None of it moves a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_review.model.contract import Role
from contract_review.model.fact import Fact, Text
from contract_review.renewals.counting import words_of

_CONDITION = re.compile(
    r"(?i)\b(?:only\s+if|provided\s+(?:that|no|always)|(?:so|as)\s+long\s+as(?!\s+the\s+(?:initial|first|original))|on\s+(?:the\s+)?condition\s+that)\b"
    r"|\bsubject\s+to\s+[^.;,()]{0,30}\b(?:no|payment|approval|consent|compliance|availability|good\s+standing)\b"
)
_NEW_AGREEMENT = re.compile(
    r"(?i)\b(?:new|replacement|further|renewal|successor)\s+(?:agreement|contract|order(?:\s+form)?|quote|quotation)\b"
)


def cautions(facts: Iterable[Fact]) -> Iterator[str]:
    """What a person should look at before relying on the days."""
    facts = tuple(facts)
    notices = [fact for fact in facts if fact.id == "term.non-renewal-notice"]
    if notices and all(fact.qualifiers.party is Role.VENDOR for fact in notices):
        yield "only the vendor may stop the renewal by notice"
    said = [words_of(fact) for fact in facts if fact.id in ("term.auto-renewal", "term.non-renewal-notice")]
    if any(map(_CONDITION.search, said)):
        yield "the renewal hangs on a condition; read the clause"
    if any(map(_NEW_AGREEMENT.search, said)):
        yield "a new agreement, order or quote may begin a term of its own; look at the newest one"


@dataclass(frozen=True, slots=True)
class _Law:
    """A law that may bear on the renewal of contracts under the laws of some places."""

    places: re.Pattern[str]
    words: str
    source: str


_EU = (
    "Austria|Belgium|Bulgaria|Croatia|Cyprus|Czech(?:ia| Republic)|Denmark|Estonia|Finland|France|Germany|Greece|"
    "Hungary|Ireland|Italy|Latvia|Lithuania|Luxembourg|Malta|Netherlands|Poland|Portugal|Romania|Slovakia|Slovenia|"
    "Spain|Sweden"
)
_LAWS = (
    _Law(
        re.compile(r"(?i)\bNew York\b"),
        "N.Y. General Obligations Law § 5-903 asks the provider of certain services to remind the customer of an"
        " automatic renewal 15 to 30 days before the notice is due",
        "https://www.nysenate.gov/legislation/laws/GOB/5-903",
    ),
    _Law(
        re.compile(r"(?i)\bWisconsin\b"),
        "Wis. Stat. § 134.49 sets terms for the automatic renewal of certain business contracts",
        "https://docs.legis.wisconsin.gov/statutes/statutes/134/49",
    ),
    _Law(
        re.compile(rf"\b(?:{_EU}|European Union)\b|\b(?:German|French|Irish|Dutch|Italian|Spanish)\s+law\b"),
        "the EU Data Act (Regulation 2023/2854, Article 25) lets customers of data processing services switch on at"
        " most two months' notice",
        "https://eur-lex.europa.eu/eli/reg/2023/2854/oj",
    ),
)


def law_notes(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Laws that may bear on the renewal, by the law that governs the contract, each with its source; never advice."""
    places = [fact.value.text for fact in facts if fact.id == "legal.governing-law" and isinstance(fact.value, Text)]
    return tuple(
        f"{law.words}; whether it holds here is a question for a lawyer, and no day above rests on it ({law.source})"
        for law in _LAWS
        if any(map(law.places.search, places))
    )
