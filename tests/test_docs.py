"""The README and the guides cannot lie: their commands are run, their YAML is loaded, their Python is executed."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_review.cli import cli
from contract_review.cli.bundles import papers_of
from contract_review.cli.starting import write_rule
from contract_review.rule_examples import run_examples
from contract_review.rulebook import load_playbook, load_rule
from contract_review.settings import resolve

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/user-guide.md", "docs/writing-rules.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What installs the program cannot be run inside the tests of the program; the build runs it from clean.
LEFT_OUT = ("make ", "pipx ", "python -m venv", "py -m venv", ".venv")


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [match[2] for match in BLOCK.finditer(text) if match[1] == language]


def commands(page: str) -> list[str]:
    lines = [line.partition("  #")[0].strip() for block in blocks(page, "console") for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(LEFT_OUT)]


def service_of_the_guide() -> str:
    (text,) = (block for block in blocks("docs/user-guide.md", "yaml") if block.startswith("# service.yml"))
    return text


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the pages suppose it: a contract as PDF and Word file, and a folder of contracts."""
    samples = ROOT / "sample_contracts"
    shutil.copy(samples / "noc-services.pdf", tmp_path / "CONTRACT.pdf")
    shutil.copy(samples / "platform-sla.docx", tmp_path / "CONTRACT.docx")
    for name, paper in (
        ("MSA.pdf", "noc-services.pdf"),
        ("SLA.docx", "platform-sla.docx"),
        ("ORDER-FORM.docx", "order-form.docx"),
        ("OLD.docx", "cloud-backup.docx"),
        ("NEW.docx", "saas-msa.docx"),
    ):
        shutil.copy(samples / paper, tmp_path / name)
    (tmp_path / "SERVICE.yml").write_text(service_of_the_guide(), encoding="utf-8")
    (tmp_path / "CONTRACTS").mkdir()
    shutil.copy(samples / "platform-sla.docx", tmp_path / "CONTRACTS" / "platform.docx")
    shutil.make_archive(str(tmp_path / "CONTRACTS"), "zip", tmp_path / "CONTRACTS")
    monkeypatch.chdir(tmp_path)
    # Nobody's own register takes part in a test.
    monkeypatch.setenv("CONTRACT_REVIEW_REGISTER", str(tmp_path / "register.db"))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_works_in_its_order(page: str, desk: Path) -> None:
    listed = commands(page)
    assert listed, "a page without a command proves nothing"
    for line in listed:
        program, *arguments = shlex.split(line)
        assert program == "contract-review", line
        if arguments[:2] == ["rules", "test"] and len(arguments) == 2:
            continue  # all rules at once are the business of test_rules.py
        if "--playbook" in arguments:
            (desk / "our-playbook.yml").write_text(playbooks(page)[0], encoding="utf-8")
        result = CliRunner().invoke(cli, arguments, standalone_mode=False)
        assert result.exception is None, f"{line}: {result.exception}"
        assert result.return_value in (None, 0), line


def playbooks(page: str) -> list[str]:
    return [block for block in blocks(page, "yaml") if "extends:" in block]


@pytest.mark.parametrize("page", PAGES)
def test_every_playbook_of_a_page_loads(page: str, desk: Path) -> None:
    write_rule("our.payment-time", Path("rules"))
    for number, text in enumerate(playbooks(page)):
        path = desk / f"book-{number}.yml"
        path.write_text(text, encoding="utf-8")
        assert load_playbook(path).name == "ours"


def test_settings_of_the_guide_are_understood(desk: Path) -> None:
    (text,) = (block for block in blocks("docs/user-guide.md", "yaml") if block.startswith("# contract-review.yml"))
    (desk / "contract-review.yml").write_text(text, encoding="utf-8")
    assert resolve({}, environment={}).jobs == 4


def test_rule_of_the_guide_loads_and_passes_its_examples(desk: Path) -> None:
    (text,) = (block for block in blocks("docs/writing-rules.md", "yaml") if "\nid: " in block)
    path = desk / "late-fees.yml"
    path.write_text(text, encoding="utf-8")
    failed = [result for result in run_examples(load_rule(path)) if not result.passed]
    assert [(result.example.text, result.finding.outcome.value) for result in failed] == []


def test_positions_of_the_guide_fit_into_a_rule(desk: Path) -> None:
    starter = write_rule("our.payment-time", Path("rules")).read_text(encoding="utf-8")
    fragments = [block for block in blocks("docs/writing-rules.md", "yaml") if block.startswith("# positions")]
    assert len(fragments) >= 3
    for number, fragment in enumerate(fragments):
        path = desk / f"payment-{number}.yml"
        indented = "".join(f"  {line}\n" for line in fragment.splitlines())
        text = re.sub(r"(?m)^positions:.*\n(?:  .*\n)+", lambda _, body=indented: f"positions:\n{body}", starter)
        path.write_text(text.replace("our.payment-time", f"our.payment-{number}"), encoding="utf-8")
        assert len(load_rule(path).positions) == 3


def test_bundle_of_the_guide_names_documents_that_are_there(desk: Path) -> None:
    (text,) = (block for block in blocks("docs/user-guide.md", "yaml") if block.startswith("# bundle.yml"))
    (desk / "bundle.yml").write_text(text, encoding="utf-8")
    assert [Path(name).name for name, _ in papers_of((str(desk),))] == ["MSA.pdf", "SLA.docx", "ORDER-FORM.docx"]


def test_waivers_of_the_guide_load(desk: Path) -> None:
    (text,) = (block for block in blocks("docs/user-guide.md", "yaml") if block.startswith("# waivers.yml"))
    (desk / "waivers.yml").write_text(text, encoding="utf-8")
    assert load_playbook("msp-default", waivers=desk / "waivers.yml").waivers[0].clause == "4.1"


def test_every_piece_of_yaml_on_a_page_is_one_of_those_above() -> None:
    kinds = (
        "# contract-review.yml",
        "# bundle.yml",
        "# waivers.yml",
        "# service.yml",
        "# our-playbook.yml",
        "# positions",
        "# rules/our/",
        "name: ours",
    )
    assert [block for page in PAGES for block in blocks(page, "yaml") if not block.startswith(kinds)] == []


def test_python_of_the_readme_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("README.md", "python"):
        exec(compile(block, "README.md", "exec"), {})  # the page's own words, from this repository
    assert capsys.readouterr().out


def test_pages_lead_to_pages_that_are_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} leads to {target}"


PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def test_every_picture_is_there_and_quickly_fetched() -> None:
    shown = [(page, name) for page in PAGES for name in PICTURE.findall((ROOT / page).read_text(encoding="utf-8"))]
    assert shown
    for page, name in shown:
        assert 0 < (ROOT / page).parent.joinpath(name).stat().st_size < 250_000, name
