"""A register on each database: a SQLite file, and a server of PostgreSQL that the tests start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.postgres import Server, programs, server
from contract_review.register import Register, open_register


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    if programs() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed here; the build has it")
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new register."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    running: Server = request.getfixturevalue("postgres")
    url = running.database()
    yield url
    running.drop(url)


@pytest.fixture
def register(where: str) -> Iterator[Register]:
    with open_register(where) as opened:
        yield opened
