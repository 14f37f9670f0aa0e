"""The data behind the filters: every choice with its count, and of a person what may be told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import project
import pytest
import real_site
from project import MINIMAL, linked

from generator.kinds import AMBASSADOR
from generator.models.people import Ambassador
from generator.models.places import Municipality
from generator.people_data import BITS, Facet, _masks, catalogue, script
from generator.site import Site

PERSON = "ambassadors/amb-0001.yml"
CONSENTING = """\
navn: Åse Ørum
kommune: Favrskov
arbejdsplads: Jobcenter Favrskov
arbejdspladstype: jobcenter
jobpakker: [lastbilchauffoer]
metoder: [mentorordning]
kan_kontaktes_om: [besøg, oplæg]
kontakt: {mail: aase@favrskov.dk}
tekst: Ring om morgenen.
grundlag: samtykke
samtykke:
  dato: 2026-01-01
  omfang: [OMFANG]
  givet: på mail
  udløber: 2028-01-01
  reference: sag 1
"""


def _site(scope: str = "navn, arbejdsplads, kontakt, kort") -> Site:
    """Amina in Aarhus, and Åse in Favrskov next to it, who agreed to this much."""
    return linked(project.files({"ambassadors/amb-0002.yml": CONSENTING.replace("OMFANG", scope)}))


def _data(site: Site) -> dict[str, Any]:
    text = script(site)
    assert text.startswith("window.vip2Katalog={")
    assert text.endswith("};\n")
    found: dict[str, Any] = json.loads(text.removeprefix("window.vip2Katalog=")[:-2])
    return found


def _facets(site: Site) -> Mapping[str, Facet]:
    return {facet.key: facet for facet in catalogue(site).facets}


def _counts(site: Site, key: str) -> dict[str, int]:
    return {option.id: option.count for option in _facets(site)[key].options}


# --- the choices --------------------------------------------------------------------------------


def test_every_choice_says_how_many_it_gives() -> None:
    site = _site()
    assert catalogue(site).total == 2
    assert _counts(site, "region") == {"midtjylland": 2}
    assert _counts(site, "jobpakke") == {"lastbilchauffoer": 2}
    assert _counts(site, "metode") == {"mentorordning": 2}
    assert _counts(site, "kontakt") == {"oplaeg": 1, "sparring": 0, "besoeg": 1, "kursus": 0}


def test_a_municipality_counts_those_of_its_neighbours_as_it_will_show_them() -> None:
    alone = linked()
    assert _counts(alone, "kommune") == {"aarhus": 1, "favrskov": 1}
    assert _counts(_site(), "kommune") == {"aarhus": 2, "favrskov": 2}


def test_the_choices_stand_in_danish_order_and_begin_with_a_capital() -> None:
    facets = _facets(real_site.linked())
    towns = [option.title for option in facets["kommune"].options]
    assert (towns[0], towns[-1], len(towns)) == ("Albertslund", "Aarhus", 98)
    assert [option.title for option in facets["kontakt"].options] == [
        "Oplæg",
        "Sparring",
        "Besøg",
        "Kursus",
    ]
    assert [option.title for option in facets["region"].options][:2] == [
        "Region Nordjylland",
        "Region Midtjylland",
    ]


# --- the people ---------------------------------------------------------------------------------


def test_the_script_holds_a_column_for_each_fact() -> None:
    data = _data(_site())
    assert data["names"] == ["Amina Eksempel", "Åse Ørum"]
    assert data["ids"] == [1, 2]
    assert data["demo"] == [1, 0]
    assert data["workplaces"] == ["Jobcenter Favrskov"]
    assert data["workplace"] == [-1, 0]
    assert data["town"] == [1, 0]
    assert data["regionOf"] == [0, 0]
    assert data["near"] == [[1], [0]]
    assert data["choices"]["kommune"] == [["favrskov", "Favrskov"], ["aarhus", "Aarhus"]]
    assert (data["jobpakke"], data["metode"]) == ([[1, 1]], [[1, 1]])
    assert data["kontakt"] == [[0, 0b101]]


def test_the_script_is_the_same_every_time() -> None:
    assert script(_site()) == script(_site())


def test_an_unusual_id_is_kept_whole() -> None:
    site = linked(project.files({PERSON: None, "ambassadors/vejledning-7.yml": MINIMAL[PERSON]}))
    assert _data(site)["ids"] == ["vejledning-7"]


@pytest.mark.parametrize(
    ("scope", "town", "workplaces"),
    [
        ("navn, arbejdsplads, kort", 0, ["Jobcenter Favrskov"]),
        ("navn, arbejdsplads", -1, ["Jobcenter Favrskov"]),
        ("navn, kort", 0, []),
        ("navn", -1, []),
    ],
)
def test_place_and_workplace_are_told_only_where_the_ground_covers_them(
    scope: str, town: int, workplaces: list[str]
) -> None:
    site = _site(scope)
    data = _data(site)
    assert data["town"] == [1, town]
    assert data["workplaces"] == workplaces
    assert _counts(site, "region") == {"midtjylland": 1 if town < 0 else 2}
    assert _counts(site, "kommune") == dict.fromkeys(("favrskov", "aarhus"), 1 if town < 0 else 2)


def test_nobody_is_in_the_data_whose_ground_does_not_cover_the_name() -> None:
    text = script(_site("arbejdsplads, kontakt, kort"))
    assert "Amina" in text
    assert not re.search("Åse|Jobcenter Favrskov", text)


def test_no_mail_address_and_no_text_of_a_person_is_in_the_data() -> None:
    text = script(_site())
    assert not re.search("@|mail|Ring om|sag 1", text)
    assert "@" not in script(real_site.linked())


def test_every_person_of_the_real_directory_is_there_once() -> None:
    site = real_site.linked()
    data = _data(site)
    towns = [town.id for town in site.all(Municipality)]
    assert len(data["names"]) == len(site.all(Ambassador)) == 130
    for column in ("ids", "demo", "town", "workplace"):
        assert len(data[column]) == 130
    amina = data["ids"].index(17)
    assert towns[data["town"][amina]] == "vejen"
    assert [towns[one] for one in data["near"][towns.index("vejen")]] == [
        *("billund", "esbjerg", "haderslev", "kolding", "varde", "vejle")
    ]


def test_those_across_a_bridge_are_near() -> None:
    data = _data(real_site.linked())
    towns = [key for key, _ in data["choices"]["kommune"]]
    near = {towns[one] for one in data["near"][towns.index("nyborg")]}
    assert "slagelse" in near


def test_a_directory_without_people_has_choices_that_give_nobody() -> None:
    site = linked()
    empty = replace(site, records={**site.records, AMBASSADOR: ()})
    assert catalogue(empty).total == 0
    assert set(_counts(empty, "kommune").values()) == {0}
    assert _data(empty)["names"] == []


def test_more_choices_than_a_browser_counts_bits_for_take_another_column() -> None:
    assert _masks(((0, BITS - 1), (BITS,), ()), BITS + 1) == (
        (1 | 1 << BITS - 1, 0, 0),
        (0, 1, 0),
    )
