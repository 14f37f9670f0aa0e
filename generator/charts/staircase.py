"""A picture of a job package: its steps as a staircase that ends in the job.

In: a job package. Out: a chart; the page has the steps in words below it. How wide a step is says
how long it takes, where that is known of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.charts.drawing import (
    BAR,
    Chart,
    Drawing,
    Look,
    Mark,
    Panel,
    Row,
    area,
    legend,
    words,
)
from generator.models.packages import JobPackage

STAGES: Final = 3
"""How many steps are drawn where none is known: as many as trappemodellen had in the agreement of
24 May 2002. Their names and lengths stand in no source."""
UNKNOWN: Final = "ikke oplyst"

_JOB: Final = 15
"""How much of the width the job takes at the top, in per cent."""
_NARROWEST: Final = 12
_RISE: Final = 1.3
_LINES: Final = 2 * 1.25
_AIR: Final = 0.2
_JOINT: Final = 0.4
"""How far two steps stand apart, in per cent."""
_WORDY: Final = 20
"""From this width on, in per cent, a step has room for whole words on a phone."""
_WORDS: Final[Mapping[Look, str]] = {
    Look.SURE: "Kendt fra kilderne",
    Look.UNKNOWN: "Ikke oplyst i kilderne",
}


@dataclass(frozen=True, slots=True)
class _Tread:
    """A step as it is drawn: how wide in per cent, and the weeks that it takes."""

    width: float
    weeks: int | None
    known: bool

    def lines(self, number: int) -> tuple[str, str]:
        """What stands above it, in few letters where it is narrow."""
        if self.width < _WORDY:
            return str(number), "?" if self.weeks is None else f"{self.weeks} u."
        return f"Trin {number}", weeks_in_words(self.weeks)


def weeks_in_words(weeks: int | None) -> str:
    """How long a step takes, as people read it."""
    return UNKNOWN if weeks is None else danish.counted(weeks, "uge", "uger")


def of_package(package: JobPackage) -> Chart:
    """The way through a package, to the job."""
    treads = tuple(_treads(package))
    height = BAR + len(treads) * _RISE + _LINES + _AIR
    drawing = Drawing(_in_words(package), height, tuple(_marks(treads, height)))
    panels = (Panel((Row(drawing),)),)
    title = f"Vejen til et job som {danish.inside(package.title)}"
    return Chart("vejen", title, panels, legend(panels, _WORDS))


def _treads(package: JobPackage) -> Iterator[_Tread]:
    room = 100 - _JOB
    weeks = [step.weeks for step in package.steps]
    total = sum(one or 0 for one in weeks)
    if not weeks:
        yield from (_Tread(room / STAGES, None, known=False) for _ in range(STAGES))
    elif None in weeks or total == 0:
        yield from (_Tread(room / len(weeks), one, known=True) for one in weeks)
    else:
        spare = max(0, room - _NARROWEST * len(weeks))
        narrowest = min(_NARROWEST, room / len(weeks))
        yield from (
            _Tread(narrowest + spare * (one or 0) / total, one, known=True) for one in weeks
        )


def _marks(treads: tuple[_Tread, ...], height: float) -> Iterator[Mark]:
    """The steps from left to right, each higher than the last, and the job on top."""
    left, top = 0.0, height - BAR - _RISE
    for number, tread in enumerate(treads, 1):
        look = Look.SURE if tread.known else Look.UNKNOWN
        yield area(look, left, tread.width - _JOINT, top, height - top)
        for line, said in enumerate(tread.lines(number)):
            kind = "value" if line == 0 else "scale"
            yield words(said, left, top - _LINES + line * 1.25 - 0.15, kind=kind)
        left, top = left + tread.width, top - _RISE
    yield area(Look.SURE, left, _JOB, top + _RISE / 2, height - top - _RISE / 2)
    yield words("Job", left, top + _RISE / 2 - 1.4)


def _in_words(package: JobPackage) -> str:
    """All of it in a sentence, for who cannot see it."""
    goal = f"Øverst er målet, et job som {danish.inside(package.title)}."
    if not package.steps:
        return f"En trappe. Trinenes navne og længde er {UNKNOWN}. {goal}"
    steps = (f"{one.number}. {one.title}: {weeks_in_words(one.weeks)}" for one in package.steps)
    return f"En trappe med {len(package.steps)} trin. {'; '.join(steps)}. {goal}"
