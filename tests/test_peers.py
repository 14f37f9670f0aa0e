"""Nearest peers: hand-made situations among the real municipalities, and what a person is shown.

A person is written as in `Bo i Kolding: lastbilchauffoer mentorordning`, a peer as a page says it.
"""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pytest
import real_site

from generator.fields import Ref
from generator.kinds import AMBASSADOR
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.people import Ambassador, Consent, Ground, Scope
from generator.models.places import Municipality
from generator.models.record import Status
from generator.nearness import Towns
from generator.peers import MOST_PEERS, Peer, Peers
from generator.site import Site, in_order

REAL: Final = real_site.linked()
BY_NAME: Final = {town.title: town for town in REAL.all(Municipality)}
PACKAGES: Final = tuple(one.id for one in REAL.all(JobPackage))
GUIDES: Final = tuple(one.id for one in REAL.all(MethodGuide))
SOMEBODY: Final = REAL.all(Ambassador)[0]

WITHOUT_MAP: Final = {
    "ground": Ground.CONSENT,
    "consent": Consent.model_construct(scope=(Scope.NAME, Scope.WORKPLACE, Scope.CONTACT)),
}
WITH_MAP: Final = {
    "ground": Ground.CONSENT,
    "consent": Consent.model_construct(scope=(Scope.NAME, Scope.MAP)),
}
FORMER: Final = {"status": Status.FORMER}


def _person(words: str, changes: Mapping[str, Any] | None = None) -> Ambassador:
    """The person that a line describes; the name, in lower case, is the id."""
    where, _, knows = words.partition(":")
    name, _, town = where.partition(" i ")
    known = knows.split()
    values = {
        "id": name.lower(),
        "title": name,
        "municipality": Ref(Municipality, town),
        "packages": tuple(Ref(JobPackage, one) for one in known if one in PACKAGES),
        "guides": tuple(Ref(MethodGuide, one) for one in known if one in GUIDES),
    }
    assert all(one in PACKAGES or one in GUIDES for one in known)
    return SOMEBODY.model_copy(update={**values, **(changes or {})})


def _site(people: Iterable[Ambassador]) -> Site:
    """The real site with these ambassadors and no others."""
    return dataclasses.replace(REAL, records={**REAL.records, AMBASSADOR: in_order(people)})


def _shown(peers: Iterable[Peer]) -> list[str]:
    return [f"{peer.person.title} i {peer.town.title}: {peer.reasons}" for peer in peers]


def _peers_of(me: str, *others: str) -> list[str]:
    people = [_person(words) for words in (me, *others)]
    return _shown(Peers(_site(people)).of(people[0]))


# --- hand-made situations -----------------------------------------------------------------------

