"""Response and resolution times by severity in running text: lists, headings with lines below, and flattened tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contract_review.facts.support.kinds import TIMES, Kind, in_business_time, kind_of, marks
from contract_review.facts.support.service_hours import without_hours
from contract_review.facts.support.severity import Label, cell_label, mentions, named, numbered
from contract_review.facts.support.severity_runs import Run, assigned
from contract_review.language.modality import strength
from contract_review.language.quantities import Found, durations
from contract_review.language.sentences import Sentence, sentences
from contract_review.model.contract import Contract
from contract_review.model.document import Block, BlockKind
from contract_review.model.fact import Duration, Fact, Qualifiers, Unit
from contract_review.model.span import Span

_UNITS = (Unit.MINUTE, Unit.HOUR, Unit.BUSINESS_HOUR, Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK)
_LABEL_FOLLOWS = re.compile(
    r"(?i)^\s*(?:[:(\u2013=|]|-\s|(?:priority|severity|issues?|incidents?|problems?|errors?|defects?|faults?|tickets?|requests?)\b)"
)
_LINE_LABEL = re.compile(
    r"(?i)^\W*(?:very\s+)?[a-z-]+(?:\s+(?:priority|severity|issues?|incidents?|errors?|impact))?\s*(?:\([^)]*\)\s*)?(?::|\s[\u2013\u2014-]\s)"
)
_FAR = 14
_SHORT = 240
_LONG = 500
_MANY = 3
_ZERO = re.compile(r"\b(?:P0|S0|[Ss][Ee][Vv][\s-]?0|(?:[Ss]everity|[Pp]riority)(?: [Ll]evel)? 0)\b")
_CALLS = re.compile(
    r"(?i)\bsev|\bprio|\b[ps]-?[0-5]\b|respon|resol|restor|acknowl|\bfix|work[\s-]?around|repair|\breply|\bcall|emergency|critical|urgent|medium|minor|\d\s*(?:min|hour|business|day)"
)
_LASTING = re.compile(
    r"(?i)\b(?:last(?:s|ed|ing)?(?:\s+(?:more|longer))?|for\s+more\s+than|longer\s+than)\s+(?:\w+\s+){0,2}$"
)
# A full sentence says itself what it is about: "After a P1 incident Provider shall hold a call within two days".
_OWN_VERB = re.compile(r"(?i)\b(?:shall|will|must)\b")
_REPEATED = re.compile(r"(?i)\b(?:every|each|once\s+(?:every|per))\s+$")


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the severity and the kind of time that headings and lead-ins have announced."""

    words: dict[str, int]
    severity: tuple[int, ...] | None = None
    kind: Kind | None = None
    target: str = ""
    since: int = 0
    base: int = 0

    def announce(self, numbers: tuple[int, ...]) -> None:
        """Takes note of the severity that a heading or a line names; where a contract counts from 0, 0 is the first."""
        self.severity, self.since = tuple(number + self.base for number in numbers), 0


def listed(contract: Contract) -> Iterator[Fact]:
    """The times that the running text of a contract sets for each severity."""
    reader = _Reader(_headed_by_words(contract), base=1 if _ZERO.search(contract.text) else 0)
    for block in contract.document.blocks:
        if block.kind is BlockKind.FURNITURE or block.table is not None:
            continue
        text = block.body.text_in(contract.text)
        if block.kind is BlockKind.HEADING or _is_line(text):
            _announce(reader, text, is_heading=block.kind is BlockKind.HEADING)
        reader.since += 1
        for span in _parts(contract, block, text):
            yield from _read(contract, reader, span)
        if text.rstrip().endswith(":"):
            reader.kind = next((kind for kind in (kind_of(text[-160:]),) if kind in TIMES), reader.kind)


def _parts(contract: Contract, block: Block, text: str) -> tuple[Span, ...]:
    """A paragraph, or its sentences where it is long; none where it has nothing to do with times."""
    if not _CALLS.search(text):
        return ()
    if len(text) <= _LONG:
        return (block.body,)
    if not mentions(text) and len({label.rank for label in named(text)}) < _MANY:
        return ()
    return tuple(sentence.span for sentence in sentences(contract.text, block.body))


def _is_line(text: str) -> bool:
    """Whether a paragraph is but a line, as a heading that the file does not mark as one."""
    return len(text.split()) <= 8 and not durations(text)


def _announce(reader: _Reader, text: str, *, is_heading: bool) -> None:
    """Takes note of the severity, or the kind of time, that a heading or a line names."""
    label = cell_label(text)
    if label is not None and _announces(reader, label, text):
        reader.announce(label.numbers or (reader.words[label.words[0]] - reader.base,))
        return
    kind = kind_of(text)
    if kind in TIMES:
        reader.kind, reader.target = kind, text
        reader.since = 0 if is_heading else reader.since
    elif is_heading:
        reader.severity, reader.kind, reader.target = None, None, ""


