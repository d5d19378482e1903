"""How a contract's own words count a notice: from which day, inside which window, with or without the day itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contract_review.language.timing import Timed, timings
from contract_review.language.windows import Window, windows
from contract_review.model.fact import Duration, Fact, Unit
from contract_review.renewals.deadlines import NoticeRule

# What begins on the day after the end: the renewal date, an anniversary, the start of the next term.
_THE_DAY_AFTER = re.compile(
    r"(?i)^[\s'\u2019)-]*(?:or\s+more\s+)?(?:(?:period|window)\s+(?:immediately\s+)?)?(?:[\w\s'\u2019]{0,40}?\bnotices?\b[\w\s'\u2019]{0,40}?\s)?"
    r"(?:before|prior\s+to|in\s+advance\s+of|preceding|ahead\s+of)\s+"
    r"(?:(?:the|each|any|such|its|your|an?|every|that|next|annual|applicable|automatic|following|upcoming|relevant|scheduled|then|current)[\s-]+)*"
    r"(?:renewal\b(?!\s+(?:(?:term|period)s?)?\s*(?:['\u2019]s?\s|ends?\b|ending|expir|conclu))|anniversar(?:y|ies)\b"
    r"|(?:start|commencement|beginning|first\s+day)\s+of\s+(?:(?:the|each|any|a|such|that)\s+)?(?:(?:next|new|renewal|following|subsequent|further|successive)\s+)+)"
)
_CLEAR = re.compile(r"(?i)\bclear\s+(?:calendar\s+|business\s+|working\s+)?(?:days?|weeks?|months?)\b")
# "Within sixty days prior to the end": at least sixty days, or in the last sixty? Words that say which are no such.
_WITHIN = re.compile(r"(?i)\b(?:within|during|in)\s+(?:the\s+)?(?:(?:last|final|period\s+of)\s+)?\(?$")
_BEFORE = re.compile(
    r"(?i)^[\s'\u2019)-]*(?:period\s+|window\s+)?(?:immediately\s+)?(?:before|prior\s+to|preceding|of)\b"
)
_AHEAD = re.compile(
    r"(?i)^[\s'\u2019)-]*(?:[\w\s'\u2019]{0,40}?\bnotice\s+)?(?:before|prior\s+to|in\s+advance|preceding)\b"
)
_OPTION = re.compile(
    r"(?i)(?P<who>[^.;,]{0,60})\b(?:may|shall\s+have\s+the\s+(?:right|option)\s+to|has\s+the\s+(?:right|option)\s+to|have\s+the\s+(?:right|option)\s+to"
    r"|(?:is|are)\s+entitled\s+to|can)\s+(?:elect\s+to\s+|choose\s+to\s+|request\s+to\s+)?(?:renew|extend|prolong)\b"
)
_RENEWED_BY_NOTICE = re.compile(
    r"(?i)\b(?:renews?|renewed|extended)\s+only\s+(?:if|when|where|upon|on|by)\b(?P<who>[^.;]{0,60})"
)
_MAY_BE_RENEWED = re.compile(
    r"(?i)\bmay\s+be\s+(?:renewed|extended|prolonged)\b[^.;]{0,140}?\bby\s+(?:(?:written|prior|advance)\s+)*notice\b(?P<who>[^.;]{0,40})"
)
_THEM = re.compile(
    r"(?i)\b(?:vendor|provider|supplier|licensor|contractor|company|we)\s*$|\b(?:vendor|provider|supplier|licensor)\s+(?:gives?|notif\w+|elects?)"
    r"|\bby\s+(?:the\s+)?(?:vendor|provider|supplier|licensor)\b"
)
_PERIOD_END = re.compile(
    r"(?i)\b(?:to|at|on|as\s+of|as\s+at|from|by|upon|with)\s+(?:effect\s+(?:from|to|at|on|as\s+of)\s+)?(?:the\s+)?(?:end|close|last\s+day|expiry)\s+of\s+"
    r"(?:(?:a|an|any|each|the|that|such|next|following|respective|relevant|current)\s+)*(?P<calendar>calendar\s+)?(?P<unit>month|quarter|year)\b"
)
_FIRST_TERM = r"(?:the\s+|its\s+)?(?:initial|minimum|first|fixed|committed)\s+(?:\w+\s+)?(?:term|period)\b"
_END_OF_FIRST = rf"(?:(?:the\s+)?(?:end|expir\w+|last\s+day|conclusion|completion)\s+of\s+)?{_FIRST_TERM}"
_SPARES = re.compile(
    r"(?i)\b(?:to\s+expire|expir(?:e|es|ing)|tak(?:e|es|ing)\s+effect|effective|to\s+end|ending)\s+(?:\w+\s+){0,3}?"
    rf"(?:on\s+or\s+after|(?:not|no|never)\s+(?:before|earlier\s+than|sooner\s+than|prior\s+to)|after)\s+{_END_OF_FIRST}"
)
_AFTER_THE_FIRST = re.compile(
    rf"(?i)\b(?:terminat\w*|cancel\w*|ends?|ended)\b[^.;]{{0,60}}?\b(?:at\s+any\s+time\s+)?(?:on\s+or\s+)?after\s+(?:the\s+)?(?:end|expir\w+)\s+of\s+{_FIRST_TERM}"
)
_AS_LONG = re.compile(
    r"(?i)\b(?:equal\s+(?:in\s+(?:length|duration)\s+)?to|of\s+the\s+same\s+(?:length|duration)\s+as|as\s+long\s+as|the\s+same\s+(?:length|duration)\s+as)\s+"
    r"(?:the\s+|its\s+)?(?:length\s+of\s+|duration\s+of\s+)?(?:the\s+)?(?:initial|original|first|expiring|previous|preceding|then[\s-]current)\b"
    r"|\b(?:terms?|periods?)\s+of\s+(?:the\s+same|an?\s+equal|equal|like)\s+(?:length|duration)\b"
)


_NUMBERS = {word: n for n, word in enumerate("one two three four five six".split(), 1)}
_COUNT = rf"(?P<n>{'|'.join(_NUMBERS)}|\d{{1,2}})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?"
_RENEWED = r"(?:renew\w*|extend\w*|extension)\b"
# "For one additional year" is how long; "for one additional term" and "no more than two renewals" are how often.
_HOW_OFTEN = (
    re.compile(
        rf"(?i)\b{_RENEWED}[^.;]{{0,60}}?\b(?:up\s+to|(?:no|not)\s+more\s+than|at\s+most|a\s+maximum\s+of|only|for)\s+"
        rf"(?:up\s+to\s+|a\s+maximum\s+of\s+)?{_COUNT}(?P<what>(?:(?:additional|further|successive|consecutive|renewal|extension|more|such)[\s-]+"
        r"|\w+\s*(?:\(\s*\d+\s*\)\s*)?[\s-]*(?:month|year)[\s-]+)+(?:terms?|periods?|renewals?|extensions?)|times)\b"
    ),
    re.compile(
        rf"(?i)\b(?:up\s+to|(?:no|not)\s+more\s+than|at\s+most|a\s+maximum\s+of)\s+{_COUNT}(?P<what>renewals?|renewal\s+terms?|extensions?|times)\b"
    ),
)
_ONCE = re.compile(
    rf"(?i)\b{_RENEWED}(?:\s+\w+){{0,3}}?\s+(?:once|one\s+time)\b"
    r"|\b(?:a\s+single|only\s+one|one\s+single)\s+(?:renewal|extension|additional|further)\b"
)


def words_of(fact: Fact) -> str:
    """The sentence that states a fact, as far as it was kept."""
    return " ".join(piece.quote for piece in fact.first_said)


def notice_rule(fact: Fact) -> NoticeRule | None:
    """How the notice of a fact is counted; by its length alone where its words were not kept."""
    if not isinstance(fact.value, Duration):
        return None
    said = words_of(fact)
    return _rule(fact.value, said, _timed(fact.value, said), _window(fact.value, said))


def option(facts: Iterable[Fact]) -> NoticeRule | None:
    """The notice by which we renew a contract that does not renew by itself; None where no words give one."""
    for fact in facts:
        said = words_of(fact)
        may = _OPTION.search(said) or _RENEWED_BY_NOTICE.search(said) or _MAY_BE_RENEWED.search(said)
        if may is None or _THEM.search(may["who"].strip()):
            continue
        for window in windows(said)[:1]:
            return _rule(window.least, said, _timed(window.least, said), window)
        told = [timed for timed in timings(said) if timed.is_notice]
        # "For a further year by notice at least 60 days before": what is counted back from the end is the notice.
        ahead = [timed for timed in told if _AHEAD.match(timed.tail)] or told[-1:]
        if ahead:
            return _rule(ahead[0].value, said, ahead[0], None)
    return None


def period_end(fact: Fact) -> Unit | None:
    """The month, quarter or year at whose end a notice runs out; None where it may run out on any day."""
    found = _PERIOD_END.search(words_of(fact))
    return Unit(found["unit"].lower()) if found else None


def spares_the_first_term(fact: Fact) -> bool:
    """Whether a notice may not run out before the initial term is over."""
    return bool(_SPARES.search(words_of(fact)))


def waits_for_the_first_term(fact: Fact) -> bool:
    """Whether a notice may be given only once the initial term is over."""
    return bool(_AFTER_THE_FIRST.search(words_of(fact)))


def outlives_the_first_term(fact: Fact) -> bool:
    """Whether a notice ends what goes on after the initial term, and so stops no renewal of it."""
    return spares_the_first_term(fact) or waits_for_the_first_term(fact)


def as_long_as_the_first(facts: Iterable[Fact]) -> bool:
    """Whether each renewal is said to be as long as the term before it."""
    return any(_AS_LONG.search(words_of(fact)) for fact in facts)


def how_often(facts: Iterable[Fact]) -> int | None:
    """How often a contract renews; None where nothing limits it, or several numbers are said."""
    found = set[int]()
    for fact in facts:
        said = words_of(fact)
        if _ONCE.search(said):
            found.add(1)
        found |= {n for form in _HOW_OFTEN for match in form.finditer(said) if (n := _counted(match)) is not None}
    return found.pop() if len(found) == 1 else None


def _counted(match: re.Match[str]) -> int | None:
    """How many terms are named; "one year periods" are no one period."""
    n = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    return n if (n > 1) == match["what"].endswith("s") else None


def _rule(length: Duration, said: str, timed: Timed | None, window: Window | None) -> NoticeRule:
    tail = said[window.span.end :] if window else timed.tail if timed else ""
    return NoticeRule(
        length,
        before_renewal=bool(_THE_DAY_AFTER.match(tail)),
        clear=bool(_CLEAR.search(said)),
        at_most=window.most if window else None,
        within=window is None and timed is not None and _is_within(timed),
    )


def _timed(length: Duration, said: str) -> Timed | None:
    """The place where a sentence gives the length, that before a day first."""
    found = [timed for timed in timings(said) if timed.value == length]
    return next((timed for timed in found if timed.is_notice), found[0] if found else None)


def _window(length: Duration, said: str) -> Window | None:
    return next((window for window in windows(said) if window.least == length), None)


def _is_within(timed: Timed) -> bool:
    return bool(_WITHIN.search(timed.head) and _BEFORE.match(timed.tail))
