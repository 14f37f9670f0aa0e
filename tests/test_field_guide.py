"""The field guide: each kind's page tells every field of the model, with records to copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import new_records
import pytest
import real_site
from lxml import html

from generator.kinds import FIELD_GUIDE, KINDS, MUNICIPALITY, Kind
from generator.models.registry import MODELS
from generator.page import Page
from generator.pages import field_guide
from generator.pages.field_guide import rows, shortest
from generator.shapes import shapes
from generator.yaml_writing import Answer

KIND: Final = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def _page(address: str) -> Page:
    return next(page for page in real_site.prepared().pages if page.address == address)


def _element(address: str) -> html.HtmlElement:
    return html.fromstring(_page(address).content)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@KIND
def test_a_page_tells_every_field_and_every_field_below_it(kind: Kind) -> None:
    page = _element(field_guide.address(kind))
    told = [_words(cell) for cell in page.xpath("//tbody/tr/th")]

    assert sorted(told) == sorted(row.way for row in rows(shapes(MODELS[kind])))


def _row(address: str, anchor: str) -> list[str]:
    (found,) = _element(address).xpath(f"//tr[@id='{anchor}']")
    return [_words(cell) for cell in found]


@pytest.mark.parametrize(
    ("kind", "anchor", "told"),
    [
        (
            "kursus",
            "felt-titel",
            [
                "titel",
                "Titel. Hvad arrangementet hedder.",
                "en tekst på én linje (højst 500 tegn)",
                "Skal med.",
                "Heldagskursus",
            ],
        ),
        (
            "kursus",
            "felt-gentages-hver",
            [
                "gentages.hver",
                "Gentages · Hver. Hvor mange enheder der går.",
                "et helt tal (mindst 1 og højst 200)",
                "Skal med.",
                "6",
            ],
        ),
        (
            "ambassadoer",
            "felt-samtykke",
            [
                "samtykke",
                "Samtykke. Hvad personen har sagt ja til.",
                "felterne herunder, rykket ind",
                "Kan udelades. Skal stå, når grundlag er samtykke.",
                (
                    "{dato: 2026-11-22, omfang: [navn, arbejdsplads], givet: på mail, "
                    "udløber: 2028-11-22, reference: sag 2026-17}"
                ),
            ],
        ),
        (
            "jobpakke",
            "felt-status",
            [
                "status",
                "Status. kladde og skjult vises ikke på hjemmesiden.",
                "et af ordene: kladde, udgivet, skjult",
                "Kan udelades. Så gælder udgivet.",
                "udgivet",
            ],
        ),
        (
            "uenighed",
            "felt-udsagn-kilde",
            [
                "udsagn.kilde",
                "Udsagn · Kilde. Kilden, der siger det.",
                "en henvisning til kilde",
                "Skal med.",
                "projektets-faser",
            ],
        ),
        (
            "milepael",
            "felt-resultater",
            [
                "resultater",
                "Resultater. De nåede tal; tomt felt (~), hvor de ikke er oplyst.",
                "en liste; hvert punkt er et helt tal (et punkt kan være tomt: ~)",
                "Kan udelades.",
                "[8, ~]",
            ],
        ),
    ],
)
def test_a_row_says_what_a_field_means_and_takes(kind: str, anchor: str, told: list[str]) -> None:
    assert _row(f"{FIELD_GUIDE}/{kind}/", anchor) == told


def test_the_list_leads_to_every_kind() -> None:
    links = _element(f"{FIELD_GUIDE}/").xpath("//tbody//a")
    assert [(link.text, link.get("href")) for link in links] == [
        (kind.name, f"../../{FIELD_GUIDE}/{kind.slug}/") for kind in KINDS
    ]


@KIND
def test_the_example_can_be_copied_as_it_stands(kind: Kind) -> None:
    draft = shortest(kind)
    shown, explained = _element(field_guide.address(kind)).xpath("//pre/code")
    assert shown.text == draft.text
    assert explained.text == replace(draft, short=False).text
    for text in (draft, replace(draft, short=False)):
        free = replace(text, id={"nyhedsbrev": "2010-05-9"}.get(kind.name, "proeve"))
        if kind is MUNICIPALITY:  # the 98 are all there, and each of them once
            tile: Answer = {"x": "17", "y": "12"}
            own: dict[str, Answer] = {"navn": "Prøveby", "kode": "0899", "felt": tile}
            free = replace(free, answers={**free.answers, **own})
        data = free.laid(real_site.folder().files.get(free.path))
        assert [one.headline() for one in new_records.faults_with(free.path, data)] == []


@pytest.mark.parametrize("page", ["nyt", "felter"])
def test_the_handbook_leads_to_it(page: str) -> None:
    handbook = (real_site.ROOT / "docs/redaktion/index.md").read_text("utf-8")
    assert f"](side:redaktion/{page})" in handbook
