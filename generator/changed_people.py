"""Who can be seen after a change, and who cannot any more. People stand here by their id alone.

In: the content as it was and as it becomes. Out: a section of the report. A comment outlives the
day on which somebody wants to go, so it holds no name, and of nobody what stands in a field.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.change_report import Item, Section, bare
from generator.edition import Edition, Pair
from generator.kinds import AMBASSADOR
from generator.models.people import Ambassador, Scope


def sections(pair: Pair) -> tuple[Section, ...]:
    """Everybody of whom more or less can be seen, by id."""
    old, new = _people(pair.before), _people(pair.now)
    items = tuple(
        Item((bare(id_), _mark(new.get(id_) or old[id_]), *words))
        for id_ in sorted(old.keys() | new.keys())
        if not pair.is_unread((AMBASSADOR, id_))
        and (words := tuple(_words(old.get(id_), new.get(id_))))
    )
    return (Section("Hvem der kan ses", items),) if items else ()


def _people(edition: Edition) -> dict[str, Ambassador]:
    return {person.id: person for person in edition.site.all(Ambassador)}


def _mark(person: Ambassador) -> str:
    return " (demonstration, opdigtet person)" if person.demonstration else ""


def _words(old: Ambassador | None, new: Ambassador | None) -> Iterator[str]:
    """What can be seen of a person that could not before, and what not any more."""
    if new is None:
        yield " kan ikke ses mere"
        return
    was = _opened(old) if old else frozenset()
    is_ = _opened(new)
    if old is None:
        yield f" bliver synlig: {_listed(is_)}"
    elif is_ - was:
        yield f" viser mere: {_listed(is_ - was)}"
    if old and was - is_:
        yield f"{', og' if is_ - was else ''} viser mindre: ikke {_listed(was - is_, 'eller')}"
    if old and new.former and not old.former:
        yield ", og står nu som tidligere ambassadør"


def _opened(person: Ambassador) -> frozenset[Scope]:
    """The scopes that may be shown, and of which there is something to show."""
    contact = person.contact and (person.contact.mail or person.contact.form)
    there = {Scope.WORKPLACE: bool(person.workplace), Scope.CONTACT: bool(contact)}
    return frozenset(scope for scope in Scope if person.allows(scope) and there.get(scope, True))


def _listed(scopes: frozenset[Scope], last: str = "og") -> str:
    return danish.listed((scope.value for scope in Scope if scope in scopes), last)
