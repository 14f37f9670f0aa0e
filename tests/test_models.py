"""The content model: what each kind of record must hold, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generator import load, validate
from generator.fields import Written
from generator.kinds import (
    AMBASSADOR,
    CASE,
    DISAGREEMENT,
    EVENT,
    FIGURE,
    GOAL,
    GUIDE,
    JOB_PACKAGE,
    KINDS,
    LOST_ISSUES,
    MILESTONE,
    MUNICIPALITY,
    NEWSLETTER,
    ORGANISATION,
    PHASE,
    PROJECT,
    PUBLICATION,
    RECOMMENDATION,
    ROLE,
    SIDE,
    SOURCE,
    TARGET_GROUP,
    TERM,
    Kind,
)
from generator.models.event_types import EventType
from generator.models.guides import Maturity, Origin
from generator.models.knowledge import Access
from generator.models.packages import Element
from generator.models.part import Part
from generator.models.people import Ambassador, Scope
from generator.models.record import Audience, Fact, Record
from generator.models.registry import MODELS
from generator.models.results import Unit
from generator.models.reviewed import Reviewed
from generator.models.stories import Protection
from generator.problems import Problem
from generator.source import read
from generator.tree import Node, Row, Table, empty

SOURCED = "kilder: [{kilde: evaluering}]\n"
LEAST = {
    SOURCE: "titel: Evalueringen\ntype: dokument\nlæst: fuld\npersonoplysninger: nej\n",
    DISAGREEMENT: (
        "emne: Hvornår?\nhåndtering: Begge vises.\n"
        "udsagn: [{udsagn: Marts, kilde: a}, {udsagn: Juni, kilde: b}]\n"
    ),
    PROJECT: "navn: VIP2\nfuldt_navn: VIP2\nslægtskab: vip2\nresumé: Jobpakker.\n" + SOURCED,
    PHASE: (
        "nummer: 3\ntitel: Udvikling\nprojekt: vip2\nstart: 2007-05\nslut: 2007-08\n"
        "periode_tekst: maj – august 2007\naktiviteter: [Skrive]\n" + SOURCED
    ),
    ORGANISATION: "navn: mhtconsult\ntype: konsulenter\nroller: [evaluator]\n" + SOURCED,
    ROLE: "titel: Mentor\nhører_til: virksomhed\nopgaver: [Følger borgeren]\n" + SOURCED,
    TARGET_GROUP: "titel: Borgere\nfølsom: nej\n" + SOURCED,
    MUNICIPALITY: (
        'navn: Aarhus\nkode: "0751"\nregion: midtjylland\nbeskæftigelsesregion: br\n'
        "felt: {x: 5, y: 6}\npunkt: {længde: 10.158, bredde: 56.155}\n" + SOURCED
    ),
    JOB_PACKAGE: (
        "titel: Kok\nserie: vip2-ny\nbranche: Køkken\nresumé: En vej til et job.\n" + SOURCED
    ),
    GUIDE: (
        "titel: Mentor\nresumé: En mentor.\nformål: Tryghed.\nemne: mentor\noprindelse: vip2\n"
        "læsere: [jobcentre]\nmodenhed: fuld\n" + SOURCED
    ),
    AMBASSADOR: (
        "navn: Bo Berg\nkommune: Aarhus\narbejdspladstype: jobcenter\ngrundlag: myndighedsopgave\n"
    ),
    EVENT: "titel: Møde\ntype: messe\nresumé: Et møde.\nprojekt: vip2\n" + SOURCED,
    CASE: (
        "titel: Køge\nresumé: En case.\ntype: kommune\nanonymisering: ingen-personer\n"
        "udfald: ikke-oplyst\n" + SOURCED
    ),
    GOAL: "nummer: 1\ngruppe: Ny chance\ntitel: I arbejde\nopnået: ukendt\n" + SOURCED,
    MILESTONE: "type: hændelse\ntitel: Start\ndato: 2007\n" + SOURCED,
    FIGURE: "titel: Forløb\nværdi: 313\nenhed: forløb\nrækkefølge: 1\n" + SOURCED,
    NEWSLETTER: (
        "titel: Maj 2010\nudgivet: 2010-05\nresumé: Nyt.\n"
        "artikler: [{id: a, overskrift: A, type: nyhed, tekst: Nyt.}]\n" + SOURCED
    ),
    LOST_ISSUES: (
        "titel: De ni\nantal: 9\nfra: 2007-04\ntil: 2009-11\ntekst: De mangler.\n" + SOURCED
    ),
    PUBLICATION: "titel: Rapport\ntype: rapport\ntilgængelig: nej\n" + SOURCED,
    RECOMMENDATION: (
        "nummer: 1\ntitel: Spred\ntekst: Spred det. Snart.\nafsendere: [da]\nmodtager: Alle\n"
        "år: 2009\n" + SOURCED
    ),
    TERM: "begreb: LBR\nforklaring: Et råd.\n",
    SIDE: "titel: Om\nresumé: Om os.\n",
}


def _checked(kind: Kind, text: str) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of a kind with these fields, or what is wrong with it."""
    path = f"{kind.place}post.md" if kind.in_folder else kind.place
    whole = f"---\n{text}---\n" if kind.in_folder else "post:\n" + _indented(text)
    raws, problems = load.records(load.Folder({path: whole.encode()}))
    assert problems == ()
    entries, faults = validate.records(raws)
    return (entries[0].record if entries else None), faults


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _record(kind: Kind, more: str = "") -> Record:
    record, faults = _checked(kind, LEAST[kind] + more)
    assert faults == ()
    assert record is not None
    return record


