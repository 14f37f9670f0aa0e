"""A file read and checked by itself, and what a cache keeps of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import real_site

from generator import hands, load, reading, readings
from generator.cache import Cache
from generator.load import Folder
from generator.markdown import Prose
from generator.problems import Place

PERSON = "ambassadors/amb-0001.yml"
TERMS = "content/ordliste.yml"
FILES = {
    PERSON: b"navn: Ane Eksempel\nkommune: Aarhus\nrolle: forkert\n",
    TERMS: b"mentor:\n  titel: Mentor\n  definition: En, der **hj\xc3\xa6lper**.\nlbr: tekst\n",
}


def packed_and_back(path: str, data: bytes) -> reading.Reading:
    return reading.unpacked(reading.packed(reading.read(path, data)), path, data)


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
    kept = set(cache.shelf("readings"))
    second = readings.of(Folder(changed), cache)
    after = set(cache.shelf("readings"))

    assert first[TERMS].problems == second[TERMS].problems
    assert second[PERSON].raws[0].fields.entries[0].value.value == "Bo Eksempel"  # type: ignore[union-attr]
    assert kept - after == {reading.key(PERSON, FILES[PERSON])}
    assert after - kept == {reading.key(PERSON, changed[PERSON])}


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
