"""The real YAML language server with the project's own schemas: what an editor is told and offered.

It is started once, asks nobody but us, and is asked as VS Code asks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
import real_site
from language_server import Server, asked

from generator import checking, editor_files
from generator.kinds import JOB_PACKAGE, KINDS, SIDE, Kind

PERSON: Final = "ambassadors/amb-0001.yml"
COURSE: Final = "content/kurser/kursus-2010-01-26-kolding.yml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The language server at work in a folder that has been given `vip2 schema`."""
    folder = tmp_path_factory.mktemp("projekt")
    content = checking.check(real_site.folder(), real_site.DAY).content
    for path, text in {**editor_files.rules(), editor_files.IDS: editor_files.ids(content)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    with asked(folder) as server:
        yield server


def text_of(path: str) -> str:
    """A file of the project."""
    return real_site.folder().files[path].decode()


def in_yaml(kind: Kind) -> tuple[str, str]:
    """A record of the kind, or its table: a path, and what may stand in a YAML file there."""
    path = next(path for path in sorted(real_site.folder().files) if path.startswith(kind.place))
    if path.endswith(".yml"):
        return path, text_of(path)
    _, fields, _ = text_of(path).split("---\n", 2)
    return f"{path.removesuffix('md')}yml", fields


def _named(kind: Kind) -> str:
    return kind.name


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not SIDE], ids=_named)
def test_what_the_check_accepts_is_accepted_in_the_editor(server: Server, kind: Kind) -> None:
    assert server.open(*in_yaml(kind)) == []


def test_a_field_explains_itself_in_danish(server: Server) -> None:
    server.open(PERSON, text_of(PERSON))
    line = 1 + text_of(PERSON).splitlines().index("arbejdspladstype: andet")
    assert server.hover(PERSON, line, 3) == (
        "#### Arbejdspladstype\n\n"
        "Hvad det er for et sted. **Skal udfyldes.**\n\n"
        "Vælg mellem `jobcenter`, `kommune`, `sprogcenter`, `virksomhed` og `andet`.\n\n"
        "Skriv fx `arbejdspladstype: jobcenter`"
    )


def test_the_fields_that_are_not_there_yet_are_offered(server: Server) -> None:
    server.open(COURSE, text_of(COURSE) + "sl")
    offered = server.completions(COURSE, len(text_of(COURSE).splitlines()) + 1, 3)
    assert offered["slutdato"]["insertText"] == "slutdato: "
    assert "titel" not in offered


def test_the_ids_of_other_records_are_offered_with_their_names(server: Server) -> None:
    server.open(PERSON, "navn: Amina Eksempel\njobpakker: []\n")
    offered = server.completions(PERSON, 2, 13)
    names = {record.id: record.name for record in real_site.linked().of_kind(JOB_PACKAGE)}
    assert {word: item["documentation"] for word, item in offered.items()} == names


def test_municipalities_are_offered_by_name(server: Server) -> None:
    server.open(PERSON, "navn: Amina Eksempel\nkommune: \n")
    offered = list(server.completions(PERSON, 2, 10))
    assert (len(offered), offered[0], offered[-1]) == (98, "Albertslund", "Aarhus")


def test_the_words_of_a_list_are_offered_and_nothing_english(server: Server) -> None:
    server.open(COURSE, "titel: Kursus\naflyst: \n")
    assert list(server.completions(COURSE, 2, 9)) == ["ja", "nej"]


def test_a_whole_new_record_is_offered_in_an_empty_file(server: Server) -> None:
    path = "ambassadors/amb-9999.yml"
    server.open(path, "")
    offered = server.completions(path, 1, 1)["ny ambassadør"]
    assert offered["insertText"] == (
        "navn: ${1:Amina Eksempel}\n"
        "kommune: ${2:Vejen}\n"
        "arbejdspladstype: ${3|jobcenter,kommune,sprogcenter,virksomhed,andet|}\n"
        "grundlag: ${4|samtykke,interesseafvejning,myndighedsopgave,demonstration|}"
    )


FAULTY_PERSON: Final = """\
navn: 2010
kommun: Vejen
demonstration: måske
metoder: mentorordning
certificeret: 12
kontakt: {mial: a@eksempel.dk}
samtykke: ja
gennemgå_hver: 200
grundlag: lov
"""
FAULTS: Final = """\
1:1: feltet »arbejdspladstype« mangler i ambassadøren: tilføj linjen arbejdspladstype: jobcenter
1:1: feltet »kommune« mangler i ambassadøren: tilføj linjen kommune: Vejen
1:7: i feltet »navn« skal der stå en tekst, og et tal skal have anførselstegn om sig
2:1: feltet findes ikke i ambassadøren; Ctrl+mellemrum viser dem, der findes
3:16: i feltet »demonstration« skal der stå ja eller nej
4:10: feltet »metoder« skal være en liste, fx [mentorordning]
5:15: i feltet »certificeret« skal der stå en dag, en måned eller et år, fx 2010-05
6:11: feltet findes ikke under »kontakt«; Ctrl+mellemrum viser dem, der findes
7:11: under »samtykke« skal der stå felter, rykket to mellemrum ind
8:16: i feltet »gennemgå_hver« skal der stå et helt tal fra 1 til 120
9:11: i feltet »grundlag« skal der stå %s
"""


def test_every_fault_is_told_in_danish(server: Server) -> None:
    told = server.open(PERSON, FAULTY_PERSON)
    grounds = "samtykke, interesseafvejning, myndighedsopgave eller demonstration"
    assert "\n".join(told) + "\n" == FAULTS % grounds


def test_lengths_and_numbers_of_items_are_told_in_danish(server: Server) -> None:
    text = f"titel: {'x' * 501}\nkilder: []\n"
    told = server.open(COURSE, text)
    assert [one for one in told if "mangler" not in one] == [
        "1:8: i feltet »titel« er der plads til mellem 1 og 500 tegn",
        "2:9: der skal stå mindst 1 i feltet »kilder«",
    ]


def test_a_table_of_records_is_told_of_ids_and_of_the_fields_below_them(server: Server) -> None:
    path = "content/ordliste.yml"
    told = server.open(path, "Jobpakke:\n  navn: x\njobpakke:\n  ordt: x\n")
    assert "1:1: id'et må kun have små bogstaver a-z, tal og bindestreg " in told[0]
    assert any(one.startswith("4:3: feltet findes ikke i begrebet") for one in told)
