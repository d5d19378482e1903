"""The overview of a batch as people use it: sorted by its heads, filtered, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from opened_pages import Visit

NAMES = "#contracts tbody tr:visible .what"


def names(seen: Visit) -> list[str]:
    return [text.split()[0].rpartition("/")[2] for text in seen.page.locator(NAMES).all_inner_texts()]


def test_contracts_stand_worst_first_and_sort_by_what_is_clicked(
    written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    seen = visit(written("overview"))
    assert names(seen)[0] == "broken.pdf"
    seen.page.locator("#contracts th").first.locator("button").click()
    rising = names(seen)
    assert sorted(rising) == sorted(["broken.pdf", "colocation.pdf", "saas-msa.docx"])
    seen.page.locator("#contracts th").first.locator("button").press("Enter")
    assert names(seen) == rising[::-1]
    assert seen.page.locator("#contracts th").first.get_attribute("aria-sort") == "descending"


def test_filter_leaves_the_contracts_and_requirements_that_have_the_words(
    written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    seen = visit(written("overview"))
    seen.page.fill("[name=words]", "colocation")
    assert names(seen) == ["colocation.pdf"]
    assert seen.page.locator("#shown").inner_text() == "1 of 3 contracts"
    assert all("colocation" in text.lower() for text in seen.page.locator(".rule:visible").all_text_contents())
    seen.page.fill("[name=words]", "")
    seen.page.select_option("[name=rank]", "0")
    assert "broken.pdf" in names(seen)


def test_page_is_whole_without_its_script(written: Callable[[str], Path], visit: Callable[..., Visit]) -> None:
    seen = visit(written("overview"), scripts=False)
    assert len(names(seen)) == 3
    assert not seen.page.locator("#filters").is_visible()
    seen.page.locator(".rule summary").first.click()
    assert seen.page.locator(".rule li a").first.is_visible()
