"""Danish as people read it: order, addresses, near misses, lists and numbers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import danish


@pytest.mark.parametrize(
    "in_order",
    [
        ["Vejle", "Ærø", "Ølstykke", "Ørsted", "Aabenraa", "Aalborg", "Aarhus"],
        ["Zebra", "æble", "Ærø", "østers", "å", "Aabenraa", "ål", "Aalborg", "århundrede"],
        ["Århus Amt", "Aarhus Kommune"],
        ["Abe", "abe", "ABE B"],
        ["cafe", "café", "cafeer"],
        ["Ny chance", "Ny-chance-gruppen", "»Nyhed«", "Nyheder"],
        ["Mueller", "Myre", "Müsli"],
        ["Fase 2", "Fase 10"],
        ["4. kvartal", "12. kvartal", "hallo"],
        ["Mål", "mål, et", "målet"],
        ["Godthåb", "Gödel"],
    ],
)
def test_people_find_names_in_the_order_of_the_danish_dictionary(in_order: list[str]) -> None:
    shuffled = in_order[::-1]
    assert sorted(shuffled, key=danish.collation_key) == in_order


@given(st.text())
def test_composed_and_decomposed_letters_are_sorted_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert danish.collation_key(composed)[0] == danish.collation_key(decomposed)[0]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Æblegrød på Ærø", "aeblegroed-paa-aeroe"),
        ("Aarhus", "aarhus"),
        ("Århus", "aarhus"),
        ("Crème brûlée", "creme-brulee"),
        ("Müller & Sønner", "mueller-soenner"),
        ("2. del: A/B", "2-del-a-b"),
        ("  --hej-- ", "hej"),
        ("»«", ""),
    ],
)
def test_a_name_becomes_an_address_of_plain_letters(text: str, slug: str) -> None:
    assert danish.slug(text) == slug


@given(st.text())
def test_an_address_is_always_plain_and_stays_itself(text: str) -> None:
    slug = danish.slug(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert danish.slug(slug) == slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ærø", "aeroe"), ("AEROE", "aeroe"), ("Ny-chance!", "nychance"), ("Å å", "aaaa")],
)
def test_spelling_is_compared_without_case_and_signs(text: str, folded: str) -> None:
    assert danish.fold(text) == folded


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("titl", ["titel", "type", "resumé"], "titel"),
        ("resume", ["resumé", "region"], "resumé"),
        ("nvan", ["navn", "note"], "navn"),
        ("slager", ["lastbilchauffoer", "slagterimedarbejder"], "slagterimedarbejder"),
        ("mentor", ["mentorordning", "trappemodellen"], "mentorordning"),
        ("Arhus", ["Aarhus", "Aalborg"], "Aarhus"),
        ("Århus", ["Aarhus"], "Aarhus"),
        ("LASTBILCHAUFFØR", ["lastbilchauffoer"], "lastbilchauffoer"),
        ("kommun", ["kommuner", "kommune"], "kommune"),
    ],
)
def test_the_word_that_an_editor_meant_is_found(written: str, known: list[str], meant: str) -> None:
    assert danish.nearest(written, known) == meant


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("farve", ["navn", "type"]),
        ("ab", ["cd"]),
        ("nr", ["nummer"]),
        ("tlf", ["titel"]),
        ("", ["navn"]),
        ("»!«", ["navn"]),
        ("navn", []),
    ],
)
def test_no_word_is_guessed_where_none_is_near(written: str, known: list[str]) -> None:
    assert danish.nearest(written, known) is None


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_a_guess_is_one_of_the_known_words_whatever_their_order(
    written: str, known: list[str]
) -> None:
    guess = danish.nearest(written, known)
    assert guess is None or guess in known
    assert danish.nearest(written, reversed(known)) == guess


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_words_are_listed_with_og_before_the_last(words: list[str], text: str) -> None:
    assert danish.listed(words) == text
    assert danish.listed(words, "eller") == text.replace("og", "eller")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 guider"),
        (1, "1 guide"),
        (2, "2 guider"),
        (999, "999 guider"),
        (2700, "2.700 guider"),
        (1_234_567, "1.234.567 guider"),
    ],
)
def test_a_number_stands_with_its_noun_and_points_for_the_thousands(number: int, text: str) -> None:
    assert danish.counted(number, "guide", "guider") == text


@pytest.mark.parametrize(("text", "shown"), [("øl", "Øl"), ("VIP2 er", "VIP2 er"), ("", "")])
def test_a_sentence_begins_with_a_capital(text: str, shown: str) -> None:
    assert danish.sentence(text) == shown
