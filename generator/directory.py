"""The directory of ambassadors: who is listed, and where, as far as each person's ground allows.

In: the linked site. Out: people by place. Whoever looks people up by place asks here, so that a
person who does not want to stand on a map stands under no municipality anywhere.
"""

from __future__ import annotations

from functools import cached_property

from generator.kinds import AMBASSADOR
from generator.models.people import Ambassador, Scope
from generator.models.places import Municipality, Region, RegionType
from generator.site import Site


class Directory:
    """The people of a site by place."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @property
    def listed(self) -> tuple[Ambassador, ...]:
        """The ambassadors of today, in Danish order."""
        self.site.reads.note("all", AMBASSADOR.name)
        return self._listed

    @cached_property
    def _listed(self) -> tuple[Ambassador, ...]:
        return tuple(person for person in self.site.all(Ambassador) if not person.former)

    @property
    def former(self) -> tuple[Ambassador, ...]:
        """Those who were ambassadors once, and whose contributions stay."""
        return tuple(person for person in self.site.all(Ambassador) if person.former)

    @property
    def without_place(self) -> tuple[Ambassador, ...]:
        """The ambassadors who stand under no municipality."""
        return tuple(person for person in self.listed if self.town_of(person) is None)

    @cached_property
    def towns(self) -> tuple[Municipality, ...]:
        """Every municipality, in Danish order."""
        return self.site.all(Municipality)

    @cached_property
    def regions(self) -> tuple[tuple[Region, tuple[Municipality, ...]], ...]:
        """Today's regions with their municipalities, both in the order people read them in."""
        return tuple(
            (region, self.site.mentions(region, Municipality))
            for region in self.site.all(Region)
            if region.type is RegionType.REGION
        )

    @cached_property
    def _by_town(self) -> dict[str, tuple[Ambassador, ...]]:
        found: dict[str, list[Ambassador]] = {town.id: [] for town in self.towns}
        for person in self._listed:
            town = self.town_of(person)
            if town:
                found[town.id].append(person)
        return {town: tuple(people) for town, people in found.items()}

    def town_of(self, person: Ambassador) -> Municipality | None:
        """Where a person is, if that may be told."""
        if person.former or not person.allows(Scope.MAP):
            return None
        return self.site.get(person.municipality)

    def in_town(self, town: Municipality) -> tuple[Ambassador, ...]:
        """The ambassadors who stand under a municipality."""
        return self.in_town_named(town.id)

    def in_town_named(self, town: str) -> tuple[Ambassador, ...]:
        """The ambassadors who stand under the municipality of that id."""
        self.site.reads.note("town", town)
        return self.standing_in(town)

    def standing_in(self, town: str) -> tuple[Ambassador, ...]:
        """The same, for who takes down what is asked in another way: who is near whom."""
        return self._by_town.get(town, ())

    def in_region(self, region: Region) -> tuple[tuple[Municipality, Ambassador], ...]:
        """The ambassadors of a region with their municipalities, by municipality."""
        towns = self.site.mentions(region, Municipality)
        return tuple((town, person) for town in towns for person in self.in_town(town))

    @property
    def shows_invented(self) -> bool:
        """Whether one of the ambassadors of today is a demonstration."""
        self.site.reads.note("invented")
        return any(person.demonstration for person in self._listed)

    @property
    def covered(self) -> int:
        """How many municipalities have at least one ambassador."""
        self.site.reads.note("all", AMBASSADOR.name)
        return sum(bool(people) for people in self._by_town.values())
