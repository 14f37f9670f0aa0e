"""Results: the register of figures, goals and actions, disagreements, recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.knowledge import Recommendation
from generator.models.project import Project
from generator.models.record import Disagreement
from generator.models.results import Figure, Goal, Measure, Unit
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk, number
from generator.site import Site, sides_below

TRAIL = Crumb("Resultater", "resultater/")


def pages(desk: Desk) -> Iterator[Page]:
    """The four pages of results."""
    yield _figures(desk)
    yield _goals(desk)
    yield _disagreements(desk)
    yield _recommendations(desk)


def figure_words(figure: Figure) -> str:
    """The number as people read it: `ca. 2.700`, `38`."""
    return f"{'ca. ' if figure.approximate else ''}{number(figure.value)}"


def measure_words(measure: Measure) -> str:
    """A target in a phrase: `33 pct. inden udgangen af 2007`."""
    sign = "+" if measure.unit is Unit.POINTS and measure.value > 0 else ""
    words = f"{sign}{number(measure.value)} {measure.unit.label}"
    return f"{measure.label}: {words}" if measure.label else words


def deadline_words(measure: Measure) -> str:
    """When a target is to be reached; empty where that is not said."""
    if measure.deadline_words:
        return measure.deadline_words
    return measure.deadline.words() if measure.deadline else ""


def highlights(site: Site) -> tuple[Figure, ...]:
    """The figures of the front page, in the places that they ask for."""
    chosen = [figure for figure in site.all(Figure) if figure.highlighted]
    return tuple(sorted(chosen, key=lambda figure: (figure.highlighted or 0, figure.id)))


def _figures(desk: Desk) -> Page:
    site = desk.site
    figures = site.all(Figure)
    groups = [
        (project, tuple(one for one in figures if one.project and site.get(one.project) is project))
        for project in site.all(Project)
    ]
    homeless = tuple(one for one in figures if not one.project)
    return desk.listing(
        "resultater.html",
        "resultater/",
        {
            "highlights": highlights(site),
            "groups": tuple(group for group in groups if group[1]),
            "homeless": homeless,
            "words": figure_words,
            "sides": sides_below(site, "resultater"),
        },
        layout=Layout.WIDE,
    )


def _goals(desk: Desk) -> Page:
    site = desk.site
    goals = site.all(Goal)
    headings: dict[str, list[Goal]] = {}
    for goal in goals:
        town = site.get(goal.municipality) if goal.municipality else None
        project = site.get(goal.project) if goal.project else None
        owner = town.title if town else project.title if project else "VIP2"
        headings.setdefault(f"{owner}: {goal.group}", []).append(goal)
    return desk.listing(
        "maal.html",
        "resultater/maal/",
        {
            "groups": tuple((title, tuple(found)) for title, found in headings.items()),
            "measure": measure_words,
            "deadline": deadline_words,
        },
        trail=(TRAIL,),
    )


def _disagreements(desk: Desk) -> Page:
    return desk.listing(
        "uenigheder.html",
        "resultater/uenigheder/",
        {"records": desk.site.all(Disagreement)},
        trail=(TRAIL,),
    )


def _recommendations(desk: Desk) -> Page:
    return desk.listing(
        "anbefalinger.html",
        "resultater/anbefalinger/",
        {"records": desk.site.all(Recommendation)},
        trail=(TRAIL,),
    )
