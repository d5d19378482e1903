"""A wheel, installed elsewhere, carries its rules and templates and works."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(folder.glob("*.whl"))


def test_wheel_carries_rules_and_templates(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for inside in (
        "rules/sla/uptime-commitment.yml",
        "report_templates/memo/memo.docx",
        "report_templates/review/review.html",
    ):
        assert f"contract_review/_data/{inside}" in names


def test_wheel_reviews_a_contract_outside_the_checkout(wheel: Path, contract_file: Path, tmp_path: Path) -> None:
    environment = tmp_path / "elsewhere"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=120)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # The dependencies are those of this environment; the program itself comes from the wheel alone.
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    zipfile.ZipFile(wheel).extractall(site)
    dependencies = [entry for entry in sys.path if "site-packages" in entry]
    (site / "dependencies.pth").write_text("\n".join(dependencies) + "\n")
    # A path of the caller would bring the checkout back in.
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(python), "-m", "contract_review", "review", str(contract_file), "--format", "html"]
    result = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, timeout=120, env=clean)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Credits as sole remedy" in result.stdout
    where = [str(python), "-c", "import contract_review; print(contract_review.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path, env=clean).stdout
    assert str(site) in found
