"""The kinds of record: what editors call them, where their files lie, which address they get.

One line a kind, so that the whole content model can be seen at a glance. The models in
`generator.models` say which fields each has. Addresses are never changed once published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator import danish


# Told apart by being this one or another: no two are alike, and tables by kind are read very often.
@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of record.

    `name` is its Danish word, also in links (`jobpakke:lastbilchauffoer`); `place` a folder with a
    file a record (ends in `/`) or one file with a table of records; `address` holds `{id}`, or
    `#{id}` where the records of the kind share a page, or is empty for what has no page.
    """

    name: str
    definite: str
    plural: str
    place: str
    address: str

    def __reduce__(self) -> tuple[object, ...]:
        """A kind is one of the table below, also when it comes out of a cache."""
        return by_name, (self.name,)

    @property
    def slug(self) -> str:
        """The name in ASCII, as it stands in addresses."""
        return danish.slug(self.name)

    @property
    def in_folder(self) -> bool:
        """Each record has a file of its own."""
        return self.place.endswith("/")

    @property
    def own_page(self) -> bool:
        """Each record has a page of its own."""
        return "#" not in self.address and bool(self.address)


PROJECT: Final = Kind(
    "projekt", "projektet", "projekter", "content/projekt.yml", "om/projekter/{id}/"
)
PHASE: Final = Kind("fase", "fasen", "faser", "content/faser.yml", "om/faser/#{id}")
ORGANISATION: Final = Kind(
    "organisation",
    "organisationen",
    "organisationer",
    "content/organisationer.yml",
    "om/organisationer/#{id}",
)
ROLE: Final = Kind("rolle", "rollen", "roller", "content/roller.yml", "om/roller/#{id}")
TARGET_GROUP: Final = Kind(
    "målgruppe", "målgruppen", "målgrupper", "content/maalgrupper.yml", "om/maalgrupper/#{id}"
)
REGION: Final = Kind("region", "regionen", "regioner", "content/regioner.yml", "kommuner/#{id}")
MUNICIPALITY: Final = Kind(
    "kommune", "kommunen", "kommuner", "content/kommuner.yml", "kommuner/{id}/"
)
JOB_PACKAGE: Final = Kind(
    "jobpakke", "jobpakken", "jobpakker", "content/jobpakker/", "jobpakker/{id}/"
)
GUIDE: Final = Kind("metode", "metodeguiden", "metodeguider", "content/metoder/", "metoder/{id}/")
AMBASSADOR: Final = Kind(
    "ambassadør", "ambassadøren", "ambassadører", "ambassadors/", "ambassadoerer/{id}/"
)
EVENT: Final = Kind("kursus", "arrangementet", "arrangementer", "content/kurser/", "kurser/{id}/")
CASE: Final = Kind("case", "casen", "cases", "content/cases/", "cases/{id}/")
GOAL: Final = Kind("mål", "målet", "mål", "content/maal/", "resultater/maal/#{id}")
MILESTONE: Final = Kind(
    "milepæl", "milepælen", "milepæle", "content/milepaele.yml", "om/tidslinje/#{id}"
)
FIGURE: Final = Kind(
    "nøgletal", "nøgletallet", "nøgletal", "content/resultater.yml", "resultater/#{id}"
)
NEWSLETTER: Final = Kind(
    "nyhedsbrev", "nyhedsbrevet", "nyhedsbreve", "newsletters/", "nyhedsbreve/{id}/"
)
LOST_ISSUES: Final = Kind(
    "mangel", "manglen", "mangler", "content/forsvundne-nyhedsbreve.yml", "nyhedsbreve/#{id}"
)
PUBLICATION: Final = Kind(
    "publikation",
    "publikationen",
    "publikationer",
    "content/publikationer.yml",
    "publikationer/#{id}",
)
RECOMMENDATION: Final = Kind(
    "anbefaling",
    "anbefalingen",
    "anbefalinger",
    "content/anbefalinger.yml",
    "resultater/anbefalinger/#{id}",
)
QUESTION: Final = Kind(
    "spørgsmål", "spørgsmålet", "spørgsmål", "content/spoergsmaal.yml", "spoergsmaal/#{id}"
)
TERM: Final = Kind("begreb", "begrebet", "begreber", "content/ordliste.yml", "ordliste/#{id}")
SOURCE: Final = Kind("kilde", "kilden", "kilder", "content/kilder.yml", "kilder/#{id}")
DISAGREEMENT: Final = Kind(
    "uenighed",
    "uenigheden",
    "uenigheder",
    "content/uenigheder.yml",
    "resultater/uenigheder/#{id}",
)
REDIRECT: Final = Kind(
    "omdirigering", "omdirigeringen", "omdirigeringer", "content/omdirigeringer.yml", ""
)
SYNONYM: Final = Kind("synonym", "synonymet", "synonymer", "content/synonymer.yml", "")
DOOR: Final = Kind("indgang", "indgangen", "indgange", "content/indgange.yml", "for/{id}/")
SIDE: Final = Kind("side", "siden", "sider", "docs/", "{id}/")

KINDS: Final = (
    PROJECT,
    PHASE,
    ORGANISATION,
    ROLE,
    TARGET_GROUP,
    REGION,
    MUNICIPALITY,
    JOB_PACKAGE,
    GUIDE,
    AMBASSADOR,
    EVENT,
    CASE,
    GOAL,
    MILESTONE,
    FIGURE,
    NEWSLETTER,
    LOST_ISSUES,
    PUBLICATION,
    RECOMMENDATION,
    QUESTION,
    TERM,
    SOURCE,
    DISAGREEMENT,
    REDIRECT,
    SYNONYM,
    DOOR,
    SIDE,
)
BY_NAME: Final = {kind.name: kind for kind in KINDS}


def by_name(name: str) -> Kind:
    """The kind of that name."""
    return BY_NAME[name]


# What may stand in a record of each kind, told to editors.
FIELD_GUIDE: Final = "redaktion/felter"
# The pages that no record stands for: lists and overviews. `side:` links to them as well.
LIST_PAGES: Final = {
    "jobpakker": "Jobpakker",
    "jobpakker/sammenlign": "Sammenlign jobpakker",
    "jobpakker/byg-din-egen": "Byg din egen jobpakke",
    "metoder": "Metodeguider",
    "ambassadoerer": "Ambassadører",
    "ambassadoerer/daekning": "Dækning",
    "kurser": "Kurser og møder",
    "cases": "Cases",
    "kommuner": "Kommuner",
    "resultater": "Resultater",
    "resultater/maal": "Mål og handlinger",
    "resultater/uenigheder": "Når kilderne er uenige",
    "resultater/anbefalinger": "Anbefalinger",
    "nyhedsbreve": "Nyhedsbreve",
    "publikationer": "Publikationer",
    "ordliste": "Ordliste",
    "spoergsmaal": "Spørgsmål og svar",
    "kilder": "Kilder",
    "om/projekter": "Projekter",
    "om/faser": "De fire faser",
    "om/organisationer": "Organisationer",
    "om/roller": "Roller",
    "om/maalgrupper": "Målgrupper",
    "om/tidslinje": "Tidslinje",
    "foelg-med": "Følg med",
    "redaktion/opgaver": "Læsernes opgaver",
    FIELD_GUIDE: "Alle felter",
    **{f"{FIELD_GUIDE}/{kind.slug}": f"Felterne i {kind.definite}" for kind in KINDS},
    "soeg": "Find på siden",
}
# What links may begin with: the kinds that have an address.
SCHEMES: Final = frozenset(kind.name for kind in KINDS if kind.address)
