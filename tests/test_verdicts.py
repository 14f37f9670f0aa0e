"""What a check keeps for the next: whatever it is spared, it says the same."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import mini_site
import project
import pytest
import real_site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import cache, checking, hands, load, reading, rules, verdicts
from generator.cache import Cache
from generator.load import Folder
from generator.models.record import Record
from generator.problems import Mend, Problem
from generator.reading import Reading
from generator.rules.pictures import pictures_are_harmless
from generator.settings import CONFIG
from generator.verdicts import NONE, Marks

GUIDE: Final = "content/metoder/mentorordning.md"
PACKAGE: Final = "content/jobpakker/lastbilchauffoer.md"
PERSON: Final = "ambassadors/amb-0001.yml"
LETTER: Final = "newsletters/2010-05.md"
TOWNS: Final = "content/kommuner.yml"

# --- after any edits ----------------------------------------------------------------------------

START: Final = load.read_folder(mini_site.PROJECT)
SERIES: Final = 2 * settings().max_examples
# What may be exchanged in a file, in either direction: names, days, consents, settings.
SWAPS: Final = (
    ("mentorordning", "mentorordnin"),
    ("lastbilchauffoer", "slagter"),
    ("amb-0001", "amb-0002"),
    ("amb-0002", "amb-0009"),
    ("kommune: Aarhus", "kommune: Århus"),
    ("navn: Aarhus", "navn: Aarhuss"),
    ("navn: Århus", "navn: Aarhuus"),
    ("[Aarhus", "[Favrskov"),
    ("kilde: evaluering", "kilde: planen"),
    ("\nevaluering:", "\nevalueringen:"),
    ("status: kladde\n", "status: udgivet\n"),
    ("2030-12-31", "2026-11-20"),
    ("udgivet: 2010-06", "udgivet: 2010-07"),
    ("værdi: ", "værdi: 1"),
    ("nyhedsbrev", "kort"),
    ("mål:aarhus-job", "mål:aarhus"),
    ("#kursus", "#kurser"),
    ("  titel: ", "  note: "),
    ("demonstration: true", "demonstration: false"),
    ("demonstration: ja", "demonstration: nej"),
    ("@eksempel.dk", "@gmail.com"),
)
LINES: Final = (
    *("status: kladde", "status: skjult", "status: tidligere", "ukendt: [resumé]", "forkert: ja"),
    *("udgiv_fra: 2026-12-01", "udgiv_til: 2026-11-01", "udgiv_til: 2026-12-01"),
)
WORDS: Final = (
    "Det er 38 pct. af dem, og [55 pct.](nøgletal:i-arbejde) af de andre.",
    "Se [ordet](side:ordliste#lbr), [stedet](side:om#her) og [det](begreb:mentor).",
    "Skriv til amina@eksempel.dk eller nogen@gmail.com.",
    "![Et billede](billeder/a.png) af [Åse](ambassadør:amb-0002) <b>her</b>.",
    "I Aarhus Kommune blev to somaliere [chauffører](jobpakke:lastbilchauffoer).",
)
DAYS: Final = tuple(mini_site.DAY + datetime.timedelta(days) for days in (0, 20, -20, 1500))
SOUND: Final = real_site.folder().pictures["redaktion/billeder/admin-log-ind.png"]
PICTURES: Final[tuple[Mapping[str, bytes], ...]] = (
    {},
    {"billeder/a.png": SOUND},
    {"billeder/a.png": b"no picture"},
)


@dataclass(frozen=True)
class State:
    """A project on a day."""

    folder: Folder
    day: datetime.date


@dataclass(frozen=True)
class Edit:
    """What an editor, or time, does to a project: `where` and `what` choose among what there is."""

    kind: str
    where: int
    what: int

    def on(self, state: State) -> State:
        """The project afterwards."""
        folder = state.folder
        if self.kind == "day":
            return replace(state, day=DAYS[self.what % len(DAYS)])
        if self.kind == "picture":
            pictures = PICTURES[self.what % len(PICTURES)]
            return replace(state, folder=replace(folder, pictures=pictures))
        files = dict(folder.files)
        paths = sorted(files.keys() - {CONFIG})
        path = CONFIG if self.kind == "settings" else paths[self.where % len(paths)]
        text = files.pop(path).decode()
        if self.kind == "move":
            files[re.sub(r"[^/]+(\.\w+)$", rf"en-{self.what}\1", path)] = text.encode()
        elif self.kind == "copy":
            files[re.sub(r"[^/]+(\.\w+)$", rf"en-{self.what}\1", path)] = text.encode()
            files[path] = text.encode()
        elif self.kind != "forget":
            files[path] = self._changed(text).encode()
        return replace(state, folder=replace(folder, files=files))

    def _changed(self, text: str) -> str:
        if self.kind in {"swap", "settings"}:
            there = [pair for pair in SWAPS if pair[0] in text or pair[1] in text]
            old, new = there[self.what % len(there)] if there else ("", "")
            return text.replace(old, new) if old in text else text.replace(new, old)
        if self.kind == "line":
            head = "---\n" if text.startswith("---") else ""
            return f"{head}{LINES[self.what % len(LINES)]}\n{text.removeprefix(head)}"
        return f"{text}\n{WORDS[self.what % len(WORDS)]}\n"


KINDS: Final = (
    *["swap"] * 4,
    *["line"] * 2,
    *["words"] * 2,
    "move",
    "copy",
    "forget",
    "day",
    "picture",
    "settings",
)
EDITS: Final = st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 60), st.integers(0, 30))


@functools.cache
def read(path: str, data: bytes) -> Reading:
    """The reading of a file, read once in all of these tests."""
    return reading.read(path, data)


def check(state: State, sound: Marks = NONE) -> checking.Checked:
    known = {path: read(path, state.folder.files[path]) for path in load.paths(state.folder)}
    return checking.check(state.folder, state.day, known=known, sound=sound)


def told(checked: checking.Checked) -> list[tuple[Problem, Mend | None]]:
    return [(one, one.mend) for one in checked.problems]


@settings(max_examples=SERIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_after_any_edits_the_check_says_what_it_would_have_said_at_once(series: list[Edit]) -> None:
    state = State(START, mini_site.DAY)
    sound = check(state).sound
    for edit in series:
        state = edit.on(state)
        spared, clean = check(state, sound), check(state)
        assert told(spared) == told(clean)
        assert spared.sound == clean.sound
        sound = spared.sound


# --- what is judged again -----------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[type[Record]]:
    """The model of each record of which the rules have been asked."""
    models: list[type[Record]] = []
    real = rules.of_one

    def noted(model: type[Record]) -> tuple[rules.OfOne, ...]:
        models.append(model)
        return real(model)

    monkeypatch.setattr(rules, "of_one", noted)
    return models


WHOLE: Final = State(project.folder(), project.DAY)
EVERYTHING: Final = sorted({entry.raw.kind.name for entry in check(WHOLE).content.entries})


def judged_again(asked: list[type[Record]], after: State) -> list[str]:
    """The kinds of records that are judged again when the small project becomes another."""
    sound = check(WHOLE).sound
    asked.clear()
    check(after, sound)
    return sorted({model.kind.name for model in asked})


@pytest.mark.parametrize(
    ("path", "old", "new", "kinds"),
    [
        (PERSON, "Amina", "Amira", ["ambassadør"]),
        (LETTER, "Køb en", "Find en", ["nyhedsbrev"]),
        (GUIDE, "Find en", "Søg en", ["ambassadør", "jobpakke", "metode"]),
        (PACKAGE, "meget", "nok", ["ambassadør", "jobpakke", "metode", "nyhedsbrev"]),
        (TOWNS, "x: 5, y: 5", "x: 5, y: 4", ["ambassadør", "kommune", "projekt"]),
        (CONFIG, "Prøve", "Prøve!", EVERYTHING),
    ],
)
def test_a_change_has_judged_again_what_was_changed_and_what_names_it(
    asked: list[type[Record]], path: str, old: str, new: str, kinds: list[str]
) -> None:
    text = project.MINIMAL[path].replace(old, new)
    assert text != project.MINIMAL[path]
    folder = project.folder(project.files({path: text}))

    assert judged_again(asked, replace(WHOLE, folder=folder)) == kinds


def test_what_has_not_changed_is_not_judged_again(asked: list[type[Record]]) -> None:
    assert judged_again(asked, State(project.folder(), project.DAY)) == []


def test_another_day_has_everything_judged_again(asked: list[type[Record]]) -> None:
    tomorrow = project.DAY + datetime.timedelta(1)
    assert judged_again(asked, replace(WHOLE, day=tomorrow)) == EVERYTHING


def test_another_name_of_a_picture_has_everything_judged_again(asked: list[type[Record]]) -> None:
    folder = replace(WHOLE.folder, pictures=PICTURES[1])
    assert judged_again(asked, replace(WHOLE, folder=folder)) == EVERYTHING


@pytest.mark.parametrize(
    "text",
    [
        "Se [ordet](metode:findes-ikke).",  # what is near it may come
        "Skriv til nogen@firma.dk.",  # who may become an ambassador
        "Se [kilden](side:kilder#evaluering).",  # which may move to another page
    ],
)
def test_what_hangs_on_more_than_it_names_is_judged_every_time(
    asked: list[type[Record]], text: str
) -> None:
    state = State(
        project.folder(project.files({GUIDE: f"{project.MINIMAL[GUIDE]}\n{text}\n"})), project.DAY
    )
    sound = check(state).sound
    asked.clear()
    check(state, sound)
    assert [model.kind.name for model in asked] == ["metode"]


def test_a_faulty_record_still_has_its_name_until_it_goes() -> None:
    faulty = project.MINIMAL[PACKAGE].replace("branche: Transport", "branche: [")
    first = check(State(project.folder(project.files({PACKAGE: faulty})), project.DAY))
    second = check(State(project.folder(project.files({PACKAGE: None})), project.DAY), first.sound)

    assert {one.place.file for one in first.problems} == {PACKAGE}
    assert {one.place.file for one in second.problems} == {GUIDE, LETTER, PERSON}


def test_a_picture_is_judged_again_when_its_bytes_or_its_name_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    def noted(path: str, data: bytes) -> Iterator[Problem]:
        judged.append(path)
        yield from pictures_are_harmless(path, data)

    monkeypatch.setattr(rules, "OF_PICTURE", (noted,))
    sound = NONE
    for pictures in (
        {"a.png": SOUND},
        {"a.png": SOUND, "b.png": SOUND},
        {"a.png": SOUND, "b.png": b"no picture"},
        {"a.png": SOUND, "b.png": b"no picture"},
    ):
        sound = check(replace(WHOLE, folder=replace(WHOLE.folder, pictures=pictures)), sound).sound

    assert judged == ["a.png", "b.png", "b.png", "b.png"]


def test_two_hands_judge_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {GUIDE: project.MINIMAL[GUIDE] + "Skriv til amina@eksempel.dk: [x](metode:y).\n"}
    state = State(project.folder(project.files(texts)), project.DAY)
    alone = check(state)
    monkeypatch.setattr(hands, "WORTH_SHARING", 2)
    monkeypatch.setattr(hands, "available", lambda: 2)

    assert check(state) == alone
    assert len(alone.problems) == 2


# --- from one command to the next ---------------------------------------------------------------


def test_what_is_sound_is_kept_for_the_next_command(
    tmp_path: Path, asked: list[type[Record]]
) -> None:
    root = project.write(tmp_path)
    folder = load.read_folder(root)
    first = checking.check_project(root, folder, project.DAY)
    asked.clear()
    second = checking.check_project(root, folder, project.DAY)

    assert asked == []
    assert first.sound == second.sound == verdicts.kept(cache.of(root))
    assert len(first.sound) == len(load.paths(folder))


def test_marks_come_out_of_a_cache_as_they_went_in(tmp_path: Path) -> None:
    marks = frozenset({b"a" * 16, b"b" * 16})
    verdicts.keep(Cache(tmp_path / "c", b""), marks)

    assert verdicts.kept(Cache(tmp_path / "c", b"")) == marks
    assert verdicts.kept(Cache(tmp_path / "c", b"other code")) == NONE
