"""What a person has not agreed to stands nowhere; what the person has agreed to is shown.

One real person, invented for the test, who agrees to everything or to everything but one scope; and
all that the build makes is searched: pages, heads, data for filters, cards, the sitemap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from typing import Any, Final
from urllib.parse import unquote

import project
import pytest
import rendered

from generator import checking
from generator.models.people import Scope
from generator.page import Page
from generator.pages import desk
from generator.problems import report

NAME: Final = "Signe Fjeldkrog"
ID: Final = "amb-0777"
WORKPLACE: Final = "Værkstedet Nordlyset"
MAIL: Final = "signe.fk@nordlyset-test.dk"
TOWN: Final = "Favrskov"
PAGE: Final = f"ambassadoerer/{ID}/"

PERSON: Final = f"""\
navn: {NAME}
kommune: {TOWN}
arbejdsplads: {WORKPLACE}
arbejdspladstype: virksomhed
jobpakker: [lastbilchauffoer]
metoder: [mentorordning]
kan_kontaktes_om: [sparring]
kontakt: {{mail: {MAIL}}}
grundlag: samtykke
samtykke: {{dato: 2026-01-01, omfang: [%s], givet: på mail, udløber: 2028-01-01, reference: sag 1}}
"""
# Somebody in the next municipality who knows the same, so that the two are peers.
PEER: Final = project.MINIMAL["ambassadors/amb-0001.yml"] + "kan_kontaktes_om: [oplæg]\n"
LETTER: Final = project.MINIMAL["newsletters/2010-05.md"]
NAMED: Final = LETTER.replace("    tekst:", f"    ambassadører: [{ID}]\n    tekst:")


def _texts(scopes: frozenset[Scope], letter: str, **fields: str) -> dict[str, str]:
    person = PERSON % ", ".join(sorted(scopes)) + "".join(
        f"{key}: {value}\n" for key, value in fields.items()
    )
    return project.files(
        {
            f"ambassadors/{ID}.yml": person,
            "ambassadors/amb-0001.yml": PEER,
            "newsletters/2010-05.md": letter,
        }
    )


class Built:
    """All that a build makes for the small project with the person in it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        made = rendered.of(project.folder(texts), project.DAY, desk.environment())
        self.page: Mapping[str, Page] = {page.address: page for page in made.pages}
        self.out: Mapping[str, str] = {path: data.decode() for path, data in made.files.items()} | {
            page.address: _all_of(page) for page in made.pages
        }

    def with_(self, letters: str) -> set[str]:
        """The outputs in which the letters stand, however they are encoded."""
        return {path for path, text in self.out.items() if letters.lower() in path + _read(text)}


def _all_of(page: Page) -> str:
    outline = " ".join(heading.title for heading in page.outline)
    trail = " ".join(crumb.title for crumb in page.trail)
    return f"{page.title}\n{page.description}\n{page.head}\n{trail}\n{outline}\n{page.content}"


def _read(text: str) -> str:
    """The text with entities, the codes of addresses and JSON's escapes opened, in lower case."""
    opened = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), unescape(text))
    joined = opened.replace("\r\n ", "")
    return "\n".join((text, opened, unquote(opened), joined)).lower()


@cache
def _built(lacking: Scope | None = None) -> Built:
    """The build in which the person agrees to everything but one scope."""
    named = lacking not in {Scope.NEWSLETTER, Scope.NAME}
    return Built(_texts(frozenset(Scope) - {lacking}, NAMED if named else LETTER))


@cache
def _former() -> Built:
    return Built(_texts(frozenset(Scope), LETTER, status="tidligere"))


def _card_of(built: Built, address: str = "ambassadoerer/") -> str:
    """The item of the list that holds the person."""
    items = re.findall(r"<li\b.*?</li>", built.out[address], re.DOTALL)
    return " ".join(item for item in items if NAME in item)


def _catalogue(built: Built) -> dict[str, Any]:
    text = built.out["ambassadoerer/katalog-data.js"]
    found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


def _filed_under(built: Built) -> str | None:
    """The municipality that the filters have the person in."""
    data = _catalogue(built)
    number = data["town"][data["names"].index(NAME)]
    return None if number < 0 else data["choices"]["kommune"][number][1]


def _tile(built: Built, address: str = "ambassadoerer/") -> str:
    found = re.search(r'<a[^>]*data-kommune="favrskov".*?</a>', built.out[address], re.DOTALL)
    assert found, "the map has a tile for every municipality"
    return found[0]


def test_with_every_scope_the_person_is_shown_wherever_people_are() -> None:
    shown = _built().with_(NAME)

    assert {PAGE, "ambassadoerer/", "nyhedsbreve/2010-05/", "kommuner/favrskov/"} <= shown
    assert {"jobpakker/lastbilchauffoer/", "ambassadoerer/katalog-data.js"} <= shown


# --- navn ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", [NAME, "Fjeldkrog", ID, MAIL, "nordlyset"])
def test_without_the_name_nothing_of_the_person_stands_anywhere(letters: str) -> None:
    assert _built(Scope.NAME).with_(letters) == set()
    assert _built().with_(letters) != set()


# --- arbejdsplads -------------------------------------------------------------------------------


def test_without_the_workplace_its_name_stands_nowhere() -> None:
    assert _built(Scope.WORKPLACE).with_(WORKPLACE) == set()
    assert {PAGE, "ambassadoerer/", f"{PAGE}{ID}.vcf"} <= _built().with_(WORKPLACE)


# --- kontakt ------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", [MAIL, "@nordlyset-test", "signe.fk", "mailto:signe"])
def test_without_contact_the_address_stands_nowhere_and_with_it_on_one_page(letters: str) -> None:
    assert _built(Scope.CONTACT).with_(letters) == set()
    assert _built().with_(letters) == {PAGE}


