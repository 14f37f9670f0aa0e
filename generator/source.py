"""Reading one content file: bytes become a tree of text that knows its place, or faults.

In: the bytes of a YAML file, or of a Markdown file with fields between two lines of `---` above
its text. Out: a document, faults, or both. Every fault that one run can find is found: where
libyaml stops, the line is mended in memory as the message suggests, and the reading goes on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import yaml

from generator.decoding import INVISIBLE, decode, shown_lines
from generator.problems import Mend, Place, Problem, with_source_lines
from generator.tree import Document, Entry, Node, Row, Table, Text, empty, node_at
from generator.yaml_faults import diagnose
from generator.yaml_layout import Slip, Stop
from generator.yaml_tree import Lines, grow

__all__ = [
    "Document",
    "Entry",
    "Node",
    "Row",
    "Table",
    "Text",
    "empty",
    "node_at",
    "read",
]

_FENCE: Final = "---"
_MOST_SLIPS: Final = 25
_MOST_CHARACTERS_READ: Final = 3_000_000
_MOST_PROBLEMS: Final = 100
_EXAMPLE: Final = "---\ntitel: …\n---"


def read(data: bytes, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document in the file, and every fault found in it, in the order of the lines.

    `file` is the path from the project folder; its ending, `.md` or `.yml`, says how it is read.
    A document may come along with faults: then it holds what the editor most likely meant, so that
    others may still refer to it, but it must not be published. Never raises, whatever the bytes.
    """
    text, problems = decode(data, file)
    if text is None:
        return None, _shown(problems, data)
    if file.endswith(".md"):
        document, more = _read_markdown(text, file)
    else:
        root, more = _read_fields(Lines(file, tuple(text.split("\n"))))
        document = Document(root, None) if root else None
    return document, _shown((*problems, *more), data)


def _shown(problems: tuple[Problem, ...], data: bytes) -> tuple[Problem, ...]:
    """The faults in order, each with its line of the file."""
    if not problems:
        return ()
    first = sorted(problems)[:_MOST_PROBLEMS]
    lines = shown_lines(data)
    return with_source_lines(first, lambda _, line: lines[line - 1] if line <= len(lines) else "")


