"""What has changed on the disk: found by looking, soon where the system tells, else later."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import project
import pytest

from generator import preview_disk
from generator.preview_disk import Disk, Watch, changed

GUIDE = "content/metoder/mentorordning.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project.write(tmp_path / "projekt")


def test_what_has_not_changed_is_the_very_same(folder: Path) -> None:
    disk = Disk(folder)
    before = disk.folder()
    (folder / GUIDE).write_text("nyt")
    after = disk.folder()
    assert changed(before, after) == (GUIDE,)
    assert {path for path in before.files if before.files[path] is not after.files[path]} == {GUIDE}


def test_a_file_that_was_only_touched_has_not_changed(folder: Path) -> None:
    disk = Disk(folder)
    before = disk.folder()
    (folder / GUIDE).touch()
    assert changed(before, disk.folder()) == ()


def test_files_that_come_go_and_move_and_pictures_and_links_are_changes(folder: Path) -> None:
    disk = Disk(folder)
    before = disk.folder()
    (folder / GUIDE).rename(folder / "content/metoder/mentor.md")
    (folder / "docs" / "a.svg").write_text("<svg/>")
    (folder / "docs" / "b").symlink_to("/etc")
    (folder / "mkdocs.yml").write_text("site_name: x")
    assert changed(before, disk.folder()) == (
        "content/metoder/mentor.md",
        GUIDE,
        "docs/a.svg",
        "docs/b",
        "mkdocs.yml",
    )


def test_a_change_that_keeps_the_size_and_the_time_is_found_as_long_as_it_is_fresh(
    folder: Path,
) -> None:
    disk = Disk(folder)
    (folder / GUIDE).write_text("aaaa")
    first = disk.folder()
    assert disk.unsettled
    times = (folder / GUIDE).stat()
    (folder / GUIDE).write_text("bbbb")
    os.utime(folder / GUIDE, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert changed(first, disk.folder()) == (GUIDE,)
    time.sleep(0.05)
    disk.folder()
    assert not disk.unsettled


def test_a_file_that_bears_a_time_to_come_is_not_read_again_for_ever(folder: Path) -> None:
    ahead = time.time() + 3600
    os.utime(folder / GUIDE, (ahead, ahead))
    time.sleep(0.05)
    disk = Disk(folder)
    disk.folder()
    assert not disk.unsettled


def test_a_file_that_goes_while_we_look_is_looked_for_again(folder: Path) -> None:
    disk = Disk(folder)
    stop = threading.Event()

    def save_again_and_again() -> None:
        while not stop.is_set():
            (folder / GUIDE).unlink()
            (folder / GUIDE).write_text("nyt")

    saving = threading.Thread(target=save_again_and_again)
    saving.start()
    try:
        for _ in range(20):
            assert "mkdocs.yml" in disk.folder().files
    finally:
        stop.set()
        saving.join()


def _waited(watch: Watch) -> float:
    started = time.monotonic()
    watch.wait()
    return time.monotonic() - started


@pytest.mark.parametrize("path", [GUIDE, "mkdocs.yml", "docs/ny/side.md"])
def test_a_change_is_told_at_once(folder: Path, path: str) -> None:
    watch = Watch([folder / name for name in ("content", "docs", "newsletters", "findes-ikke")])
    (folder / path).parent.mkdir(exist_ok=True)
    threading.Timer(0.1, (folder / path).write_text, ("nyt",)).start()
    assert _waited(watch) < 1
    watch.stop()


def test_to_read_a_file_is_no_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_disk, "_LOOK_SECONDS", 0.3)
    watch = Watch([folder / "content"])
    (folder / GUIDE).read_text("utf-8")
    assert _waited(watch) > 0.25
    watch.stop()


def test_where_nobody_tells_it_is_time_to_look_now_and_then(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("generator.preview_disk.Observer.schedule", refuse)
    watch = Watch([folder / "content"])
    assert 0.2 < _waited(watch) < 1
    watch.stop()