SITUATIONS: Final[Mapping[str, tuple[list[str], list[str]]]] = {
    "the same municipality counts before a neighbour": (
        ["Ane i Vejen", "Bo i Kolding", "Cai i Vejen"],
        ["Cai i Vejen: Samme kommune", "Bo i Kolding: Nabokommune"],
    ),
    "a neighbour by land, and what is shared": (
        [
            "Ane i Vejen: lastbilchauffoer postarbejder mentorordning",
            "Bo i Kolding: lastbilchauffoer postarbejder visitation",
            "Cai i Esbjerg: lastbilchauffoer mentorordning",
            "Dan i Billund: mentorordning",
        ],
        [
            "Bo i Kolding: Nabokommune, 2 fælles jobpakker",
            "Cai i Esbjerg: Nabokommune, 1 fælles jobpakke og 1 fælles metode",
            "Dan i Billund: Nabokommune, 1 fælles metode",
        ],
    ),
    "a bridge is as good as a border, and better than the shorter way by sea": (
        ["Ane i Langeland", "Bo i Ærø", "Cai i Svendborg", "Dan i Nyborg"],
        [
            "Cai i Svendborg: Nabokommune over broen",
            "Dan i Nyborg: To kommuner væk",
            "Bo i Ærø: Omkring 20 km i luftlinje",
        ],
    ),
    "the great bridge joins two regions": (
        ["Ane i Slagelse", "Bo i Nyborg", "Cai i Kerteminde"],
        ["Bo i Nyborg: Nabokommune over broen", "Cai i Kerteminde: To kommuner væk"],
    ),
    "an island with two bridges lies between its neighbours": (
        ["Ane i Thisted", "Bo i Morsø", "Cai i Skive", "Dan i Jammerbugt"],
        [
            "Bo i Morsø: Nabokommune over broen",
            "Dan i Jammerbugt: Nabokommune",
            "Cai i Skive: To kommuner væk",
        ],
    ),
    "Amager: two by land, one two steps away": (
        ["Ane i Dragør", "Bo i København", "Cai i Tårnby", "Dan i Frederiksberg"],
        [
            "Cai i Tårnby: Nabokommune",
            "Bo i København: To kommuner væk",
            "Dan i Frederiksberg: Omkring 10 km i luftlinje",
        ],
    ),
    "an enclave has one neighbour, and through it all the others": (
        ["Ane i Frederiksberg", "Bo i Rødovre", "Cai i København", "Dan i Glostrup"],
        [
            "Cai i København: Nabokommune",
            "Bo i Rødovre: To kommuner væk",
            "Dan i Glostrup: Omkring 10 km i luftlinje",
        ],
    ),
    "Læsø has no fixed link: the nearest across the water": (
        ["Ane i Læsø", "Bo i Aalborg", "Cai i Frederikshavn", "Dan i Brønderslev"],
        [
            "Cai i Frederikshavn: Omkring 40 km i luftlinje",
            "Dan i Brønderslev: Omkring 40 km i luftlinje",
        ],
    ),
    "Samsø looks to three coasts": (
        ["Ane i Samsø", "Bo i Kalundborg", "Cai i Odder", "Dan i Nordfyns", "Eva i Aarhus"],
        [
            "Cai i Odder: Omkring 30 km i luftlinje",
            "Dan i Nordfyns: Omkring 40 km i luftlinje",
            "Bo i Kalundborg: Omkring 40 km i luftlinje",
            "Eva i Aarhus: Omkring 50 km i luftlinje",
        ],
    ),
    "Ærø": (
        ["Ane i Ærø", "Bo i Faaborg-Midtfyn", "Cai i Svendborg", "Dan i Sønderborg"],
        [
            "Cai i Svendborg: Omkring 30 km i luftlinje",
            "Dan i Sønderborg: Omkring 30 km i luftlinje",
            "Bo i Faaborg-Midtfyn: Omkring 40 km i luftlinje",
        ],
    ),
    "Fanø": (
        ["Ane i Fanø", "Bo i Varde", "Cai i Esbjerg"],
        ["Cai i Esbjerg: Omkring 20 km i luftlinje", "Bo i Varde: Omkring 30 km i luftlinje"],
    ),
    "from Bornholm nobody is near, but who shares a package is worth a call": (
        [
            "Ane i Bornholm: lastbilchauffoer mentorordning",
            "Bo i København: lastbilchauffoer",
            "Cai i Dragør: mentorordning",
            "Dan i Aarhus: lastbilchauffoer",
        ],
        ["Bo i København: Omkring 160 km i luftlinje, 1 fælles jobpakke"],
    ),
    "on Bornholm the colleague on Bornholm comes first": (
        ["Ane i Bornholm", "Bo i Bornholm", "Cai i Dragør"],
        ["Bo i Bornholm: Samme kommune"],
    ),
    "two steps away is within reach, whatever the distance": (
        ["Ane i Thisted", "Bo i Hjørring", "Cai i Vejen"],
        ["Bo i Hjørring: To kommuner væk"],
    ),
    "nobody within reach": (
        ["Ane i Bornholm: mentorordning", "Bo i Thisted: mentorordning", "Cai i Vejen"],
        [],
    ),
    "equal points: the nearer first, and then the Danish alphabet": (
        ["Ane i Vejen", "Åse i Kolding", "Øjvind i Kolding", "Zoe i Esbjerg", "Aage i Kolding"],
        [
            "Zoe i Esbjerg: Nabokommune",
            "Øjvind i Kolding: Nabokommune",
            "Aage i Kolding: Nabokommune",
            "Åse i Kolding: Nabokommune",
        ],
    ),
    "what two people share counts before a border, when it is much": (
        [
            "Ane i Vejen: lastbilchauffoer postarbejder rutebuschauffoer",
            "Bo i Kolding",
            "Cai i Aarhus: lastbilchauffoer postarbejder rutebuschauffoer",
            "Dan i Bornholm: lastbilchauffoer postarbejder rutebuschauffoer",
        ],
        [
            "Cai i Aarhus: Omkring 100 km i luftlinje, 3 fælles jobpakker",
            "Bo i Kolding: Nabokommune",
            "Dan i Bornholm: Omkring 370 km i luftlinje, 3 fælles jobpakker",
        ],
    ),
    "a border counts before one package far away": (
        ["Ane i Vejen: lastbilchauffoer", "Bo i Kolding", "Cai i Aarhus: lastbilchauffoer"],
        [
            "Bo i Kolding: Nabokommune",
            "Cai i Aarhus: Omkring 100 km i luftlinje, 1 fælles jobpakke",
        ],
    ),
    "who knows everything does not crowd out the neighbour: three of each count": (
        [
            f"Ane i Vejen: {' '.join((*PACKAGES, *GUIDES))}",
            f"Bo i Aarhus: {' '.join((*PACKAGES, *GUIDES))}",
            f"Cai i Kolding: {' '.join((*PACKAGES[:3], *GUIDES[:3]))}",
        ],
        [
            "Cai i Kolding: Nabokommune, 3 fælles jobpakker og 3 fælles metoder",
            (
                "Bo i Aarhus: Omkring 100 km i luftlinje, "
                f"{len(PACKAGES)} fælles jobpakker og {len(GUIDES)} fælles metoder"
            ),
        ],
    ),
    "a directory with one person": (["Ane i Vejen: lastbilchauffoer"], []),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_nearest_peers_in_kind_and_place(situation: str) -> None:
    people, expected = SITUATIONS[situation]
    assert _peers_of(*people) == expected


def test_no_more_than_five_are_shown() -> None:
    others = [f"Bo{number} i Vejen" for number in range(9)]
    assert len(_peers_of("Ane i Vejen", *others)) == MOST_PEERS == 5


def test_of_many_the_best_is_found_and_not_only_the_nearest() -> None:
    near = [f"Bo{number} i Vejen" for number in range(300)]
    best = "Zoe i Odense: lastbilchauffoer postarbejder rutebuschauffoer"
    me = "Ane i Vejen: lastbilchauffoer postarbejder rutebuschauffoer"
    assert _peers_of(me, *near, best)[0] == (
        "Zoe i Odense: Omkring 80 km i luftlinje, 3 fælles jobpakker"
    )


# --- the nearest of a municipality --------------------------------------------------------------

DIRECTORY: Final = ("Ane i Vejen", "Bo i Kolding", "Cai i Vejle", "Dan i Svendborg", "Eva i Dragør")


@pytest.mark.parametrize(
    ("town", "expected"),
    [
        (
            "Billund",
            [
                "Cai i Vejle: Nabokommune",
                "Ane i Vejen: Nabokommune",
                "Bo i Kolding: To kommuner væk",
            ],
        ),
        (
            "Langeland",
            [
                "Dan i Svendborg: Nabokommune over broen",
                "Bo i Kolding: Omkring 110 km i luftlinje",
                "Ane i Vejen: Omkring 130 km i luftlinje",
            ],
        ),
        (
            "Bornholm",
            [
                "Eva i Dragør: Omkring 150 km i luftlinje",
                "Dan i Svendborg: Omkring 280 km i luftlinje",
                "Bo i Kolding: Omkring 350 km i luftlinje",
            ],
        ),
    ],
)
def test_a_municipality_without_an_ambassador_is_shown_the_three_nearest(
    town: str, expected: list[str]
) -> None:
    peers = Peers(_site(map(_person, DIRECTORY)))
    assert _shown(peers.nearest_to(BY_NAME[town])) == expected


def test_a_municipality_is_shown_those_there_are_where_there_are_fewer_than_three() -> None:
    peers = Peers(_site([_person("Ane i Vejen")]))
    assert _shown(peers.nearest_to(BY_NAME["Kolding"])) == ["Ane i Vejen: Nabokommune"]


def test_an_empty_directory_leads_to_nobody() -> None:
    assert Peers(_site([])).nearest_to(BY_NAME["Vejen"]) == ()


# --- who may be found ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        (WITH_MAP, ["Bo i Kolding: Nabokommune, 1 fælles jobpakke"]),
        (WITHOUT_MAP, []),
        (FORMER, []),
    ],
    ids=["may stand on the map", "may not stand on the map", "is no longer an ambassador"],
)
def test_only_who_may_stand_on_the_map_is_a_peer_and_has_peers(
    changes: Mapping[str, Any], shown: list[str]
) -> None:
    me = _person("Ane i Vejen: lastbilchauffoer")
    other = _person("Bo i Kolding: lastbilchauffoer", changes)
    peers = Peers(_site([me, other]))
    assert _shown(peers.of(me)) == shown
    assert bool(peers.of(other)) == bool(shown)
    assert bool(peers.nearest_to(BY_NAME["Vejle"])[1:]) == bool(shown)


