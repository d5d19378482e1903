"""`contract-review back-to-back`: contracts, reviews and figures in one table; formats and exit statuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract_review.cli import cli
from contract_review.model.review import Review
from contract_review.reports import render
from contract_review.reports.templates import content_hash
from tests.back_to_back.service_files import written

SERVICE = """service: Backup <b>&</b> restore
clients: 12
promise:
  availability: 99.5 %
  response: 1 hour
  breach_notice: 24 hours
  credit_claim: 30 days
  payment: 45 days
path:
  - vendor: Harbour Vault
    KEY: FILE
ourselves: {triage: 13 hours}
"""


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["back-to-back", str(path), *options], standalone_mode=False)


def outcomes(result: Result) -> dict[str, str]:
    return {one["rule"].partition(".")[2]: one["outcome"] for one in json.loads(result.stdout)["findings"]}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, review: Review) -> Path:
    folder = tmp_path_factory.mktemp("service")
    (folder / "backup.json").write_text(str(render((review,), form="json")), encoding="utf-8")
    return written(folder, SERVICE.replace("KEY: FILE", "review: backup.json"))


@pytest.fixture(scope="module")
def answer(service: Path) -> Result:
    return run(service, "--format", "json")


def test_a_review_answers_with_the_words_of_its_contract(answer: Result, review: Review):
    of = outcomes(answer)
    assert of["availability-gap"] == "walk-away"  # efforts are no guarantee
    assert of["support-gap"] == "preferred"
    assert of["breach-notice-gap"] == "acceptable"  # twelve hours, and thirteen for our triage
    quoted = [piece for one in json.loads(answer.stdout)["findings"] for piece in one["evidence"]]
    assert quoted
    for piece in quoted:
        assert review.contract.text[piece["start"] : piece["end"]] == piece["quote"]
        assert piece["document"].endswith("backup.txt")


def test_what_the_contract_does_not_say_is_missing_and_what_is_not_known_is_unclear(answer: Result):
    of = outcomes(answer)
    assert of["credit-claim-gap"] == "missing"
    assert of["liability-gap"] == "not-applicable"  # the file names no limit of ours


def test_a_contract_says_the_same_as_its_review(answer: Result, contract_file: Path, tmp_path: Path):
    path = written(tmp_path, SERVICE.replace("KEY: FILE", f"contract: {contract_file}"))
    assert json.loads(run(path, "--format", "json").stdout)["findings"] == json.loads(answer.stdout)["findings"]


def test_figures_of_the_file_win_over_the_contract(service: Path, tmp_path: Path):
    figures = "\n    figures:\n      availability: 99.99 %\n      window: month"
    text = SERVICE.replace("KEY: FILE", f"review: {service.parent / 'backup.json'}{figures}")
    assert outcomes(run(written(tmp_path, text), "--format", "json"))["availability-gap"] == "preferred"


def test_fail_on_decides_the_exit_status(service: Path):
    assert run(service, "--fail-on", "critical").return_value == 1
    assert run(service, "--fail-on", "never").return_value == 0


def test_a_contract_that_cannot_be_read_leaves_its_vendor_unknown(tmp_path: Path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    path = written(tmp_path, SERVICE.replace("KEY: FILE", "contract: broken.pdf"))
    result = run(path, "--format", "json")
    assert (result.return_value, outcomes(result)["availability-gap"]) == (3, "unclear")
    assert json.loads(result.stdout)["problems"]


def test_what_is_no_review_is_told(tmp_path: Path):
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    result = run(written(tmp_path, SERVICE.replace("KEY: FILE", "review: other.json")))
    assert "is no review" in str(result.exception)


def test_the_same_file_gives_the_same_bytes(service: Path, answer: Result):
    assert run(service, "--format", "json").stdout == answer.stdout


def test_the_page_allows_its_own_style_and_nothing_else(service: Path):
    page = run(service, "--format", "html").stdout
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert f"default-src 'none'; style-src '{content_hash(style[1])}'" in page
    assert "<b>&</b>" not in page
    assert "Backup &lt;b&gt;" in page


@pytest.mark.parametrize("form", ["text", "md"])
def test_the_table_comes_before_the_details(service: Path, form: str):
    shown = run(service, "--format", form).stdout
    assert shown.index("We promise") < shown.index("commercially reasonable efforts")
    assert shown.index("The vendors do not carry this promise") < shown.index("We promise")


def test_milder_points_can_be_left_out(service: Path):
    assert "not shown" in run(service, "--show", "critical").stdout


SAMPLE = [
    # rule, vendor, outcome, found
    ("availability-gap", None, "preferred", "99.87 % guaranteed"),  # 99.9, the better of two lines, 99.99, our 99.99
    ("liability-gap", "Basalt Ridge network", "walk-away", "45,000 USD"),  # six months of 7,500
    ("support-gap", "Pelican Trunk lines", "preferred", "response after 30 min, restoration after 6 h"),
    ("credit-claim-gap", "Cairnstone backup", "preferred", "credited automatically"),
    ("breach-notice-gap", "Cairnstone backup", "preferred", "within 24 h"),
    ("term-alignment", "Basalt Ridge network", "preferred", "to 2028-01-07"),  # the notice day of 2026-10 has passed
    ("recovery-objectives", None, "preferred", "recovery point 4 h"),  # the Gold tier
]


def test_the_sample_service_is_held_against_the_sample_contracts():
    sample = Path(__file__).parents[2] / "sample_contracts" / "service.yml"
    result = run(sample, "--format", "json", "--as-of", "2026-11-25")
    of = {
        (one["rule"].partition(".")[2], one["vendor"], one["outcome"], one["found"])
        for one in json.loads(result.stdout)["findings"]
    }
    assert [row for row in SAMPLE if row not in of] == []
    assert result.return_value == 0
