"""Consent: nobody is shown without a ground that holds on the day, or beyond what it covers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from generator import danish
from generator.dates import in_words
from generator.fields import Ref
from generator.judged import Judged
from generator.kinds import AMBASSADOR
from generator.models.newsletters import Newsletter
from generator.models.people import Ambassador, Ground, Scope
from generator.models.record import Record
from generator.problems import Problem
from generator.validate import Entry, Path

WARNED_BEFORE: Final = datetime.timedelta(days=60)
_LINK: Final = f"{AMBASSADOR.name}:"
_MAIL: Final = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
# Where Danes have mail at home; a list can only catch the usual ones.
PRIVATE_DOMAINS: Final = frozenset(
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


def private_addresses_have_consent(this: Judged[Ambassador]) -> Iterator[Problem]:
    """A private mail address is shown only where the person has agreed to be contacted."""
    person = this.record
    mail = person.contact.mail if person.contact else None
    domain = mail.rpartition("@")[2].casefold() if mail else ""
    agreed = (
        person.ground is Ground.CONSENT
        and person.consent is not None
        and Scope.CONTACT in person.consent.scope
    )
    if domain in PRIVATE_DOMAINS and not agreed:
        yield Problem(
            this.place(("kontakt", "mail")),
            "privat-mailadresse",
            f"adressen hos {domain} er privat, og personen har ikke sagt ja til at vise den",
            "brug adressen på arbejdet, eller få et samtykke med kontakt i »omfang«",
        )


def private_addresses_stand_in_no_text(this: Judged[Record]) -> Iterator[Problem]:
    """A private mail address stands in no text: there nobody can see whether its owner agreed."""
    for path, prose in this.texts:
        for found in _MAIL.finditer(prose.text) if "@" in prose.text else ():
            domain = found[1].casefold()
            if domain in PRIVATE_DOMAINS and not isinstance(this.record, Ambassador):
                yield Problem(
                    this.place(path, found.start(), len(found[0])),
                    "privat-mailadresse",
                    f"adressen hos {domain} er privat, og her står ikke, om ejeren har sagt ja",
                    "skriv en adresse på arbejdet, eller slet den",
                )


def pictures_of_people_have_consent(this: Judged[Ambassador]) -> Iterator[Problem]:
    """A picture stands on a person's page only where the person has agreed to photos."""
    text = None if this.record.allows(Scope.PHOTO) else this.record.text
    for picture in text.pictures if text else ():
        yield Problem(
            this.place(("tekst",), picture.start, picture.width),
            "foto-uden-samtykke",
            "personen har ikke sagt ja til at vise billeder",
            "slet billedet, eller få et samtykke med foto i »omfang«",
        )


def consents_have_not_expired(this: Judged[Ambassador]) -> Iterator[Problem]:
    """A person is listed only as long as the consent lasts."""
    consent = this.record.consent
    if consent and this.shows(this.record) and consent.expires < this.today:
        yield Problem(
            this.place(("samtykke", "udløber")),
            "samtykke-udloebet",
            f"samtykket udløb {in_words(consent.expires)}",
            "forny samtykket, eller skriv status: skjult",
        )


def consents_do_not_expire_soon(this: Judged[Ambassador]) -> Iterator[Problem]:
    """A consent is renewed before its last 60 days; until then it is only a warning."""
    consent = this.record.consent
    if not consent or not this.shows(this.record):
        return
    left = consent.expires - this.today
    if datetime.timedelta() <= left <= WARNED_BEFORE:
        yield Problem(
            this.place(("samtykke", "udløber")),
            "samtykke-udloeber-snart",
            f"samtykket udløber {in_words(consent.expires)}, {_in_days(left.days)}",
            "spørg personen, og skriv det nye samtykke her",
            warning=True,
        )


def _in_days(days: int) -> str:
    return {0: "i dag", 1: "i morgen"}.get(days, f"om {danish.counted(days, 'dag', 'dage')}")


def newsletters_name_only_the_willing(this: Judged[Newsletter]) -> Iterator[Problem]:
    """A newsletter names a person only where the consent covers newsletters."""
    for path, written, start in _people_in(this.entry):
        person = this.target(AMBASSADOR, written)
        if isinstance(person, Ambassador) and not person.allows(Scope.NEWSLETTER):
            yield Problem(
                this.place(path, start, len(written)),
                "uden-for-samtykke",
                f"»{written}« er tidligere ambassadør og kan ikke stå i nyhedsbreve"
                if person.former
                else f"»{written}« har ikke sagt ja til at stå i nyhedsbreve",
                "fjern henvisningen"
                if person.former
                else "fjern henvisningen, eller få et samtykke med nyhedsbrev i »omfang«",
            )


def _people_in(entry: Entry) -> Iterator[tuple[Path, str, int | None]]:
    """The people that a newsletter refers to, in a field or in a text from that offset."""
    for path, leaf in entry.leaves:
        if isinstance(leaf, Ref):
            if leaf.target.kind is AMBASSADOR:
                yield path, leaf.written, None
            continue
        for link in leaf.links:
            if link.target.startswith(_LINK):
                written = link.target.removeprefix(_LINK).partition("#")[0]
                yield path, written, link.start + len(_LINK)
