"""Rows of one site, from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache import Cache
from generator.shelf import BUILT, MADE_OF, SITE, Shelf, of_folder


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache with the rows of a build."""
    cache = Cache(tmp_path / "cache", b"code")
    shelf = Shelf(cache, "site")
    shelf.put(b"page a", b"1")
    shelf.put(b"page b", b"2")
    shelf.put(b"files", b"3")
    shelf.remember()
    return cache


def test_a_build_finds_the_rows_of_the_one_before(cache: Cache) -> None:
    shelf = Shelf(cache, "site")

    assert shelf.get(b"page a") == b"1"
    assert shelf.get(b"page c") is None
    assert dict(shelf.beginning(b"page ")) == {b"page a": b"1", b"page b": b"2"}


def test_what_is_neither_kept_nor_put_is_dropped(cache: Cache) -> None:
    shelf = Shelf(cache, "site")
    shelf.keep(b"page a")
    shelf.put(b"page b", b"2")
    shelf.put(b"page c", b"4")
    shelf.remember()

    assert cache.shelf("site") == {b"page a": b"1", b"page b": b"2", b"page c": b"4"}


def test_until_a_build_is_remembered_the_one_before_it_is_the_last(cache: Cache) -> None:
    shelf = Shelf(cache, "site")
    shelf.put(b"page a", b"5")

    assert shelf.get(b"page a") == b"1"
    assert cache.shelf("site")[b"page a"] == b"1"


def test_where_everything_is_as_it_was_nothing_is_written(cache: Cache, tmp_path: Path) -> None:
    before = (tmp_path / "cache").read_bytes()
    shelf = Shelf(cache, "site")
    for key, row in cache.shelf("site").items():
        shelf.put(key, row)
    shelf.remember()

    assert (tmp_path / "cache").read_bytes() == before


def test_two_sites_do_not_know_of_each_other(cache: Cache) -> None:
    other = Shelf(cache, "another site")
    other.remember()

    assert other.get(b"page a") is None
    assert Shelf(cache, "site").get(b"page a") == b"1"


# --- several sites ------------------------------------------------------------------------------


def remember(cache: Cache, site_dir: Path, made_of: bytes) -> None:
    """Build a site of these sources, and remember how."""
    shelf = Shelf(cache, of_folder(SITE, site_dir))
    shelf.put(MADE_OF, made_of)
    shelf.put(b"page", b"who is shown")
    shelf.remember()
    cache.put(of_folder(BUILT, site_dir), {b"last": b"how"})
    site_dir.mkdir(exist_ok=True)


def shelves(*site_dirs: Path) -> list[str]:
    return [of_folder(what, site_dir) for what in (BUILT, SITE) for site_dir in site_dirs]


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    """A cache with two sites of the same sources, and something else."""
    cache = Cache(tmp_path / "cache", b"code")
    cache.put("readings", {b"a sheet": b"of texts"})
    remember(cache, tmp_path / "a", b"sources")
    remember(cache, tmp_path / "b", b"sources")
    return cache


def test_sites_of_the_same_sources_are_kept_side_by_side(kept: Cache, tmp_path: Path) -> None:
    remember(kept, tmp_path / "a", b"sources")

    assert [*kept.names()] == sorted(["readings", *shelves(tmp_path / "a", tmp_path / "b")])


def test_of_a_site_of_other_sources_nothing_is_kept(kept: Cache, tmp_path: Path) -> None:
    remember(kept, tmp_path / "a", b"without somebody")

    assert [*kept.names()] == sorted(["readings", *shelves(tmp_path / "a")])


def test_of_a_site_that_is_gone_nothing_is_kept(kept: Cache, tmp_path: Path) -> None:
    (tmp_path / "b").rmdir()
    remember(kept, tmp_path / "a", b"sources")

    assert [*kept.names()] == sorted(["readings", *shelves(tmp_path / "a")])


def test_a_site_is_kept_before_it_is_in_its_place(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", b"code")
    shelf = Shelf(cache, of_folder(SITE, tmp_path / "new"))
    shelf.put(MADE_OF, b"sources")
    shelf.remember()

    assert cache.shelf(of_folder(SITE, tmp_path / "new")) == {MADE_OF: b"sources"}
