r"""From the bytes of a content file to text that can be read on, or the faults that prevent it.

In: bytes as they lie on disk. Out: text with `\n` for line breaks and without the characters that
nobody can see or that mislead the eye; each of those is a fault and stands as `�` in the text, so
that lines and columns keep and the rest can be checked in the same run.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from generator.danish import grouped
from generator.problems import Place, Problem

LARGEST: Final = 1_000_000
"""The largest content file, in bytes; a year's newsletter is about a tenth of it."""

_MOST_CHARACTERS: Final = 20
_LONGEST_LINE_SHOWN: Final = 20_000
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")

# The characters that turn the direction of reading: text that shows as something else than it is
# (Trojan Source, CVE-2021-42574). Plain direction marks, U+200E and U+200F, are harmless.
_TURNING: Final = "\u202a-\u202e\u2066-\u2069"
# Control characters, separators that YAML takes for line breaks, a byte order mark inside the
# text, the private area (bullets pasted from Word), and U+FFFD, which says that letters were lost.
_FORBIDDEN: Final = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd-\uffff\ue000-\uf8ff{_TURNING}]"
)
_MISREAD: Final = re.compile("Ã[\xa0-\xbf…†˜]")
INVISIBLE: Final = (
    " \t\n\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u2061\u2062"
    "\u2063\u2064\u2800\u3000\u3164\ufe0e\ufe0f\uffa0"
)
"""Characters without ink: a text of nothing else looks empty to a reader."""


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the file and the faults in its characters; no text where it cannot be read."""
    if len(data) > LARGEST:
        return None, (_too_large(len(data), file),)
    if _is_utf16(data):
        return None, (_not_utf8(Place(file), "filen er gemt som UTF-16, ikke som UTF-8"),)
    data = data.removeprefix(_UTF8_MARK)  # or the place of a wrong byte would be told without it
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_wrong_byte(data, error.start, file),)
    text = _with_one_line_break(text)
    conflict = _merge_conflict(text, file)
    if conflict:
        return None, (conflict,)
    problems = (*forbidden_characters(text, file), *_misread_letters(text, file))
    return (_FORBIDDEN.sub("\ufffd", text) if problems else text), problems


def shown_lines(data: bytes) -> tuple[str, ...]:
    """The lines of the file as they may be shown: one sign a character, nothing active.

    Lines that are too long to show are empty; a file that is no text has no lines.
    """
    if len(data) > LARGEST or _is_utf16(data):
        return ()
    text = _FORBIDDEN.sub("\ufffd", _with_one_line_break(data.decode("utf-8-sig", "replace")))
    lines = text.replace("\t", " ").split("\n")
    return tuple(line.rstrip() if len(line) <= _LONGEST_LINE_SHOWN else "" for line in lines)


def forbidden_characters(text: str, file: str) -> tuple[Problem, ...]:
    """A fault for each of the first characters that no text of ours may hold."""
    return tuple(
        _forbidden(match[0], place_in(text, match.start(), file))
        for match in islice(_FORBIDDEN.finditer(text), _MOST_CHARACTERS)
    )


def first_forbidden(value: str, place: Place) -> Problem | None:
    r"""The fault for such a character that was written as an escape (`"\x07"`) at `place`."""
    # A `�` was found in the file's text, or put there by `decode`; both have their fault already.
    match = _FORBIDDEN.search(value.replace("\ufffd", ""))
    return _forbidden(match[0], place) if match else None


def place_in(text: str, start: int, file: str, width: int = 0) -> Place:
    """The place of the character at offset `start` of the file's text."""
    line = text.count("\n", 0, start) + 1
    return Place(file, line, start - text.rfind("\n", 0, start), width)


def _with_one_line_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _too_large(size: int, file: str) -> Problem:
    return Problem(
        Place(file),
        "for-stor",
        f"filen fylder {grouped(size)} byte, men må højst fylde {grouped(LARGEST)}",
        "del den i flere filer, og læg billeder i filer for sig",
    )


def _is_utf16(data: bytes) -> bool:
    """Whether the file begins with UTF-16's mark, or every other byte is zero as in plain text."""
    head = data[:200]
    return data.startswith(_UTF16_MARKS) or (len(head) > 1 and head.count(0) * 3 > len(head))


def _wrong_byte(data: bytes, start: int, file: str) -> Problem:
    before = _with_one_line_break(data[:start].decode("utf-8"))
    byte = data[start]
    letter = bytes([byte]).decode("cp1252", "replace")
    guess = f" (»{letter}« i Windows' gamle tegnsæt)" if letter.isalpha() else ""
    message = f"filen er ikke gemt som UTF-8: her står byten {byte:02X}{guess}"
    return _not_utf8(place_in(before, len(before), file), message)


def _not_utf8(place: Place, message: str) -> Problem:
    return Problem(
        place,
        "ikke-utf8",
        message,
        "gem filen som UTF-8 (i Notesblok: Gem som, og vælg UTF-8 ved Kodning)",
    )


def _forbidden(letter: str, place: Place) -> Problem:
    number = f"U+{ord(letter):04X}"
    if letter == "\ufffd":
        message = "tegnet � viser, at et bogstav er gået tabt, da filen blev gemt"
        return Problem(place, "tabt-bogstav", message, "skriv bogstavet igen")
    if re.match(f"[{_TURNING}]", letter):
        message = (
            f"et usynligt tegn ({number}) vender læseretningen, så teksten ser ud som en anden"
        )
        return Problem(place, "skjult-retning", message, "slet tegnet, eller skriv teksten forfra")
    if "\ue000" <= letter <= "\uf8ff":
        message = f"tegnet {number} findes kun i én bestemt skrifttype"
        return Problem(place, "styretegn", message, "skriv et almindeligt tegn, fx en bindestreg")
    message = f"et usynligt styretegn ({number}) kan ikke stå i teksten"
    return Problem(place, "styretegn", message, "slet tegnet, eller skriv linjen forfra")


def _misread_letters(text: str, file: str) -> tuple[Problem, ...]:
    """UTF-8 that some program took for Windows-1252 and saved again: `Ã¸` for `ø`."""
    if "Ã" not in text:
        return ()
    return tuple(
        Problem(
            place_in(text, match.start(), file, len(match[0])),
            "tabt-bogstav",
            f"»{match[0]}« er et bogstav, der blev ødelagt, da filen blev gemt",
            f"skriv »{_mended(match[0])}«",
        )
        for match in islice(_MISREAD.finditer(text), _MOST_CHARACTERS)
    )


def misread_letters_mended(text: str) -> str:
    """The text with `ø` for each `Ã¸`."""
    return _MISREAD.sub(lambda found: _mended(found[0]), text) if "Ã" in text else text


def _mended(misread: str) -> str:
    return misread.encode("cp1252").decode("utf-8", "replace")


def _merge_conflict(text: str, file: str) -> Problem | None:
    """A conflict that git left in the file; `=======` alone may be a heading in Markdown."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    match = re.search(r"^(<{7}|>{7}) .*$", text, re.MULTILINE)
    if not match:
        return None
    return Problem(
        place_in(text, match.start(), file, 7),
        "flettekonflikt",
        "to udgaver af filen er ikke flettet sammen endnu",
        "behold den rigtige udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>",
    )
