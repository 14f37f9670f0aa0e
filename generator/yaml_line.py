"""The anatomy of one line of YAML, for messages that show the line as it should have been.

YAML's own grammar spans lines; an editor thinks in lines. What is said here holds for the lines
that editors write: indentation, dashes, a field's name, a text, a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

QUOTES: Final = "\"'"
CURLY_QUOTES: Final = "“”„‟‘’‚‛"
PAIRS: Final = {"[": "]", "{": "}"}
_SHORT: Final = 40
_START: Final = re.compile(r"( *)((?:- +)*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its parts; put together again they are the line, but for spaces at its end.

    `lead` is the indentation, `dashes` what makes it an item of a list (`- `), `key` the field's
    name with `gap` for the colon and spaces after it, `value` the text, `comment` the rest from
    the spaces before `#`.
    """

    lead: str
    dashes: str
    key: str
    gap: str
    value: str
    comment: str

    @property
    def prefix(self) -> str:
        """All that stands before the value."""
        return self.lead + self.dashes + self.key + self.gap

    @property
    def start(self) -> int:
        """How far in the line's own text begins, past indentation and dashes."""
        return len(self.lead) + len(self.dashes)

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return self.prefix + value + self.comment

    def moved(self, indent: int) -> str:
        """The line with another indentation, in spaces."""
        return " " * indent + self.dashes + self.key + self.gap + self.value + self.comment


def anatomy(line: str) -> Line:
    """The parts of a line; without a colon before a space or the end there is no key."""
    start = _START.match(line)
    lead, dashes = start.groups() if start else ("", "")
    key, gap, value = _key_and_value(line[len(lead) + len(dashes) :].rstrip())
    value, comment = _value_and_comment(value)
    return Line(lead, dashes, key, gap, value, comment)


def _key_and_value(text: str) -> tuple[str, str, str]:
    after = text.find(text[0], 1) + 1 if text[:1] and text[0] in QUOTES else 0
    colon = text.find(": ", after)
    if colon < 0 and text.endswith(":"):
        colon = len(text) - 1
    if colon < 0 or text.startswith(("#", "[", "{")) or (after and text[after:colon].strip()):
        return "", "", text
    value = text[colon + 1 :].lstrip()
    return text[:colon], text[colon : len(text) - len(value)], value


def _value_and_comment(value: str) -> tuple[str, str]:
    """A comment has a space after its `#`; `Hold #3` is text as its writer saw it."""
    cut = value.find(" # ")
    if cut < 0 or value[0] in QUOTES:
        return value, ""
    text = value[:cut].rstrip()
    return text, value[len(text) :]


def quoted(text: str) -> str:
    """The text between quotation marks that leave every character as it stands.

    Marks that were there already, straight or curly, are replaced and not doubled.
    """
    inner = unquoted(text)
    if '"' in inner or "\\" in inner:
        return "'" + inner.replace("'", "''") + "'"
    return f'"{inner}"'


def unquoted(text: str) -> str:
    """The text without the pair of quotation marks around all of it, if there is one."""
    marks = QUOTES + CURLY_QUOTES
    if len(text) > 1 and text[0] in marks and text[-1] in marks:
        pair = text[0] in QUOTES and text[0] == text[-1]
        curly = text[0] in CURLY_QUOTES or text[-1] in CURLY_QUOTES
        if pair or curly:
            return text[1:-1]
    return text


def without_space(line: str) -> str | None:
    """The line as `key: value` if it is `key:value`, else None. An address (`https://…`) is not."""
    parts = anatomy(line)
    name, colon, value = parts.value.partition(":")
    if parts.key or not colon or not value.strip() or value.startswith(("/", ":", "\t")):
        return None
    if not name.replace("_", "").replace("-", "").isalpha() or not name[0].islower():
        return None
    return f"{parts.lead}{parts.dashes}{name}: {value.strip()}{parts.comment}"


def short(text: str) -> str:
    """The text as it is named in a message: one line of at most 40 characters."""
    line = text.split("\n", 1)[0].strip()
    return line if len(line) <= _SHORT and line == text.strip() else line[: _SHORT - 1] + "…"