def _announces(reader: _Reader, label: Label, text: str) -> bool:
    """Whether a line is a severity by its number ("Priority 1", "2. High") or by one of the words known to be some."""
    if label.numbers and not label.is_bare:
        return bool(mentions(text[:60])) or (bool(label.words) and re.match(r"\W*[0-6]\W+\w+\W*$", text) is not None)
    return bool(label.words) and label.words[0] in reader.words


def _headed_by_words(contract: Contract) -> dict[str, int]:
    """The severities that stand as a word alone in headings and at the head of lines ("Critical", "Medium:", "Low").

    Empty unless there are several of them.
    """
    labels: list[Label] = []
    for block in contract.document.blocks:
        text = block.body.text_in(contract.text)
        if (block.kind is BlockKind.HEADING and len(text.split()) <= 4) or _LINE_LABEL.match(text):
            label = cell_label(text)
            if label is not None and label.words and not label.numbers:
                labels.append(label)
    ranks = {label.rank for label in labels}
    if len(ranks) < 2 or min(rank for rank in ranks if rank) > 2:
        return {}
    return {label.words[0]: severities[0] for label, severities in zip(labels, numbered(labels), strict=True)}


def _read(contract: Contract, reader: _Reader, span: Span) -> Iterator[Fact]:
    text = span.text_in(contract.text)
    plain = without_hours(text)
    lengths = _lengths(plain)
    if not lengths:
        label = cell_label(text) if mentions(text[:40]) else None
        if label is not None and label.numbers:
            reader.announce(label.numbers)
        return
    labels, ranks = _labels_of(reader, text, lengths)
    if not labels and not _may_inherit(reader, text):
        return
    kind = None if _OWN_VERB.search(text) and not marks(text) else reader.kind
    run = Run(plain, tuple(lengths), labels, ranks, severity=reader.severity, kind=kind)
    lines = sentences(contract.text, span) if _SHORT < len(span) <= _LONG else ()
    binding = strength(f"{reader.target} {text}")
    for timed in assigned(run):
        quote = contract.evidence(_quoted(lines, span, timed.length.span.start))
        value = in_business_time(timed.length.value, text, timed.length.span)
        for rank in timed.severity:
            yield Fact(timed.kind.value, value, quote, Qualifiers(severity=rank), binding)
    if labels and len(text) > _SHORT:
        reader.severity, reader.since = ranks[-1], _FAR - 1


def _quoted(lines: tuple[Sentence, ...], span: Span, offset: int) -> Span:
    """The sentence in which a time stands, where the paragraph has several; `offset` counts from the paragraph's start."""
    place = span.start + offset
    return next((line.span for line in lines if line.span.start <= place < line.span.end), span)


def _lengths(text: str) -> list[Found[Duration]]:
    """The lengths of time that may be targets: not how long an outage lasts, nor how often something is repeated."""
    kept: list[Found[Duration]] = []
    for one in durations(text):
        head = text[: one.span.start][-40:]
        repeated = _REPEATED.search(head) and _is_update(text, kept[-1].span.end if kept else None, one.span.start)
        if one.value.unit in _UNITS and not _LASTING.search(head) and not repeated:
            kept.append(one)
    return kept


def _is_update(text: str, last: int | None, start: int) -> bool:
    """Whether what happens "every two hours" are updates, after a first time of the same severity or by their name."""
    if last is not None and not mentions(text[last:start]):
        return True
    return any(kind is Kind.OTHER for _, kind in marks(text[max(start - 60, 0) : start]))


def _may_inherit(reader: _Reader, text: str) -> bool:
    """Whether a paragraph still belongs to the severity that was announced above it."""
    if reader.severity is None or reader.since > _FAR:
        return False
    words = len(text.split())
    return (words <= 40 and bool(marks(text))) or (words <= 8 and reader.kind is not None)


def _labels_of(
    reader: _Reader, text: str, lengths: list[Found[Duration]]
) -> tuple[tuple[Label, ...], tuple[tuple[int, ...], ...]]:
    """The severities in a paragraph; bare words count where they are set off like labels, or where they make a table."""
    found = mentions(text)
    if not found and _LINE_LABEL.match(text) and (label := cell_label(text)) is not None and label.words:
        first = replace(label, end=label.start + 1)
        known = reader.words.get(label.words[0]) or (1 if label.rank == 1 else None)
        return ((first,), ((known,),)) if known and (marks(text) or reader.kind) else ((), ())
    if not found:
        words = named(text)
        marked = [label for label in words if _LABEL_FOLLOWS.match(text[label.end :])]
        steady = len({label.rank for label in words}) >= 3 and len(lengths) >= 3 and len(words) <= len(lengths) + 2
        chosen = marked if len({label.rank for label in marked}) >= 2 else (words if steady and marks(text) else [])
        found = tuple(chosen)
    ranks = numbered(found)
    if reader.base and found and all(label.numbers and 0 not in label.numbers for label in found):
        ranks = tuple(tuple(number + 1 for number in label.numbers) for label in found)
    return found, ranks
