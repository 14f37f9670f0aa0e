"""Results: the register of figures, goals and actions, disagreements, recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.charts import parts, periods, shares
from generator.charts.drawing import Chart
from generator.models.goals import Goal
from generator.models.knowledge import Recommendation
from generator.models.newsletters import LostIssues, Newsletter
from generator.models.project import Project
from generator.models.record import Disagreement
from generator.models.results import Figure
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.site import Site, sides_below

TRAIL = Crumb("Resultater", "resultater/")
_SHARES: Final = "Andele, hver med sin basis"


def pages(_: Desk) -> Iterator[Job]:
    """The four pages of results."""
    yield Job("resultater/", _figures, Layout.WIDE)
    yield Job("resultater/maal/", _goals)
    yield Job("resultater/uenigheder/", _disagreements)
    yield Job("resultater/anbefalinger/", _recommendations)


def highlights(site: Site) -> tuple[Figure, ...]:
    """The figures of the front page, in the places that they ask for."""
    chosen = [figure for figure in site.all(Figure) if figure.highlighted]
    return tuple(sorted(chosen, key=lambda figure: (figure.highlighted or 0, figure.id)))


def _figures(desk: Desk) -> Page:
    site = desk.site
    figures = site.all(Figure)
    by_project = (
        (project, tuple(one for one in figures if one.project and site.get(one.project) is project))
        for project in site.all(Project)
    )
    groups = tuple((one, found, _shares(one, found)) for one, found in by_project if found)
    return desk.listing(
        "resultater.html",
        "resultater/",
        {
            "highlights": highlights(site),
            "charts": tuple(_pictures(site)),
            "groups": groups,
            "homeless": tuple(one for one in figures if not one.project),
            "sides": sides_below(site, "resultater"),
        },
    )


def _shares(project: Project, figures: tuple[Figure, ...]) -> Chart | None:
    """The shares among a project's figures, unless the page opens with some of them."""
    if any(figure.highlighted for figure in figures):
        return None
    return shares.of_figures(f"diagram-{project.id}", _SHARES, figures)


def _pictures(site: Site) -> Iterator[Chart]:
    """The charts that open the page: what is highlighted, what adds up, and what came when."""
    chosen = shares.of_figures("diagram-andele", _SHARES, highlights(site))
    if chosen:
        yield chosen
    figures = site.all(Figure)
    for whole in sorted(figures, key=lambda figure: not figure.highlighted):
        found = tuple(one for one in figures if one.part_of and site.get(one.part_of) is whole)
        if found:
            yield parts.of_whole(whole, found)
    letters = periods.of_newsletters(site.all(Newsletter), site.all(LostIssues))
    if letters:
        yield letters


def _goals(desk: Desk) -> Page:
    site = desk.site
    headings: dict[str, list[Goal]] = {}
    owners: dict[str, list[Goal]] = {}
    for goal in site.all(Goal):
        owner = _owner(site, goal)
        owners.setdefault(owner, []).append(goal)
        headings.setdefault(f"{owner}: {goal.group}", []).append(site.opened(goal))
    charts = (
        shares.of_goals(f"diagram-maal-{turn}", f"{owner}: målene i procent", found)
        for turn, (owner, found) in enumerate(owners.items(), start=1)
    )
    return desk.listing(
        "maal.html",
        "resultater/maal/",
        {
            "groups": tuple((title, tuple(found)) for title, found in headings.items()),
            "charts": tuple(one for one in charts if one),
            "comparing": shares.comparing,
        },
        trail=(TRAIL,),
    )


def _owner(site: Site, goal: Goal) -> str:
    """Whose goal it is."""
    town = site.get(goal.municipality) if goal.municipality else None
    project = site.get(goal.project) if goal.project else None
    return town.title if town else project.title if project else "VIP2"


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
