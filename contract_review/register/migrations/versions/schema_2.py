"""Links between contracts, and an index over the words of their clauses, filled from those that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

_SQLITE = (
    # The index keeps no text of its own: it points at the clauses, and what is deleted there is deleted here.
    "CREATE VIRTUAL TABLE clause_search USING fts5(heading, body, content='clauses', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 0')",
    "CREATE TRIGGER clauses_come AFTER INSERT ON clauses BEGIN "
    "INSERT INTO clause_search (rowid, heading, body) VALUES (new.id, new.heading, new.body); END",
    "CREATE TRIGGER clauses_go AFTER DELETE ON clauses BEGIN "
    "INSERT INTO clause_search (clause_search, rowid, heading, body) "
    "VALUES ('delete', old.id, old.heading, old.body); END",
    "INSERT INTO clause_search (clause_search) VALUES ('rebuild')",
)
_POSTGRES = (
    # The stemmer of the other database, and like there no word too common to be found.
    "CREATE TEXT SEARCH DICTIONARY contract_stem (TEMPLATE = pg_catalog.snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION contract_words (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION contract_words ALTER MAPPING FOR asciiword, word WITH contract_stem",
    # Without signs, "and/or" is no file name and "vendor.com" no host; an index takes a megabyte of words at most.
    "ALTER TABLE clauses ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('contract_words', "
    "left(translate(coalesce(heading, '') || ' ' || body, E'!\"#$%&''()*+,-./:;<=>?@[\\\\]^_`{|}~', "
    "repeat(' ', 32)), 200000))) STORED",
    "CREATE INDEX clauses_by_words ON clauses USING gin (words)",
)


def upgrade() -> None:
    """Carry schema 1 forward to schema 2."""
    op.create_table(
        "links",
        _of_contract("contract"),
        _of_contract("other"),
        sa.Column("kind", sa.String(16), primary_key=True),
    )
    op.create_index("links_by_other", "links", ["other", "kind"])
    op.drop_index("contracts_by_owner", "contracts")
    op.create_index("contracts_by_owner", "contracts", ["owner", "status", "id"])
    op.create_index("contracts_by_id", "contracts", ["id"])
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES:
        # A colon in these is no parameter.
        op.get_bind().exec_driver_sql(statement.replace("%", "%%") if statement in _POSTGRES else statement)


def _of_contract(name: str) -> sa.Column[int]:
    contract = sa.ForeignKey("contracts.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, contract, primary_key=True)
