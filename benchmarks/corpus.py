"""One seeded corpus: the same records for every builder, whatever it wants them written as.

In: how many records. Out: people, guides and news as values; the texts are Markdown whose links to
guides are written `(metode:<id>)`. All of it is invented: the people bear names nobody could take
for real ones, and every builder's pages say that they are demonstrations.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, replace
from typing import Final

import wording

SEED: Final = 20100615
# Of a hundred records: so many are people, and so many guides. The rest are news.
PEOPLE, GUIDES = 60, 25

_ADDED: Final = "Denne sætning er ny i udgave {number}."

_FIRST: Final = (
    "Aisha", "Ali", "Amina", "Anders", "Anna", "Birgit", "Bo", "Bożena", "Camilla", "Dorthe",
    "Elif", "Emil", "Fatima", "Freja", "Gustav", "Hanne", "Hassan", "Ida", "Ingrid", "Jakub",
    "Jens", "Karen", "Kasper", "Layla", "Lene", "Mads", "Mehmet", "Mette", "Nadia", "Niels",
    "Omar", "Piotr", "Ravi", "Samira", "Søren", "Tove", "Yusuf", "Zeynep", "Åse", "Øjvind",
)  # fmt: skip
_LAST: Final = (
    "Eksempel", "Prøve", "Demo", "Testgaard", "Øvelund", "Skabelon", "Mønster", "Fiktiv",
)  # fmt: skip
_WORKPLACES: Final = (
    ("jobcenter", "Jobcenter"), ("kommune", "Rådhuset i"), ("sprogcenter", "Sprogcenter"),
    ("virksomhed", "Prøvevirksomheden i"), ("andet", "Netværket i"),
)  # fmt: skip
_TOPICS: Final = (
    "afklaring", "mentor", "visitation", "virksomhed", "opfølgning", "organisering", "sprog",
    "forløb",
)  # fmt: skip
_AUDIENCES: Final = ("jobcentre", "virksomheder", "ambassadører", "borgere")
_OFFERS: Final = ("oplæg", "sparring", "besøg", "kursus")
_FIRST_NEWS: Final = datetime.date(2007, 4, 1)
_DAYS_OF_NEWS: Final = 7100


@dataclass(frozen=True, slots=True)
class Person:
    """An invented ambassador. `packages` and `guides` are ids, `town` names a municipality."""

    id: str
    title: str
    town: str
    region: str
    workplace_type: str
    workplace: str
    packages: tuple[str, ...]
    guides: tuple[str, ...]
    offers: tuple[str, ...]
    mail: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide of about 1,200 words under headings, with lists, a table and links to others."""

    id: str
    title: str
    summary: str
    purpose: str
    topic: str
    audiences: tuple[str, ...]
    packages: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """A piece of news: a newsletter of one article. The id begins with its month."""

    id: str
    title: str
    date: datetime.date
    summary: str
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """A job package, by which people and guides are found."""

    id: str
    title: str


PACKAGES: Final = tuple(
    Package(*pair)
    for pair in (
        ("butiksmedhjaelper", "Butiksmedhjælper"),
        ("koekkenmedhjaelper", "Køkkenmedhjælper"),
        ("lagermedarbejder", "Lagermedarbejder"),
        ("lastbilchauffoer", "Lastbilchauffør"),
        ("postarbejder", "Postarbejder"),
        ("rengoeringsmedarbejder", "Rengøringsmedarbejder"),
        ("rutebuschauffoer", "Rutebuschauffør"),
        ("slagterimedarbejder", "Slagterimedarbejder"),
    )
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All records; the same for the same size. `regions` are the ids of theirs."""

    people: tuple[Person, ...]
    guides: tuple[Guide, ...]
    news: tuple[News, ...]
    regions: tuple[str, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record."""
        return (*self.people, *self.guides, *self.news)

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.records)

    @property
    def newest(self) -> tuple[News, ...]:
        """The news, newest first, as every list and feed has them."""
        return tuple(sorted(self.news, key=lambda one: (-one.date.toordinal(), one.id)))


Record = Person | Guide | News


