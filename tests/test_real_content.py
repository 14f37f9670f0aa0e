"""The project's own content: complete, in agreement with itself, silent on what is not out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
import real_site
import rendered
from site_links import broken, files_in

from generator import checking, upcoming
from generator.danish import collation_key
from generator.kinds import KINDS, Kind
from generator.load import Folder
from generator.models.events import Event
from generator.models.goals import Goal
from generator.models.guides import MethodGuide
from generator.models.knowledge import Question, Term
from generator.models.newsletters import LostIssues, Newsletter
from generator.models.packages import JobPackage, Series
from generator.models.people import Ambassador
from generator.models.places import Municipality, Region, RegionType
from generator.models.record import Disagreement, Fact, Record, Status
from generator.models.results import Figure
from generator.models.stories import CaseStory
from generator.problems import report

# A draft of every kind, each with the word »Hemmelig« in it and in its address.
DRAFTS: Final = Path(__file__).parent / "cases" / "skjult"


def test_the_check_finds_nothing_to_complain_of() -> None:
    checked = checking.check(real_site.folder(), real_site.DAY)

    assert report(checked.problems) == "Ingen fejl."


@pytest.mark.parametrize(
    ("model", "least", "most"),
    [
        (Municipality, 98, 98),
        (JobPackage, 12, 12 + 17),
        (MethodGuide, 16, None),
        (Event, 16, 16),
        (Newsletter, 5, 5),
        (Ambassador, 130, 130),
        (Question, 16, None),
        (Term, 40, None),
        (Disagreement, 14, 14),
        (Goal, 10, None),
        (CaseStory, 5, None),
    ],
)
def test_nothing_that_the_facts_know_is_left_out(
    model: type[Record], least: int, most: int | None
) -> None:
    count = len(real_site.linked().all(model))

    assert least <= count <= (most or count)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_there_is_a_record_of_every_kind(kind: Kind) -> None:
    assert any(record.kind is kind for record in real_site.linked().by_key.values())


@pytest.mark.parametrize(
    ("region", "count"),
    [
        ("nordjylland", 11),
        ("midtjylland", 19),
        ("syddanmark", 22),
        ("sjaelland", 17),
        ("hovedstaden", 29),
    ],
)
def test_each_region_has_its_municipalities(region: str, count: int) -> None:
    found = [town for town in real_site.linked().all(Municipality) if region in town.region.written]

    assert len(found) == count


def test_the_employment_regions_are_four_and_hold_every_municipality() -> None:
    everything = real_site.linked()
    four = [one for one in everything.all(Region) if one.type is RegionType.EMPLOYMENT]

    assert len(four) == 4
    assert sum(len(everything.mentions(one, Municipality)) for one in four) >= 98


def test_the_codes_of_the_municipalities_are_four_digits_and_each_its_own() -> None:
    codes = [town.code for town in real_site.linked().all(Municipality)]

    assert len(set(codes)) == 98
    assert all(re.fullmatch(r"0\d{3}", code) for code in codes)
    assert "0411" not in codes  # Christiansø is no municipality


def test_twelve_packages_are_the_original_ones_numbered_from_1_to_12() -> None:
    packages = real_site.linked().all(JobPackage)
    original = [one for one in packages if one.series is Series.ORIGINAL]

    assert sorted(one.number or 0 for one in original) == list(range(1, 13))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("oprindelige-jobpakker", "nye-brancher"), "brancher-i-alt"),
        (("ambassadoerer-foer-forlaengelsen", "nye-ambassadoerer"), "ambassadoerer-i-alt"),
    ],
)
def test_figures_that_are_a_sum_add_up(parts: tuple[str, ...], whole: str) -> None:
    figures = {figure.id: figure.value for figure in real_site.linked().all(Figure)}

    assert sum(figures[part] for part in parts) == figures[whole]


@pytest.mark.parametrize(
    ("one", "other", "product"),
    [
        ("middelfart-mentorkurser", "middelfart-deltagere-pr-kursus", "middelfart-kursusdeltagere"),
        ("heldagskurser", "ambassadoerer-pr-kursus", "nye-ambassadoerer"),
    ],
)
def test_figures_that_are_a_product_come_out_right(one: str, other: str, product: str) -> None:
    figures = {figure.id: figure.value for figure in real_site.linked().all(Figure)}

    assert figures[one] * figures[other] == figures[product]


def test_a_count_that_its_sources_disagree_on_is_not_forced_to_add_up() -> None:
    (disputed,) = (one for one in real_site.linked().all(Disagreement) if one.id.startswith("c6-"))
    said = " ".join(statement.text for statement in disputed.statements)

    assert "314" in said
    assert "316" in said


def test_the_five_known_newsletters_have_articles_and_nine_are_said_to_be_missing() -> None:
    everything = real_site.linked()

    assert [one.id for one in everything.all(Newsletter)] == [
        "2010-06",
        "2010-05",
        "2010-02",
        "2009-12",
        "2009-11",
    ]
    assert all(one.articles for one in everything.all(Newsletter))
    assert sum(one.number for one in everything.all(LostIssues)) == 9


def test_every_fact_has_a_source_and_every_dispute_at_least_two_statements() -> None:
    everything = real_site.linked()

    assert all(one.sources for one in everything.by_key.values() if isinstance(one, Fact))
    assert all(len(one.statements) >= 2 for one in everything.all(Disagreement))


def test_people_read_lists_in_danish_order() -> None:
    names = [town.name for town in real_site.linked().all(Municipality)]

    assert names == sorted(names, key=collation_key)
    assert names.index("Ærø") < names.index("Aabenraa") < names.index("Aarhus")


def test_every_demonstration_is_marked_in_its_record() -> None:
    people = real_site.linked().all(Ambassador)

    assert all(one.demonstration for one in people)
    mails = [one.contact.mail for one in people if one.contact and one.contact.mail]
    assert all(mail.endswith("@eksempel.dk") for mail in mails)
    assert len({one.title for one in people}) == 130


def test_without_demonstrations_the_site_is_whole_and_names_no_invented_person() -> None:
    files = dict(real_site.folder().files)
    usual = b"demonstration: true"
    assert usual in files["mkdocs.yml"]
    files["mkdocs.yml"] = files["mkdocs.yml"].replace(usual, b"demonstration: false")

    prepared = real_site.prepare(replace(real_site.folder(), files=files))

    # The editors' handbook has an example of its own, which says that it is one.
    others = [page for page in prepared.pages if not page.address.startswith("redaktion/")]
    names = [one.title for one in real_site.linked().all(Ambassador)]
    assert [page.address for page in others if any(name in page.content for name in names)] == []
    assert [page.address for page in prepared.pages if page.demonstration] == []
    assert broken(_bare(prepared), "https://vip2.example/") == ()


def _bare(prepared: rendered.Rendered) -> dict[str, bytes]:
    """The pages without a frame, as files, and the files and pictures beside them."""
    head = '<!doctype html><html lang="da"><title>x</title>'
    pages = {f"{page.address}index.html": (head + page.content).encode() for page in prepared.pages}
    return {**real_site.folder().pictures, **prepared.files, **pages}


def with_drafts(line: bytes) -> Folder:
    """The project's content and a record of every kind, with this line for its status."""
    files = dict(real_site.folder().files)
    for path, text in files_in(DRAFTS).items():
        files[path] = files.get(path, b"") + b"\n" + text.replace(b"status: kladde", line)
    laid = {path: text.lstrip(b"\n") for path, text in files.items()}
    return replace(real_site.folder(), files=laid)


