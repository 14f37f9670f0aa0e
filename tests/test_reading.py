"""A file read and checked by itself, and what a cache keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import real_site

from generator import hands, load, reading, readings, sheets
from generator.cache import Cache
from generator.load import Folder
from generator.markdown import Prose
from generator.problems import Place
from generator.reading import ChangedMeanwhileError, Reading
from generator.unread import Unread

PERSON = "ambassadors/amb-0001.yml"
TERMS = "content/ordliste.yml"
FILES = {
    PERSON: b"navn: Ane Eksempel\nkommune: Aarhus\nrolle: forkert\n",
    TERMS: b"mentor:\n  titel: Mentor\n  definition: En, der **hj\xc3\xa6lper**.\nlbr: tekst\n",
}


def packed_and_back(path: str, data: bytes) -> Reading:
    rows = sheets.packed({path: ((), reading.read(path, data))})
    return sheets.unpacked(rows, {path: data})[path][1]


def told(found: Mapping[str, Reading]) -> Mapping[str, tuple[object, ...]]:
    """What readings say, without the trees: no two of these are equal."""
    return {
        path: (
            *(one.key, one.problems),
            [(entry.record, entry.leaves) for entry in one.entries],
            [(raw.kind, raw.id, raw.names, raw.place) for raw in one.raws],
        )
        for path, one in found.items()
    }


@pytest.mark.parametrize("path", sorted(FILES))
def test_the_faults_of_a_file_come_out_as_they_went_in(path: str) -> None:
    whole = reading.read(path, FILES[path])

    assert packed_and_back(path, FILES[path]).problems == whole.problems
    assert whole.problems


@pytest.mark.parametrize("path", load.paths(real_site.folder()))
def test_a_record_comes_out_as_it_went_in(path: str) -> None:
    data = real_site.folder().files[path]
    before, after = reading.read(path, data), packed_and_back(path, data)

    assert [entry.record for entry in after.entries] == [entry.record for entry in before.entries]
    assert [entry.leaves for entry in after.entries] == [entry.leaves for entry in before.entries]
    assert [
        raw.kind is raw_before.kind for raw, raw_before in zip(after.raws, before.raws, strict=True)
    ]
    assert [raw.names for raw in after.raws] == [raw.names for raw in before.raws]


def test_what_was_left_out_is_read_again_when_it_is_asked_for() -> None:
    data = "---\ntitel: Om\nresumé: Kort.\n---\nEn **fed** tekst.\n".encode()
    (entry,) = packed_and_back("docs/om/index.md", data).entries

    assert entry.place(("resumé",)) == Place("docs/om/index.md", 3, 9, 5)
    assert entry.place(("tekst",), 3, 7) == Place("docs/om/index.md", 5, 4, 7)
    (_, text), *_ = entry.leaves
    assert isinstance(text, Prose)
    assert [node.kind for node in text.nodes] == ["Paragraph"]


def test_another_place_or_another_byte_is_another_file() -> None:
    keys = {
        reading.key(path, data)
        for path in ("content/a.yml", "content/b.yml", "content/a.ymlx")
        for data in (b"", b"x", b"y")
    }

    assert len(keys) == 9


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    first = readings.of(Folder(FILES), cache)
    changed = FILES | {PERSON: FILES[PERSON].replace(b"Ane", b"Bo")}
    second = readings.of(Folder(changed), cache)

    assert told(first)[TERMS] == told(second)[TERMS]
    assert second[PERSON].raws[0].fields.entries[0].value.value == "Bo Eksempel"  # type: ignore[union-attr]
    assert second[PERSON].key == reading.key(PERSON, changed[PERSON]) != first[PERSON].key


def test_only_what_lies_beside_a_change_is_packed_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    many = {f"ambassadors/amb-{number:04}.yml": FILES[PERSON] for number in range(400)}
    readings.of(Folder(many), cache)
    before = cache.shelf("readings")
    readings.of(Folder(many | {PERSON: b"navn: Bo Eksempel\n"}), cache)
    changed = cache.shelf("readings")
    readings.of(Folder({path: many[path] for path in many if path != PERSON}), cache)
    less = cache.shelf("readings")

    assert len(before) > 3
    assert before.keys() == changed.keys() == less.keys()
    assert len(before.items() - changed.items()) == 1
    assert len(before.items() - less.items()) == 1


def test_what_is_gone_is_kept_no_longer(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(FILES), cache)
    readings.of(Folder({TERMS: FILES[TERMS]}), cache)

    assert not [row for row in cache.shelf("readings").values() if b"Ane Eksempel" in row]
    assert list(readings.of(Folder({}), cache)) == []
    assert cache.shelf("readings") == {}


def test_a_file_that_stands_as_when_it_was_read_is_not_looked_into(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    facts = {PERSON: (59, 1, 7, 1), TERMS: (70, 2, 8, 2)}
    first = readings.of(Folder(FILES), cache, facts)
    nowhere = Folder(Unread("/nowhere", FILES))

    assert told(readings.of(nowhere, cache, facts)) == told(first)
    with pytest.raises(ChangedMeanwhileError):
        readings.of(nowhere, cache, facts | {TERMS: (70, 3, 8, 3)})
    with pytest.raises(ChangedMeanwhileError):
        readings.of(nowhere, cache)


def test_a_file_that_stands_otherwise_is_looked_into_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    first = readings.of(Folder(FILES), cache)
    facts = {PERSON: (59, 1, 7, 1), TERMS: (70, 2, 8, 2)}

    assert told(readings.of(Folder(FILES), cache, facts)) == told(first)
    assert told(readings.of(Folder(Unread("/nowhere", FILES)), cache, facts)) == told(first)


def test_a_file_that_was_not_there_is_not_taken_for_one_that_nobody_looked_at(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(FILES), cache)
    changed = FILES | {PERSON: b"navn: Bo Eksempel\n"}
    found = readings.of(Folder(changed), cache, {PERSON: ()})

    assert found[PERSON].key == reading.key(PERSON, changed[PERSON])


PAGE = "docs/om/index.md"
TOLD = FILES | {PAGE: "---\ntitel: Om\nresumé: Kort.\n---\nEn **fed** tekst.".encode()}


def texts(found: Mapping[str, Reading]) -> list[str]:
    """The texts of the page."""
    return [
        leaf.text
        for entry in found[PAGE].entries
        for _, leaf in entry.leaves
        if isinstance(leaf, Prose)
    ]


def test_a_text_comes_out_of_the_cache_when_it_is_opened(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(TOLD), cache)

    assert not [row for row in cache.shelf("readings").values() if b"**fed**" in row]
    assert texts(readings.of(Folder(TOLD), cache)) == ["En **fed** tekst."]


def test_a_text_that_is_gone_from_the_cache_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(TOLD), cache)
    found = readings.of(Folder(TOLD), cache)
    cache.put("texts", {}, cache.shelf("texts"))

    assert texts(found) == ["En **fed** tekst."]


def test_a_text_that_another_build_has_kept_meanwhile_is_not_taken_for_ours(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(TOLD), cache)
    found = readings.of(Folder(TOLD), cache)
    changed = TOLD | {PAGE: TOLD[PAGE].replace(b"**", b"_")}

    assert texts(readings.of(Folder(changed), cache)) == ["En _fed_ tekst."]
    assert texts(found) == ["En **fed** tekst."]
    assert texts(readings.of(Folder(TOLD), cache)) == ["En **fed** tekst."]


def test_a_text_that_is_gone_with_its_file_changed_is_not_mixed_with_another(
    tmp_path: Path,
) -> None:
    cache, files = Cache(tmp_path / "c", b"code"), dict(TOLD)
    readings.of(Folder(TOLD), cache)
    found = readings.of(Folder(files), cache)
    cache.put("texts", {}, cache.shelf("texts"))
    files[PAGE] += b"Mere.\n"

    with pytest.raises(ChangedMeanwhileError, match=PAGE):
        texts(found)


def test_a_text_that_two_have_is_one_text(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", b"code")
    readings.of(Folder(TOLD), cache)
    (entry,) = readings.of(Folder(TOLD), cache)[PAGE].entries

    assert [path for path, leaf in entry.leaves if leaf is vars(entry.record)["text"]] == [
        ("tekst",)
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_many_files_are_read_as_few_are_by_one_hand_or_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = real_site.folder()
    alone = readings.of(folder, Cache(tmp_path / "one", b""))
    monkeypatch.setattr(hands, "WORTH_SHARING", 2)
    monkeypatch.setattr(hands, "available", lambda: number)
    together = readings.of(folder, Cache(tmp_path / "two", b""))

    assert list(together) == list(alone)
    for path, one in alone.items():
        assert [entry.record for entry in together[path].entries] == [
            entry.record for entry in one.entries
        ]
