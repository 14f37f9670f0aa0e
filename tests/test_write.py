"""The door to the published site: all or nothing, and never what is not ours."""

from __future__ import annotations

import fcntl
import gzip
import os
import resource
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from generator import write as write_module
from generator.packing import PACKERS
from generator.staging import MARK, Staging, UnwritableSiteError, Written
from generator.standing import Left, twin_of
from generator.write import replacing, write

OLD = {"index.html": b"gammel", "om/index.html": b"om", "assets/site.css": b"p{}"}
NEW = {"index.html": b"ny", "om/index.html": b"om", "kilder/index.html": b"kilder"}
PAGE = b"<p>Tekst</p>" * 100


def _content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but our mark, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def _beside(site: Path) -> set[str]:
    """What lies beside the site, but for the lock, which is empty."""
    return {path.name for path in site.parent.iterdir()} - {".site.laas"}


def _is_alone_with_its_twin(site: Path) -> bool:
    """Whether nothing lies beside the site but a folder of the very same files."""
    return _beside(site) == {"site", ".site.tvilling"} and all(
        path.samefile(site / path.relative_to(twin_of(site))) or path.is_dir()
        for path in twin_of(site).rglob("*")
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a site that we wrote before."""
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


@pytest.fixture(params=["in one step", "in two steps"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways for two folders to change places: `renameat2` where the system has it, or not."""
    if request.param == "in two steps":
        monkeypatch.setattr(write_module, "_swapped", lambda _one, _other: False)


def test_a_first_site_is_written_with_our_mark(tmp_path: Path) -> None:
    target = tmp_path / "dybt" / "nede" / "site"
    assert write(target, OLD) == Written(files=3, changed=4, removed=0)
    assert _content(target) == OLD
    assert (target / MARK).read_text() == "Denne mappe skrives af vip2. Ret i indholdet i stedet.\n"


@pytest.mark.usefixtures("exchange")
def test_a_new_site_takes_the_place_of_the_old(site: Path) -> None:
    assert write(site, NEW) == Written(files=3, changed=2, removed=1)
    assert _content(site) == NEW
    assert not (site / "assets").exists()
    assert _is_alone_with_its_twin(site)


@pytest.mark.usefixtures("exchange")
def test_unchanged_files_keep_their_time(site: Path) -> None:
    os.utime(site / "om/index.html", (1_000_000_000, 1_000_000_000))
    write(site, NEW)
    assert (site / "om/index.html").stat().st_mtime == 1_000_000_000
    assert (site / "index.html").stat().st_mtime > 1_000_000_000


def test_nothing_is_written_where_nothing_changed(site: Path) -> None:
    before = site.stat()
    assert write(site, OLD) == Written(files=3, changed=0, removed=0)
    assert (site.stat().st_ino, site.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    swapped = {"index.html/index.html": b"a", "om": b"b"}
    write(site, swapped)
    assert _content(site) == swapped


def test_files_are_copied_where_the_disk_has_no_second_names(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_old: Path, _new: Path) -> None:
        raise OSError

    os.utime(site / "om/index.html", (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(os, "link", refuse)
    write(site, NEW)
    assert _content(site) == NEW
    assert (site / "om/index.html").stat().st_mtime == 1_000_000_000
    assert _beside(site) == {"site"}


def test_the_next_build_can_tell_which_files_lie_as_they_were_left(site: Path) -> None:
    with replacing(site) as first:
        for path, data in NEW.items():
            first.put(path, data)
        lying = {path: first.lying([path]) for path in NEW}
    with replacing(site, left=first.left) as second:
        second.put("index.html", b"nyere")
        second.keep("kilder/index.html")

    with replacing(site, left=second.left) as third:
        found = {path: third.lie(files) for path, files in lying.items()}

    assert found == {"index.html": False, "om/index.html": False, "kilder/index.html": True}


def test_where_nobody_knows_what_became_of_the_site_no_file_lies_as_it_was_left(site: Path) -> None:
    with replacing(site) as staging:
        for path, data in NEW.items():
            staging.put(path, data)
        lying = {path: staging.lying([path]) for path in NEW}

    with replacing(site) as staging:
        assert not any(staging.lie(files) for files in lying.values())


def _a_dead_link(path: Path) -> None:
    path.symlink_to("/findes-ikke")


def _a_link_to_the_same_bytes(path: Path) -> None:
    (path.parent.parent / "kopi").write_bytes(OLD["om/index.html"])
    path.symlink_to("../kopi")


def _a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.usefixtures("exchange")
@pytest.mark.parametrize(
    "put_there",
    [_a_dead_link, _a_link_to_the_same_bytes, _a_link_to_itself, _a_folder, os.mkfifo],
    ids=["a dead link", "a link to the same bytes", "a link to itself", "a folder", "a pipe"],
)
def test_what_is_no_file_is_replaced_by_the_file_that_belongs_there(
    site: Path, put_there: Callable[[Path], None]
) -> None:
    for files in (OLD, NEW):
        (site / "om/index.html").unlink()
        put_there(site / "om/index.html")
        write(site, files)
        assert _content(site) == files
        assert not any(path.is_symlink() for path in site.rglob("*"))
        assert _is_alone_with_its_twin(site)


def test_a_failing_write_leaves_the_old_site(site: Path) -> None:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, usual[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write(site, {**NEW, "stor.pdf": bytes(10_001)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert _content(site) == OLD
    write(site, NEW)
    assert _content(site) == NEW
    assert _is_alone_with_its_twin(site)


def test_a_site_that_was_put_aside_comes_back(site: Path) -> None:
    site.rename(site.parent / ".site.gammel")
    assert write(site, OLD) == Written(files=3, changed=0, removed=0)
    assert _content(site) == OLD
    assert _is_alone_with_its_twin(site)


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "billeder").mkdir()
    (tmp_path / "billeder" / "ferie.jpg").write_bytes(b"sommer")
    with pytest.raises(UnwritableSiteError) as refused:
        write(tmp_path / "billeder", NEW)
    assert str(refused.value) == (
        f"{tmp_path}/billeder er ikke skrevet af vip2; slet mappen, eller vælg en anden"
    )
    assert _content(tmp_path / "billeder") == {"ferie.jpg": b"sommer"}


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", NEW)
    assert _content(tmp_path / "site") == NEW


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("en fil")
    with pytest.raises(UnwritableSiteError) as refused:
        write(tmp_path / "site", NEW)
    assert str(refused.value) == f"{tmp_path}/site er en fil og ikke en mappe"
    assert (tmp_path / "site").read_text() == "en fil"


@pytest.mark.parametrize("path", ["../ude.html", "a/../../ude.html", "/etc/passwd"])
def test_no_file_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnwritableSiteError) as refused:
        write(tmp_path / "site", {path: b""})
    assert str(refused.value) == f"»{path}« fører ud af mappen"
    assert _beside(tmp_path / "site") == set()


def test_two_builds_do_not_write_at_once(site: Path) -> None:
    with (site.parent / ".site.laas").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UnwritableSiteError) as refused:
            write(site, NEW)
    assert str(refused.value) == (f"en anden bygning er i gang med {site}; vent, til den er færdig")
    assert _content(site) == OLD
    assert write(site, NEW).changed == 2


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "disk")
    write(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()
    assert _content(tmp_path / "disk") == NEW


def test_a_packed_site_has_each_text_packed_twice_beside_it(tmp_path: Path) -> None:
    site, page = tmp_path / "site", PAGE
    files = {"index.html": page, "kort.txt": b"kort", "foto.png": page}
    for _ in range(2):
        with replacing(site, packed=True) as staging:
            for path, data in files.items():
                staging.put(path, data)
        assert _content(site).keys() == {*files, "index.html.gz", "index.html.br"}
        assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
        assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    assert staging.written == Written(files=5, changed=0, removed=0)


def _packed(site: Path, left: Left | None, *, kept: bool = False) -> Staging:
    """Write a packed site of one page, which is put there again or `kept`."""
    with replacing(site, packed=True, left=left) as staging:
        if kept:
            staging.keep("index.html")
        else:
            staging.put("index.html", PAGE)
    return staging


@pytest.mark.parametrize("kept", [False, True], ids=["put again", "kept"])
def test_what_the_last_build_has_packed_is_not_packed_again(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, kept: bool
) -> None:
    left = _packed(site, None).left
    monkeypatch.setitem(PACKERS, ".gz", lambda _: b"another packer")
    assert _packed(site, left, kept=kept).written == Written(files=3, changed=0, removed=0)
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == PAGE


@pytest.mark.parametrize("ending", PACKERS)
def test_where_nobody_knows_who_packed_a_file_it_is_packed_again_and_compared(
    site: Path, ending: str
) -> None:
    _packed(site, None)
    sound = (site / f"index.html{ending}").read_bytes()
    before = (site / "index.html").stat()

    (site / f"index.html{ending}").write_bytes(b"x" * len(sound))
    assert _packed(site, None).written == Written(files=3, changed=1, removed=0)
    assert (site / f"index.html{ending}").read_bytes() == sound
    assert (site / "index.html").stat().st_ino == before.st_ino
    assert _packed(site, None).written == Written(files=3, changed=0, removed=0)


def test_packing_the_same_again_gives_the_same_bytes() -> None:
    data = b"Tekst " * 100
    for pack in PACKERS.values():
        assert pack(data) == pack(data)
    # Four bytes of time, which stands for nothing.
    assert PACKERS[".gz"](data)[4:8] == bytes(4)


def test_files_that_stay_are_packed_as_well_and_unpacked_again(tmp_path: Path) -> None:
    site, page = tmp_path / "site", PAGE
    write(site, {"index.html": page})
    with replacing(site, packed=True) as staging:
        staging.keep("index.html")
    assert brotli.decompress((site / "index.html.br").read_bytes()) == page
    packed = _content(site)
    with replacing(site, packed=True, left=staging.left) as again:
        again.keep("index.html")
    assert (_content(site), again.written.changed) == (packed, 0)
    with replacing(site, left=again.left) as staging:
        staging.keep("index.html")
    assert _content(site) == {"index.html": page}
    assert staging.written == Written(files=1, changed=0, removed=2)