def _with(kind: Kind, **changes: str | None) -> str:
    """The least record of a kind with some fields changed; None leaves one out."""
    fields = dict(line.split(": ", 1) for line in LEAST[kind].splitlines()) | changes
    return "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)


@pytest.mark.parametrize("kind", LEAST, ids=lambda kind: kind.name)
def test_a_record_needs_no_more_than_its_required_fields(kind: Kind) -> None:
    assert _record(kind).kind is kind


# --- rules of one record ------------------------------------------------------------------------

CONSENT = "{dato: 2026-01-01, omfang: [navn], givet: på mail, udløber: %s, reference: sag 1}"
RULES: list[tuple[Kind, dict[str, str], dict[str, str], str]] = [
    (
        SOURCE,
        {"udgiv_fra": "2026-12-02", "udgiv_til": "2026-12-01"},
        {"udgiv_fra": "2026-12-01", "udgiv_til": "2026-12-01"},
        "»udgiv_til« ligger før »udgiv_fra«",
    ),
    (
        SOURCE,
        {"sikkerhed": "modstridende"},
        {"sikkerhed": "modstridende", "uenighed": "c1"},
        "»sikkerhed: modstridende« og feltet »uenighed« hører sammen",
    ),
    (
        SOURCE,
        {"uenighed": "c1"},
        {"sikkerhed": "plan"},
        "»sikkerhed: modstridende« og feltet »uenighed« hører sammen",
    ),
    (
        TERM,
        {"periode": "{fra: 2014, til: 2007}"},
        {"periode": "{fra: 2007, til: 2007-06}"},
        "feltet »periode«: »til« ligger før »fra«",
    ),
    (
        PROJECT,
        {"start": "2010-06", "slut": "2010-05-31"},
        {"start": "2010-06", "slut": "2010"},
        "»slut« ligger før »start«",
    ),
    (
        PROJECT,
        {"perioder": "[{navn: A, start: 2010, slut: 2009}]"},
        {"perioder": "[{navn: A, start: 2009, slut: 2010}]"},
        "feltet »perioder«: »slut« ligger før »start«",
    ),
    (PHASE, {"slut": "2007-04"}, {"slut": "2007-05"}, "»slut« ligger før »start«"),
    (
        EVENT,
        {"dato": "2010-06-15", "slutdato": "2010-06-14"},
        {"dato": "2010-06-15", "slutdato": "2010-06"},
        "»slutdato« ligger før »dato«",
    ),
    (LOST_ISSUES, {"til": "2007-03"}, {"til": "2007-04"}, "»til« ligger før »fra«"),
    (
        JOB_PACKAGE,
        {"samlet_varighed": "{mindst: 26, højst: 13}"},
        {"samlet_varighed": "{mindst: 13, højst: 13}"},
        "feltet »samlet_varighed«: »højst« er mindre end »mindst«",
    ),
    (
        JOB_PACKAGE,
        {"trin": "[{nr: 2, titel: A}, {nr: 1, titel: B}]"},
        {"trin": "[{nr: 1, titel: A}, {nr: 2, titel: B}]"},
        "trinnenes numre går ikke fra 1 og op",
    ),
    (
        GUIDE,
        {"trin": "[{nr: 0, titel: A, tekst: B.}]"},
        {"trin": "[{nr: 1, titel: A, tekst: B.}]"},
        "trinnenes numre går ikke fra 1 og op",
    ),
    (
        FIGURE,
        {"enhed": "pct"},
        {"enhed": "pct", "basis": "forløbene", "værdi": "38"},
        "313 pct. mangler »basis«: hvad er det en andel af?",
    ),
    (
        FIGURE,
        {"enhed": "pct-af-tid", "basis": "tiden", "værdi": "100.1"},
        {"enhed": "pct-af-tid", "basis": "tiden", "værdi": "100"},
        "100.1 pct. ligger ikke mellem 0 og 100",
    ),
    (
        FIGURE,
        {"enhed": "pct", "basis": "tiden", "værdi": "-1"},
        {"enhed": "procentpoint", "værdi": "-1"},
        "-1 pct. ligger ikke mellem 0 og 100",
    ),
    (
        GOAL,
        {"udgangspunkt": "{værdi: 101, enhed: pct, basis: alle}"},
        {"udgangspunkt": "{værdi: 101, enhed: personer}"},
        "feltet »udgangspunkt«: 101 pct. ligger ikke mellem 0 og 100",
    ),
    (
        MILESTONE,
        {"type": "tabel", "værdier": "[1, 2]", "resultater": "[1]"},
        {"type": "tabel", "værdier": "[1, 2]", "resultater": "[1, ~]"},
        "rækkerne er ikke lige lange: der står 2 i »værdier« og 1 i »resultater«",
    ),
    (
        MILESTONE,
        {"type": "tabel", "værdier": "[1, 2]", "kolonner": "[2010]"},
        {
            "type": "tabel",
            "værdier": "[1, 2]",
            "kolonner": "[2010]",
            "kolonner_ukendt": "ja",
        },
        "rækkerne er ikke lige lange: der står 1 i »kolonner« og 2 i »værdier«",
    ),
    (MILESTONE, {"type": "tabel"}, {"type": "hændelse"}, "en tabel skal have værdier"),
    (
        NEWSLETTER,
        {
            "artikler": "[{id: a, overskrift: A, type: nyhed, tekst: Nyt.}, "
            "{id: a, overskrift: B, type: nyhed, tekst: Nyt.}]"
        },
        {
            "artikler": "[{id: a, overskrift: A, type: nyhed, tekst: Nyt.}, "
            "{id: b, overskrift: B, type: nyhed, tekst: Nyt.}]"
        },
        "to artikler hedder »a«",
    ),
    (
        AMBASSADOR,
        {"grundlag": "samtykke"},
        {"grundlag": "samtykke", "samtykke": CONSENT % "2028-01-01"},
        "grundlaget er samtykke, men feltet »samtykke« mangler",
    ),
    (
        AMBASSADOR,
        {"grundlag": "samtykke", "samtykke": CONSENT % "2025-12-31"},
        {"grundlag": "samtykke", "samtykke": CONSENT % "2026-01-01"},
        "feltet »samtykke«: samtykket udløber, før det er givet",
    ),
    (
        AMBASSADOR,
        {"grundlag": "demonstration"},
        {"grundlag": "demonstration", "demonstration": "ja"},
        "»demonstration: ja« og »grundlag: demonstration« hører sammen",
    ),
    (
        AMBASSADOR,
        {"demonstration": "ja"},
        {"demonstration": "nej"},
        "»demonstration: ja« og »grundlag: demonstration« hører sammen",
    ),
]


