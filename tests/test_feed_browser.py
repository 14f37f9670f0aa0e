"""A feed opened in a browser: it says what it is, shows its entries, and fits a phone."""

from __future__ import annotations

import pytest
from browsing import DESK, PHONE, in_a_browser, opened
from playwright.sync_api import Browser

pytestmark = in_a_browser

SHOWN = """() => [...document.documentElement.querySelectorAll("*")]
    .filter(one => one.getClientRects().length > 0 && !one.children.length)
    .map(one => one.textContent)"""


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", ["feeds/nyhedsbreve.xml", "feeds/nyhedsbreve.atom.xml"])
def test_a_feed_is_readable_without_a_feed_reader(
    browser: Browser, home: str, path: str, width: int
) -> None:
    with opened(browser, home + path, width) as page:
        shown = page.evaluate(SHOWN)
        assert shown[0] == "VIP2: Nyhedsbreve"
        assert "VIP2-nyhedsbrev, maj 2010" in shown
        assert not any("<" in text or "tag:" in text or "2010 08:00" in text for text in shown)
        words = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
        assert "Følg med" in words
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(255, 255, 255)"


def test_a_feed_is_dark_where_the_reader_wants_it_dark(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}feeds/alt.xml", color_scheme="dark") as page:
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(18, 26, 28)"
