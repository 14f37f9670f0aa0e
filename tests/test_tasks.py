"""What readers come for: each task leads from the front page to its answer within three clicks.

The list stands in content/indgange.yml. The doors, the editors' page and these tests read it there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

import mini_site
import pytest
import real_site
import rendered
from browsing import DESK, PHONE, in_a_browser, opened
from lxml import html
from playwright.sync_api import Browser, Page, expect

from generator import load
from generator.models.pages import Door
from generator.pages.desk import environment
from generator.pages.doors import TASKS, Way, ways
from generator.site import Site

SITE: Final[Site] = real_site.linked()
DOORS: Final = SITE.all(Door)
WAYS: Final = [(door, way) for door in DOORS for way in ways(SITE, door)]
MOST_CLICKS: Final = 3
LIST: Final = "docs/jobpakker/index.md"

each_task = pytest.mark.parametrize(
    ("door", "way"), WAYS, ids=[f"{door.id}: {way.task.title}" for door, way in WAYS]
)


def said(address: str) -> str:
    """The letters of a page, with one space between words."""
    (page,) = (one for one in real_site.prepared().pages if one.address == address)
    words = html.fragment_fromstring(page.content, create_parent="main").text_content()
    return " ".join(words.split())


def test_there_are_five_doors_with_five_tasks_each() -> None:
    assert [len(door.tasks) for door in DOORS] == [5] * 5


@each_task
def test_the_answer_stands_where_the_way_ends_and_not_before(door: Door, way: Way) -> None:
    addresses = [address.partition("#")[0] for _, address in way.steps]

    assert len(way.steps) + 1 <= MOST_CLICKS
    assert way.task.known_by
    assert way.task.known_by in said(addresses[-1])
    assert way.task.known_by not in said(SITE.address(door))


@in_a_browser[0]
@in_a_browser[1]
@pytest.mark.parametrize(("width", "scripts"), [(DESK, True), (PHONE, False)])
@each_task
def test_a_reader_gets_from_the_front_page_to_the_answer(
    browser: Browser, home: str, door: Door, way: Way, width: int, *, scripts: bool
) -> None:
    with opened(browser, home, width, java_script_enabled=scripts) as page:
        main = page.get_by_role("main")
        main.get_by_role("link", name=door.title, exact=True).click()
        task = main.get_by_role("heading", name=way.task.title, exact=True)
        task.get_by_role("link").click()
        for (_, here), (_, there) in pairwise(way.steps):
            expect(page).to_have_url(home + here)
            follow(page, home + there)

        expect(page).to_have_url(home + way.steps[-1][1])
        expect(main).to_contain_text(str(way.task.known_by))


def follow(page: Page, address: str) -> None:
    """Click the first link of the page's text that can be seen and leads there.

    A click returns when the next page has begun to arrive, so its links are asked for when all is
    there.
    """
    page.wait_for_load_state()
    links = page.get_by_role("main").locator("a:visible")
    leads = links.evaluate_all(
        "found => found.map(a => new URL(a.getAttribute('href'), location).href)"
    )
    links.nth(leads.index(address)).click()


def test_editors_see_the_same_list() -> None:
    (page,) = (one for one in real_site.prepared().pages if one.address == TASKS)
    rows = html.fragment_fromstring(page.content, create_parent="main").iterfind(".//tbody/tr")
    listed = [
        (re.sub(r"^\d\. ", "", row.find("th").text_content()), row.findall("td")[1].text_content())
        for row in rows
    ]

    assert listed == [(way.task.title, f"»{way.task.known_by}«") for _, way in WAYS]


def test_a_way_may_lead_over_a_list_that_nobody_has_written_about() -> None:
    folder = load.read_folder(mini_site.PROJECT)
    files = {path: data for path, data in folder.files.items() if path != LIST}
    made = rendered.of(replace(folder, files=files), mini_site.DAY, environment())
    (door,) = (page for page in made.pages if page.address == "for/jobcentre/")

    assert LIST in folder.files
    assert 'href="../../jobpakker/"' in door.content
