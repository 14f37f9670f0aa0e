"""What the filters of the directory of ambassadors know: the choices, and the people in columns.

In: the linked site. Out: values for the form, and a script that hands the same to the browser. A
plain script, because a page on a disk may not fetch. Of a person only what the ground allows is in
it, and never an address.

Measured with gzip: `katalog.js` is 14 kB and 5 kB compressed; the data is 13 kB and 5 kB for 130
people, 451 kB and 173 kB for 10,000. Among those a change of the form is answered in 27 ms.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator import danish
from generator.directory import Directory
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.people import Ambassador, Offer, Scope
from generator.models.record import Record
from generator.site import Site

BITS: Final = 30
"""How many choices a column of masks holds: what a browser counts with as a whole number."""
NOWHERE: Final = -1
"""Stands for the municipality or workplace of those for whom none may be told."""
_NUMBERED: Final = re.compile(r"amb-(\d{4,9})")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its id in the address, its words, and how many it gives when it is the only one."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with choices. `key` is its name in the address; `anyone` means no choice."""

    key: str
    title: str
    anyone: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the form is made of. A municipality's count is with those next to it, as it is shown."""

    total: int
    facets: tuple[Facet, ...]


class _Columns:
    """The people of a directory in the order of reading, with every choice as a number."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._directory = Directory(site)
        self.people = self._directory.listed
        self.towns = self._directory.towns
        self.regions = tuple(region for region, _ in self._directory.regions)
        self.packages = site.all(JobPackage)
        self.guides = site.all(MethodGuide)
        self._town_number = _numbers(self.towns)

    @cached_property
    def town(self) -> tuple[int, ...]:
        """Where each person is, as far as that may be told."""
        found = (self._directory.town_of(person) for person in self.people)
        return tuple(self._town_number[town.id] if town else NOWHERE for town in found)

    @cached_property
    def region_of(self) -> tuple[int, ...]:
        """The region of each municipality."""
        inside = {
            town.id: number
            for number, (_, towns) in enumerate(self._directory.regions)
            for town in towns
        }
        return tuple(inside.get(town.id, NOWHERE) for town in self.towns)

    @cached_property
    def near(self) -> tuple[tuple[int, ...], ...]:
        """The municipalities next to each, or across a bridge."""
        return tuple(
            tuple(
                self._town_number[one.id]
                for one in self._site.several((*town.neighbours, *town.links))
            )
            for town in self.towns
        )

    @cached_property
    def workplaces(self) -> tuple[str, ...]:
        """The workplaces that may be told, each once."""
        return tuple(sorted({place for place in self._workplaces if place}))

    @cached_property
    def _workplaces(self) -> tuple[str | None, ...]:
        return tuple(
            person.workplace if person.allows(Scope.WORKPLACE) else None for person in self.people
        )

    @cached_property
    def workplace(self) -> tuple[int, ...]:
        """The workplace of each person, as a place in `workplaces`."""
        number = {place: position for position, place in enumerate(self.workplaces)}
        return tuple(number[place] if place else NOWHERE for place in self._workplaces)

    @cached_property
    def package_numbers(self) -> tuple[tuple[int, ...], ...]:
        """The job packages that each person knows."""
        number = _numbers(self.packages)
        return tuple(_held(number, self._site.several(one.packages)) for one in self.people)

    @cached_property
    def guide_numbers(self) -> tuple[tuple[int, ...], ...]:
        """The methods that each person uses."""
        number = _numbers(self.guides)
        return tuple(_held(number, self._site.several(one.guides)) for one in self.people)

    @cached_property
    def offer_numbers(self) -> tuple[tuple[int, ...], ...]:
        """What each person may be asked about."""
        number = {offer: position for position, offer in enumerate(Offer)}
        return tuple(tuple(sorted({number[one] for one in who.offers})) for who in self.people)


def _numbers(records: Iterable[Record]) -> dict[str, int]:
    return {record.id: number for number, record in enumerate(records)}


def _held(numbers: dict[str, int], records: Iterable[Record]) -> tuple[int, ...]:
    return tuple(sorted(numbers[record.id] for record in records))


def catalogue(site: Site) -> Catalogue:
    """The choices of every question, in the order in which people read them, with counts."""
    columns = _Columns(site)
    packages = Counter(one for held in columns.package_numbers for one in held)
    guides = Counter(one for held in columns.guide_numbers for one in held)
    offers = Counter(one for held in columns.offer_numbers for one in held)
    places = [town for town in columns.town if town != NOWHERE]
    towns = Counter(places)
    around = {
        number: towns[number] + sum(towns[one] for one in near)
        for number, near in enumerate(columns.near)
    }
    regions = Counter(columns.region_of[town] for town in places)
    facets = (
        Facet("region", "Region", "Alle regioner", _options(_named(columns.regions), regions)),
        Facet("kommune", "Kommune", "Alle kommuner", _options(_named(columns.towns), around)),
        Facet("jobpakke", "Kender jobpakken", "Alle", _options(_named(columns.packages), packages)),
        Facet("metode", "Bruger metoden", "Alle", _options(_named(columns.guides), guides)),
        Facet("kontakt", "Kan kontaktes om", "Alt", _options(_OFFERS, offers)),
    )
    return Catalogue(len(columns.people), facets)


_OFFERS: Final = tuple((danish.slug(offer.value), offer.value) for offer in Offer)


def _named(records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((record.id, record.name) for record in records)


def _options(named: Iterable[tuple[str, str]], counts: dict[int, int]) -> tuple[Option, ...]:
    return tuple(
        Option(key, danish.sentence(title), counts.get(number, 0))
        for number, (key, title) in enumerate(named)
    )


def script(site: Site) -> str:
    """The text of `katalog-data.js`: `window.vip2Katalog` with a column for each fact."""
    columns = _Columns(site)
    data = {
        "choices": {
            "region": _named(columns.regions),
            "kommune": _named(columns.towns),
            "jobpakke": _named(columns.packages),
            "metode": _named(columns.guides),
            "kontakt": _OFFERS,
        },
        "regionOf": columns.region_of,
        "near": columns.near,
        "workplaces": columns.workplaces,
        "ids": tuple(_short(person) for person in columns.people),
        "names": tuple(person.name for person in columns.people),
        "demo": tuple(int(person.demonstration) for person in columns.people),
        "town": columns.town,
        "workplace": columns.workplace,
        "jobpakke": _masks(columns.package_numbers, len(columns.packages)),
        "metode": _masks(columns.guide_numbers, len(columns.guides)),
        "kontakt": _masks(columns.offer_numbers, len(Offer)),
    }
    return f"window.vip2Katalog={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _short(person: Ambassador) -> int | str:
    """The number in a usual id, `amb-0017`; any other id as it is."""
    found = _NUMBERED.fullmatch(person.id)
    if found and f"amb-{int(found[1]):04d}" == person.id:
        return int(found[1])
    return person.id


def _masks(held: Sequence[tuple[int, ...]], choices: int) -> tuple[tuple[int, ...], ...]:
    """Which choices each person has, as bits: a column for every `BITS` of them."""
    return tuple(
        tuple(
            sum(1 << (one - first) for one in numbers if first <= one < first + BITS)
            for numbers in held
        )
        for first in range(0, choices, BITS)
    )