def _read_markdown(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    if not text.strip():
        return None, [_empty(Lines(file, ("",)))]
    lines = text.split("\n")
    top = next((number for number, line in enumerate(lines) if line.strip()))
    if not _like_fence(lines[top]):
        return None, [_no_fields(Place(file, top + 1))]
    end = _closing(lines, top + 1)
    if end is None:
        return None, [_unclosed(Place(file, top + 1, 1, len(lines[top])))]
    root, problems = _read_fields(Lines(file, tuple(lines[top + 1 : end]), top + 1))
    problems += _fence_faults(lines, (top, end), file)
    return Document(root, _body(lines, end + 1, file)) if root else None, problems


def _like_fence(line: str) -> bool:
    """A line of dashes only, of whatever kind and number: `----` and `–-` were meant as `---`."""
    return bool(line.strip()) and not line.strip().strip("-–—−")


def _closing(lines: Sequence[str], start: int) -> int | None:
    """The line that ends the fields: the first `---`, or else the first that resembles it."""
    below = range(start, len(lines))
    exact = (number for number in below if lines[number].rstrip() == _FENCE)
    return next(exact, next((number for number in below if _like_fence(lines[number])), None))


def _fence_faults(lines: Sequence[str], fences: tuple[int, int], file: str) -> list[Problem]:
    problems = [
        Problem(
            Place(file, number + 1, 1, len(lines[number])),
            "skillelinje",
            f"linjen »{lines[number].strip()}« skal være netop tre bindestreger",
            f"skriv:\n{_FENCE}",
        )
        for number in fences
        if lines[number].rstrip() != _FENCE
    ]
    if fences[0]:
        message = f"filen skal begynde med linjen {_FENCE}, men der står tomme linjer over den"
        problems.append(Problem(Place(file), "skillelinje", message, "slet de tomme linjer"))
    return problems


def _body(lines: Sequence[str], start: int, file: str) -> Text | None:
    """The Markdown below the fields; None where nothing is written there."""
    value = unicodedata.normalize("NFC", "\n".join(lines[start:]))
    place = Place(file, start + 1)
    if not value.strip(INVISIBLE):
        return None
    return Text(value, place, plain=False, block=True, body_place=place)


def _read_fields(source: Lines) -> tuple[Table | None, list[Problem]]:
    """The top table and all faults; a line that libyaml refuses is mended and read once more."""
    source, slips = _without_odd_spaces(source)
    mended = {problem.place.line for problem in slips}
    for _ in range(_rounds(source)):
        problems: list[Problem] = []
        try:
            root = grow(source, problems)
        except yaml.MarkedYAMLError as error:
            slip = diagnose(Stop.of(error, source.lines))
            place = source.place(slip.line, slip.column, slip.width)
            if place.line not in mended:
                mend = _mend(source, slip) if slip.certain else None
                slips.append(Problem(place, slip.code, slip.message, slip.remedy, mend=mend))
            source, stuck = _with_mended_line(source, slip)
            mended |= {place.line, *((slip.mended[0] + source.above + 1,) if slip.mended else ())}
            if stuck:
                return None, slips + _elsewhere(problems, mended)
        else:
            return _top_table(root, source, slips + _elsewhere(problems, mended))
    return None, slips


def _rounds(source: Lines) -> int:
    """How often the fields may be read anew; seldom if they fill much, to stay within seconds."""
    size = sum(map(len, source.lines)) + 1
    return max(2, min(_MOST_SLIPS, _MOST_CHARACTERS_READ // size))


def _with_mended_line(source: Lines, slip: Slip) -> tuple[Lines, bool]:
    """The lines with the slip mended, and whether nothing could be mended."""
    if slip.mended is None or source.lines[slip.mended[0]] == slip.mended[1]:
        return source, True
    lines = list(source.lines)
    lines[slip.mended[0]] = slip.mended[1]
    return replace(source, lines=tuple(lines)), False


def _mend(source: Lines, slip: Slip) -> Mend | None:
    if slip.mended is None:
        return None
    line, text = slip.mended
    return Mend(source.place(line, 0).line, 1, source.lines[line], text.rstrip())


def _elsewhere(problems: Sequence[Problem], mended: set[int]) -> list[Problem]:
    """The faults on lines that were not mended: one slip gives one message."""
    return [problem for problem in problems if problem.place.line not in mended]


def _without_odd_spaces(source: Lines) -> tuple[Lines, list[Problem]]:
    """Tabs and hard spaces in the indentation are faults, and become two spaces and one.

    At the end of a line a tab means nothing and nobody sees it, so it goes without a word.
    """
    lines = [line.rstrip() if line.endswith("\t") else line for line in source.lines]
    problems: list[Problem] = []
    for number, line in enumerate(lines):
        if not line[:1].isspace():
            continue
        lead = line[: len(line) - len(line.lstrip())]
        if lead.strip(" ") and lead != line:
            straight = lead.expandtabs(2).replace("\xa0", " ")
            lines[number] = straight + line[len(lead) :]
            place = source.place(number, 0, len(lead))
            mend = Mend(place.line, 1, lead, straight)
            problems.append(replace(_odd_space(place, lead, lines[number]), mend=mend))
    return replace(source, lines=tuple(lines)), problems


def _odd_space(place: Place, lead: str, mended: str) -> Problem:
    remedy = f"brug mellemrum:\n{mended}"
    if "\t" in lead:
        return Problem(place, "tabulator", "linjen er rykket ind med tabulator", remedy)
    message = "linjen er rykket ind med hårde mellemrum, som er kopieret fra en anden tekst"
    return Problem(place, "tabulator", message, remedy)


def _top_table(
    root: Node | None, source: Lines, problems: list[Problem]
) -> tuple[Table | None, list[Problem]]:
    """The tree if it is a table; the faults tell what it is otherwise."""
    if isinstance(root, Table):
        return root, problems
    if problems:
        return None, problems
    return None, [_empty(source) if root is None or empty(root) else _not_fields(root)]


def _empty(source: Lines) -> Problem:
    if source.above:
        message = "der står ingen felter mellem de to linjer ---"
        return Problem(Place(source.file), "tom-fil", message, "skriv fx »titel: …« mellem dem")
    message = "filen er tom" if not any(source.lines) else "der står ingen felter i filen"
    return Problem(Place(source.file), "tom-fil", message, "skriv fx »titel: …«, eller slet filen")


def _not_fields(root: Node) -> Problem:
    what = "en liste" if isinstance(root, Row) else "en tekst uden feltnavn"
    return Problem(
        root.place,
        "ingen-felter",
        f"filen skal bestå af felter, men er {what}",
        "skriv et felts navn og kolon foran, fx »titel: …«",
    )


def _no_fields(place: Place) -> Problem:
    return Problem(
        place,
        "skillelinje",
        f"filen skal begynde med felter mellem to linjer {_FENCE}",
        f"skriv øverst i filen:\n{_EXAMPLE}",
    )


def _unclosed(place: Place) -> Problem:
    return Problem(
        place,
        "skillelinje",
        f"felterne øverst i filen slutter aldrig, for den anden linje {_FENCE} mangler",
        f"skriv {_FENCE} på en linje for sig mellem felterne og teksten",
    )
