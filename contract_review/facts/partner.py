"""Facts about partnership: money for marketing, training, and the partner's discount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.facts.tables import Grid
from contract_review.language.quantities import percentages
from contract_review.model.fact import Flag, Qualifiers

_FUNDS = re.compile(
    r"(?i)\bmark(?:et|eting)\s+development\s+funds?|\bMDF\b|\bco-?op(?:erative)?\s+(?:marketing\s+|advertising\s+)?(?:funds?|program\w*|money|allowances?|dollars)\b|\bco-?op\s+(?:advertising|marketing)\b|\bjoint\s+marketing\s+(?:funds?|budget|money)|\bmarketing\s+(?:funds?(?!,?\s+Inc)|allowance|contribution|subsid\w+)\b|\bbusiness\s+development\s+funds?"
)
_NO_FUNDS = re.compile(r"(?i)\b(?:no|not|neither|without|nor)\b[^.;]{0,70}$")
_OTHER_MDF = re.compile(
    r"(?i)\b(?:distribution\s+frame|fib(?:er|re)board|medium[\s-]density|patch\s+panel|cabling|rack)\b"
)
_GIVES = re.compile(
    r"(?i)\b(?:shall|will|may|provides?|offers?|contribut\w+|pay(?:s|able)?|grants?|earns?|accru\w+|entitled|receives?|eligible|available|reimburs\w+|spend|fund(?:ed)?|agrees?)\b"
)


def marketing_funds(passage: Passage) -> Iterator[Statement]:
    """Whether there is money for the partner's marketing."""
    text = passage.text
    named = _FUNDS.search(text)
    if not named or _OTHER_MDF.search(text):
        return
    if _NO_FUNDS.search(text[: named.start()]) or re.search(
        r"(?i)^[^.;]{0,60}\b(?:is|are)\s+not\s+(?:offered|available|provided)", text[named.end() :]
    ):
        yield Statement("partner.market-development-funds", Flag(value=False))
    elif _GIVES.search(text):
        yield Statement("partner.market-development-funds", Flag(value=True))


_TRAINING = re.compile(
    r"(?i)\b(?:training|trained|trains?|certifi(?:cation|cations|ed)|courses?|accredit\w+|exam(?:s|inations?)?)\b"
)
_PROMISED = re.compile(
    r"(?i)\b(?:shall|will|must|agrees?\s+to|is\s+required\s+to|are\s+required\s+to|undertakes?\s+to|requires?|required|obligat\w+|need(?:s)?\s+to|includes?|is\s+entitled\s+to|are\s+entitled\s+to|offers?|provides?)\b[^.;]{0,140}?\b(?:training|be\s+trained|train|certifi(?:cation|cations|ed)|(?:training|certification|product|technical)\s+courses?|accredit\w+|exam(?:s|inations?)?)\b"
    r"|\b(?:training|certification|courses?)\b[^.;]{0,80}\b(?:shall|will|must|is|are)\s+(?:be\s+)?(?:provided|offered|supplied|given|conducted|made\s+available|free|included|required|held|mandatory|completed|attended|delivered)\b|^\s*(?:promptly\s+)?(?:obtain|complete|attend|maintain|provide|supply)\b[^.;]{0,60}\b(?:training|certification)"
)
_TAUGHT = re.compile(
    r"(?i)\b(?:train\w*|course\w*|certif\w+|exam\w*|accredit\w+)\b[^.;]{0,120}\b(?:employees?|personnel|staff|sales|technical|engineers?|technicians?|users?|administrators?|customer|client|partner|reseller|distributor|dealer|representatives?|agents?|team|product|software|contacts?|modules?)\b"
    r"|\b(?:employees?|personnel|staff|engineers?|technicians?|users?|administrators?|partner|reseller|distributor|dealer|representatives?|agents?|team|contacts?|customer)\b[^.;]{0,140}\b(?:train\w*|course\w*|certif\w+|exam\w*|accredit\w+)\b"
)
_OTHER_TRAINING = re.compile(
    r"(?i)\b(?:written\s+certification|certified\s+(?:reports?|statements?|mail|check|cheque|public|copy|copies|funds|registered|or\s+registered|true)|certifi(?:ed|cation)\s+(?:mail|of\s+(?:compliance|destruction|incorporation|insurance|origin|completion|analysis|the\s+data))|ISO|SOC|machine[\s-]learning|models?\b|AI\b|artificial|in\s+writing|return\s+receipt|of\s+course|course\s+of|(?:due|ordinary|normal|usual)\s+course|(?:background|experience|skills?|expertise|qualifications?),?\s+(?:and\s+)?training|training(?:,|\s+and|\s+or)\s+(?:skills?|experience|expertise|background)|training\s+(?:records?|aids?|staff|manuals?)|shall\s+mean|means|product\s+certification|FAA|FCC|UL\b|certificate\s+of|certifications?\s+of|certifications?\s+(?:and|or)\s+(?:\w+\s+)?(?:audits?|reports?)|(?:audits?|reports?)\s+(?:and|or)\s+certif\w+|(?:security|audit)\s+(?:certif\w+|reports?)|officer['\u2019]?s?\s+certificate|training\s+(?:\w+\s+)?lev(?:y|ies)|statement,?\s+certified|certified\s+by|certification\s+charges|examination\s+(?:by|of)|grants?\b[^.;]{0,200}\blicen[cs]e|annual\s+financial|golf|drug|clinical|medical)\b"
)
_PAID = re.compile(
    r"(?i)\b(?:separate\s+(?:fee|charge|order)|additional\s+(?:fee|charge|cost)|at\s+(?:the\s+|its\s+)?(?:then[\s-]current|list|standard)\s+(?:rates?|prices?|price\s+list)|price\s+list|for\s+an?\s+(?:additional\s+)?(?:fee|charge)|not\s+(?:included?|includ\w+|cover\w*|entitled|oblig\w+|required)|excludes?|excluding)\b"
)
# An item of a list of duties: "Promptly obtain training on the Product for its engineers".
_ORDERED = re.compile(r"\s*(?:[A-Z][a-z]+ly\s+)?(?:[Oo]btain|[Cc]omplete|[Aa]ttend|[Pp]rovide|[Tt]rain)\b")
_BEFORE, _AFTER = 220, 180
_ASSERTS = re.compile(r"(?i)\b(?:represents?\s+and\s+warrants?|warrants?\s+that|acknowledges?)\b")


