"""A card for the address book (vCard 4.0, RFC 6350) of an ambassador.

In: a person, where that may be told, and the address of the person's page. Out: the card's text.
The mail address stands on the person's own page alone, and so the card leads there.
"""

from __future__ import annotations

from generator.models.people import Ambassador, Scope
from generator.models.places import Municipality

_LONGEST_LINE = 75  # octets, RFC 6350 section 3.2


def card(person: Ambassador, town: Municipality | None, url: str) -> str:
    """The card, in lines that end as the standard says."""
    fields = [
        ("BEGIN", "VCARD"),
        ("VERSION", "4.0"),
        ("KIND", "individual"),
        ("FN", escaped(person.title)),
        ("TITLE", "Jobpakkeambassadør"),
    ]
    if person.workplace and person.allows(Scope.WORKPLACE):
        fields.append(("ORG", escaped(person.workplace)))
    if town:
        fields.append(("ADR;TYPE=work", f";;;{escaped(town.title)};;;Danmark"))
    fields.append(("URL", url))
    if person.demonstration:
        fields.append(("NOTE", "Demonstration: personen er opdigtet."))
    fields.append(("END", "VCARD"))
    return "".join(f"{folded(f'{name}:{value}')}\r\n" for name, value in fields)


def escaped(text: str) -> str:
    """Text with the signs that mean something in a card marked as plain (RFC 6350, 3.4)."""
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each further one after a space."""
    if len(line.encode()) <= _LONGEST_LINE:
        return line
    pieces: list[str] = []
    piece = ""
    for letter in line:
        room = _LONGEST_LINE - (1 if pieces else 0)
        if len((piece + letter).encode()) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
