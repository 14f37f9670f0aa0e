"""The twin of a site: a build touches what it changes and nothing else, and is never half-done."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_links import files_in

from generator import twin
from generator import write as write_module
from generator.staging import MARK
from generator.standing import TICK_NS, Left, twin_of
from generator.write import replacing

FIRST: Final = {"index.html": b"en", "om/index.html": b"om", "kurser/k-1/index.html": b"k"}
SECOND: Final = {"index.html": b"to", "om/index.html": b"om", "cases/c-1/index.html": b"c"}
THIRD: Final = {"index.html": b"tre", "om/index.html": b"om", "om/kort.svg": b"<svg/>"}
TICK_SECONDS: Final = TICK_NS / 1e9  # what changes sooner may bear the time of what was there
KILLED: Final = 9


def build(site: Path, files: Mapping[str, bytes], left: Left | None = None) -> Left:
    """Write the site as `vip2 build` does, which looks first whether it stands as it was left."""
    with replacing(site, left=left and left.trusted(left.still(site))) as staging:
        for path, data in files.items():
            staging.put(path, data)
    return staging.left


def holds(site: Path, files: Mapping[str, bytes]) -> bool:
    """Whether site and twin are these files, and the same, and nothing else lies beside them."""
    found, other = files_in(site), twin_of(site)
    beside = {one.name for one in site.parent.iterdir()}
    return (
        without_mark(found) == files
        and files_in(other) == found
        and all((site / path).samefile(other / path) for path in found)
        and not any(path.is_symlink() for path in site.rglob("*"))
        and _folders(site) == _folders(other)
        and beside == {"site", ".site.laas", ".site.tvilling"}
    )


def without_mark(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that a build was asked for."""
    return {path: data for path, data in files.items() if path != MARK}


def _folders(root: Path) -> set[str]:
    """Every folder below a folder, also those that hold nothing."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where the site is to lie."""
    return tmp_path / "site"