@pytest.mark.parametrize(("kind", "bad", "good", "message"), RULES)
def test_a_record_keeps_its_own_rules(
    kind: Kind, bad: dict[str, str], good: dict[str, str], message: str
) -> None:
    _, faults = _checked(kind, _with(kind, **bad))
    assert [fault.message for fault in faults] == [message]
    assert _checked(kind, _with(kind, **good))[1] == ()


FACTS = [kind for kind in LEAST if issubclass(MODELS[kind], Fact)]


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.name)
def test_what_states_facts_has_a_source(kind: Kind) -> None:
    for sources, message in (
        (None, f"feltet »kilder« mangler i {kind.definite} »post«"),
        ("[]", "der skal stå mindst 1 i feltet »kilder«, men der står 0"),
    ):
        _, faults = _checked(kind, _with(kind, kilder=sources))
        assert [fault.message for fault in faults] == [message]


@pytest.mark.parametrize("written", ["751", "07510", "0951", "Aarhus"])
def test_a_municipality_has_a_code_of_four_digits(written: str) -> None:
    _, faults = _checked(MUNICIPALITY, _with(MUNICIPALITY, kode=written))
    assert [fault.message for fault in faults] == [
        f"»{written}« har ikke den form, som »kode« skal have"
    ]


# --- what records say of themselves -------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "name", "description"),
    [
        (SOURCE, "", "Evalueringen", ""),
        (SOURCE, "beskrivelse: En rapport.\n", "Evalueringen", "En rapport."),
        (DISAGREEMENT, "", "Hvornår?", "Begge vises."),
        (ORGANISATION, "", "mhtconsult", ""),
        (ORGANISATION, "forkortelse: MHT\ntekst: Et firma.\n", "MHT (mhtconsult)", "Et firma."),
        (PROJECT, "", "VIP2", "Jobpakker."),
        (PHASE, "", "Fase 3: Udvikling", ""),
        (ROLE, "", "Mentor", "Følger borgeren"),
        (MUNICIPALITY, "", "Aarhus", ""),
        (JOB_PACKAGE, "", "Kok", "En vej til et job."),
        (AMBASSADOR, "", "Bo Berg", ""),
        (EVENT, "", "Møde", "Et møde."),
        (TERM, "", "LBR", "Et råd."),
        (RECOMMENDATION, "", "Spred", "Spred det. Snart."),
        (LOST_ISSUES, "", "De ni", "De mangler."),
        (NEWSLETTER, "", "Maj 2010", "Nyt."),
    ],
)
def test_a_record_has_a_name_and_perhaps_a_description(
    kind: Kind, more: str, name: str, description: str
) -> None:
    record = _record(kind, more)
    assert (record.name, record.description) == (name, description)


