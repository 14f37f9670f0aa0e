"""When to build next: until then every build gives the same bytes, and then another site."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import mini_site
import project
import pytest
import rendered
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from generator import load
from generator.load import Folder
from generator.pages import desk
from generator.problems import FaultyContentError
from generator.upcoming import FILE, NEVER

ROOT: Final = Path(__file__).parents[1] / "generator"
GUIDE: Final = "content/metoder/samtale.md"
EVENT: Final = "content/kurser/temadag.yml"
PERSON: Final = "ambassadors/amb-0002.yml"
DAY: Final = datetime.timedelta(days=1)


@cache
def _templates() -> Environment:
    return desk.environment()


def _guide(*lines: str) -> dict[str, str]:
    """A guide that nothing refers to."""
    text = project.MINIMAL["content/metoder/mentorordning.md"].replace("Mentor", "Samtale")
    return {GUIDE: text.replace("---\n## ", "".join(f"{line}\n" for line in lines) + "---\n## ")}


def _event(*lines: str) -> dict[str, str]:
    fields = ("titel: Temadag", "type: temadag", "resumé: En dag.", "projekt: vip2", *lines)
    return {EVENT: "".join(f"{line}\n" for line in (*fields, "kilder: [{kilde: evaluering}]"))}


def _person(expires: str) -> dict[str, str]:
    consent = f"dato: 2026-01-01, omfang: [navn], givet: mail, udløber: {expires}, reference: sag 1"
    fields = ("navn: Bo Ørum", "kommune: Aarhus", "arbejdspladstype: jobcenter")
    lines = (*fields, "grundlag: samtykke", f"samtykke: {{{consent}}}")
    return {PERSON: "".join(f"{line}\n" for line in lines)}


def _letter(published: str) -> dict[str, str]:
    text = project.MINIMAL["newsletters/2010-05.md"]
    dated = text.replace("udgivet: 2010-05", f"udgivet: {published}")
    return {f"newsletters/{published[:7]}.md": dated}


def _files(folder: Folder, day: datetime.date) -> Mapping[str, bytes]:
    """Every file of the site of a day; nothing but the fault where it cannot be built."""
    try:
        made = rendered.of(folder, day, _templates())
    except FaultyContentError as faulty:
        return {"": str(faulty).encode()}
    pages = {f"{page.address}index.html": repr(page).encode() for page in made.pages}
    return {**made.files, **pages}


def _told(files: Mapping[str, bytes]) -> datetime.date | None:
    line = files[FILE].decode()
    return None if line == f"{NEVER}\n" else datetime.datetime.fromisoformat(line.strip()).date()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "aldrig"),
        (_guide("udgiv_fra: 2026-12-01"), "2026-12-01T00:00:00+01:00"),
        (_guide("udgiv_fra: 2027-06-01"), "2027-06-01T00:00:00+02:00"),
        (_guide("udgiv_fra: 2026-11-22"), "aldrig"),
        (_guide("udgiv_fra: 2026-11-22", "udgiv_til: 2026-11-22"), "2026-11-23T00:00:00+01:00"),
        (_guide("udgiv_til: 2027-03-27"), "2027-03-28T00:00:00+01:00"),
        (_guide("udgiv_til: 2027-03-28"), "2027-03-29T00:00:00+02:00"),
        (_guide("udgiv_til: 2027-10-31"), "2027-11-01T00:00:00+01:00"),
        (_guide("udgiv_til: 9999-12-31"), "9999-12-31T00:00:00+01:00"),
        (_guide("udgiv_fra: 2026-12-01", "status: kladde"), "aldrig"),
        (_guide("udgiv_fra: 2026-12-01", "udgiv_til: 2026-12-24"), "2026-12-01T00:00:00+01:00"),
        (_event("dato: 2026-11-30"), "2026-11-30T00:00:00+01:00"),
        (_event("dato: 2026-11-30", "udgiv_fra: 2026-11-01"), "2026-12-01T00:00:00+01:00"),
        (_event("dato: 2026-11-22"), "2026-11-23T00:00:00+01:00"),
        (_event("dato: 2026-11-20", "slutdato: 2026-11-24"), "2026-11-25T00:00:00+01:00"),
        (_event("dato: 2026-12", "udgiv_fra: 2026-11-01"), "2027-01-01T00:00:00+01:00"),
        (_event("dato: 2027-K1", "udgiv_fra: 2026-11-01"), "2027-04-01T00:00:00+02:00"),
        (_event("dato: 2026-11-01"), "aldrig"),
        (_event("dato: 2027-01-15"), "2027-01-15T00:00:00+01:00"),
        (
            _event(
                "dato: 2026-11-02",
                "gentages: {tekst: Hver uge, hver: 1, enhed: uge, gange: 4}",
            ),
            "2026-11-24T00:00:00+01:00",
        ),
        (
            _event("dato: 2026-01-01", "ændringer: [{dato: 2026-12-01, tekst: Flyttet.}]"),
            "2026-12-01T00:00:00+01:00",
        ),
        (
            _event(
                "dato: 2026-01-01",
                "udgiv_fra: 2026-01-01",
                "ændringer: [{dato: 2026-12-01, tekst: Flyttet.}]",
            ),
            "2026-11-23T00:00:00+01:00",
        ),
        (_letter("2026-12"), "2026-12-01T00:00:00+01:00"),
        (_guide("gennemgået: 2026-12-05"), "2026-12-05T00:00:00+01:00"),
        (_person("2027-01-31"), "2027-02-01T00:00:00+01:00"),
    ],
)
def test_the_file_names_the_midnight_in_denmark_at_which_the_site_is_another(
    changes: dict[str, str], line: str
) -> None:
    folder = project.folder(project.files(changes))
    assert _files(folder, project.DAY)[FILE] == f"{line}\n".encode()


def test_the_miniature_project_stays_until_the_day_and_is_another_on_it() -> None:
    folder = load.read_folder(mini_site.PROJECT)
    seen = []
    files = _files(folder, mini_site.DAY)
    while FILE in files and (day := _told(files)):
        seen.append(day.isoformat())
        assert _files(folder, day - DAY) == files
        before, files = files, _files(folder, day)
        assert _without_the_file(files) != _without_the_file(before)

    assert seen == [
        "2026-11-23",
        "2026-12-04",
        "2026-12-11",
        "2027-01-16",
        "2027-02-12",
        "2027-03-17",
        "2028-01-02",  # a consent has run out, and nothing is built until that is mended
    ]


def _without_the_file(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path != FILE}


days = st.dates(datetime.date(2026, 11, 10), datetime.date(2026, 12, 10))


@st.composite
def changing(draw: st.DrawFn) -> dict[str, str]:
    """Records with a day in every field that a site of another day may look at."""
    first, last = sorted((draw(days), draw(days)))
    start, end = sorted((draw(days), draw(days)))
    month = draw(st.sampled_from(["2026-10", "2026-11", "2026-12", str(draw(days))]))
    return {
        **_guide(f"udgiv_fra: {first}", f"udgiv_til: {last}", f"gennemgået: {draw(days)}"),
        **_event(
            f"dato: {start}",
            f"slutdato: {end}",
            f"ændringer: [{{dato: {draw(days)}, tekst: Flyttet.}}]",
        ),
        "content/kurser/andet.yml": _event(
            f"dato: {start}",
            "gentages: {tekst: Hver uge, hver: 1, enhed: uge, gange: 4}",
            f"udgiv_fra: {draw(days)}",
        )[EVENT],
        "content/kurser/tredje.yml": _event(f"dato: {month}")[EVENT],
        **_letter(month),
        **_person(str(draw(days))),
    }


@settings(max_examples=25, deadline=None)
@given(changing(), days)
def test_before_the_day_no_byte_is_another(changes: dict[str, str], day: datetime.date) -> None:
    folder = project.folder(project.files(changes))
    files = _files(folder, day)
    if FILE not in files:
        return  # a fault, and so no site and no file
    following = _told(files) or day + datetime.timedelta(days=60)
    between = (day + datetime.timedelta(days=count) for count in range((following - day).days))

    for one in (*list(between)[:3], following - DAY):
        assert _files(folder, one) == files


def test_who_looks_at_the_day_of_the_site_is_known_here() -> None:
    """A new place has to tell its days to `upcoming.next_day`, and then stands in this list."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "today" and _is_site(node.value)
    }
    templates = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and "today" in path.read_text("utf-8")
    }

    assert sorted(found | templates) == [
        "agenda.py",  # which events are past, and when each is held next
        "channels.py",  # what has come in a feed
        "pages/events.py",  # whether an event is past, and when it is held next
        "recall.py",  # that another day may mean another page
        "templates/_arrangementer.html",  # when each is held next
        "upcoming.py",
    ]


def _is_site(node: ast.expr) -> bool:
    return ast.unparse(node) in {"site", "desk.site", "self.site", "self._site", "linked"}
