"""What follows when a service level is missed: how much is credited at most, until when it is claimed, and what else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.sla.fee_shares import CREDIT, Share, shares, whole_fees
from contract_review.language.quantities import durations
from contract_review.model.clause import Category
from contract_review.model.contract import Kind, Role
from contract_review.model.fact import Flag, Percentage, Qualifiers, Strength

_LEVELS = re.compile(
    r"(?i)\bservice\s+(?:levels?|credits?|commitments?|availability)\b|\bup[\s-]?time\b|\bavailability\b|\bunavailab\w*|\bSLAs?\b|\bdown[\s-]?time\b|\boutages?\b|\binterruption|\bcredits\b"
)
_SERVICE_CREDIT = re.compile(
    r"(?i)\b(?:service|sla|performance|availability|uptime|down[\s-]?time)[\s-]+(?:level\s+)?credits?\b|\bcredits?\b|\brebate"
)
_COMPENSATION = re.compile(r"(?i)\bcompensat\w*|\brefund")
_MONEY_CREDIT = re.compile(
    r"(?i)\bcredit\s+(?:card|limit|check|rating|history|terms|line|report|agency|worth)|\btax\s+credit|\bcreditor|\bcredit\s+(?:facility|agreement|support|exposure|enhancement|insurance)"
)


_MISSED = re.compile(
    r"(?i)\bservice\s+(?:levels?|credits?|commitments?|availability)\b|\bup[\s-]?time\b|\bavailability\b|\bunavailab\w*|\bSLAs?\b|\bdown[\s-]?time\b|\boutages?\b|\binterruption"
)


def _speaks_of_credits(passage: Passage) -> bool:
    text = passage.text
    if _MONEY_CREDIT.search(text):
        return False
    return bool(
        _SERVICE_CREDIT.search(text) or (_COMPENSATION.search(text) and _MISSED.search(f"{text} {passage.headings}"))
    )


def credit_cap(passage: Passage) -> Iterator[Statement]:
    """The most that is credited for one period, as a share of its fees."""
    text = passage.text
    if (
        not _speaks_of_credits(passage)
        or not re.search(r"(?i)\bcredits\b|" + _MISSED.pattern[4:], f"{text} {passage.headings} {passage.before}")
        or re.search(r"(?i)\bliabilit(?:y|ies)\b[^.;]{0,60}\b(?:exceed|limited)", text)
    ):
        return
    caps = [share for share in shares(text) if share.is_cap]
    caps = caps or [share for share in whole_fees(text) if share.is_cap and not _is_base(text, share)]
    if not caps and (
        bare := re.search(
            r"(?i)\b(?:maximum|cap(?:ped)?|not\s+exceed|limited\s+to)\b[^.;]{0,40}?(\d{1,3})\s*(?:%|percent)", text
        )
    ):
        caps = [Share(float(bare[1]), *bare.span(1), is_cap=True)]
    for share in caps:
        yield Statement(
            "sla.credit-cap",
            Percentage(share.n),
            Qualifiers(of=_fees_of(text, share) or _period(passage.headings)),
        )


def _fees_of(text: str, share: Share) -> str | None:
    """The period whose fees a cap is a share of: "two months' fees in a year" are a share of a month's."""
    counted = text[share.start : share.end]
    return ("month" if "month" in counted.lower() else None) or _period(text[share.end :]) or _period(text)


def _is_base(text: str, share: Share) -> bool:
    """Whether "the monthly fees" only say of what a percentage is taken."""
    return re.search(r"(?:%|percent)\s*\)?\s*(?:of|off)\s+$", text[: share.start], re.IGNORECASE) is not None


_PERIODS = (
    (re.compile(r"(?i)\bmonth|\bbilling\s+(?:cycle|period)"), "month"),
    (re.compile(r"(?i)\byear|\bannual|\bper\s+annum|\b12[\s-]months?"), "year"),
    (re.compile(r"(?i)\bterm\b|\bsubscription\s+period"), "term"),
)


def _period(text: str) -> str | None:
    found = [(match.start(), word) for pattern, word in _PERIODS if (match := pattern.search(text))]
    return min(found)[1] if found else None


