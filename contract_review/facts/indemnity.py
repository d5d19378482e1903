"""Facts about indemnities: whether the vendor stands in for claims that its product infringes rights of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.model.contract import Role
from contract_review.model.fact import Flag

_INDEMNIFIES = re.compile(
    r"(?i)\b(?:indemnif(?:y|ies)|defends?|hold(?:s)?\s+(?:\w+\s+){0,6}?harmless|save\s+(?:\w+\s+){0,4}?harmless|settle)\b"
)
_DUTY = re.compile(r"(?i)\b(?:shall|will|agrees?|hereby|must|undertakes?|covenants?|indemnifies|defends)\b")
_DENIED = re.compile(
    r"(?i)\b(?:no|not|nor|neither)\b[^.;]{0,60}\b(?:obligat\w+|dut(?:y|ies)|required|liab\w+|responsib\w+|indemnif\w*|defend)\b[^.;]{0,40}$"
)
_INFRINGES = re.compile(
    r"(?i)\binfring\w*|\bmisappropriat\w*|\bviolat\w*\b[^.;]{0,60}\b(?:patents?|copyrights?|trademarks?|intellectual\s+property|trade\s+secrets?|proprietary\s+rights?)\b"
)
_OF_OTHERS = re.compile(
    r"(?i)\b(?:patents?|copyrights?|trade\s?marks?|intellectual\s+property|trade\s+secrets?|proprietary\s+rights?|rights?\s+of\s+(?:any\s+)?(?:third|others)|third\s+part(?:y|ies)['\u2019]?s?\s+(?:\w+\s+){0,3}?rights?|infringement|property\s+rights?)\b"
)
_AFTER = 1800


def ip_by_vendor(passage: Passage) -> Iterator[Statement]:
    """Whether the vendor defends or indemnifies the customer when somebody says that the product infringes his rights."""
    text = passage.text
    for verb in _INDEMNIFIES.finditer(text):
        subject = text[: verb.start()]
        if _DENIED.search(subject) or not (_DUTY.search(subject[-200:]) or _DUTY.match(verb[0])):
            continue
        who = _indemnitor(passage, subject)
        if who not in (Role.VENDOR, Role.EITHER):
            continue
        claim = _claim(passage, text[verb.start() :])
        if not _INFRINGES.search(claim):
            claim = f"{text} {_defined(passage, claim)}"
        if _INFRINGES.search(claim) and _OF_OTHERS.search(claim) and not _of_customer(claim):
            yield Statement("indemnity.ip-by-vendor", Flag(value=True))
        return


def _indemnitor(passage: Passage, subject: str) -> Role | None:
    duty = list(_DUTY.finditer(subject))
    head = subject[: duty[-1].start()] if duty else subject
    # "… which infringes the rights of any other party, and shall indemnify": that party indemnifies nobody.
    near = re.sub(r"(?i)\bany\s+other\s+part(?:y|ies)\b", " ", re.split(r"[;:]|\.\s", head)[-1])
    return passage.party_in(re.split(r"(?i)\b(?:if|where|against|that|which)\b", near)[-1] or near) or passage.party_in(
        near
    )


def _claim(passage: Passage, after: str) -> str:
    """The claims for which the indemnity stands: the rest of the sentence, and the items below it where it has any."""
    text = passage.contract.text
    clause = passage.clause
    end = min(clause.span.end, passage.span.end + _AFTER) if clause else passage.span.end
    rest = text[passage.span.end : end]
    listed = after.rstrip()[-1:] in ":\u2013\u2014-" or not after.rstrip().endswith(".")
    return after + (rest if listed else "")


def _defined(passage: Passage, claim: str) -> str:
    """What is defined elsewhere as a claim for which the indemnity stands: "any Provider-Covered Claim"."""
    text = passage.contract.text
    meanings = (
        definition.meaning.text_in(text)
        for definition in passage.contract.definitions
        if re.search(r"(?i)\bclaims?$", definition.term) and re.search(rf"\b{re.escape(definition.term)}", claim)
    )
    return " ".join(meanings)


def _of_customer(claim: str) -> bool:
    """Whether only what the customer supplies is said to infringe."""
    word = _INFRINGES.search(claim)
    before = claim[: word.start()][-110:] if word else ""
    return bool(
        re.search(
            r"(?i)\b(?:customer|client|your|licensee|subscriber|user)(?:['\u2019]s)?\s+(?:\w+\s+){0,2}?(?:content|data|materials?|marks?)\b",
            before,
        )
    )


FINDERS = (finder("indemnify indemnifies defend defends harmless", ip_by_vendor),)
