"""Every page that the program writes: readable for everybody, at every width, in light and dark, and offline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from opened_pages import COMMANDS, DESKTOP, PHONE, Visit

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", COMMANDS)
def test_page_is_accessible_fits_its_window_and_asks_for_nothing(
    name: str, size: str, written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    path = written(name)
    seen = visit(path, size=SIZES[size])
    seen.page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    # The dark differs in its colours alone.
    for scheme, rules in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
        seen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(seen.page, options={"resultTypes": ["violations"], **rules})
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"
    assert seen.overhang == 0
    assert [url for url in seen.requests if not url.startswith("data:")] == [path.as_uri()]
    assert seen.complaints == []
