"""Nearest peers: for an ambassador, colleagues near in kind and place; for a town, the nearest few.

In: the linked site. Out: people in order, each with the reasons in words.

The formula (why it is so: docs/adr/0006-nearest-peers.md). Each colleague has points:

- place: 6 in the same municipality, 4 in one next to it or across a bridge, 2 two steps away, and
  beyond that 1, less 1 for every whole 50 km;
- kind: 3 for each job package in common (at most 3 count) and 1 for each method in common (at most
  3 count).

A peer is who has at least 1 point. Most points come first; of equal points the nearest, and then
the Danish alphabet. Who is no longer an ambassador, or may not be placed on a map, has no peers and
is nobody's peer.

Everybody is compared with everybody, for a limit on how many are looked at would lose the best. It
stays quick because a set of people is one whole number with a bit for each: who shares two packages
is a matter of a few ANDs and ORs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, groupby, islice, pairwise
from operator import or_
from typing import Final

from generator import danish
from generator.directory import Directory
from generator.kinds import GUIDE, JOB_PACKAGE, Kind
from generator.models.people import Ambassador
from generator.models.places import Municipality
from generator.models.record import Record
from generator.nearness import Nearness, Step, Towns
from generator.site import Key, Site

MOST_PEERS: Final = 5
NEAREST_FOR_A_TOWN: Final = 3
_PLACE_POINTS: Final = {Step.SAME: 6, Step.NEXT: 4, Step.BRIDGE: 4, Step.SECOND: 2}
_FAR_POINTS: Final = 1
_KM_A_POINT: Final = 50
_PACKAGE_POINTS: Final = 3
_MOST_COUNTED: Final = 3
_FEWEST_POINTS: Final = 1


def place_points(nearness: Nearness) -> int:
    """What a place is worth: never more than a nearer one."""
    points = _PLACE_POINTS.get(nearness.step)
    return _FAR_POINTS - int(nearness.km // _KM_A_POINT) if points is None else points


def kind_points(packages: int, methods: int) -> int:
    """What the numbers of packages and methods in common are worth."""
    counted = min(packages, _MOST_COUNTED) * _PACKAGE_POINTS
    return counted + min(methods, _MOST_COUNTED)


@dataclass(frozen=True, slots=True)
class Peer:
    """A colleague, where, and why."""

    person: Ambassador
    town: Municipality
    nearness: Nearness
    packages: int
    methods: int

    @property
    def points(self) -> int:
        """What the formula gives."""
        return place_points(self.nearness) + kind_points(self.packages, self.methods)

    @property
    def reasons(self) -> str:
        """Why, in words: `Nabokommune, 2 fælles jobpakker og 1 fælles metode`."""
        shared = []
        if self.packages:
            shared.append(danish.counted(self.packages, "fælles jobpakke", "fælles jobpakker"))
        if self.methods:
            shared.append(danish.counted(self.methods, "fælles metode", "fælles metoder"))
        return ", ".join(part for part in (self.nearness.words, danish.listed(shared)) if part)


@dataclass(frozen=True, slots=True)
class _Place:
    """A municipality as seen from another, and the bits of those who are there."""

    town: Municipality
    nearness: Nearness
    start: int
    people: int


@dataclass(frozen=True, slots=True)
class _Level:
    """Places that are worth the same number of points, the nearest first."""

    points: int
    places: tuple[_Place, ...]
    people: int


class Peers:
    """Who is near whom on a site."""

    def __init__(self, site: Site, directory: Directory | None = None) -> None:
        self._site = site
        self._directory = directory or Directory(site)
        self._towns = Towns(site)
        self._levels_of: dict[str, tuple[_Level, ...]] = {}

    def of(self, person: Ambassador) -> tuple[Peer, ...]:
        """The nearest peers of an ambassador; none where nobody is within reach."""
        self._site.reads.note("near")
        home = self._directory.town_of(person)
        if home is None:
            return ()
        found = islice(self._best_first(person, home), MOST_PEERS)
        return self._noted(self._peer(person, one, place) for one, place in found)

    def nearest_to(self, town: Municipality) -> tuple[Peer, ...]:
        """The nearest ambassadors of a municipality that may have none of its own."""
        self._site.reads.note("near")
        near = (
            Peer(one, place.town, place.nearness, 0, 0)
            for level in self._levels(town)
            for place in level.places
            for one in self._directory.standing_in(place.town.id)
        )
        return self._noted(islice(near, NEAREST_FOR_A_TOWN))

    def facts(self) -> Iterator[tuple[str, ...]]:
        """All that decides who is near whom: each person, the municipality, and what is known."""
        for person in self._people:
            known = sorted(f"{kind.name}:{id_}" for kind, id_ in self._known[person.id])
            yield person.id, person.municipality.written, *known

    def _noted(self, peers: Iterable[Peer]) -> tuple[Peer, ...]:
        """The peers, of whom each is shown by name."""
        found = tuple(peers)
        for peer in found:
            self._site.reads.note("face", peer.person.kind.name, peer.person.id)
        return found

    def _peer(self, person: Ambassador, one: Ambassador, place: _Place) -> Peer:
        shared = self._known[person.id] & self._known[one.id]
        packages = sum(kind is JOB_PACKAGE for kind, _ in shared)
        return Peer(one, place.town, place.nearness, packages, len(shared) - packages)

    def _best_first(
        self, person: Ambassador, home: Municipality
    ) -> Iterator[tuple[Ambassador, _Place]]:
        """Every peer, in the order of the formula: by points, and the nearest of equal points."""
        levels = self._levels(home)
        by_kind = self._by_kind_points(person)
        for total in range(levels[0].points + max(by_kind), _FEWEST_POINTS - 1, -1):
            for level in levels:
                bits = by_kind.get(total - level.points, 0) & level.people
                if bits:
                    yield from self._picked(bits, level.places)

    def _picked(self, bits: int, places: Iterable[_Place]) -> Iterator[tuple[Ambassador, _Place]]:
        for place in places:
            here = (bits & place.people) >> place.start
            while here:
                lowest = here & -here
                yield self._people[place.start + lowest.bit_length() - 1], place
                here ^= lowest

    def _by_kind_points(self, person: Ambassador) -> Mapping[int, int]:
        """The bits of all others, by the points of what they have in common with a person."""
        others = ((1 << len(self._people)) - 1) ^ self._bits[person.kind, person.id]
        packages = _by_number(self._knowing(person, JOB_PACKAGE), others)
        methods = _by_number(self._knowing(person, GUIDE), others)
        found: defaultdict[int, int] = defaultdict(int)
        for package_number, with_packages in enumerate(packages):
            for method_number, with_methods in enumerate(methods):
                points = kind_points(package_number, method_number)
                found[points] |= with_packages & with_methods
        return found

    def _knowing(self, person: Ambassador, kind: Kind) -> tuple[int, ...]:
        """For each package or method that a person knows, the bits of those who know it."""
        return tuple(self._bits[key] for key in self._known[person.id] if key[0] is kind)

    def _levels(self, here: Municipality) -> tuple[_Level, ...]:
        if here.id not in self._levels_of:
            # Points never rise with the distance, so that equal points stand together.
            groups = groupby(self._seen_from(here), key=lambda place: place_points(place.nearness))
            self._levels_of[here.id] = tuple(_level(*group) for group in groups)
        return self._levels_of[here.id]

    def _seen_from(self, here: Municipality) -> Iterator[_Place]:
        for town, nearness in self._towns.nearest_first(here):
            people = self._directory.standing_in(town.id)
            if people:
                start = self._starts[town.id]
                yield _Place(town, nearness, start, ((1 << len(people)) - 1) << start)

    @cached_property
    def _people(self) -> tuple[Ambassador, ...]:
        """Everybody who stands on the map, by municipality; the place in this row is the bit."""
        towns = self._directory.towns
        return tuple(person for town in towns for person in self._directory.standing_in(town.id))

    @cached_property
    def _starts(self) -> dict[str, int]:
        """The first bit of each municipality."""
        counts = [len(self._directory.standing_in(town.id)) for town in self._directory.towns]
        starts = accumulate(counts, initial=0)
        return {town.id: start for town, start in zip(self._directory.towns, starts, strict=False)}

    @cached_property
    def _known(self) -> dict[str, frozenset[Key]]:
        """The published packages and methods that each person knows."""
        return {person.id: frozenset(self._keys(person)) for person in self._people}

    def _keys(self, person: Ambassador) -> Iterator[Key]:
        for ref in (*person.packages, *person.guides):
            record: Record | None = self._site.get(ref)
            if record:
                yield record.kind, record.id

    @cached_property
    def _bits(self) -> Mapping[Key, int]:
        """The bit of each person, and of each package and method the bits of who knows it."""
        found: defaultdict[Key, int] = defaultdict(int)
        for number, person in enumerate(self._people):
            for key in (*self._known[person.id], (person.kind, person.id)):
                found[key] |= 1 << number
        return found


def _level(points: int, places: Iterable[_Place]) -> _Level:
    found = tuple(places)
    return _Level(points, found, reduce(or_, (place.people for place in found)))


def _by_number(sets: Iterable[int], everyone: int) -> tuple[int, ...]:
    """The bits of those in none of the sets, in one, in two, and so on; the last means or more."""
    at_least = [everyone, *[0] * _MOST_COUNTED]
    for members in sets:
        for number in range(_MOST_COUNTED, 0, -1):
            at_least[number] |= at_least[number - 1] & members
    exactly = [some & ~more for some, more in pairwise(at_least)]
    return (*exactly, at_least[-1])
