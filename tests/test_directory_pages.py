"""The pages of the directory: split where they are long, and honest about place and time."""

from __future__ import annotations

from typing import Final

import pytest
import rendered
from project import DAY, files, folder

from generator.page import Page
from generator.pages import desk, people

PERSON: Final = """\
navn: {name}
demonstration: ja
kommune: {town}
arbejdspladstype: jobcenter
grundlag: demonstration
{more}
"""


def _pages(texts: dict[str, str]) -> dict[str, Page]:
    prepared = rendered.of(folder(files(texts)), DAY, desk.environment())
    return {page.address: page for page in prepared.pages}


def _people(count: int, town: str = "Aarhus") -> dict[str, str]:
    return {
        f"ambassadors/amb-{number:04}.yml": PERSON.format(
            name=f"Person {number} Eksempel", town=town, more=""
        )
        for number in range(1, count + 1)
    }


def test_a_region_has_a_page_with_its_people_in_a_table() -> None:
    page = _pages(_people(3))["ambassadoerer/region/midtjylland/"]
    assert page.title == "Ambassadører i Region Midtjylland"
    assert page.content.count('<th scope="row">') == 3
    assert page.demonstration


def test_a_region_without_anybody_says_so() -> None:
    page = _pages(
        {
            "ambassadors/amb-0001.yml": PERSON.format(
                name="A Demo", town="Aarhus", more="status: kladde"
            )
        }
    )["ambassadoerer/region/midtjylland/"]
    assert "Der er endnu ingen ambassadør i Region Midtjylland." in page.content


def test_a_long_region_is_split_over_pages_that_lead_to_each_other() -> None:
    pages = _pages(_people(people.MOST_ON_A_PAGE + 1))
    first = pages["ambassadoerer/region/midtjylland/"]
    second = pages["ambassadoerer/region/midtjylland/side-2/"]
    assert first.content.count('<th scope="row">') == people.MOST_ON_A_PAGE
    assert second.content.count('<th scope="row">') == 1
    assert 'rel="next" href="../../../ambassadoerer/region/midtjylland/side-2/"' in first.content
    assert 'rel="prev" href="../../../../ambassadoerer/region/midtjylland/"' in second.content


@pytest.mark.parametrize(("count", "cards"), [(3, 3), (people.MOST_ON_A_PAGE + 1, 0)])
def test_the_list_holds_everybody_as_long_as_they_are_not_too_many(count: int, cards: int) -> None:
    assert _pages(_people(count))["ambassadoerer/"].content.count('<li class="card">') == cards


def test_a_municipality_without_an_ambassador_names_the_nearest() -> None:
    page = _pages(_people(1))["kommuner/favrskov/"]
    assert "De nærmeste er:" in page.content
    assert "Nabokommune" in page.content


def test_coverage_names_the_municipalities_packages_and_methods_that_lack_people() -> None:
    page = _pages(_people(1))["ambassadoerer/daekning/"]
    assert "1 af 2 kommuner har en ambassadør." in page.content
    assert ">Favrskov</a></dd>" in page.content
    assert '<td class="number" data-label="Ambassadører">ingen</td>' in page.content
    assert ">Mentorordning</a></li>" in page.content


def test_a_person_page_offers_a_card_and_explains_who_is_near() -> None:
    pages = _pages(
        {
            **_people(1),
            "ambassadors/amb-0002.yml": PERSON.format(name="B Demo", town="Favrskov", more=""),
        }
    )
    page = pages["ambassadoerer/amb-0001/"]
    assert '<a href="amb-0001.vcf" download>' in page.content
    assert '<span class="reason">Nabokommune</span>' in page.content