@pytest.fixture(params=[True, False], ids=["in one step", "in two steps"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both ways for two folders to change places: in one step where the system can, or in two."""
    at_once = bool(request.param)
    if not at_once:
        monkeypatch.setattr(write_module, "_swapped", lambda _one, _other: False)
    return at_once


@pytest.mark.usefixtures("exchange")
def test_after_each_build_the_twin_is_the_site_under_other_names(site: Path) -> None:
    left = None
    for files in (FIRST, SECOND, THIRD, THIRD, FIRST):
        left = build(site, files, left)
        assert holds(site, files)


@pytest.mark.usefixtures("exchange")
def test_what_does_not_change_is_not_touched_at_all(site: Path) -> None:
    left = build(site, FIRST)
    before = (site / "om/index.html").stat()
    for files in (SECOND, THIRD, FIRST):
        time.sleep(TICK_SECONDS)
        left = build(site, files, left)
        after = (site / "om/index.html").stat()
        # Not even a name has come or gone, which would count as a change of the inode.
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert (after.st_ctime_ns, after.st_nlink) == (before.st_ctime_ns, 2)


def test_a_changed_file_is_another_and_nobody_writes_in_the_one_that_was_there(site: Path) -> None:
    left = build(site, FIRST)
    with (site / "index.html").open("rb") as reader:
        build(site, SECOND, left)
        assert reader.read() == b"en"


def test_a_build_without_changes_touches_neither(site: Path) -> None:
    left = build(site, FIRST)
    before = [path.stat() for path in (site, twin_of(site))]
    assert build(site, FIRST, left) == left
    assert [path.stat() for path in (site, twin_of(site))] == before


NAMES: Final = st.sampled_from(["a", "b", "a/b", "a/b/c", "b/c", "b/d", "c/d/e", "c/d/f"])
BYTES: Final = st.sampled_from([b"", b"1", b"2"])
SITES: Final = st.dictionaries(NAMES, BYTES).filter(
    lambda files: not any(f"{one}/" in f"{other}" for one in files for other in files)
)


@given(st.lists(SITES, min_size=2, max_size=6))
def test_after_any_builds_it_is_known_how_they_are_left(series: list[dict[str, bytes]]) -> None:
    with TemporaryDirectory() as name:
        site, left = Path(name) / "site", None
        for files in series:
            left = build(site, files, left)
            assert holds(site, files)
            assert left == twin.left_anew(site, [*files, MARK], twinned=True)


def _spoil(path: Path) -> None:
    """As long as before, and with its old time."""
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace(path: Path) -> None:
    other = path.with_name("andet")
    shutil.copy2(path, other)
    _spoil(other)
    other.rename(path)


def _as_a_file(root: Path) -> None:
    shutil.rmtree(root)
    root.write_text("")


def _as_a_copy(root: Path) -> None:
    other = root.with_name("andet")
    shutil.copytree(root, other)
    shutil.rmtree(root)
    other.rename(root)


def _as_a_link(root: Path) -> None:
    shutil.rmtree(root)
    root.symlink_to("site")


def _as_a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("/findes-ikke")


def _as_a_link_to_its_bytes(path: Path) -> None:
    path.rename(path.with_name("andet"))
    path.symlink_to("andet")


DEEDS: Final[Mapping[str, Callable[[Path], object]]] = {
    "writes in a file": lambda root: _spoil(root / "om/index.html"),
    "puts another in the place of a file": lambda root: _replace(root / "om/index.html"),
    "puts a dead link in the place of a file": lambda root: _as_a_link_to_nothing(
        root / "om/index.html"
    ),
    "puts a link in the place of a file": lambda root: _as_a_link_to_its_bytes(
        root / "om/index.html"
    ),
    "takes a file": lambda root: (root / "om/index.html").unlink(),
    "takes a folder": lambda root: shutil.rmtree(root / "om"),
    "adds a file": lambda root: (root / "om/fremmed.html").write_text("fremmed"),
    "adds a file at the top": lambda root: (root / "fremmed.html").write_text("fremmed"),
    "adds a folder": lambda root: (root / "om/fremmed").mkdir(),
    "adds a link to a folder": lambda root: (root / "fremmed").symlink_to(root.parent),
    "takes it all": shutil.rmtree,
}
ONLY_WITH_THE_TWIN: Final[Mapping[str, Callable[[Path], object]]] = {
    "puts a file in the place of it all": _as_a_file,
    "puts a copy in the place of it all": _as_a_copy,
    "puts a link in the place of it all": _as_a_link,
}


@pytest.mark.parametrize("files", [FIRST, SECOND], ids=["nothing changes", "something changes"])
@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_what_somebody_does_to_the_site_is_put_right(
    site: Path, deed: Callable[[Path], object], files: Mapping[str, bytes]
) -> None:
    left = build(site, FIRST)
    time.sleep(TICK_SECONDS)
    deed(site)

    left = build(site, files, left)
    assert holds(site, files)
    build(site, THIRD, left)
    assert holds(site, THIRD)


@pytest.mark.parametrize("deed", DEEDS.values(), ids=list(DEEDS))
def test_where_somebody_has_been_at_work_no_file_is_kept_on_trust(
    site: Path, deed: Callable[[Path], object]
) -> None:
    with replacing(site) as staging:
        for path, data in FIRST.items():
            staging.put(path, data)
        lying = staging.lying(FIRST)
    time.sleep(TICK_SECONDS)
    deed(site)

    with replacing(site, left=staging.left.trusted(staging.left.still(site))) as again:
        assert not again.lie(lying)
        assert not any(again.lie((one,)) for one in lying)


@pytest.mark.parametrize("files", [FIRST, SECOND], ids=["nothing changes", "something changes"])
@pytest.mark.parametrize(
    "deed",
    [*DEEDS.values(), *ONLY_WITH_THE_TWIN.values()],
    ids=[*DEEDS, *ONLY_WITH_THE_TWIN],
)
def test_what_somebody_does_to_the_twin_never_gets_into_the_site(
    site: Path, deed: Callable[[Path], object], files: Mapping[str, bytes]
) -> None:
    left = build(site, FIRST)
    time.sleep(TICK_SECONDS)
    deed(twin_of(site))

    left = build(site, files, left)
    assert holds(site, files)
    build(site, THIRD, left)
    assert holds(site, THIRD)


def test_what_somebody_adds_during_a_build_does_not_come_back(site: Path) -> None:
    left = build(site, FIRST)
    with replacing(site, left=left) as staging:
        for path, data in SECOND.items():
            staging.put(path, data)
        time.sleep(TICK_SECONDS)
        (site / "fremmed.html").write_text("fremmed")
        (site / "om" / "fremmed.html").write_text("fremmed")
    assert holds(site, SECOND)
    build(site, THIRD, staging.left)
    assert holds(site, THIRD)


def test_a_build_that_another_has_overtaken_does_not_trust_what_it_saw(site: Path) -> None:
    seen = build(site, FIRST)
    build(site, SECOND, seen)
    with replacing(site, left=seen) as staging:
        staging.put("index.html", b"tre")
        assert staging.before("kurser/k-1/index.html") == ()
        staging.keep("cases/c-1/index.html")
    assert holds(site, {"index.html": b"tre", "cases/c-1/index.html": b"c"})


def test_a_disk_without_second_names_has_no_twin_and_still_the_whole_site(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_old: Path, _new: Path) -> None:
        raise OSError

    left = None
    for files in (FIRST, SECOND, SECOND, THIRD):
        monkeypatch.setattr(os, "link", refuse)
        left = build(site, files, left)
        assert without_mark(files_in(site)) == files
        assert {one.name for one in site.parent.iterdir()} == {"site", ".site.laas"}
    monkeypatch.undo()
    build(site, FIRST, left)
    assert holds(site, FIRST)


def test_what_is_taken_from_the_site_lies_nowhere_beside_it(site: Path) -> None:
    left = build(site, {**FIRST, "ambassadoerer/amb-1/index.html": b"Bo Eksempel"})
    build(site, FIRST, left)
    everywhere = files_in(site.parent)
    assert not any("amb-1" in path or b"Bo Eksempel" in data for path, data in everywhere.items())
    assert not list(site.parent.rglob("ambassadoerer"))


def _dying_at(step: int) -> Callable[[str, tuple[object, ...]], None]:
    """End the process before the step on the disk of that number, as `kill -9` does."""
    steps = count()

    def hook(event: str, _: tuple[object, ...]) -> None:
        on_disk = event == "open" or event.startswith(("os.", "shutil.", "ctypes.", "fcntl."))
        if on_disk and next(steps) == step:
            os._exit(KILLED)

    return hook


def _killed_at(step: int, site: Path, files: Mapping[str, bytes], left: Left | None) -> bool:
    """Build in another process that is killed before that step; False if it was done by then."""
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(_dying_at(step))
            build(site, files, left)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {0, KILLED}
    return os.waitstatus_to_exitcode(status) == KILLED


@pytest.mark.parametrize("known", [True, False], ids=["by the twin", "anew"])
def test_a_build_that_is_killed_at_any_step_leaves_a_whole_site_and_the_next_one_tidies_up(
    tmp_path: Path, *, exchange: bool, known: bool
) -> None:
    for step in count():
        site = tmp_path / str(step) / "site"
        left = build(site, FIRST)
        if not _killed_at(step, site, SECOND, left if known else None):
            break
        found = files_in(site if exchange or site.exists() else site.parent / ".site.gammel")
        assert without_mark(found) in (FIRST, SECOND)
        left = build(site, SECOND, left)
        assert holds(site, SECOND)
        build(site, THIRD, left)
        assert holds(site, THIRD)
    assert step > 20
    assert holds(site, SECOND)


def test_a_first_build_that_is_killed_at_any_step_is_made_good_by_the_next(tmp_path: Path) -> None:
    for step in count():
        site = tmp_path / str(step) / "site"
        site.parent.mkdir()
        if not _killed_at(step, site, FIRST, None):
            break
        assert not site.exists() or files_in(site).keys() == {*FIRST, MARK}
        build(site, SECOND)
        assert holds(site, SECOND)
    assert step > 20
    assert holds(site, FIRST)
