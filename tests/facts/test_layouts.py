"""Service levels and support as vendors lay them out: tables of many shapes, lists and prose, in layouts/*.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from annotated import read_facts

FOLDER = Path(__file__).parent / "layouts"
# A contract with a single heading is read as one without headings, so the texts do not begin with theirs.
OPENING = "Services Terms\n\nThe parties agree as follows.\n\n"


def layouts() -> list[Any]:
    """One test a layout, named by its file and what it is."""
    return [
        pytest.param(entry, id=f"{path.stem}: {entry['layout']}")
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("entry", layouts())
def test_a_layout_states_its_facts_and_no_others(entry: dict[str, Any]) -> None:
    kind = entry.get("format", "md")
    text = entry["text"] if kind == "html" else OPENING + entry["text"]
    found = [*read_facts(text, "sla", path=f"a.{kind}"), *read_facts(text, "support", path=f"a.{kind}")]
    missed, left = [], [_with_bounds(fact) for fact in found]
    for fact in map(_with_bounds, entry["facts"]):
        hit = next((one for one in left if fact.items() <= one.items()), None)
        if hit is None:
            missed.append(fact)
        else:
            left.remove(hit)
    assert {"missed": missed, "no fact": left} == {"missed": [], "no fact": []}


def _with_bounds(fact: dict[str, Any]) -> dict[str, Any]:
    return {"below": None, "from": None} | fact if fact["id"] == "sla.credit-tier" else fact
