"""What the parties promise not to do: tell secrets, take each other's people, deal with others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import Found, durations
from contract_review.model.clause import Category
from contract_review.model.fact import Duration, Flag, Unit

_SECRET = re.compile(r"(?i)\bconfiden(?:ce|tial\w*)|\bproprietary\s+information|\bnon-?disclosure|\bsecre(?:t|cy)")
_LASTS = re.compile(
    r"(?i)\bsurviv\w*|\bcontinu\w*|\bremain\w*|\bfor\s+(?:a|an|the)?\s*(?:\w+\s+)?period|\bexpir\w+|\bfor\s+\w+|\bduring\b|\buntil\b|\bwithin\b|\bterm\b|\blast(?:s)?\b|\bend(?:s)?\b|\bobligat\w+"
)
_FROM = re.compile(
    r"(?i)\b(?:after|following|from|thereafter|subsequent\s+to|beyond|of|since|post|past|additional|upon)\b"
)
_DUTY = re.compile(
    r"(?i)\bdisclos\w+|\bsecre\w+|\bconfidence\b|\bsurviv\w+|\bobligat\w+|\bdut(?:y|ies)\b|\brestrict\w+|\bconfidentiality\b|(?-i:\bconfidential\b)|\bthis\s+(?:section|article|clause|agreement)\s+shall\s+(?:survive|continue|remain)"
)
_MORE = re.compile(r"(?i)\badditional|\bsurviv")
_EARLIER = re.compile(r"(?i)\b(?:prior\s+to|before|preceding|within\s+the)\b[^.;]{0,25}$")
_OLD = re.compile(r"(?i)[\s'\u2019]*(?:prior|before|old|preceding)\b")
_OTHER_DUTY = re.compile(
    r"(?i)\bwarrant|\binsur|\baudit|\brecords\b|\bnon-?compet|\bsolicit|\binitial\s+term|\brenew|\bbooks\b|\bcompet\w+|\bdisparag\w+|\bpress\s+release"
)
_SECRET_END = re.compile(
    r"(?i)\b(?:terminat\w+|expir\w+|disclos\w+|receipt|end\b|ends\b|thereafter|return|effective\s+date|date|last|completion|cessation|agreement|surviv\w*)\b"
)
_RETURNS = re.compile(
    r"(?i)\b(?:return|destroy|destruction|notif\w+|notice|respond|promptly|identified|summari[sz]ed|reduced\s+to\s+writing|marked|mark|confirmed\s+in\s+writing|in\s+writing\s+within)\b"
)
_LONG = (Unit.MONTH, Unit.YEAR)


def secrecy(passage: Passage) -> Iterator[Statement]:
    """How long confidentiality lasts after the disclosure or the end of the agreement."""
    text = passage.text
    about = passage.headed(Category.CONFIDENTIALITY)
    if not (_SECRET.search(text) or about) or not _LASTS.search(text):
        return
    if not about and not re.search(r"(?i)\bconfidential\w*|\bsecrecy|\bconfidence", text):
        return
    for found in durations(text):
        if found.value.unit in _LONG and _is_survival(passage, found):
            yield Statement("legal.confidentiality-survival", found.value)
            return


def _is_survival(passage: Passage, found: Found[Duration]) -> bool:
    text = passage.text
    head, tail = text[: found.span.start], text[found.span.end :]
    runs = _FROM.match(tail.lstrip(" ,'\u2019)")) or _FROM.search(tail[:90]) or _MORE.search(head[-80:])
    if not runs or _RETURNS.search(head[-50:]) or _EARLIER.search(head) or _OLD.match(tail):
        return False
    around = text[max(found.span.start - 130, 0) : found.span.end + 170]
    if not _DUTY.search(text) or _OTHER_DUTY.search(around) or not _SECRET_END.search(tail[:120] + head[-60:]):
        return False
    near = text[max(found.span.start - 350, 0) : found.span.end + 120]
    return passage.headed(Category.CONFIDENTIALITY) or bool(_SECRET.search(near))


_LEAD = 400
_UNDER_A_BAN = re.compile(r"(?i)\b(?:not|neither|nor)\b[^.;:]{0,120}:\s*(?:\(?\w{1,4}[.)][^:]{0,500})?$")
_SOLICITS = re.compile(
    r"(?i)\bsolicit\w*|\bhir(?:e|ing|ed)\b|\bemploy(?!ee|er|ment\b)\w*|\brecruit\w*|\bentic\w+|\bengage\b|\binduc\w+|\bpoach\w*|\boffer\s+(?:of\s+)?employment|\bnon-?solicit\w*"
)
_PEOPLE = re.compile(
    r"(?i)\b(?:employees?|personnel|staff|consultants?|contractors?|customers?|clients?|anyone|persons?|subscribers?|prospects?|workers?|agents?|members?|engineers?|employed|end[\s-]users?|accounts)\b"
)
_FORBIDS = re.compile(r"(?i)\b(?:not|neither|nor|no|refrain|never|without)\b|\bnon-?solicit")
_THEREAFTER = re.compile(
    r"(?i)^[\s,'\u2019)]*(?:\w+\s+){0,3}?(?:thereafter|after|following|from|subsequent|post|beyond)\b"
)
_TAKES_PEOPLE = re.compile(
    r"(?i)\bsolicit|\bnon-?solicit|\bhire\b|\bhiring\b|\brecruit|\bentice|\bpoach|\bfor\s+employment|\bemploy\b[^.;]{0,60}\bemploye"
)
_PAST = re.compile(
    r"(?i)\bwithin\s+the\s+(?:\w+\s+)?$|\bpre(?:ceding|vious)\s+$|\bgeneral\b[^.;]{0,20}$|\bnotice\b[^.;]{0,10}$"
)
_FIRST_YEAR = re.compile(r"(?i)\bthe\s+first\s+(month|year)\s+(?:after|following)\b")
_BEFORE = re.compile(
    r"(?i)^[\s,'\u2019)]*(?:period\s+)?(?:\w+\s+){0,2}?(?:prior|before|preceding|immediately\s+preceding)\b|^\s*(?:notice|advance)"
)


def solicitation(passage: Passage) -> Iterator[Statement]:
    """How long the people or customers of the other may not be solicited; counted after the end where both are said."""
    text = passage.text
    if _UNDER_A_BAN.search(passage.lead) and not durations(text):
        # "For two years after the end Reseller shall not: (a) entice away any employee; (b) …": the time stands above.
        text = f"{passage.lead[-_LEAD:]} {text}"
    if not (_SOLICITS.search(text) and _PEOPLE.search(text) and _FORBIDS.search(text)):
        return
    if not _TAKES_PEOPLE.search(text + passage.headings):
        return
    first = _FIRST_YEAR.search(text)
    if first:
        yield Statement("legal.non-solicit", Duration(1, Unit(first[1].lower())))
        return
    found = [one for one in durations(text) if _is_ban_time(text, one)]
    after = [one for one in found if _THEREAFTER.match(text[one.span.end :])]
    for one in (after or found)[:1]:
        yield Statement("legal.non-solicit", one.value)


def _is_ban_time(text: str, one: Found[Duration]) -> bool:
    """Whether a length of time is that of the ban, and not of a notice or of the past in which somebody was employed."""
    if one.value.unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR) or _BEFORE.match(text[one.span.end :]):
        return False
    return not _PAST.search(text[: one.span.start][-40:])


_SENTENCE = 4
_ONLY = re.compile(
    r"(?i)\bexclusive(?:ly)?\s+(?:\w+[\s,-]+){0,4}?(?:distribut\w+|resell\w+|supplier|provider|vendor|partner|agent|representative|dealer|licen[cs]ee|manufactur\w+|seller|marketer|sales|source|basis\s+for\s+the\s+(?:sale|distribution)|right\s+to\s+(?:distribute|sell|market|resell|promote|manufacture|supply|provide|offer|use|develop|commerciali[sz]e)|franchise\w*|territory)"
    r"|\b(?:purchase|buy|obtain|source|order|procure|deal|use)s?\b[^.;]{0,60}?\b(?:exclusively|solely|only)\s+(?:from|through|with)\b|\b(?:purchase|provide|supply|sell|distribute|offer|resell|market|procure)s?\b[^.;]{0,80}?\bexclusively\b(?!\s+(?:for|on|by|in))"
    r"|\b(?:all|entire|one\s+hundred\s+percent)\b[^.;]{0,40}\b(?:its|their)\s+(?:\w+\s+){0,3}?requirements\b|\brequirements\s+(?:of|for)\b[^.;]{0,40}\bexclusively"
    r"|\bexclusivity\s+(?:period|right|shall|will|is)\b|\bsole\s+and\s+exclusive\s+(?:\w+\s+){0,2}?(?:distribut\w+|right|licen[cs]e|supplier|provider|agent|representative|partner|source)|\b(?:sole|only)\s+(?:authori[sz]ed\s+)?(?:distributor|reseller|supplier|provider|source)\b(?!['\u2019])"
    r"|\bexclusive\s+(?:\w+[\s,-]+){0,4}?licen[cs]e\b|\bshall\s+purchase\s+from\s+[\w.&'\u2019]+\s+all\b|\bon\s+an\s+exclusive\s+basis|\bgrants?\b[^;]{0,140}\bexclusive(?!\s+of)\b|\b(?:has|have)\s+(?:the|an)\s+(?:sole\s+and\s+)?exclusive\s+rights?\s+to\s+(?!prosecute|defend|control|settle|enforce|determine|own|file|decide|set\b)"
)
_NO_RIVALS = re.compile(
    r"(?i)\b(?:handle|sell|distribute|carry|offer)\s+no\b[^.;]{0,60}\bcompet\w+|\b(?:shall|will|may|agrees?|must)\s+(?:\w+\s+){0,3}?not\b[^.;]{0,140}\b(?:sell|distribut\w+|promot\w+|market\w*|offer\w*|represent\w*|resell|purchase|deal|manufactur\w+|develop\w*|engage\w*|advertis\w+|licen[cs]e\w*|provid\w+|enter)\b[^.;]{0,160}\b(?:compet(?:e|es|ing|itive|itors?)|similar\s+(?:products?|services?|to)|substantially\s+similar)\b"
)
_NOT_EXCLUSIVE = re.compile(
    r"(?i)\b(?:not|nor)\b[^.;]{0,30}\bexclusive\b(?!\s+(?:remed|jurisd|list|of))|\b(?:agreement|relationship|appointment|arrangement|engagement|terms|contract|rights?\s+granted)\b[^.;]{0,60}\b(?:is|are|shall\s+be|being)\b[^.;]{0,20}\bnon-?\s?exclusive"
    r"|\bnon-?\s?exclusive\s+(?:\w+[\s,-]+){0,4}?(?:resell\w+|distribut\w+|partner\w*|agent|representative|basis|agreement|relationship|appointment|dealer|supplier|provider|referr\w+)\b|\bon\s+a\s+non-?\s?exclusive\s+basis\b|\bno\s+exclusivity\b|\b(?:nothing|no\s+provision)\b[^.;]{0,90}\bexclusive\s+(?:\w+\s+){0,2}?(?:provider|supplier|partner|reseller|distributor|vendor|source)\b"
    r"|\bfree\s+to\s+(?:enter|license|contract|deal|engage|purchase|buy|sell|provide|offer|appoint|work)\b(?!\s+such)[^.;]{0,100}\b(?:other|similar|competi\w+|non-|third|anyone|with\s+others)\b|\bnothing\b[^.;]{0,60}\b(?:prevent|restrict|preclude|prohibit)s?\b[^.;]{0,120}\b(?:similar|compet\w+|other\s+(?:customers|clients|persons|parties|suppliers|vendors))\b"
)
_BESTOWS = re.compile(
    r"(?i)\b(?:grants?|granted|appoint\w*|designat\w+|engag\w+|agrees?|undertakes?|shall|will|must|is|are|as)\b"
)
_KEPT = re.compile(
    r"(?i)^\s*(?:whereas|[\u201c\"])|\b(?:retains?|reserves?|reserved|acknowledges?\s+that|desires?|wishes|feedback|perpetual|irrevocabl[ey])\b"
)
_OTHER_EXCLUSIVE = re.compile(
    r"(?i)\bexclusive\s+of\b|\bexclusive\s+(?:\w+\s+){0,2}?(?:jurisdiction|venue|remed(?:y|ies)|property|owner\w*|forum|control|liabilit\w+|obligation|benefit|statement|agreement\s+between|responsibilit\w+|expression|possession|title|discretion|recourse|judge|warrant\w+|authority|power|right,?\s+title|rights?\s+(?:in|and\s+title|of\s+(?:the\s+)?owner)|rights?\s+and\s+interest|means|use\s+of|method|decision)\b|\bexclusive(?:ly)?\s+(?:owned|resolved|settled|governed|determined|submit\w*|by\s+(?:the\s+)?(?:courts?|arbitra\w+)|responsib\w+|liable|brought|belongs?|vest\w*|with\s+(?:the\s+)?courts|with\s+respect|to\s+the\s+jurisdiction|to\s+the\s+courts|for\s+(?:its|the)\s+(?:own|purpose|internal))"
)


# Not to disclose secrets to a competitor, not to use a similar mark, not to use the service to build a rival: whoever keeps that may still deal with anybody.
_OTHER_BAN = re.compile(
    r"(?i)\bnot\s+(?:use|access|benchmark)\b|\b(?:disclos\w+|copy|copied|confusingly|trade\s?marks?|trade\s+names?|logos?|reverse\s+engineer\w*|decompil\w+)\b"
)


# "The rights and remedies in this Article shall not be exclusive."
_REMEDIES = re.compile(r"(?i)\bremed(?:y|ies)\b[^.;]{0,120}$")


def _bans_rivals(text: str) -> bool:
    """Whether a party may not deal in what competes: "Reseller shall not sell competing products"."""
    ban = _NO_RIVALS.search(text)
    return ban is not None and not _OTHER_BAN.search(ban[0])


def exclusivity(passage: Passage) -> Iterator[Statement]:
    """Whether a party must deal only with the other; false where the contract says that it need not."""
    text = passage.text
    if len(text.split()) < _SENTENCE or _KEPT.search(text):
        return
    denied = _NOT_EXCLUSIVE.search(text)
    if denied and _REMEDIES.search(text[: denied.end()]):
        return
    if denied:
        if not re.search(r"(?i)\bnon-?\s?exclusive\b[^.;]{0,60}\blicen[cs]e\b", text) or re.search(
            r"(?i)\b(?:appoint|reseller|distributor)", text
        ):
            yield Statement("legal.exclusivity", Flag(value=False))
        return
    bare = re.sub(r"(?i)\bnon-?\s?exclusive(?:ly)?\b", " ", _OTHER_EXCLUSIVE.sub(" ", text))
    only = _ONLY.search(bare)
    if (
        only and _BESTOWS.search(bare) and not re.search(r"(?i)\b(?:not|no)\b[^.;]{0,25}$", bare[: only.start()])
    ) or _bans_rivals(text):
        yield Statement("legal.exclusivity", Flag(value=True))


FINDERS = (
    finder(
        "confidential confidence secret secrecy proprietary survive surviving non-disclosure continue continues last lasts remain remains thereafter period years",
        secrecy,
    ),
    finder(
        "solicit solicitation soliciting hire hiring recruit employ entice induce non-solicitation nonsolicitation poach",
        solicitation,
    ),
    finder(
        "exclusive exclusively exclusivity non-exclusive nonexclusive free solely only competing competitive competes similar requirements purchase sole",
        exclusivity,
    ),
)
