"""What several tests share: a contract written for them, and readers of small texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_review.model.contract import Contract
from contract_review.model.review import Review

TEXT = """BACKUP SERVICES AGREEMENT

This Backup Services Agreement is entered into as of March 1, 2026 between Harbour Vault, Inc., a Delaware corporation ("Provider"), and Northwind Managed IT Ltd. ("Customer").

1. Term

1.1 Initial Term. The initial term of this Agreement is twelve (12) months from the Effective Date.

1.2 Renewal. This Agreement shall automatically renew for successive one (1) year terms unless either party gives written notice of non-renewal at least ninety (90) days prior to the end of the then-current term.

1.3 Termination. Either party may terminate this Agreement if the other party fails to cure a material breach within thirty (30) days after written notice.

2. Fees

2.1 Payment. Customer shall pay each invoice within thirty (30) days after receipt of the invoice.

2.2 Late Payment. Overdue amounts bear interest at 1.5% per month.

3. Service Levels

3.1 Availability. Provider will use commercially reasonable efforts to make the Service available 99.9% of each calendar month. Backups are kept with a durability of 99.999999999%.

3.2 Service Credits. Service credits are Customer's sole and exclusive remedy for any failure to meet the availability commitment.

4. Support

4.1 Hours. Technical support is available 24x7 by telephone.

4.2 Response. Provider shall respond to Severity 1 incidents within one (1) hour.

5. Data

5.1 Incidents. Provider shall notify Customer of each security incident within twelve (12) hours after becoming aware of it.

5.2 Personal Data. The data processing agreement attached as Annex A forms part of this Agreement.

Annex A – Data Processing Agreement

Provider processes personal data on the documented instructions of Customer only.
"""


@pytest.fixture(scope="session")
def contract_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contracts") / "backup.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def review(contract_file: Path) -> Review:
    from contract_review import review_file

    return review_file(contract_file)


@pytest.fixture(scope="session")
def contract(review: Review) -> Contract:
    return review.contract


@pytest.fixture
def stored(review: Review, tmp_path: Path) -> Path:
    """The review as a file of JSON."""
    from contract_review.reports.data import as_json

    path = tmp_path / "review.json"
    path.write_text(as_json((review,), many=False), encoding="utf-8")
    return path


@pytest.fixture
def register(contract_file: Path, tmp_path: Path) -> str:
    """Where a register lies that holds the contract."""
    from click.testing import CliRunner

    from contract_review.cli import cli

    where = str(tmp_path / "register.db")
    CliRunner().invoke(cli, ["upload", "--register", where, str(contract_file)], standalone_mode=False)
    return where
