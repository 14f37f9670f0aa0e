"""People: nobody without a valid ground, and nobody invented who could look real."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.dates import in_words
from generator.models.newsletters import Newsletter
from generator.models.people import Ambassador, Ground, Scope
from generator.models.stories import CaseStory, CaseType
from generator.problems import Problem

DEMONSTRATION_DOMAIN = "@eksempel.dk"
# Where Danes have mail at home; a list can only catch the usual ones.
PRIVATE_DOMAINS = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "hotmail.dk",
        "icloud.com",
        "live.dk",
        "live.com",
        "mail.dk",
        "msn.com",
        "outlook.com",
        "outlook.dk",
        "proton.me",
        "sol.dk",
        "stofanet.dk",
        "webspeed.dk",
        "yahoo.com",
        "yahoo.dk",
    }
)


def demonstrations_are_recognisable(content: Content) -> Iterator[Problem]:
    """An invented person has an address under eksempel.dk, and a real one has not."""
    for entry, person in content.of(Ambassador):
        mail = person.contact.mail if person.contact else None
        if mail and mail.endswith(DEMONSTRATION_DOMAIN) != person.demonstration:
            who = "en opdigtet person skal" if person.demonstration else "kun opdigtede personer må"
            yield Problem(
                entry.place(("kontakt", "mail")),
                "demonstration-uden-maerke",
                f"{who} have en adresse under eksempel.dk",
                "ret adressen eller feltet »demonstration«",
            )


def private_addresses_have_consent(content: Content) -> Iterator[Problem]:
    """A private mail address is shown only where the person has agreed to be contacted."""
    for entry, person in content.of(Ambassador):
        mail = person.contact.mail if person.contact else None
        domain = mail.rpartition("@")[2] if mail else ""
        agreed = person.ground is Ground.CONSENT and person.allows(Scope.CONTACT)
        if domain in PRIVATE_DOMAINS and not agreed:
            yield Problem(
                entry.place(("kontakt", "mail")),
                "privat-mailadresse",
                f"adressen hos {domain} er privat, og personen har ikke sagt ja til at vise den",
                "brug adressen på arbejdet, eller få et samtykke med kontakt i »omfang«",
            )


def consents_have_not_expired(content: Content) -> Iterator[Problem]:
    """A person is listed only as long as the consent lasts."""
    for entry, person in content.of(Ambassador):
        if person.consent and content.shows(person) and person.consent.expires < content.today:
            yield Problem(
                entry.place(("samtykke", "udløber")),
                "samtykke-udloebet",
                f"samtykket udløb {in_words(person.consent.expires)}",
                "forny samtykket, eller skriv status: skjult",
            )


def articles_name_only_the_willing(content: Content) -> Iterator[Problem]:
    """An article names a person only where the consent covers newsletters."""
    for entry, letter in content.of(Newsletter):
        for number, article in enumerate(letter.articles):
            for index, ref in enumerate(article.people):
                found = content.entry(Ambassador.kind, ref.written)
                person = found.record if found else None
                if isinstance(person, Ambassador) and not person.allows(Scope.NEWSLETTER):
                    yield Problem(
                        entry.place(("artikler", number, "ambassadører", index)),
                        "uden-for-samtykke",
                        f"»{ref.written}« har ikke sagt ja til at stå i nyhedsbreve",
                        "fjern henvisningen, eller få et samtykke med nyhedsbrev i »omfang«",
                    )


def stories_of_citizens_have_no_place(content: Content) -> Iterator[Problem]:
    """A citizen's story never says in which municipality it took place."""
    for entry, case in content.of(CaseStory):
        if case.type is CaseType.CITIZEN and case.municipality:
            yield Problem(
                entry.place(("kommune",)),
                "borger-med-kommune",
                "en borgers historie må ikke nævne kommunen",
                "slet linjen med kommune",
            )
