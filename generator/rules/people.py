"""People: nobody invented who could look real, and no mail address outside its person's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.content import Content
from generator.markdown import Prose
from generator.models.people import Ambassador
from generator.models.record import Status
from generator.problems import Problem
from generator.validate import Entry, Path

DEMONSTRATION_DOMAIN: Final = "@eksempel.dk"
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


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


def only_people_are_former(content: Content) -> Iterator[Problem]:
    """Only an ambassador can be a former one; other records are published or not."""
    for entry in content.entries:
        if entry.record.status is Status.FORMER and not isinstance(entry.record, Ambassador):
            yield Problem(
                entry.place(("status",)),
                "kun-for-personer",
                "kun en ambassadør kan have »status: tidligere«",
                "skriv udgivet, eller skjult hvis posten ikke skal vises",
            )


def addresses_stand_in_their_field(content: Content) -> Iterator[Problem]:
    """A person's mail address stands in `kontakt` alone, so that no list or text shows it."""
    known = {
        person.contact.mail.casefold(): person.id
        for _, person in content.of(Ambassador)
        if person.contact and person.contact.mail
    }
    for entry in content.entries:
        own = isinstance(entry.record, Ambassador)
        for path, text in _texts(entry):
            for found in _MAIL.finditer(text) if "@" in text else ():
                owner = entry.record.id if own else known.get(found[0].casefold())
                if owner:
                    yield Problem(
                        entry.place(path, found.start(), len(found[0])),
                        "mail-i-tekst",
                        "en ambassadørs mailadresse må kun stå i personens felt »kontakt«",
                        "flyt den til kontakt: {mail: …}"
                        if own
                        else f"link til personen i stedet: ambassadør:{owner}",
                    )


def _texts(entry: Entry) -> Iterator[tuple[Path, str]]:
    """The texts of a record, and of a person also what stands on one line."""
    for path, leaf in entry.leaves:
        if isinstance(leaf, Prose):
            yield path, leaf.text
    if isinstance(entry.record, Ambassador):
        for name, info in Ambassador.model_fields.items():
            value = getattr(entry.record, name)
            if isinstance(value, str):
                yield (info.alias or name,), value
