"""Where a register lies: a file of this machine, or a database server by its URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from contract_review.errors import UsageError

_FILE = "register.db"
_SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_SQLITE = re.compile(r"sqlite:///", re.IGNORECASE)
_PASSWORD = re.compile(r"(?<=://)([^:/@\s]*):[^@\s]*@")


@dataclass(frozen=True, slots=True)
class Address:
    """The URL of the database, the file that it is (None for a server), and how messages call it."""

    url: str
    path: Path | None
    shown: str

    @property
    def files(self) -> Path | None:
        """The folder of the contracts' files, beside the database; a server keeps them itself."""
        return self.path.with_name(f"{self.path.stem}.files") if self.path else None


def address_of(where: str | Path | None = None) -> Address:
    """The register that a URL or a path names; without either, that in the user's data folder.

    Raises `UsageError` for a URL of another kind of database.
    """
    word = str(where or "").strip()
    if not word:
        from platformdirs import user_data_path

        return _file(user_data_path("contract-review", appauthor=False) / _FILE)
    if _SERVER.match(word):
        shown = _PASSWORD.sub(r"\1:***@", word)
        return Address(_SERVER.sub("postgresql+psycopg://", word), None, shown)
    if _SQLITE.match(word):
        return _file(Path(_SQLITE.sub("", word)))
    if "://" in word:
        raise UsageError(f"register {_PASSWORD.sub(r'***@', word)}: name a file, or postgresql://user@host/database")
    path = Path(word).expanduser()
    return _file(path / _FILE if path.is_dir() or word.endswith(("/", "\\")) else path)


def _file(path: Path) -> Address:
    path = path.absolute()
    return Address(f"sqlite+pysqlite:///{path}", path, str(path))
