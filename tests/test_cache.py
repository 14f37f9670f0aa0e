"""What is kept from one build to the next: never wrong, and never in the way."""

from __future__ import annotations

import sqlite3
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from generator import cache
from generator.cache import Cache, stamp_of_code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dybt" / "cache.sqlite"


def test_what_is_put_on_a_shelf_stands_there(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"v", b"l": b"w"})
    Cache(file, b"code").put("b", {b"k": b"other"})
    Cache(file, b"code").put("a", {b"m": b"x"}, drop=[b"l", b"never"])

    assert Cache(file, b"code").shelf("a") == {b"k": b"v", b"m": b"x"}
    assert Cache(file, b"code").shelf("b") == {b"k": b"other"}


def test_one_thing_can_be_asked_for(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"v", b"l": b"w"})

    assert Cache(file, b"code").get("a", b"l") == b"w"
    assert Cache(file, b"code").get("a", b"m") is None
    assert Cache(file, b"code").get("b", b"l") is None


def test_whole_shelves_can_be_taken_away(file: Path) -> None:
    for name in ("c", "a", "b"):
        Cache(file, b"code").put(name, {b"k": b"v", b"l": b"secret"})
    assert Cache(file, b"code").names() == ("a", "b", "c")

    Cache(file, b"code").drop(["a", "c", "never"])
    assert Cache(file, b"code").names() == ("b",)
    assert Cache(file, b"code").shelf("b") == {b"k": b"v", b"l": b"secret"}


def test_what_is_taken_away_is_not_left_in_the_file(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"a secret" * 999})
    Cache(file, b"code").drop(["a"])

    assert b"secret" not in file.read_bytes()


def test_a_project_can_be_forgotten_with_what_a_killed_build_has_left(tmp_path: Path) -> None:
    cache.forget(tmp_path)
    cache.of(tmp_path).put("a", {b"k": b"v"})
    with closing(sqlite3.connect(tmp_path / cache.FILE)) as killed:
        killed.execute("delete from kept")
        assert len([*(tmp_path / ".vip2").iterdir()]) == 2
        cache.forget(tmp_path)

    assert [*(tmp_path / ".vip2").iterdir()] == []


def test_all_commands_find_the_same_cache_in_a_project(tmp_path: Path) -> None:
    cache.of(tmp_path).put("a", {b"k": b"v"})

    assert cache.of(tmp_path).shelf("a") == {b"k": b"v"}
    assert (tmp_path / cache.FILE).is_file()


def test_it_is_one_file(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"v"})

    assert list(file.parent.iterdir()) == [file]


def test_other_code_finds_it_empty(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"v"})

    assert Cache(file, b"newer").shelf("a") == {}
    assert Cache(file, b"code").shelf("a") == {}  # emptied, for the bytes may mean something else


def test_nothing_is_kept_before_anything_was_put(file: Path) -> None:
    assert Cache(file, b"code").shelf("a") == {}


@pytest.mark.parametrize("broken", [b"", b"not a database at all, but long enough to be one" * 99])
def test_a_file_that_is_no_cache_is_replaced(file: Path, broken: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(broken)

    assert Cache(file, b"code").shelf("a") == {}
    Cache(file, b"code").put("a", {b"k": b"v"})
    assert Cache(file, b"code").shelf("a") == {b"k": b"v"}


def test_a_file_that_was_cut_off_is_empty_or_right(file: Path) -> None:
    values = {bytes([number]): bytes([number]) * 5000 for number in range(40)}
    Cache(file, b"code").put("a", values)
    whole = file.read_bytes()
    for length in range(0, len(whole), 20_000):
        file.write_bytes(whole[:length])
        assert Cache(file, b"code").shelf("a").items() <= values.items()


def test_a_value_that_the_disk_has_changed_is_not_given_out(file: Path) -> None:
    Cache(file, b"code").put("a", {b"k": b"a long value that stands there", b"l": b"sound"})
    data = file.read_bytes()
    file.write_bytes(data.replace(b"a long value", b"a wrong one!"))

    assert Cache(file, b"code").shelf("a") == {b"l": b"sound"}


def test_while_another_build_keeps_the_file_it_is_done_without(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cache._PATIENCE_SECONDS", 0)
    Cache(file, b"code").put("a", {b"k": b"v"})
    with closing(sqlite3.connect(file)) as other:
        other.execute("begin exclusive")
        assert Cache(file, b"code").shelf("a") == {}
        Cache(file, b"code").put("a", {b"k": b"w"})

    assert Cache(file, b"code").shelf("a") == {b"k": b"v"}


@pytest.mark.parametrize("place", [".vip2", cache.FILE])
def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, place: str) -> None:
    """What stands in the way is left as it is: a file for the folder, or a folder for the file."""
    blocked = tmp_path / place
    if place == cache.FILE:
        blocked.mkdir(parents=True)
    else:
        blocked.write_text("en fil")

    cache.of(tmp_path).put("a", {b"k": b"v"})
    assert cache.of(tmp_path).shelf("a") == {}
    assert cache.of(tmp_path).get("a", b"k") is None
    assert blocked.is_dir() if place == cache.FILE else blocked.read_text() == "en fil"


def test_the_stamp_changes_with_every_package_whose_work_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()

    def stamp_where_new_is(newer: str) -> bytes:
        def version(package: str) -> str:
            asked.add(package)
            return "newer" if package == newer else "as it is"

        monkeypatch.setattr("generator.cache.version", version)
        return stamp_of_code.__wrapped__()

    stamps = {stamp_where_new_is("none of them")}
    stamps |= {stamp_where_new_is(package) for package in sorted(asked)}
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "newer")
    stamps.add(stamp_where_new_is("none of them"))

    assert asked >= {"brotli", "mkdocs-material", "pyromark", "typst"}
    assert len(stamps) == len(asked) + 2


def test_the_stamp_changes_with_every_file_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = {stamp_of_code.__wrapped__()}
    monkeypatch.setattr("generator.cache._PACKAGE", tmp_path)
    for name in ("a.py", "templates/a.html", "theme/styles/a.css", "theme/scripts/a.js", "a.typ"):
        for text in ("one", "two"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
            stamps.add(stamp_of_code.__wrapped__())

    assert len(stamps) == 11


def test_compiled_templates_are_kept_beside_the_code_as_python_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    beside = cache.for_compiled(tmp_path)

    assert beside is not None
    assert beside.parent.name == "__pycache__"
    assert beside.is_dir()
    assert not any(tmp_path.iterdir())


def test_who_wants_no_compiled_code_there_gets_it_in_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert cache.for_compiled(tmp_path) == tmp_path / ".vip2" / "templates"
    assert (tmp_path / ".vip2" / "templates").is_dir()


@pytest.mark.parametrize("place", [".vip2", ".vip2/templates"])
def test_where_no_compiled_code_can_be_written_none_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "code")
    for blocked in (tmp_path / "code" / "__pycache__", tmp_path / "projekt" / place):
        blocked.parent.mkdir(parents=True, exist_ok=True)
        blocked.write_text("en fil")

    assert cache.for_compiled(tmp_path / "projekt") is None
