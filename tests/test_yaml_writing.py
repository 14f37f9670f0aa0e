"""What is written in YAML is read back as it was given, whatever an editor types."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import naming, source
from generator.kinds import AMBASSADOR, BY_NAME
from generator.models.registry import MODELS
from generator.shapes import Shape, shapes
from generator.tree import Node, Row, Table
from generator.yaml_writing import Answer, lines

COURSE: Final = {shape.key: shape for shape in shapes(MODELS[BY_NAME["kursus"]])}


def _read(shape: Shape, answer: Answer) -> Answer:
    """What the check reads of an answer that has been written."""
    text = "\n".join(lines(shape, answer)) + "\n"
    document, problems = source.read(text.encode(), "x.yml")
    assert document, text
    assert problems == (), text
    found = document.root.get(shape.key)
    assert found, text
    return _plain(found)


def _plain(node: Node) -> Answer:
    if isinstance(node, Table):
        return {entry.key.value: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Row):
        return tuple(_plain(item) for item in node.items)
    return node.value


@pytest.mark.parametrize(
    ("key", "answer", "written"),
    [
        ("titel", "Kursus", "titel: Kursus"),
        ("titel", "Kursus: dag 1", 'titel: "Kursus: dag 1"'),
        ("titel", 'Et "stort" kursus: 1', "titel: 'Et \"stort\" kursus: 1'"),
        ("titel", "2010", 'titel: "2010"'),
        ("titel", "Nej", "titel: Nej"),
        ("titel", "yes", 'titel: "yes"'),
        ("titel", "- og så", 'titel: "- og så"'),
        ("titel", "C# for alle # nu", 'titel: "C# for alle # nu"'),
        ("titel", "“Mit” job", 'titel: "“Mit” job"'),
        ("temaer", ("’'",), "temaer: [\"’'\"]"),
        ("dato", "2010-05-31", "dato: 2010-05-31"),
        ("klokkeslæt", "10:00", "klokkeslæt: 10:00"),
        ("temaer", ("Et", "To"), "temaer: [Et, To]"),
        ("temaer", ("Et, to", "Tre"), "temaer:\n  - Et, to\n  - Tre"),
        ("temaer", ("x" * 60, "y" * 60), f"temaer:\n  - {'x' * 60}\n  - {'y' * 60}"),
        ("deltagere", {"antal": "15", "cirka": "ja"}, "deltagere:\n  antal: 15\n  cirka: ja"),
        ("kilder", ({"kilde": "a", "sted": "1"},), 'kilder:\n  - kilde: a\n    sted: "1"'),
        ("tekst", "Først.\n\nSå.", "tekst: |\n  Først.\n\n  Så."),
    ],
)  # fmt: skip
def test_a_value_is_written_as_an_editor_would(key: str, answer: Answer, written: str) -> None:
    assert "\n".join(lines(COURSE[key], answer)) == written


LETTERS: Final = "".join(map(chr, range(32, 127))) + "æøåÆØÅéü§»«–…’€"
TYPED: Final = st.text(LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)


@given(TYPED)
def test_any_text_is_read_back(text: str) -> None:
    assert _read(COURSE["titel"], text) == text


@given(st.lists(TYPED, min_size=1, max_size=4))
def test_any_list_of_texts_is_read_back(items: list[str]) -> None:
    assert _read(COURSE["temaer"], tuple(items)) == tuple(items)


@given(TYPED, TYPED)
def test_any_group_is_read_back(one: str, other: str) -> None:
    group = {"kilde": one, "sted": other}
    assert _read(COURSE["kilder"], (group, group)) == (group, group)


def test_the_next_person_gets_the_next_number() -> None:
    taken = {"amb-0001", "amb-0130", "amb-9", "noget-andet"}
    assert naming.free_id(AMBASSADOR, {}, taken) == "amb-0131"


def test_a_long_title_gives_an_id_that_is_short_enough_and_free() -> None:
    answers = {"titel": "meget " * 30}
    first = naming.free_id(BY_NAME["jobpakke"], answers, set())
    second = naming.free_id(BY_NAME["jobpakke"], answers, {first})
    assert first == "-".join(["meget"] * 13)
    assert second == "-".join([*["meget"] * 13, "2"])
