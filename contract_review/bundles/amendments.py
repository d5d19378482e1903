"""What an amendment replaces: the clause as it stood is no longer read, and the new words are read as that clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contract_review.bundles.naming import named_papers, rank_of_amendment
from contract_review.model.clause import CategoryScore, Clause
from contract_review.model.contract import Contract, Kind
from contract_review.model.document import Block, BlockKind, Problem
from contract_review.model.span import Span

_NUMBER = r"(?:\d+(?:\.\d+)*|[IVX]+\b|[A-Z]\b)(?:\s?\([a-z0-9]+\))*"
_GONE = (
    r"(?:deleted|replaced|superseded|removed|struck|(?:amended\s+and\s+)?restated|amended\s+(?:so\s+as\s+)?to\s+read)"
)
_REPLACED = re.compile(
    rf"(?i:\b(?P<sort>section|clause|paragraph|article|schedule|exhibit|annex|appendix))s?\s+(?P<number>{_NUMBER})"
    rf"(?P<of>[^.;:\u201c\"]{{0,160}}?)\b(?i:(?:is|are|shall\s+be|will\s+be)\s+(?:hereby\s+)?(?:{_GONE}|(?P<partly>(?:amended|modified|changed)\s+(?:by|to)\s+(?:replac\w+|delet\w+|substitut\w+|chang\w+|strik\w+))))\b"
)
# "The words 'thirty days' in Section 4.2 are replaced by 'ten days'": the clause stands, with other words in it.
_WORDS = re.compile(
    r"(?i)\b(?:words?|phrases?|references?|figures?|sentences?|numbers?)\b|[\"\u201c\u2018][^\"\u201d\u2019]{1,80}[\"\u201d\u2019]"
)
_ALL = re.compile(
    r"(?i)\bthe\s+(?P<paper>(?:[\w-]+\s+){0,3}?(?:service\s+level\s+agreement|sla|order\s+form|statement\s+of\s+work|data\s+processing\s+\w+|support\s+\w+))"
    r"[^.;:]{0,80}?\b(?:is|shall\s+be)\s+(?:hereby\s+)?(?:deleted|replaced|superseded)\s+in\s+its\s+entirety"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A clause of one paper (None: all of it) that an amendment replaces, and the clause of the amendment that does."""

    paper: int
    clause: Clause | None
    by: int
    new: Clause | None


def amended(contracts: tuple[Contract, ...]) -> tuple[tuple[Contract, ...], tuple[Problem, ...]]:
    """The contracts as their amendments leave them, and what of an amendment could not be laid over them.

    Texts and offsets stay; replaced words become furniture, which nobody reads.
    """
    every = list(contracts)
    done: dict[tuple[int, int | None], Change] = {}
    problems: list[Problem] = []
    order = (place for place, one in enumerate(contracts) if one.kind is Kind.AMENDMENT)
    for place in sorted(order, key=lambda at: rank_of_amendment(contracts[at])):
        for change in _changes(contracts, place, problems):
            key = (change.paper, change.clause.index if change.clause else None)
            earlier = done.get(key)
            if earlier is not None and earlier.new is not None and earlier.by != change.by:
                every[earlier.by] = _without(every[earlier.by], earlier.new.span)
            whole = change.clause.span if change.clause else Span(0, len(every[change.paper].text))
            old = every[change.paper]
            every[change.paper] = _without(old, whole)
            if change.clause is not None and change.new is not None:
                scores = contracts[change.paper].clauses[change.clause.index].categories
                every[change.by] = _about(every[change.by], change.new, scores)
            done[key] = change
    return tuple(every), tuple(problems)


def _changes(contracts: tuple[Contract, ...], place: int, problems: list[Problem]) -> Iterator[Change]:
    amendment = contracts[place]
    for block in amendment.document.blocks:
        text = block.body.text_in(amendment.text)
        for match in _ALL.finditer(text):
            for paper in named_papers(match["paper"], contracts, place):
                yield Change(paper, None, place, amendment.clause_at(block.span.start))
        for match in _REPLACED.finditer(text):
            before = text[text.rfind(". ", 0, match.start()) + 1 : match.start()]
            cited = f"{match['sort'].capitalize()} {match['number']}"
            if match["partly"] or _WORDS.search(before):
                problems.append(_told(amendment, f"changes words of {cited}; the clause is read as it stood before"))
                continue
            paper = _paper_of(match["of"], contracts, place)
            clause = _cited(contracts[paper], match["sort"], match["number"])
            if clause is None:
                problems.append(_told(amendment, f"replaces {cited}, which is not in the documents of the bundle"))
            else:
                yield Change(paper, clause, place, amendment.clause_at(block.span.start))


def _told(amendment: Contract, what: str) -> Problem:
    return Problem("amendment", f"{amendment.document.path} {what}.", blocking=False)


def _paper_of(words: str, contracts: tuple[Contract, ...], place: int) -> int:
    """The paper whose clause is meant: the one that is named behind the number, else the agreement itself."""
    return (*named_papers(words, contracts, place), *named_papers("agreement", contracts, place), place)[0]


def _cited(contract: Contract, sort: str, number: str) -> Clause | None:
    wanted = _bare(number)
    lettered = sort.lower() in ("schedule", "exhibit", "annex", "appendix")
    for clause in contract.clauses:
        own = (clause.number or "").lower()
        if _bare(own) == wanted and (own.startswith(sort.lower()) or not lettered):
            return clause
    return None


def _bare(number: str) -> str:
    return re.sub(r"^[a-z]{2,}\s+|\s|\.$", "", number.lower())


def _without(contract: Contract, gone: Span) -> Contract:
    blocks = tuple(_unread(block) if gone.contains(block.span) else block for block in contract.document.blocks)
    clauses = tuple(replace(one, categories=()) if gone.contains(one.span) else one for one in contract.clauses)
    return replace(contract, document=replace(contract.document, blocks=blocks), clauses=clauses)


def _unread(block: Block) -> Block:
    return replace(block, kind=BlockKind.FURNITURE, table=None)


def _about(contract: Contract, new: Clause, scores: tuple[CategoryScore, ...]) -> Contract:
    """The amending clause, and all below it, is about what the replaced clause was about."""
    clauses = tuple(
        replace(one, categories=_both(one.categories, scores)) if new.span.contains(one.span) else one
        for one in contract.clauses
    )
    return replace(contract, clauses=clauses)


def _both(own: tuple[CategoryScore, ...], more: tuple[CategoryScore, ...]) -> tuple[CategoryScore, ...]:
    known = {score.category for score in more}
    return (*more, *(score for score in own if score.category not in known))
