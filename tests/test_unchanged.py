"""The shortest build: nothing is made where nothing has changed, and anything that has is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import project
import pytest

from generator import unchanged
from generator.cache import Cache
from generator.unchanged import Build


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A project that has been built."""
    root = project.write(tmp_path / "projekt")
    (root / "docs" / "billede.svg").write_text("<svg/>")
    site = tmp_path / "site"
    (site / "om").mkdir(parents=True)
    (site / "om" / "index.html").write_text("om")
    done = Build(root, site, "2026-11-22")
    unchanged.keep(done, cache(done), unchanged.look(done), "3 poster")
    return done


def cache(build: Build) -> Cache:
    return Cache(build.project / ".vip2" / "cache", b"code")


def test_what_has_not_changed_is_told_as_it_was(build: Build) -> None:
    assert unchanged.closing_line(build, cache(build)) == "3 poster"


def test_a_change_is_seen_from_inside_the_project_too(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(build.project)
    here = Build(Path(), build.site_dir, "2026-11-22")
    unchanged.keep(here, cache(build), unchanged.look(here), "3 poster")
    assert unchanged.closing_line(here, cache(build)) == "3 poster"

    _rewrite(build.project / "content" / "kilder.yml")
    assert unchanged.closing_line(here, cache(build)) is None


def test_what_was_never_built_is_not_known(build: Build) -> None:
    for other in (
        Build(build.project, build.site_dir, "2026-11-23"),
        Build(build.project, build.site_dir.parent / "andet", "2026-11-22"),
        Build(build.site_dir, build.site_dir, "2026-11-22"),
    ):
        assert unchanged.closing_line(other, cache(build)) is None


CHANGES: dict[str, Callable[[Build], object]] = {
    "a word in a record": lambda it: _rewrite(it.project / "content" / "kilder.yml"),
    "a word in mkdocs.yml": lambda it: _rewrite(it.project / "mkdocs.yml"),
    "a new record": lambda it: (it.project / "docs" / "ny.md").write_text("ny"),
    "a new folder": lambda it: (it.project / "newsletters" / "2010").mkdir(parents=True),
    "a record less": lambda it: (it.project / "content" / "kilder.yml").unlink(),
    "another name": lambda it: _rename(it.project / "content" / "kilder.yml"),
    "a picture": lambda it: (it.project / "docs" / "billede.svg").write_text("<svg></svg>"),
    "a page that was spoilt": lambda it: (it.site_dir / "om" / "index.html").write_text("xx"),
    "a page that is gone": lambda it: (it.site_dir / "om" / "index.html").unlink(),
    "a file too many": lambda it: (it.site_dir / "om" / "mere.html").write_text(""),
    "a site that is gone": lambda it: it.site_dir.rename(it.site_dir.parent / "vaek"),
}


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

    assert unchanged.closing_line(build, cache(build)) is None


def test_what_changes_within_the_same_tick_of_the_clock_is_seen(build: Build) -> None:
    record = build.project / "content" / "kilder.yml"
    for turn in range(5):
        record.write_text(f"a: {turn}\n")
        looked = unchanged.look(build)
        record.write_text(f"b: {turn}\n")
        unchanged.keep(build, cache(build), looked, "for gammelt")
        assert unchanged.closing_line(build, cache(build)) is None


def test_a_file_beside_the_content_is_no_change(build: Build) -> None:
    (build.project / "README.md").write_text("Om projektet")

    assert unchanged.closing_line(build, cache(build)) == "3 poster"


def test_to_find_that_nothing_has_changed_nothing_of_a_build_is_imported() -> None:
    code = "import sys, generator.cli, generator.build_command; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    heavy = {"pydantic", "yaml", "jinja2", "pyromark", "mkdocs", "lxml", "generator.pipeline"}
    assert heavy & set(ran.stdout.split()) == set()
