"""Charts of shares: each bar in the frame of its own base, from 0 to 100 pct.

In: figures and goals. Out: charts. Two shares of different bases never share a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator import danish
from generator.certainty import WORDS
from generator.charts.drawing import (
    BAR,
    Chart,
    Drawing,
    Line,
    Look,
    Panel,
    Row,
    area,
    frame,
    legend,
    look_of,
    upright,
    words,
)
from generator.models.goals import Goal, Measure
from generator.models.record import Certainty
from generator.models.results import Figure

_WHOLE: Final = Decimal(100)
# How much of the width 100 pct. takes; the rest is for the words after a full bar.
_FULL: Final = 78
# How much of it a letter of the words takes on the narrowest phone.
_LETTER: Final = 2.6
_STEP: Final = 10
_BEGAN: Final = "Udgangspunkt"
_UNTIL: Final = "Mål"
_NO_TIME: Final = "fristen er ikke oplyst"


def of_figures(key: str, title: str, figures: Iterable[Figure]) -> Chart | None:
    """The figures among these that are shares, each in a panel of its own; None without any."""
    shown = tuple(figure for figure in figures if figure.unit.is_share)
    panels = tuple(
        Panel(
            (Row(_share(figure.title, figure.value, figure.amount, _look(figure))),),
            figure.title,
            figure,
            _note(figure),
        )
        for figure in shown
    )
    lines = tuple(
        Line(
            figure.title, (figure.amount, figure.base or "", figure.time), figure, figure.certainty
        )
        for figure in shown
    )
    columns = ("Nøgletal", "Værdi", "Andel af", "Tid")
    return Chart(key, title, panels, legend(panels), columns, lines) if shown else None


def of_goals(key: str, title: str, goals: Iterable[Goal]) -> Chart | None:
    """The targets that are shares, beside where their goal began; None without any."""
    shown = tuple((goal, group) for goal in goals for group in _by_base(goal))
    panels = tuple(
        Panel(
            tuple(_goal_row(goal, one) for one in group),
            goal.title,
            goal,
            _of_what(group),
        )
        for goal, group in shown
    )
    lines = tuple(
        Line(
            f"{goal.title}: {danish.inside(_part(goal, one))}",
            (one.amount, one.base or "", one.time or _NO_TIME, _reached(goal, one)),
            goal,
            Certainty.SURE if one is goal.baseline else goal.certainty,
        )
        for goal, group in shown
        for one in group
    )
    columns = ("Mål", "Værdi", "Andel af", "Frist eller tid", "Nået")
    return Chart(key, title, panels, legend(panels), columns, lines) if shown else None


def comparing(goal: Goal) -> Chart | None:
    """Where the goal began beside the numbers that it is compared with; None where there is none.

    The bars begin at 0, but end at the nearest ten, so that a difference of a point can be seen.
    """
    began = goal.baseline
    if began is None or not began.unit.is_share:
        return None
    others = tuple(one for one in goal.comparison if one.unit is began.unit)
    if not others:
        return None
    shown = (began, *others)
    highest = max(one.value for one in shown)
    top = (highest // _STEP + 1) * _STEP
    rows = tuple(
        Row(
            _share(one.label or "", one.value, one.amount, Look.SURE, top, framed=False),
            one.label or "",
            f"Andel af: {one.base}",
        )
        for one in shown
    )
    panels = (Panel((*rows, Row(_scale(top)))),)
    return Chart(f"diagram-{goal.id}", f"Sammenligning: {goal.title}", panels, legend(panels))


def _look(figure: Figure) -> Look:
    return look_of(figure.certainty, provisional=figure.provisional)


def _note(figure: Figure) -> str:
    """The base, and what makes the number less sure than it looks."""
    doubts = [WORDS[figure.certainty]] if figure.certainty is not Certainty.SURE else []
    doubts += ["foreløbigt tal"] if figure.provisional else []
    base = f"Andel af: {figure.base}"
    return f"{base}. {danish.sentence(', '.join(doubts))}." if doubts else base


def _by_base(goal: Goal) -> Iterator[tuple[Measure, ...]]:
    """The targets of each base, with the goal's beginning where it has the same."""
    targets = [one for one in goal.targets if one.unit.is_share]
    for base in dict.fromkeys(one.base for one in targets):
        began = (goal.baseline,) if goal.baseline and goal.baseline.base == base else ()
        yield (*began, *(one for one in targets if one.base == base))


def _part(goal: Goal, one: Measure) -> str:
    return _BEGAN if one is goal.baseline else _UNTIL


def _reached(goal: Goal, one: Measure) -> str:
    return "" if one is goal.baseline else goal.reached.words


def _goal_row(goal: Goal, one: Measure) -> Row:
    part = _part(goal, one)
    look = Look.SURE if one is goal.baseline else look_of(goal.certainty)
    label = f"{part}: {one.time or _NO_TIME}"
    return Row(_share(label, one.value, one.amount, look), label)


def _of_what(group: tuple[Measure, ...]) -> str:
    """What the measures of one base are a share of, and who is counted where that is the same."""
    labels = {one.label for one in group}
    who = labels.pop() if len(labels) == 1 else None
    base = f"andel af {group[0].base}"
    return danish.sentence(f"{who}, {base}" if who else base)


def _share(
    label: str,
    value: Decimal,
    amount: str,
    look: Look,
    top: Decimal = _WHOLE,
    *,
    framed: bool = True,
) -> Drawing:
    width = float(value / top) * _FULL
    fits = width + len(amount) * _LETTER < _FULL
    marks = (area(look, 0, width), words(amount, width if fits or not framed else _FULL))
    title = f"{label}, {amount}" if label else amount
    return Drawing(title, BAR, (frame(_FULL), *marks) if framed else marks)


def _scale(top: Decimal) -> Drawing:
    """The numbers that the bars are measured by."""
    steps = [Decimal(step) for step in range(0, int(top) + 1, _STEP)]
    places = [(step, float(step / top) * _FULL) for step in steps]
    lines = tuple(upright(at, 0, 0.3) for _, at in places)
    names = tuple(
        words(danish.number(step), at, 0.2, anchor="middle", kind="scale") for step, at in places
    )
    title = f"Skala fra 0 til {danish.number(top)}"
    return Drawing(title, BAR + 0.4, (*lines, *names))
