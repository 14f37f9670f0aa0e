"""The shortest build: nothing is made where nothing has changed, and anything that has is seen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import project
import pytest

from generator import unchanged
from generator.cache import Cache
from generator.standing import TICK_NS
from generator.unchanged import Build, Seen
from generator.write import replacing

TICK_SECONDS: Final = TICK_NS / 1e9  # what changes sooner may bear the time of what was there


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A project that has been built."""
    root = project.write(tmp_path / "projekt")
    (root / "docs" / "billede.svg").write_text("<svg/>")
    done = Build(root, tmp_path / "site", "2026-11-22")
    keep(done, unchanged.look(done, cache(done)), "3 poster")
    time.sleep(TICK_SECONDS)
    return done


def cache(build: Build) -> Cache:
    return Cache(build.project / ".vip2" / "cache", b"code")


def keep(build: Build, seen: Seen, said: str) -> None:
    """Write the site of a build, and remember it."""
    with replacing(build.site_dir, left=seen.left()) as staging:
        staging.put("index.html", b"forside")
        staging.put("om/index.html", b"om")
    unchanged.keep(build, cache(build), seen.sources, staging.left, said)


def said(build: Build) -> str | None:
    return unchanged.look(build, cache(build)).said


def test_what_has_not_changed_is_told_as_it_was(build: Build) -> None:
    assert said(build) == "3 poster"


def test_a_change_is_seen_from_inside_the_project_too(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(build.project)
    here = Build(Path(), build.site_dir, "2026-11-22")
    assert said(here) == "3 poster"

    _rewrite(build.project / "content" / "kilder.yml")
    assert said(here) is None


def test_what_was_never_built_is_not_known(build: Build) -> None:
    for other in (
        Build(build.project, build.site_dir, "2026-11-23"),
        Build(build.project, build.site_dir.parent / "andet", "2026-11-22"),
        Build(build.site_dir, build.site_dir, "2026-11-22"),
    ):
        assert unchanged.look(other, cache(build)).said is None


IN_THE_SOURCES: dict[str, Callable[[Build], object]] = {
    "a word in a record": lambda it: _rewrite(it.project / "content" / "kilder.yml"),
    "a word in mkdocs.yml": lambda it: _rewrite(it.project / "mkdocs.yml"),
    "a new record": lambda it: (it.project / "docs" / "ny.md").write_text("ny"),
    "a new folder": lambda it: (it.project / "newsletters" / "2010").mkdir(parents=True),
    "a record less": lambda it: (it.project / "content" / "kilder.yml").unlink(),
    "another name": lambda it: _rename(it.project / "content" / "kilder.yml"),
    "a picture": lambda it: (it.project / "docs" / "billede.svg").write_text("<svg></svg>"),
}
IN_THE_SITE: dict[str, Callable[[Build], object]] = {
    "a page that was spoilt": lambda it: (it.site_dir / "om" / "index.html").write_text("xx"),
    "a page that is gone": lambda it: (it.site_dir / "om" / "index.html").unlink(),
    "a file too many": lambda it: (it.site_dir / "om" / "mere.html").write_text(""),
    "a site that is gone": lambda it: it.site_dir.rename(it.site_dir.parent / "vaek"),
}
CHANGES = {**IN_THE_SOURCES, **IN_THE_SITE}


def _rewrite(path: Path) -> None:
    """As long as before, and with its old time: only the disk knows that it is another."""
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-2] + data[:1] + b"\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _rename(path: Path) -> None:
    path.rename(path.with_name("andet.yml"))


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_any_change_is_seen(build: Build, change: Callable[[Build], object]) -> None:
    change(build)

    assert said(build) is None


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_the_sources_are_seen_as_if_for_the_first_time(
    build: Build, change: Callable[[Build], object]
) -> None:
    change(build)

    empty = Cache(build.project / ".vip2" / "empty", b"code")
    seen = unchanged.look(build, cache(build))
    assert seen.sources == unchanged.look(build, empty).sources


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_happens_to_the_sources_the_site_stands_as_it_was_left(
    build: Build, name: str
) -> None:
    before = unchanged.look(build, cache(build)).left()
    CHANGES[name](build)

    left = unchanged.look(build, cache(build)).left()
    assert left == (before if name in IN_THE_SOURCES else None)


def test_another_day_is_another_build_of_the_same_site(build: Build) -> None:
    before = unchanged.look(build, cache(build)).left()
    tomorrow = Build(build.project, build.site_dir, "2026-11-23")
    seen = unchanged.look(tomorrow, cache(build))
    assert (seen.said, seen.left()) == (None, before)

    keep(tomorrow, seen, "4 poster")
    assert (said(tomorrow), said(build)) == ("4 poster", None)


def test_what_changes_within_the_same_tick_of_the_clock_is_seen(build: Build) -> None:
    record = build.project / "content" / "kilder.yml"
    for turn in range(5):
        record.write_text(f"a: {turn}\n")
        looked = unchanged.look(build, cache(build))
        record.write_text(f"b: {turn}\n")
        keep(build, looked, "for gammelt")
        assert said(build) is None


def test_a_file_beside_the_content_is_no_change(build: Build) -> None:
    (build.project / "README.md").write_text("Om projektet")

    assert said(build) == "3 poster"


def test_to_find_that_nothing_has_changed_nothing_of_a_build_is_imported() -> None:
    code = "import sys, generator.cli, generator.build_command; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    heavy = {"pydantic", "yaml", "jinja2", "pyromark", "mkdocs", "lxml", "generator.pipeline"}
    assert heavy & set(ran.stdout.split()) == set()
