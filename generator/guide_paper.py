"""A method guide on paper: what lies on the table at a meeting, with room for notes beside it.

In: the linked site and a guide. Out: its `Paper`, which says what the guide's page says, but for
the ambassadors: a name on paper cannot be called back, so it says where they are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.markdown import Prose
from generator.markdown_typst import text
from generator.models.guides import Checklist, GuideStep, MethodGuide, Origin
from generator.models.knowledge import Question
from generator.models.people import Ambassador
from generator.models.record import Record
from generator.models.stories import CaseStory
from generator.pages import guides
from generator.paper import Paper
from generator.paper_sheet import PaperSheet
from generator.site import Site
from generator.typst_code import call, joined, row, string

_TEXT: Final = "/"


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the paper: the headings that the list of contents names, and its code."""

    headings: tuple[tuple[str, str], ...]
    code: str


def paper(site: Site, guide: MethodGuide) -> Paper:
    """The paper of a guide."""
    sheet = PaperSheet(site, guide)
    facts = [row((string(name), words)) for name, words in _facts(sheet, site, guide)]
    notices = joined(_notices(sheet, guide))
    sections = [one for one in _sections(sheet, site, guide) if one]
    figures, ending = sheet.figures(), sheet.tail()
    headings = [heading for section in sections for heading in section.headings]
    return sheet.paper(
        "guide",
        date=text(_date(guide)),
        lead=text(guide.summary),
        facts=row(facts),
        notices=notices,
        contents=row(row((string(label), text(title))) for label, title in headings),
        body=joined(section.code for section in sections),
        figures=figures,
        ending=joined(ending),
    )


def _date(guide: MethodGuide) -> str:
    return f"Gennemgået {guide.reviewed_words}" if guide.reviewed else ""


def _facts(sheet: PaperSheet, site: Site, guide: MethodGuide) -> Iterator[tuple[str, str]]:
    """The summary box: what one has to know before one begins."""
    yield "Formål", text(guide.purpose)
    roles = site.several(guide.roles)
    if roles:
        yield "Hvem gør det", sheet.names(roles)
    yield "Tid", text(guide.time or "ikke oplyst")
    if guide.needs:
        yield "Det skal du bruge", call("list", *map(text, guide.needs))
    for name, words in guides.about(guide):
        yield name, text(words)


def _notices(sheet: PaperSheet, guide: MethodGuide) -> Iterator[str]:
    if guide.origin is Origin.CENTRE:
        words = (
            "Guiden bygger på virksomhedscenter-projekterne, "
            "som er en anden række af projekter end VIP2."
        )
        yield call("notice", string("Ikke fra VIP2"), text(words))
    yield from sheet.standing()


def _sections(sheet: PaperSheet, site: Site, guide: MethodGuide) -> Iterator[_Section | None]:
    """Every part of the guide, in the order of its page; None for one that is empty."""
    yield _section("Trin for trin", [_step(sheet, site, step) for step in guide.steps])
    yield _section("Gør", _bullets("do", guide.do))
    yield _section("Undgå", _bullets("avoid", guide.avoid))
    yield _section("Faldgruber", _bullets("bullets", guide.pitfalls))
    yield _checklist(sheet, guide.checklist) if guide.checklist else None
    yield _of_text(sheet, guide.text) if guide.text else None
    yield _section("Roller", _named(sheet, site.several(guide.roles)))
    yield _section("Jobpakker", _packages(sheet, site, guide))
    yield _section("Ambassadører, der bruger metoden", _people(sheet, site, guide))
    yield _section("Spørgsmål og svar", _links(sheet, site.mentions(guide, Question)))
    further: tuple[Record, ...] = (
        *site.several(guide.publications),
        *site.several(guide.projects),
        *site.mentions(guide, CaseStory),
    )
    yield _section("Læs mere", _links(sheet, further))
    yield _section("Ord i guiden", _named(sheet, site.several(guide.terms)))


def _section(title: str, code: Iterable[str]) -> _Section | None:
    pieces = list(code)
    label = f"_{danish.slug(title)}"
    heading = call("part", "1", string(label), string(title))
    return _Section(((label, title),), joined([heading, *pieces])) if pieces else None


def _of_text(sheet: PaperSheet, prose: Prose) -> _Section:
    """The running text, whose highest headings stand beside those of the other parts."""
    top = min((heading.level for heading in prose.headings), default=0)
    found = ((_TEXT + one.anchor, one.title) for one in prose.headings if one.level == top)
    return _Section(tuple(found), sheet.prose(prose, level=1, prefix=_TEXT))


def _checklist(sheet: PaperSheet, checklist: Checklist) -> _Section | None:
    boxes = row(string("o") for _ in checklist.points)
    points = call("tasks", boxes, *map(text, checklist.points))
    words = [sheet.prose(checklist.text, level=2, prefix="tjekliste/")] if checklist.text else []
    return _section(checklist.title, [*words, points])


def _links(sheet: PaperSheet, records: Sequence[Record]) -> list[str]:
    return [call("list", *map(sheet.name, records))] if records else []


def _bullets(form: str, lines: Iterable[str]) -> list[str]:
    items = list(map(text, lines))
    return [call(form, *items)] if items else []


def _named(sheet: PaperSheet, records: Iterable[Record]) -> list[str]:
    """Roles or words, each with what it is."""
    return [call("named", sheet.name(one), text(one.description)) for one in records]


def _step(sheet: PaperSheet, site: Site, step: GuideStep) -> str:
    who = site.get(step.responsible) if step.responsible else None
    return call(
        "step",
        str(step.number),
        text(step.title),
        sheet.name(who) if who else "none",
        sheet.prose(step.text, level=3, prefix=f"trin-{step.number}/"),
    )


def _packages(sheet: PaperSheet, site: Site, guide: MethodGuide) -> list[str]:
    if guide.all_packages:
        all_of_them = sheet.place("jobpakker/", "alle jobpakker")
        words = (text("Metoden kan bruges ved "), all_of_them, text("."))
        return [call("par", joined(words))]
    return _links(sheet, site.several(guide.packages))


def _people(sheet: PaperSheet, site: Site, guide: MethodGuide) -> list[str]:
    if not site.mentions(guide, Ambassador):
        return []
    there = sheet.place(f"{site.address(guide)}#ambassadoerer", "på guidens side")
    words = (text("De står "), there, text(", hvor listen altid er den nyeste."))
    return [call("par", joined(words))]
