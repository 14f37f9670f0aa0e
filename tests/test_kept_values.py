"""Values on their way into a cache and out of it."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from typing import TypeVar

import pytest

from generator import markdown
from generator.markdown import Prose
from generator.problems import Mend, Place, Problem

TEXT = "# Et\n\nEn [jobpakke](jobpakke:slagter), ![et kort](kort.png) og <b>.\n"


V = TypeVar("V")


def kept(value: V) -> V:
    """A value, out of the cache again."""
    back: V = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    return back


def is_open(text: Prose) -> bool:
    """Whether the fields are there, and not only to be had."""
    try:
        object.__getattribute__(text, "words")
    except AttributeError:
        return False
    return True


def test_a_value_comes_out_as_it_went_in() -> None:
    problem = Problem(Place("a.yml", 2, 3, 4), "kode", "fejl", mend=Mend(2, 3, "a", "b"))

    assert kept(problem) == problem
    assert kept(problem).mend == problem.mend
    assert hash(kept(problem)) == hash(problem)


def test_a_text_is_not_unpacked_before_somebody_asks_for_something_in_it() -> None:
    text = kept(markdown.read(TEXT))

    assert not is_open(text)
    assert text.words == 6
    assert is_open(text)


@pytest.mark.parametrize("written", ["", TEXT, "> " * 30 + "for indviklet", "\ud800"])
def test_a_text_that_nobody_has_opened_is_equal_to_what_it_was(written: str) -> None:
    text = markdown.read(written)

    assert kept(text) == text == kept(kept(text))
    assert hash(kept(text)) == hash(text)
    assert repr(kept(text)) == repr(text)
    assert kept(text) != markdown.read("et andet")
    assert kept(text).nodes == text.nodes


def test_a_text_goes_back_as_it_came_where_nobody_has_opened_it() -> None:
    text = kept(markdown.read(TEXT))

    assert kept(text) == markdown.read(TEXT)
    assert not is_open(text)
    assert text.words == 6
    assert not is_open(kept(text))


def test_a_text_is_frozen_before_it_is_opened_and_after() -> None:
    text = kept(markdown.read(TEXT))

    for _ in range(2):
        with pytest.raises(FrozenInstanceError):
            text.words = 3  # type: ignore[misc]
        assert replace(text, links=()) == replace(markdown.read(TEXT), links=())


def test_what_no_text_has_is_still_a_mistake() -> None:
    for text in (kept(markdown.read(TEXT)), markdown.read(TEXT)):
        with pytest.raises(AttributeError, match="wrds"):
            text.wrds  # type: ignore[attr-defined]  # noqa: B018
