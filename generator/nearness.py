"""How near municipalities are to each other: by border, by bridge, by steps, and by distance.

In: the linked site. Out: for each municipality the others in order of nearness, with the words that
explain it. Borders and fixed links count before distance: a drive over a bridge is shorter for
those who live there than the same number of kilometres across a fjord.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from generator import danish
from generator.models.places import Municipality, Point
from generator.site import Site

_EARTH_RADIUS_KM: Final = 6371.0
_ROUNDING_KM: Final = 10


class Step(IntEnum):
    """How many steps over borders and bridges there are, as far as it matters."""

    SAME = 0
    NEXT = 1
    BRIDGE = 2
    SECOND = 3
    FAR = 4


@dataclass(frozen=True, slots=True, order=True)
class Nearness:
    """How near one municipality is to another; the smallest is the nearest.

    A bridge is as near as a border: both are one step, and `rank` is the same for them.
    """

    rank: int
    km: float
    step: Step

    @property
    def words(self) -> str:
        """The nearness as a reader sees it: `Nabokommune`, `Omkring 80 km i luftlinje`."""
        tens = max(1, round(self.km / _ROUNDING_KM))
        return {
            Step.SAME: "Samme kommune",
            Step.NEXT: "Nabokommune",
            Step.BRIDGE: "Nabokommune over broen",
            Step.SECOND: "To kommuner væk",
            Step.FAR: f"Omkring {tens * _ROUNDING_KM} km i luftlinje",
        }[self.step]


_RANKS: Final[Mapping[Step, int]] = {
    Step.SAME: 0,
    Step.NEXT: 1,
    Step.BRIDGE: 1,
    Step.SECOND: 2,
    Step.FAR: 3,
}


class Towns:
    """The nearness of every pair of municipalities of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._towns = {town.id: town for town in site.all(Municipality)}

    @cached_property
    def _borders(self) -> dict[str, frozenset[str]]:
        return {
            town.id: frozenset(one.id for one in self._site.several(town.neighbours))
            for town in self._towns.values()
        }

    @cached_property
    def _bridges(self) -> dict[str, frozenset[str]]:
        return {
            town.id: frozenset(one.id for one in self._site.several(town.links))
            for town in self._towns.values()
        }

    @cached_property
    def _two_away(self) -> dict[str, frozenset[str]]:
        """What lies next to the neighbours of each, on land or across a bridge."""
        beside = {town: self._borders[town] | self._bridges[town] for town in self._towns}
        return {
            town: frozenset(two for one in near for two in beside[one])
            for town, near in beside.items()
        }

    @cached_property
    def _spots(self) -> dict[str, tuple[float, float]]:
        """The point of each in radians; it is asked for once for every other municipality."""
        return {town.id: _radians(town.point) for town in self._towns.values()}

    def nearness(self, here: Municipality, there: Municipality) -> Nearness:
        """How near `there` is, seen from `here`; the same in both directions."""
        step = self._step(here.id, there.id)
        return Nearness(_RANKS[step], _arc(self._spots[here.id], self._spots[there.id]), step)

    def _step(self, here: str, there: str) -> Step:
        if here == there:
            return Step.SAME
        if there in self._borders[here]:
            return Step.NEXT
        if there in self._bridges[here]:
            return Step.BRIDGE
        return Step.SECOND if there in self._two_away[here] else Step.FAR

    def nearest_first(self, here: Municipality) -> tuple[tuple[Municipality, Nearness], ...]:
        """Every municipality with its nearness, the nearest first; `here` itself comes first."""
        found = [(town, self.nearness(here, town)) for town in self._towns.values()]
        found.sort(
            key=lambda one: (
                one[1].rank,
                one[1].km,
                danish.collation_key(one[0].title),
                one[0].id,
            )
        )
        return tuple(found)


def distance(one: Point, other: Point) -> float:
    """The distance in kilometres along the earth's surface.

    The haversine formula, on a sphere with the earth's mean radius: within half a per cent of the
    truth in Denmark.
    """
    return _arc(_radians(one), _radians(other))


def _arc(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = one, other
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def _radians(point: Point) -> tuple[float, float]:
    """Latitude and longitude in radians."""
    return math.radians(float(point.latitude)), math.radians(float(point.longitude))
