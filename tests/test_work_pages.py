"""The pages that are used at work: what stands on them, and where it is known from."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final

import project
import pytest
import real_site
import rendered
from lxml import html

from generator.models.guides import MethodGuide
from generator.models.knowledge import Question
from generator.models.packages import JobPackage
from generator.models.pages import Door
from generator.models.places import Municipality
from generator.models.record import Audience
from generator.pages.desk import environment
from generator.pages.reference import groups
from generator.reading_time import minutes
from generator.tilemap import locating

SITE: Final = real_site.linked()
GUIDES: Final = SITE.all(MethodGuide)
PACKAGES: Final = SITE.all(JobPackage)


@cache
def page(address: str) -> html.HtmlElement:
    """A page of the real site."""
    (found,) = (one for one in real_site.prepared().pages if one.address == address)
    return html.fragment_fromstring(found.content, create_parent="main")


def made(files: dict[str, str], address: str, day: datetime.date = project.DAY) -> html.HtmlElement:
    """A page of the small project with these files besides."""
    everything = rendered.of(project.folder(project.files(files)), day, environment())
    (found,) = (one for one in everything.pages if one.address == address)
    return html.fragment_fromstring(found.content, create_parent="main")


def text(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def facts(root: html.HtmlElement) -> dict[str, list[str]]:
    """The box at the top of a page."""
    (box,) = root.find_class("opening")[0].find_class("facts")
    return {text(one.find("dt")): [text(dd) for dd in one.findall("dd")] for one in box}


def headings(root: html.HtmlElement) -> list[str]:
    return [text(one) for one in root.iter("h2")]


# --- guides --------------------------------------------------------------------------------------

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)


@each_guide
def test_a_guide_opens_with_what_one_has_to_know_before_beginning(guide: MethodGuide) -> None:
    box = facts(page(SITE.address(guide)))

    assert box["Formål"] == [guide.purpose]
    assert box["Tid"] == [guide.time or "ikke oplyst"]
    assert box.get("Det skal du bruge", []) == list(guide.needs)
    assert box["Læsetid"] == [f"{minutes(guide)} minut{'ter' * (minutes(guide) > 1)}"]
    assert box["Stoffet kommer fra"] == [guide.origin.label]
    assert box["Sidst gennemgået"] == [
        "22. november 2026, næste gang 22. november 2027 (redaktionen)"
    ]


@each_guide
def test_the_work_of_a_guide_comes_before_its_background(guide: MethodGuide) -> None:
    found = headings(page(SITE.address(guide)))
    work = ["Trin for trin", "Gør", "Undgå", "Faldgruber"]
    work += [guide.checklist.title] if guide.checklist else []
    listed = [one for one in work if one in found]

    assert found[: len(listed)] == listed
    assert guide.steps == () or "Trin for trin" in listed


@each_guide
def test_every_word_of_a_guide_is_explained_on_its_page(guide: MethodGuide) -> None:
    root = page(SITE.address(guide))
    explained = [text(one.find("p")) for one in root.find_class("word")]
    numbers = {
        button.get("popovertarget"): int(button.get("data-number", "0"))
        for button in root.find_class("term")
    }

    assert set(explained) >= {term.title for term in SITE.several(guide.terms)}
    assert [one.get("id") for one in root.find_class("word")][: len(numbers)] == [
        box for box, _ in sorted(numbers.items(), key=lambda found: found[1])
    ]
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_most_words_are_explained_where_they_stand() -> None:
    buttons = {(one.id, b.get("popovertarget")) for one in GUIDES for b in _buttons(one)}
    words = {(one.id, f"ord-{term.id}") for one in GUIDES for term in SITE.several(one.terms)}

    assert len(words & buttons) > 0.75 * len(words)


def _buttons(guide: MethodGuide) -> list[html.HtmlElement]:
    return list(page(SITE.address(guide)).find_class("term"))


def test_a_feed_explains_no_word_by_a_button_and_asks_nobody_to_tick() -> None:
    feed = real_site.prepared().files["feeds/metoder.xml"].decode()

    assert "popover" not in feed
    assert "checkbox" not in feed
    assert "Tjekliste: før en mentor begynder" in feed


@pytest.mark.parametrize(
    "guide", [guide for guide in GUIDES if guide.checklist], ids=lambda guide: guide.id
)
def test_a_checklist_stands_in_its_guide_and_on_a_sheet_of_its_own(guide: MethodGuide) -> None:
    assert guide.checklist
    for address in (SITE.address(guide), f"{SITE.address(guide)}tjekliste/"):
        (found,) = page(address).find_class("checks")
        assert [text(one) for one in found] == list(guide.checklist.points)
        assert all(one.find("label/input").get("type") == "checkbox" for one in found)


# --- job packages --------------------------------------------------------------------------------


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.id)
def test_a_package_says_of_everything_what_it_is_or_that_it_is_not_known(
    package: JobPackage,
) -> None:
    box = facts(page(SITE.address(package)))

    assert box["Branche"] == [package.trade]
    assert box["Mangelområde"] == [package.shortage.words if package.shortage else "ikke oplyst"]
    for name in ("Elementer", "Steder", "Varighed", "Sprogkrav", "Aftaleparter"):
        assert box[name] == ["ikke oplyst"]


def test_what_is_known_of_a_package_is_told() -> None:
    known = project.MINIMAL["content/jobpakker/lastbilchauffoer.md"].replace(
        "aftaleparter:",
        "elementer: [amu, mentor]\n"
        "trin:\n"
        "  - {nr: 1, titel: Begyndelsen, uger: 4, sted: sprogcenter, elementer: [introforløb]}\n"
        "  - {nr: 2, titel: Resten}\n"
        "samlet_varighed: {mindst: 13, højst: 26}\n"
        "sprogkrav: Dansk til hverdag\n"
        "aftaleparter:",
    )
    root = made({"content/jobpakker/lastbilchauffoer.md": known}, "jobpakker/lastbilchauffoer/")

    assert facts(root) == {
        "Branche": ["Transport"],
        "Serie": ["En af de 12 oprindelige"],
        "Elementer": ["AMU-kurser og mentor"],
        "Steder": ["Sprogcenter"],
        "Varighed": ["13-26 uger"],
        "Sprogkrav": ["Dansk til hverdag"],
        "Mangelområde": ["ikke oplyst"],
        "Aftaleparter": ["DA (Dansk Arbejdsgiverforening)"],
    }
    assert [text(one) for one in root.find_class("steps")[0]] == [
        "Begyndelsen Sted: Sprogcenter Varighed: 4 uger Introforløb",
        "Resten Sted: ikke oplyst Varighed: ikke oplyst",
    ]


def test_packages_are_compared_by_the_same_facts_as_stand_on_their_pages() -> None:
    (table,) = page("jobpakker/sammenlign/").iterfind(".//table")
    names = [text(one) for one in table.findall("thead/tr/th")][1:]
    rows = {text(row.find("th")): [text(one) for one in row.findall("td")] for row in table[1]}

    assert list(rows) == [package.title for package in PACKAGES]
    for package in PACKAGES:
        compared = dict(zip(names, rows[package.title], strict=True))
        box = facts(page(SITE.address(package)))
        assert {name: compared[name] for name in box} == {n: one[0] for n, one in box.items()}


def test_what_no_source_says_of_any_package_is_told_once_above_the_table() -> None:
    (said,) = page("jobpakker/sammenlign/").find_class("compare__silent")

    assert text(said) == (
        "Ikke oplyst for nogen af dem: "
        "elementer, steder, varighed, sprogkrav, aftaleparter og trin."
    )


def test_every_field_of_a_sheet_has_a_name() -> None:
    for address in ("jobpakker/byg-din-egen/", "metoder/mentorordning/tjekliste/"):
        fields = [one for tag in ("input", "textarea") for one in page(address).iter(tag)]
        assert len(fields) > 5
        for field in fields:
            assert field.get("aria-label") or text(field.getparent())


# --- doors and questions -------------------------------------------------------------------------


@pytest.mark.parametrize("door", SITE.all(Door), ids=lambda door: door.id)
def test_a_door_says_how_long_its_tasks_take_together(door: Door) -> None:
    root = page(SITE.address(door))
    each = [int(text(one).split()[1]) for one in root.find_class("task__time")]
    (total,) = root.find_class("opening")[0].find_class("to-paper")

    assert text(total) == f"5 opgaver med en læsetid på {sum(each)} minutter i alt."


def test_a_question_is_answered_once_and_found_by_all_who_ask_it() -> None:
    asked = SITE.all(Question)
    found = groups(asked)

    assert sorted(one.id for group in found for one in group.own) == sorted(q.id for q in asked)
    for audience in Audience:
        (group,) = (one for one in found if one.audience is audience)
        expected = {one.id for one in asked if audience in one.audiences}
        assert {one.id for one in (*group.own, *group.others)} == expected


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("metoder/mentorordning/", "Hvornår får man en mentor, og hvilke slags findes der?"),
        ("jobpakker/lastbilchauffoer/", "Hvilke jobpakker findes der?"),
        ("jobpakker/konceptet/", "Hvad er en jobpakke?"),
        ("for/virksomheder/", "Hvor meget papirarbejde får virksomheden?"),
    ],
)
def test_a_question_is_linked_from_the_page_that_it_concerns(address: str, question: str) -> None:
    links = {text(one): one.get("href") for one in page(address).iter("a")}

    assert links[question].startswith("../../spoergsmaal/#")


# --- cases and municipalities --------------------------------------------------------------------

CASE: Final = """titel: Fra praktik til job
resumé: En borger fik job.
type: borger
jobpakker: [lastbilchauffoer]
metoder: [mentorordning]
anonymisering: anonym
udgiv_til: 2027-01-31
udfald: ordinært-job
kilder: [{kilde: evaluering}]
"""
LINKED: Final = project.MINIMAL["content/metoder/mentorordning.md"] + "\nLæs [den](case:job)."


def test_a_case_says_kind_place_package_method_outcome_and_how_people_are_protected() -> None:
    assert facts(made({"content/cases/job.yml": CASE}, "cases/job/")) == {
        "Handler om": ["Borger"],
        "Sted": ["nævnes ikke, af hensyn til borgeren"],
        "Jobpakke": ["Lastbilchauffør"],
        "Metode": ["Mentorordning"],
        "Udfald": ["Ordinært job"],
        "Personer": ["Personer er anonymiseret"],
        "Vises til og med": ["31. januar 2027"],
    }


@pytest.mark.parametrize(
    ("day", "links"),
    [(datetime.date(2027, 1, 31), ["../../cases/job/"]), (datetime.date(2027, 2, 1), [])],
)
def test_a_story_is_gone_after_its_last_day_and_the_words_that_led_there_stay(
    day: datetime.date, links: list[str]
) -> None:
    files = {"content/cases/job.yml": CASE, "content/metoder/mentorordning.md": LINKED}
    root = made(files, "metoder/mentorordning/", day)
    (said,) = (one for one in root.iter("p") if text(one) == "Læs den.")

    assert [one.get("href") for one in said.iter("a")] == links


def test_a_municipality_stands_out_from_the_map_with_its_neighbours() -> None:
    town = SITE.find(Municipality.kind, "samsoe")
    bornholm = SITE.find(Municipality.kind, "bornholm")
    assert isinstance(town, Municipality)
    assert isinstance(bornholm, Municipality)
    alone = locating(town, (), (town, bornholm))
    beside = locating(town, (bornholm,), (town, bornholm))

    assert alone.title == "Samsø på feltkortet over Danmark"
    assert beside.title == "Samsø på feltkortet over Danmark, ved siden af Bornholm"
    assert alone.own == f"M{town.tile.x} {town.tile.y}h.9v.9h-.9z"
    assert alone.all == beside.own + beside.near


def test_a_municipality_without_a_part_in_vip2_says_so() -> None:
    assert facts(page("kommuner/samsoe/"))["Rolle"] == ["ingen, så vidt kilderne oplyser"]
    assert facts(page("kommuner/aarhus/"))["Rolle"][0] == "Metodekommune"