def training(passage: Passage) -> Iterator[Statement]:
    """Whether training or certification is promised to, or required of, the other party."""
    text = passage.text
    if any(_promises(text, word) for word in _TRAINING.finditer(text)):
        yield Statement("partner.training", Flag(value=True))


def _promises(text: str, word: re.Match[str]) -> bool:
    """Whether the words around "training" say who is trained, and that it must happen."""
    near = text[max(word.start() - _BEFORE, 0) : word.end() + _AFTER]
    if _OTHER_TRAINING.search(near) or _PAID.search(near) or _ASSERTS.search(near):
        return False
    return bool((_PROMISED.search(near) or _ORDERED.match(text)) and _TAUGHT.search(near))


_REWARD = re.compile(
    r"(?i)\b(discounts?|margins?|commissions?|referral\s+fees?|rebates?|revenue\s+shar(?:e|ing)|royalt(?:y|ies)|finder['\u2019]?s\s+fee|bonus|off\s+(?:the\s+|its\s+)?(?:\w+\s+)?(?:list|price|msrp|retail)|residuals?|share\s+of\s+(?:the\s+)?(?:net\s+|gross\s+)?revenues?|of\s+(?:[\w'\u2019]+[\s-]+){0,5}?(?:revenues?|sales|receipts|proceeds|profits?|margins?))\b"
)
_NOT_REWARD = re.compile(
    r"(?i)\b(?:early[\s-]payment|prompt[\s-]payment|service\s+credits?|credits?\b|interest|late\b|overdue|past\s+due|uptime|availab\w+|shortfall|under-?(?:paid|payment|report\w*)|discrepanc\w+|audit\w*|increase\w*|tax(?:es)?|penalt\w+|cash\s+discount|if\s+paid\s+within|refund\w*|restocking|deposit|ownership|shares\s+of|stock|voting|equity|probability|liabilit\w+|vat|withh\w+|terminat\w+|below|less\s+than|decline\w*|decrease\w*|growth|if\s+more\s+than)\b"
)


# A rebate on the monthly fee for a bad month is a service credit.
_RETURNED_FEE = re.compile(
    r"(?i)\brebates?\b[^.;]{0,90}\bmonthly\s+(?:\w+\s+)?(?:fees?|charges?)\b|\bmonthly\s+rebates?\b|\brebates?\s+in\s+any\s+(?:given\s+)?month\b"
)


def discount(passage: Passage) -> Iterator[Statement]:
    """What share of the price a partner keeps: discount, margin, commission or revenue share, each with its scope."""
    text = passage.text
    if not _REWARD.search(text):
        return
    for found in percentages(text):
        window = text[max(found.span.start - 110, 0) : found.span.end + 90]
        word = _REWARD.search(window)
        if word and _RETURNED_FEE.search(window):
            continue
        if word and not _NOT_REWARD.search(window) and found.value.n <= 100:
            yield Statement("partner.discount", found.value, Qualifiers(scope=word[1].lower()))


_TIERED = re.compile(r"(?i)\b(?:discounts?|margins?|commissions?|revenue\s+share|rebates?|referral\s+fees?)\b")


def from_table(grid: Grid) -> Iterator[Statement]:
    """The shares in a column of a partner's discounts or commissions, each with its row as its scope."""
    for entry in grid.entries():
        word = _TIERED.search(entry.head)
        if word is None or _NOT_REWARD.search(entry.head) or not entry.stubs:
            continue
        for found in percentages(entry.text)[:1]:
            yield Statement("partner.discount", found.value, Qualifiers(scope=entry.stubs[0]), entry=entry)


FINDERS = (
    finder("marketing market mdf co-op coop cooperative funds development", marketing_funds),
    finder(
        "training trained train trains certification certifications certified course courses exam examination accredited accreditation",
        training,
    ),
    finder(
        "discount discounts margin margins commission commissions referral rebate rebates revenue revenues royalty royalties finder bonus list off residual sales receipts",
        discount,
    ),
)
