"""The files that the search in the page reads: what is in them, how large they are, what is not."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any, Final

import pytest
import real_site
import searching
from searching import GUIDE, page

from generator.search import index
from generator.search.documents import Document, Section
from generator.search.index import Index, Share

DOCUMENTS: Final = [
    page("Jobpakker", "En vej til et job.", names=("pakker",), place="Aarhus"),
    page(
        "Ambassadørnetværk",
        " ".join(f"ord{number}" for number in range(100)),
        below=(Section("Hvem", "hvem", "En jobpakkeambassadør."),),
    ),
]


def value(script: str) -> Any:
    """What a script holds, read by a reader of JSON alone."""
    found = re.search(r"JSON\.parse\('(.*)'\);\n$", script, re.DOTALL)
    assert found
    return json.loads(found[1].replace("\\'", "'").replace("\\\\", "\\"))


def test_the_first_file_holds_what_a_first_answer_needs() -> None:
    files = index.files(DOCUMENTS, [("pakke", "jobpakke")])
    first = value(files[index.FIRST])

    assert first["pages"][0] == [
        *("Jobpakker/", "Jobpakker", 0, "Aarhus", "pakker", [], "En vej til et job.", 0),
    ]
    assert first["kinds"] == [["metode", "Metode", "Metodeguider", 0.946]]
    assert first["synonyms"] == [["pakke", "jobpakke"]]
    assert first["parts"] == [path for path in files if path != index.FIRST]


def test_the_first_file_holds_headings_and_the_opening_words_of_a_text() -> None:
    [_, network] = value(index.files(DOCUMENTS, ())[index.FIRST])["pages"]
    [*_, headings, opening, _demonstration] = network

    assert headings == [["Hvem", "hvem"]]
    assert opening.split() == [f"ord{number}" for number in range(20)]


def test_every_file_tells_how_the_compounds_are_made_that_no_file_before_it_holds() -> None:
    first, texts = map(value, index.files(DOCUMENTS, ()).values())

    assert "ambassador-netvark" in first["compounds"].split("\n")
    assert texts["compounds"].split("\n") == ["job-pakke-ambassador"]


def test_the_texts_are_shared_among_files_that_are_named_by_what_they_hold() -> None:
    long = [page(f"Side {number}", "tekst " * 20_000) for number in range(12)]
    paths = list(index.files(long, ()))

    assert [path.partition(".")[0] for path in paths[1:]] == [
        *("soeg/tekst-0", "soeg/tekst-1", "soeg/tekst-2"),
    ]
    assert paths[1] != list(index.files([*long[:-1], page("Ny", "tekst " * 10)], ()))[-1]


def known_index(documents: list[Document], known: dict[bytes, Share] | None = None) -> Index:
    """The index, of which some shares may be known."""
    founds = [index.found(one) for one in documents]
    return index.index(founds, lambda at: index.texts(documents[at]), (), known)


def test_a_share_that_is_known_is_not_read_again() -> None:
    long = [page(f"Side {number}", "tekst " * 20_000) for number in range(12)]
    before = known_index(long)
    founds = [index.found(one) for one in long]

    again = index.index(founds, lambda _: pytest.fail("opened"), (), before.shares)

    assert again.stay == tuple(path for path in before.files if path != index.FIRST)
    assert again.files == {index.FIRST: before.files[index.FIRST]}
    assert again.shares == before.shares


def test_a_share_with_another_text_is_made_again_and_the_others_stay() -> None:
    long = [page(f"Side {number}", "tekst " * 20_000) for number in range(12)]
    before = known_index(long)
    changed = [*long[:-1], page("Side 11", "andet " * 20_000)]

    again = known_index(changed, dict(before.shares))
    clean = known_index(changed)

    assert len(again.files) == 2
    assert {*again.files, *again.stay} == set(clean.files)
    assert all(clean.files[path] == text for path, text in again.files.items())


def test_a_word_that_splits_others_makes_the_files_again_that_hold_those() -> None:
    long = [page(f"Side {n}", "tekst " * 20_000 + "Kvabbelhus") for n in range(8)]
    before = known_index([*long, page("Z", "Intet.")])
    changed = [*long, page("Z", "En kvabbel.")]

    again = known_index(changed, dict(before.shares))
    first, *_ = (text for path, text in again.files.items() if path.startswith("soeg/tekst-0."))

    assert "kvabbel-hus" not in "".join(before.files.values())
    assert "kvabbel-hus" in first
    assert {*again.files, *again.stay} == set(known_index(changed).files)


def test_a_site_without_pages_has_an_index_too() -> None:
    files = index.files([], ())

    assert list(files) == [index.FIRST]
    assert searching.answers([], ["noget"])[0]["total"] == 0


def test_quotes_line_ends_and_backslashes_come_through_unharmed() -> None:
    awkward = 'Bo\'s »"A\\B"«\u2028 </script> `${1}`'
    [answer] = searching.answers([page("Bo", awkward)], ["bo"])

    assert "".join(one["text"] for one in answer["hits"][0]["excerpt"]) == awkward


def test_the_same_documents_give_the_same_files() -> None:
    once, twice = index.files(DOCUMENTS, [("a b", "c")]), index.files(DOCUMENTS, [("a b", "c")])

    assert once == twice


def test_the_first_load_of_the_real_site_is_small() -> None:
    files = {
        path: data for path, data in real_site.prepared().files.items() if path.startswith("soeg/")
    }

    assert len(gzip.compress(files[index.FIRST])) <= 60_000
    assert len(files) == 2


def test_an_index_of_thousands_of_pages_is_still_small() -> None:
    real = value(real_site.prepared().files[index.FIRST].decode())["pages"]
    many = [
        Document(f"{number}/{one[0]}", f"{one[1]} {number}", GUIDE, (Section("", "", one[6]),))
        for number in range(8)
        for one in real
    ][:5_000]

    assert len(many) == 5_000
    assert len(gzip.compress(index.files(many, ())[index.FIRST].encode())) <= 650_000
