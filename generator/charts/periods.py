"""Charts of time: bands on one scale of years, open where a beginning or an end is not known.

In: phases and stages of a project, newsletters found and lost. Out: charts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator import danish
from generator.charts.drawing import (
    BAR,
    MEANINGS,
    Chart,
    Drawing,
    Line,
    Look,
    Mark,
    Panel,
    Row,
    area,
    legend,
    look_of,
    upright,
    words,
)
from generator.dates import PartialDate, span
from generator.models.newsletters import LostIssues, Newsletter
from generator.models.project import Phase, Project, Stage

# How far an end that is not known is drawn, and how wide an issue is, in per cent of the width.
_STUB: Final = 9
_ISSUE: Final = 1.6
_KNOWN: Final = "Udgaver, der er kendt"
# How far the scale goes on after a beginning whose end is not known.
_ROOM: Final = datetime.timedelta(days=180)
_WORDS: Final[Mapping[Look, str]] = {
    **MEANINGS,
    Look.UNKNOWN: "Hvornår det begyndte eller sluttede, er ikke sikkert",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the first day to the last, drawn over the whole width."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date) -> float:
        """How far across a day lies, in per cent."""
        return 100 * (day - self.first).days / max(1, (self.last - self.first).days)

    @property
    def years(self) -> Iterator[tuple[int, float]]:
        """The years that begin within it, and the one that it begins in."""
        for year in range(self.first.year, self.last.year + 1):
            yield year, max(0.0, self.at(datetime.date(year, 1, 1)))

    def lines(self, height: float = BAR) -> tuple[Mark, ...]:
        """A thin line where each year begins."""
        return tuple(upright(at, 0, height, "grid") for _, at in self.years)

    def row(self) -> Row:
        """The years themselves."""
        names = tuple(words(str(year), at, kind="scale") for year, at in self.years)
        title = f"Tiden går fra {self.first.year} til {self.last.year}"
        return Row(Drawing(title, BAR, (*self.lines(), *names)))


def of_project(project: Project, phases: Iterable[Phase]) -> Chart | None:
    """A project's planned phases above what came of it, on one scale; None without a date."""
    planned = tuple(phases)
    ends = [end for phase in planned for end in (phase.start, phase.end)]
    ends += [end for stage in project.stages for end in (stage.start, stage.end) if end]
    if not ends:
        return None
    goes_on = [one.start.last + _ROOM for one in project.stages if one.start and not one.end]
    last = max([*goes_on, *(end.last for end in ends)])
    scale = _Scale(min(end.first for end in ends), last)
    by_plan = tuple(
        _band(scale, one.name, one.period_words, one, look_of(one.certainty)) for one in planned
    )
    as_it_went = tuple(
        _band(scale, one.title, span(one.start, one.end), one, look_of(one.certainty), one.note)
        for one in project.stages
    )
    groups = (("Planen", by_plan), ("Sådan gik det", as_it_went))
    panels = tuple(Panel((scale.row(), *rows), label) for label, rows in groups if rows)
    lines = (
        *(Line(one.name, (one.period_words,), one, one.certainty) for one in planned),
        *(
            Line(one.title, (span(one.start, one.end),), project, one.certainty)
            for one in project.stages
        ),
    )
    return Chart(
        f"diagram-{project.id}",
        f"{project.title} over tid",
        panels,
        legend(panels, _WORDS),
        ("Periode", "Tid"),
        lines,
        stacked=True,
    )


