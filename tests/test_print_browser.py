"""Pages on paper as Chromium prints them: the text alone, each address once, nothing cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import in_a_browser
from playwright.sync_api import Browser, Page
from reading_pdf import pages

pytestmark = in_a_browser

ISSUE = "nyhedsbreve/2010-05/"
GUIDE = "metoder/mentorordning/"
PACKAGE = "jobpakker/lastbilchauffoer/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


def printed(page: Page) -> list[str]:
    """The letters of each sheet, without the gaps between words."""
    sheets = pages(page.pdf(format="A4", prefer_css_page_size=True))
    return [re.sub(r"\s+", "", "".join(letter.sign for letter in sheet)) for sheet in sheets]


@pytest.mark.parametrize("address", [ISSUE, GUIDE, PACKAGE])
def test_paper_has_the_text_and_no_way_around_the_site(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    title = page.locator("h1").inner_text()
    text = "".join(printed(page))

    assert re.sub(r"\s+", "", title) in text
    assert "Forrige" not in text  # to the neighbours
    assert "Pådenneside" not in text  # the outline
    assert "Springtilindhold" not in text
    assert "Hentnyhedsbrevet" not in text


@pytest.mark.parametrize("address", [ISSUE, GUIDE])
def test_paper_says_where_the_page_stands(page: Page, home: str, address: str) -> None:
    page.goto(home + address)

    assert f"Dennesidestårpåhttps://vip2.example/{address}" in printed(page)[-1]


@pytest.mark.parametrize("address", [ISSUE, GUIDE, PACKAGE])
def test_each_link_has_a_number_and_each_address_stands_once(
    page: Page, home: str, address: str
) -> None:
    page.goto(home + address)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    listed = page.locator(".printed-addresses li").all_inner_texts()
    numbers = {int(number) for number in page.locator("sup.printed").all_inner_texts()}
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert len(listed) == len(set(listed))
    assert numbers == set(range(1, len(listed) + 1))
    assert all(re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", one) for one in listed)
    assert any(one.startswith("vip2.example/") for one in listed)


def test_the_page_is_as_it_was_when_it_has_been_printed(page: Page, home: str) -> None:
    page.goto(home + ISSUE)
    before = page.inner_html("body")

    printed(page)

    assert page.inner_html("body") == before


def test_no_row_of_a_table_is_cut_in_two(page: Page, home: str) -> None:
    page.goto(home + GUIDE)
    rows = page.locator("tbody tr").all()
    cells = [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]
    # Without the numbers of addresses, and those of the words that are explained.
    sheets = [re.sub(r"\[\d+\]|\d", "", sheet) for sheet in printed(page)]

    assert len(cells) == 4
    for row in cells:
        wanted = [re.sub(r"[\s\d]+", "", cell) for cell in row]
        assert any(all(cell in sheet for cell in wanted) for sheet in sheets)


def test_no_heading_is_left_behind_at_the_foot_of_a_sheet(page: Page, home: str) -> None:
    page.goto(home + GUIDE)
    headings = {
        re.sub(r"\s+", "", one) for one in page.locator("h2, h3").all_inner_texts() if one.strip()
    }

    sheets = [re.sub(r"\d+$", "", sheet) for sheet in printed(page)]

    assert [one for one in headings for sheet in sheets if sheet.endswith(one)] == []
