"""The picture of a job package: its steps as a staircase to the job, and what is not known."""

from __future__ import annotations

import project
import pytest

from generator.charts.drawing import Chart, Look, Mark
from generator.charts.staircase import STAGES, of_package
from generator.models.packages import JobPackage

PACKAGE = project.MINIMAL["content/jobpakker/lastbilchauffoer.md"]


def _chart(steps: str) -> Chart:
    text = PACKAGE.replace("branche:", f"trin: [{steps}]\nbranche:" if steps else "branche:")
    (package,) = project.linked(project.files({"content/jobpakker/lastbilchauffoer.md": text})).all(
        JobPackage
    )
    return of_package(package)


def _step(number: int, weeks: int | None = None) -> str:
    return f"{{nr: {number}, titel: Del {number}{f', uger: {weeks}' if weeks else ''}}}"


def _words(chart: Chart) -> list[str]:
    return [mark.text for mark in _marks(chart) if mark.tag == "text"]


def _marks(chart: Chart) -> list[Mark]:
    (panel,) = chart.panels
    (row,) = panel.rows
    return list(row.drawing.marks)


def _widths(chart: Chart) -> list[float]:
    """How wide each step is, in per cent, without the job."""
    areas = [mark for mark in _marks(chart) if mark.look]
    return [float(mark.attributes["width"].rstrip("%")) for mark in areas[:-1]]


def test_where_no_step_is_known_there_are_as_many_as_trappemodellen_had_and_they_say_so() -> None:
    chart = _chart("")

    assert STAGES == 3
    assert _words(chart) == [
        *("Trin 1", "ikke oplyst", "Trin 2", "ikke oplyst", "Trin 3", "ikke oplyst"),
        "Job",
    ]
    assert [mark.look for mark in _marks(chart) if mark.look] == [Look.UNKNOWN] * 3 + [Look.SURE]
    assert [key.words for key in chart.legend] == ["Kendt fra kilderne", "Ikke oplyst i kilderne"]


def test_a_known_step_says_its_weeks_or_that_they_are_not_known() -> None:
    chart = _chart(f"{_step(1, 4)}, {_step(2)}")

    assert _words(chart) == ["Trin 1", "4 uger", "Trin 2", "ikke oplyst", "Job"]
    assert {mark.look for mark in _marks(chart) if mark.look} == {Look.SURE}
    assert chart.legend == ()


def test_a_step_that_takes_longer_is_wider_where_all_lengths_are_known() -> None:
    short, long = _widths(_chart(f"{_step(1, 2)}, {_step(2, 6)}"))

    assert short < long
    assert len(set(_widths(_chart(f"{_step(1, 2)}, {_step(2)}")))) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
def test_the_steps_fill_the_width_and_none_is_too_narrow_to_see(count: int) -> None:
    steps = ", ".join(_step(number, 1 if number > 1 else 50) for number in range(1, count + 1))
    widths = _widths(_chart(steps))

    assert sum(widths) == pytest.approx(85, abs=count)
    assert min(widths) > 5


def test_narrow_steps_have_short_words() -> None:
    words = _words(_chart(", ".join(_step(number, 3) for number in range(1, 7))))

    assert words[:4] == ["1", "3 u.", "2", "3 u."]


def test_each_step_is_higher_than_the_last_and_the_job_is_highest() -> None:
    tops = [
        float(mark.attributes["y"].removesuffix("em"))
        for mark in _marks(_chart(f"{_step(1)}, {_step(2)}, {_step(3)}"))
        if mark.look
    ]

    assert tops == sorted(tops, reverse=True)
    assert min(tops) > 0


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("", "En trappe. Trinenes navne og længde er ikke oplyst. "),
        (_step(1, 1), "En trappe med 1 trin. 1. Del 1: 1 uge. "),
    ],
)
def test_it_says_in_words_what_it_shows(steps: str, said: str) -> None:
    (panel,) = _chart(steps).panels

    assert panel.rows[0].drawing.title == f"{said}Øverst er målet, et job som lastbilchauffør."
