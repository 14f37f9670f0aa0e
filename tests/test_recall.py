"""What somebody asked of the site, and whether the same would be told after a change."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import project
import pytest
import real_site

from generator import checking, pipeline
from generator.cache import Cache
from generator.frame import Frame
from generator.kinds import AMBASSADOR, GUIDE
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.people import Ambassador
from generator.pages.desk import Desk
from generator.recall import Recall
from generator.shelf import Shelf

Changes: TypeAlias = Mapping[str, str | None]
GUIDE_FILE: Final = "content/metoder/mentorordning.md"
PERSON_FILE: Final = "ambassadors/amb-0001.yml"
SOURCES: Final = "content/kilder.yml"
NO_FRAME: Final = Frame({}, {})


def changed(path: str, old: str, new: str) -> Changes:
    """One file, in which something else stands."""
    text = project.MINIMAL[path]
    assert old in text
    return {path: text.replace(old, new)}


ANOTHER_TEXT: Final = changed(GUIDE_FILE, "Find en mentor.", "Find en god mentor.")
ANOTHER_TITLE: Final = changed(GUIDE_FILE, "titel: Mentor", "titel: Mentorer og mentor")
ANOTHER_LINK: Final = changed(GUIDE_FILE, "jobpakker: [lastbilchauffoer]\n", "")
ANOTHER_PERSON: Final = {
    "ambassadors/amb-0002.yml": project.MINIMAL[PERSON_FILE]
    .replace("Amina", "Bo")
    .replace("amina", "bo")
}
PERSON_MOVED: Final = changed(PERSON_FILE, "kommune: Aarhus", "kommune: Favrskov")
PERSON_GONE: Final = {PERSON_FILE: None}
ANOTHER_SOURCE: Final = changed(SOURCES, "Evalueringen", "Den store evaluering")
ANOTHER_SETTING: Final = changed("mkdocs.yml", "Prøve", "Prøven")


def build(
    cache: Cache, changes: Changes | None = None, today: datetime.date = project.DAY
) -> tuple[Desk, Recall, Shelf]:
    """The site after some changes, and what the build before has left of it."""
    checked = checking.check(project.folder(project.files(changes)), today)
    ready = pipeline.ready_checked(checked, real_site.templates())
    shelf = Shelf(cache, "site")
    return ready.desk, Recall(ready.desk, NO_FRAME, ready.sums, shelf), shelf


def news(tmp_path: Path, *later: Changes) -> set[str]:
    """The questions that are told something else in the last of some builds than in the first."""
    cache = Cache(tmp_path / "cache", b"")
    desk, recall, shelf = build(cache)
    asked = {name: recall.taking_down(partial(ask, desk))[1] for name, ask in QUESTIONS.items()}
    shelf.remember()
    for changes in later:
        _, recall, shelf = build(cache, changes)
        shelf.remember()
    return {name for name, one in asked.items() if not recall.holds(one)}


QUESTIONS: Final[Mapping[str, Callable[[Desk], object]]] = {
    "nothing": lambda _: None,
    "a record": lambda desk: desk.site.find(GUIDE, "mentorordning"),
    "its text": lambda desk: desk.site.opened(desk.site.by_key[GUIDE, "mentorordning"]),
    "all of a kind": lambda desk: desk.site.all(Ambassador),
    "who refers to one": lambda desk: desk.site.mentions(
        desk.site.by_key[GUIDE, "mentorordning"], JobPackage
    ),
    "its neighbours": lambda desk: desk.site.around(desk.site.by_key[AMBASSADOR, "amb-0001"]),
    "one that is not there": lambda desk: desk.site.find(AMBASSADOR, "amb-0002"),
}
CHANGES: Final[Mapping[str, tuple[Changes, set[str]]]] = {
    "nothing": ({}, set()),
    "a text": (ANOTHER_TEXT, {"its text"}),
    "a title": (ANOTHER_TITLE, {"a record", "its text"}),
    "a reference": (ANOTHER_LINK, {"a record", "its text"}),
    "a new person": (
        ANOTHER_PERSON,
        {"all of a kind", "who refers to one", "its neighbours", "one that is not there"},
    ),
    "a town": (PERSON_MOVED, {"all of a kind", "who refers to one"}),
    "a person less": (PERSON_GONE, {"all of a kind", "who refers to one", "its neighbours"}),
    "what shares a file": (ANOTHER_SOURCE, {*QUESTIONS}),
    "a setting": (ANOTHER_SETTING, {*QUESTIONS}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_news_to_those_who_asked_for_it(tmp_path: Path, change: str) -> None:
    changes, told_otherwise = CHANGES[change]

    assert news(tmp_path, changes) == told_otherwise


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_and_changed_back_is_as_it_was(tmp_path: Path, change: str) -> None:
    changes, _ = CHANGES[change]

    assert news(tmp_path, changes, {}) == set()


@pytest.mark.parametrize(
    ("change", "stay"),
    [("nothing", True), ("a text", True), ("a title", False), ("a new person", False)],
)
def test_faces_stay_while_nothing_but_texts_has_changed(
    tmp_path: Path, change: str, *, stay: bool
) -> None:
    cache = Cache(tmp_path / "cache", b"")
    build(cache)[-1].remember()

    assert build(cache, CHANGES[change][0])[1].faces_stay == stay


def test_another_day_is_news_to_all(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", b"")
    _, recall, shelf = build(cache)
    _, asked = recall.taking_down(lambda: None)
    shelf.remember()

    _, tomorrow, _ = build(cache, today=project.DAY + datetime.timedelta(1))
    assert not tomorrow.holds(asked)


def test_what_is_made_comes_back_with_what_it_asked(tmp_path: Path) -> None:
    desk, recall, _ = build(Cache(tmp_path / "cache", b""))
    made, asked = recall.taking_down(lambda: [one.title for one in desk.site.all(MethodGuide)])

    assert made == ["Mentorordning"]
    assert asked.others == "all\tmetode"
