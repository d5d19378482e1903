"""The pages as the program writes them, opened in the Chromium of this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from opened_pages import COMMANDS, DESKTOP, Visit
from playwright.sync_api import Browser, sync_playwright

from contract_review.cli import cli

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        # The build installs it: there, tests that are left out would be a fault.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    with sync_playwright() as driver:
        # A browser cannot wall itself in where everything is run as root, as in containers.
        alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        with driver.chromium.launch(executable_path=program, args=alone) as chromium:
            yield chromium


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a file at a size and in a colour scheme, as a browser that never was online."""
    opened = []

    def go(path: Path, *, size: tuple[int, int] = DESKTOP, scheme: str = "light", scripts: bool = True) -> Visit:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            offline=True,
        )
        opened.append(context)
        seen = Visit(context.new_page())
        seen.page.on("request", lambda asked: seen.requests.append(asked.url))
        seen.page.on(
            "console", lambda said: seen.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(path.as_uri())
        return seen

    yield go
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of a page, made by its command when it is first asked for."""
    made: dict[str, Path] = {}
    desk = tmp_path_factory.mktemp("desk")

    def make(name: str) -> Path:
        if name not in made:
            made[name] = _make(name, desk)
        return made[name]

    return make


def _make(name: str, desk: Path) -> Path:
    command = COMMANDS[name]
    out = desk / (name.replace(" ", "-") + ("" if "--out" in command else ".html"))
    (desk / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    known = {"OUT": out, "broken.pdf": desk / "broken.pdf"}
    arguments = [str(known.get(word) or (SAMPLES / word if (SAMPLES / word).is_file() else word)) for word in command]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code in (0, 1, 3), result.output
    return out / "overview.html" if out.is_dir() else out
