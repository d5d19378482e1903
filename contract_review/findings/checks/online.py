"""`online`: terms that stand at an address on the web, and whether they can change after signing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from contract_review.findings.checks.pointing import Finder, Pointing
from contract_review.findings.found import Found
from contract_review.language.sentences import sentences
from contract_review.model.document import BlockKind
from contract_review.model.span import Span

_ADDRESS = re.compile(
    r"(?i)\bhttps?://|\bwww\.|(?<![@\w.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|cloud|eu|de|uk|au|example)/\S*|\bour\s+(?:web\s?site|site)\b|\b(?:published|posted)\s+(?:on|at)\s+(?:the|its)\s+(?:\w+\s+){0,2}(?:web\s?)?site\b|"
    r"\b(?:its|provider['\u2019]s|vendor['\u2019]s|supplier['\u2019]s|company['\u2019]s)\s+web\s?site\b|\b(?:partner|customer|reseller)\s+portal\b|\b(?:posted|published|available)\s+online\b|\bonline\s+(?:price\s+list|terms|polic\w+)\b"
)
_TERMS = re.compile(
    r"(?i)\b(?:terms(?:\s+(?:of|and)\s+\w+)?|polic(?:y|ies)|aup|guidelines|rules|code\s+of\s+conduct|sla|service\s+levels?|agreement|price\s+list|prices|fees|rates|pricing|addendum|dpa)\b"
)
_BINDS = re.compile(
    r"(?i)\b(?:incorporat\w+|subject\s+to|compl(?:y|ies|iance)|agree\w*|govern\w*|bound|applicable|appl(?:y|ies)|in\s+accordance\s+with|abide|adhere|pursuant\s+to|form\w*\s+part|"
    r"(?:set\s+(?:out|forth)|described|specified|stated|listed|as|be|are|is)\s+(?:\w+\s+)?(?:posted|published|available|listed|at|on|in)\b|means)"
)
_FROZEN = re.compile(
    r"(?i)\bas\s+(?:of|at|in\s+effect\s+on|it\s+stands?\s+on)\s+(?:the\s+)?(?:effective\s+date|date\s+of|signing|signature|\w+\s+\d)|\bversion\s+v?\d|\bdated\s+(?:\d|\w+\s+\d)|/v?\d+\.\d+\b|\battached\s+(?:hereto|as|to)\b|\bin\s+(?:effect|force)\s+(?:on|at)\s+the\s+(?:effective|signing|date)"
)
# A version of today that is followed by whatever comes later freezes nothing.
_MOVES = re.compile(
    r"(?i)\b(?:subsequent|later|future)\s+(?:modifications?|changes?|versions?|amendments?|revisions?|updates?)\b"
    r"|\bas\s+(?:\w+\s+){0,3}(?:amended|modified|updated|revised|changed)\b|\b(?:updated|amended|modified|revised|changed)\s+from\s+time\s+to\s+time\b"
)
_INFORMS = re.compile(
    r"(?i)\b(?:personal\s+data\s+is\s+processed|more\s+information|further\s+information|for\s+information|status\s+page|documentation\s+is\s+available|contact\s+us|e-?mail|report\w*\s+(?:an?\s+)?(?:incident|issue|problem)s?|"
    r"support\s+(?:requests?|tickets?|portal)|submit\w*|log\s*in|download\w*|no\s+online\s+terms)\b"
)
_POSTED_CHANGE = re.compile(
    r"(?i)\b(?:by\s+)?(?:posting|publishing)\s+(?:the\s+|a\s+|any\s+|such\s+)?(?:new|revised|updated|amended|modified|changes?|notice)\b[^.\n]{0,60}\b(?:web\s?site|site|online|portal)\b"
)


# Each place of the web has one of these in it; they are found far faster than addresses.
_WEB = ("http", "www.", "site", "portal", "online", "/")


def _bound(found: Found) -> Iterator[Span]:
    """Sentences that bind us to terms at an address."""
    text = found.contract.text
    for block in found.contract.document.blocks:
        if block.kind is BlockKind.FURNITURE or not _may_have_address(block.span.text_in(text)):
            continue
        before = ""
        for sentence in sentences(text, block.body):
            # "These terms include our policy. Read it here: https://…": the address points back.
            said = sentence.text if _TERMS.search(sentence.text) else f"{before} {sentence.text}"
            before = sentence.text
            if _ADDRESS.search(sentence.text) and _TERMS.search(said) and _is_binding(said):
                yield sentence.span


def _may_have_address(words: str) -> bool:
    folded = words.lower()
    return any(sign in folded for sign in _WEB) and bool(_ADDRESS.search(words))


def _is_binding(said: str) -> bool:
    return bool(_POSTED_CHANGE.search(said) or (_BINDS.search(said) and not _INFORMS.search(said)))


def _which(found: Found, *, frozen: bool) -> Iterator[Span]:
    text = found.contract.text
    for span in found.looking.pointed_at(("online", ""), found.facts, lambda: tuple(_bound(found))):
        said = span.text_in(text)
        if bool(_FROZEN.search(said) and not _MOVES.search(said)) is frozen:
            yield span


class Online(Pointing):
    """Terms that stand on the web."""

    name = "online"
    summary = "We are bound to terms on the web: `online: frozen` (a version or a date is named), `changing`."
    finders: ClassVar[Mapping[str, Finder]] = {
        "frozen": lambda found: _which(found, frozen=True),
        "changing": lambda found: _which(found, frozen=False),
    }
