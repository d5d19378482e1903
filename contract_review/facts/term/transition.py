"""How long the vendor helps, or goes on, after the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement
from contract_review.language.timing import Timed, Use, timings
from contract_review.model.clause import Category
from contract_review.model.contract import Role
from contract_review.model.fact import Unit

_HELPS = re.compile(
    r"(?i)\b(?:transition(?:al)?|migration|disengagement|exit|wind-?down|termination|hand-?over|repatriation|off-?boarding)\s+(?:assistance|services?|support|cooperation|help)"
    r"|\b(?:assist\w*|cooperat\w*|help\w*|support\w*)\b[^.;]{0,90}\b(?:transition|migrat\w*|transfer|hand-?over|moving|move|off-?boarding)\b|\b(?:transition|migrat\w*|transfer|hand-?over)\b[^.;]{0,60}\b(?:assist\w*|cooperat\w*)\b"
    r"|\bcontinue[sd]?\s+(?:to\s+)?(?:provid\w*|perform\w*|suppl\w+|deliver\w*|operat\w*|mak\w+\s+available|offer\w*|support\w*|host\w*|the\s+services?)\b"
)
# "Migration services" and "hand-over" may belong to the start; these names do not.
_NAMED_FOR_THE_END = re.compile(
    r"(?i)\b(?:transition(?:al)?|disengagement|exit|wind-?down|termination|off-?boarding)\s+(?:assistance|services?|support)\b"
)
_AFTER_THE_END = re.compile(
    r"(?i)\b(?:after|following|upon|on|from|date\s+of|effective\s+date\s+of|event\s+of|at|prior\s+to|of)\s+(?:the\s+|any\s+|such\s+|its\s+|this\s+|effective\s+|date\s+of\s+|agreement['\u2019]s\s+)*(?:terminat\w+|expir\w+|end\b|cancell?ation)|\b(?:terminat\w+|expir\w+|cancell?ation)\b[^.;]{0,60}\b(?:for\s+any\s+reason|for\s+whatever\s+reason)|\bnon-?renewal\b|\bif\b[^.;]{0,60}\b(?:terminat\w+|expire[sd]?|ends?)\b"
)
_NOT_HELP = re.compile(
    r"(?i)\b(?:retriev\w*|export\w*|delete[sd]?|destroy\w*|return\w*|retain\w*|records?|sell[\s-]?off|inventory|sublicens\w+|confidential\w*|insurance|pay(?:s|able)?\b[^.;]{0,20}$)"
)
_BOTH = re.compile(r"(?i)\b(?:both|each|the)\s+part(?:y|ies)\s+(?:shall|will)\s+continue\b|\bsalary\b")
_ASSISTANCE_PERIOD = re.compile(
    r"(?i)\b(?:transition|wind-?down|assistance|disengagement|hand-?over|migration)\s+period\b"
)
_LENGTHS = (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def transition(passage: Passage) -> Iterator[Statement]:
    """How long the vendor assists in the move to another supplier, or continues its service, once the contract ends."""
    text = passage.text
    if not _HELPS.search(text) or _BOTH.search(text) or not _is_at_the_end(passage) or _by_the_customer(passage):
        return
    for timed in timings(text):
        if timed.value.unit in _LENGTHS and _is_length_of_help(timed):
            yield Statement("term.transition-assistance", timed.value)
            return


def _is_at_the_end(passage: Passage) -> bool:
    return bool(
        _AFTER_THE_END.search(passage.text)
        or _NAMED_FOR_THE_END.search(passage.text)
        or _AFTER_THE_END.search(passage.before)
        or passage.about(Category.TRANSITION)
    )


def _is_length_of_help(timed: Timed) -> bool:
    if (
        re.search(r"(?i)\b(?:said|such|that)\s+$", timed.head)
        or timed.is_notice
        or timed.use is Use.PAST
        or _NOT_HELP.search(timed.head[-70:])
    ):
        return False
    if timed.use is Use.DEADLINE:
        # "within 90 days after the end" is when something is due; "for the 90 days after the end" how long help lasts.
        return bool(re.search(r"(?i)\bfor\s+(?:\w+\s+){0,7}$", timed.head))
    return (
        timed.use is Use.LASTING
        or bool(re.search(r"(?i)\bup\s+to\s+$|\bexceed\s+$", timed.head))
        or bool(_ASSISTANCE_PERIOD.search(timed.head[-60:] + timed.tail[:60]))
    )


def _by_the_customer(passage: Passage) -> bool:
    helps = _HELPS.search(passage.text)
    return (
        helps is not None
        and passage.party_in(passage.text[: helps.start()][-60:]) is Role.CUSTOMER
        and not re.search(r"(?i)\bshall|\bwill|\bprovid", passage.text[: helps.start()][-60:])
    )
