"""The project and its frame: projects, phases, organisations, roles, target groups, time line."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.project import Organisation, Phase, Project, Role, TargetGroup
from generator.models.results import Figure, Milestone, MilestoneType
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.tilemap import marking

TRAIL = Crumb("Om VIP2", "om/")


def pages(desk: Desk) -> Iterator[Page]:
    """The pages about the project, and the page of each project."""
    yield _projects(desk)
    for project in desk.site.all(Project):
        yield _project(desk, project)
    yield _phases(desk)
    yield _organisations(desk)
    yield _roles(desk)
    yield _target_groups(desk)
    yield _time_line(desk)


def _projects(desk: Desk) -> Page:
    return desk.listing(
        "projekter.html",
        "om/projekter/",
        {"records": desk.site.all(Project)},
        layout=Layout.WIDE,
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
            "events": site.mentions(project, Event),
            "guides": site.mentions(project, MethodGuide),
            "figures": site.mentions(project, Figure),
            "tables": tuple(tables),
        },
        trail=(TRAIL, Crumb("Projekter", "om/projekter/")),
    )


def _phases(desk: Desk) -> Page:
    return desk.listing(
        "faser.html",
        "om/faser/",
        {"records": desk.site.all(Phase)},
        trail=(TRAIL,),
    )


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
        },
        trail=(TRAIL,),
    )
