"""A Document becomes a tree of Clauses: numbering, headings, definitions, references, categories."""

from __future__ import annotations

from contract_review.clauses.categories import categorise
from contract_review.clauses.definitions import define, used
from contract_review.clauses.references import refer
from contract_review.clauses.tree import grow
from contract_review.collector import undisturbed
from contract_review.model.clause import Clause, Definition, Reference
from contract_review.model.document import Document
from contract_review.model.span import Span

__all__ = ["definitions", "references", "segment", "uses"]


@undisturbed()
def segment(document: Document) -> tuple[Clause, ...]:
    """The clauses of a document in reading order, each with its place in the tree and what it is about."""
    return categorise(grow(document), document)


def definitions(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """The defined terms of a document, in reading order."""
    return define(document, clauses)


def references(document: Document, clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Where one clause refers to another, in reading order."""
    return refer(document, clauses)


def uses(document: Document, found: tuple[Definition, ...]) -> tuple[tuple[Span, ...], ...]:
    """For each defined term the places where it is used, outside its own definition."""
    return used(document.text, found)