_REACH = 260
_CLAIMS = re.compile(
    r"(?i)\brequest(?:s|ed|ing)?\b|\bclaim(?:s|ed|ing)?\b|\bnotif(?:y|ies|ied|ying)\b|\bnotification|\bsubmit(?:s|ted|ting)?\b|\bappl(?:y|ies)\s+for|\b(?:customers?|clients?|subscribers?|you)\s+(?:must\s+|shall\s+|may\s+)?appl(?:y|ies)\b|\bfil(?:e|es|ed|ing)\b|\breport(?:s|ed|ing)?\b|\breceived\s+by|\bcontact(?:s|ing)?\b|\bin\s+writing|\bopen(?:s|ing)?\s+a|\bsend\b|\bemail(?:s|ing)?\b|\bwritten\s+notice|\brais(?:e|es|ed|ing)\b|\blodg\w+"
)
_ISSUES = re.compile(
    r"(?i)\b(?:issue[sd]?|(?<!customer )(?<!client )(?<!subscriber )(?<!you )appl(?:y|ies|ied)\b(?!\s+for)|answers?|decides?|paid|pay|process(?:ed)?|respond|investigat\w*|confirm\w*|review\w*|be\s+(?:applied|credited)|will\s+credit|dispute|provide\s+a\s+(?:response|decision))\b"
)
# "Provider reviews each claim within ten days": a claim that the vendor deals with is no claiming.
_DECISION = re.compile(
    r"(?i)\b(?:review|process|answer|decide|investigate|evaluate|respond|acknowledge|confirm|approve)\w*\s+(?:\w+\s+){0,3}(?:claims?|requests?)\b"
)
_COUNTED_FROM = re.compile(
    r"(?i)^\s*(?:of\s+notice\s+)?(?:[\w'\u2019,()-]+\s+){0,4}?(?:of|after|from|following|in\s+which|thereafter|since|when)\b|^\s*(?:[;,.)]|$)"
)


def claim_window(passage: Passage) -> Iterator[Statement]:
    """How long there is to claim a credit."""
    text = passage.text
    near = f"{passage.before} {passage.headings}"
    if not (_MISSED.search(f"{text} {near}") or passage.contract.kind in (Kind.SLA, Kind.HOSTING)):
        return
    if not (
        _speaks_of_credits(passage)
        or (
            _SERVICE_CREDIT.search(near)
            and re.search(
                r"(?i)\bclaims?\b|\brequests?\b|\bforfeit|\beligib|\bwaive|\bexpire|\bsubmit|\be-?mail\s+us|\b(?:open|file|raise)\s+a\b|\bmust\s+notify",
                text,
            )
            and _MISSED.search(near)
        )
    ):
        return
    if re.search(r"(?i)\bterminat\w+\s+(?:this|the|its)\b", text) and not CREDIT.search(text):
        return
    doer = re.search(r"(?i)([^,;.]{1,60}?)\s+(?:shall|will|must)\b", text)
    if doer and not CREDIT.search(text) and passage.party_in(doer[1]) is Role.VENDOR:
        return
    for found in durations(text):
        head, tail = text[: found.span.start], text[found.span.end :]
        if not CREDIT.search(f"{head[-_REACH:]} {tail[:_REACH]}") and len(text) > _REACH:
            continue
        if not re.search(
            r"(?i)\bwithin\b|\b(?:no|not)\s+later\s+than|\bbefore\b|\bhas\b|\bhave\b|\bup\s+to", head[-35:]
        ) or not _COUNTED_FROM.match(tail):
            continue
        if _last(_CLAIMS, _DECISION.sub("reviews", head)) > _last(_ISSUES, head) or (
            _last(_ISSUES, head) < 0 and _CLAIMS.search(tail) and not _ISSUES.search(tail)
        ):
            yield Statement("sla.credit-claim-window", found.value, strength=Strength.COMMITMENT)
            return


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


_SOLE = re.compile(
    r"(?i)\b(?:sole|exclusive|only)\b[^.;]{0,60}\b(?:remed(?:y|ies)|recourse|compensation|right)\b|\bremed(?:y|ies)\b[^.;]{0,60}\b(?:sole|exclusive|limited\s+to)\b"
    r"|\b(?:full|entire|total|whole|sole|complete)\s+(?:limit|extent|and\s+exclusive|scope)?\s*(?:of\s+)?(?:[\w'\u2019]+\s+){0,2}liability\b"
)
_OTHER_REMEDY = re.compile(
    r"(?i)\binfring|\bindemn|\bre-?perform|\brepair\s+or\s+replac|\bwork\s+product|\bwarrant(?:y|ies)\b|\bconfidential"
)
_PLAINLY_CREDITS = re.compile(
    r"(?i)\b(?:service|sla|performance|availability|uptime)[\s-]+(?:level\s+)?credits?\b|\bcredits\b|^\W*(?:the|a|any|such|this)\s+credit\b"
)
_NOT_SOLE = re.compile(
    r"(?i)\b(?:not|neither|never)\b[^.;]{0,30}\b(?:sole|exclusive|only)\b(?!\s+(?:if|when|where|to\s+the\s+extent)\b)|\bwithout\s+prejudice\s+to\b|\bin\s+addition\s+to\s+(?:any|all|its|the|customer)|\bnon-?exclusive\s+remed|\bindependent\s+of\b|\b(?:do|does|shall|will)\s+not\s+(?:limit|affect|exclude)\b[^.;]{0,60}\bremed"
)


