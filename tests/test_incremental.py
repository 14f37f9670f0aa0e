"""However a site came about, by many small builds or by one: it is the same, byte for byte."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import mini_site
import pytest
import real_site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_links import files_in

from generator import (
    checking,
    hands,
    load,
    making,
    making_beside,
    pipeline,
    readings,
    verdicts,
    write,
)
from generator.cache import Cache
from generator.kept_values import pack, unpack
from generator.models.record import Record
from generator.page import Page
from generator.pages.job import Job
from generator.problems import FaultyContentError
from generator.search import findable, index
from generator.staging import Staging
from generator.standing import Left

START: Final[Mapping[str, bytes]] = load.read_folder(mini_site.PROJECT).files
PICTURES: Final = load.read_folder(mini_site.PROJECT).pictures
# A part of what the profile asks for, since each is several builds: 12, or 200 by `make series`.
SERIES: Final = settings().max_examples // 8
TITLES: Final = ("titel", "navn", "resumé", "overskrift", "definition", "arbejdsplads")


@dataclass(frozen=True)
class Edit:
    """What an editor does to one of the files: `where` and `what` choose among what there is."""

    kind: str
    where: int
    what: int

    def on(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files afterwards."""
        path = sorted(path for path in files if path != "mkdocs.yml")[self.where % (len(files) - 1)]
        text = files[path].decode()
        changed: str | None = text
        if self.kind == "word":
            changed = self._worded(text)
        elif self.kind == "hide":
            changed = (
                text.replace("status: kladde\n", "") if "status:" in text else self._field(text)
            )
        elif self.kind == "move":
            towns = ("Aarhus", "Odense", "Herning")
            changed = re.sub(r"(?m)^kommune: \w+$", f"kommune: {towns[self.what % 3]}", text)
        elif self.kind == "body" and path.endswith(".md"):
            changed = text + f"\n\nMere om [en guide](metode:mentorordning) nummer {self.what}.\n"
        elif self.kind == "say" and path.endswith(".md"):
            changed = text + f"\n\nNoget mere at sige, {self.what} ord.\n"
        elif self.kind == "forget":
            changed = None
        elif self.kind == "copy" and path.startswith("ambassadors/"):
            return {**files, f"ambassadors/amb-{9000 + self.what}.yml": files[path]}
        return {
            name: (changed or "").encode() if name == path else data
            for name, data in files.items()
            if name != path or changed is not None
        }

    def _worded(self, text: str) -> str:
        lines = text.split("\n")
        spoken = [
            n
            for n, line in enumerate(lines)
            if line.strip().startswith(TITLES) and line[-1] not in '>|"]'
        ]
        if spoken:
            chosen = spoken[self.what % len(spoken)]
            lines[chosen] += f" {self.what}"
        return "\n".join(lines)

    def _field(self, text: str) -> str:
        head = "---\n" if text.startswith("---") else ""
        return f"{head}status: kladde\n{text.removeprefix(head)}"


KINDS: Final = ("word", "word", "hide", "move", "body", "say", "forget", "copy")
EDITS: Final = st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 60), st.integers(0, 30))


def build(files: Mapping[str, bytes], target: Path, cache: Cache) -> bool:
    """Build the site, or leave it where there are faults; says which."""
    folder = load.Folder(files, (), PICTURES)
    try:
        known, sound = readings.of(folder, cache), verdicts.kept(cache)
        checked = checking.check(folder, mini_site.DAY, known=known, sound=sound)
        verdicts.keep(cache, checked.sound)
        ready = pipeline.ready_checked(checked, real_site.templates(), typeset=mini_site.unset)
    except FaultyContentError:
        return False
    made = mini_site.make_frame(ready.shapes)
    row = cache.shelf("left").get(os.fsencode(target))
    left: Left | None = unpack(row) if row else None
    trusted = left and left.trusted(left.still(target))
    report = pipeline.publish(ready, made, target, cache, trusted)
    cache.put("left", {os.fsencode(target): pack(report.left)})
    return True