def test_the_address_is_a_link_whose_characters_are_all_encoded() -> None:
    page = _built().out[PAGE]

    assert f'<a href="mailto:{MAIL}">{MAIL}</a>' in unescape(page)
    assert not [part for part in (MAIL, "mailto:", "nordlyset-test", "signe.fk") if part in page]


# --- kort ---------------------------------------------------------------------------------------


def test_without_the_map_the_person_stands_under_no_place() -> None:
    silent, telling = _built(Scope.MAP), _built()
    places = {path for path in silent.out if path.startswith(("kommuner/", "ambassadoerer/region"))}

    assert silent.with_(NAME) & places == set()
    assert "kommuner/favrskov/" in telling.with_(NAME)
    assert "ambassadoerer/region/midtjylland/" in telling.with_(NAME)


def test_without_the_map_nothing_of_the_persons_own_names_the_municipality() -> None:
    silent, telling = _built(Scope.MAP), _built()
    own = {PAGE, f"{PAGE}{ID}.vcf"}

    assert silent.with_(TOWN) & own == set()
    assert telling.with_(TOWN) & own == own
    assert (TOWN in _card_of(silent), TOWN in _card_of(telling)) == (False, True)
    assert TOWN not in _card_of(silent, "jobpakker/lastbilchauffoer/")


def test_without_the_map_the_tile_and_the_filter_do_not_count_the_person() -> None:
    silent, telling = _built(Scope.MAP), _built()

    assert "1 ambassadør" not in _tile(silent)
    assert "1 ambassadør" in _tile(telling)
    assert (_filed_under(silent), _filed_under(telling)) == (None, TOWN)


def test_without_the_map_the_person_is_nobodys_neighbour() -> None:
    assert NAME in _built().out["ambassadoerer/amb-0001/"]
    assert NAME not in _built(Scope.MAP).out["ambassadoerer/amb-0001/"]
    assert "Amina Eksempel" not in _built(Scope.MAP).out[PAGE]


# --- nyhedsbrev ---------------------------------------------------------------------------------


def test_without_newsletters_no_newsletter_names_the_person() -> None:
    def letters(built: Built) -> set[str]:
        return {path for path in built.with_(NAME) if path.startswith("nyhedsbreve")}

    assert letters(_built(Scope.NEWSLETTER)) == set()
    assert "nyhedsbreve/2010-05/" in letters(_built())


@pytest.mark.parametrize(
    "letter", [NAMED, LETTER.replace("Køb en", f"Spørg [{NAME}](ambassadør:{ID}), og køb en")]
)
def test_without_newsletters_one_that_names_the_person_is_a_fault(letter: str) -> None:
    def told(scopes: frozenset[Scope]) -> str:
        texts = _texts(scopes, letter)
        return report(checking.check(project.folder(texts), project.DAY).problems)

    assert "[uden-for-samtykke]" in told(frozenset(Scope) - {Scope.NEWSLETTER})
    assert told(frozenset(Scope)) == "Ingen fejl."


# --- søgemaskiner -------------------------------------------------------------------------------


def test_without_search_engines_they_are_kept_from_the_page_and_told_nothing() -> None:
    silent, telling = _built(Scope.SEARCH_ENGINES), _built()

    assert (silent.page[PAGE].indexed, telling.page[PAGE].indexed) == (False, True)
    assert (PAGE in silent.out["sitemap.xml"], PAGE in telling.out["sitemap.xml"]) == (False, True)
    assert "ld+json" not in silent.out[PAGE]
    assert '"@type": "Person"' in telling.out[PAGE]


@pytest.mark.parametrize(
    ("lacking", "letters"), [(Scope.WORKPLACE, WORKPLACE), (Scope.MAP, TOWN), (None, MAIL)]
)
def test_search_engines_are_told_no_more_than_the_page_shows(
    lacking: Scope | None, letters: str
) -> None:
    assert letters not in _built(lacking).page[PAGE].head


# --- tidligere ----------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", [MAIL, WORKPLACE, "signe.fk"])
def test_of_a_former_ambassador_contact_and_workplace_stand_nowhere(letters: str) -> None:
    assert _former().with_(letters) == set()


def test_a_former_ambassador_keeps_the_page_and_what_it_contributed_to() -> None:
    page = _former().out[PAGE]

    assert "Tidligere" in page
    assert "Lastbilchauffør" in page
    assert "Mentorordning" in page
    assert not [words for words in (TOWN, "Kan kontaktes om", "Sparring") if words in page]


def test_a_former_ambassador_is_in_no_filter_map_or_place() -> None:
    former = _former()
    places = {path for path in former.out if path.startswith(("kommuner/", "ambassadoerer/region"))}

    assert former.with_(NAME) & places == set()
    assert NAME not in _catalogue(former)["names"]
    assert f"{PAGE}{ID}.vcf" not in former.out
    assert "1 ambassadør" not in _tile(former)


# --- nothing without a valid ground -------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("grundlag: samtykke\n", ""), "[mangler-felt]"),
        (lambda text: re.sub("samtykke: .*\n", "", text), "[samtykke-mangler]"),
        (lambda text: text.replace("2028-01-01", "2026-11-21"), "[samtykke-udloebet]"),
    ],
)
def test_without_a_ground_that_holds_there_is_no_new_site(
    change: Callable[[str], str], told: str
) -> None:
    texts = _texts(frozenset(Scope), LETTER)
    texts[f"ambassadors/{ID}.yml"] = change(texts[f"ambassadors/{ID}.yml"])

    assert told in report(checking.check(project.folder(texts), project.DAY).problems)