def test_a_municipality_goes_by_its_names_and_others_by_their_id() -> None:
    former = "tidligere_navne: [{navn: Århus, til: 2010-12-31}]\n"
    assert _record(MUNICIPALITY, former).aliases == ("Aarhus", "Århus")
    assert _record(TERM).aliases == ("post",)


def _orders(kind: Kind, key: str, values: list[str]) -> list[tuple[int, ...]]:
    found = [_checked(kind, _with(kind, **{key: value})) for value in values]
    return [record.order for record, _ in found if record]


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        (EVENT, "dato", ["2009-12", "2010", "2010-06-15", "~"]),
        (MILESTONE, "dato", ["2006-12-13", "2007"]),
        (PUBLICATION, "udgivet", ["2009-05", "2010", "~"]),
        (NEWSLETTER, "udgivet", ["2010-06", "2010-05", "2009-11"]),
        (FIGURE, "rækkefølge", ["1", "2", "10"]),
        (GOAL, "nummer", ["1", "2", "10"]),
        (PHASE, "nummer", ["1", "2", "10"]),
        (PROJECT, "slægtskab", ["vip2", "forløber", "beslægtet"]),
        (PROJECT, "start", ["~", "2007-04", "2013"]),
    ],
)
def test_some_kinds_have_an_order_before_the_alphabet(
    kind: Kind, key: str, values: list[str]
) -> None:
    orders = _orders(kind, key, values)
    assert len(orders) == len(values)
    assert orders == sorted(orders)


AT_WORK: Final = {Scope.NAME, Scope.WORKPLACE, Scope.CONTACT, Scope.MAP}


@pytest.mark.parametrize(
    ("fields", "covered"),
    [
        ({"grundlag": "samtykke", "samtykke": CONSENT % "2028-01-01"}, {Scope.NAME}),
        (
            {
                "grundlag": "samtykke",
                "samtykke": (CONSENT % "2028-01-01").replace("[navn]", "[kontakt, nyhedsbrev]"),
            },
            {Scope.CONTACT, Scope.NEWSLETTER},
        ),
        ({"grundlag": "myndighedsopgave"}, AT_WORK),
        ({"grundlag": "interesseafvejning"}, AT_WORK),
        ({"grundlag": "myndighedsopgave", "status": "tidligere"}, {Scope.NAME}),
        (
            {
                "grundlag": "samtykke",
                "status": "tidligere",
                "samtykke": (CONSENT % "2028-01-01").replace("[navn]", f"[{', '.join(Scope)}]"),
            },
            {Scope.NAME, Scope.SEARCH_ENGINES, Scope.PHOTO},
        ),
        (
            {"grundlag": "demonstration", "demonstration": "ja"},
            set(Scope) - {Scope.SEARCH_ENGINES},
        ),
    ],
)
def test_no_more_is_shown_of_a_person_than_the_ground_covers(
    fields: dict[str, str], covered: set[Scope]
) -> None:
    person, faults = _checked(AMBASSADOR, _with(AMBASSADOR, **fields))
    assert faults == ()
    assert isinstance(person, Ambassador)
    assert {scope for scope in Scope if person.allows(scope)} == covered
    assert person.listable is (Scope.NAME in covered)
    assert person.former is (fields.get("status") == "tidligere")


