"""A register of every earlier schema is carried forward, and all ways to today's schema lead to the same tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from contract_review.errors import UsageError
from contract_review.model.fact import Money
from contract_review.register import LinkKind, Register, open_register
from contract_review.register.address import address_of
from contract_review.register.database import MIGRATIONS, Database
from contract_review.register.tables import SCHEMA, metadata
from tests.register.made import deposit

SCHEMAS = Path(__file__).with_name("schemas")
# Dumps of registers that earlier programs wrote, each with the same contracts.
EARLIER = sorted(path.name.partition(".")[0] for path in SCHEMAS.glob("*.sqlite.sql"))
OLD = deposit("1. Renewal. This contract renews.\n\n2. Fees. Paid monthly.", name="harbour.txt")
NEW = deposit("1. Renewal. It renews for two years.\n\n2. Fees. Paid yearly.", name="harbour-2.txt")


def restored(schema: str, where: str) -> None:
    if where.startswith("postgresql"):
        statements = (SCHEMAS / f"{schema}.postgresql.sql").read_text(encoding="utf-8")
        engine = sa.create_engine(address_of(where).url)
        with engine.begin() as connection:
            connection.exec_driver_sql(statements.replace("%", "%%"))
        engine.dispose()
        return
    with closing(sqlite3.connect(where)) as connection:
        connection.executescript((SCHEMAS / f"{schema}.sqlite.sql").read_text(encoding="utf-8"))
    files = address_of(where).files
    assert files is not None
    for given in (OLD, NEW):
        path = files / given.sha256[:2] / given.sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.data)


@pytest.fixture(params=EARLIER)
def carried(request: pytest.FixtureRequest, where: str) -> Iterator[Register]:
    restored(request.param, where)
    with open_register(where) as register:
        yield register


def test_earlier_register_is_carried_forward_with_all_that_it_holds(carried: Register) -> None:
    contract = carried.contract(1)
    assert (contract.vendor, contract.owner, contract.tags) == ("Harbour Vault, Inc.", "Ida", ("cloud",))
    assert (contract.annual_value, contract.version) == (Money(12000, "USD"), 2)
    assert (carried.file(1), carried.file(1, 1)) == (NEW.data, OLD.data)
    for number, given in ((1, OLD), (2, NEW)):
        # A review is kept as it was written; what a later program writes may have more keys.
        kept, now = json.loads(carried.report(1, number)), json.loads(given.report)
        assert (kept["document"], kept["facts"]) == (now["document"], now["facts"])
    assert carried.contracts().total == 2


def test_what_came_with_a_later_schema_works_on_what_was_there_before(carried: Register) -> None:
    (hit,) = carried.search('"two years"').hits
    assert (hit.contract.id, hit.number, hit.page) == (1, "1", 1)
    carried.link(2, 1, LinkKind.RENEWS)
    assert carried.details(1).links[0].kind == "renewed-by"
    assert carried.deposit(deposit("1. Later. Text.")).contract == 3
    carried.remove([1])
    assert carried.search("renews").hits == ()


def tables_of(where: str) -> list[object]:
    database = Database(address_of(where))

    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        # Each database has its own search index, which is in no metadata.
        return not (name or "").startswith("clause_search") and name not in ("words", "clauses_by_words")

    with database.reading() as connection:
        options = {"include_object": ours, "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    database.close()
    return differences


def test_new_register_has_the_tables_of_the_program(where: str) -> None:
    assert tables_of(where) == []


@pytest.mark.parametrize("schema", EARLIER)
def test_earlier_register_gets_the_tables_of_the_program(where: str, schema: str) -> None:
    restored(schema, where)
    assert tables_of(where) == []


def test_every_schema_before_today_has_its_dump() -> None:
    scripts = ScriptDirectory(MIGRATIONS)
    assert scripts.get_current_head() == SCHEMA
    assert [str(number) for number in range(1, int(SCHEMA))] == EARLIER


def test_register_of_a_later_program_is_left_alone(where: str) -> None:
    with open_register(where):
        pass
    database = Database(address_of(where))
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '99'")
    database.close()
    with pytest.raises(UsageError, match="was written by a newer contract-review"):
        open_register(where)


def test_interrupted_migration_leaves_the_register_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = str(tmp_path / "register.db")
    restored("1", where)
    before = dump(where)
    step = ScriptDirectory(MIGRATIONS).get_revision("2").module
    statements = (*step._SQLITE, "no statement")
    monkeypatch.setattr("contract_review.register.database.MIGRATIONS", broken(tmp_path, statements))
    with pytest.raises(UsageError, match="syntax error"):
        open_register(where)
    assert dump(where) == before


def dump(where: str) -> list[str]:
    with closing(sqlite3.connect(where)) as connection:
        return list(connection.iterdump())


def broken(folder: Path, statements: tuple[str, ...]) -> Path:
    """The migrations with a last step that fails in the end."""
    target = folder / "migrations"
    (target / "versions").mkdir(parents=True)
    for path in MIGRATIONS.rglob("*.py"):
        text = path.read_text(encoding="utf-8").replace("_SQLITE = (", f"_SQLITE = {statements!r}\n_NOTHING = (")
        (target / path.relative_to(MIGRATIONS)).write_text(text, encoding="utf-8")
    return target
