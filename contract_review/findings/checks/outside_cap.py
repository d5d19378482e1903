"""`outside_cap`: which of the vendor's liabilities the limit of liability does not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

from contract_review.findings.found import Found
from contract_review.language.actors import party_in
from contract_review.model.contract import Contract, Role
from contract_review.model.rule import Condition


class Liability(StrEnum):
    """What stands outside a limit of liability."""

    IP = "ip"
    MISCONDUCT = "misconduct"
    CONFIDENTIALITY = "confidentiality"
    DATA = "data"


_NAMED = {
    Liability.IP: re.compile(
        r"(?i)\bindemni\w+|\binfring\w*|\bintellectual\s+property|\bobligations?\s+(?:to\s+defend|of\s+defen[cs]e)|\bdefen[cs]e\s+obligations?"
    ),
    Liability.MISCONDUCT: re.compile(
        r"(?i)\bgross(?:ly)?\s+negligen\w+|\bwil+ful\w*|\bintentional\w*|\bdeliberate\w*|\bmalicious"
    ),
    Liability.CONFIDENTIALITY: re.compile(r"(?i)\bconfidential\w*|\bnon-?disclosure"),
    Liability.DATA: re.compile(
        r"(?i)\bdata\s+(?:protection|security|breach\w*|processing|privacy|incidents?)|\bpersonal\s+(?:data|information)|\bprivacy|\bsecurity\s+(?:breach\w*|incidents?|obligations?|requirements?)|\bdpa\b|\b(?:customer|client)\s+data"
    ),
}
# Whose: "Customer's indemnification obligations" leave the vendor as he was.
_OWNER = re.compile(
    r"(?i)([\w.'\u2019-]+(?:\s+[\w.'\u2019-]+)?)['\u2019]s?\s+(?:[\w-]+\s+){0,4}$|\b(your|our)\s+(?:[\w-]+\s+){0,4}$"
)
_LIMIT = r"(?:limit\w*|caps?|exclusions?|foregoing|waivers?|(?:sub)?sections?|clauses?|paragraphs?|articles?|maximum)"
_NOT_REACHED = re.compile(
    rf"(?i)\b{_LIMIT}\b[^;]{{0,160}}?\b(?:(?:shall|will|do(?:es)?|is|are)\s+not\s+(?:be\s+)?(?:apply|applicable|limit|exclude|restrict|extend|affect)|(?:is|are)\s+inapplicable)\b"
    r"|\bnothing\s+(?:in|contained|herein|shall|will)\b[^;.]{0,120}?\b(?:limits?|excludes?|restricts?)\b"
    r"|\bliab(?:le|ility)\b[^.;]{0,40}\b(?:without\s+limit(?:ation)?|unlimited)\b(?:\s+for|\s+in)?"
    r"|\bunlimited(?:ly)?\s+liab(?:le|ility)\b"
    r"|\bliable\s+for\s+no\s+more\s+than\s*:"
    r"|\b(?:uncapped|unlimited|excluded)\s+(?:claims?|liabilit(?:y|ies)|matters)[\"\u201d'\u2019]*\s+(?:means?|are|includes?)\b"
)
_EXCEPTED = re.compile(
    r"(?i)\b(?:except|excepting|other\s+than|excluding|save|with\s+the\s+exception|apart\s+from)\b(?P<what>[^;]{5,500}?)(?:,\s+(?:in\s+no\s+event|neither|each|either|our|the|its|your|under|to\s+the|no|\w+['\u2019]s?)\b[^.;]{0,160}?\bliab|$)"
)
_LIMITS_LIABILITY = re.compile(
    r"(?i)\bliab\w+\b[^;]{0,300}?\b(?:exceed|limited\s+to|no\s+more\s+than|more\s+than|maximum|capped|greater\s+than)\b|\b(?:entire|total|aggregate|maximum|cumulative)\s+(?:\w+\s+){0,2}liab"
)
_OF_LIABILITY = re.compile(r"(?i)\bliab\w+|\bdamages\b|\blimitations?\b|\bcaps?\b")
_ONLY_INDIRECT = re.compile(r"(?i)\b(?:waiver|consequential|indirect)\b")
_AMOUNT = re.compile(r"(?i)[$\u20ac\u00a3]\s?\d|\bin\s+the\s+(?:\w+\s+)?\(?\d+\)?\s+months")
_SENTENCE_ENDS = re.compile(r"\.(?=\s+(?:\(?[A-Za-z0-9]{1,3}[.)]\s+)?[A-Z][a-z])|\n\n(?=\d+(?:\.\d+)*\.?\s+[A-Z])")
_REACH, _AROUND = 900, 300


class OutsideCap:
    """The limit of liability does not reach one of these."""

    name = "outside_cap"
    summary = (
        "The limit of the vendor's liability does not reach one of these: "
        "`outside_cap: [ip, misconduct, confidentiality, data]`."
    )

    def parse(self, raw: Any) -> tuple[Liability, ...]:
        """One of the liabilities, or a list of them."""
        words = raw if isinstance(raw, list) else [raw]
        try:
            return tuple(Liability(word) for word in words)
        except ValueError as error:
            raise ValueError(f"takes one or several of {', '.join(Liability)}") from error

    def holds(self, condition: Condition, found: Found) -> bool | None:
        """Whether one of them stands outside."""
        named = {liability for words in _exceptions(found.contract.text) for liability in _in(words, found.contract)}
        return not named.isdisjoint(condition.option)

    def describe(self, condition: Condition) -> str:
        """In words."""
        return "outside the limit of liability: " + ", ".join(condition.option)


# Every liability that a rule names asks this of the same text.
@lru_cache(maxsize=4)
def _exceptions(text: str) -> tuple[str, ...]:
    """The words that name what a limit of liability does not reach."""
    return tuple(_excepted(text))


def _excepted(text: str) -> Iterator[str]:
    for cue in _NOT_REACHED.finditer(text):
        around = text[max(cue.start() - _AROUND, 0) : cue.end()]
        if _OF_LIABILITY.search(around) and not _only_indirect(cue[0]):
            yield _rest(text, cue.end())
    for cue in _EXCEPTED.finditer(text):
        before = text[max(cue.start() - _AROUND, 0) : cue.start()]
        if _LIMITS_LIABILITY.search(_last_sentence(before) + " " + cue[0] + _rest(text, cue.end())[:_AROUND]):
            yield cue["what"]


def _only_indirect(cue: str) -> bool:
    """Whether only the exclusion of indirect loss is lifted, which leaves the limit of direct loss as it is."""
    return bool(_ONLY_INDIRECT.search(cue)) and not re.search(r"(?i)\bcaps?\b|\blimitations?\b|\bliability\b", cue)


def _rest(text: str, start: int) -> str:
    """The rest of the sentence with the list below it, up to an amount: what is named behind it is limited."""
    rest = text[start : start + _REACH]
    ends = [match.start() for match in (_SENTENCE_ENDS.search(rest), _AMOUNT.search(rest)) if match]
    return rest[: min(ends, default=len(rest))]


def _last_sentence(text: str) -> str:
    return re.split(r"[.;]\s", text)[-1]


def _in(words: str, contract: Contract) -> Iterator[Liability]:
    """The vendor's liabilities among some words."""
    for liability, pattern in _NAMED.items():
        for match in pattern.finditer(words):
            owner = _OWNER.search(words[max(match.start() - 60, 0) : match.start()])
            if owner is None or party_in(contract, owner[1] or owner[2]) is not Role.CUSTOMER:
                yield liability
                break
