"""How the search compares words: here and in the page alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import real_site
import searching

from generator.search.words import SMALL, expression, fold, stem, words

# Spellings of one word, and words that are different for all that.
SAME_SPELLING: Final = (
    ("Århus", "Aarhus", "aarhus", "arhus", "Árhus"),
    ("Ærø", "Aeroe", "aero"),
    ("København", "Koebenhavn", "kobenhavn", "KØBENHAVN", "Köbenhavn"),
    ("Næstved", "Naestved", "nastved", "Nästved"),
    ("rengøring", "rengoering", "rengoring"),
)
SAME_STEM: Final = (
    ("jobpakke", "jobpakken", "jobpakker", "jobpakkerne", "jobpakkens", "jobpakkernes"),
    ("kursus", "kurset", "kurser", "kurserne", "kursets"),
    ("center", "centret", "centre", "centrene", "centeret"),
    ("regel", "reglen", "regler", "reglerne"),
    ("middel", "midlet", "midler"),
    ("plads", "pladsen", "pladser", "pladsernes"),
    ("indsats", "indsatsen", "indsatser"),
    ("fase", "fasen", "faser"),
    ("ambassadør", "ambassadører", "ambassadørerne"),
    ("virksomhed", "virksomheder", "virksomhedens", "virksomhederne"),
    ("koster", "kostede", "koste"),
    ("billede", "billeder", "billedet", "billederne"),
    ("medlem", "medlemmer", "medlemmets"),
)
OTHER_STEM: Final = (("ledig", "leder"), ("billede", "bil"), ("kommune", "kommunikation"))


@pytest.mark.parametrize("spellings", SAME_SPELLING, ids=lambda one: one[0])
def test_a_word_is_the_same_however_it_is_spelled(spellings: tuple[str, ...]) -> None:
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize("forms", SAME_STEM, ids=lambda one: one[0])
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in forms}) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_STEM)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


def test_words_are_letters_and_digits_and_abbreviations_keep_their_capitals() -> None:
    assert words("DA og LO's 12 jobpakker: Kabel- og VIP2!") == [
        *("DA", "og", "LO", "s", "12", "jobpakker", "kabel", "og", "vip2"),
    ]


def test_an_expression_is_known_by_the_stems_of_its_words() -> None:
    assert expression("Kurser og møder") == expression("kurset og mødet")


def test_the_small_words_are_folded() -> None:
    assert {"pa", "hvornar", "gor"} <= SMALL
    assert all(fold(word) == word for word in SMALL)


ODD: Final = (
    "Ægteskab på Læsø",
    "İstanbul ışık",
    "Straße, Łódź, Œuvre, Þór",
    "e\u0301t kraft\u0301felt",
    "ΑΘΗΝΑ ςΣ",
    "𝔸𝔹 ½ ² Ⅻ १२",
    "a_b-c'd’e",
    "Ünal Gülsüm Bożena",
    "AAAA aaee oeee OE",
    "漢字 кириллица",
    "",
)


def _texts() -> Iterator[str]:
    """Everything that editors have written, and what is odd."""
    yield from ODD
    for path, data in real_site.folder().files.items():
        yield data.decode("utf-8", "replace")
        yield path
    for file in sorted((Path(real_site.ROOT) / "docs").rglob("*.md")):
        yield file.read_text("utf-8")


def test_the_page_reads_every_word_of_the_content_as_we_do() -> None:
    texts = list(_texts())
    ours = [[(word, fold(word), stem(fold(word))) for word in words(text)] for text in texts]

    assert sum(map(len, ours)) > 100_000
    assert searching.analysed(texts) == ours
