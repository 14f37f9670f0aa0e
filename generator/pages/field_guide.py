"""The field guide: for each kind of record what may stand in it, told to those who write it.

All of it comes from the models; nothing about a field is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator import danish
from generator.drafting import Draft, needed_words
from generator.field_forms import Form
from generator.kinds import FIELD_GUIDE, KINDS, LIST_PAGES, Kind
from generator.models.record import Status
from generator.models.registry import MODELS
from generator.naming import free_id
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.doors import EDITORS
from generator.pages.job import Job
from generator.replies import reply, with_anchors
from generator.shapes import Shape, common, shapes
from generator.yaml_writing import Answer

_FORMS: Final[Mapping[Form, str]] = {
    Form.LINE: "en tekst på én linje",
    Form.PROSE: "en tekst, gerne i flere afsnit, skrevet i Markdown",
    Form.YES_NO: "ja eller nej",
    Form.WHOLE: "et helt tal",
    Form.NUMBER: "et tal med punktum foran decimaler",
    Form.DAY: "en dag som 2026-12-01",
    Form.PARTIAL_DATE: "en dag, en måned (2010-05), et kvartal (2010-K2) eller et år",
    Form.CLOCK: "et klokkeslæt som 19:00",
    Form.CHOICE: "et af ordene",
    Form.SLUG: "små bogstaver a-z, tal og bindestreg",
    Form.WEB_ADDRESS: "en webadresse, der begynder med https://",
    Form.MAIL: "en mailadresse",
    Form.TARGET: "en slags og et id, som i links",
    Form.REFERENCE: "en henvisning",
    Form.GROUP: "felterne herunder, rykket ind",
}
_ALL: Final = Crumb(LIST_PAGES[FIELD_GUIDE], f"{FIELD_GUIDE}/")


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the guide tells it: its key and title come after those it stands under."""

    way: str
    shape: Shape
    titles: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the row."""
        return f"felt-{danish.slug(self.way)}"

    @property
    def written(self) -> str:
        """What one writes, in plain Danish."""
        form = _FORMS[self.shape.form]
        if self.shape.many:
            least = f", mindst {self.shape.fewest}" if self.shape.fewest > 1 else ""
            verb = "har" if self.shape.parts else "er"
            return f"en liste{least}; hvert punkt {verb} {form}"
        return form

    @property
    def limits(self) -> str:
        """How long, small and large it may be; empty where nothing is said."""
        shape = self.shape
        bounds = [
            f"højst {danish.grouped(shape.longest)} tegn" if shape.longest else "",
            f"mindst {shape.least}" if shape.least is not None else "",
            f"højst {shape.most}" if shape.most is not None else "",
            "et punkt kan være tomt: ~" if shape.gaps else "",
        ]
        return danish.listed([bound for bound in bounds if bound])

    @property
    def left_out(self) -> str:
        """Whether the field may be left out, and what holds then."""
        if self.shape.required:
            return "Skal med."
        holds = f" Så gælder {self.shape.default}." if self.shape.default else ""
        return f"Kan udelades.{holds} {needed_words(self.shape)}".strip()


def pages(_: Desk) -> Iterator[Job]:
    """The list of the kinds, and the page of each."""
    yield Job(f"{FIELD_GUIDE}/", _overview, Layout.WIDE)
    for kind in KINDS:
        yield Job(address(kind), partial(_page, kind), Layout.WIDE)


def address(kind: Kind) -> str:
    """Where the fields of a kind are explained."""
    return f"{FIELD_GUIDE}/{kind.slug}/"


def rows(fields: tuple[Shape, ...], above: tuple[Shape, ...] = ()) -> Iterator[Row]:
    """Every field, each followed by those below it."""
    for shape in fields:
        way = (*above, shape)
        titles = tuple(one.title for one in way)
        yield Row(".".join(one.key for one in way), shape, titles)
        yield from rows(shape.parts, way)


def shortest(kind: Kind) -> Draft:
    """A draft of the kind made of the examples: the fields that it must have, and no others."""
    answers: dict[str, Answer] = {"status": Status.DRAFT.value}
    fields = shapes(MODELS[kind])
    for shape in fields:
        needed = shape.needed
        if shape.required or (needed and answers.get(needed.key) in needed.words):
            answers[shape.key] = reply(shape, [shape.example.strip('"')])
    given = with_anchors(kind, answers)
    return Draft(kind, free_id(kind, given, ()), given, short=True)


def _overview(desk: Desk) -> Page:
    kinds = tuple((kind, address(kind), len(shapes(MODELS[kind]))) for kind in KINDS)
    return desk.listing("felter.html", f"{FIELD_GUIDE}/", {"kinds": kinds}, trail=(EDITORS,))


def _page(kind: Kind, desk: Desk) -> Page:
    fields = shapes(MODELS[kind])
    example = shortest(kind)
    title = LIST_PAGES[address(kind).strip("/")]
    lead = f"Hvad der kan stå i en post af slagsen {kind.name}, og hvordan det skrives."
    return desk.page(
        "felter-i.html",
        address(kind),
        title,
        lead,
        {
            "kind": kind,
            "lead": lead,
            "example": example,
            "ending": f".{example.path.rpartition('.')[2]}",
            "template": replace(example, short=False),
            "groups": (
                ("Felter, der skal med", "skal-med", _of(fields, required=True)),
                ("Felter, der kan med", "kan-med", _of(fields, required=False)),
                ("Felter, som alle slags poster har", "faelles", _shared(fields)),
            ),
            "address_of": address,
        },
        trail=(EDITORS, _ALL),
    )


def _of(fields: tuple[Shape, ...], *, required: bool) -> tuple[Row, ...]:
    """The fields of the kind that it must have, or those of its own that it may have."""
    found = (shape for shape in fields if shape.required is required)
    return tuple(rows(tuple(one for one in found if required or one.key not in common())))


def _shared(fields: tuple[Shape, ...]) -> tuple[Row, ...]:
    """The fields that records have in common and may leave out."""
    return tuple(rows(tuple(one for one in fields if not one.required and one.key in common())))
