"""What a partner is granted: protected deals, free licences, time to claim marketing money, notice of a new program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.numbers import FIGURES, WORDS, figure, words
from contract_review.language.quantities import durations
from contract_review.language.timing import Use, timings
from contract_review.model.fact import Count, Unit

_DEAL = re.compile(r"(?i)\b(?:deals?|opportunit(?:y|ies)|leads?|prospects?|registrations?)\b")
_REGISTERED = re.compile(r"(?i)\bregist\w+")
_PROTECTED = re.compile(r"(?i)\b(?:protect\w*|valid\w*|reserved|exclusive(?:ly)?|expires?|lasts?|remains?|good)\b")
_LENGTHS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def deal_protection(passage: Passage) -> Iterator[Statement]:
    """How long a registered deal is the partner's."""
    text = passage.text
    if not (_REGISTERED.search(text) and _DEAL.search(text) and _PROTECTED.search(text)):
        return
    for timed in timings(text):
        if timed.use in (Use.LASTING, Use.OTHER) or re.match(r"(?i)^\s*(?:after|from|following)\b", timed.tail):
            if timed.value.unit in _LENGTHS and not timed.is_notice and not _ANSWERED.search(timed.head[-60:]):
                yield Statement("partner.deal-protection", timed.value)
                return


_ANSWERED = re.compile(r"(?i)\b(?:respond|approv|reject|accept|answer|decid|review|notif|submit)\w*\b[^.;]{0,50}$")
_FREE_USE = re.compile(r"(?i)\bnot[\s-]for[\s-]resale\b|\bNFR\b|\bdemonstration\b|\bdemo\b|\binternal[\s-]use\b")
_COPIES = re.compile(
    rf"(?i)\b(?:(?P<words>{WORDS})\s*(?:\((?P<bracket>{FIGURES})\)\s*)?|(?P<figures>{FIGURES})\s+)(?:[\w-]+\s+){{0,4}}?(?:licen[cs]es?|copies|copy|seats|units|keys|instances|users|servers?)\b"
)


def free_licences(passage: Passage) -> Iterator[Statement]:
    """How many licences a partner gets to show the product or to use it itself."""
    text = passage.text
    named = _FREE_USE.search(text)
    copies = _COPIES.search(text)
    if named is None or copies is None or abs(named.start() - copies.end()) > _NEAR:
        return
    n = (
        figure(copies["figures"] or copies["bracket"])
        if copies["figures"] or copies["bracket"]
        else words(copies["words"])
    )
    if n:
        yield Statement("partner.free-licences", Count(n))


_NEAR = 120
_FUNDS = re.compile(
    r"(?i)\bMDF\b|\bmarket(?:ing)?\s+development\s+funds?|\bco-?op\b|\bmarketing\s+(?:funds?|allowance|money)"
)
_CLAIMS = re.compile(r"(?i)\bclaim\w*|\bsubmit\w*|\bproof\b|\brequest\w*|\binvoic\w+")
_WITHIN = re.compile(r"(?i)\b(?:within|(?:no|not)\s+later\s+than)\s+(?:the\s+)?$")


def funds_claim_window(passage: Passage) -> Iterator[Statement]:
    """How long a partner has to claim marketing money."""
    text = passage.text
    if not (_FUNDS.search(f"{passage.before} {text} {passage.headings}") and _CLAIMS.search(text)):
        return
    for found in durations(text):
        if (
            found.value.unit in _LENGTHS
            and _WITHIN.search(text[: found.span.start])
            and _CLAIMS.search(text[: found.span.start])
        ):
            yield Statement("partner.funds-claim-window", found.value)
            return


_PROGRAM = re.compile(r"(?i)\b(?:partner\s+|reseller\s+|channel\s+)?(?:program(?:me)?|tiers?|levels?)\b")
_CHANGES = re.compile(r"(?i)\b(?:chang\w+|modif\w+|amend\w*|revis\w+|updat\w+|discontinu\w+|alter\w*)\b")
_OF_PARTNERS = re.compile(r"(?i)\bpartner|\breseller|\bchannel|\bprogram(?:me)?\b")


def program_notice(passage: Passage) -> Iterator[Statement]:
    """How long before a change of the partner program, or of its tiers, partners are told."""
    text = passage.text
    if not (_PROGRAM.search(text) and _CHANGES.search(text) and _OF_PARTNERS.search(text)):
        return
    for timed in timings(text):
        if (
            timed.is_notice
            and _CHANGES.search(timed.head[-160:] + timed.tail[:80])
            and not _ENDS.search(timed.head[-60:])
        ):
            yield Statement("partner.program-change-notice", timed.value)
            return


_ENDS = re.compile(r"(?i)\bterminat\w*|\brenew\w*")

FINDERS = (
    finder("registered registration register registers", deal_protection),
    finder("nfr not-for-resale resale demonstration demo internal-use internal", free_licences),
    finder("mdf market marketing co-op coop funds claim claims proof", funds_claim_window),
    finder("program programme tier tiers level levels", program_notice),
)
