"""Where proposed wording goes into a contract: instead of a sentence, or behind the clause where it belongs.

A change that strikes too much does harm, and one that is left out costs a lawyer a minute: what is not certain stays a
comment with the wording in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_review.findings.checks.signing import signature_lines
from contract_review.language.sentences import sentences
from contract_review.model.clause import Clause
from contract_review.model.contract import Contract
from contract_review.model.document import Block, BlockKind
from contract_review.model.finding import Finding, Outcome
from contract_review.model.review import Review
from contract_review.model.span import Span
from contract_review.reports.names import group_name, topic_name
from contract_review.reports.quoting import one_line

# Whole clauses are often set in the style of a heading: what counts is that their words are sentences.
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_REPLACED = (Outcome.WALK_AWAY, Outcome.NEGOTIATE)
_WHOLE_SENTENCE = re.compile(r"(?s)\W{0,2}[A-Z].*[.!?][\"'”’)\]]*")
_WHOLE_PARAGRAPH = re.compile(r"(?s).*[.!?][\"'”’)\]]*")
_CLOSING_WORDS = re.compile(
    r"(?i)in witness whereof|(?:executed|signed|agreed and accepted|accepted and agreed)\b|by\s*:"
)
# Such a sentence is understood only with the one before it: "This limit does not apply to …".
_LEANS = re.compile(
    r"(?:(?:This|These|That|Those|Such|Any such|No such|The (?:said|same|foregoing|above)) [a-z]|(?:It|They) )"
)
_ANY_HEADING = frozenset("terms legal service services level levels agreement general provider vendor".split())
# A longer sentence settles more than one thing, and a quote of less than half of it is not what the sentence is about.
_MOST_WORDS = 70
_LEAST_QUOTED = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Wording that stands instead of a span of the text, or, where it strikes nothing, as a paragraph behind it."""

    span: Span
    wording: str

    @property
    def strikes(self) -> bool:
        """Whether it takes words out."""
        return len(self.span) > 0


def changes(review: Review, flags: Iterable[Finding]) -> dict[Finding, Change]:
    """The change that each flag proposes; flags without one are not in it."""
    flags = tuple(flag for flag in flags if flag.replace_with)
    return {**_replacements(review, flags), **_additions(review.contract, flags)}


def heading_of(clause: Clause, contract: Contract) -> Span:
    """The heading of a clause, or the first paragraph of one that has none."""
    blocks = _blocks_in(clause.span, contract)
    return Span(clause.span.start, min(blocks[0].span.end, clause.span.end)) if blocks else clause.span


def home_of(flag: Finding, contract: Contract) -> Clause | None:
    """The clause in which something is missing: one that was searched for it and is headed by its subject."""
    titles = {clause.title: clause for clause in reversed(contract.clauses)}
    searched = (titles[title] for title in flag.looked_in if title in titles)
    subject = _stems(f"{group_name(flag.group)} {topic_name(flag.rule)}")
    return next((clause for clause in searched if subject & _stems(clause.heading or "")), None)


def _stems(words: str) -> frozenset[str]:
    """How words begin, so that "pricing" meets "prices"; without those that any heading may have."""
    return frozenset(word[:5] for word in re.findall(r"[a-z]{4,}", words.lower()) if word not in _ANY_HEADING)


def _replacements(review: Review, flags: tuple[Finding, ...]) -> dict[Finding, Change]:
    by_sentence: dict[Span, list[Finding]] = {}
    for flag in flags:
        span = _sentence_of(flag, review.contract)
        if span is not None:
            by_sentence.setdefault(span, []).append(flag)
    found = {}
    for span, asking in by_sentence.items():
        if _says_more(span, asking, review):
            continue
        wording = " ".join(dict.fromkeys(one_line(flag.replace_with or "") for flag in asking))
        found.update(dict.fromkeys(asking, Change(span, wording)))
    return found


def _sentence_of(flag: Finding, contract: Contract) -> Span | None:
    """The one sentence of prose that a flag objects to; None where it is not as simple as that."""
    if flag.outcome not in _REPLACED or len(flag.evidence) != 1:
        return None
    quote = flag.evidence[0].span
    block = next((block for block in _blocks_in(quote, contract) if block.kind in _PROSE), None)
    if block is None or not block.span.contains(quote):
        return None
    touched = [s for s in sentences(contract.text, block.body) if s.span.overlaps(quote)]
    if len(touched) != 1:
        return None
    sentence = touched[0]
    whole = _WHOLE_SENTENCE.fullmatch(sentence.text) and not _LEANS.match(sentence.text)
    short = len(sentence.text.split()) <= _MOST_WORDS
    return sentence.span if whole and short and len(quote) >= _LEAST_QUOTED * len(sentence.span) else None


def _says_more(sentence: Span, asking: list[Finding], review: Review) -> bool:
    """Whether a sentence says something that must not be lost with it: another point, or what a term means."""
    others = (f for f in review.findings if f not in asking and f.outcome is not Outcome.NOT_APPLICABLE)
    if any(piece.span.overlaps(sentence) for finding in others for piece in finding.evidence):
        return True
    return any(definition.span.overlaps(sentence) for definition in review.contract.definitions)


def _additions(contract: Contract, flags: tuple[Finding, ...]) -> dict[Finding, Change]:
    found = {}
    for flag in flags:
        home = home_of(flag, contract) if flag.outcome is Outcome.MISSING else None
        end = _end_of(home, contract) if home else None
        if end is not None:
            found[flag] = Change(Span(end, end), one_line(flag.replace_with or ""))
    return found


def _end_of(clause: Clause, contract: Contract) -> int | None:
    """Where a paragraph can be added to a clause: behind its last paragraph of prose, before any signatures."""
    end = None
    for block in _before_signatures(_blocks_in(clause.span, contract), contract):
        if block.kind in _PROSE and _WHOLE_PARAGRAPH.fullmatch(block.body.text_in(contract.text).strip()):
            end = block.span.end
    return end


def _before_signatures(blocks: tuple[Block, ...], contract: Contract) -> Iterator[Block]:
    signed = signature_lines(contract.text)
    for block in blocks:
        if any(line.overlaps(block.span) for line in signed):
            return
        if _CLOSING_WORDS.match(block.body.text_in(contract.text).strip()):
            return
        yield block


def _blocks_in(span: Span, contract: Contract) -> tuple[Block, ...]:
    blocks = contract.document.blocks
    first = bisect_left(blocks, span.start + 1, key=lambda block: block.span.end)
    last = bisect_left(blocks, span.end, key=lambda block: block.span.start)
    return tuple(block for block in blocks[first:last] if block.kind is not BlockKind.FURNITURE)
