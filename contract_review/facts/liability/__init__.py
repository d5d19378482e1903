"""Facts about liability: how far it is limited, and whether indirect damages are excluded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contract_review.facts.liability.cap_amounts import Amount, amounts
from contract_review.facts.passages import Passage, Statement, finder
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Flag, Qualifiers

_LIABILITY = re.compile(r"(?i)\bliabilit(?:y|ies)\b|\bliable\b|\bdamages\b")
_LIMITS = re.compile(
    r"(?i)\bexceed(?:s|ing)?\b|\blimit(?:ed)?\b[^.;:]{0,50}?\bto\b|\bcapped\s+at\b|\bup\s+to\b|\bin\s+excess\b[^.;]{0,30}?\bof\b|\b(?:more|greater|larger|higher)\s+than\b"
    r"|\b(?:limit|cap|maximum|liabilit(?:y|ies))\b[^.;:]{0,60}?\b(?:is|are|shall\s+be|will\s+be|means|equals?|amounts?\s+to)\b"
    r"|\brestricted\s+to\b|\b(?:limit|cap|liability)\s*:|\ban\s+amount\s+equal\s+to\b"
)
_DENIES = re.compile(r"(?i)\b(?:not|no|never|neither|nor|without|limit\w*|maximum|cap(?:ped)?|restricted|up\s+to)\b")
_OTHER_LIMIT = re.compile(
    r"(?i)\binsur(?:ance|ed|er)\b|\b(?:umbrella|excess|general|employer['\u2019]?s?)\s+liability\b|\bpolicy\s+limits?\b|\bcoverage\b|\bcredits?\s+(?:shall|will|may|is|are|for|in|exceed)\b|\bliquidated\s+damages\b"
    r"|\bdeductible\b|\bbasket\b|\binterest\b[^.;]{0,40}\brate\b|\bindebtedness\b|\bcapital\s+expenditure"
)
_AGAIN = re.compile(
    r"(?i)(?:;|,?\s*\bprovided\b|\bexcept\s+that\b|\bbut\b)(?=[^;]{0,200}\bliabilit(?:y|ies)\b[^;]{0,120}\b(?:exceed|limited\s+to|capped)\b)"
)
_NOT_LIMITED = re.compile(
    r"(?i)\b(?:limit\w*|cap|exclusion)s?\b[^.;]{0,80}\b(?:shall|will|do(?:es)?|is|are)\s+not\s+(?:apply|be\s+appl|limit)|\bnot\s+(?:be\s+)?(?:limited|capped)\b|\bunlimited\b"
)
_POSSESSOR = re.compile(
    r"(?i)([^.;:]{0,90}?)['\u2019]s?\s+(?:[\w-]+[\s,]+){0,7}?(?:liabilit(?:y|ies)|obligations?|responsibilit(?:y|ies)|limit)\b"
)
_OF_WHOM = re.compile(
    r"(?i)\b(?:liabilit(?:y|ies)(?:\s+found)?\s+(?:of|on\s+the\s+part\s+of))\s+((?:the\s+)?(?:[\w.&'\u2019-]+\s+){0,5}?[\w.&'\u2019-]+)(?=\s*\(|\s+(?:to|for|under|in|arising|with|shall|will|is|and|or|hereunder|exceed|be)\b|,)"
)
_BE_LIABLE = re.compile(
    r"(?i)(?:\b(?:shall|will|can|may|does|do)\b([^.;:]{1,90}?)\b(?:be\s+(?:held\s+)?liable|have\s+(?:any|no)\s+liabilit)"
    r"|([^.;:]{1,90}?)\b(?:shall|will|can|may|is|are|has|have|(?:ca|wo)n['\u2019]t|cannot)\b(?:[\s,]+(?:[\w-]+[\s,]+){0,6}?)(?:liable|liabilit(?:y|ies)|responsible))"
)
_PRONOUN = re.compile(
    r"(?i)\b(our|your|its|their|each|either|neither|my)\s+(?:part(?:y|ies)['\u2019]?s?['\u2019]?\s+)?(?:[\w-]+[\s,]+){0,6}?(?:liabilit(?:y|ies)|responsibilit(?:y|ies))\b"
)
_PARTICULAR = re.compile(
    r"(?i)^\s*(?:[(\w]{1,5}\)\s*)?(?:for|with\s+respect\s+to|in\s+the\s+case\s+of|in\s+respect\s+of)\s+((?:any\s+|all\s+|each\s+|the\s+)?[^,;.]{3,70}?),"
)
_RELATED = re.compile(
    r"(?i)\b(?:liabilit(?:y|ies)|damages|claims?|remedy)\b[^.;]{0,40}?\b(?:related\s+to|relating\s+to|with\s+respect\s+to|in\s+respect\s+of|for|under)\s+(?:any\s+|the\s+|its\s+|all\s+)?([^,.;]{3,60}?)\s*(?=,|\b(?:shall|will|is|be|under|exceed|hereunder|set\s+forth|as)\b)"
)
_GENERAL = re.compile(
    r"(?i)^(?:(?:any|all|the|direct|actual|such|other|its|for|and|or|more)\s+)*(?:claims?|damages?|loss(?:es)?|causes?|reasons?|this|these|that|it|matters?|customer|client|you|liabilit\w+|events?|breach(?:es)?|actions?|obligations?|whatsoever|any|other|contract|tort)"
    r"(?:\s+(?:of\s+(?:any\s+kind|action)|whatsoever|arising|relating|under|in\s+connection|in\s+contract|that|which|caused|suffered|incurred|or|and)\b.*)?$|\b(?:this|the|such)\s+(?:agreement|contract|terms)\b|^product\s+or\s+service|^(?:use|delay|amounts)\b"
)
_SUPER = re.compile(
    r"(?i)\b(super[\s-]?cap|increased\s+(?:cap|claims?)\w*|enhanced\s+(?:cap|claims?|liability)\w*|trial|free\s+of\s+charge|free\s+(?:plan|service)s?|without\s+charge|beta)\b"
)


def cap(passage: Passage) -> Iterator[Statement]:
    """How far liability is limited, one fact for each amount, with whose liability it is."""
    cue = _cue(passage)
    if cue is None:
        return
    again = _AGAIN.search(passage.text, cue.end())
    if again is None:
        yield from _limit(passage, cue)
        return
    # "…, provided that in no event will its liability for X exceed …" is a second limit in the same sentence.
    for start, end in ((0, again.start()), (again.start(), len(passage.text))):
        part = replace(passage, text=passage.text[start:end])
        cue = _cue(part)
        if cue is not None:
            yield from _limit(part, cue)


def _limit(passage: Passage, cue: re.Match[str]) -> Iterator[Statement]:
    qualifiers = Qualifiers(party=whose(passage, cue.start()), scope=scope(passage, cue))
    for amount in amounts(passage.text[cue.end() :]) or tuple(_defined(passage, cue.end())):
        yield Statement("liability.cap", amount.value, qualifiers)


def _cue(passage: Passage) -> re.Match[str] | None:
    """Where the sentence begins to limit: liability is spoken of, and the limit is no limit of something else."""
    text = passage.text
    if _OTHER_LIMIT.search(text):
        return None
    spoken = _LIABILITY.search(text)
    if not spoken and not (passage.headed(Category.LIABILITY) and _listed(passage) and _LIABILITY.search(passage.lead)):
        return None
    for cue in _LIMITS.finditer(text):
        head = text[: cue.end()]
        if not (_LIABILITY.search(head) or (not spoken and passage.headed(Category.LIABILITY))):
            continue
        if (
            _DENIES.search(head) or (_listed(passage) and _DENIES.search(passage.lead[-300:]))
        ) and not _NOT_LIMITED.search(head):
            return cue
    return None


def _defined(passage: Passage, start: int) -> Iterator[Amount]:
    """The amounts of a limit that is defined elsewhere: "shall not exceed the General Cap"."""
    tail = passage.text[start:]
    for definition in passage.contract.definitions:
        term = definition.term
        if term[:1].isupper() and re.search(r"(?i)\b(?:cap|limit|amount|maximum)\b", term) and term in tail:
            if not definition.span.contains(passage.span):
                yield from amounts(definition.meaning.text_in(passage.contract.text))


def whose(passage: Passage, end: int) -> Role | None:
    """Whose liability a sentence limits: the words before "liability" or "be liable", never those to whom."""
    text = passage.text
    for words in (text[:end], text, *([passage.lead[-400:]] if _listed(passage) else [])):
        role = _whose(passage, words)
        if role:
            return role
    return None


def _whose(passage: Passage, words: str) -> Role | None:
    owner = _PRONOUN.search(words)
    if owner:
        word = owner[1].lower()
        if word in ("each", "either", "neither"):
            return Role.EITHER
        role = passage.party_in(word) if word in ("our", "your") else Role.VENDOR if word == "my" else None
        if role:
            return role
    for pattern in (_POSSESSOR, _OF_WHOM, _BE_LIABLE):
        roles = {_owner(passage, next(filter(None, match.groups()), "")) for match in pattern.finditer(words)} - {None}
        if roles:
            return roles.pop() if len(roles) == 1 else Role.EITHER
    return None


def _owner(passage: Passage, words: str) -> Role | None:
    """The party in the words before "liability", the nearest first: "except for Customer's duties, Provider or its licensors"."""
    parts = (
        part
        for piece in reversed(words.split(","))
        for part in re.split(r"(?i)\b(?:or|and)\s+(?=its|our|any|their)", piece)
    )
    return next(filter(None, map(passage.party_in, parts)), None)


def scope(passage: Passage, cue: re.Match[str]) -> str | None:
    """The product, service or kind of claim for which alone a limit holds; None for a general limit."""
    text = passage.text
    special = _SUPER.search(text)
    if special:
        return special[1].strip()
    for pattern, words in ((_PARTICULAR, text), (_RELATED, text[: cue.end()])):
        match = pattern.search(words)
        if match and not _GENERAL.search(match[1]):
            return match[1].strip()
    return None


_SENTENCE = 5
_INDIRECT = re.compile(
    r"(?i)\b(?:consequential|indirect|special|incidental|punitive|exemplary)\b[^.;]{0,120}?\b(?:damages?|loss(?:es)?)\b|\bloss(?:es)?\b[^.;]{0,60}\bconsequential\b|\b(?:consequential|indirect)\s+(?:or|and)\b|\bfor\s+any\s+(?:[\w-]+,\s+)*(?:consequential|indirect)\b|\b(?:consequential|indirect)\s*$"
)
_STRONG = re.compile(r"(?i)\b(?:consequential|indirect)\b")
_EXCLUDES = re.compile(
    r"(?i)\b(?:in\s+no\s+(?:event|case|circumstances?|way)|under\s+no\s+(?:circumstances?|event)|no\s+event\b)|\b(?:not|never|nor|neither|no|none)\b[^;]{0,160}\b(?:liab\w+|responsib\w+|recover|entitled)"
    r"|\b(?:liab\w+|responsib\w+)\b[^.;]{0,160}\b(?:excluded|only\s+(?:in|if|where))|\bexclud\w+|\bdisclaim\w*|\bwaiv\w+|\bwithout\s+(?:any\s+)?liabilit|\bfree\s+(?:from|of)\s+(?:any\s+)?liabilit|\bcan['\u2019]t\s+be\s+(?:held\s+)?liable|\bshall\s+not\s+include\b|\b(?:ca|wo)n['\u2019]t\b[^.;]{0,40}\bliable"
)
_KEEPS = re.compile(
    r"(?i)\b(?:shall|will|do(?:es)?)\s+not\s+(?:apply|exclude|limit|prevent)\b|\b(?:may|shall|entitled\s+to)\s+(?:seek|recover|claim)\b"
)


def indirect(passage: Passage) -> Iterator[Statement]:
    """Whether indirect or consequential damages are excluded."""
    text = passage.text
    # A heading names the clause and says nothing.
    if not _INDIRECT.search(text) or len(text.split()) < _SENTENCE:
        return
    lead = passage.lead[-500:] if not _EXCLUDES.search(text) else ""
    if not (_EXCLUDES.search(text) or (_listed(passage) and _EXCLUDES.search(lead))):
        return
    if not _STRONG.search(text) or _only_exception(text):
        return
    yield Statement("liability.consequential-excluded", Flag(value=True))


def _listed(passage: Passage) -> bool:
    """Whether the sentence is an item below words that end in a colon."""
    return bool(re.search(r"[:\u2013\u2014-]\s*(?:\(?\w{1,4}[.)][^:]{0,400})?\s*$", passage.lead))


def _only_exception(text: str) -> bool:
    """Whether all that is said is that an exclusion does not apply."""
    return bool(_KEEPS.search(text)) and not re.search(
        r"(?i)\bin\s+no\s+event\b|\bno\s+circumstances\b|\bnot\s+be\s+(?:held\s+)?liable|\bno\s+liabilit|\bno\s+party|\b(?:neither|nor|none)\b",
        text,
    )


FINDERS = (
    finder("liability liabilities liable damages exceed limited capped recover recovery limit cap maximum", cap),
    finder("consequential indirect special incidental punitive", indirect),
)
