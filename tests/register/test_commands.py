"""`upload` and `contracts` on the command line: what they print, what they say about mistakes, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner, Result

from contract_review import review_file
from contract_review.cli import cli
from contract_review.errors import ContractReviewError
from contract_review.reports.data import as_json


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTRACT_REVIEW_REGISTER", str(tmp_path / "home" / "register.db"))
    return tmp_path


def run(*arguments: object, status: int | None = 0) -> Result:
    result = CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    assert (result.return_value or 0) == status, result.stderr
    return result


@pytest.fixture
def uploaded(contract_file: Path) -> Result:
    return run("upload", contract_file, "--owner", "Ida", "--tag", "cloud")


def test_upload_prints_ids_and_says_where_the_new_ones_lie(contract_file: Path, home: Path, uploaded: Result) -> None:
    told, summary = uploaded.stderr.splitlines()
    assert (uploaded.stdout, told) == ("1\n", f"{contract_file}: contract 1, new")
    assert summary == f"1 new in {home / 'home' / 'register.db'}; next: contract-review renewals"
    again = run("upload", contract_file)
    assert (again.stdout, again.stderr) == ("1\n", f"{contract_file}: contract 1, known\n")


def test_past_opinion_can_be_made_again_to_the_byte(contract_file: Path, uploaded: Result) -> None:
    kept = run("contracts", "show", 1, "--review", 1, "--format", "json").stdout
    assert kept == as_json((review_file(contract_file),), many=False)
    stamp = json.loads(run("contracts", "show", "#1", "--format", "json").stdout)["reviews"][0]["stamp"]
    assert stamp["playbook_sha256"] == json.loads(kept)["playbook"]["sha256"]
    assert "90 days" in run("contracts", "show", 1, "--review", 1).stdout


def test_unreadable_file_is_told_and_the_others_go_on(contract_file: Path, home: Path) -> None:
    (home / "noise.bin").write_bytes(bytes(range(256)) * 20)
    result = run("upload", home / "gone.pdf", contract_file, home / "noise.bin", status=3)
    assert result.stdout == "1\n"
    told = result.stderr.splitlines()
    assert told[0] == f"contract-review: {home / 'gone.pdf'}: no such file"
    assert told[2].startswith(f"contract-review: {home / 'noise.bin'}: ")


def test_folder_stands_for_the_contracts_in_it(contract_file: Path, home: Path) -> None:
    folder = home / "ours"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(f"{contract_file.read_text()}\n{name}\n")
    found = json.loads(run("upload", folder, "--format", "json").stdout)
    assert [(Path(one["path"]).name, one["contract"], one["new"]) for one in found] == [
        ("a.txt", 1, True),
        ("b.txt", 2, True),
    ]


def test_list_shows_what_was_noted(uploaded: Result) -> None:
    run("contracts", "set", 1, "--annual-value", "$12,000", "--start", "2026-03-01", "--status", "cancelled")
    (row,) = json.loads(run("contracts", "list", "--owner", "Ida", "--format", "json").stdout)
    assert (row["annual_value"], row["start"]) == ({"amount": 12000.0, "currency": "USD"}, "2026-03-01")
    assert (row["status"], row["tags"], row["vendor"]) == ("cancelled", ["cloud"], "Harbour Vault, Inc.")
    head, line = run("contracts", "list", "--format", "csv").stdout.splitlines()
    assert (
        dict(zip(head.split(","), line.replace('"Harbour Vault, Inc."', "HV").split(","), strict=True))["owner"]
        == "Ida"
    )
    assert "12,000.00 USD" in run("contracts", "list").stdout
    assert run("contracts", "list", "--tag", "nowhere").stdout == ""


def test_words_of_a_person_are_no_formula(uploaded: Result) -> None:
    run("contracts", "set", 1, "--notes", "=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)," in run("contracts", "list", "--format", "csv").stdout


def test_what_was_noted_is_shown(uploaded: Result) -> None:
    noted = run("contracts", "set", 1, "--start", "2026-03-01", "--annual-value", "12000 USD")
    assert noted.stdout == ""
    assert "starts 2026-03-01; annual value 12,000.00 USD; tags cloud" in noted.stderr
    assert noted.stderr.startswith("contract 1, backup.txt: vendor Harbour Vault, Inc.; ")


def test_list_that_a_filter_leaves_empty_does_not_call_the_register_empty(uploaded: Result) -> None:
    none = run("contracts", "list", "--vendor", "nobody", "--sort", "vendor").stderr
    assert none == "no contract is like that; 'contract-review contracts list' shows all\n"
    run("contracts", "remove", 1, "--yes")
    assert "'contract-review upload FILE' puts one in" in run("contracts", "list", "--sort", "vendor").stderr


def test_long_list_comes_in_pages(contract_file: Path, home: Path) -> None:
    for number in range(3):
        path = home / f"{number}.txt"
        path.write_text(f"{contract_file.read_text()}\n{number}\n")
        run("upload", path)
    first = run("contracts", "list", "--limit", 2)
    assert "2 of 3 contracts; go on with --page 2" in first.stderr
    last = run("contracts", "list", "--limit", 2, "--page", 2, "--format", "json")
    assert [row["id"] for row in json.loads(last.stdout)] == [3]
    assert last.stderr == ""


MISTAKES = [
    (("contracts", "show", 7), "there is no contract 7 in the register", "a number that nobody has"),
    (("contracts", "show", "harbour"), "name it by its number", "a name for a number"),
    (("contracts", "show", 1, "--review", 5), "contract 1 has no review 5", "a review that was not made"),
    (("contracts", "set", 1), "nothing to set", "nothing"),
    (("contracts", "set", 1, "--annual-value", "12000"), "write it as '12000 USD'", "an amount without a currency"),
    (("contracts", "set", 1, "--annual-value", "12.000 EUR"), "write it as '12000 USD'", "an amount of two readings"),
    (("contracts", "set", 1, "--annual-value", "$5 EUR"), "write it as '12000 USD'", "two currencies"),
    (("contracts", "set", 1, "--start", "1.3.2026"), "write it as 2026-03-01", "a day of two readings"),
    (("contracts", "set", 1, "--tag", " "), "a tag has 1 to 64 characters", "an empty tag"),
    (
        ("contracts", "list", "--register", "mysql://u:pw@h/d"),
        "register mysql://***@h/d: name a file",
        "another database",
    ),
    (("upload", "x.pdf", "y.pdf", "--version-of", 1), "--version-of takes one file", "two files for one version"),
    (("upload", "x.pdf", "--version-of", 9), "there is no contract 9", "a version of nothing"),
]


@pytest.mark.parametrize(("arguments", "says", "remark"), MISTAKES, ids=[row[2] for row in MISTAKES])
def test_mistake_is_told_in_one_line(uploaded: Result, arguments, says: str, remark: str) -> None:
    with pytest.raises((ContractReviewError, ClickException)) as caught:
        run(*arguments)
    message = getattr(caught.value, "message", str(caught.value))
    assert says in message
    assert "\n" not in message


def test_file_that_is_no_register_is_left_as_it_is(home: Path) -> None:
    path = home / "notes.txt"
    path.write_text("Not a database, and longer than the head of one would have to be.\n" * 3)
    before = path.read_bytes()
    with pytest.raises(ContractReviewError, match="is no register; name another file"):
        run("contracts", "list", "--register", path)
    assert path.read_bytes() == before


def test_password_of_a_server_is_never_shown() -> None:
    with pytest.raises(ContractReviewError, match=r"register postgresql://ida:\*\*\*@localhost:1/x: ") as caught:
        run("contracts", "list", "--register", "postgresql://ida:secret@localhost:1/x")
    assert "secret" not in str(caught.value)


def test_search_shows_contract_clause_page_and_words(uploaded: Result) -> None:
    result = run("contracts", "search", "non-renewal", '"ninety (90) days"')
    place, words = result.stdout.splitlines()
    assert place == "1 Harbour Vault, Inc., backup.txt · 1.2 Renewal"
    assert "**" in words
    (hit,) = json.loads(run("contracts", "search", "durability", "--format", "json").stdout)
    assert (hit["contract"], hit["clause"], hit["page"]) == (1, "3.1", None)
    nothing = run("contracts", "search", "nowhere")
    assert (nothing.stdout, nothing.stderr) == ("", "no clause has all these words; try fewer\n")


def test_linked_contracts_show_it_until_it_is_undone(contract_file: Path, uploaded: Result, home: Path) -> None:
    (home / "b.txt").write_text(f"{contract_file.read_text()}\nagain\n")
    run("upload", home / "b.txt")
    linked = run("contracts", "link", 2, 1, "--as", "renews").stderr
    assert linked == "contract 2 (Harbour Vault, Inc., b.txt) renews contract 1 (Harbour Vault, Inc., backup.txt)\n"
    assert "renewed-by 2" in run("contracts", "show", 1).stdout
    undone = run("contracts", "link", 2, 1, "--as", "renews", "--undo").stderr
    assert undone.startswith("no longer noted: contract 2 ")
    assert "renewed-by" not in run("contracts", "show", 1).stdout


def test_removal_asks_first(uploaded: Result) -> None:
    asked = CliRunner().invoke(cli, ["contracts", "remove", "1"], input="n\n")
    assert asked.exit_code == 1
    assert "Remove contract 1, backup.txt?" in asked.stderr
    gone = run("contracts", "remove", 1, "--yes")
    assert (gone.stdout, gone.stderr) == ("", "removed, with files, words and reviews: 1\n")
    assert run("contracts", "list", "--format", "json").stdout == "[]\n"


def test_export_writes_files_reviews_and_what_is_what(contract_file: Path, uploaded: Result, home: Path) -> None:
    run("contracts", "export", "--out", home / "out")
    (told,) = json.loads((home / "out" / "contracts.json").read_text(encoding="utf-8"))
    assert (home / "out" / told["versions"][0]["file"]).read_bytes() == contract_file.read_bytes()
    kept = run("contracts", "show", 1, "--review", 1, "--format", "json").stdout
    assert (home / "out" / told["reviews"][0]["file"]).read_text(encoding="utf-8") == kept
    assert (told["owner"], told["tags"]) == ("Ida", ["cloud"])
