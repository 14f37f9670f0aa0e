"""Words, sheets and comparisons in Chromium: by mouse, finger and keys, and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import real_site
from browsing import DESK, PHONE, in_a_browser, opened, violations
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect
from reading_pdf import pages

from generator.models.guides import MethodGuide

pytestmark = in_a_browser

GUIDE: Final = "metoder/visitation/"
COMPARISON: Final = "jobpakker/sammenlign/"
PLAN: Final = "jobpakker/byg-din-egen/"
CHECKLISTS: Final = [
    f"{real_site.linked().address(guide)}tjekliste/"
    for guide in real_site.linked().all(MethodGuide)
    if guide.checklist
]


# Words that are explained where they stand


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("width", "finger"), [(DESK, False), (PHONE, True)])
def test_a_word_is_explained_where_it_stands(
    browser: Browser, home: str, width: int, *, finger: bool, scripts: bool
) -> None:
    options = {"has_touch": finger, "java_script_enabled": scripts}
    with opened(browser, home + GUIDE, width, **options) as page:
        word = page.get_by_role("button", name="virksomhedscenter", exact=True).first
        explanation = page.locator("#ord-virksomhedscenter")
        word.scroll_into_view_if_needed()
        (word.tap if finger else word.click)()

        expect(explanation).to_be_in_viewport(ratio=1)
        expect(explanation).to_contain_text(
            "stiller et fast antal pladser til praktik til rådighed"
        )
        assert 0 <= gap(word, explanation) < 20

        page.keyboard.press("Escape")
        expect(page.locator(":popover-open")).to_have_count(0)


def gap(word: Locator, explanation: Locator) -> float:
    """How far below its word an explanation begins, or above it ends, in pixels."""
    above, below = box_of(word), box_of(explanation)
    return max(below["y"] - above["y"] - above["height"], above["y"] - below["y"] - below["height"])


def box_of(one: Locator) -> FloatRect:
    """Where something stands that can be seen."""
    found = one.bounding_box()
    assert found
    return found


def test_the_keyboard_opens_an_explanation_reaches_its_link_and_comes_back(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + GUIDE) as page:
        word = page.get_by_role("button", name="virksomhedscenter", exact=True).first
        word.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        link = page.locator("#ord-virksomhedscenter").get_by_role("link")
        expect(link).to_be_focused()
        assert violations(page) == []

        page.keyboard.press("Escape")
        expect(word).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{home}ordliste/#virksomhedscenter")


def test_until_it_is_opened_an_explanation_stands_in_the_list_at_the_end(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + GUIDE) as page:
        for explanation in page.locator(".word").all():
            expect(explanation).to_be_visible()


def test_on_paper_a_word_has_the_number_of_its_explanation(browser: Browser, home: str) -> None:
    with opened(browser, home + GUIDE) as page:
        page.emulate_media(media="print")
        numbers = page.locator(".term").evaluate_all(NUMBERS)
        listed = page.locator(".words li").evaluate_all(
            "found => found.map(one => one.querySelector('[id]').id)"
        )

    assert len(numbers) > 3
    assert numbers == [[name, f"[{listed.index(name) + 1}]"] for name, _ in numbers]


NUMBERS: Final = """found => found.map(one => [
  one.getAttribute("popovertarget"),
  getComputedStyle(one, "::after").content
    .replace("attr(data-number)", one.dataset.number).replaceAll(/[" ]/g, ""),
])"""


# Job packages side by side


def test_packages_are_compared_side_by_side_without_scripts(browser: Browser, home: str) -> None:
    with opened(browser, home + COMPARISON, java_script_enabled=False) as page:
        page.get_by_label("Vælg Lastbilchauffør").check()
        page.get_by_label("Vælg Postarbejder").check()
        expect(row(page, "Slagterimedarbejder")).to_be_visible()

        page.get_by_label("Vis kun dem, jeg har sat kryds ved, side om side").check()
        expect(row(page, "Slagterimedarbejder")).to_be_hidden()
        first, second = row(page, "Lastbilchauffør"), row(page, "Postarbejder")
        assert tops(first) == tops(second)
        assert sorted(tops(first)) == tops(first)


def tops(package: Locator) -> list[float]:
    """How far down each fact of a package stands."""
    return [box_of(cell)["y"] for cell in package.get_by_role("cell").all()]


def row(page: Page, name: str) -> Locator:
    """The row of a package."""
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))


def test_a_comparison_has_an_address_that_can_be_sent(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}{COMPARISON}?p=lastbilchauffoer&p=postarbejder") as page:
        expect(row(page, "Lastbilchauffør")).to_be_visible()
        expect(row(page, "Slagterimedarbejder")).to_be_hidden()
        assert violations(page) == []

        page.get_by_label("Vis kun dem").uncheck()
        page.get_by_label("Vælg Slagterimedarbejder").check()
        page.get_by_label("Vælg Postarbejder").uncheck()
        expect(page).to_have_url(f"{home}{COMPARISON}?p=lastbilchauffoer&p=slagterimedarbejder")


def test_a_package_leads_to_the_comparison_with_itself_chosen(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}jobpakker/postarbejder/") as page:
        page.get_by_role("link", name="Sammenlign med andre jobpakker").click()
        expect(page.get_by_label("Vælg Postarbejder")).to_be_checked()
        expect(row(page, "Lastbilchauffør")).to_be_visible()


def test_packages_are_compared_on_a_disk_too(browser: Browser, real_folder: Path) -> None:
    with opened(browser, (real_folder / "jobpakker/postarbejder/index.html").as_uri()) as page:
        page.get_by_role("link", name="Sammenlign med andre jobpakker").click()
        page.get_by_label("Vælg Rutebuschauffør").check()
        page.get_by_label("Vis kun dem").check()
        expect(row(page, "Lastbilchauffør")).to_be_hidden()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_three_packages_fit_the_page(browser: Browser, home: str, width: int) -> None:
    chosen = "?p=lastbilchauffoer&p=postarbejder&p=produktionsmedarbejder-industri"
    with opened(browser, home + COMPARISON + chosen, width) as page:
        table = page.locator(".compare .table")
        assert table.evaluate("box => box.scrollWidth <= box.clientWidth")


# Sheets to fill in


@pytest.mark.parametrize("address", CHECKLISTS)
def test_a_checklist_fits_one_sheet_of_paper(browser: Browser, home: str, address: str) -> None:
    with opened(browser, home + address) as page:
        pdf = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(pages(pdf)) == 1


def test_the_plan_fills_a_sheet_of_its_own_and_has_what_was_written_in_it(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + PLAN) as page:
        page.get_by_label("Jobbet, som planen fører til").fill("Cykelmekaniker")
        page.get_by_label("Trin 6: uger").fill("17")
        page.get_by_label("Hvem har planen").fill("Alle tre parter")
        sheets = [
            "".join(letter.sign for letter in one)
            for one in pages(page.pdf(format="A4", prefer_css_page_size=True))
        ]

    (plan,) = [sheet for sheet in sheets if "Cykelmekaniker" in sheet]
    assert "Trinplan til at udfylde" in plan
    assert "17" in plan
    assert "Alle tre parter" in plan
    assert "Intet bliver gemt" not in plan


@pytest.mark.parametrize("address", [PLAN, CHECKLISTS[0]])
def test_a_sheet_is_filled_in_without_scripts_and_sends_nothing(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address, PHONE, java_script_enabled=False) as page:
        box = page.get_by_role("checkbox").first
        box.check()
        expect(box).to_be_checked()
        assert page.get_by_role("main").locator("form").count() == 0
        assert page.get_by_role("main").locator("[name]").count() == 0
