"""How the search in the page answers: what it finds, what comes first, what it shows of a hit."""

from __future__ import annotations

from typing import Final

import pytest
from searching import GUIDE, PERSON, answers, page, titles

from generator.search.documents import Section, Sort

SITE: Final = [
    page("Jobpakker", "En planlagt vej til ét bestemt job."),
    page("Kompetenceafklaring", "Hvad en borger kan."),
    page("Virksomhedspraktik", "En periode på en arbejdsplads."),
    page("Lokalt beskæftigelsesråd", "Rådet i kommunen."),
    page("Rengøringsmedarbejder", "En jobpakke i rengøring."),
    page("Kabel- og ledningsarbejder", "En jobpakke."),
    page("Mentornetværk", "Mentorer mødes."),
    page("Aarhus", "En metodekommune.", names=("Århus",)),
    page("Kursus i Herning", "Om jobpakker."),
    page("Trappemodellen", "Trin for trin."),
]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("jobpakken", "Jobpakker"),  # another ending
        ("afklaring", "Kompetenceafklaring"),  # the last part of a compound
        ("praktik", "Virksomhedspraktik"),
        ("råd", "Lokalt beskæftigelsesråd"),
        ("aarhus", "Aarhus"),
        ("Århus", "Aarhus"),  # an older name
        ("ARHUS", "Aarhus"),
        ("rengoring", "Rengøringsmedarbejder"),  # plain letters, and the first part
        ("rengoeringsmedarbejder", "Rengøringsmedarbejder"),
        ("jobpakek", "Jobpakker"),  # a swap
        ("trappemodelen", "Trappemodellen"),  # a letter too few
        ("mentor netværk", "Mentornetværk"),  # two words for one
        ("kabelarbejder", "Kabel- og ledningsarbejder"),  # one word for two
        ("kurserne", "Kursus i Herning"),
        ("kompetenceafk", "Kompetenceafklaring"),  # the beginning
        ("hvad er en trappemodel?", "Trappemodellen"),  # a question
    ],
)
def test_a_question_finds_what_is_meant(question: str, title: str) -> None:
    assert titles(SITE, question)[:1] == [title]


@pytest.mark.parametrize("question", ["vaccination", "badminton", "qwxzv", "?!", ""])
def test_what_is_nowhere_on_the_site_finds_nothing(question: str) -> None:
    assert titles(SITE, question) == []


def test_a_title_comes_before_a_name_a_name_before_a_heading_and_that_before_a_text() -> None:
    site = [
        page("Tekst", "Om mentor."),
        page("Afsnit", "Andet.", below=(Section("En mentor", "en-mentor", "Mere."),)),
        page("Navn", "Andet.", names=("mentor",)),
        page("Mentor", "Andet."),
    ]
    assert titles(site, "mentor") == ["Mentor", "Navn", "Afsnit", "Tekst"]


def test_what_holds_all_the_words_comes_before_what_holds_some() -> None:
    site = [page("Mentor", "Alene."), page("Kursus", "For en mentor i Herning.")]
    assert titles(site, "mentor i herning") == ["Kursus", "Mentor"]


def test_a_title_that_was_asked_for_whole_comes_first() -> None:
    site = [page("Jobpakker i virksomhedscentre"), page("Jobpakker til alle"), page("Jobpakker")]
    assert titles(site, "jobpakker")[0] == "Jobpakker"


def test_what_answers_comes_before_what_only_mentions() -> None:
    letter = Sort("nyhedsbrev", "Nyhedsbrev", "Nyhedsbreve", 0.75)
    assert titles([page("Mentor nu", sort=letter), page("Mentor her")], "mentor") == [
        *("Mentor her", "Mentor nu"),
    ]


def test_synonyms_lead_to_what_is_called_something_else() -> None:
    site = [page("Postarbejder"), page("Lokalt beskæftigelsesråd")]
    pairs = [("postbud", "postarbejder"), ("LBR", "lokalt beskæftigelsesråd")]

    assert titles(site, "postbudene", synonyms=pairs) == ["Postarbejder"]
    assert titles(site, "lbr", synonyms=pairs) == ["Lokalt beskæftigelsesråd"]
    assert titles(site, "postbud") == []


def test_a_synonym_of_several_words_needs_all_of_them() -> None:
    site = [page("Gode råd"), page("Gamle historier"), page("Gode historier")]
    assert titles(site, "cases", synonyms=[("cases", "gode historier")]) == ["Gode historier"]


def test_an_abbreviation_in_capitals_is_not_the_small_word() -> None:
    site = [page("Da alle var med"), page("DA og LO")]
    assert titles(site, "DA")[0] == "DA og LO"