def of_newsletters(letters: Iterable[Newsletter], lost: Iterable[LostIssues]) -> Chart | None:
    """When newsletters were sent, as far as that is known; None where there are none."""
    found = sorted(letters, key=lambda letter: (letter.published.first, letter.id))
    gaps = tuple(lost)
    ends = [letter.published for letter in found]
    ends += [end for gap in gaps for end in (gap.start, gap.end)]
    if not ends:
        return None
    scale = _Scale(min(end.first for end in ends), max(end.last for end in ends))
    rows = [_gap(scale, gap) for gap in gaps]
    if found:
        rows.append(_issues(scale, found))
    panels = (Panel((scale.row(), *rows)),)
    meanings = {**MEANINGS, Look.UNKNOWN: "Udsendt en gang i denne tid", Look.SURE: "Udgave"}
    lines = (
        *(
            Line(gap.title, (_issue_count(gap.number), _span(gap)), gap, gap.certainty)
            for gap in gaps
        ),
        *(
            Line(one.title, (_issue_count(1), one.published.words()), one, one.certainty)
            for one in found
        ),
    )
    return Chart(
        "diagram-nyhedsbreve",
        "Nyhedsbreve over tid",
        panels,
        legend(panels, meanings),
        ("Nyhedsbrev", "Antal", "Udsendt"),
        lines,
    )


def _band(
    scale: _Scale, label: str, time: str, one: Phase | Stage, look: Look, note: str | None = None
) -> Row:
    marks = (*scale.lines(), *_areas(scale, one.start, one.end, look))
    aside = f"{time}. {note}" if note else time
    return Row(Drawing(f"{label}, {time}", BAR, marks), label, aside)


def _areas(
    scale: _Scale, start: PartialDate | None, end: PartialDate | None, look: Look
) -> Iterator[Mark]:
    """The time that is known, and on either side the time in which it began or ended."""
    if start and end:
        yield from _closed(scale, start, end, look)
    elif end:
        right = scale.at(end.last)
        yield area(Look.UNKNOWN, max(0, right - _STUB), min(right, _STUB))
        yield upright(right, 0, BAR, "end")
    elif start:
        left = scale.at(start.first)
        yield area(Look.UNKNOWN, left, min(100 - left, _STUB))
        yield upright(left, 0, BAR, "end")


def _closed(scale: _Scale, start: PartialDate, end: PartialDate, look: Look) -> Iterator[Mark]:
    """A period with two ends, each of which may be no more than a year."""
    left, right = scale.at(start.first), scale.at(end.last)
    sure_left = scale.at(start.last) if _is_wide(start) else left
    sure_right = scale.at(end.first) if _is_wide(end) else right
    if sure_left >= sure_right:
        yield area(Look.UNKNOWN, left, right - left)
        return
    if sure_left > left:
        yield area(Look.UNKNOWN, left, sure_left - left)
    yield area(look, sure_left, sure_right - sure_left)
    if right > sure_right:
        yield area(Look.UNKNOWN, sure_right, right - sure_right)


def _is_wide(date: PartialDate) -> bool:
    """Whether the date is a bare year, in which the day can lie far from where it is drawn."""
    return not date.month and not date.quarter


def _gap(scale: _Scale, gap: LostIssues) -> Row:
    left, right = scale.at(gap.start.first), scale.at(gap.end.last)
    count = _issue_count(gap.number)
    name = words(count, (left + right) / 2, anchor="middle")
    marks = (*scale.lines(), area(Look.UNKNOWN, left, right - left), name)
    return Row(Drawing(f"{gap.title}, {count}, {_span(gap)}", BAR, marks), gap.title, _span(gap))


def _issues(scale: _Scale, found: list[Newsletter]) -> Row:
    """A mark for each issue, and their number where there is most room for it."""
    count = _issue_count(len(found))
    months = danish.listed(letter.published.words() for letter in found)
    places = [min(scale.at(letter.published.first), 100 - _ISSUE) for letter in found]
    marks = tuple(area(Look.SURE, at, _ISSUE) for at in places)
    left, right = max(pairwise([0.0, *places, 100.0]), key=lambda ends: ends[1] - ends[0])
    is_last = left == places[-1]
    name = words(count, left + _ISSUE) if is_last else words(count, right, anchor="end")
    drawing = Drawing(f"{_KNOWN}, {count}, {months}", BAR, (*scale.lines(), *marks, name))
    return Row(drawing, _KNOWN, months)


def _issue_count(number: int) -> str:
    return danish.counted(number, "udgave", "udgaver")


def _span(gap: LostIssues) -> str:
    return span(gap.start, gap.end)
