"""Which document prevails: what the order-of-precedence clauses of a bundle say, and that amendments amend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from contract_review.bundles.naming import named_papers, rank_of_amendment
from contract_review.language.paper_names import NAMES
from contract_review.model.contract import Contract, Kind
from contract_review.model.document import BlockKind

_ABOUT = re.compile(r"(?i)\b(?:conflict\w*|inconsisten\w+|discrepanc\w+|contradict\w*|precedence|priority|prevails?)\b")
_LISTED = re.compile(r"(?i)\border\s+of\s+(?:precedence|priority)\b|\b(?:following|descending|ascending)\s+order\b")
_LIST_ENDS = 700
_LEAST_LIST = 10
_NEAR = 60
_PAPER = rf"(?:\b(?:this|these)\s+)?\b(?:{'|'.join(words for words, _ in NAMES)})(?:\s+no\.?\s*\d+)?\b"
_NAME = re.compile(rf"(?i){_PAPER}")
_WINS = re.compile(
    r"(?i)\b(?:prevails?|controls?|governs?|takes?\s+precedence|ha(?:s|ve)\s+precedence|supersedes?)\b(?P<over>\s+over\b)?"
)
_NOT = re.compile(r"(?i)\b(?:not|never|no)\s+(?:\w+\s+){0,2}$")
# "The SLA prevails for service levels": it says nothing of who prevails on fees.
_AS_TO = (
    r"(?i)\b(?:as\s+to|for|regarding|concerning|relating\s+to|with\s+(?:respect|regard)\s+to|in\s+respect\s+of)"
    r"\s+(?:the\s+|any\s+)?"
)
_TOPICS = tuple(
    (re.compile(f"{_AS_TO}(?:{words})"), facts)
    for words, facts in (
        (r"service\s+levels?|service\s+credits?|availability|uptime|support", ("sla.", "support.")),
        (r"fees?|pric(?:es?|ing)|charges|payment|commercial", ("pricing.",)),
        (r"processing|personal\s+data|data\s+protection|privacy", ("data.",)),
    )
)


@dataclass(frozen=True, slots=True)
class Preference:
    """One paper goes before another, for all facts or only for those whose ids begin in one of these ways."""

    over: int
    under: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
    """Which papers go before which; where nothing is said, or both ways are said, none does."""

    preferences: frozenset[Preference]

    def first(self, papers: frozenset[int], fact: str) -> int | None:
        """The paper among these that goes before all others in what a fact is about; None where there is none."""
        return next((one for one in papers if all(self._beats(one, other, fact) for other in papers - {one})), None)

    def _beats(self, one: int, other: int, fact: str) -> bool:
        for narrow in (True, False):
            ways = {
                (said.over, said.under)
                for said in self.preferences
                if bool(said.facts) is narrow and (not said.facts or fact.startswith(said.facts))
            }
            forth, back = (one, other) in ways, (other, one) in ways
            if forth or back:
                return forth and not back
        return False


def precedence(contracts: tuple[Contract, ...]) -> Precedence:
    """The order of the papers of a bundle, as their clauses give it; amendments go before what they amend."""
    said = {one for place, contract in enumerate(contracts) for one in _said(contract, place, contracts)}
    settled = {frozenset((one.over, one.under)) for one in said if not one.facts}
    by_nature = (one for one in _amending(contracts) if frozenset((one.over, one.under)) not in settled)
    return Precedence(frozenset((*said, *by_nature)))


def _amending(contracts: tuple[Contract, ...]) -> Iterator[Preference]:
    for one, other in combinations(range(len(contracts)), 2):
        ranks = [
            (1, rank_of_amendment(contracts[at]), at) if contracts[at].kind is Kind.AMENDMENT else (0, 0, 0)
            for at in (one, other)
        ]
        if ranks[0] != ranks[1]:
            yield Preference(one, other) if ranks[0] > ranks[1] else Preference(other, one)


def _said(contract: Contract, place: int, contracts: tuple[Contract, ...]) -> Iterator[Preference]:
    blocks = [block for block in contract.document.blocks if block.kind is not BlockKind.FURNITURE]
    for block in blocks:
        text = block.body.text_in(contract.text)
        if not _ABOUT.search(text):
            continue
        listed = _LISTED.search(text)
        # A list may stand in paragraphs of its own below the words that introduce it.
        clause = contract.clause_at(block.span.start)
        end = min(clause.span.end if clause else block.span.end, block.span.end + _LIST_ENDS)
        ranking = _ranking(contract.text[block.body.start : end], listed.end(), place, contracts) if listed else []
        if len(ranking) > 1:
            rising = listed is not None and "ascending" in listed[0].lower()
            yield from _pairs(ranking[::-1] if rising else ranking)
            text = text[text.find(". ") + 1 :] if ". " in text else ""
        yield from _winners(text, place, contracts)


def _ranking(text: str, begin: int, place: int, contracts: tuple[Contract, ...]) -> list[tuple[int, ...]]:
    """The papers that a list names, each where it is named first; the list ends with its sentence."""
    ranking: list[tuple[int, ...]] = []
    rest = text[begin:]
    stop = re.search(r"\.\s+(?=[A-Z])", rest)
    for match in _NAME.finditer(rest[: stop.start()] if stop and stop.start() > _LEAST_LIST else rest):
        new = tuple(at for at in named_papers(match[0], contracts, place) if not any(at in rank for rank in ranking))
        if new:
            ranking.append(new)
    return ranking


def _pairs(ranking: list[tuple[int, ...]]) -> Iterator[Preference]:
    for upper, lower in combinations(ranking, 2):
        yield from (Preference(over, under) for over in upper for under in lower)


def _winners(text: str, place: int, contracts: tuple[Contract, ...]) -> Iterator[Preference]:
    """ "In case of a conflict the Order Form prevails": over all others, or over the one that is named."""
    for match in _WINS.finditer(text):
        begin = max(text.rfind(". ", 0, match.start()), text.rfind(";", 0, match.start())) + 1
        stop = re.compile(r"[.;](?:\s|$)").search(text, match.end())
        sentence = text[begin : stop.start() if stop else len(text)]
        if _NOT.search(text[begin : match.start()]):
            continue
        names = list(_NAME.finditer(text, begin, match.start()))
        if not names or match.start() - names[-1].end() > _NEAR:
            continue
        winners = named_papers(names[-1][0], contracts, place)
        after = _NAME.search(text, match.end()) if match["over"] else None
        losers = named_papers(after[0], contracts, place) if after else tuple(range(len(contracts)))
        topic = next((facts for words, facts in _TOPICS if words.search(sentence)), ())
        for over in winners:
            yield from (Preference(over, under, topic) for under in losers if under not in winners)
