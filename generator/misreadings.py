"""Texts that YAML reads without a complaint, but not as their editor meant them.

Each rule gets one text of a line and answers with a fault or nothing. They are asked only of texts
that look suspicious at a glance, so that a good file costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.decoding import INVISIBLE, first_forbidden
from generator.problems import Mend, Place, Problem
from generator.tree import Text
from generator.yaml_line import CURLY_QUOTES, anatomy, quoted, short, unquoted, without_space

_BULLETS: Final = "–—−•·*"
SUSPICIOUS: Final = frozenset(CURLY_QUOTES + _BULLETS + "-")
"""A plain text that begins with one of these is looked at by `misread`."""


def unseen(text: Text) -> Problem | None:
    """A text must hold something to see, and nothing that only an escape can write."""
    if not text.value.strip(INVISIBLE):
        return Problem(
            text.place,
            "usynlig-tekst",
            "teksten består kun af mellemrum eller usynlige tegn",
            "skriv en tekst, eller slet feltet",
        )
    return first_forbidden(text.value, text.place)


def misread(text: Text, lines: Sequence[str], line: int, last: int) -> Problem | None:
    """The first rule that a plain text breaks; it stands on `lines[line]` to `lines[last]`."""
    first = lines[line]
    return (
        _curly(text, first)
        or _bullet(text, first)
        or _dash_without_space(text, first)
        or _swallowed_line(text, lines, line, last)
    )


def cut_off(text: Text, line: str, end: int) -> Problem | None:
    """`#` after a space ends a text. With no space behind it, it was hardly meant as a comment."""
    rest = line[end:]
    lost = rest.lstrip(" ")
    if rest[:1] != " " or lost[:1] != "#" or lost[1:2] in {"", " ", "#", "\t"}:
        return None
    place = replace(text.place, column=end + len(rest) - len(lost) + 1, width=len(lost.rstrip()))
    meant = quoted(line[text.place.column - 1 :].rstrip())
    return Problem(
        place,
        "tekst-efter-havelaage",
        f"»{short(lost)}« bliver ikke læst, for # gør resten af linjen til en kommentar",
        f"sæt anførselstegn om teksten:\n{line[: text.place.column - 1]}{meant}"
        "\neller skriv et mellemrum efter #, hvis det er en kommentar",
    )


def _curly(text: Text, line: str) -> Problem | None:
    value, inner = text.value, unquoted(text.value)
    if value[0] not in CURLY_QUOTES or inner == value or set(inner) & set(CURLY_QUOTES[:4]):
        return None
    column = text.place.column - 1
    after = line[column + len(value) :]
    straight = inner if after.startswith(":") else quoted(value)
    mended = line[:column] + straight + after
    return Problem(
        text.place,
        "krumme-anfoerselstegn",
        f"anførselstegnene {value[0]} {value[-1]} er krumme og læses som en del af teksten",
        f"brug lige anførselstegn:\n{mended.rstrip()}",
        mend=Mend(text.place.line, 1, line, mended.rstrip()),
    )


def _bullet(text: Text, line: str) -> Problem | None:
    if text.value[0] not in _BULLETS or text.value[1:2] != " " or not _alone(text.place, line):
        return None
    mended = line.replace(text.value[0], "-", 1).rstrip()
    return Problem(
        replace(text.place, width=1),
        "forkert-bindestreg",
        f"»{text.value[0]}« er ikke en bindestreg, så linjen er ikke et punkt i en liste",
        f"skriv en almindelig bindestreg:\n{mended}",
        mend=Mend(text.place.line, 1, line, mended),
    )


def _dash_without_space(text: Text, line: str) -> Problem | None:
    follower = text.value[1:2]
    if text.value[0] != "-" or not follower.isalpha() or not _alone(text.place, line):
        return None
    return missing_space_after_dash(text.place, line)


def missing_space_after_dash(place: Place, line: str) -> Problem:
    """The fault of `-Mentor`, with the line as it should be."""
    return Problem(
        replace(place, width=2),
        "mellemrum-efter-bindestreg",
        "der mangler et mellemrum efter bindestregen, så linjen er ikke et punkt i en liste",
        f"skriv et mellemrum:\n{with_space_after_dash(line)}",
        mend=Mend(place.line, 1, line, with_space_after_dash(line)),
    )


def with_space_after_dash(line: str) -> str:
    """The line `-Mentor` as `- Mentor`."""
    return line.replace("-", "- ", 1).rstrip()


def _swallowed_line(text: Text, lines: Sequence[str], line: int, last: int) -> Problem | None:
    """A list item or a field that became the end of the text above it."""
    for number in range(line, last + 1):
        written = lines[number]
        place = Place(text.place.file, text.place.line + number - line, _indent(written) + 1)
        if number > line and written.lstrip().startswith("- "):
            return _item_in_text(place, short(anatomy(lines[line]).value))
        mended = without_space(written)
        if mended and (number > line or _alone(text.place, written)):
            mend = Mend(place.line, 1, written, mended)
            return replace(missing_space(place, mended), mend=mend)
    return None


def missing_space(place: Place, mended: str) -> Problem:
    """The fault of `navn:Anne`, with the line as it should be."""
    name = anatomy(mended).key
    return Problem(
        replace(place, width=len(name) + 1),
        "mellemrum-efter-kolon",
        f"der mangler et mellemrum efter »{name}:«",
        f"skriv:\n{mended}",
    )


def _item_in_text(place: Place, text: str) -> Problem:
    return Problem(
        replace(place, width=1),
        "indrykning",
        f"punktet læses som en del af teksten »{text}« ovenfor",
        "skriv enten en tekst efter kolon eller en liste under det, ikke begge dele",
    )


def _alone(place: Place, line: str) -> bool:
    """Whether the text is the first on its line."""
    return not line[: place.column - 1].strip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
