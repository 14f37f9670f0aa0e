"""A record of every kind, as options of `vip2 new`: the least that each must be given.

And what the check says when a file is laid into the project's own content.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import project
import real_site

from generator import checking, problems, reading
from generator.kinds import Kind
from generator.load import Folder
from generator.models.record import Fact
from generator.models.registry import MODELS
from generator.problems import Problem
from generator.reading import Reading

_LEAST: Final[Mapping[str, tuple[str, ...]]] = {
    "projekt": (
        *("--navn", "Nyt projekt"),
        *("--fuldt-navn", "Et nyt projekt"),
        *("--slægtskab", "beslægtet"),
        *("--resumé", "Et projekt."),
    ),
    "fase": (
        *("--nummer", "5"),
        *("--titel", "Efterspil"),
        *("--projekt", "vip2"),
        *("--start", "2010"),
        *("--slut", "2011"),
        *("--periode-tekst", "2010-2011"),
        *("--aktiviteter", "Rydde op"),
    ),
    "organisation": (
        *("--navn", "Prøve A/S"),
        *("--type", "andet"),
        *("--roller", "partner"),
    ),
    "rolle": (
        *("--titel", "Prøvevagt"),
        *("--hører-til", "kommune"),
        *("--opgaver", "Holder øje, dag og nat"),
    ),
    "målgruppe": (
        *("--titel", "Nye i jobbet"),
        *("--følsom", "nej"),
    ),
    "region": (
        *("--navn", "Region Prøve"),
        *("--type", "region"),
        *("--rækkefølge", "9"),
    ),
    "kommune": (
        *("--navn", "Prøve"),
        *("--kode", "0899"),
        *("--region", "midtjylland"),
        *("--beskæftigelsesregion", "br-midtjylland"),
        *("--felt", "{x: 17, y: 12}"),
        *("--punkt", "{længde: 10.5, bredde: 56.5}"),
    ),
    "jobpakke": (
        *("--titel", "Gartner"),
        *("--serie", "vip2-ny"),
        *("--branche", "Gartneri"),
        *("--resumé", "En vej til gartneriet."),
    ),
    "metode": (
        *("--titel", "Prøveguide"),
        *("--resumé", "En guide."),
        *("--formål", "At prøve."),
        *("--emne", "mentor"),
        *("--oprindelse", "vip2"),
        *("--læsere", "jobcentre"),
        *("--modenhed", "delvis"),
    ),
    "ambassadør": (
        *("--navn", "Xenia Eksempel"),
        *("--kommune", "Aarhus"),
        *("--arbejdspladstype", "jobcenter"),
        *("--grundlag", "samtykke"),
        *("--sæt", "samtykke.dato=2026-11-22"),
        *("--sæt", "samtykke.omfang=[navn, arbejdsplads]"),
        *("--sæt", "samtykke.givet=på mail"),
        *("--sæt", "samtykke.udløber=2028-11-22"),
        *("--sæt", "samtykke.reference=sag 17"),
    ),
    "kursus": (
        *("--titel", "Kursus: mentorer"),
        *("--type", "ambassadørkursus"),
        *("--resumé", "Et kursus."),
        *("--projekt", "vip2"),
        *("--dato", "2026-12-01"),
        *("--kommune", "Aarhus"),
    ),
    "case": (
        *("--titel", "Prøvecase"),
        *("--resumé", "En case."),
        *("--type", "kommune"),
        *("--anonymisering", "ingen-personer"),
        *("--udfald", "ikke-oplyst"),
    ),
    "mål": (
        *("--nummer", "1"),
        *("--gruppe", "Prøve"),
        *("--titel", "Et mål"),
        *("--opnået", "ukendt"),
    ),
    "milepæl": (
        *("--type", "hændelse"),
        *("--titel", "Det sker"),
        *("--dato", "2010"),
    ),
    "nøgletal": (
        *("--titel", "Antal prøver"),
        *("--værdi", "30"),
        *("--enhed", "sager"),
        *("--rækkefølge", "99"),
    ),
    "nyhedsbrev": (
        *("--titel", "Nyhedsbrev, december 2026"),
        *("--udgivet", "2026-12"),
        *("--resumé", "Nyt."),
        *("--artikler", '{overskrift: Nyt om kurser, type: nyhed, tekst: "Kort, om det nye."}'),
    ),
    "mangel": (
        *("--titel", "De tabte"),
        *("--antal", "2"),
        *("--fra", "2008"),
        *("--til", "2009"),
        *("--tekst", "De er væk."),
    ),
    "publikation": (
        *("--titel", "Prøverapport"),
        *("--type", "rapport"),
        *("--tilgængelig", "nej"),
    ),
    "anbefaling": (
        *("--nummer", "9"),
        *("--titel", "Prøv igen"),
        *("--tekst", "Prøv igen."),
        *("--afsendere", "da"),
        *("--modtager", "Alle"),
        *("--år", "2010"),
    ),
    "spørgsmål": (
        *("--spørgsmål", "Hvad er en prøve?"),
        *("--svar", "Et forsøg."),
        *("--læsere", "jobcentre"),
        *("--gyldig", "aktuel"),
        *("--rækkefølge", "99"),
    ),
    "begreb": (
        *("--begreb", "Prøveord"),
        *("--forklaring", "Et ord til prøve."),
    ),
    "kilde": (
        *("--titel", "Prøvekilde"),
        *("--type", "dokument"),
        *("--læst", "fuld"),
        *("--personoplysninger", "nej"),
    ),
    "uenighed": (
        *("--emne", "Hvor mange prøver?"),
        *("--udsagn", '{udsagn: "3", kilde: KILDE}'),
        *("--udsagn", '{udsagn: "4", kilde: KILDE}'),
        *("--håndtering", "Begge vises."),
    ),
    "omdirigering": (
        *("--fra", "/proeve.aspx"),
        *("--til", "side:jobpakker"),
    ),
    "synonym": (
        *("--ord", "prøve"),
        *("--ord", "forsøgskanin"),
    ),
    "indgang": (
        *("--titel", "For prøver"),
        *("--resumé", "Til prøve."),
        *("--rækkefølge", "9"),
        *("--opgaver", '{titel: Find en guide, tekst: Trin for trin., mål: "side:metoder"}'),
    ),
    "side": (
        *("--titel", "En prøve"),
        *("--resumé", "En side til prøve."),
    ),
}


def options(kind: Kind, source: str = "evaluering") -> tuple[str, ...]:
    """What is written after `vip2 new` for a record of the kind; `source` is one that exists."""
    given = tuple(word.replace("KILDE", source) for word in _LEAST[kind.name])
    cited = ("--kilder", f"{{kilde: {source}}}") if issubclass(MODELS[kind], Fact) else ()
    return (kind.name, *given, *cited)


def faults_with(path: str, data: bytes) -> tuple[Problem, ...]:
    """The faults of the project's own content with one file more, or with another in its place."""
    whole = real_site.folder()
    changed = Folder({**whole.files, path: data}, whole.links, whole.pictures)
    known = {one: found for one, found in _known().items() if one != path}
    return problems.faults(checking.check(changed, project.DAY, known=known).problems)


@cache
def _known() -> Mapping[str, Reading]:
    """The content as it has been read, so that it is read only once."""
    whole = real_site.folder()
    return reading.folder(whole, {})
