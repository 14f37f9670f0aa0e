"""Chromium for the tests: a page in a window of its own, and a judge of its accessibility."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

CHROMIUM: Final = shutil.which("chromium")
SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
WCAG: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PHONE, DESK, NARROWEST = 375, 1280, 320

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on the PATH as »chromium«"),
]


@contextmanager
def opened(browser: Browser, url: str, width: int = DESK, **options: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    size = ViewportSize(width=width, height=900)
    usual = {"viewport": size, "locale": "da-DK", "reduced_motion": "reduce"}
    context = browser.new_context(**{**usual, **options})
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(url)
    try:
        yield page
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe finds against the rules of WCAG, with the element of each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG
    )
    return [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:300]})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