def test_there_is_a_draft_of_every_kind_for_the_next_test_to_try() -> None:
    checked = checking.check(with_drafts(b"status: kladde"), real_site.DAY)
    drafts = {
        entry.raw.kind for entry in checked.content.entries if entry.record.status is Status.DRAFT
    }

    assert report(checked.problems) == "Ingen fejl."
    assert drafts == set(KINDS)


@pytest.mark.parametrize(
    "line", ["status: kladde", "status: skjult", "udgiv_fra: 2026-11-23", "udgiv_til: 2026-11-21"]
)
def test_what_is_not_published_on_the_day_leaves_no_trace(line: str) -> None:
    prepared = real_site.prepare(with_drafts(line.encode()))

    assert prepared.pages == real_site.prepared().pages
    # A timer is told the day on which something comes, and nothing of what it is.
    told = {upcoming.FILE: b"2026-11-23T00:00:00+01:00\n"} if "23" in line else {}
    assert prepared.files == {**real_site.prepared().files, **told}


@pytest.mark.parametrize("line", ["udgiv_fra: 2026-11-22", "udgiv_til: 2026-11-22"])
def test_what_is_published_on_the_day_is_there(line: str) -> None:
    prepared = real_site.prepare(with_drafts(line.encode()))
    found = {page.address for page in prepared.pages if "hemmelig" in page.address}

    # A page for each of ten kinds, and the list of the new region's ambassadors.
    assert len(prepared.pages) == len(real_site.prepared().pages) + 11
    assert {"jobpakker/hemmelig/", "om/hemmelig/", "for/hemmelig/", "kommuner/hemmelig/"} <= found
