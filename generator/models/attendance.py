"""How many took part in an event, counted or expected."""

from __future__ import annotations

from generator.fields import Choice, Whole, YesNo, field
from generator.models.part import Part


class AttendanceKind(Choice):
    """Counted, or expected beforehand."""

    ACTUAL = "faktisk"
    EXPECTED = "forventet"


class Attendance(Part):
    """How many took part."""

    number: Whole = field(
        "antal", "Antal", "Hvor mange, eller det mindste tal i et spænd.", example="15"
    )
    most: Whole | None = field(
        "højst", "Højst", "Det højeste tal, hvis antallet er et spænd.", default=None, example="20"
    )
    kind: AttendanceKind = field(
        "slags", "Slags", "Om antallet er talt op eller var ventet.", example="forventet"
    )
    approximate: YesNo = field("cirka", "Cirka", "ja, når antallet er rundt.", default=False)
