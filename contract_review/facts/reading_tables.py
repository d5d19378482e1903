"""The facts that stand in tables."""

from __future__ import annotations

from collections.abc import Iterator

from contract_review.facts import cover_page, governance, partner, sla
from contract_review.facts.passages import Statement
from contract_review.facts.support.severity_matrix import matrix
from contract_review.facts.table_quotes import quoted
from contract_review.facts.tables import Grid, grids
from contract_review.model.contract import Contract
from contract_review.model.fact import Fact, Strength


def read_tables(contract: Contract) -> Iterator[Fact]:
    """Service levels, credit schedules and support times; a table that is none of these says nothing."""
    for grid in grids(contract):
        served = (*sla.from_table(grid), *matrix(grid))
        for statement in (*served, *(() if served else _others(grid))):
            yield _fact(contract, grid, statement)


def _others(grid: Grid) -> Iterator[Statement]:
    for family in (cover_page, partner, governance):
        yield from family.from_table(grid)


def _fact(contract: Contract, grid: Grid, statement: Statement) -> Fact:
    entry = statement.entry
    spans = quoted(contract.document, entry, statement.spoken) if entry else (grid.table.span,)
    return Fact(
        id=statement.id,
        value=statement.value,
        evidence=tuple(piece for span in spans for piece in contract.evidence(span)),
        qualifiers=statement.qualifiers,
        strength=statement.strength or Strength.COMMITMENT,
    )
