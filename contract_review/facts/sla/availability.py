"""Promised availability: told apart from the thresholds of credits, from durability, and from formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.facts.sla.bands import Bound, bounds
from contract_review.facts.sla.fee_shares import CREDIT
from contract_review.facts.sla.measuring_periods import window
from contract_review.facts.tables import Grid
from contract_review.language.modality import strength
from contract_review.model.fact import Percentage, Qualifiers

_AVAILABLE = re.compile(
    r"(?i)\bup[\s-]?time\b|\bavailab(?:le|ility|ilities)\b|\baccessib(?:le|ility)\b|\boperational\b|\bup\s+and\s+running|\bup\b(?=\s+(?:at\s+least\s+)?\d)|\bonline\b|\breachable\b|\boperat(?:e|es|ing)\b|\bservice\s+level\b|\bSLA\b(?=\s+(?:is|of)\b)"
)
_PROMISES = re.compile(
    r"(?i)\b(?:shall|will|must|guarantee\w*|commit\w*|promis\w*|warrants?|ensures?|asserts?|maintain\w*|provides?|offers?|achiev\w*|target\w*|objectives?|goals?|strives?|aims?|efforts|endeavou?rs?|agrees?|undertakes?|deliver\w*|is|are|minimum|least|standard|SLA|owes?|availability\s+(?:rate\s+)?of)\b|[:=\u2265]"
    r"|^\W*\d{2,3}(?:[.,]\d+)?\s*%\s+(?:\w+\s+){0,2}?(?:up[\s-]?time|availability)\b"
)
_OTHER_MEASURE = re.compile(
    r"(?i)\bdurab|\bpacket|\bloss\b|\bpower\s+(?:usage|consumption|draw)|\bhumidity|\btemperature|\btickets\b|\brequests?\s+(?:are|were|will\s+be|answered|resolved)|\bdeliver(?:y|ability)\s+(?:rate|of)|\baccura|\bcapacity\b|"
    r"\bcompliance\s+rate|\bof\s+(?:all\s+)?(?:the\s+)?(?:calls|cases|incidents|tickets|backups|emails|errors|employees|users|shares|voting|purchase|orders)\b|\bon[\s-]?time\b|\bfirst\s+call|\bcpu\b|\bin\s+stock|\bfill\s+rate|\blatency|\bjitter|\bthroughput|\bthreshold\s+for|\bapdex|\bsatisf"
)
_HISTORY = re.compile(
    r"(?i)\b(?:was|were|has\s+been|have\s+been|had|achieved\s+in|average\s+of\s+last|historical\w*|to\s+date|reached|last\s+(?:year|month|quarter)|over\s+the\s+(?:past|last))\b"
)
_FAILING = re.compile(
    r"(?i)\b(?:if|when(?:ever)?|where|in\s+the\s+event|should|unless|in\s+any\s+\w+\s+in\s+which|for\s+(?:each|any|every)\s+(?:calendar\s+)?(?:month|quarter|period)\s+(?:in\s+which|where|that))\b[^.;]*$"
)
_FAILS = re.compile(
    r"(?i)\b(?:fall(?:s|ing)?|drops?|dropped|decreas\w+|fails?|failure|fell|is|was|are|be|goes|below|under|less|not\s+(?:meet|met|achiev\w*|available|maintain\w*)|miss(?:es|ed)?|does\s+not|short\s+of|lower|beneath)\b"
)
# "When two nodes run, the SLA is 99.99 %": what stands behind the comma is promised, unless it fails there.
_MAIN_CLAUSE = re.compile(
    r"(?i),\s+(?:the|our|its|this|we)\s+(?:(?!fail|drop|fall|not\b|below|miss|less|under)[\w-]+\s+){0,6}?(?:is|are|of|at)\s+(?:at\s+least\s+)?$"
)
_ENDS = re.compile(r"(?i)\bterminat\w*|\bcredit|\brefund|\bdiscount|\bpenalt|\bchronic")
_FORMULA = re.compile(r"[/\u00f7]|(?i:\bsubtract|\bdivided\b|\bmultipl)")
# "99.9 % uptime allows for 43 minutes of downtime" works out what is promised elsewhere.
_EXPLAINED = re.compile(
    r"(?i)^\W*(?:(?:monthly|annual|yearly)\s+)?(?:up[\s-]?time|availability)?\s*(?:allows?|permits?|means|equals|equates|translates|corresponds|works\s+out|amounts)\b"
)
_LEVELS = re.compile(r"(?i)\bup[\s-]?time|\bavailability\b|\bSLAs?\b|\bservice\s+levels?\b")
_UNDER_HEADING = re.compile(r"(?i)\bup[\s-]?time|\bavailability\b")


def promised(passage: Passage) -> Iterator[Statement]:
    """The availability that a sentence promises, one for each service or plan it names."""
    text = passage.text
    said = _AVAILABLE.search(text) or (
        len(text.split()) <= _LINE and (_UNDER_HEADING.search(passage.headings) or _LEVELS.search(passage.introduction))
    )
    if (
        not said
        or _OTHER_MEASURE.search(text)
        or (_HISTORY.search(text) and not re.search(r"(?i)\bshall\b|\bwill\b", text))
    ):
        return
    if not (_PROMISES.search(text) or len(text.split()) <= 12):
        return
    every = bounds(text)
    found = [one for place, one in enumerate(every) if _is_promise(text, one) and not _is_banded(text, every, place)]
    found = [one for place, one in enumerate(found) if one.n not in [other.n for other in found[:place]]]
    for place, one in enumerate(found):
        scope = _scope_of(text, one, several=len(found) > 1, last=found[place - 1].end if place else 0)
        yield Statement("sla.uptime", Percentage(one.n), Qualifiers(per=window(text), scope=scope))


def _is_promise(text: str, one: Bound) -> bool:
    """Whether a figure is what is promised: not a bound from above, not the condition of a remedy, not a part of a sum."""
    if not 70 <= one.n <= 100 or one.side == "below":
        return False
    head, tail = text[: one.start], text[one.end :]
    if not _is_near_service(text, one):
        return False
    if re.match(r"\s*(?:-|\u2013|to|~)\s*\d", tail) or re.search(r"\d\s*%?\s*(?:-|\u2013|to|~|and)\s*$", head):
        return False
    condition = _FAILING.search(head)
    if (
        condition
        and _FAILS.search(text[condition.start() :])
        and not re.search(r"(?i)\b(?:shall|will|guarantee|commit|target\s+of)\b", head[condition.start() :])
        and not _MAIN_CLAUSE.search(head[condition.start() :])
    ):
        return False
    if _EXPLAINED.match(tail):
        return False
    if one.n == 100 and re.match(r"\s*(?:[-\u2212\u2013]|minus|less)\s*\(?\s*[A-Za-z(]", tail):
        return False
    if _FORMULA.search(head[-60:]) and not re.search(
        r"(?i)\bat\s+least|\bminimum|\bguarantee|\bshall|\bwill", head[-60:]
    ):
        return False
    if re.search(r"(?i)\bfrom\s+(?:one\s+hundred\s+percent\s*\()?\s*$", head) or (
        one.n == 100 and re.search(r"(?i)\b(?:from|by|times|x|of)\s*\(?$|[*\u00d7]\s*$", head)
    ):
        return False
    return not (
        _ENDS.search(text[max(one.start - 40, 0) : one.end + 30])
        or re.search(r"(?i)\bterminat|\bcredit\s+of", head[-90:])
    )


_STRONG = re.compile(r"(?i)\bup[\s-]?time\b|\bavailabilit(?:y|ies)\b|\bservice\s+level\b|\bSLA\b")
_WEAK = re.compile(
    r"(?i)(?<!made\s)\bavailable\b|\baccessible\b|\boperational\b|\bup\s+and\s+running|\bup\b(?=\s+(?:at\s+least\s+)?\d)|\bonline\b|\breachable\b|\boperat(?:e|es|ing)\b"
)
_SERVICE = re.compile(
    r"(?i)\b(?:services?|systems?|platform|network|sites?|website|servers?|application|software|portal|api|cloud|solution|hosting|infrastructure|facility|connection|circuit|internet|product|tenant|it|we)\b"
)
_GOODS = re.compile(
    r"(?i)\bpurchase\s+order|\bquantit|\brevenue|\broyalt|\bforecast|\bshares\b|\bsecond(?:ed|ment)|\bheadcount|\bfull[\s-]time|\bshipment|\binventory|\bwarehouse"
)
_GOES_ON = re.compile(
    r"(?i)^\W*(?:$|(?:of|up|uptime|availab\w*|per|each|measured|as|during|in|for|or|over|on|at|excluding|except|monthly|every|within|calculated|and|to|throughout|is|will|shall|with|by|a|uninterrupted)\b)|^\s*[,.;:)\]]"
)

_OF_TIME = re.compile(
    r"(?i)^\W*of\s+(?:(?:the|each|every|any|a|all|its|total|scheduled|minutes|hours|in|calendar)\s+)*(?:time|minutes|hours|days?|weeks?|months?|quarters?|years?)\b"
)


def _is_near_service(text: str, one: Bound) -> bool:
    """Whether the figure stands near a word for availability, and is not a share of goods, staff or money."""
    around = text[max(one.start - 220, 0) : one.end + 110]
    if _STRONG.search(around) or len(text.split()) <= 14:
        return not _GOODS.search(around)
    weak = _WEAK.search(text[max(one.start - 130, 0) : one.end + 60])
    tail = re.sub(r"^\s*\)", "", text[one.end :])
    known = _OF_TIME.match(tail) or (_SERVICE.search(text) and _GOES_ON.match(tail))
    return bool(weak and known) and not _GOODS.search(text)


def _is_banded(text: str, every: tuple[Bound, ...], place: int) -> bool:
    """Whether a figure is one end of a band, as in "less than 99.9 % but above 95 %"."""
    one = every[place]
    beside = [(other, other.end, one.start) for other in every[max(place - 1, 0) : place]]
    beside += [(other, one.end, other.start) for other in every[place + 1 : place + 2]]
    return any(
        other.side == "below" and len(text[a:b].split()) <= 7 and not re.search(r"[.;:]", text[a:b])
        for other, a, b in beside
    )


_LINE = 14
_PLAN_AFTER = re.compile(
    r"^[^,.;]{0,45}?\b(?:for|to|on|in)\s+(?:(?:all|its|the|our|customers|teams|users|on|of)\s+)*(?P<scope>(?:[A-Z][\w+-]*|(?:free|pro|paid|production|staging|premium|standard|enterprise)\b)"
    r"(?:\s+(?:[A-Z][\w+-]*|users?|plans?|tier|environments?|console|edition))*)"
)
_PLAN_BEFORE = re.compile(
    r"(?:^|[.;:]\s+|\bThe\s+|\bthe\s+|\band\s+)(?P<scope>(?:[A-Z][\w+-]*)(?:\s+[A-Z][\w+-]*){0,3})\s+(?:shall|will|is|are|has|have|must)\b"
)
_NO_SCOPE = re.compile(
    r"(?i)^(?:the|this|each|any|calendar|subscription|term|customers?|service|services|provider|supplier|vendor|company|we|us|you|licensor|host|january|month(?:ly)?|quarter|availability|uptime|platform|system|cloud\s+services?|all|our|a|an|hosted\s+services?|in|such|saas\s+services?|software|solution|application|agreement|measurement\s+period|production\s+hours|minimum|target)$"
)


def _scope_of(text: str, one: Bound, *, several: bool, last: int) -> str | None:
    """The plan or part of the service for which a figure holds, where the sentence names it."""
    after = _PLAN_AFTER.match(re.split(r"\d+(?:[.,]\d+)?\s*%", text[one.end :])[0])
    plan = after and (
        several
        or re.search(
            r"(?i)\b(?:plans?|tier|edition|package|environments?|users?|customers\s+on|teams\s+on)\b", after[0]
        )
    )
    if after and plan and not _NO_SCOPE.match(after["scope"]):
        return after["scope"][:60]
    listed = re.match(r"\W*(?P<scope>[A-Z][\w+& -]{1,40}?)\s*(?::|\s[\u2013-])\W*$", text[: one.start])
    if listed and len(text.split()) <= _LINE:
        return scope_of_labels(listed["scope"])
    before = _PLAN_BEFORE.search(text[last : one.start])
    if before and several and not _NO_SCOPE.match(before["scope"].removeprefix("The ")):
        return before["scope"].removeprefix("The ")[:60]
    if before and re.search(
        r"(?i)server|console|portal|api|plan|tier|network|database|storage|hosting|site|edition", before["scope"]
    ):
        return before["scope"].removeprefix("The ")[:60]
    return None


_ROW = re.compile(r"(?i)\bup[\s-]?time\b|\bavailability\b|\bSL[AO]s?\b|\bservice\s+level\b")
# Beside a column of credits only what is called the target is promised; other figures may be bounds of the credits.
_TARGET = re.compile(r"(?i)\btargets?\b|\bcommitments?\b|\bobjectives?\b|\bguarante\w+|\bcommitted\b|\bpromised\b")
_NO_ROW = re.compile(
    r"(?i)\bdurab|\bpacket|\bloss|\bthreshold|\bbelow|\bless\s+than|\bfall|\bcredit|\bcompensation|\bresponse|\bresol|\btickets|\bactual|\bdowntime|\bexample|\brequests\b|\bcalls\b|\bdiscount|\bstatus|\bpenalt"
)


def tabulated(grid: Grid) -> Iterator[Statement]:
    """The availability that a table promises, for each plan or service it lists."""
    heads = " ".join(word for column in range(grid.width) for word in grid.head(column))
    for entry in grid.entries():
        if CREDIT.search(heads) and not _TARGET.search(" ".join((*entry.heads, *entry.stubs[:1]))):
            continue
        found = [one for one in bounds(entry.words) if 50 <= one.n <= 100]
        labels = (*entry.heads, *entry.stubs)
        named = any(_ROW.search(label) for label in labels) or (
            _UNDER_HEADING.search(f"{grid.title} {grid.heading}") and len(entry.words.split()) <= 6
        )
        if (
            len(found) != 1
            or found[0].side == "below"
            or not named
            or any(_NO_ROW.search(label) for label in labels)
            or _OTHER_MEASURE.search(" ".join((*labels, entry.words)))
        ):
            continue
        if CREDIT.search(entry.words):
            continue
        about = " ".join((*labels, grid.title, grid.heading, grid.lead, entry.words))
        qualifiers = Qualifiers(
            per=window(f"{entry.words} {' '.join(labels)}") or window(f"{grid.title} {grid.heading} {grid.lead}"),
            scope=scope_of_labels(*entry.stubs[:1], *entry.heads, entry.section),
        )
        yield Statement("sla.uptime", Percentage(found[0].n), qualifiers, strength=strength(about), entry=entry)


_MEASURE = re.compile(
    r"(?i)\b(?:monthly|annual|yearly|quarterly|guaranteed?|committed|promised|target(?:ed)?|up[\s-]?time|availability|percentage|minimum|services?|systems?|"
    r"commitments?|descriptions?|metrics?|measures?|values?|categor(?:y|ies)|levels?|slas?|slos?|items?|kpis?|objectives?|per|month|performance|components?|names?)\b|%|\([^)]*\)"
)
_LOOSE_ENDS = re.compile(
    r"(?i)^(?:\W|\b(?:and|or|of|for|the|to|in|by)\b)+|(?:[^\w)+]|\b(?:and|or|of|for|the|to|in|by)\b)+$"
)


def scope_of_labels(*labels: str) -> str | None:
    """What the first telling label of a figure is about, besides availability: its row, its column, a heading."""
    for label in labels:
        words = " ".join(_MEASURE.sub(" ", label).split())
        scope = _LOOSE_ENDS.sub("", words)
        if re.search(r"[A-Za-z]{2}", scope):
            return scope[:60]
    return None
