"""How long a record takes to read."""

from __future__ import annotations

import project
import pytest

from generator.models.guides import MethodGuide
from generator.reading_time import minutes, words
from generator.site import Site

GUIDE = project.MINIMAL["content/metoder/mentorordning.md"]


def _guide(extra: str = "", text: str = "") -> MethodGuide:
    given = GUIDE.replace("modenhed: delvis", f"{extra}modenhed: delvis") + text
    site: Site = project.linked(project.files({"content/metoder/mentorordning.md": given}))
    (guide,) = site.all(MethodGuide)
    return guide


def test_every_text_and_line_counts_and_what_stands_in_small_print_does_not() -> None:
    # Title, summary, purpose, heading and text.
    assert words(_guide()) == 1 + 6 + 5 + 3 + 3


@pytest.mark.parametrize(
    ("extra", "more"),
    [
        ("gør: [Ring til mentoren, Vent]\n", 4),
        ("trin: [{nr: 1, titel: Begynd nu, tekst: Hold et møde.}]\n", 5),
        ("tjekliste: {anledning: Før start, punkter: [Er det aftalt?]}\n", 5),
        ("note: Et råd.\n", 2),
        ("ukendt: [trin, priser og løn]\n", 0),
        ("gælder_alle_jobpakker: ja\n", 0),
    ],
)
def test_parts_count_and_choices_and_numbers_do_not(extra: str, more: int) -> None:
    assert words(_guide(extra)) == words(_guide()) + more


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (83, 1), (300, 2), (383, 2), (500, 3)])
def test_two_hundred_words_take_a_minute(count: int, expected: int) -> None:
    assert minutes(_guide(text="ord " * count)) == expected


def test_several_records_are_read_one_after_the_other() -> None:
    guide = _guide(text="ord " * 300)

    assert minutes(guide) == 2
    assert minutes(guide, guide) == 3
