"""Whether a party may hand the contract on without the other's consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Flag, Qualifiers

_HANDS_ON = r"(?:assign(?:ed|s|able|ment|ments)?|transfer(?:red|s|able)?|delegat(?:e|ed|ion)|novat(?:e|ed|ion)|dispos(?:e|ed|ition)|convey(?:ed)?)"
_ASSIGNS = re.compile(rf"(?i)\b{_HANDS_ON}\b")
_FORBIDS = re.compile(
    rf"(?i)\b(?:may|shall|will|must|can|could|is|are|do|does)\s*(?:not|never)\b[^;]{{0,160}}?\b{_HANDS_ON}\b|\b(?:cannot|can['\u2019]t|may\s?n['\u2019]t|won['\u2019]t)\b[^;]{{0,120}}?\b{_HANDS_ON}\b"
    rf"|\b(?:neither|nor|none|no)\b[^;]{{0,220}}?\b{_HANDS_ON}\b|\bnot\s+(?:be\s+)?(?:assignable|transferable|assigned|transferred)\b|\bnon-?(?:assignable|transferable)\b"
    rf"|\b(?:prohibited|restricted|refrain|precluded)\s+from\s+(?:\w+\s+){{0,3}}?(?:assigning|transferring)"
    rf"|\b(?:may|shall|can)\s+(?:\w+\s+){{0,3}}?{_HANDS_ON}\b[^;]{{0,160}}?\bonly\s+(?:with|upon|after|if)\b|\bonly\b[^;]{{0,40}}?\b{_HANDS_ON}\b[^;]{{0,80}}\bwith\b"
    rf"|\b{_HANDS_ON}\b[^;]{{0,160}}?\b(?:requires?|is\s+subject\s+to|shall\s+require|shall\s+be\s+subject\s+to)\b[^;]{{0,60}}?\b(?:consent|approval)"
    rf"|\bany\s+(?:\w+\s+){{0,4}}?{_HANDS_ON}\b[^;]{{0,200}}?\bwithout\b[^;]{{0,80}}?\b(?:consent|approval)\b[^;]{{0,80}}?\b(?:void|null|invalid|breach)"
)
_CONSENT = re.compile(
    r"(?i)\b(?:without|absent|except\s+with|unless|only\s+with|subject\s+to|with|requires?|obtain\w*|prior)\b[^.;]{0,110}?\b(?:consent|approv\w+|permission|written\s+agreement|authori[sz]ation)\b|\bconsent\s+of\b|\bunless\b[^.;]{0,40}\bagrees?\b"
)
_OBJECT = re.compile(
    r"(?i)\b(?:agreement|contract|terms|rights?|obligations?|interests?|dut(?:y|ies)|hereunder|licen[cs]e|addendum|benefits?|subscription|your\s+account|SOW|MSA)\b"
)
_OTHER_THING = re.compile(
    r"(?i)\b(?:receivables?|shares|stock|personnel|employees?\s+assigned|title|domain\s+names?|seats?|data|personal\s+data|funds?|tickets?|units|securities|vehicles?|real\s+property|premises|inventions?|copyrights?|moral\s+rights|deliverables?|intellectual\s+property|funding|severity)\b"
)
_FLAT = re.compile(
    rf"(?i)\b(?:not|cannot|can['\u2019]t|neither|no|nor)\b[^;]{{0,110}}?\b{_HANDS_ON}\b[^;]{{0,60}}?\b(?:this|the|its|their|your|any)\s+(?:\w+\s+){{0,3}}?(?:agreement|contract|terms|rights|obligations)\b"
    rf"|\b(?:agreement|contract)\b[^;]{{0,90}}\b(?:not|non-?)\s*(?:be\s+)?(?:{_HANDS_ON})\b"
)
_CONTRACT = re.compile(r"(?i)\b(?:this|the)\s+(?:agreement|contract|terms)\b|\bhereunder\b")
_LICENCE_ONLY = re.compile(
    r"(?i)\b(?:grants?|granted|non-?exclusive|non-?transferable|sublicens\w+|reverse\s+engineer|decompile|rent|lease|resell)\b"
)


# Whoever may not send a subcontractor, or gets no title, may still be free to assign.
_OF_SOMEBODY_ELSE = re.compile(
    r"(?i)\bassign\s+(?:any\s+)?sub-?(?:resellers?|contractors?|distributors?|agents?)\b|\bsub-?contract\s+(?:or|and)\s+(?:assign\s+any\s+of\s+the\s+services|delegate)\b(?![^.;]*\b(?:assign|transfer))"
    r"|\bno\s+(?:right,?\s+)?title\b[^.;]{0,80}\btransferred\b|\btransferred\s+(?:employees?|personnel|staff)\b"
)


def consent(passage: Passage) -> Iterator[Statement]:
    """Whether a party may not assign the contract without consent, or at all."""
    text = passage.text
    ban = _FORBIDS.search(text)
    if not ban or _OF_SOMEBODY_ELSE.search(text) or not _is_of_contract(passage, ban):
        return
    about = passage.headed(Category.ASSIGNMENT) or re.search(r"(?i)assign", passage.headings)
    asks = _CONSENT.search(text)
    if not (about or asks or _flat(text)):
        return
    if not about and _is_of_something_else(text, ban, asks=bool(asks)):
        return
    yield Statement("legal.assignment-consent", Flag(value=True), Qualifiers(party=_bound(passage, ban)))


def _is_of_something_else(text: str, ban: re.Match[str], *, asks: bool) -> bool:
    """Whether a licence, a deliverable or a device is what may not be handed on, and not the contract."""
    near = _CONTRACT.search(text[max(ban.start() - 160, 0) : ban.end() + 220])
    if _LICENCE_ONLY.search(text):
        return not (near and asks)
    other = _OTHER_THING.search(text[max(ban.start() - 60, 0) : ban.end() + 60])
    return bool(other) and not _CONTRACT.search(text[max(ban.start() - 60, 0) : ban.end() + 40])


def _is_of_contract(passage: Passage, ban: re.Match[str]) -> bool:
    """Whether what may not be assigned is the contract or a right under it: "It may not be assigned" means it too."""
    text = passage.text
    if _OBJECT.search(text[max(ban.start() - 250, 0) : ban.end() + 120]):
        return True
    return bool(re.match(r"It\b", text)) and bool(_OBJECT.search(passage.before[:120]))


def _flat(text: str) -> bool:
    """A ban on assigning the contract itself, without a word about consent: "you may not assign this agreement"."""
    return bool(_FLAT.search(text))


def _bound(passage: Passage, ban: re.Match[str]) -> Role:
    """Who may not assign: the subject, else the agent behind "by", else the one whose consent is not needed."""
    text = passage.text
    if re.match(r"(?i)(?:neither|no)\s+party\b", text[ban.start() :]):
        return Role.EITHER
    subject = re.split(
        r"(?i)\b(?:except|unless|notwithstanding|other\s+than|provided)\b[^,]*,", text[: _verb(text, ban)]
    )[-1]
    named = passage.party_in(re.split(r"[.;:]", subject)[-1])
    if named:
        return named
    agent = re.search(
        r"(?i)\bby\s+((?:either|any|the|a|each)?\s*[\w\u2019'&. -]{2,40}?)(?=\s+(?:without|to|except|in|unless|or|and|with|other)\b|[,.;]|$)",
        text[ban.start() :],
    )
    by = passage.party_in(agent[1]) if agent else None
    if by:
        return by
    asked = re.search(
        r"(?i)\b(?:consent|approval|permission|authori[sz]ation)\s+(?:of|from|by)\s+([^.;,]{2,50})|([^.;,]{2,40}?)['\u2019]s?\s+(?:\w+[\s,]+){0,4}?(?:consent|approval|permission)",
        text[ban.start() :],
    )
    of = passage.party_in(next(group for group in asked.groups() if group)) if asked else None
    return {Role.VENDOR: Role.CUSTOMER, Role.CUSTOMER: Role.VENDOR}.get(of, Role.EITHER) if of else Role.EITHER


def _verb(text: str, ban: re.Match[str]) -> int:
    """Where the verb of the ban stands: the first word of assigning in or behind it."""
    modal = re.search(r"(?i)\b(?:may|shall|will|must|can|cannot|can['\u2019]t|is|are)\b", text[ban.start() :])
    return ban.start() + modal.start() if modal else ban.start()


FINDERS = (
    finder(
        "assign assigned assignable assignment assigns transfer transferred delegate delegated novate disposed", consent
    ),
)