def sole_remedy(passage: Passage) -> Iterator[Statement]:
    """Whether credits, or the service level agreement, are all that the customer gets."""
    text = passage.text
    here = _MISSED.search(passage.headings) or passage.about(Category.SERVICE_LEVELS, Category.SERVICE_CREDITS)
    levels = _LEVELS.search(_spoken_of(passage)) or (
        here
        and re.search(
            r"(?i)\bthis\s+(?:section|schedule|exhibit|clause|annex|addendum|appendix)|^\W*(?:the|a|any|such|this)\s+credit\b",
            text,
        )
    )
    if not levels or (
        _OTHER_REMEDY.search(text) and not re.search(r"(?i)\bcredits?\b|\bSLA\b|\bservice\s+levels?\b|\buptime", text)
    ):
        return
    denied = _NOT_SOLE.search(text)
    plainly = _PLAINLY_CREDITS.search(_spoken_of(passage)) and not _MONEY_CREDIT.search(text)
    if denied and plainly and re.search(r"(?i)\bremed|\brights?\b", text):
        yield Statement("sla.sole-remedy", Flag(value=False), strength=Strength.COMMITMENT)
    elif not denied and _SOLE.search(text) and _about_failure(passage):
        yield Statement("sla.sole-remedy", Flag(value=True), strength=Strength.COMMITMENT)


_NEAR = 300
_POINTS_BACK = re.compile(r"(?i)^\W*(?:they|these|it|this|such)\b")


def _spoken_of(passage: Passage) -> str:
    """The sentence, with the one before where it begins by pointing back: "They are without prejudice to …"."""
    return f"{passage.before} {passage.text}" if _POINTS_BACK.search(passage.text) else passage.text


def _about_failure(passage: Passage) -> bool:
    """Whether the remedy is one for missed service levels, and not for a broken warranty or a general limit."""
    found = _SOLE.search(passage.text)
    liability_only = found is not None and "remed" not in found[0].lower() and "recourse" not in found[0].lower()
    if liability_only:
        return re.search(
            r"(?i)\bcredit|\bSLA\b|\bservice\s+level|\buptime", f"{passage.text} {passage.before}"
        ) is not None and not re.search(r"(?i)\baggregate|\bfees\s+paid|\btwelve\b|\b12\s+months", passage.text)
    near = passage.text if found is None else passage.text[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
    return _LEVELS.search(f"{near} {passage.headings}") is not None


_ENDS = re.compile(r"(?i)\bterminat(?:e|ed|ion|es|ing)\b|\bcancel(?:l?ed|l?ing|s)?\b")
_REPEATED = re.compile(
    r"(?i)\bmultiple\s+(?:service\s+level\s+)?failures\b|\bconsecutive\b|\bsuccessive\b|\brepeated(?:ly)?\b|\bchronic(?:ally)?\b|\bpersistent(?:ly)?\b|\b(?:two|three|four|five|six|2|3|4|5|6)\b\s*(?:\(\d\)\s*)?(?:or\s+more\s+)?(?:\w+\s+){0,2}?(?:months?|quarters?|times|occasions?|failures?|periods?|outages?)\b"
    r"|\b(?:less\s+than|below|under|fall(?:s|en)?\s+(?:below|under))\s+(?:\w+\s+){0,4}?[\w\s-]*?\(?\d{2}(?:[.,]\d+)?\s*%|\bmore\s+than\s+\w+\s+(?:times|hours|days|months)"
)
_MAY = re.compile(
    r"(?i)\bmay\b|\bright\s+to|\bentitle[sd]?\b|\bcan\b|\boption\s+to|\bat\s+its\s+option|\belect\b|\bgrounds?\s+for|\bpermitted"
)
_FAILED_LEVEL = re.compile(
    r"(?i)\bservice\s+(?:levels?|standards?|targets?)\b|\bKPIs?\b|\b(?:falls?|drops?|is|are|was|goes)\s+(?:below|under|less\s+than)\s+(?:[\w-]+\s+){0,6}?\(?[89]\d(?:[.,]\d+)?\s*(?:%|per\s?cent)(?!\)?\s+of\b)|\bavailab(?:ility|le)\b|\bunavailab\w*|\buptime\b|\bservice\s+credits?\b|\bSLAs?\b|\bdowntime\b|\boutage|\bservice\s+level\s+(?:failure|default)|\b(?:chronic|persistent|critical|multiple)\s+(?:service\s+(?:level\s+)?)?(?:failure|outage|problem)"
)


def chronic_failure(passage: Passage) -> Iterator[Statement]:
    """Whether the customer may leave when service levels fail again and again, or badly."""
    text = passage.text
    near = f"{passage.before} {text}"
    leaves = _ENDS.search(text)
    if leaves is None or not (_REPEATED.search(near) and _MAY.search(text) and _FAILED_LEVEL.search(near)):
        return
    if re.search(
        r"(?i)\bnon-?payment|\boverdue|\blate\s+payment|\bunpaid|\b(?:may|shall)\s+not\s+terminat|\bno\s+right\s+to\s+terminat|\brenew",
        text,
    ):
        return
    level = _FAILED_LEVEL.search(text) or passage.about(Category.SERVICE_LEVELS, Category.SERVICE_CREDITS)
    if level and not re.search(
        r"(?i)\b(?:provider|vendor|supplier|we|company|licensor)\s+may\s+(?:\w+\s+){0,3}terminat", text
    ):
        yield Statement("sla.chronic-termination", Flag(value=True), strength=Strength.COMMITMENT)