def test_what_is_not_published_is_not_in_common() -> None:
    hidden = {key: one for key, one in REAL.by_key.items() if key[1] != "lastbilchauffoer"}
    people = [_person(f"{name}: lastbilchauffoer") for name in ("Ane i Vejen", "Bo i Kolding")]
    site = dataclasses.replace(_site(people), by_key=hidden)
    assert _shown(Peers(site).of(people[0])) == ["Bo i Kolding: Nabokommune"]


# --- ten thousand -------------------------------------------------------------------------------


def _crowd(count: int) -> list[Ambassador]:
    """So many invented people, the same every time; each knows up to five packages and methods."""
    dice = random.Random(2010)  # noqa: S311 - nothing secret
    towns = sorted(BY_NAME)
    return [
        _person(
            f"P{number:05} i {dice.choice(towns)}: "
            + " ".join(
                (
                    *dice.sample(PACKAGES, dice.randint(0, 5)),
                    *dice.sample(GUIDES, dice.randint(0, 5)),
                )
            )
        )
        for number in range(count)
    ]


def _by_hand(me: Ambassador, everybody: list[Ambassador]) -> list[str]:
    """The five best, by comparing with each person there is and sorting them."""
    towns = Towns(REAL)
    here = BY_NAME[me.municipality.written]
    found = []
    for other in everybody:
        if other is not me:
            there = BY_NAME[other.municipality.written]
            packages = len(set(me.packages) & set(other.packages))
            guides = len(set(me.guides) & set(other.guides))
            found.append(Peer(other, there, towns.nearness(here, there), packages, guides))
    found.sort(key=lambda peer: (-peer.points, peer.nearness, peer.person.title))
    return _shown([peer for peer in found if peer.points > 0][:MOST_PEERS])


@pytest.mark.parametrize("count", [12, 120, 1200])
def test_the_quick_way_finds_what_comparing_each_with_each_finds(count: int) -> None:
    people = _crowd(count)
    peers = Peers(_site(people))
    for me in people[:12]:
        assert _shown(peers.of(me)) == _by_hand(me, people)


def test_ten_thousand_people_have_their_peers_in_seconds() -> None:
    people = _crowd(10_000)
    peers = Peers(_site(people))
    start = time.perf_counter()
    found = sum(len(peers.of(person)) for person in people)
    assert found == MOST_PEERS * len(people)
    assert time.perf_counter() - start < 4
