"""A PostgreSQL server of its own, on a socket in a temporary folder, for as long as it is measured or tested."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

_PLACES = ("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt", "/usr/pgsql")
_PATIENCE = 60.0


@dataclass(slots=True)
class Server:
    """A running server; each `database` is a new and empty one."""

    folder: Path
    user: str
    _numbers: count[int]

    def database(self) -> str:
        """The URL of a new database."""
        name = f"register_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}", self.url("postgres"))
        return self.url(name)

    def drop(self, url: str) -> None:
        """Delete a database, whoever is still connected to it."""
        name = url.partition("@/")[2].partition("?")[0]
        self.run(f"DROP DATABASE {name} WITH (FORCE)", self.url("postgres"))

    def run(self, statement: str, url: str) -> None:
        """Run one statement outside of any transaction."""
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, database: str) -> str:
        """The URL of a database of this server."""
        return f"postgresql://{self.user}@/{database}?host={self.folder}"


def programs() -> Path | None:
    """The folder of the server's programs; None where PostgreSQL is not installed."""
    beside = shutil.which("initdb")
    if beside and shutil.which("postgres"):
        return Path(beside).resolve().parent
    found = [path.parent for place in _PLACES for path in Path(place).glob("*/bin/initdb")]
    return max(found, default=None)


@contextmanager
def server(*, safe: bool = False) -> Iterator[Server]:
    """Start a server and end it afterwards; raises `RuntimeError` where there is none to start.

    Unless `safe` it does not wait for the disk: what is tested is no power cut.
    """
    bin_folder = programs()
    if bin_folder is None:
        raise RuntimeError("PostgreSQL is not installed")
    # The path of a socket has at most 107 characters, which the folders of tests use up.
    folder = Path(tempfile.mkdtemp(prefix="register-"))
    user = _somebody()
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        made: list[str | Path] = [
            bin_folder / "initdb",
            "-D",
            data,
            "-U",
            user,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]
        subprocess.run(made, check=True, capture_output=True, cwd=folder, timeout=120, **_as(user))
        settings = () if safe else ("-c", "fsync=off", "-c", "full_page_writes=off")
        command = [bin_folder / "postgres", "-D", data, "-k", folder, "-h", "", "-c", "max_connections=50", *settings]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **_as(user)) as process,
        ):
            try:
                running = Server(folder, user, count(1))
                _wait(running, process)
                yield running
            finally:
                # Ends what is under way and stops, where SIGTERM would wait for everybody to leave.
                process.send_signal(signal.SIGINT)
                process.wait(_PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(running: Server, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    end = time.monotonic() + _PATIENCE
    while True:
        try:
            running.run("SELECT 1", running.url("postgres"))
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((running.folder / "log").read_text(errors="replace")[-2000:]) from None
            time.sleep(0.05)
        else:
            return


def _somebody() -> str:
    """Who runs the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _as(user: str) -> dict[str, Any]:
    return {"user": user, "extra_groups": []} if os.geteuid() == 0 else {}
