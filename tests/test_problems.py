"""Faults as values: sorted, each once, shown with the line and a caret under what is wrong."""

from __future__ import annotations

import pytest

from generator.problems import (
    FaultyContentError,
    Place,
    Problem,
    count,
    faults,
    in_order,
    report,
    with_source_lines,
)

REFERENCE = Problem(
    Place("ambassadors/amb-0017.yml", 5, 13, 6),
    "ukendt-henvisning",
    "jobpakken »slager« findes ikke",
    "mente du »slagterimedarbejder«?",
    "jobpakker: [slager, lastbilchauffoer]",
)
WHOLE_FILE = Problem(Place("content/a.txt"), "ukendt-fil", "filen hører ikke til her", "flyt den")
WARNING = Problem(Place("content/b.yml", 2), "link-uden-https", "linket bruger http", warning=True)


def test_a_fault_is_shown_as_place_message_code_line_caret_and_remedy() -> None:
    assert REFERENCE.text() == (
        "ambassadors/amb-0017.yml:5:13: jobpakken »slager« findes ikke [ukendt-henvisning]\n"
        "    5 | jobpakker: [slager, lastbilchauffoer]\n"
        "      |             ^^^^^^ mente du »slagterimedarbejder«?"
    )


def test_further_lines_of_a_remedy_stand_below_the_first() -> None:
    problem = Problem(Place("a.yml", 10, 3), "x", "galt", "skriv:\nnavn: Anne", "  navn Anne")
    assert problem.text() == (
        "a.yml:10:3: galt [x]\n    10 |   navn Anne\n       |   ^ skriv:\n       | navn: Anne"
    )


def test_a_fault_of_a_whole_file_is_shown_without_a_line() -> None:
    assert WHOLE_FILE.text() == (
        "content/a.txt:1:1: filen hører ikke til her [ukendt-fil]\n    flyt den"
    )


def test_a_fault_without_a_remedy_ends_at_the_caret() -> None:
    assert Problem(Place("a.yml", 1, 1, 4), "x", "galt", "", "navn").text() == (
        "a.yml:1:1: galt [x]\n    1 | navn\n      | ^^^^"
    )


def test_of_a_long_line_only_what_is_around_the_fault_is_shown() -> None:
    line = "a" * 150 + "fejl" + "b" * 150
    _, shown, carets = (
        Problem(Place("a.md", 3, 151, 4), "x", "galt", "ret", line).text().split("\n")
    )
    assert shown == "    3 | …" + "a" * 40 + "fejl" + "b" * 56 + "…"
    assert carets == "      | " + " " * 41 + "^^^^ ret"


def test_a_warning_says_that_it_is_one() -> None:
    assert WARNING.headline() == (
        "content/b.yml:2:1: advarsel: linket bruger http [link-uden-https]"
    )


def test_faults_are_sorted_by_place_and_each_is_shown_once() -> None:
    places = [Place("b.yml", 1), Place("a.yml", 10), Place("a.yml", 9), Place("a.yml", 9, 2)]
    problems = [Problem(place, "x", "galt") for place in (*places, places[0])]
    assert [str(problem.place) for problem in in_order(problems)] == [
        "a.yml:9:1",
        "a.yml:9:2",
        "a.yml:10:1",
        "b.yml:1:1",
    ]


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "Ingen fejl."),
        ([WHOLE_FILE], "1 fejl i 1 fil."),
        ([WHOLE_FILE, REFERENCE], "2 fejl i 2 filer."),
        ([REFERENCE, REFERENCE], "1 fejl i 1 fil."),
        ([WARNING], "Ingen fejl, 1 advarsel."),
        ([WARNING, WHOLE_FILE], "1 fejl i 1 fil, 1 advarsel."),
        (
            [WARNING, Problem(Place("c.yml"), "x", "http", warning=True), WHOLE_FILE],
            "1 fejl i 1 fil, 2 advarsler.",
        ),
    ],
)
def test_the_last_line_counts_faults_files_and_warnings(problems: list[Problem], line: str) -> None:
    assert count(problems) == line
    assert report(problems).splitlines()[-1] == line


def test_a_warning_keeps_no_site_from_being_published() -> None:
    assert faults([WARNING, WHOLE_FILE]) == (WHOLE_FILE,)


def test_the_line_of_the_file_is_fetched_where_it_is_not_known() -> None:
    bare = Problem(Place("a.yml", 2), "x", "galt")
    asked: list[tuple[str, int]] = []

    def line_of(file: str, line: int) -> str:
        asked.append((file, line))
        return "navn: Anne"

    lines = [problem.source_line for problem in with_source_lines([bare, REFERENCE], line_of)]
    assert lines == ["navn: Anne", "jobpakker: [slager, lastbilchauffoer]"]
    assert asked == [("a.yml", 2)]


def test_faulty_content_is_raised_with_every_fault_and_the_whole_report() -> None:
    error = FaultyContentError([WHOLE_FILE, REFERENCE])
    assert error.problems == (REFERENCE, WHOLE_FILE)
    assert str(error) == report([REFERENCE, WHOLE_FILE])