def make(size: int, towns: tuple[tuple[str, str], ...]) -> Corpus:
    """The corpus of so many records. `towns` are the municipalities with the region of each."""
    chance = random.Random(SEED)  # noqa: S311 - the same corpus on every machine is the point
    guide_ids = tuple(f"guide-{number:05}" for number in range(1, size * GUIDES // 100 + 1))
    people_count = size * PEOPLE // 100
    people = tuple(
        _person(chance, number, towns, guide_ids) for number in range(1, people_count + 1)
    )
    guides = tuple(_guide(chance, number, guide_ids) for number in range(1, len(guide_ids) + 1))
    news = tuple(
        _news(chance, number, guide_ids)
        for number in range(1, size - people_count - len(guide_ids) + 1)
    )
    regions = tuple(sorted({region for _, region in towns}))
    return Corpus(people, guides, news, regions)


def added(number: int) -> str:
    """The sentence that a changed record has got."""
    return _ADDED.format(number=number)


def changed(corpus: Corpus, number: int) -> Record:
    """A record with one more sentence: a person, a guide and a piece of news in turn."""
    records: tuple[Record, ...] = (corpus.people, corpus.guides, corpus.news)[number % 3]
    record = records[number * 37 % len(records)]
    return replace(record, text=f"{record.text}\n\n{added(number)}")


def _person(
    chance: random.Random,
    number: int,
    towns: tuple[tuple[str, str], ...],
    guide_ids: tuple[str, ...],
) -> Person:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    town, region = chance.choice(towns)
    kind, words = chance.choice(_WORKPLACES)
    return Person(
        id=f"amb-{number:05}",
        title=f"{first} {last} nr. {number}",
        town=town,
        region=region,
        workplace_type=kind,
        workplace=f"{words} {town}",
        packages=_some(chance, tuple(package.id for package in PACKAGES), 3),
        guides=_some(chance, guide_ids, 4),
        offers=_some(chance, _OFFERS, 2),
        mail=f"person-{number}@eksempel.dk",
        text=wording.sentences(chance, 35),
    )


def _guide(chance: random.Random, number: int, guide_ids: tuple[str, ...]) -> Guide:
    return Guide(
        id=f"guide-{number:05}",
        title=f"{wording.heading(chance)}, guide {number}",
        summary=wording.sentence(chance),
        purpose=wording.sentence(chance),
        topic=chance.choice(_TOPICS),
        audiences=_some(chance, _AUDIENCES, 3),
        packages=_some(chance, tuple(package.id for package in PACKAGES), 2),
        text=_guide_text(chance, guide_ids),
    )


def _guide_text(chance: random.Random, guide_ids: tuple[str, ...]) -> str:
    """Six sections: paragraphs, a list, a table, words in bold, links to other guides."""
    parts: list[str] = []
    for section in range(1, 7):
        parts.append(f"## {section}. {wording.heading(chance)}")
        other = chance.choice(guide_ids)
        first, second = wording.sentence(chance), wording.sentences(chance, 55)
        parts.append(f"**{first}** Se [en anden guide](metode:{other}). {second}")
        parts.append("\n".join(f"- {wording.sentence(chance)}" for _ in range(3)))
        parts.append(wording.sentences(chance, 50))
    rows = (f"| {wording.heading(chance)} | {wording.sentence(chance)} |" for _ in range(3))
    parts.append("\n".join(("| Hvad | Hvordan |", "| --- | --- |", *rows)))
    return "\n\n".join(parts)


def _news(chance: random.Random, number: int, guide_ids: tuple[str, ...]) -> News:
    date = _FIRST_NEWS + datetime.timedelta(days=chance.randrange(_DAYS_OF_NEWS))
    other = chance.choice(guide_ids)
    return News(
        id=f"{date:%Y-%m}-nyt-{number:05}",
        title=f"Nyt {wording.heading(chance)}, nr. {number}",
        date=date,
        summary=wording.sentence(chance),
        headline=f"{wording.heading(chance)} nr. {number}",
        text=f"{wording.sentences(chance, 90)}\n\nLæs [guiden](metode:{other}). "
        f"{wording.sentences(chance, 60)}",
    )


def _some(chance: random.Random, choices: tuple[str, ...], most: int) -> tuple[str, ...]:
    """One or more of the choices, in their own order."""
    number = min(len(choices), chance.randint(1, most))
    picked = set(chance.sample(choices, number))
    return tuple(one for one in choices if one in picked)
