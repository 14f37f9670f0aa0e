"""The search in Chromium: below the field of every page and on /soeg/; by mouse, keyboard and ear.

What the search finds, and in which order, is told elsewhere; here it is how one is answered.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from browsing import DESK, PHONE, in_a_browser, opened, violations
from playwright.sync_api import Browser, Locator, Page, Route, expect
from serving import served

from generator.search import index
from generator.search.documents import Document, Section, Sort

pytestmark = in_a_browser

LORRY: Final = "Lastbilchauffør"
UNTOUCHED: Final = "!'()*"  # by encodeURIComponent, besides what quote leaves alone
COUNT: Final = re.compile(r"^[\d.]+ resultater$")


def field(page: Page) -> Locator:
    """The field in the header."""
    return page.get_by_role("combobox", name="Søg på VIP2")


def choices(page: Page) -> Locator:
    """What can be chosen below the field."""
    return page.get_by_role("listbox", name="Søgeresultater").get_by_role("option")


def said(page: Page) -> Locator:
    """What the search says to those who hear the page."""
    return page.get_by_role("search").get_by_role("status")


def asked(page: Page, words: str) -> None:
    """Type into the field, and wait for the answer; its last choice is the page of all results."""
    field(page).click()
    page.keyboard.type(words)
    whole = f"soeg/?q={quote(words, safe=UNTOUCHED)}"
    expect(choices(page).last).to_have_attribute("href", re.compile(f"{re.escape(whole)}$"))


def whole_index(page: Page) -> None:
    """Wait until the texts have come too, so that no number changes any more."""
    field(page).focus()
    page.wait_for_load_state("networkidle")


def results(page: Page) -> Locator:
    """The titles of the results on /soeg/."""
    return page.locator("#fund").get_by_role("heading", level=3)


def headline(page: Page) -> Locator:
    """The line above the results on /soeg/."""
    return page.locator("#fund").get_by_role("heading", level=2)


# --- below the field ----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_what_is_typed_is_found_at_once_and_leads_there(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, f"{home}metoder/mentorordning/", width) as page:
        asked(page, "lastbil")
        group = page.get_by_role("group", name="Jobpakker")
        expect(group.get_by_role("option").first).to_contain_text(LORRY)
        expect(group.locator("mark").first).to_have_text(re.compile("lastbil", re.IGNORECASE))
        expect(field(page)).to_be_focused()
        group.get_by_role("option").first.click()
        expect(page).to_have_url(re.compile(r"/jobpakker/lastbilchauffoer/"))


def test_a_finger_is_enough(browser: Browser, home: str) -> None:
    with opened(browser, home, PHONE, has_touch=True) as page:
        field(page).tap()
        page.keyboard.type("lastbil")
        choices(page).filter(has_text=LORRY).first.tap()
        expect(page).to_have_url(re.compile(r"/jobpakker/lastbilchauffoer/"))


def test_on_a_phone_the_list_goes_from_edge_to_edge_and_is_easy_to_hit(
    browser: Browser, home: str
) -> None:
    with opened(browser, home, PHONE) as page:
        asked(page, "mentor")
        assert page.locator(".finds").evaluate(EDGES) == [0, PHONE]
        heights = choices(page).evaluate_all("nodes => nodes.map((one) => one.offsetHeight)")
        assert min(heights) >= 44
        assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE


EDGES: Final = "node => [node.getBoundingClientRect().left, node.getBoundingClientRect().right]"


def test_people_who_are_not_real_are_marked_as_such(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        asked(page, "amina eksempel")
        expect(choices(page).filter(has_text="Amina Eksempel").first).to_contain_text(
            "Demonstration"
        )
        page.goto(f"{home}soeg/?q=amina+eksempel")
        found = page.locator("#fund").get_by_role("listitem").filter(has_text="Amina Eksempel")
        expect(found.first).to_contain_text("Demonstration")


def test_the_last_choice_shows_all_results(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        whole_index(page)
        asked(page, "mentor")
        text = choices(page).last.text_content() or ""
        choices(page).last.click()
        expect(page).to_have_url(f"{home}soeg/?q=mentor")
        expect(headline(page)).to_have_text(f"{text.removeprefix('Vis alle ')} for »mentor«")


def test_the_list_closes_when_one_goes_elsewhere_and_opens_at_a_press(
    browser: Browser, home: str
) -> None:
    with opened(browser, home) as page:
        asked(page, "mentor")
        page.get_by_role("heading", level=1).click()
        expect(choices(page).first).to_be_hidden()
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        field(page).click()
        expect(choices(page).first).to_be_visible()
        field(page).fill("")
        expect(choices(page).first).to_be_hidden()


# --- by the keyboard ----------------------------------------------------------------------------

# Where one is then: the number of the option, from the end where negative; None in the field alone.
# https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
WAYS: Final = [
    ("", None),
    ("ArrowDown", 0),
    ("ArrowDown ArrowDown", 1),
    ("ArrowUp", -1),
    ("ArrowUp ArrowUp", -2),
    ("ArrowDown ArrowUp", None),
    ("ArrowUp ArrowDown", None),
    ("Home", None),
    ("End", None),
    ("ArrowDown End", -1),
    ("ArrowUp Home", 0),
    ("ArrowDown ArrowLeft", None),
    ("ArrowDown ArrowRight", None),
    ("ArrowDown e", None),
    ("ArrowDown Backspace", None),
    ("Escape ArrowDown", 0),
    ("Escape ArrowUp", -1),
    ("Escape Alt+ArrowDown", None),
]

STATE: Final = """() => {
  const field = document.querySelector("[role=combobox]");
  const options = [...document.querySelectorAll("[role=option]")];
  const chosen = options.filter((one) => one.getAttribute("aria-selected") === "true");
  return {
    focused: document.activeElement === field,
    expanded: field.getAttribute("aria-expanded") === "true",
    active: options.findIndex((one) => one.id === field.getAttribute("aria-activedescendant")),
    chosen: chosen.map((one) => options.indexOf(one)),
    seen: chosen.every((one) => one.getBoundingClientRect().bottom <= innerHeight),
    number: options.length,
  };
}"""


@pytest.mark.parametrize(("keys", "place"), WAYS, ids=[keys or "nothing" for keys, _ in WAYS])
def test_the_arrows_choose_and_the_focus_stays_in_the_field(
    browser: Browser, home: str, keys: str, place: int | None
) -> None:
    with opened(browser, home) as page:
        asked(page, "mento")
        for key in keys.split():
            page.keyboard.press(key)
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        state = page.evaluate(STATE)
        at = -1 if place is None else place % state["number"]
        assert state == {
            "focused": True,
            "expanded": True,
            "active": at,
            "chosen": [at] if at >= 0 else [],
            "seen": True,
            "number": state["number"],
        }


@pytest.mark.parametrize("key", ["Escape", "Alt+ArrowUp", "Tab"])
def test_the_list_can_be_left(browser: Browser, home: str, key: str) -> None:
    with opened(browser, home) as page:
        asked(page, "mentor")
        page.keyboard.press("ArrowDown")
        page.keyboard.press(key)
        expect(choices(page).first).to_be_hidden()
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        assert page.evaluate(STATE)["active"] == -1
        expect(field(page)).to_have_value("mentor")
        away = page.get_by_role("button", name="Søg", exact=True) if key == "Tab" else field(page)
        expect(away).to_be_focused()


def test_escape_empties_the_field_when_the_list_is_closed_already(
    browser: Browser, home: str
) -> None:
    with opened(browser, home) as page:
        asked(page, "mentor")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(field(page)).to_have_value("")


def test_enter_opens_the_choice_and_without_one_the_page_with_all_results(
    browser: Browser, home: str
) -> None:
    with opened(browser, home) as page:
        asked(page, "lastbilchauffør")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/jobpakker/lastbilchauffoer/"))

        asked(page, "lastbil")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{home}soeg/?q=lastbil")
        expect(results(page).first).to_have_text(LORRY)


def test_a_suggestion_is_asked_in_the_same_field(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        asked(page, "jobpakek")
        expect(choices(page).first).to_have_text("Mente du jobpakke?")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(field(page)).to_have_value("jobpakke")
        expect(field(page)).to_be_focused()
        expect(choices(page).first).to_contain_text("jobpakke")
        expect(choices(page).first).not_to_contain_text("Mente du")


# --- by ear -------------------------------------------------------------------------------------


def test_the_field_is_a_combobox_with_a_list_in_named_groups(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        expect(field(page)).to_have_attribute("aria-autocomplete", "list")
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        asked(page, "mentor")
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        popup = page.locator(f"#{field(page).get_attribute('aria-controls')}")
        expect(popup).to_have_role("listbox")
        for group in popup.get_by_role("group").all():
            expect(group).to_have_accessible_name(re.compile(r"^[A-ZÆØÅ]"))
        parents = popup.get_by_role("option").evaluate_all(
            "nodes => nodes.map((one) => one.parentElement.getAttribute('role'))"
        )
        assert set(parents) == {"group", "listbox"}


def test_the_number_is_said_once_when_the_typing_pauses(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        whole_index(page)
        page.evaluate(HEAR)
        field(page).press_sequentially("mentor", delay=60)
        expect(said(page)).to_have_text(COUNT)
        assert choices(page).last.text_content() == f"Vis alle {said(page).text_content()}"
        field(page).press_sequentially("qqqq", delay=60)
        expect(said(page)).to_have_text("Ingen sider passer på »mentorqqqq«.")
        heard = page.evaluate("() => window.heard")
        assert len(heard) == 2


# Notes every text that the search says.
HEAR: Final = """() => {
  window.heard = [];
  const status = document.querySelector(".search [role=status]");
  new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true});
}"""


@pytest.mark.parametrize("words", ["amina eksempel", "jobpakek", "qqqq"])
def test_the_open_list_is_accessible(browser: Browser, home: str, words: str) -> None:
    with opened(browser, f"{home}om/") as page:
        asked(page, words)
        assert _slips(page) == {}
        page.keyboard.press("ArrowDown")
        assert _slips(page) == {}


@pytest.mark.parametrize("query", ["q=amina", "q=jobpakek", "q=qqqq", "q=aarhus&slags=kommune"])
def test_the_page_of_results_is_accessible(browser: Browser, home: str, query: str) -> None:
    with opened(browser, f"{home}soeg/?{query}") as page:
        expect(headline(page)).to_contain_text("»")
        assert _slips(page) == {}


def _slips(page: Page) -> dict[tuple[int, str], list[str]]:
    """What axe finds, or what is too wide, by width and scheme."""
    found = {}
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[width, scheme] = violations(page)
        if page.evaluate("() => document.documentElement.scrollWidth") > width:
            found[width, "light"].append("the page is wider than its window")
    return {where: slips for where, slips in found.items() if slips}


# --- the page with all results ------------------------------------------------------------------


def test_a_question_can_be_linked_to(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/?q=lastbil") as page:
        expect(results(page).first).to_have_text(LORRY)
        expect(page.get_by_label("Hvad leder du efter?")).to_have_value("lastbil")
        expect(page).to_have_title(re.compile("^Søg på VIP2"))
        expect(page.get_by_role("heading", name="Alle sider fra A til Å")).to_be_hidden()


def test_the_address_follows_what_is_typed(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/") as page:
        words = page.get_by_label("Hvad leder du efter?")
        words.press_sequentially("mentor ordning")
        expect(headline(page)).to_contain_text("»mentor ordning«")
        expect(page).to_have_url(f"{home}soeg/?q=mentor+ordning")
        page.keyboard.press("Enter")
        expect(headline(page)).to_be_focused()
        words.fill("")
        expect(page).to_have_url(f"{home}soeg/")
        expect(page.get_by_role("heading", name="Alle sider fra A til Å")).to_be_visible()


def test_who_goes_back_from_a_result_meets_the_same_results(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}om/") as page:
        page.goto(f"{home}soeg/?q=mentor")
        page.get_by_role("button", name="Vis flere").click()
        expect(results(page)).to_have_count(40)
        results(page).nth(30).get_by_role("link").click()
        page.wait_for_url(re.compile(r"^(?!.*/soeg/)"))
        page.go_back()
        expect(page).to_have_url(f"{home}soeg/?q=mentor")
        expect(results(page)).to_have_count(40)
        page.go_back()
        expect(page).to_have_url(f"{home}om/")


def test_the_results_can_be_narrowed_to_one_kind_by_the_keyboard(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}soeg/?q=mentor") as page:
        whole_index(page)
        kinds = page.get_by_role("group", name="Vis kun én slags").get_by_role("radio")
        expect(kinds.first).to_be_checked()
        everything = (headline(page).text_content() or "").split()[0]
        expect(kinds.first).to_have_accessible_name(f"Alle {everything}")
        kinds.first.focus()
        page.keyboard.press("ArrowRight")
        expect(kinds.nth(1)).to_be_checked()
        expect(kinds.nth(1)).to_be_focused()
        number = (kinds.nth(1).locator("..").locator("span").text_content()) or ""
        expect(headline(page)).to_have_text(re.compile(f"^{number} resultat"))
        expect(page).to_have_url(re.compile(r"\?q=mentor&slags=[^&]+$"))

        page.reload()
        expect(kinds.nth(1)).to_be_checked()
        expect(headline(page)).to_have_text(re.compile(f"^{number} resultat"))


def test_rarer_kinds_are_shown_on_request(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/?q=jobpakke") as page:
        whole_index(page)
        kinds = page.get_by_role("group", name="Vis kun én slags").get_by_role("radio")
        expect(kinds).to_have_count(8)
        page.get_by_role("button", name="Flere slags").click()
        expect(kinds.nth(8)).to_be_focused()
        expect(page.get_by_role("button", name="Flere slags")).to_be_hidden()
        kinds.last.check()
        page.reload()
        expect(kinds).to_have_count(9)
        expect(kinds.last).to_be_checked()


def test_a_kind_of_which_nothing_is_found_is_passed_over(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/?q=lastbil&slags=findes-ikke") as page:
        expect(results(page).first).to_have_text(LORRY)
        expect(page.get_by_role("radio", name="Alle")).to_be_checked()


def test_where_nothing_is_found_the_page_helps_on(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/?q=qqqqqq") as page:
        expect(headline(page)).to_have_text("Ingen sider passer på »qqqqqq«")
        expect(page.get_by_text("Du kan prøve at")).to_be_visible()
        expect(page.locator(".door")).to_have_count(5)
        expect(page.get_by_role("heading", name="Alle sider fra A til Å")).to_be_visible()
        expect(said(page)).to_have_text("Ingen sider passer på »qqqqqq«")


def test_a_slip_of_the_pen_gets_a_suggestion(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}soeg/?q=jobpakek") as page:
        expect(page.get_by_text("Mente du")).to_be_visible()
        page.locator("#fund").get_by_role("link", name="jobpakke", exact=True).first.click()
        expect(page).to_have_url(f"{home}soeg/?q=jobpakke")
        expect(headline(page)).to_contain_text("»jobpakke«")
        expect(page.get_by_text("Mente du")).to_be_hidden()


@pytest.mark.parametrize("words", ["mentor", "praktik", "oplæring"])
def test_the_words_that_it_advises_to_try_do_find_something(
    browser: Browser, home: str, words: str
) -> None:
    with opened(browser, f"{home}soeg/?q={words}") as page:
        expect(page.locator(".found__advice strong", has_text=words)).to_have_count(1)
        expect(results(page).first).to_be_visible()


# --- when scripts, server or index are wanting --------------------------------------------------


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_without_scripts_the_field_leads_to_the_list_of_all_pages(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, f"{home}om/", width, java_script_enabled=False) as page:
        page.get_by_role("searchbox", name="Søg på VIP2").fill("mentor")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{home}soeg/?q=mentor")
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.get_by_label("Hvad leder du efter?")).to_be_hidden()
        everything = page.get_by_role("main").get_by_role("link")
        expect(everything.filter(has_text="Mentorordning").first).to_be_visible()
        assert everything.count() > 200


def test_on_a_disk_the_search_works_as_well(
    browser: Browser, real_folder: Path, tmp_path: Path
) -> None:
    disk = shutil.copytree(real_folder, tmp_path / "en mappe med æøå & mellemrum")
    slips: list[str] = []
    with opened(browser, (disk / "om/index.html").as_uri()) as page:
        page.on("pageerror", lambda error: slips.append(str(error)))
        asked(page, "lastbil")
        choices(page).filter(has_text=LORRY).first.click()
        expect(page).to_have_url(re.compile(r"/jobpakker/lastbilchauffoer/index\.html"))
        asked(page, "trappemodel")
        page.keyboard.press("Enter")
        expect(page).to_have_url((disk / "soeg/index.html").as_uri() + "?q=trappemodel")
        results(page).filter(has_text="Trappemodellen").first.get_by_role("link").click()
        expect(page).to_have_url(re.compile(r"index\.html"))
        page.go_back()
        expect(headline(page)).to_contain_text("»trappemodel«")
    assert slips == []


def test_where_the_index_cannot_be_fetched_it_says_so_and_tries_again_later(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}om/") as page:
        page.route("**/soeg/indeks.js", lambda route: route.abort())
        field(page).click()
        page.keyboard.type("mentor")
        sorry = page.get_by_text("Søgningen kunne ikke hentes.").first
        expect(sorry).to_be_visible()
        expect(said(page)).to_contain_text("Søgningen kunne ikke hentes.")
        page.unroute("**/soeg/indeks.js")
        page.keyboard.type("ordning")
        expect(choices(page).first).to_contain_text("Mentorordning")
        expect(sorry).to_be_hidden()

        page.route("**/soeg/indeks.js", lambda route: route.abort())
        page.goto(f"{home}om/")
        field(page).click()
        page.keyboard.type("mentor")
        page.get_by_role("option", name="Alle sider fra A til Å").click()
        expect(page).to_have_url(f"{home}soeg/")
        page.get_by_label("Hvad leder du efter?").fill("mentor")
        expect(headline(page)).to_have_text("Søgningen kunne ikke hentes")
        expect(page.get_by_role("heading", name="Alle sider fra A til Å")).to_be_visible()


# --- quick and harmless -------------------------------------------------------------------------


def test_nothing_is_fetched_before_the_field_is_touched_and_nothing_twice(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank") as page:
        fetched: list[str] = []
        page.context.on("request", lambda one: fetched.append(one.url.removeprefix(home)))
        page.goto(home, wait_until="networkidle")
        assert len(fetched) <= 8
        before = len(fetched)
        whole_index(page)
        asked(page, "mentor")
        names = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", one) for one in fetched[before:])
        assert names == [
            "assets/soeg-arbejder.js",
            "assets/soeg-motor.js",
            "soeg/indeks.js",
            "soeg/tekst-0.js",
        ]
        assert len(page.workers) == 1


def test_the_scripts_of_the_search_are_small(real_files: Mapping[str, bytes]) -> None:
    scripts = [data for path, data in real_files.items() if path.startswith("assets/soeg")]
    assert len(scripts) == 5
    assert sum(len(gzip.compress(data, 9, mtime=0)) for data in scripts) < 25_000


STRICT: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}


def test_a_strict_policy_of_the_server_stops_nothing(browser: Browser, real_folder: Path) -> None:
    slips: list[str] = []
    with served(real_folder, headers=STRICT) as url, opened(browser, url) as page:
        page.on("console", lambda message: slips.append(message.text))
        page.on("pageerror", lambda error: slips.append(str(error)))
        asked(page, "lastbil")
        assert len(page.workers) == 1
        page.keyboard.press("Enter")
        expect(results(page).first).to_have_text(LORRY)
    assert slips == []


SPELL: Final = "\"'><img src=x onerror=window.spell=1><script>window.spell=1</script>"
HOSTILE: Final = Document(
    address="om/",
    title=f"Titel {SPELL}",
    sort=Sort(SPELL, SPELL, f"Slags {SPELL}"),
    sections=(Section("", "", f"Tekst {SPELL}"), Section(f"Afsnit {SPELL}", "a", SPELL)),
    place=f"Sted {SPELL}",
)


def _serve(files: Mapping[str, str]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        path = "soeg/" + route.request.url.rpartition("/")[2]
        route.fulfill(body=files[path], content_type="text/javascript")

    return answer


@pytest.mark.parametrize("words", ["titel", SPELL])
def test_neither_what_is_found_nor_what_is_asked_can_cast_a_spell(
    browser: Browser, home: str, words: str
) -> None:
    with opened(browser, home) as page:
        page.context.route("**/soeg/*.js", _serve(index.files([HOSTILE], ())))
        asked(page, words)
        panel = page.locator(".finds")
        expect(panel).to_contain_text(SPELL)
        expect(panel.locator("img, script")).to_have_count(0)

        page.keyboard.press("Enter")
        expect(headline(page)).to_contain_text(f"»{words}«")
        expect(page.locator("#fund").locator("img, script")).to_have_count(0)
        assert page.evaluate("() => window.spell") is None
