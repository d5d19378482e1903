"""How the vendor keeps data: how often it backs up, how long backups stay, and how soon a new sub-processor is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_review.facts.passages import Passage, Statement, finder
from contract_review.language.quantities import durations
from contract_review.language.timing import Use, timings
from contract_review.model.fact import Duration, Unit

# What is lost at most is said by the recovery point, which is a fact of its own.
_OBJECTIVE = re.compile(r"(?i)\bRPO\b|\brecovery[\s-]+point")
_BACKS_UP = re.compile(
    r"(?i)(?<!is )(?<!are )(?<!be )(?<!was )(?<!service )(?<!online )\bback(?:s|ed|ing)?[\s-]+up\b|\b(?:data|content|files|databases?|servers?|machines|systems?|tenants?|mailboxes)\b[^.;]{0,40}\b(?:is|are|will\s+be|shall\s+be)\s+(?:\w+\s+)?backed[\s-]+up\b|\b(?:takes?|keeps?|runs?|makes?|creates?|performs?|performed|taken|made|created|run|provides?)\b[^.;]{0,60}\bback-?ups?\b|^\W*(?:daily|nightly|hourly)\s+back-?ups?\s*:|\bback-?ups?\s*:\s*(?:daily|nightly|hourly|every)\b|\bback-?ups?\b[^.;]{0,40}\b(?:taken|made|created|run|performed|executed|occur)\b"
)
_EVERY_DAY = re.compile(
    r"(?i)\b(?:every|each)\s+(?:night|day)\b|\bnightly\b|\bdaily\b|\bonce\s+(?:a|per|each|every)\s+day\b|\bevery\s+(?P<hours>24|twenty-four|12|twelve|8|eight|6|six|4|four|2|two)\s+hours\b|\b(?P<hourly>hourly|every\s+hour)\b"
)
_NOT_ITS_BACKUP = re.compile(
    r"(?i)\b(?:customers?|clients?|licensees?|subscribers?|partners?|resellers?|users?|you)\s+(?:(?:is|are)\s+(?:solely\s+)?responsible|shall|must|should|will|may|can|agrees?)\b|\bmay\b|\bnot\s+(?:back|provide|include|responsible)|\bby\s+(?:the\s+)?(?:customer|client|you|licensee|partner)\b|\brecommend|\bretain(?:s|ed)?\s+daily|\btested\b|\bfees?\b"
)


def backup_interval(passage: Passage) -> Iterator[Statement]:
    """How often the vendor backs up what it holds: every night is 24 hours."""
    if _NOT_ITS_BACKUP.search(passage.text) or _OBJECTIVE.search(passage.text):
        return
    for part in passage.text.split(";"):
        often = _EVERY_DAY.search(part)
        if often and _BACKS_UP.search(part):
            yield Statement("data.backup-interval", Duration(_hours_between(often), Unit.HOUR))
            return


def _hours_between(often: re.Match[str]) -> float:
    if often["hourly"]:
        return 1.0
    counted = durations(often[0].partition(" ")[2]) if often["hours"] else ()
    return counted[0].value.n if counted else 24.0


_BACKUPS = re.compile(r"(?i)\bback-?ups?\b|\bsnapshots?\b|\bback-?up\s+(?:copies|media|sets?)\b")
_KEEPS = re.compile(r"(?i)\b(?:retain(?:s|ed)?|retention|kept|keeps?|stored|preserved|hold(?:s)?|held)\b")
_FOR_SO_LONG = re.compile(
    r"(?i)\b(?:for|of|is|period\s+of|up\s+to|at\s+least)\s+(?:(?:an?|the|at|least|least\s+the|last|past|up|to|period|minimum|of|rolling)\s+)*$|:\s*$"
)
_LOGS = re.compile(r"(?i)\blogs?\b|\binvoic|\brecords\b|\bnotice\b")


def backup_retention(passage: Passage) -> Iterator[Statement]:
    """How long backups are kept."""
    text = passage.text
    if not (_BACKUPS.search(text) and _KEEPS.search(text)) or _LOGS.search(text) or _NOT_ITS_BACKUP.search(text):
        return
    for found in durations(text):
        head = text[: found.span.start]
        if found.value.unit not in (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR) and _FOR_SO_LONG.search(head):
            yield Statement("data.backup-retention", found.value)
            return


_SUBPROCESSOR = re.compile(r"(?i)\bsub-?\s?processors?\b|\b(?:new|other|another|further|additional)\s+processors?\b")
_TOLD = re.compile(r"(?i)\bnotif\w+|\bnotices?\b|\binform\w*|\bannounc\w+|\btells?\b|\btold\b|\badvance\b|\bahead\b")
_ITS_ANSWER = re.compile(r"(?i)\bobject\w*|\brefus\w+|\bobjection\b")


def subprocessor_notice(passage: Passage) -> Iterator[Statement]:
    """How long before a new sub-processor starts the customer is told; time to object is none."""
    text = passage.text
    if not (_SUBPROCESSOR.search(text) and _TOLD.search(text)):
        return
    for timed in timings(text):
        if timed.use in (Use.NOTICE, Use.AHEAD) and not _ITS_ANSWER.search(timed.head[-70:]):
            yield Statement("data.subprocessor-notice", timed.value)
            return


FINDERS = (
    finder("backup backups back backed backs", backup_interval),
    finder("backup backups back-up back-ups snapshot snapshots", backup_retention),
    finder("subprocessor subprocessors sub-processor sub-processors processor processors", subprocessor_notice),
)
