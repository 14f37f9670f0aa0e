"""A letter as it is seen: in Chromium, narrow and wide, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import letters
import pytest
from browsing import in_a_browser, opened, violations
from playwright.sync_api import Browser

pytestmark = in_a_browser

SCHEMES: Final = ("light", "dark")
NARROW, WIDE = 320, 800
PAPER: Final = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 26, 28)"}


@pytest.fixture(params=letters.names())
def letter(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a letter as a file."""
    file = tmp_path / "brev.html"
    file.write_text(letters.written(request.param)[2], encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_letter_fits_every_width_and_everybody_can_read_it(
    browser: Browser, letter: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, letter, width, color_scheme=scheme) as page:
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
        assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_letter_has_the_colours_of_the_site_by_day_and_by_night(
    browser: Browser, letter: str, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, letter, WIDE, color_scheme=scheme) as page:
        colour = "element => getComputedStyle(element).backgroundColor"
        assert page.locator(".opening").evaluate(colour) == PAPER[scheme]


def test_a_letter_is_a_column_in_the_middle_and_its_preheader_is_unseen(
    browser: Browser, letter: str
) -> None:
    with opened(browser, letter, WIDE) as page:
        box = page.locator(".sheet").bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (80, 640)
        assert not page.locator(".preheader").is_visible()


def test_a_letter_asks_the_net_for_nothing(browser: Browser, letter: str) -> None:
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(letter)
    page.wait_for_load_state("networkidle")
    context.close()
    assert asked == [letter]
