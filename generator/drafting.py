"""A new record as a file that explains itself: every field, the given ones filled in.

In: a kind, its id, answers by key, and the bytes of the table it goes into. Out: the bytes of the
file. What was not given stands as a comment with an example, ready to be uncommented.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.field_forms import Form
from generator.kinds import CASE, FIELD_GUIDE, GUIDE, JOB_PACKAGE, NEWSLETTER, SIDE, Kind
from generator.models.registry import MODELS
from generator.shapes import Shape, shapes
from generator.yaml_writing import Answer, lines

# Their text is the most of them, and so it stands below the fields.
_OF_TEXT: Final = (JOB_PACKAGE, GUIDE, CASE, NEWSLETTER, SIDE)
_BODY: Final = "tekst"
_FENCE: Final = "---"
_WIDE: Final = 88


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is not yet in the content; `short` leaves out what was not given."""

    kind: Kind
    id: str
    answers: Mapping[str, Answer]
    short: bool = False

    @property
    def path(self) -> str:
        """The file that it stands in, from the project folder."""
        if not self.kind.in_folder:
            return self.kind.place
        return f"{self.kind.place}{self.id}{'.md' if self._of_text else '.yml'}"

    @property
    def text(self) -> str:
        """The lines of the record itself: a whole file, or a part of a table."""
        fields = "\n".join(self._lines()) + "\n"
        if self._of_text:
            body = str(self.answers.get(_BODY, "")).strip()
            return f"{_FENCE}\n{fields}{_FENCE}\n" + (f"{body}\n" if body else "")
        if self.kind.in_folder:
            return fields
        return f"{self.id}:\n" + textwrap.indent(fields, "  ")

    def laid(self, before: bytes | None) -> bytes:
        """The file with the record in it: below what stands there, with its line breaks."""
        if before is None or self.kind.in_folder:
            return self.text.encode()
        end = b"\r\n" if b"\r\n" in before else b"\n"
        gap = b"" if before.endswith(b"\n") else end
        return before + gap + end + self.text.encode().replace(b"\n", end)

    @property
    def _of_text(self) -> bool:
        return self.kind in _OF_TEXT

    def _lines(self) -> Iterator[str]:
        """The fields in order, each with what it means above it."""
        if not self.short:
            yield from _comment(
                f"Felterne er forklaret på siden {FIELD_GUIDE}/{self.kind.slug}/. "
                "En linje med # foran tæller ikke: Slet #, når feltet skal bruges."
            )
        for shape in shapes(MODELS[self.kind]):
            if shape.key == _BODY and self._of_text:
                continue
            given = self.answers.get(shape.key)
            if self.short and given is None:
                continue
            if not self.short:
                yield ""
                yield from _comment(explained(shape))
            yield from lines(shape, given) if given is not None else _commented(shape)
        if self._of_text and not self.short:
            yield ""
            yield from _comment("Teksten skrives under linjen her med tre bindestreger.")


def explained(shape: Shape) -> str:
    """What a field means, and what may stand in it, in a few words."""
    words = shape.help
    if shape.choices:
        words = f"{words} Vælg {'blandt' if shape.many else 'en af'}: {', '.join(shape.choices)}."
    if shape.needed:
        words += f" {needed_words(shape)}"
    if shape.default and shape.form is not Form.GROUP:
        words += f" Uden feltet gælder {shape.default}."
    return words


def needed_words(shape: Shape) -> str:
    """When a field that may be left out may not; empty where it always may."""
    if shape.needed is None:
        return ""
    words = danish.listed(shape.needed.words, "eller")
    return f"Skal stå, når {shape.needed.key} er {words}."


def _comment(words: str) -> list[str]:
    return textwrap.wrap(
        words, _WIDE, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )


def _commented(shape: Shape) -> list[str]:
    """The field as it could be written; no space follows the sign that makes it a comment."""
    return [f"#{shape.key}: {shape.example}"]
