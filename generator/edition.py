"""One edition of the content, as far as it can be read: what two are compared by.

In: a folder, what its check has found, and the templates. Out: an `Edition`, with the site that it
makes. A faulty edition makes one too, out of the records that can be read; it is only looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from jinja2 import Environment

from generator import forget, kinds, load, site
from generator.change_report import Given, Words, bare
from generator.content import Content
from generator.forget import Known
from generator.kinds import AMBASSADOR, CASE, Kind
from generator.load import Folder
from generator.models.people import Ambassador
from generator.models.record import Record
from generator.pages.desk import Desk
from generator.problems import Problem, faults
from generator.site import Key, Site
from generator.traces import Sought, seeker

ABOUT_PEOPLE: Final = (AMBASSADOR, CASE)
"""Of these no value is repeated: what is taken out of a record may be what somebody wants gone."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The content of a day, all that is wrong with it, and the site that it makes."""

    folder: Folder
    content: Content
    problems: tuple[Problem, ...]
    desk: Desk

    @property
    def site(self) -> Site:
        """The linked site."""
        return self.desk.site

    @property
    def unreadable(self) -> frozenset[str]:
        """The files with faults; what is missing in the edition may still stand in one of them."""
        return frozenset(problem.place.file for problem in faults(self.problems))


def edition(
    folder: Folder, content: Content, problems: tuple[Problem, ...], templates: Environment
) -> Edition:
    """The edition of a folder that has been checked, whether there are faults in it or not."""
    names = {kind: _Known(content.names[kind]) for kind in kinds.KINDS}
    linked = site.link(replace(content, names=names))
    return Edition(folder, content, problems, Desk(linked, templates))


class _Known(dict[str, str]):
    """The names of records; what no record is called leads nowhere, instead of to an error."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The content as it was and as it becomes, and which words must not be repeated."""

    before: Edition
    now: Edition
    veiled: Callable[[str], bool]

    def is_unread(self, key: Key) -> bool:
        """Whether one edition has the record, and the other a fault in the file in its place."""
        return _lacks(self.before, self.now, key) or _lacks(self.now, self.before, key)

    def named(self, record: Record) -> Words:
        """A record in a sentence: `metodeguiden »Mentorordning«`; of people the id alone.

        A name that must not be repeated gives way to the id, and what is made up is marked as such.
        """
        secret = record.kind in ABOUT_PEOPLE and record.id not in _shown(self.now, record.kind)
        if record.kind is AMBASSADOR or secret or self.veiled(record.name):
            name = bare(record.id)
        else:
            name = Given(record.name)
        mark = " (demonstration)" if getattr(record, "demonstration", False) else ""
        return (
            (f"{record.kind.definite} ", name, mark) if mark else (f"{record.kind.definite} ", name)
        )


def _lacks(edition: Edition, other: Edition, key: Key) -> bool:
    file = other.content.by_id[key].raw.place.file if key in other.content.by_id else ""
    return key not in edition.content.by_id and file in edition.unreadable


def _shown(edition: Edition, kind: Kind) -> frozenset[str]:
    return frozenset(record.id for record in edition.site.of_kind(kind))


def pair(before: Edition, now: Edition) -> Pair:
    """The two editions. What must not be repeated are the names and mails of those who are hidden.

    Also of those whose record is faulty: no fault gives a name away.
    """
    shown = _shown(now, AMBASSADOR)
    hidden = {one for each in (before, now) for one in _people(each) if one.id not in shown}
    letters = sorted({text for one in hidden for text in (one.name, one.mail) if text})
    return Pair(before, now, seeker(Sought("", text) for text in letters))


def _people(edition: Edition) -> Iterator[Known]:
    """Everybody of whom the edition knows."""
    for _, person in edition.content.of(Ambassador):
        yield Known(person.id, person.name, (person.contact and person.contact.mail) or "")
    for path in edition.unreadable:
        if path.startswith(AMBASSADOR.place):
            yield from map(forget.known, load.file(path, edition.folder.files[path])[0])
