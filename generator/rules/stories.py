"""Stories of people: nothing that points at somebody, few are not counted, and each has an end.

What is told of a citizen belongs to the citizen. The three things that together can name somebody
who is not named, and the number below which a group is a handful of people, are those that the
editors have agreed on; see docs/redaktion/cases.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.content import Content
from generator.judged import Judged
from generator.kinds import JOB_PACKAGE, MUNICIPALITY
from generator.models.packages import JobPackage
from generator.models.places import Municipality
from generator.models.stories import CaseStory, CaseType, Protection
from generator.problems import Problem
from generator.validate import Path

# Beginnings of what Danes call countries and those who come from them.
_ORIGINS: Final = (
    *("afghan", "alban", "algeri", "arab", "bangladesh", "bosni", "bulgar", "burm", "congo"),
    *("egypt", "eritre", "etiop", "filippin", "ghan", "irak", "iran", "jordan", "kenya", "kines"),
    *("kosov", "kurd", "libanes", "libanon", "libysk", "litau", "marok", "myanmar", "nigeria"),
    *("pakistan", "palæstin", "polak", "polen", "polsk", "romsk", "rumæn", "rusland", "russ"),
    *("rwand", "serb", "somal", "sri lank", "sudan", "syrer", "syri", "tamil", "thai"),
    *("tjetjen", "tunes", "tyrk", "ugand", "ukrain", "ungar", "vietnam", "yemen"),
)
_ORIGIN: Final = re.compile(rf"\b(?:{'|'.join(_ORIGINS)})[a-zæøå]*", re.IGNORECASE)
_FEW: Final = ("1", "2", "3", "4", "to", "tre", "fire")
_PEOPLE: Final = (
    *("borgere?", "deltagere?", "personer?", "mennesker?", "kvinder?", "mænd", "mand", "børn"),
    *("ledige", "flygtninge", "indvandrere", "kursister", "modtagere", "nydanskere", "mødre"),
    *("unge", "ældre", "praktikanter", "somaliere", "irakere", "afghanere", "iranere", "tyrkere"),
)
# `match 4 borgere` counts nobody.
_NO_NUMBER: Final = r"(?<![\w.,-])(?<!match )(?<!gruppe )(?<!trin )"
_HANDFUL: Final = re.compile(
    rf"{_NO_NUMBER}(?:{'|'.join(_FEW)})(?:\s+[a-zæøå]+){{0,2}}?\s+(?:{'|'.join(_PEOPLE)})\b",
    re.IGNORECASE,
)
# A municipality's name is often a word as well; after these it is the place.
_AT: Final = r"(?:\bi|\bfra|\btil|\bved|[Jj]obcenter|[Kk]ommunen)\s+"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a case, and where it stands."""

    path: Path
    letters: str


def stories_of_citizens_have_no_place(this: Judged[CaseStory]) -> Iterator[Problem]:
    """A citizen's story never says in which municipality it took place."""
    if this.record.type is CaseType.CITIZEN and this.record.municipality:
        yield Problem(
            this.place(("kommune",)),
            "borger-med-kommune",
            "en borgers historie må ikke nævne kommunen",
            "slet linjen med kommune",
        )


def stories_point_at_nobody(this: Judged[CaseStory]) -> Iterator[Problem]:
    """A story of a person does not say municipality, job and origin together; this is a warning."""
    case = this.record
    if case.protection is Protection.NOBODY and case.type is not CaseType.CITIZEN:
        return
    town, job = _town(this), _job(this)
    for text in _texts(this):
        origin = _ORIGIN.search(text.letters)
        if town and job and origin:
            yield Problem(
                this.place(text.path, origin.start(), len(origin[0])),
                "kan-pege-paa-en-person",
                f"{town}, {job} og »{origin[0]}« kan tilsammen pege på en person",
                "lad mindst ét af de tre være ude af casen",
                warning=True,
            )
            break


def stories_count_no_handful(this: Judged[CaseStory]) -> Iterator[Problem]:
    """A case counts fewer than five people only where the source has made the number public."""
    if this.record.counts_are_public or this.record.demonstration:
        return
    for text in _texts(this):
        for found in _HANDFUL.finditer(text.letters):
            yield Problem(
                this.place(text.path, found.start(), len(found[0])),
                "faa-personer",
                f"»{found[0]}« er så få, at nogen kan blive genkendt",
                "skriv »nogle få«, eller små_tal_er_offentlige: ja, hvis kilden viser tallet",
            )


def stories_of_citizens_end(this: Judged[CaseStory]) -> Iterator[Problem]:
    """A real citizen's story has a last day, and is then taken down by itself."""
    case = this.record
    told = case.type is CaseType.CITIZEN or case.protection is Protection.CONSENT
    if told and not case.demonstration and case.publish_until is None:
        yield Problem(
            this.place(("type",)),
            "historie-uden-udloeb",
            "en persons historie skal have en sidste dag",
            "skriv udgiv_til: og en dato, fx to år frem",
        )


def _texts(this: Judged[CaseStory]) -> Iterator[_Text]:
    """Everything that a case says, in the order of the file."""
    case = this.record
    yield _Text(("titel",), case.title)
    yield _Text(("resumé",), case.summary)
    for index, passage in enumerate(case.passages):
        yield _Text(("forløb", index, "titel"), passage.title)
        yield _Text(("forløb", index, "tekst"), passage.text)
    for path, prose in this.texts:
        yield _Text(path, prose.text)


def _town(this: Judged[CaseStory]) -> str:
    """The municipality that a case names in a field, a link or words; empty where there is none."""
    if this.record.municipality:
        return this.record.municipality.written
    linked = _linked(this, MUNICIPALITY.name)
    if linked:
        return linked
    said = this.whole.once(_said_of_towns)
    for text in _texts(this):
        found = said.search(text.letters) if said else None
        if found:
            return found[1] or found[2]
    return ""


def _said_of_towns(content: Content) -> re.Pattern[str] | None:
    """Words that name a municipality as a place."""
    towns = (town for _, town in content.of(Municipality))
    names = "|".join(re.escape(name) for town in towns for name in town.aliases)
    return re.compile(rf"{_AT}({names})\b|\b({names})\s+[Kk]ommune\b") if names else None


def _job(this: Judged[CaseStory]) -> str:
    """The job that a case names; empty where it names none."""
    if this.record.packages:
        return _title(this, this.record.packages[0].written)
    linked = _linked(this, JOB_PACKAGE.name)
    if linked:
        return _title(this, linked)
    packages = [package for _, package in this.whole.of(JobPackage)]
    titles = {danish.inside(package.title): package.title for package in packages}
    for text in _texts(this):
        for inside, title in titles.items():
            if re.search(rf"\b{re.escape(inside)}", text.letters, re.IGNORECASE):
                return title
    return ""


def _title(this: Judged[CaseStory], written: str) -> str:
    found = this.target(JOB_PACKAGE, written)
    return found.name if found else written


def _linked(this: Judged[CaseStory], scheme: str) -> str:
    """What the first link of that sort in a case names."""
    for _, prose in this.texts:
        for link in prose.links:
            head, _, written = link.target.partition("#")[0].partition(":")
            if head == scheme:
                return written
    return ""
