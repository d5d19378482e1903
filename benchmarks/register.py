"""How fast the register answers: `python -m benchmarks.register [--contracts N] [--uploads N] [--only DATABASE]`.

Fills a register with made contracts, on SQLite and on a PostgreSQL server of its own, and measures within the process
how long it takes to list, filter and search them: the median and the longest of several runs. Then two processes of
`upload` put so many contracts each into a new register at once, and none may be lost.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from benchmarks.postgres import programs, server
from contract_review.register import Changes, Register, Stamp, Status, Wanted, open_register
from contract_review.register.address import address_of
from contract_review.register.database import Database
from contract_review.register.deposits import stamp_columns
from contract_review.register.entries import Order
from contract_review.register.tables import clauses, contracts, facts, reviews, tags, versions

_RUNS = 7
_AT_ONCE = 2000
_BOUND = 0.2
_ADDED = datetime(2026, 1, 1)
_VENDORS = ("Harbour", "Northwind", "Larkfield", "Wrenfield", "Quayside", "Millrace", "Oakridge", "Stonebrook")
_TRADES = ("Backup", "Hosting", "Telecom", "Security", "Monitoring", "Software", "Support", "Licensing")
_CLAUSES = (
    ("Term", "The initial term of this Agreement is {months} months from the Effective Date."),
    ("Renewal", "It renews for one year unless notice is given {days} days before the end of the term."),
    ("Fees", "Customer shall pay each invoice within {days} days; the fees of {vendor} rise once a year."),
    ("Service Levels", "The Service is available {uptime} of the minutes of each calendar month."),
    ("Support", "Support for {trade} answers within {hours} hours and by telephone."),
    ("Liability", "Liability is limited to the fees of the {months} months before the claim."),
    ("Data", "Customer Data is returned within {days} days, ticket {number}, and then deleted."),
    ("Law", "This Agreement is governed by the laws of the place where {vendor} has its seat."),
)


def main(arguments: list[str] | None = None) -> int:
    """Measure both databases; 1 where an answer takes 200 ms or more, or a contract is lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contracts", type=int, default=100_000)
    parser.add_argument("--uploads", type=int, default=200)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    chosen = parser.parse_args(arguments)
    fine = True
    if chosen.only != "postgresql":
        with tempfile.TemporaryDirectory(prefix="register-") as folder:
            fine &= _measured("SQLite", lambda: str(Path(folder) / f"{time.monotonic_ns()}.db"), chosen)
    if chosen.only != "sqlite":
        if programs() is None:
            print("PostgreSQL: not installed; nothing measured")
        else:
            with server(safe=True) as running:
                fine &= _measured("PostgreSQL", running.database, chosen)
    return 0 if fine else 1


def _measured(name: str, new: Callable[[], str], chosen: argparse.Namespace) -> bool:
    fine = True
    if chosen.contracts:
        where = new()
        began = time.perf_counter()
        fill(where, chosen.contracts)
        print(f"{name}: {chosen.contracts:,} contracts made in {time.perf_counter() - began:.0f} s", flush=True)
        with open_register(where) as register:
            for what, ask in questions(register, chosen.contracts).items():
                times = [_seconds(ask) for _ in range(_RUNS)]
                fine &= median(times) < _BOUND
                print(f"  {what}: {median(times) * 1000:.0f} ms, at most {max(times) * 1000:.0f} ms", flush=True)
    if chosen.uploads:
        kept, seconds = uploaded(new(), chosen.uploads)
        fine &= kept == 2 * chosen.uploads
        print(f"  two processes, {chosen.uploads} uploads each: {kept} kept, {seconds:.0f} s", flush=True)
    return fine


