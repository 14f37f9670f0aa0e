"""What stands behind a number in a text: its base, its time, its certainty and its record.

In: the record that a link leads to, and the words of the link. Out: the claims that they make.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import percentages
from generator.models.goals import Goal, Measure
from generator.models.record import Record
from generator.models.results import Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """A number as people read it, what it counts, what it is a share of, and when.

    `base` is empty where the number is no share.
    """

    amount: str
    subject: str
    base: str
    time: str
    record: Figure | Goal

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two claims the same."""
        return (self.record.kind.name, self.record.id, self.amount, self.base)


def claims(record: Record | None, said: str) -> tuple[Claim, ...]:
    """What a link claims: a figure as a whole, and of a goal the shares that the words say."""
    if isinstance(record, Figure):
        return (Claim(record.amount, record.title, record.base or "", record.time, record),)
    if isinstance(record, Goal):
        numbers = percentages.numbers(said)
        found = (one for one in record.measures if one.unit.is_share and one.value in numbers)
        return tuple(_of_goal(record, one) for one in found)
    return ()


def _of_goal(goal: Goal, one: Measure) -> Claim:
    subject = f"{goal.title}: {one.label}" if one.label else goal.title
    aimed_at = one in goal.targets or one in goal.national
    time = f"frist: {one.time}" if aimed_at and one.time else one.time
    return Claim(one.amount, subject, one.base or "", time, goal)
