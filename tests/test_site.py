"""The linked site: what is published on a day, in Danish order, with links both ways."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import project
import pytest
import rendered
from project import DAY, MINIMAL, linked

from generator.fields import Ref
from generator.kinds import KINDS
from generator.models.guides import MethodGuide
from generator.models.knowledge import Term
from generator.models.newsletters import Newsletter
from generator.models.packages import JobPackage
from generator.models.pages import Side
from generator.models.people import Ambassador
from generator.models.places import Municipality
from generator.models.project import Organisation, Project
from generator.models.record import Record, Source
from generator.pages.desk import environment
from generator.site import Site, sides_below

PACKAGE = "content/jobpakker/lastbilchauffoer.md"
GUIDE = "content/metoder/mentorordning.md"
PERSON = "ambassadors/amb-0001.yml"
TERMS = "content/ordliste.yml"


def _changed(path: str, old: str, new: str) -> dict[str, str]:
    """A file of the small project with one thing changed."""
    assert old in MINIMAL[path]
    return {path: MINIMAL[path].replace(old, new, 1)}


def _site(changes: Mapping[str, str | None], today: datetime.date = DAY) -> Site:
    return linked(project.files(changes), today)


def _terms(*words: str) -> dict[str, str]:
    return {
        TERMS: "".join(
            f"ord-{number}:\n  begreb: {word}\n  forklaring: Et ord.\n"
            for number, word in enumerate(words)
        )
    }


def _titles(records: tuple[Record, ...]) -> list[str]:
    return [record.name for record in records]


# --- order and links ----------------------------------------------------------------------------


def test_records_are_listed_as_danes_look_them_up() -> None:
    site = _site(_terms("Aabenraa", "Ærø", "zone", "Aarhus", "abe", "Ølstykke", "Aalborg", "Vejle"))
    assert _titles(site.all(Term)) == [
        "abe",
        "Vejle",
        "zone",
        "Ærø",
        "Ølstykke",
        "Aabenraa",
        "Aalborg",
        "Aarhus",
    ]


def test_newsletters_are_listed_with_the_newest_first() -> None:
    newer = MINIMAL["newsletters/2010-05.md"].replace("2010-05", "2010-06").replace("maj", "juni")
    site = _site({"newsletters/2010-06.md": newer})
    assert _titles(site.all(Newsletter)) == ["Nyhedsbrev, juni 2010", "Nyhedsbrev, maj 2010"]


def test_a_kind_without_records_is_an_empty_list() -> None:
    site = linked()
    assert site.all(Term) == ()
    assert set(site.records) == set(KINDS)


def test_a_record_knows_who_mentions_it_in_a_field_or_in_a_text() -> None:
    site = linked()
    (package,) = site.all(JobPackage)
    (guide,) = site.all(MethodGuide)
    assert _titles(site.mentions(package, MethodGuide)) == ["Mentorordning"]
    assert _titles(site.mentions(package, Ambassador)) == ["Amina Eksempel"]
    assert _titles(site.mentions(package, Newsletter)) == ["Nyhedsbrev, maj 2010"]
    assert _titles(site.mentions(guide, JobPackage)) == ["Lastbilchauffør"]
    assert site.mentions(guide, Newsletter) == ()


def test_a_record_does_not_mention_itself() -> None:
    site = _site({TERMS: "lbr:\n  begreb: LBR\n  forklaring: Se [LBR](begreb:lbr).\n"})
    (term,) = site.all(Term)
    assert site.mentions(term, Term) == ()


def test_a_municipality_is_found_by_its_older_name_too() -> None:
    site = _site(_changed("content/projekt.yml", "kommuner: [Aarhus]", "kommuner: [Århus]"))
    (vip2,) = site.all(Project)
    town = site.get(vip2.municipalities[0])
    assert town is not None
    assert town.name == "Aarhus"
    assert site.mentions(town, Project) == (vip2,)


def test_several_references_are_followed_in_danish_order_and_each_once() -> None:
    refs: list[Ref[Municipality]] = [
        Ref(Municipality, name) for name in ("Favrskov", "Aarhus", "Århus", "Favrskov")
    ]
    assert _titles(linked().several(refs)) == ["Favrskov", "Aarhus"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("jobpakke:lastbilchauffoer", "jobpakker/lastbilchauffoer/"),
        ("metode:mentorordning#saadan-goer-i", "metoder/mentorordning/#saadan-goer-i"),
        ("kommune:Aarhus", "kommuner/aarhus/"),
        ("kommune:Århus", "kommuner/aarhus/"),
        ("organisation:da", "om/organisationer/#da"),
        ("nyhedsbrev:2010-05#mere", "nyhedsbreve/2010-05/#mere"),
        ("side:index", ""),
        ("side:jobpakker", "jobpakker/"),
        ("side:om/organisationer", "om/organisationer/"),
        ("https://star.dk/a#b", "https://star.dk/a#b"),
        ("mailto:a@b.dk", "mailto:a@b.dk"),
        ("#her", "#her"),
    ],
)
def test_a_link_leads_to_the_page_of_its_record(link: str, address: str) -> None:
    assert linked().target(link) == address


@pytest.mark.parametrize(
    ("model", "name", "address"),
    [
        (JobPackage, "lastbilchauffoer", "jobpakker/lastbilchauffoer/"),
        (Ambassador, "amb-0001", "ambassadoerer/amb-0001/"),
        (Organisation, "da", "om/organisationer/#da"),
        (Source, "evaluering", "kilder/#evaluering"),
    ],
)
def test_a_record_has_an_address(model: type[Record], name: str, address: str) -> None:
    site = linked()
    record = site.get(Ref(model, name))
    assert record is not None
    assert site.address(record) == address


def test_the_pages_of_a_folder_are_those_directly_below_it() -> None:
    page = "---\ntitel: %s\nresumé: En side.\n---\n"
    site = _site(
        {
            "docs/om/index.md": page % "Om",
            "docs/om/aaben.md": page % "Åben",
            "docs/om/brev.md": page % "Brev",
            "docs/om/brev/dybt.md": page % "Dybt",
            "docs/om/roller.md": page % "En liste",
        }
    )
    assert _titles(sides_below(site, "om")) == ["Brev", "Åben"]
    assert _titles(sides_below(site, "om/brev")) == ["Dybt"]
    assert _titles(site.all(Side))[0] == "Brev"


# --- what is not shown --------------------------------------------------------------------------

HIDDEN = """\
titel: Hemmelig
{line}
serie: vip2-ny
branche: Spionage
resumé: Må ikke ses.
aftaleparter: [da]
tekst: Se [mentorordningen](metode:mentorordning).
kilder: [{{kilde: evaluering}}]
"""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("status: udgivet", True),
        ("status: kladde", False),
        ("status: skjult", False),
        ("udgiv_fra: 2026-11-22", True),
        ("udgiv_fra: 2026-11-23", False),
        ("udgiv_til: 2026-11-22", True),
        ("udgiv_til: 2026-11-21", False),
    ],
)
def test_what_is_not_published_on_the_day_leaves_no_trace(line: str, *, shown: bool) -> None:
    site = _site({"content/jobpakker/hemmelig.yml": HIDDEN.format(line=line)})
    guide = site.get(Ref(MethodGuide, "mentorordning"))
    organisation = site.get(Ref(Organisation, "da"))
    assert guide is not None
    assert organisation is not None
    traces = [
        "Hemmelig" in _titles(site.all(JobPackage)),
        "Hemmelig" in _titles(site.mentions(guide, JobPackage)),
        "Hemmelig" in _titles(site.mentions(organisation, JobPackage)),
        site.get(Ref(JobPackage, "hemmelig")) is not None,
    ]
    assert traces == [shown] * 4


@pytest.mark.parametrize(
    "line", ["status: kladde", "udgiv_fra: 2026-11-23", "udgiv_til: 2026-11-21"]
)
def test_no_page_or_file_knows_what_is_not_published(line: str) -> None:
    site = _site({"content/jobpakker/hemmelig.yml": HIDDEN.format(line=line)})
    made = rendered.whole(site, environment())
    texts = [*(page.content.encode() for page in made.pages), *made.files.values()]
    assert not any(b"hemmelig" in text.lower() for text in texts)


def test_a_record_appears_on_its_day_and_is_gone_after_its_last() -> None:
    line = "udgiv_fra: 2026-12-01\nudgiv_til: 2026-12-24"
    text = HIDDEN.format(line=line)
    shown = [
        len(
            _site({"content/jobpakker/hemmelig.yml": text}, datetime.date(2026, *day)).all(
                JobPackage
            )
        )
        for day in ((11, 30), (12, 1), (12, 24), (12, 25))
    ]
    assert shown == [1, 2, 2, 1]


def test_demonstrations_are_gone_when_they_are_switched_off() -> None:
    site = _site(_changed("mkdocs.yml", "demonstration: true", "demonstration: false"))
    (package,) = site.all(JobPackage)
    assert site.all(Ambassador) == ()
    assert site.mentions(package, Ambassador) == ()
    assert _titles(linked().all(Ambassador)) == ["Amina Eksempel"]


def test_nobody_is_shown_whose_consent_does_not_cover_the_name() -> None:
    person = (
        "navn: Bo Berg\nkommune: Aarhus\narbejdspladstype: jobcenter\ngrundlag: samtykke\n"
        "samtykke: {dato: 2026-01-01, omfang: [%s], givet: ja, udløber: 2028-01-01, reference: x}\n"
    )
    for scope, shown in (("kontakt", False), ("navn", True)):
        site = _site({"ambassadors/amb-0002.yml": person % scope})
        assert ("Bo Berg" in _titles(site.all(Ambassador))) is shown
