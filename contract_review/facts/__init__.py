"""Clauses yield Facts: a group of facts a folder, a family a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contract_review.model.clause import Clause, Definition
from contract_review.model.contract import Contract
from contract_review.model.document import Document
from contract_review.model.fact import Fact

__all__ = ["combined", "extract", "identify"]


def identify(document: Document, clauses: tuple[Clause, ...], definitions: tuple[Definition, ...]) -> Contract:
    """The document as a contract: who is who, and what kind of document it is."""
    from contract_review.facts.kind import kind_of
    from contract_review.facts.parties import parties

    return Contract(
        document=document,
        clauses=clauses,
        definitions=definitions,
        parties=parties(document, clauses),
        kind=kind_of(document, clauses),
    )


def extract(contract: Contract) -> tuple[Fact, ...]:
    """Every fact that the contract states, in the order of the vocabulary and of the text; repeats are one fact."""
    from contract_review.facts import (
        data,
        further,
        governance,
        indemnity,
        legal,
        liability,
        partner,
        pricing,
        sla,
        support,
        term,
    )
    from contract_review.facts.passages import read_entries, read_passages
    from contract_review.facts.reading_tables import read_tables

    families = (term, pricing, sla, support, liability, indemnity, data, legal, partner, governance)
    finders = tuple(one for family in families for one in family.FINDERS)
    found = (
        *read_passages(contract, (*finders, *further.FINDERS)),
        *read_entries(contract, (*term.FINDERS, *pricing.FINDERS)),
        *read_tables(contract),
        *support.listed(contract),
    )
    return combined(term.settle(support.settle(contract, sla.settle(contract, found))))


def combined(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts in the order of the vocabulary and of the text, each once; repeats in other places are more evidence."""
    from contract_review.facts.vocabulary import EVERY

    facts = list(found)
    order = {kind.id: place for place, kind in enumerate(EVERY)}
    facts.sort(key=lambda fact: (order[fact.id], fact.evidence[0].span.start))
    return _merged(facts)


def _merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """A contract that says a thing twice states one fact, with both places as its evidence."""
    merged: dict[object, Fact] = {}
    for fact in facts:
        key = (fact.id, fact.value, fact.qualifiers)
        first = merged.get(key)
        if first is None:
            merged[key] = fact
        elif fact.evidence[0] not in first.evidence:
            merged[key] = replace(first, evidence=(*first.evidence, *fact.evidence))
    return tuple(merged.values())
