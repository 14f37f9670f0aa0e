"""Files as they are and as they shall be: what a change of the content is shown as and saved from.

In: nothing. Out: the values that renaming and deleting a record are planned in.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.load import Folder


class RefusedError(Exception):
    """It cannot be done; the message says why, in Danish and without a full stop."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after. A new file has no `before`, one that goes away no `after`.

    `name` is what the file is called afterwards.
    """

    file: str
    before: bytes | None
    after: bytes | None
    name: str

    @property
    def difference(self) -> str:
        """What becomes of the file: in words where its name changes, and line by line."""
        told = ""
        if self.after is None:
            told = f"{self.file} bliver slettet\n"
        elif self.name != self.file:
            told = f"{self.file} kommer til at hedde {self.name}\n"
        lines = difflib.unified_diff(
            _lines(self.before), _lines(self.after), self.file, self.name, "før", "efter", n=1
        )
        return told if self.after is None else told + "".join(lines)


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "replace")
    return [f"{line}\n" for line in text.splitlines()]


def edited(folder: Folder, edits: Iterable[Edit]) -> Folder:
    """The folder as it will be."""
    files = dict(folder.files)
    for edit in edits:
        files.pop(edit.file, None)
        if edit.after is not None:
            files[edit.name] = edit.after
    return replace(folder, files=files)
