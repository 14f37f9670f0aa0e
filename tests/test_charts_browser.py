"""Charts as a reader meets them: to axe, on a phone, in the dark and on paper."""

from __future__ import annotations

import pytest
from browsing import DESK, NARROWEST, PHONE, in_a_browser, opened, violations
from playwright.sync_api import Browser

pytestmark = in_a_browser

ADDRESSES = ("resultater/", "resultater/maal/", "om/tidslinje/", "om/faser/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(browser: Browser, home: str, address: str, scheme: str) -> None:
    with opened(browser, home + address, PHONE, color_scheme=scheme) as page:
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")

        assert violations(page) == []


@pytest.mark.parametrize("width", [NARROWEST, PHONE, DESK])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_word_in_a_drawing_can_be_read_and_stands_on_the_page(
    browser: Browser, home: str, address: str, width: int
) -> None:
    with opened(browser, home + address, width) as page:
        words = page.locator(".chart text").evaluate_all(
            """all => all.map(text => {
                const box = text.getBoundingClientRect();
                const size = parseFloat(getComputedStyle(text).fontSize);
                return [text.textContent, size, box.left, box.right];
            })"""
        )
        whole = page.evaluate("document.documentElement.scrollWidth")

    assert words
    assert whole == width
    assert [one for one in words if one[1] < 12 or one[2] < 0 or one[3] > width] == []


def test_letters_twice_as_large_make_drawings_twice_as_tall(browser: Browser, home: str) -> None:
    with opened(browser, home + "resultater/") as page:
        drawing = page.locator(".chart svg[role=img]").first
        before = drawing.bounding_box()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        after = drawing.bounding_box()

    assert before
    assert after
    assert after["height"] == pytest.approx(2 * before["height"], abs=1)


def test_on_paper_every_table_is_open(browser: Browser, home: str) -> None:
    with opened(browser, home + "resultater/") as page:
        tables = page.locator(".chart__numbers table").all()
        assert len(tables) > 3
        assert not any(table.is_visible() for table in tables)

        page.emulate_media(media="print")

        assert all(table.is_visible() for table in tables)


def test_a_table_is_opened_by_the_keyboard_alone(browser: Browser, home: str) -> None:
    with opened(browser, home + "resultater/", java_script_enabled=False) as page:
        page.locator(".chart__numbers summary").first.focus()
        page.keyboard.press("Enter")

        assert page.locator(".chart__numbers table").first.is_visible()