def questions(register: Register, n: int) -> dict[str, Callable[[], object]]:
    """What people ask of a register of n contracts."""
    return {
        "list, first page": lambda: register.contracts(limit=50),
        "list, last page": lambda: register.contracts(limit=50, offset=n - 50),
        "list by vendor": lambda: register.contracts(Wanted(order=Order.VENDOR), limit=50, offset=n // 2),
        "list by value": lambda: register.contracts(Wanted(order=Order.VALUE), limit=50),
        "filter by part of the vendor's name": lambda: register.contracts(Wanted(vendor="quayside"), limit=50),
        "filter by owner and status": lambda: register.contracts(
            Wanted(owner="owner 7", status=Status.DRAFT), limit=50
        ),
        "filter by tag": lambda: register.contracts(Wanted(tag="tag 3"), limit=50),
        "search for a rare word": lambda: register.search(f"{n // 3}"),
        "search for a word of every contract": lambda: register.search("agreement", limit=20),
        "search for a phrase": lambda: register.search('"support for telecom"', limit=20),
        "search for words that seldom meet": lambda: register.search(f"deleted ticket {n // 2}", limit=20),
        "search within a vendor": lambda: register.search("telephone", Wanted(vendor="millrace 11"), limit=20),
        "search for what is nowhere": lambda: register.search("deleted telephone", limit=20),
        "show one": lambda: register.details(n // 2),
        "set one": lambda: register.change(n // 2, Changes(owner="somebody")),
    }


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def fill(where: str, n: int) -> None:
    """Write the rows of n made contracts, as uploads would have left them."""
    database = Database(address_of(where))
    numbers = iter(range(1, n + 1))
    while some := list(islice(numbers, _AT_ONCE)):
        with database.writing() as connection:
            for table, rows in _rows(some).items():
                connection.execute(sa.insert(table), rows)
    if database.is_server:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # The ids were given here and not by the server; what it does by itself in time is done now.
            connection.exec_driver_sql(f"SELECT setval('contracts_id_seq', {n})")
            connection.exec_driver_sql("VACUUM ANALYZE")
    database.close()


def _rows(numbers: list[int]) -> dict[sa.Table, list[dict[str, Any]]]:
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        table: [] for table in (contracts, versions, reviews, facts, clauses, tags)
    }
    stamp = stamp_columns(Stamp("ours", "a" * 64, "0"))
    report = zlib.compress(b"{}" * 200)
    for n in numbers:
        sha256 = hashlib.sha256(str(n).encode()).hexdigest()
        vendor = f"{_VENDORS[n % 8]} {n % 97} {_TRADES[n % 7]}"
        own = {"contract": n}
        rows[contracts].append(
            {"id": n, "name": f"{n}.pdf", "title": f"{_TRADES[n % 8]} Agreement", "kind": ("msa", "sla", "saas")[n % 3],
             "vendor": f"{vendor}, Inc.", "vendor_key": vendor.lower(), "owner": f"owner {n % 40}",
             "status": ("active", "draft", "ended")[n % 11 % 3], "start": date(2020 + n % 7, 1 + n % 12, 1),
             "annual_amount": float(n * 7919 % 100_000), "annual_currency": "USD", "added": _ADDED, "version": 1,
             "sha256": sha256, "worst": "high"}
        )  # fmt: skip
        rows[versions].append(
            {**own, "id": n, "number": 1, "name": f"{n}.pdf", "sha256": sha256, "format": "pdf", "pages": 9,
             "words": 4000, "added": _ADDED}
        )  # fmt: skip
        rows[reviews].append(
            {**own, "number": 1, "version": n, **stamp, "worst": "high", "flags": 9, "made": _ADDED, "report": report}
        )  # fmt: skip
        rows[facts].append({**own, "place": 0, "fact": "term.initial", "said": "{}"})
        rows[tags].append({**own, "tag": f"tag {n % 25}"})
        rows[clauses] += _clauses(n, vendor)
    return rows


def _clauses(n: int, vendor: str) -> Iterator[dict[str, Any]]:
    said = {
        "vendor": vendor,
        "trade": _TRADES[n % 8],
        "number": n,
        "months": 12 * (1 + n % 5),
        "days": 30 * (1 + n % 4),
        "hours": 1 + n % 8,
        "uptime": f"99.{n % 10}%",
    }
    for number, (heading, body) in enumerate(_CLAUSES, 1):
        yield {"contract": n, "number": str(number), "heading": heading, "page": number, "body": body.format(**said)}


def uploaded(where: str, n: int) -> tuple[int, float]:
    """Let two processes upload n contracts each into a new register: how many it holds then, and the seconds."""
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        commands = []
        for side in ("a", "b"):
            (Path(folder) / side).mkdir()
            for number in range(n):
                text = "\n\n".join(
                    f"{k}. {one['heading']}. {one['body']}" for k, one in enumerate(_clauses(number, side), 1)
                )
                (Path(folder) / side / f"{number}.txt").write_text(f"Service Agreement {side} {number}\n\n{text}\n")
            commands.append(
                [sys.executable, "-m", "contract_review", "upload", str(Path(folder) / side), "--register", where]
            )
        environment = {**os.environ, "CONTRACT_REVIEW_SETTINGS": "none"}
        began = time.perf_counter()
        running = [
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            for command in commands
        ]
        for process in running:
            process.wait()
        seconds = time.perf_counter() - began
    with open_register(where) as register:
        found = register.contracts().contracts
        whole = sum(hashlib.sha256(register.file(one.id)).hexdigest() == one.sha256 for one in found)
    return whole, seconds


if __name__ == "__main__":
    sys.exit(main())
