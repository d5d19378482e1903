"""An earlier review, read back from its JSON: what it flagged, for a later one to show what is new."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any

from contract_review.errors import UsageError
from contract_review.model.baseline import Baseline
from contract_review.model.finding import Outcome
from contract_review.model.review import Review

_FLAGS = frozenset(outcome.value for outcome in Outcome if outcome.is_flag)
_NOTHING = Baseline(frozenset())


def read_baselines(path: Path) -> dict[str, Baseline]:
    """The baselines of a file that `review --format json` or `jsonl` wrote, by the names of their documents.

    Raises `UsageError` where the file is none of these.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text) if not _has_lines(text) else [json.loads(line) for line in text.splitlines()]
        reviews = content if isinstance(content, list) else [content]
        return {PurePath(review["document"]["path"]).name: _baseline(review) for review in reviews}
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is no review; write one with 'contract-review review --format json'") from error


def baseline_of(review: Review, known: dict[str, Baseline]) -> Baseline:
    """The baseline of a review: the only one that there is, whatever its file was called, else that of its name."""
    if len(known) == 1:
        return next(iter(known.values()))
    return known.get(PurePath(review.contract.document.path).name, _NOTHING)


def _has_lines(text: str) -> bool:
    lines = text.strip().splitlines()
    return len(lines) > 1 and all(line.startswith('{"schema"') for line in lines)


def _baseline(review: dict[str, Any]) -> Baseline:
    return Baseline(frozenset(one["fingerprint"] for one in review["findings"] if one["outcome"] in _FLAGS))
