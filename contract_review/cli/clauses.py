"""`contract-review clauses FILE`: the outline of a contract as it was understood."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contract_review.cli import options
from contract_review.cli.output import write
from contract_review.cli.status import REVIEWED, UNREAD, tell_problems

if TYPE_CHECKING:
    from contract_review.model.contract import Contract
    from contract_review.model.document import Opening

_LONGEST = 90


@click.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="Where to write it.")
@options.opening
def clauses(*, file: str, form: str, output: Path | None, opening: Opening) -> int:
    """Print the outline of a contract: numbers, headings, and what each clause is about.

    --format json adds offsets, pages, defined terms with where they are used, and references with where they lead.
    """
    from contract_review.documents.confined import read_confined
    from contract_review.review import understand

    data = sys.stdin.buffer.read() if file == "-" else None
    document = read_confined(file, data=data, opening=opening)
    contract = understand(document)
    content = _outline(contract) if form == "text" else json.dumps(_as_dict(contract), ensure_ascii=False, indent=1)
    write(content + "\n", to=output)
    tell_problems(document)
    return UNREAD if any(problem.blocking for problem in document.problems) else REVIEWED


def _outline(contract: Contract) -> str:
    lines = []
    for clause in contract.clauses:
        title = clause.title if clause.number or clause.heading else _opening_words(clause.own.text_in(contract.text))
        about = ", ".join([score.category.value for score in clause.categories if score.likely][:2])
        lines.append(f"{'  ' * (clause.level - 1)}{title}{f'  [{about}]' if about else ''}")
    broken = [reference for reference in contract.references if reference.broken]
    if broken:
        lines.append("")
        lines.extend(
            f"refers to {reference.number}, which is not there: {_where(contract, reference.span.start)}"
            for reference in broken
        )
    return "\n".join(lines)


def _opening_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _where(contract: Contract, offset: int) -> str:
    clause = contract.clause_at(offset)
    return clause.title if clause else "preamble"


def _as_dict(contract: Contract) -> dict[str, Any]:
    from contract_review.clauses import uses

    places = uses(contract.document, contract.definitions)
    return {
        "kind": contract.kind.value,
        "clauses": [
            {
                "number": clause.number,
                "heading": clause.heading,
                "start": clause.span.start,
                "end": clause.span.end,
                "page": contract.document.page_at(clause.span.start),
                "level": clause.level,
                "parent": clause.parent,
                "categories": [{"name": s.category.value, "confidence": s.confidence} for s in clause.categories],
            }
            for clause in contract.clauses
        ],
        "definitions": [
            {
                "term": definition.term,
                "start": definition.span.start,
                "end": definition.span.end,
                "clause": contract.clauses[definition.clause].number if contract.clauses else None,
                "uses": [[span.start, span.end] for span in used],
            }
            for definition, used in zip(contract.definitions, places, strict=True)
        ],
        "references": [
            {
                "number": reference.number,
                "start": reference.span.start,
                "end": reference.span.end,
                "clause": None if reference.clause is None else contract.clauses[reference.clause].number,
                "outside": reference.outside,
                "broken": reference.broken,
            }
            for reference in contract.references
        ],
    }