def test_every_scope_says_what_it_opens_and_the_handbook_quotes_it() -> None:
    handbook = Path(__file__).parents[1] / "docs" / "redaktion" / "personer.md"
    rows = {f"| `{scope}` | {scope.opens} |" for scope in Scope}
    assert rows - set(handbook.read_text("utf-8").splitlines()) == set()


def test_the_day_of_the_last_review_is_told_in_words() -> None:
    never, read_through = _record(SIDE), _record(SIDE, "gennemgået: 2026-11-22\n")
    assert isinstance(never, Reviewed)
    assert isinstance(read_through, Reviewed)
    assert (never.reviewed_words, read_through.reviewed_words) == ("", "22. november 2026")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Audience.COUNCIL.label, "LBR"),
        (Audience.JOBCENTRE.label, "Jobcentre"),
        (EventType.TELEVISION.label, "TV-indslag"),
        (EventType.EXPERIENCE_GROUP.label, "ERFA-gruppe"),
        (EventType.EXTENDED_COURSE.label, "Udvidet kursus"),
        (Element.AMU.label, "AMU-kurser"),
        (Element.MENTOR.label, "Mentor"),
        (Origin.CENTRE.label, "Virksomhedscenter-projekterne, ikke VIP2"),
        (Maturity.NAME_ONLY.label, "Kun nævnt i kilderne"),
        (Access.EXCERPT.label, "Kun et uddrag er fundet"),
        (Protection.ANONYMOUS.label, "Personer er anonymiseret"),
        (Unit.PERCENT_OF_TIME.label, "pct. af tiden"),
    ],
)
def test_a_choice_is_shown_in_the_visitors_words(label: str, words: str) -> None:
    assert label == words


# --- the model as a whole -----------------------------------------------------------------------


def _parts() -> Iterator[type[Part]]:
    """Every model and every part of one."""
    waiting: list[type[Part]] = list(MODELS.values())
    seen: set[type[Part]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            inner = (_part_in(info.annotation) for info in model.model_fields.values())
            waiting += [part for part in inner if part]


def _part_in(annotation: object) -> type[Part] | None:
    """The model that stands somewhere in a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for one in get_args(annotation) if (part := _part_in(one))), None)


FIELDS = [
    pytest.param(model, info, id=f"{model.__name__}-{info.alias}")
    for model in sorted(_parts(), key=lambda model: model.__name__)
    for info in model.model_fields.values()
]


def test_every_kind_has_a_model() -> None:
    assert list(MODELS) == list(KINDS)
    assert all(model.kind is kind for kind, model in MODELS.items())


@pytest.mark.parametrize(("model", "info"), FIELDS)
def test_every_field_has_a_danish_key_a_title_and_help(model: type[Part], info: FieldInfo) -> None:
    assert info.alias
    assert info.alias == info.alias.lower()
    assert " " not in info.alias
    assert info.title
    assert info.description
    assert info.description.endswith(".")
    assert info.examples or not info.is_required() or info.alias == "id", model


@pytest.mark.parametrize(("model", "info"), FIELDS)
def test_every_example_can_be_pasted_as_it_stands(model: type[Part], info: FieldInfo) -> None:
    for example in info.examples or ():
        document, problems = read(f"{info.alias}: {example}\n".encode(), "x.yml")
        assert problems == ()
        assert document is not None
        with pytest.raises(ValidationError) as incomplete:
            model.model_validate({**_tree(document.root), "ukendt felt": ""})
        faults = [error for error in incomplete.value.errors() if error["loc"][0] == info.alias]
        assert faults == []


def _tree(node: Node) -> Any:
    """The values of a tree of text, for a model to read."""
    if isinstance(node, Table):
        return {entry.key.value: _tree(entry.value) for entry in node.entries}
    if isinstance(node, Row):
        return [_tree(item) for item in node.items]
    return None if empty(node) else Written(node.value, plain=node.plain)


@pytest.mark.parametrize("model", tuple(_parts()))
def test_a_model_is_frozen_and_takes_no_unknown_field(model: type[Part]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
