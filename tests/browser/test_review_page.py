"""The page of a review as people use it: two columns that follow each other, filters, keys, print; and without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from opened_pages import DESKTOP, PHONE, Visit
from playwright.sync_api import Page, expect

SHOWN = ".finding:visible"
CURRENT = ".finding[aria-current]"


@pytest.fixture
def page(written: Callable[[str], Path], visit: Callable[..., Visit]) -> Page:
    return visit(written("review"), size=DESKTOP).page


def in_sight(page: Page, selector: str) -> bool:
    """Whether the first such element lies within the window, and nothing lies over it."""
    return page.evaluate(
        """selector => {
            const element = document.querySelector(selector), box = element.getClientRects()[0];
            const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
            return top !== null && (element.contains(top) || top.contains(element));
        }""",
        selector,
    )


def click_words(page: Page, selector: str) -> str:
    """Clicks where the first such mark begins, and tells which finding it belongs to."""
    mark = page.locator(selector).first
    mark.scroll_into_view_if_needed()
    x, y = mark.evaluate(
        "one => { const box = one.getClientRects()[0]; return [box.left + 3, box.top + box.height / 2]; }"
    )
    page.mouse.click(x, y)
    return mark.get_attribute("data-quotes").split("-")[0]


def quoted(page: Page) -> str:
    """The words that are lit in the contract."""
    return " ".join(page.locator("mark.hit").evaluate_all("all => all.map(one => one.firstChild.textContent)"))


def test_finding_that_is_clicked_lights_its_words_in_the_contract(page: Page) -> None:
    finding = page.locator(".finding:has(blockquote)").last
    finding.locator("h3").click()
    assert page.locator("mark.hit").count() > 0
    assert in_sight(page, "mark.hit")
    assert finding.get_attribute("aria-current") == "true"
    assert page.locator(CURRENT).count() == 1


def test_finding_without_a_quote_goes_to_where_we_looked(page: Page) -> None:
    finding = page.locator(".finding:not(:has(blockquote)):has(a[href^='#p'])").first
    finding.locator("h3").click()
    place = finding.locator("a[href^='#p']").first.get_attribute("href")
    assert page.locator(f"{place}.hit").count() == 1
    assert in_sight(page, f"[id='{place[1:]}']")


def test_passage_that_is_clicked_leads_to_its_finding(page: Page) -> None:
    key = click_words(page, "mark.critical[data-quotes]")
    assert page.locator(CURRENT).get_attribute("id") == key
    assert in_sight(page, f"#{key} h3")


def test_passage_in_order_unfolds_its_line(page: Page) -> None:
    assert not page.locator(".rest li[id]").first.is_visible()
    key = click_words(page, "mark.good[data-quotes]")
    assert in_sight(page, f"#{key}")


def test_filters_leave_what_fits_and_say_how_many(page: Page) -> None:
    everything = page.locator(SHOWN).count()
    page.select_option("[name=severity]", "critical")
    critical = page.locator(SHOWN).count()
    assert 0 < critical < everything
    assert page.locator("#shown").inner_text() == f"{critical} of {everything} points"
    assert page.locator(f"{SHOWN}:not([data-severity=critical])").count() == 0
    page.select_option("[name=outcome]", "missing")
    missing = page.locator(SHOWN).count()
    assert 0 < missing < critical
    page.click("#clear")
    assert page.locator(SHOWN).count() == everything
    page.select_option("[name=group]", "sla")
    assert set(page.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.group)")) == {"sla"}
    page.select_option("[name=group]", "")
    page.fill("[name=words]", "UNILATERAL")
    assert [title.lower() for title in page.locator(f"{SHOWN} h3").all_inner_texts()] == [
        "unilateral changes of the terms"
    ]
    page.fill("[name=words]", "no contract says this")
    assert page.locator(SHOWN).count() == 0
    assert page.locator(".severity:visible").count() == 0


def test_finding_that_a_filter_hides_is_shown_when_it_is_asked_for(page: Page) -> None:
    page.select_option("[name=severity]", "low")
    click_words(page, "mark.critical[data-quotes]")
    assert page.locator(CURRENT).get_attribute("data-severity") == "critical"
    assert in_sight(page, f"{CURRENT} h3")


def test_keys_walk_through_the_points_and_the_contract_follows(page: Page) -> None:
    for key, chosen in (("j", "f1"), ("j", "f2"), ("j", "f3"), ("k", "f2")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == chosen
        assert in_sight(page, f"#{chosen} h3")
    assert quoted(page) in page.locator("#f2 blockquote").first.inner_text()
    assert in_sight(page, "mark.hit")


def test_keys_pass_over_what_is_filtered_and_stop_at_the_ends(page: Page) -> None:
    page.select_option("[name=severity]", "low")
    page.locator("h1").click()
    last = page.locator(SHOWN).last.get_attribute("id")
    for _ in range(page.locator(SHOWN).count() + 2):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == last


def test_slash_is_for_words_and_escape_leaves_them(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("jk/?")
    assert page.input_value("[name=words]") == "jk/?"
    page.keyboard.press("Escape")
    assert page.input_value("[name=words]") == ""
    assert page.evaluate("document.activeElement === document.body")


def test_question_mark_lists_the_keys_and_they_can_be_turned_off(page: Page) -> None:
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert page.locator(CURRENT).count() == 0


def test_focus_can_be_seen_on_everything_that_takes_it(page: Page) -> None:
    rings = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        rings.add(
            page.evaluate(
                """() => { const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none"; }"""
            )
        )
    assert rings == {True}


def test_on_a_phone_a_quote_leads_to_the_contract_and_back_returns(
    written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    page = visit(written("review"), size=PHONE).page
    link = page.locator(".finding blockquote a").first
    link.click()
    assert in_sight(page, "mark.hit")
    page.go_back()
    expect(link).to_be_in_viewport()


def test_on_a_phone_a_tap_on_a_finding_goes_nowhere(
    written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    title = visit(written("review"), size=PHONE).page.locator(".finding:has(blockquote) h3").last
    title.click()
    expect(title).to_be_in_viewport()


def test_page_is_whole_without_its_script(written: Callable[[str], Path], visit: Callable[..., Visit]) -> None:
    page = visit(written("review"), scripts=False).page
    assert page.locator(SHOWN).count() == page.locator(".finding").count() > 50
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#ask-keys").is_visible()
    page.locator(".finding blockquote a").first.click()
    assert in_sight(page, "mark:has(> :target)")


def test_printed_page_holds_what_is_folded_and_no_controls(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "review.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "review.pdf") as pdf:
        sheets = [sheet.get_textpage().get_text_range() for sheet in pdf]
    printed = " ".join(" ".join(sheets).split())
    assert "Do not sign as it stands" in printed
    assert page.locator("#f1 details p").first.evaluate("one => one.firstChild.textContent").strip() in printed
    assert "1.1 We give you access" in printed
    assert "All 75 points" not in printed
    assert "Use these keys" not in printed
    assert "Outline of the contract" not in printed


def test_table_of_support_times_has_a_row_a_severity(
    written: Callable[[str], Path], visit: Callable[..., Visit]
) -> None:
    page = visit(written("review of a PDF")).page
    rows = [row.split("\t") for row in page.locator("#support tbody tr").all_inner_texts()]
    assert rows[:2] == [["1", "15 minutes", "4 hours"], ["2", "1 hour", "8 hours"]]
    page.locator("#support tbody a").first.click()
    assert in_sight(page, ".contract .hit")
