"""Contracts of the register as files of a folder, for whoever has no register or goes to another program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from contract_review.cli.contract_pages import details_as_dict, dumped
from contract_review.writing import write_whole

if TYPE_CHECKING:
    from contract_review.register import Register

# What every system takes in the name of a file.
_UNUSUAL = re.compile(r"[^\w.()-]+")
_LONGEST = 100


def write_contracts(register: Register, numbers: Iterable[int], out: Path) -> None:
    """Write every version and review of some contracts, and `contracts.json`, which says what is what."""
    told = []
    for number in numbers:
        details = register.details(number)
        content = details_as_dict(details)
        for version, shown in zip(details.versions, content["versions"], strict=True):
            name = _UNUSUAL.sub("-", version.name)[-_LONGEST:].lstrip(".-") or "contract"
            shown["file"] = f"{number}-v{version.number}-{name}"
            write_whole(out / shown["file"], register.file(number, version.number))
        for review, shown in zip(details.reviews, content["reviews"], strict=True):
            shown["file"] = f"{number}-review-{review.number}.json"
            write_whole(out / shown["file"], register.report(number, review.number).encode())
        told.append(content)
    write_whole(out / "contracts.json", f"{dumped(told)}\n".encode())
