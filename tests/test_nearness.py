"""How near the 98 municipalities are to each other, by their real borders, bridges and places."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from typing import Final

import pytest
import real_site

from generator.models.places import Municipality, Point
from generator.nearness import Nearness, Step, Towns, distance


@cache
def _towns() -> Towns:
    return Towns(real_site.linked())


BY_NAME: Final = {town.title: town for town in real_site.linked().all(Municipality)}


def _nearness(here: str, there: str) -> Nearness:
    return _towns().nearness(BY_NAME[here], BY_NAME[there])


# --- steps --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "step", "words"),
    [
        ("Vejen", "Vejen", Step.SAME, "Samme kommune"),
        ("Vejen", "Kolding", Step.NEXT, "Nabokommune"),
        ("Thisted", "Jammerbugt", Step.NEXT, "Nabokommune"),  # 76 km apart, and still next door
        ("København", "Frederiksberg", Step.NEXT, "Nabokommune"),  # an enclave has one neighbour
        ("Tårnby", "Dragør", Step.NEXT, "Nabokommune"),
        ("Svendborg", "Langeland", Step.BRIDGE, "Nabokommune over broen"),
        ("Middelfart", "Fredericia", Step.BRIDGE, "Nabokommune over broen"),
        ("Nyborg", "Slagelse", Step.BRIDGE, "Nabokommune over broen"),
        ("Morsø", "Skive", Step.BRIDGE, "Nabokommune over broen"),
        ("Morsø", "Thisted", Step.BRIDGE, "Nabokommune over broen"),
        ("Guldborgsund", "Vordingborg", Step.BRIDGE, "Nabokommune over broen"),
        ("Frederiksberg", "Tårnby", Step.SECOND, "To kommuner væk"),
        ("Langeland", "Nyborg", Step.SECOND, "To kommuner væk"),  # a bridge, then a border
        ("Skive", "Thisted", Step.SECOND, "To kommuner væk"),  # two bridges
        ("Fanø", "Esbjerg", Step.FAR, "Omkring 20 km i luftlinje"),  # a ferry is no fixed link
        ("Læsø", "Frederikshavn", Step.FAR, "Omkring 40 km i luftlinje"),
        ("Samsø", "Odder", Step.FAR, "Omkring 30 km i luftlinje"),
        ("Ærø", "Svendborg", Step.FAR, "Omkring 30 km i luftlinje"),
        ("Bornholm", "Dragør", Step.FAR, "Omkring 150 km i luftlinje"),
        ("Brøndby", "København", Step.SECOND, "To kommuner væk"),
        ("Brøndby", "Tårnby", Step.FAR, "Omkring 10 km i luftlinje"),
    ],
)
def test_two_municipalities_are_as_near_as_those_who_live_there_say(
    here: str, there: str, step: Step, words: str
) -> None:
    found = _nearness(here, there)
    assert (found.step, found.words) == (step, words)


def test_nearness_is_the_same_in_both_directions() -> None:
    towns = _towns()
    differing = [
        (one.title, other.title)
        for one, other in combinations(BY_NAME.values(), 2)
        if towns.nearness(one, other) != towns.nearness(other, one)
    ]
    assert differing == []


def test_what_lies_within_five_kilometres_is_not_said_to_lie_here() -> None:
    assert Nearness(3, 2.0, Step.FAR).words == "Omkring 10 km i luftlinje"


# --- order --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "first"),
    [
        # Its six neighbours by distance, before Fredericia, which is two steps away.
        (
            "Vejen",
            ["Vejen", "Esbjerg", "Billund", "Kolding", "Vejle", "Haderslev", "Varde", "Fredericia"],
        ),
        # The bridge counts before the shorter way across the sea to Ærø.
        ("Langeland", ["Langeland", "Svendborg", "Faaborg-Midtfyn", "Nyborg", "Ærø"]),
        # The bridge counts as a border does: 33 km across it come after 16 and 22 by land.
        ("Svendborg", ["Svendborg", "Faaborg-Midtfyn", "Nyborg", "Langeland"]),
        ("Frederiksberg", ["Frederiksberg", "København", "Rødovre", "Hvidovre"]),
        ("Samsø", ["Samsø", "Odder", "Nordfyns", "Kalundborg"]),
        ("Læsø", ["Læsø", "Frederikshavn", "Brønderslev", "Hjørring"]),
        ("Bornholm", ["Bornholm", "Dragør", "Tårnby", "Frederiksberg"]),
    ],
)
def test_borders_and_bridges_count_before_distance(here: str, first: list[str]) -> None:
    order = [town.title for town, _ in _towns().nearest_first(BY_NAME[here])]
    assert order[: len(first)] == first


@pytest.mark.parametrize("here", ["Vejen", "Fanø", "Frederiksberg", "Bornholm"])
def test_every_municipality_is_named_once_and_none_is_nearer_than_the_one_before(here: str) -> None:
    found = _towns().nearest_first(BY_NAME[here])
    assert {town.title for town, _ in found} == set(BY_NAME)
    assert len(found) == len(BY_NAME)
    assert all(nearer <= farther for (_, nearer), (_, farther) in pairwise(found))


# --- distance -----------------------------------------------------------------------------------


def _point(longitude: str, latitude: str) -> Point:
    return Point.model_validate({"længde": longitude, "bredde": latitude})


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (_point("10.158", "56.155"), _point("10.158", "56.155"), 0.0),
        # A degree of latitude is the 360th part of the way round the earth.
        (_point("10", "55"), _point("10", "56"), 111.19),
        # On the 60th parallel a degree of longitude is half of that.
        (_point("10", "60"), _point("11", "60"), 55.6),
    ],
)
def test_the_distance_is_measured_along_the_surface_of_the_earth(
    one: Point, other: Point, km: float
) -> None:
    assert distance(one, other) == pytest.approx(km, abs=0.01)
