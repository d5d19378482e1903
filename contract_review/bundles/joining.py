"""Several documents become one contract: their texts stand one behind the other, and every offset moves along."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from contract_review.model.clause import Clause, Definition, Reference
from contract_review.model.contract import Contract, Kind, Paper, Role
from contract_review.model.document import Block, Cell, Document, Line, Link, Problem, Table
from contract_review.model.evidence import Evidence
from contract_review.model.fact import Fact
from contract_review.model.span import Span

_BETWEEN = "\n\n"
# On these nothing hangs: they hang on an agreement themselves.
PARTS = frozenset({Kind.SLA, Kind.SUPPORT, Kind.ORDER_FORM, Kind.DPA, Kind.NDA, Kind.AMENDMENT, Kind.OTHER})


def leading(contracts: tuple[Contract, ...]) -> Contract:
    """The agreement on which the other papers hang: the first that is no part of another, else the first."""
    return next((one for one in contracts if one.kind not in PARTS), contracts[0])


def sharing_parties(contracts: tuple[Contract, ...]) -> tuple[Contract, ...]:
    """The contracts, where those that do not say who supplies and who buys go by the agreement that they hang on."""
    lead = leading(contracts)
    known = lead if _says_who(lead) else next((one for one in contracts if _says_who(one)), lead)
    return tuple(one if _says_who(one) else replace(one, parties=known.parties) for one in contracts)


def joined(contracts: tuple[Contract, ...]) -> Contract:
    """The papers of a bundle as one contract, in the order in which they were given."""
    lead, papers = leading(contracts), tuple(_papers(contracts))
    clauses: list[Clause] = []
    definitions: list[Definition] = []
    references: list[Reference] = []
    for contract, paper in zip(contracts, papers, strict=True):
        by, first = paper.span.start, len(clauses)
        definitions += [_definition(one, by, first) for one in contract.definitions]
        references += [_reference(one, by, first) for one in contract.references]
        clauses += [_clause(one, by, first) for one in contract.clauses]
    return Contract(
        document=_document(lead.document, papers),
        clauses=tuple(clauses),
        definitions=tuple(definitions),
        parties=lead.parties,
        kind=lead.kind,
        references=tuple(references),
        papers=papers,
    )


def moved(facts: tuple[Fact, ...], paper: Paper) -> tuple[Fact, ...]:
    """The facts of one paper, where they stand in the text of the bundle."""
    return tuple(replace(fact, evidence=tuple(_piece(one, paper) for one in fact.evidence)) for fact in facts)


def _says_who(contract: Contract) -> bool:
    return contract.party(Role.VENDOR) is not None


def _papers(contracts: Iterable[Contract]) -> Iterator[Paper]:
    at = 0
    for contract in contracts:
        end = at + len(contract.text)
        yield Paper(contract.document, contract.kind, Span(at, end))
        at = end + len(_BETWEEN)


def _document(lead: Document, papers: tuple[Paper, ...]) -> Document:
    every = [(paper.document, paper.span.start) for paper in papers]
    hashes = "\n".join(document.sha256 for document, _ in every)
    return Document(
        path=" + ".join(document.path for document, _ in every),
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
        format=lead.format,
        text=_BETWEEN.join(document.text for document, _ in every),
        blocks=tuple(_block(block, by) for document, by in every for block in document.blocks),
        title=lead.title,
        pages=tuple(page for document, _ in every for page in document.pages),
        page_marks=tuple(mark for document, by in every for mark in _marks(document, by)),
        lines=tuple(_line(line, by) for document, by in every for line in document.lines),
        links=tuple(Link(_on(link.span, by), link.target) for document, by in every for link in document.links),
        problems=tuple(_problem(problem, document) for document, _ in every for problem in document.problems),
    )


def _marks(document: Document, by: int) -> tuple[tuple[int, int], ...]:
    # Without a mark of its own a paper without pages would go on with the last page of the one before it.
    return tuple((offset + by, page) for offset, page in document.page_marks) or ((by, 0),)


def _problem(problem: Problem, document: Document) -> Problem:
    return replace(problem, message=f"{PurePath(document.path).name}: {problem.message}")


def _on(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _line(line: Line, by: int) -> Line:
    return replace(line, span=_on(line.span, by))


def _block(block: Block, by: int) -> Block:
    return replace(
        block,
        span=_on(block.span, by),
        label=_on(block.label, by) if block.label else None,
        table=_table(block.table, by) if block.table else None,
    )


def _table(table: Table, by: int) -> Table:
    return Table(_on(table.span, by), tuple(tuple(_cell(cell, by) for cell in row) for row in table.rows))


def _cell(cell: Cell, by: int) -> Cell:
    return replace(cell, span=_on(cell.span, by))


def _clause(clause: Clause, by: int, first: int) -> Clause:
    return replace(
        clause,
        index=clause.index + first,
        span=_on(clause.span, by),
        own=_on(clause.own, by),
        parent=None if clause.parent is None else clause.parent + first,
    )


def _definition(one: Definition, by: int, first: int) -> Definition:
    return replace(one, span=_on(one.span, by), meaning=_on(one.meaning, by), clause=one.clause + first)


def _reference(one: Reference, by: int, first: int) -> Reference:
    return replace(one, span=_on(one.span, by), clause=None if one.clause is None else one.clause + first)


def _piece(piece: Evidence, paper: Paper) -> Evidence:
    begins = paper.span.start
    return replace(piece, span=_on(piece.span, begins), document=paper.document.path, begins=begins)
