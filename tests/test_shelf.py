"""Rows of one site, from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache import Cache
from generator.shelf import Shelf


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
