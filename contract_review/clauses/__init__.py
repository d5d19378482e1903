"""A Document becomes a tree of Clauses: numbering, headings, definitions, categories."""

from __future__ import annotations

from contract_review.clauses.categories import categorise
from contract_review.clauses.definitions import define
from contract_review.clauses.tree import grow
from contract_review.model.clause import Clause, Definition
from contract_review.model.document import Document

__all__ = ["definitions", "segment"]


def segment(document: Document) -> tuple[Clause, ...]:
    """The clauses of a document in reading order, each with its place in the tree and what it is about."""
    return categorise(grow(document), document.text)


def definitions(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """The defined terms of a document, in reading order."""
    return define(document, clauses)
