"""Charts of a whole and its parts, each part beginning where the one before it ended.

In: a figure and those that are parts of it. Out: a chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator.charts.drawing import (
    BAR,
    Chart,
    Drawing,
    Line,
    Look,
    Panel,
    Row,
    area,
    legend,
    look_of,
    words,
)
from generator.models.results import Figure

# How much of the width the whole takes; the rest is for the words after it.
_FULL: Final = 62


def of_whole(whole: Figure, parts: Iterable[Figure]) -> Chart:
    """How the parts add up to the whole, which is not 0."""
    listed = (*parts, whole)
    panels = (Panel(tuple(_rows(whole, listed))),)
    lines = tuple(
        Line(figure.title, (figure.amount, figure.time), figure, figure.certainty)
        for figure in listed
    )
    columns = ("Nøgletal", "Værdi", "Tid")
    return Chart(f"diagram-{whole.id}", whole.title, panels, legend(panels), columns, lines)


def _rows(whole: Figure, listed: tuple[Figure, ...]) -> Iterator[Row]:
    before = Decimal(0)
    for figure in listed:
        is_whole = figure is whole
        left = 0 if is_whole else float(before / whole.value) * _FULL
        width = float(figure.value / whole.value) * _FULL
        marks = (area(_look(figure), left, width), words(figure.amount, left + width))
        before += figure.value
        label = "I alt" if is_whole else figure.title
        yield Row(Drawing(f"{figure.title}, {figure.amount}", BAR, marks), label)


def _look(figure: Figure) -> Look:
    return look_of(figure.certainty, provisional=figure.provisional)
