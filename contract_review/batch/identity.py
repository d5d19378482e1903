"""What a review hangs on, as a key: the same key is the same review, on any machine and on any day."""

from __future__ import annotations

import hashlib
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


def playbook_key(book: Playbook) -> str:
    """What reviews owe to a playbook: every word of it but where its files lie and how its rules are tried."""
    bare = tuple(replace(rule, examples=(), path="") for rule in book.rules)
    return _hashed(book.name, book.sha256, bare, sorted(book.variables.items()), book.waivers)


def review_key(read: str, book: str, reading: Reading) -> str:
    """A review hangs on what was read, on the playbook, for whom it is, and on the day."""
    return _hashed(read, book, reading.side, reading.as_of)


def _hashed(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()
