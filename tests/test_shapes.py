"""Every field of every model is told as data: name, help, example, and what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from generator import load, validate
from generator.drafting import Draft
from generator.field_forms import Form
from generator.kinds import AMBASSADOR, BY_NAME, FIGURE, KINDS, ORGANISATION, SOURCE, Kind
from generator.models.registry import MODELS
from generator.pages.field_guide import shortest
from generator.replies import reply
from generator.shapes import Shape, shapes


def _shape(kind: str, way: str) -> Shape:
    """The shape of a field, or of one below it: `kilder.sted`."""
    key, *below = way.split(".")
    found = next(one for one in shapes(MODELS[BY_NAME[kind]]) if one.key == key)
    for key in below:
        found = next(one for one in found.parts if one.key == key)
    return found


def _all(fields: tuple[Shape, ...], above: str) -> Iterator[tuple[str, Shape]]:
    for one in fields:
        yield f"{above}.{one.key}", one
        yield from _all(one.parts, f"{above}.{one.key}")


EVERY = [
    pytest.param(one, id=way)
    for kind in KINDS
    for way, one in _all(shapes(MODELS[kind]), kind.name)
]

WHAT_FIELDS_SAY = [
    ("kursus", "titel", {"form": Form.LINE, "required": True, "longest": 500}),
    ("kursus", "resumé", {"form": Form.LINE, "longest": 300}),
    ("kursus", "tekst", {"form": Form.PROSE, "required": False}),
    ("kursus", "aflyst", {"form": Form.YES_NO, "default": "nej", "pattern": "ja|nej|true|false"}),
    ("kursus", "udgiv_fra", {"form": Form.DAY, "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}"}),
    ("kursus", "dato", {"form": Form.PARTIAL_DATE, "many": False, "gaps": False}),
    ("kursus", "klokkeslæt", {"form": Form.CLOCK, "pattern": "([01][0-9]|2[0-3]):[0-5][0-9]"}),
    ("kursus", "projekt", {"form": Form.REFERENCE, "target": BY_NAME["projekt"]}),
    ("kursus", "gentages.hver", {"form": Form.WHOLE, "least": 1, "most": 200}),
    ("kursus", "gentages.undtagen", {"form": Form.DAY, "many": True}),
    ("kursus", "ændringer", {"form": Form.GROUP, "many": True, "fewest": 0}),
    ("kursus", "kilder", {"form": Form.GROUP, "many": True, "fewest": 1, "required": True}),
    ("kursus", "kilder.kilde", {"form": Form.REFERENCE, "target": SOURCE, "required": True}),
    ("kursus", "status", {"default": "udgivet", "choices": ("kladde", "udgivet", "skjult")}),
    (
        "ambassadør",
        "status",
        {"form": Form.CHOICE, "choices": ("kladde", "udgivet", "skjult", "tidligere")},
    ),
    ("ambassadør", "kontakt.mail", {"form": Form.MAIL}),
    ("ambassadør", "kan_kontaktes_om", {"form": Form.CHOICE, "many": True}),
    ("ambassadør", "gennemgå_hver", {"form": Form.WHOLE, "least": 1, "most": 120}),
    ("ambassadør", "kontakt", {"example": "{mail: navn@eksempel.dk, formular: ja}"}),
    ("nyhedsbrev", "artikler.id", {"form": Form.SLUG, "longest": 80}),
    ("jobpakke", "aftaleparter", {"form": Form.REFERENCE, "many": True, "target": ORGANISATION}),
    ("kommune", "kode", {"form": Form.LINE, "pattern": "0[1-8][0-9]{2}"}),
    ("kommune", "punkt.længde", {"form": Form.NUMBER, "pattern": r"[0-9]{1,2}(\.[0-9]{1,6})?"}),
    ("nøgletal", "værdi", {"form": Form.NUMBER, "required": True}),
    ("milepæl", "resultater", {"form": Form.WHOLE, "many": True, "gaps": True}),
    ("publikation", "adresse", {"form": Form.WEB_ADDRESS, "pattern": "https?://.*"}),
    ("indgang", "opgaver.mål", {"form": Form.TARGET}),
]


@pytest.mark.parametrize(("kind", "way", "said"), WHAT_FIELDS_SAY)
def test_a_field_says_what_may_stand_in_it(kind: str, way: str, said: dict[str, object]) -> None:
    shape = _shape(kind, way)
    assert {name: getattr(shape, name) for name in said} == said


def test_every_form_has_a_case() -> None:
    assert {_shape(kind, way).form for kind, way, _ in WHAT_FIELDS_SAY} == {*Form}


@pytest.mark.parametrize("shape", EVERY)
def test_a_field_has_a_key_a_title_help_and_an_example(shape: Shape) -> None:
    assert re.fullmatch(r"[a-zæøåé_]+", shape.key)
    assert shape.title
    assert shape.help.endswith(".")
    assert shape.example


@pytest.mark.parametrize("shape", EVERY)
def test_an_example_has_the_form_of_its_field(shape: Shape) -> None:
    value = yaml.load(f"x: {shape.example}", yaml.BaseLoader)["x"]  # noqa: S506 - text alone
    assert isinstance(value, list) is shape.many
    items = value if shape.many else [value]
    assert len(items) >= shape.fewest
    keys = {part.key for part in shape.parts}
    for item in items:
        if shape.form is Form.GROUP:
            assert {part.key for part in shape.parts if part.required} <= set(item) <= keys
            continue
        assert not shape.choices or item in shape.choices
        if item != "~" or not shape.gaps:
            assert re.fullmatch(shape.pattern or ".*", item)
        assert shape.longest is None or len(item) <= shape.longest


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_fields_come_in_the_order_in_which_they_are_written(kind: Kind) -> None:
    keys = [shape.key for shape in shapes(MODELS[kind])]
    model = [info.alias for info in MODELS[kind].model_fields.values() if info.alias != "id"]
    assert sorted(keys) == sorted(str(key) for key in model)


def test_the_fields_of_a_person_come_before_those_of_every_record() -> None:
    keys = [shape.key for shape in shapes(MODELS[AMBASSADOR])]
    assert keys[0] == "navn"
    assert keys[-5:] == ["note", "gennemgået", "gennemgå_hver", "ansvarlig", "tekst"]


NEEDED = [
    pytest.param(kind, shape, word, id=f"{kind.name}-{shape.key}-{word}")
    for kind in KINDS
    for shape in shapes(MODELS[kind])
    if shape.needed
    for word in shape.needed.words
]


@pytest.mark.parametrize(("kind", "shape", "word"), NEEDED)
def test_a_record_is_refused_without_a_field_that_it_needs(
    kind: Kind, shape: Shape, word: str
) -> None:
    assert shape.needed
    share = {"værdi": "38"} if kind is FIGURE else {}
    given = {**shortest(kind).answers, **share, shape.needed.key: word}
    words = "ja" if shape.form is Form.YES_NO else shape.example
    with_it = {**given, shape.key: reply(shape, [words])}
    without = {key: answer for key, answer in given.items() if key != shape.key}

    assert _codes(Draft(kind, "proeve", with_it)) == []
    assert len(_codes(Draft(kind, "proeve", without))) == 1


def _codes(draft: Draft) -> list[str]:
    """What is wrong with a record alone."""
    return [one.code for one in validate.records(load.file(draft.path, draft.laid(None))[0])[1]]
