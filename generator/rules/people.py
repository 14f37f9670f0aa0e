"""People: nobody invented who could look real, and no mail address outside its person's page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.content import Content
from generator.judged import Judged
from generator.models.people import Ambassador
from generator.models.record import Record, Status
from generator.problems import Problem
from generator.validate import Path

DEMONSTRATION_DOMAIN: Final = "@eksempel.dk"
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def demonstrations_are_recognisable(this: Judged[Ambassador]) -> Iterator[Problem]:
    """An invented person has an address under eksempel.dk, and a real one has not."""
    person = this.record
    mail = person.contact.mail if person.contact else None
    if mail and mail.endswith(DEMONSTRATION_DOMAIN) != person.demonstration:
        who = "en opdigtet person skal" if person.demonstration else "kun opdigtede personer må"
        yield Problem(
            this.place(("kontakt", "mail")),
            "demonstration-uden-maerke",
            f"{who} have en adresse under eksempel.dk",
            "ret adressen eller feltet »demonstration«",
        )


def only_people_are_former(this: Judged[Record]) -> Iterator[Problem]:
    """Only an ambassador can be a former one; other records are published or not."""
    if this.record.status is Status.FORMER and not isinstance(this.record, Ambassador):
        yield Problem(
            this.place(("status",)),
            "kun-for-personer",
            "kun en ambassadør kan have »status: tidligere«",
            "skriv udgivet, eller skjult hvis posten ikke skal vises",
        )


def addresses_stand_in_their_field(this: Judged[Record]) -> Iterator[Problem]:
    """A person's mail address stands in `kontakt` alone, so that no list or text shows it."""
    own = isinstance(this.record, Ambassador)
    for path, text in _texts(this):
        for found in _MAIL.finditer(text) if "@" in text else ():
            owner = this.record.id if own else this.whole.once(_owners).get(found[0].casefold())
            if owner:
                yield Problem(
                    this.place(path, found.start(), len(found[0])),
                    "mail-i-tekst",
                    "en ambassadørs mailadresse må kun stå i personens felt »kontakt«",
                    "flyt den til kontakt: {mail: …}"
                    if own
                    else f"link til personen i stedet: ambassadør:{owner}",
                )


def _owners(content: Content) -> Mapping[str, str]:
    """The ids of ambassadors by their mail addresses."""
    return {
        person.contact.mail.casefold(): person.id
        for _, person in content.of(Ambassador)
        if person.contact and person.contact.mail
    }


def _texts(this: Judged[Record]) -> Iterator[tuple[Path, str]]:
    """The texts of a record, and of a person also what stands on one line."""
    for path, prose in this.texts:
        yield path, prose.text
    if isinstance(this.record, Ambassador):
        for name, info in Ambassador.model_fields.items():
            value = getattr(this.record, name)
            if isinstance(value, str):
                yield (info.alias or name,), value
