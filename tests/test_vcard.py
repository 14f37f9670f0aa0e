"""The card for the address book, read back by the rules of RFC 6350."""

from __future__ import annotations

from typing import Final

import pytest
from project import files, linked

from generator import vcard
from generator.models.people import Ambassador
from generator.models.places import Municipality
from generator.site import Site

URL: Final = "https://vip2.example/ambassadoerer/amb-0001/"
CONSENT: Final = """\
navn: Anne, {name}
kommune: Aarhus
arbejdspladstype: jobcenter
arbejdsplads: Jobcenter Aarhus; Center for job
kontakt: {{mail: anne@aarhus.dk}}
grundlag: samtykke
samtykke:
  dato: 2026-01-01
  omfang: [{scope}]
  givet: på mail
  udløber: 2028-01-01
  reference: sag 1
"""


def _card(scope: str, name: str = "Prøve") -> dict[str, str]:
    text = CONSENT.format(scope=scope, name=name)
    site = linked(files({"ambassadors/amb-0001.yml": text}))
    return _read(vcard.card(_person(site), _town(site), URL))


def _person(site: Site) -> Ambassador:
    (person,) = site.all(Ambassador)
    return person


def _town(site: Site) -> Municipality:
    return next(town for town in site.all(Municipality) if town.id == "aarhus")


def _read(card: str) -> dict[str, str]:
    """The fields of a card; every line of it ends and is folded as the standard says."""
    assert card.endswith("\r\n")
    lines = card.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any("\n" in line for line in lines)
    unfolded = card.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert (unfolded[0], unfolded[1], unfolded[-1]) == ("BEGIN:VCARD", "VERSION:4.0", "END:VCARD")
    return dict(line.split(":", 1) for line in unfolded[2:-1])


def test_a_card_holds_name_work_place_and_page() -> None:
    assert _card("navn, arbejdsplads") == {
        "KIND": "individual",
        "FN": r"Anne\, Prøve",
        "TITLE": "Jobpakkeambassadør",
        "ORG": r"Jobcenter Aarhus\; Center for job",
        "ADR;TYPE=work": ";;;Aarhus;;;Danmark",
        "URL": URL,
    }


def test_a_card_holds_no_workplace_without_consent_to_it() -> None:
    assert "ORG" not in _card("navn, kontakt")


def test_a_card_never_holds_the_mail_address_which_stands_on_the_page_alone() -> None:
    assert "anne@aarhus.dk" not in str(_card("navn, kontakt, arbejdsplads"))


def test_the_card_of_an_invented_person_says_so() -> None:
    site = linked(files())
    card = _read(vcard.card(_person(site), None, URL))
    assert card["NOTE"] == "Demonstration: personen er opdigtet."
    assert "ADR;TYPE=work" not in card


@pytest.mark.parametrize("name", ["Å" * 80, "a" * 75, "a" * 200, "Ø" + "b" * 71])
def test_long_lines_are_folded_between_letters(name: str) -> None:
    assert _card("navn", name)["FN"] == rf"Anne\, {name}"