PEOPLE: Final = [page(f"Mentor {number}", sort=PERSON) for number in range(1, 31)]


def test_many_of_a_kind_do_not_bury_the_rest() -> None:
    [answer] = answers([*PEOPLE, page("Råd til en mentor")], ["mentor"])

    assert [hit["kind"] for hit in answer["hits"][:4]].count("metode") == 1
    assert answer["total"] == 31
    assert {one["kind"]: one["count"] for one in answer["kinds"]} == {
        "ambassadør": 30,
        "metode": 1,
    }


def test_one_kind_can_be_asked_for_and_as_many_hits_as_are_wanted() -> None:
    [answer] = answers([*PEOPLE, page("Mentor")], [("mentor", {"kind": "ambassadør", "limit": 12})])

    assert {hit["kind"] for hit in answer["hits"]} == {"ambassadør"}
    assert (answer["total"], len(answer["hits"])) == (30, 12)


def test_a_kind_is_named_in_the_words_of_a_visitor() -> None:
    [answer] = answers([page("Mentor")], ["mentor"])

    assert answer["kinds"] == [{"kind": "metode", "title": "Metodeguider", "count": 1}]
    assert answer["hits"][0]["label"] == "Metode"


def test_a_hit_says_where_it_is_and_whether_it_is_invented() -> None:
    [answer] = answers([page("Ali", place="Aarhus", sort=PERSON, demonstration=True)], ["aarhus"])
    [hit] = answer["hits"]

    assert (hit["address"], hit["place"], hit["demonstration"]) == ("Ali/", "Aarhus", True)


def pieces(parts: list[dict[str, object]]) -> str:
    """A text in pieces, with the hits in brackets."""
    return "".join(f"[{one['text']}]" if one["hit"] else str(one["text"]) for one in parts)


def test_the_hit_is_marked_in_the_title_and_in_some_words_of_the_text() -> None:
    [answer] = answers([page("Mentorordning", "En støtteperson, en mentor.")], ["mentor"])
    [hit] = answer["hits"]

    assert pieces(hit["marked"]) == "[Mentorordning]"
    assert pieces(hit["excerpt"]) == "En støtteperson, en [mentor]."


def test_the_words_that_are_shown_stand_around_the_hit() -> None:
    text = f"{'Begyndelse. ' * 40}Her står, at en mentor hjælper. {'Slutning. ' * 40}"
    [answer] = answers([page("Side", text)], ["mentor"])
    shown = pieces(answer["hits"][0]["excerpt"])

    assert "Her står, at en [mentor] hjælper." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200


def test_a_hit_in_a_section_leads_there_and_one_in_the_title_to_the_top() -> None:
    below = (Section("Trin for trin", "trin", "Find en mentor."),)
    site = [page("Guide", "Andet.", below=below)]
    [in_section, in_title] = answers(site, ["mentor", "guide"])

    assert [in_section["hits"][0][key] for key in ("heading", "anchor")] == [
        *("Trin for trin", "trin"),
    ]
    assert [in_title["hits"][0][key] for key in ("heading", "anchor")] == ["", ""]


def test_whole_texts_are_searched_once_they_have_come() -> None:
    site = [page("Side", f"{'ord ' * 60} mentor"), page("Mentor")]

    assert titles(site, "mentor", parts=0) == ["Mentor"]
    assert titles(site, "mentor") == ["Mentor", "Side"]


def test_a_word_with_a_slip_is_told_of() -> None:
    [slipped, right] = answers(SITE, ["komptenceafklaring", "kompetenceafklaring"])

    assert slipped["suggestion"] == "kompetenceafklaring"
    assert right["suggestion"] == ""


def test_where_nothing_is_found_a_word_further_off_may_have_been_meant() -> None:
    [answer] = answers(SITE, ["harninng"])

    assert answer["hits"] == []
    assert answer["suggestion"] == "herning"


def test_a_very_long_question_is_answered_too() -> None:
    [answer] = answers(SITE, ["jobpakke " * 500 + "x" * 5_000])
    assert answer["hits"][0]["title"] == "Jobpakker"


def test_scores_fall_and_equal_ones_keep_the_order_of_the_addresses() -> None:
    [answer] = answers([page("Mentor a"), page("Mentor b"), page("Mentor", sort=GUIDE)], ["mentor"])
    scores = [hit["score"] for hit in answer["hits"]]

    assert scores == sorted(scores, reverse=True)
    assert [hit["title"] for hit in answer["hits"]] == ["Mentor", "Mentor a", "Mentor b"]
