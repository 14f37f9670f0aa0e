"""The project and its frame: projects, phases, organisations, roles, target groups, time line."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.agenda import agenda
from generator.charts.columns import of_milestones
from generator.charts.drawing import Chart
from generator.charts.periods import of_project
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.milestones import Milestone, MilestoneType
from generator.models.project import Organisation, Phase, Project, Role
from generator.models.results import Figure
from generator.models.target_groups import TargetGroup
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import Site
from generator.tilemap import marking

TRAIL = Crumb("Om VIP2", "om/")


def pages(desk: Desk) -> Iterator[Job]:
    """The pages about the project, and the page of each project."""
    yield Job("om/projekter/", _projects, Layout.WIDE)
    for project in desk.site.all(Project):
        yield job_of(desk, project, _project)
    yield Job("om/faser/", _phases)
    yield Job("om/organisationer/", _organisations)
    yield Job("om/roller/", _roles)
    yield Job("om/maalgrupper/", _target_groups)
    yield Job("om/tidslinje/", _time_line)


def _projects(desk: Desk) -> Page:
    return desk.listing(
        "projekter.html",
        "om/projekter/",
        {"records": desk.site.all(Project)},
        trail=(TRAIL,),
    )


def _project(desk: Desk, project: Project) -> Page:
    site = desk.site
    towns = site.several(project.municipalities)
    tables = (one for one in site.mentions(project, Milestone) if one.type is MilestoneType.TABLE)
    return desk.page(
        "projekt.html",
        site.address(project),
        project.full_name if project.full_name == project.title else f"{project.title} (projekt)",
        project.summary,
        {
            "record": project,
            "period": dates.span(project.start, project.end),
            "partners": site.several(project.partners),
            "towns": towns,
            "map": marking(
                f"Kommuner i {project.title}",
                desk.directory.towns,
                lambda town: town in towns,
                "deltog",
                "deltog ikke",
            )
            if towns
            else None,
            "phases": site.mentions(project, Phase),
            "events": agenda(site, site.mentions(project, Event)),
            "guides": site.mentions(project, MethodGuide),
            "figures": site.mentions(project, Figure),
            "tables": tuple(tables),
            "columns": of_milestones,
        },
        trail=(TRAIL, Crumb("Projekter", "om/projekter/")),
    )


def _phases(desk: Desk) -> Page:
    return desk.listing(
        "faser.html",
        "om/faser/",
        {"records": desk.site.all(Phase), "charts": _bands(desk.site)},
        trail=(TRAIL,),
    )


def _bands(site: Site) -> tuple[Chart, ...]:
    """The projects whose phases were planned, each over time."""
    charts = (
        of_project(project, phases)
        for project in site.all(Project)
        if (phases := site.mentions(project, Phase))
    )
    return tuple(chart for chart in charts if chart)


def _organisations(desk: Desk) -> Page:
    return desk.listing(
        "organisationer.html",
        "om/organisationer/",
        {"records": desk.site.all(Organisation)},
        trail=(TRAIL,),
    )


def _roles(desk: Desk) -> Page:
    return desk.listing(
        "roller.html",
        "om/roller/",
        {"records": desk.site.all(Role)},
        trail=(TRAIL,),
    )


def _target_groups(desk: Desk) -> Page:
    return desk.listing(
        "maalgrupper.html",
        "om/maalgrupper/",
        {"records": desk.site.all(TargetGroup), "shares": _shares},
        trail=(TRAIL,),
    )


def _shares(group: TargetGroup) -> list[str]:
    """The counted parts of a target group, one phrase each."""
    return [f"{share.number} {share.title}" for share in group.shares]


def _time_line(desk: Desk) -> Page:
    milestones = desk.site.all(Milestone)
    return desk.listing(
        "tidslinje.html",
        "om/tidslinje/",
        {
            "events": tuple(one for one in milestones if one.type is MilestoneType.EVENT),
            "tables": tuple(one for one in milestones if one.type is MilestoneType.TABLE),
            "columns": of_milestones,
            "charts": _bands(desk.site),
        },
        trail=(TRAIL,),
    )
