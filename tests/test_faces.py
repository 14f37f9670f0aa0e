"""What of a record others show, and that whoever opens a record's texts says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import mini_site
import project
import pytest
import real_site

from generator import checking, load, pipeline, render
from generator.faces import face
from generator.markdown import Prose
from generator.models.guides import MethodGuide
from generator.models.pages import Door
from generator.models.people import Ambassador
from generator.pages import doors
from generator.pages.desk import Desk
from generator.site import Site
from generator.validate import leaves

GUIDE: Final = "content/metoder/mentorordning.md"
PERSON: Final = "ambassadors/amb-0001.yml"


def linked(path: str, change: Callable[[str], str]) -> Site:
    """The smallest project with one file changed."""
    return project.linked(project.files({path: change(project.MINIMAL[path])}))


def guide(change: Callable[[str], str] = str) -> bytes:
    """The face of a guide after a change of its file."""
    (found,) = linked(GUIDE, change).all(MethodGuide)
    return face(found)


def person(change: Callable[[str], str] = str) -> bytes:
    """The face of an ambassador after a change of the file."""
    (found,) = linked(PERSON, change).all(Ambassador)
    return face(found)


def test_another_word_in_a_text_leaves_the_face() -> None:
    assert guide(lambda text: text + "\n\nEn sætning mere.\n") == guide()
    assert person(lambda text: text + "tekst: Hej.\n") != person()
    assert person(lambda text: text + "tekst: Hej.\n") == person(lambda text: text + "tekst: Ho.\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("titel: ", "titel: Nyt om "),
        lambda text: text.replace("resumé: ", "resumé: Kort sagt: ").replace("sagt: ", "sagt, "),
        lambda text: text + "\n\nSe [jobpakken](jobpakke:lastbilchauffoer).\n",
        lambda text: text + "\n\n" + "ord " * 400,
    ],
    ids=["title", "summary", "a link to a record", "a minute more to read"],
)
def test_what_others_may_show_is_in_the_face(change: Callable[[str], str]) -> None:
    assert guide(change) != guide()


@contextmanager
def watched(site: Site) -> Iterator[set[tuple[str, str]]]:
    """The records whose texts are opened until the block ends, by kind and id."""
    # Records that share a file count for every page, whoever asks.
    owners = {
        id(leaf): (record.kind.name, record.id)
        for record in site.by_key.values()
        for _, leaf in leaves(record)
        if record.kind.in_folder and isinstance(leaf, Prose)
    }
    opened: set[tuple[str, str]] = set()
    plain = Prose.__getattribute__

    def seen(prose: Prose, name: str) -> Any:
        # How many words there are is in the face, as minutes.
        if not name.startswith("__") and name != "words":
            opened.update({owners[id(prose)]} if id(prose) in owners else ())
        return plain(prose, name)

    Prose.__getattribute__ = seen  # type: ignore[method-assign,assignment]
    try:
        yield opened
    finally:
        del Prose.__getattribute__


@pytest.mark.parametrize("place", [mini_site.PROJECT, real_site.ROOT], ids=["mini", "real"])
def test_whoever_sets_a_text_takes_down_that_the_record_was_opened(place: Path) -> None:
    checked = checking.check(load.read_folder(place), real_site.DAY)
    ready = pipeline.ready_checked(checked, real_site.templates())
    unsaid: dict[str, set[tuple[str, str]]] = {}
    makers: dict[str, Callable[[Desk], object]] = {job.address: job.page for job in ready.jobs}
    makers |= render.ASKING
    for name, make in makers.items():
        with watched(ready.desk.site) as opened, ready.desk.site.reads.noted() as noted:
            make(ready.desk)
        silent = {one for one in opened if ("one", *one) not in noted}
        if silent:
            unsaid[name] = silent

    assert unsaid == {}


def test_a_door_adds_up_the_words_of_what_it_leads_to_and_takes_them_all_down() -> None:
    site = real_site.linked()
    door = site.all(Door)[0]
    led = (site.linked_record(task.target) for task in door.tasks)
    wanted = {("one", record.kind.name, record.id) for record in led if record}

    with site.reads.noted() as noted:
        doors.ways(site, door)

    assert wanted
    assert wanted <= noted
