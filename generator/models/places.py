"""Places: regions and the 98 municipalities, with their squares in the tile map."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from generator import kinds
from generator.field_forms import Form, Read
from generator.fields import Choice, Day, Line, Prose, Ref, Whole, fault, field, one_value
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.record import Fact


class RegionType(Choice):
    """The five regions are not the four employment regions of the VIP2 period."""

    REGION = "region"
    EMPLOYMENT = "beskæftigelsesregion"


class Region(Fact):
    """En region, or one of the beskæftigelsesregioner of the VIP2 period."""

    kind: ClassVar[Kind] = kinds.REGION

    title: Line = field("navn", "Navn", "Regionens navn.", example="Region Midtjylland")
    type: RegionType = field("type", "Type", "region eller beskæftigelsesregion.", example="region")
    valid_from: Day | None = field(
        "gyldig_fra",
        "Gyldig fra",
        "Dagen, regionen blev oprettet.",
        default=None,
        example="2007-01-01",
    )
    valid_until: Day | None = field(
        "gyldig_til",
        "Gyldig til",
        "Dagen, regionen blev nedlagt.",
        default=None,
        example="2014-12-31",
    )
    position: Whole = field("rækkefølge", "Rækkefølge", "Plads i lister, fra 1.", example="1")

    @property
    def name(self) -> str:
        """The region's name."""
        return self.title

    @property
    def order(self) -> tuple[int, ...]:
        """By the position that the record gives."""
        return (self.position,)


class FormerName(Part):
    """A name that the municipality had in the VIP2 period."""

    title: Line = field("navn", "Navn", "Det tidligere navn.", example="Århus")
    until: Day = field("til", "Til", "Sidste dag med det navn.", example="2010-12-31")


class Tile(Part):
    """A square in the tile map: 18 columns by 13 rows, counted from the north-west."""

    x: Whole = field("x", "Kolonne", "Kolonne, talt fra vest.", example="5")
    y: Whole = field("y", "Række", "Række, talt fra nord.", example="6")


_DEGREES: Final = r"[0-9]{1,2}(\.[0-9]{1,6})?"


def _as_degrees(value: object) -> Decimal:
    text = one_value(value)
    if not re.fullmatch(_DEGREES, text):
        raise fault("ikke-et-tal", f"»{text}« er ikke et antal grader", "skriv fx 10.158")
    return Decimal(text)


# Not a `Number`: three decimals are no thousands here.
Degrees = Annotated[Decimal, Read(_as_degrees, Form.NUMBER, _DEGREES)]


class Point(Part):
    """A point inside the municipality, in degrees WGS 84."""

    longitude: Degrees = field("længde", "Længdegrad", "Grader øst, med punktum.", example="10.158")
    latitude: Degrees = field("bredde", "Breddegrad", "Grader nord, med punktum.", example="56.155")


class MunicipalRole(Choice):
    """What a municipality was in VIP2 and its neighbours."""

    METHOD = "metodekommune"
    BENCHMARK = "sammenligningskommune"
    VENUE = "kursussted"
    DIALOGUE = "dialogkommune"
    CENTRE_TRIAL = "virksomhedscenter-hovedforsøg"
    CENTRE_PLAN = "virksomhedscenter-generation-2"


class Municipality(Fact):
    """En kommune: one of the 98 since 2007, under today's name."""

    kind: ClassVar[Kind] = kinds.MUNICIPALITY

    title: Line = field("navn", "Navn", "Dagens navn uden »Kommune«.", example="Aarhus")
    code: Annotated[str, StringConstraints(pattern=r"^0[1-8][0-9]{2}$")] = field(
        "kode", "Kommunekode", "Kommunekoden, fire cifre i anførselstegn.", example='"0751"'
    )
    region: Ref[Region] = field(
        "region", "Region", "Regionen, som kommunen ligger i.", example="midtjylland"
    )
    employment_region: Ref[Region] = field(
        "beskæftigelsesregion",
        "Beskæftigelsesregion",
        "Beskæftigelsesregionen, som kommunen lå i, da VIP2 stod på.",
        example="br-midtjylland",
    )
    former_names: tuple[FormerName, ...] = field(
        "tidligere_navne",
        "Tidligere navne",
        "Navne, som kommunen havde, da VIP2 stod på.",
        default=(),
    )
    roles: tuple[MunicipalRole, ...] = field(
        "roller", "Roller", "Hvad kommunen var i VIP2.", default=(), example="[metodekommune]"
    )
    tile: Tile = field("felt", "Felt", "Kommunens plads i feltkortet.", example="{x: 5, y: 6}")
    point: Point = field(
        "punkt",
        "Punkt",
        "Et punkt inde i kommunen, til at måle afstande fra.",
        example="{længde: 10.158, bredde: 56.155}",
    )
    neighbours: tuple[Ref[Municipality], ...] = field(
        "naboer", "Naboer", "Kommuner med fælles landegrænse.", default=(), example="[Favrskov]"
    )
    links: tuple[Ref[Municipality], ...] = field(
        "broforbindelser",
        "Broforbindelser",
        "Kommuner, som kun en bro fører til.",
        default=(),
        example="[Langeland]",
    )
    text: Prose | None = field(
        "tekst", "Tekst", "Kommunen i VIP2.", default=None, example="Kommunen prøvede jobpakker af."
    )

    @property
    def name(self) -> str:
        """Today's name."""
        return self.title

    @property
    def aliases(self) -> tuple[str, ...]:
        """Today's name and the former ones: municipalities are written by name."""
        return (self.title, *self.also_called)

    @property
    def also_called(self) -> tuple[str, ...]:
        """The former names."""
        return tuple(former.title for former in self.former_names)
