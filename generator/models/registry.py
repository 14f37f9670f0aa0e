"""Which model belongs to which kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.kinds import Kind
from generator.models.events import Event
from generator.models.goals import Goal
from generator.models.guides import MethodGuide
from generator.models.knowledge import Publication, Question, Recommendation, Term
from generator.models.milestones import Milestone
from generator.models.newsletters import LostIssues, Newsletter
from generator.models.packages import JobPackage
from generator.models.pages import Door, Redirect, Side
from generator.models.people import Ambassador
from generator.models.places import Municipality, Region
from generator.models.project import Organisation, Phase, Project, Role
from generator.models.record import Disagreement, Record, Source
from generator.models.results import Figure
from generator.models.stories import CaseStory
from generator.models.synonyms import Synonym
from generator.models.target_groups import TargetGroup

MODELS: Final[Mapping[Kind, type[Record]]] = {
    model.kind: model
    for model in (
        Project,
        Phase,
        Organisation,
        Role,
        TargetGroup,
        Region,
        Municipality,
        JobPackage,
        MethodGuide,
        Ambassador,
        Event,
        CaseStory,
        Goal,
        Milestone,
        Figure,
        Newsletter,
        LostIssues,
        Publication,
        Recommendation,
        Question,
        Term,
        Source,
        Disagreement,
        Redirect,
        Synonym,
        Door,
        Side,
    )
}
