r"""Cases as files: a rule in a sentence, and sections with a file or the expected report each.

A section begins `#### path`. How the file is saved may stand behind it in brackets: `latin-1`,
`utf-16`; `undvigelser` where the text holds escapes as `\x07`; `10000 gange` where it is repeated;
`billede` where it says what `painting` paints; `symbolsk link` where the path is only a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import painting

FOLDER: Final = Path(__file__).parent / "cases"
_HEADING: Final = re.compile(r"(.+?)(?: \(([^()]+)\))?")
_TIMES: Final = re.compile(r"([0-9]+) gange")


@dataclass(frozen=True)
class Laid:
    """Files as they lie on the disk, and links that lead somewhere else."""

    files: Mapping[str, bytes]
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """What is wrong, what is told of it, and the same with the fault mended."""

    rule: str
    bad: Laid
    report: str
    good: Laid


def read(path: Path) -> Case:
    """The case in a file."""
    rule, *parts = path.read_text("utf-8").removesuffix("\n").split("\n#### ")
    sections = [part.partition("\n")[::2] for part in parts]
    middle = [heading for heading, _ in sections].index("report")
    report = sections[middle][1].rstrip("\n")
    return Case(rule, laid(sections[:middle]), report, laid(sections[middle + 1 :]))


def laid(sections: list[tuple[str, str]]) -> Laid:
    """The files of some sections, by heading and text."""
    files: dict[str, bytes] = {}
    links: list[str] = []
    for heading, text in sections:
        match = _HEADING.fullmatch(heading)
        assert match, heading
        path, how = match.groups()
        if how == "symbolsk link":
            links.append(path)
        else:
            files[path] = _saved(f"{text}\n", how)
    return Laid(files, tuple(links))


def _saved(text: str, how: str | None) -> bytes:
    times = _TIMES.fullmatch(how or "")
    if times:
        return text.rstrip("\n").encode() * int(times[1]) + b"\n"
    if how == "billede":
        return painting.painted(text)
    if how == "undvigelser":
        return re.sub(
            r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|t|r)",
            lambda escape: escape[0].encode().decode("unicode_escape"),
            text,
        ).encode()
    return text.encode(how or "utf-8")
