"""The first register: contracts, versions, reviews, facts, clauses, tags."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables of schema 1."""
    _contracts()
    _history()
    _words()
    op.create_table(
        "tags",
        _of_contract(primary_key=True),
        sa.Column("tag", sa.String(64), primary_key=True),
    )
    op.create_index("tags_by_tag", "tags", ["tag", "contract"])
    op.create_table(
        "contents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("title_given", sa.Text),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("vendor", sa.Text),
        sa.Column("vendor_given", sa.Text),
        sa.Column("vendor_key", sa.Text, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("annual_amount", sa.Numeric(18, 2, asdecimal=False)),
        sa.Column("annual_currency", sa.String(3)),
        sa.Column("notes", sa.Text),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("worst", sa.String(16), nullable=False),
        sqlite_autoincrement=True,
    )
    for name, column in (
        ("contracts_by_vendor", "vendor_key"),
        ("contracts_by_value", "annual_amount"),
        ("contracts_by_owner", "owner"),
        ("contracts_by_status", "status"),
    ):
        op.create_index(name, "contracts", [column, "id"])


def _history() -> None:
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contract(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.UniqueConstraint("contract", "number"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contract(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("playbook", sa.Text, nullable=False),
        sa.Column("playbook_sha256", sa.String(64), nullable=False),
        sa.Column("program", sa.String(32), nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("worst", sa.String(16), nullable=False),
        sa.Column("flags", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("contract", "number"),
    )
    op.create_index("reviews_by_version", "reviews", ["version"])


def _words() -> None:
    op.create_table(
        "facts",
        _of_contract(primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("fact", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
    )
    op.create_table(
        "clauses",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contract(),
        sa.Column("number", sa.Text),
        sa.Column("heading", sa.Text),
        sa.Column("page", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("clauses_by_contract", "clauses", ["contract"])


def _of_contract(*, primary_key: bool = False) -> sa.Column[int]:
    contract = sa.ForeignKey("contracts.id", ondelete="CASCADE")
    return sa.Column("contract", sa.Integer, contract, nullable=False, primary_key=primary_key)
