"""What of the site can be found: every page, and every record that has a place on a shared page.

In: the linked site and its pages. Out: documents, sorted by address. Of a person only what the
person's ground lets the site show can be found, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator import danish, kinds
from generator.dates import PartialDate
from generator.directory import Directory
from generator.fields import Choice, Ref
from generator.kinds import KINDS, LIST_PAGES, Kind
from generator.markdown import Prose
from generator.models.newsletters import Article
from generator.models.packages import JobPackage
from generator.models.part import Part
from generator.models.people import Ambassador, Scope
from generator.models.record import Record
from generator.models.reviewed import Reviewed
from generator.page import Page
from generator.search.documents import Document, Section, Sort
from generator.search.sections import flowing, sections
from generator.site import FRONT, Site

# How much a hit of a kind counts: a guide answers what a newsletter or a source only mentions.
_WEIGHTS: Final[Mapping[Kind, float]] = {
    kinds.ORGANISATION: 0.85,
    kinds.TARGET_GROUP: 0.85,
    kinds.REGION: 0.85,
    kinds.AMBASSADOR: 0.9,
    kinds.CASE: 0.85,
    kinds.GOAL: 0.8,
    kinds.MILESTONE: 0.7,
    kinds.FIGURE: 0.8,
    kinds.NEWSLETTER: 0.75,
    kinds.LOST_ISSUES: 0.6,
    kinds.PUBLICATION: 0.85,
    kinds.RECOMMENDATION: 0.85,
    kinds.SOURCE: 0.6,
    kinds.DISAGREEMENT: 0.7,
}
SORTS: Final[Mapping[Kind, Sort]] = {
    kind: Sort(
        kind.name, danish.sentence(kind.name), danish.sentence(kind.plural), _WEIGHTS.get(kind, 1)
    )
    for kind in KINDS
}
LISTS: Final = Sort("oversigt", "Oversigt", "Oversigter")
# A page that no record stands for is a part of a list, or a paper of a record.
_PARTS: Final = replace(SORTS[kinds.SIDE], weight=0.8)
_HANDBOOK: Final = Sort("redaktion", "For redaktører", "For redaktører", 0.5)
# One page a fault, which the check itself leads to: a hundred answers to what no visitor asks.
_FAULTS: Final = "redaktion/fejl/"
# What every record has is said of it and not by it.
_COMMON: Final = {*Reviewed.model_fields, "title"}


def documents(site: Site, pages: Mapping[str, Page]) -> tuple[Document, ...]:
    """Everything that can be found, by address; not the pages of single faults.

    `pages` are by address; only those are asked for that no record stands for.
    """
    of = Documents(site)
    found = listed(site, pages)
    return tuple(of.one(record or pages[address]) for address, record in found.items())


def listed(site: Site, addresses: Iterable[str]) -> Mapping[str, Record | None]:
    """What can be found, by address, in order; None for those of pages that stand for no record."""
    found: dict[str, Record | None] = {
        address(site, record): record
        for kind in KINDS
        if kind.address
        for record in site.of_kind(kind)
    }
    for one in addresses:
        found.setdefault(one, None)
    told = (one for one in found if one == _FAULTS or _FAULTS not in one)
    return {one: found[one] for one in sorted(told)}


def address(site: Site, record: Record) -> str:
    """Where a record is found: the front page has no address of its own."""
    return site.target(FRONT) if _is_front(record) else site.address(record)


class Documents:
    """What is told of that which can be found on a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._directory = Directory(site)

    def one(self, what: Record | Page) -> Document:
        """The document of a record or a page."""
        if isinstance(what, Page):
            return _page(what)
        if isinstance(what, Ambassador):
            return _person(self._site, self._directory, what)
        return _record(self._site, what)


def _page(page: Page) -> Document:
    """A page that no record stands for, by its title and headings."""
    headings = (Section(one.title, one.anchor, "") for one in page.outline)
    found = (Section("", "", page.description), *headings)
    own = page.address.startswith(f"{_HANDBOOK.word}/")
    return Document(page.address, page.title, _HANDBOOK if own else _PARTS, found)


def _record(site: Site, record: Record) -> Document:
    """A record by its title, texts and names, and by the place and job packages it is about."""
    town = getattr(record, "municipality", None)
    place = site.get(town) if isinstance(town, Ref) else None
    packages: tuple[Ref[JobPackage], ...] = getattr(record, "packages", ())
    where = address(site, record)
    return Document(
        address=where,
        title=record.name,
        sort=_sort(record),
        sections=_sections(site, record, has_anchors="#" not in where),
        place=place.name if place else "",
        names=(
            *record.also_called,
            *(place.also_called if place else ()),
            *(package.name for package in site.several(packages)),
        ),
        demonstration=bool(getattr(record, "demonstration", False)),
    )


def _sort(record: Record) -> Sort:
    if record.kind is not kinds.SIDE:
        return SORTS[record.kind]
    if record.id in LIST_PAGES:
        return LISTS
    return _HANDBOOK if record.id.startswith("redaktion") else SORTS[record.kind]


def _is_front(record: Record) -> bool:
    return record.kind is kinds.SIDE and record.id == "index"


def _person(site: Site, directory: Directory, person: Ambassador) -> Document:
    """A person by name and work, and by what else the ground opens: the town and the workplace."""
    town = directory.town_of(person)
    workplace = person.workplace if person.workplace and person.allows(Scope.WORKPLACE) else None
    packages = tuple(one.name for one in site.several(person.packages))
    guides = tuple(one.name for one in site.several(person.guides))
    told = (workplace, danish.listed(packages), danish.listed(guides))
    own = person.text.said if person.text else ()
    return Document(
        address=site.address(person),
        title=person.name,
        sort=SORTS[person.kind],
        sections=(Section("", "", flowing((*told, *own))),),
        place=town.name if town else "",
        names=(*(town.also_called if town else ()), *packages),
        demonstration=person.demonstration,
    )


def _sections(site: Site, record: Record, *, has_anchors: bool) -> tuple[Section, ...]:
    """The texts of a record: what it says in sentences, cut at its headings, and then its facts."""
    texts: list[str] = []
    lines: list[str] = []
    facts: list[str | None] = []
    headed: list[Section] = []
    for value in _values(record):
        if isinstance(value, Prose):
            first, *more = sections(value)
            texts.append(first.text)
            headed += more
        elif isinstance(value, Article):
            headed.append(Section(value.title, value.id, flowing(value.text.said)))
        elif isinstance(value, str) and not isinstance(value, Choice):
            lines.append("" if value in record.also_called else value)
        else:
            facts.append(_fact(site, record, value))
    summary = getattr(record, "summary", "")
    others = (line for line in lines if line != summary)
    opening = flowing((summary, *texts, *others, *facts, record.note))
    if not has_anchors:
        headed = [Section(one.heading, "", one.text) for one in headed]
    return (Section("", "", opening), *headed)


def _values(part: Part) -> Iterator[object]:
    """What stands in the fields, in their order; also in the fields of their parts."""
    for name in type(part).model_fields:
        if isinstance(part, Record) and name in _COMMON:
            continue
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part) and not isinstance(one, Article):
                yield from _values(one)
            elif not (isinstance(one, str) and ("@" in one or "://" in one or one.isdigit())):
                yield one


def _fact(site: Site, record: Record, value: object) -> str | None:
    """A value as a reader meets it; of others of the record's kind it is not about them."""
    if isinstance(value, Ref):
        found = site.get(value) if value.target is not type(record) else None
        return found.name if found else None
    if isinstance(value, Choice):
        return value.label
    return value.words() if isinstance(value, PartialDate) else None
