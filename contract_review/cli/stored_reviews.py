"""Reviews that `review --format json` or a batch wrote before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from contract_review.errors import UsageError

Told = TypeVar("Told")

_BEGINS = b'"contract-review/review/'


def read_stored(path: Path, what: Callable[[dict[str, Any]], Told]) -> list[Told]:
    """What is wanted of each review in a file; raises `UsageError` where it holds none."""
    try:
        content = json.loads(path.read_bytes())
        reviews = content if isinstance(content, list) else [content]
        return [what(review) for review in reviews]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is no review; write one with 'contract-review review --format json'") from error


def stored_in(folder: Path) -> Iterator[Path]:
    """The files of a folder, and of those in it, that hold reviews, by name."""
    for path in sorted(folder.rglob("*.json")):
        if path.is_file():
            with path.open("rb") as file:
                if _BEGINS in file.read(200):
                    yield path
