"""What a review hangs on, as a key: the same key is the same review, on any machine and on any day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePath

from contract_review import __version__
from contract_review.model.rule import Playbook
from contract_review.review import Reading

# Libraries that turn a file into words: with another one of them the same file may read otherwise.
_READERS = ("lxml", "pdfplumber", "pypdfium2", "python-docx", "spacy", "striprtf")
_OURS = frozenset({".py", ".npz"})


@cache
def program() -> str:
    """This program and what it reads with; a changed line of it makes another."""
    import contract_review

    digest = hashlib.sha256(__version__.encode())
    for library in _READERS:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(contract_review.__file__).parent
    for path in sorted(path for path in package.rglob("*") if path.suffix in _OURS):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def reading_key(data: bytes, *, file: str, reading: Reading) -> str:
    """What was read of a file hangs on its bytes, the ending of its name, how it is opened, and the program."""
    parts = (hashlib.sha256(data).hexdigest(), PurePath(file).suffix.lower(), reading.kind, reading.opening, program())
    return _hashed(*parts)


def rule_keys(book: Playbook) -> dict[str, str]:
    """What the conclusion of each rule owes to it, by the rule's id: every word of it, and the variables."""
    variables = sorted(book.variables.items())
    # Where a rule's file lies, and its examples, are in no review.
    return {rule.id: _hashed(replace(rule, examples=(), path=""), variables) for rule in book.rules}


def playbook_key(book: Playbook, rules: Mapping[str, str]) -> str:
    """What reviews owe to a playbook, of which `rules` are the rules' own keys."""
    return _hashed(book.name, book.sha256, list(rules.items()), book.waivers)


def findings_key(read: str, book: Playbook) -> str:
    """Under which key the findings of a contract by a playbook are kept, whatever its rules say today."""
    return _hashed("findings", read, book.name)


def review_key(read: str, book: str, reading: Reading) -> str:
    """A review hangs on what was read, on the playbook, for whom it is, and on the day."""
    return _hashed(read, book, reading.side, reading.as_of)


def _hashed(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()
