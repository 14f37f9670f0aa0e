"""The list of those who get a newsletter, as it comes out of a spreadsheet or a mail program.

In: the bytes of a file: one address a line, or a table with a column `mail`, in UTF-8, UTF-16 or
the encoding of Danish Windows, divided by semicolons, commas or tabs. Out: recipients, and every
fault of the list at once.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.address_fields import MAIL
from generator.decoding import INVISIBLE
from generator.markdown_addresses import quoted
from generator.problems import Place, Problem, in_order

# The names of the column, as `danish.fold` writes them.
_COLUMN: Final = {"mail", "email", "mailadresse", "emailadresse", "epost", "epostadresse"}
_DIVIDERS: Final = ";,\t"
_NAMED: Final = re.compile(r"[^<>]*<([^<>]+)>")
# RFC 5321, 4.5.3.1: what a mail server has to take.
_LONGEST_LOCAL, _LONGEST = 64, 254


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the letter: the address to send it to, and its line in the list."""

    address: str
    line: int

    @property
    def identity(self) -> str:
        """The address as it is told from others.

        By RFC 5321 capitals may count before the @; at no known provider do they, and nobody is to
        have the letter twice.
        """
        return self.address.casefold()


def read(data: bytes, file: str) -> tuple[tuple[Recipient, ...], tuple[Problem, ...]]:
    """The recipients in the order of the list, and its faults sorted by line."""
    try:
        rows = list(_rows(_text(data)))
    except csv.Error:
        message = "filen er ikke en liste, der kan læses"
        return (), (Problem(Place(file), "ulaeselig-liste", message, "gem den som CSV i UTF-8"),)
    if not rows:
        return (), (Problem(Place(file), "tom-liste", "der er ingen modtagere på listen"),)
    found = _cells(rows, file)
    if isinstance(found, Problem):
        return (), (found,)
    recipients, problems = _checked(found, file)
    if not (recipients or problems):
        problems = [Problem(Place(file), "tom-liste", "der er ingen modtagere på listen")]
    return tuple(recipients), in_order(problems)


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line on which it begins."""
    lines = text.replace("\0", "\ufffd").splitlines(keepends=True)
    divider = _divider(lines)
    begins = 1
    # Excel writes and reads a first line that names the divider.
    if lines and (named := re.fullmatch(r"sep=(.)\s*", lines[0])):
        divider, begins = named[1], 2
    reader = csv.reader(lines[begins - 1 :], delimiter=divider)
    line = begins
    for row in reader:
        cells = [cell.strip(INVISIBLE + "\r") for cell in row]
        if any(cells):
            yield line, cells
        line = begins + reader.line_num


def _divider(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return max(_DIVIDERS, key=first.count)


def _cells(rows: list[tuple[int, list[str]]], file: str) -> list[tuple[int, str]] | Problem:
    """The cells that are to hold an address; a fault where nobody can say which they are."""
    first_line, head = rows[0]
    columns = [index for index, cell in enumerate(head) if danish.fold(cell) in _COLUMN]
    if len(columns) == 1:
        column = columns[0]
        return [(line, row[column] if column < len(row) else "") for line, row in rows[1:]]
    place = Place(file, first_line)
    if columns:
        names = danish.listed(quoted(head[index]) for index in columns)
        message = f"flere kolonner kan være den med mailadresser: {names}"
        return Problem(place, "flere-mailkolonner", message, "lad kun den ene hedde mail")
    if len(head) == 1 and "@" in head[0]:
        return [(line, row[0]) for line, row in rows]
    message = "listen har ingen kolonne, der hedder mail"
    return Problem(
        place, "ingen-mailkolonne", message, "skriv mail øverst i kolonnen med mailadresser"
    )


def _checked(cells: list[tuple[int, str]], file: str) -> tuple[list[Recipient], list[Problem]]:
    recipients: list[Recipient] = []
    problems = []
    first: dict[str, int] = {}
    for line, cell in cells:
        address = mail_address(cell)
        if address is None:
            message = f"{quoted(cell)} er ikke en mailadresse" if cell else "mailadressen mangler"
            remedy = "skriv fx navn@eksempel.dk, eller tag linjen ud"
            problems.append(Problem(Place(file, line), "ugyldig-mailadresse", message, remedy))
            continue
        one = Recipient(address, line)
        if one.identity in first:
            message = f"{quoted(cell)} står også i linje {first[one.identity]}"
            problems.append(Problem(Place(file, line), "samme-mailadresse", message, "tag den ud"))
            continue
        first[one.identity] = line
        recipients.append(one)
    return recipients, problems


def mail_address(cell: str) -> str | None:
    """The address in a cell, also where it stands as `Navn <navn@eksempel.dk>`; None where none is.

    A domain with æ, ø or å is written as mail servers know it (IDNA).
    """
    named = _NAMED.fullmatch(cell)
    local, _, domain = (named[1].strip() if named else cell).rpartition("@")
    try:
        found = f"{local}@{domain.lower().encode('idna').decode('ascii')}"
    except UnicodeError:
        return None
    astray = local.startswith(".") or local.endswith(".") or ".." in local
    fits = len(local) <= _LONGEST_LOCAL and len(found) <= _LONGEST
    return found if re.fullmatch(MAIL, found, re.ASCII) and fits and not astray else None
