"""The database of a register: opened so that two commands at once wait for each other, and carried forward.

What the database says against it reaches the user as one line.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from contract_review.errors import UsageError
from contract_review.register.address import Address
from contract_review.register.tables import SCHEMA

# A review is made before the database is asked, so that nobody holds it for longer than a file takes to write.
_PATIENCE = 60
MIGRATIONS = Path(__file__).with_name("migrations")
# Any number that no other program uses for its lock in the same database.
_MIGRATING = 5_271_009


class Database:
    """A register's database, open; its tables are those of this program."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.engine = _engine(address)
        try:
            with self.told():
                if self._schema() != SCHEMA:
                    self._carry_forward()
        except BaseException:
            self.close()
            raise

    @property
    def is_server(self) -> bool:
        """Whether the database is a server's and no file of this machine."""
        return self.address.path is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the register as it is now, and goes on seeing it so."""
        with self.told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is done as a whole or not at all; with SQLite the only one at a time."""
        with self.told(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def queue(self, connection: Connection, sha256: str) -> None:
        """Let those that write the same file follow each other; with SQLite all writers do."""
        if self.is_server:
            # A lock has a number of 64 bits with a sign.
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(int(sha256[:15], 16))))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Trouble of the database as one line; raises `UsageError`."""
        try:
            yield
        except DBAPIError as error:
            raise UsageError(f"register {self.address.shown}: {_reason(error)}") from error

    def forget(self, connection: Connection) -> None:
        """Leave nothing of what was deleted in the search index, which else keeps it until it is merged one day."""
        if not self.is_server:
            connection.exec_driver_sql("INSERT INTO clause_search (clause_search) VALUES ('optimize')")

    def forgotten(self) -> None:
        """Leave nothing of what was deleted in the file and its log; a server does so when it cleans up next."""
        with self.told():
            if self.is_server:
                with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.exec_driver_sql("VACUUM clauses, reviews, facts, contents, versions, contracts")
            else:
                with closing(self.engine.raw_connection()) as raw:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _schema(self) -> str | None:
        with self.engine.connect() as connection, connection.begin():
            return _schema_of(connection)

    def _carry_forward(self) -> None:
        """Bring the tables to those of this program; whoever comes second finds it done."""
        with self.writing() as connection:
            if self.is_server:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
            schema = _schema_of(connection)
            if schema is not None and int(schema) > int(SCHEMA):
                raise UsageError(
                    f"register {self.address.shown}: was written by a newer contract-review; update this one"
                )
            if schema != SCHEMA:
                migrate(connection, SCHEMA)


def migrate(connection: Connection, schema: str) -> None:
    """Carry the tables forward to a schema, within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign is a placeholder to the parser of the configuration.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _schema_of(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    schema: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return schema


def _engine(address: Address) -> Engine:
    if address.path is None:
        try:
            return sa.create_engine(address.url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise UsageError("a register on PostgreSQL needs pip install 'contract-review[postgres]'") from error
        except (sa.exc.ArgumentError, ValueError) as error:
            raise UsageError(f"register {address.shown}: {error}") from error
    try:
        address.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"register {address.shown}: cannot be made ({error.strerror or error})") from error
    engine = sa.create_engine(sa.URL.create("sqlite+pysqlite", database=str(address.path)))
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    # The driver would begin transactions as it sees fit; here they begin where `_begin` says.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is removed is overwritten, not only forgotten.
    connection.execute("PRAGMA secure_delete = ON")
    _log_ahead(connection)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _log_ahead(connection: Any) -> None:
    """Switch to a write-ahead log, with which readers and a writer do not wait for each other.

    Of two that make the same register at once SQLite refuses one without waiting.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def _reason(error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    if "not a database" in said:
        return "is no register; name another file"
    if "unable to open" in said or "readonly" in said:
        return f"cannot be opened for writing ({said})"
    if "database is locked" in said:
        return f"another command has held it for {_PATIENCE} seconds; try again when it is done"
    return said