@pytest.fixture(scope="module", autouse=True)
def _many_shares() -> Iterator[None]:
    """The index of even a small site lies in several files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_TEXT_FILE", 2_000)
        yield


@settings(max_examples=SERIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_after_any_edits_the_site_is_as_if_it_had_been_built_at_once(series: list[Edit]) -> None:
    with TemporaryDirectory() as name:
        place = Path(name)
        files = dict(START)
        build(files, place / "site", Cache(place / "cache", b""))
        for edit in series:
            files = edit.on(files)
            again = build(files, place / "site", Cache(place / "cache", b""))
            clean = build(files, place / "clean", Cache(place / "none", b""))
            assert again == clean
            (place / "none").unlink(missing_ok=True)
            if clean:
                assert files_in(place / "site") == files_in(place / "clean")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    build(START, tmp_path / "site", Cache(tmp_path / "cache", b""))
    return tmp_path


def test_one_word_touches_the_pages_that_show_it_and_no_others(place: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*.html")}
    path = "ambassadors/amb-0002.yml"
    files = {**START, path: START[path].replace("Åse Ørum".encode(), "Åse Ørumgaard".encode())}

    build(files, place / "site", Cache(place / "cache", b""))

    touched = {one for one in before if one.stat().st_mtime_ns != before[one]}
    shown = {one for one in before if "Ørumgaard" in one.read_text()}
    assert shown
    assert touched == shown


def test_pages_are_kept_and_not_made_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = making.Maker._make

    def counted(self: making.Maker, job: Job, staging: Staging) -> object:
        made.append(job.address)
        return real(self, job, staging)

    monkeypatch.setattr(making.Maker, "_make", counted)
    build(START, place / "site", Cache(place / "cache", b""))

    assert made == []


def test_files_beside_the_pages_are_made_again_only_where_they_tell_of_the_change(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    opened: list[str] = []
    real, document = making_beside.Beside._make, findable.Documents.one

    def counted(self: making_beside.Beside, name: str) -> object:
        made.append(name)
        return real(self, name)

    def watched(self: findable.Documents, what: Record | Page) -> object:
        opened.extend([what.id] if isinstance(what, Record) else [])
        return document(self, what)

    monkeypatch.setattr(making_beside.Beside, "_make", counted)
    monkeypatch.setattr(findable.Documents, "one", watched)
    path = "content/metoder/mentorordning.md"
    files = {**START, path: START[path] + b"\n\nEndnu en linje.\n"}
    build(files, place / "site", Cache(place / "cache", b""))

    assert made == ["feeds"]
    assert "mentorordning" in opened
    assert "amb-0002" not in opened


@pytest.mark.parametrize("old_time", [False, True], ids=["now", "under its old size and time"])
def test_a_page_that_somebody_has_touched_is_made_again(place: Path, *, old_time: bool) -> None:
    page = place / "site" / "metoder" / "mentorordning" / "index.html"
    whole, before = page.read_bytes(), page.stat()
    page.write_bytes(b"hacket".ljust(len(whole)))
    if old_time:
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    build(START, place / "site", Cache(place / "cache", b""))

    assert page.read_bytes() == whole


def test_two_hands_make_the_same_pages_as_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_WORTH_SHARING", 2)
    monkeypatch.setattr(hands, "available", lambda: 2)

    build(START, place / "two", Cache(place / "other", b""))

    assert files_in(place / "two") == files_in(place / "site")


def test_a_build_that_another_overtakes_spoils_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide, person = "content/metoder/mentorordning.md", "ambassadors/amb-0002.yml"
    slow = {**START, guide: START[guide] + b"\n\nEndnu en linje.\n"}
    fast = {**slow, person: START[person].replace("Åse Ørum".encode(), "Åse Ørumgaard".encode())}
    real = write.replacing

    def overtaken(*args: Any, **options: Any) -> AbstractContextManager[Staging]:
        monkeypatch.setattr(write, "replacing", real)
        build(fast, place / "site", Cache(place / "cache", b""))
        return real(*args, **options)

    monkeypatch.setattr(write, "replacing", overtaken)
    build(slow, place / "site", Cache(place / "cache", b""))

    for files in (fast, slow):
        build(files, place / "site", Cache(place / "cache", b""))
        build(files, place / "clean", Cache(place / "none", b""))
        assert files_in(place / "site") == files_in(place / "clean")


@pytest.mark.parametrize("moment", range(0, 60, 7))
def test_a_build_that_is_killed_at_any_moment_spoils_nothing(place: Path, moment: int) -> None:
    path = "content/ordliste.yml"  # what shares a file counts for every page
    files = {**START, path: START[path].replace(b"begreb: ", b"begreb: Ny ")}
    child = os.fork()
    if child == 0:
        puts = 0
        real = Staging.put

        def put(self: Staging, name: str, data: bytes) -> None:
            nonlocal puts
            puts += 1
            if puts > moment:
                os.kill(os.getpid(), signal.SIGKILL)
            real(self, name, data)

        Staging.put = put  # type: ignore[assignment,method-assign]
        build(files, place / "site", Cache(place / "cache", b""))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL

    build(START, place / "clean", Cache(place / "none", b""))
    assert files_in(place / "site") == files_in(place / "clean")
    build(files, place / "site", Cache(place / "cache", b""))
    build(files, place / "clean", Cache(place / "none", b""))
    assert files_in(place / "site") == files_in(place / "clean")
