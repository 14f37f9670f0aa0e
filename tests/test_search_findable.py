"""What can be found: by which words, and of people no more than they have agreed to."""

from __future__ import annotations

from typing import Final

import project
import pytest
import real_site
import rendered

from generator.models.knowledge import Term
from generator.models.people import Scope
from generator.models.synonyms import Synonym
from generator.pages import desk
from generator.search.documents import Document
from generator.search.findable import documents
from generator.search.leads import leads
from generator.search.words import expression

PERSON: Final = """\
navn: Signe Fjeldkrog
kommune: Favrskov
arbejdsplads: Værkstedet Nordlyset
arbejdspladstype: virksomhed
jobpakker: [lastbilchauffoer]
metoder: [mentorordning]
kan_kontaktes_om: [sparring]
kontakt: {mail: signe.fk@nordlyset-test.dk}
grundlag: samtykke
samtykke: {dato: 2026-01-01, omfang: [%s], givet: på mail, udløber: 2028-01-01, reference: sag 1}
tekst: Jeg fortæller gerne om lærlinge.
"""


def found(changes: dict[str, str | None] | None = None) -> dict[str, Document]:
    """What can be found in the small project with these changes, by address."""
    texts = project.files(changes)
    pages = rendered.of(project.folder(texts), project.DAY, desk.environment()).by_address
    return {one.address: one for one in documents(project.linked(texts), pages)}


def words_of(document: Document) -> str:
    """All that a document can be found by."""
    texts = (text for part in document.sections for text in (part.heading, part.text))
    return " ".join((document.title, document.place, *document.names, *texts))


def person(*scopes: Scope) -> Document:
    """The person, who agrees to this much."""
    text = PERSON % ", ".join(scopes)
    return found({"ambassadors/amb-0777.yml": text})["ambassadoerer/amb-0777/"]


def test_every_page_and_every_record_with_a_place_on_a_page_can_be_found() -> None:
    pages = real_site.prepared().by_address
    addresses = {one.address for one in documents(real_site.linked(), pages)}
    left_out = pages.keys() - addresses

    assert {address.rpartition("fejl/")[0] for address in left_out} <= {"redaktion/"}
    assert {"ordliste/#lbr", "resultater/#forloeb", "om/roller/#virksomhedsmentor"} <= addresses


def test_what_can_be_found_leads_somewhere() -> None:
    pages = real_site.prepared().by_address

    for one in documents(real_site.linked(), pages):
        page, _, anchor = one.address.partition("#")
        for name in (anchor, *(part.anchor for part in one.sections)):
            assert not name or f'id="{name}"' in pages[page].content, (one.address, name)


def test_a_document_is_cut_at_the_headings_of_its_text() -> None:
    package = found()["jobpakker/lastbilchauffoer/"]

    assert [(part.heading, part.anchor) for part in package.sections] == [
        ("", ""),
        ("Det ved vi", "det-ved-vi"),
    ]
    assert package.sections[0].text.startswith("Oprindelig 12") is False
    assert package.sections[1].text == "Ikke meget."


def test_a_newsletter_is_cut_into_its_articles() -> None:
    letter = found()["nyhedsbreve/2010-05/"]

    assert [(part.heading, part.anchor) for part in letter.sections[1:]] == [
        ("Mere om jobpakker", "mere")
    ]


def test_a_municipality_and_what_is_in_it_can_be_found_by_its_older_name() -> None:
    assert found()["kommuner/aarhus/"].names == ("Århus",)
    assert "Århus" in found()["ambassadoerer/amb-0001/"].names


def test_a_person_is_found_by_name_and_work() -> None:
    words = words_of(person(Scope.NAME))

    for told in ("Signe Fjeldkrog", "Lastbilchauffør", "Mentorordning", "lærlinge"):
        assert told in words


@pytest.mark.parametrize(
    ("scope", "secret"),
    [(Scope.MAP, "Favrskov"), (Scope.WORKPLACE, "Nordlyset"), (Scope.CONTACT, "nordlyset-test")],
)
def test_of_a_person_no_more_is_found_than_the_consent_names(scope: Scope, secret: str) -> None:
    others = [one for one in Scope if one is not scope]

    assert secret not in words_of(person(*others))
    assert (secret in words_of(person(*Scope))) is (scope is not Scope.CONTACT)


def test_somebody_who_is_no_longer_an_ambassador_has_no_place() -> None:
    former = PERSON % ", ".join(Scope) + "status: tidligere\n"
    words = words_of(found({"ambassadors/amb-0777.yml": former})["ambassadoerer/amb-0777/"])

    assert "Signe Fjeldkrog" in words
    assert "Favrskov" not in words
    assert "Nordlyset" not in words


def test_nobody_is_found_who_has_not_agreed_to_be_named() -> None:
    text = PERSON % Scope.WORKPLACE

    assert "ambassadoerer/amb-0777/" not in found({"ambassadors/amb-0777.yml": text})


def test_what_is_invented_says_so() -> None:
    assert found()["ambassadoerer/amb-0001/"].demonstration
    assert not person(Scope.NAME).demonstration


def test_the_handbook_of_the_editors_and_lists_are_sorts_of_their_own() -> None:
    by_address = {one.address: one for one in documents(real_site.linked(), {})}

    assert by_address["redaktion/"].sort.word == "redaktion"
    assert by_address["jobpakker/"].sort.word == "oversigt"
    assert by_address["jobpakker/konceptet/"].sort.word == "side"


SYNONYMS: Final = """\
postbud:
  ord: [postbud, postarbejder]
kalender:
  ord: [kalender]
  finder_også: [kurser]
kladde:
  status: kladde
  ord: [hemmelig, skjult]
"""


def test_synonyms_lead_both_ways_or_one_and_drafts_lead_nowhere() -> None:
    site = project.linked(project.files({"content/synonymer.yml": SYNONYMS}))

    assert set(leads(site)) >= {
        ("postbud", "postarbejder"),
        ("postarbejder", "postbud"),
        ("kalender", "kurser"),
    }
    assert ("kurser", "kalender") not in leads(site)
    assert not any("hemmelig" in pair for pair in leads(site))


def test_abbreviations_of_organisations_and_of_the_glossary_lead_both_ways() -> None:
    pairs = set(leads(real_site.linked()))

    assert {("DA", "Dansk Arbejdsgiverforening"), ("Dansk Arbejdsgiverforening", "DA")} <= pairs
    assert {("LBR", "Lokalt Beskæftigelsesråd"), ("Lokalt Beskæftigelsesråd", "LBR")} <= pairs


def test_no_expression_leads_to_one_that_is_found_with_it_anyway() -> None:
    pairs = set(leads(real_site.linked()))

    assert ("Jobpakkeambassadør", "ambassadør") in pairs
    assert ("ambassadør", "VIP2-ambassadør") not in pairs


def test_every_group_of_synonyms_leads_to_something_on_the_site() -> None:
    known = {
        root
        for one in documents(real_site.linked(), real_site.prepared().by_address)
        for root in expression(words_of(one)).split()
    }
    for group in real_site.linked().all(Synonym):
        roots = [set(expression(one).split()) for one in (*group.expressions, *group.leads_to)]
        assert any(one <= known for one in roots), group.id


def test_no_synonym_is_written_that_the_glossary_knows() -> None:
    site = real_site.linked()
    for term in site.all(Term):
        named = {expression(one) for one in (term.name, *term.also_called)}
        for group in site.all(Synonym):
            assert len(named & {expression(one) for one in group.expressions}) < 2, group.id
