"""The tables of the register as they are today; how they came to be is in `migrations`.

The search index is no table of these: each database has its own, made by the migrations.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# The revision of the newest migration.
SCHEMA = "2"

metadata = MetaData()


def _of_contract(name: str = "contract", *, primary_key: bool = False) -> Column[int]:
    return Column(
        name, Integer, ForeignKey("contracts.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key
    )


# An id is never given twice, so that an id in somebody's mail never comes to mean another contract.
contracts = Table(
    "contracts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("title_given", Text),
    Column("kind", String(32), nullable=False),
    Column("vendor", Text),
    Column("vendor_given", Text),
    # The name by which vendors are compared: in small letters, without signs and legal forms.
    Column("vendor_key", Text, nullable=False),
    Column("owner", Text),
    Column("status", String(16), nullable=False),
    Column("start", Date),
    Column("annual_amount", Numeric(18, 2, asdecimal=False)),
    Column("annual_currency", String(3)),
    Column("notes", Text),
    Column("added", DateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("worst", String(16), nullable=False),
    sqlite_autoincrement=True,
)
Index("contracts_by_vendor", contracts.c.vendor_key, contracts.c.id)
Index("contracts_by_value", contracts.c.annual_amount, contracts.c.id)
# With these a page of ids is found without reading the contracts before it.
Index("contracts_by_owner", contracts.c.owner, contracts.c.status, contracts.c.id)
Index("contracts_by_id", contracts.c.id)
Index("contracts_by_status", contracts.c.status, contracts.c.id)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_contract(),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("format", String(16), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added", DateTime, nullable=False),
    UniqueConstraint("contract", "number"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_contract(),
    Column("number", Integer, nullable=False),
    Column("version", Integer, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
    Column("playbook", Text, nullable=False),
    Column("playbook_sha256", String(64), nullable=False),
    Column("program", String(32), nullable=False),
    # How the document was read: side, kind, day, tracked changes, OCR.
    Column("reading", Text, nullable=False),
    Column("worst", String(16), nullable=False),
    Column("flags", Integer, nullable=False),
    Column("made", DateTime, nullable=False),
    # The whole review as JSON, compressed; last, so that a list need not read past it.
    Column("report", LargeBinary, nullable=False),
    UniqueConstraint("contract", "number"),
)
Index("reviews_by_version", reviews.c.version)

# The facts of the last review of a contract, each as the review's JSON has it.
facts = Table(
    "facts",
    metadata,
    _of_contract(primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("fact", String(64), nullable=False),
    Column("said", Text, nullable=False),
)

# The words of the newest version of a contract, a row a clause and page.
clauses = Table(
    "clauses",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_contract(),
    Column("number", Text),
    Column("heading", Text),
    Column("page", Integer),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
)
Index("clauses_by_contract", clauses.c.contract)

tags = Table(
    "tags",
    metadata,
    _of_contract(primary_key=True),
    Column("tag", String(64), primary_key=True),
)
Index("tags_by_tag", tags.c.tag, tags.c.contract)

# `contract` renews `other`, or both are one agreement: then the lower number comes first.
links = Table(
    "links",
    metadata,
    _of_contract(primary_key=True),
    _of_contract("other", primary_key=True),
    Column("kind", String(16), primary_key=True),
)
Index("links_by_other", links.c.other, links.c.kind)

# Files of contracts, where the database is a server; beside a SQLite file they lie in a folder.
contents = Table(
    "contents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
