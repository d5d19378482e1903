"""The forms of our files, as JSON Schema: what we write and what we ship keeps to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from contract_review import review_file
from contract_review.cli import cli
from contract_review.reports.data import as_dict

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "sample_contracts").iterdir() if path.suffix in (".pdf", ".docx")
)


def form_of(name: str) -> Draft202012Validator:
    schema = json.loads(CliRunner().invoke(cli, ["schema", name]).stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def mistakes(form: Draft202012Validator, content: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in form.iter_errors(content)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_review_keeps_to_its_form(path: Path) -> None:
    content = json.loads(json.dumps(as_dict(review_file(path))))
    assert mistakes(form_of("review"), content) == []


def test_review_that_lacks_a_key_or_has_another_word_does_not() -> None:
    content = json.loads(json.dumps(as_dict(review_file(SAMPLES[0]))))
    content["findings"][0]["outcome"] = "fine"
    del content["facts"][0]["evidence"]
    told = mistakes(form_of("review"), content)
    assert any("'fine' is not one of" in line for line in told)
    assert any("'evidence' is a required property" in line for line in told)
