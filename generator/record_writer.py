"""Where a new record goes into the project: which ids are free, what the check says, the file.

In: the project's folder. Out: what is wrong with a draft, or its file on the disk. Nothing that
stands there is overwritten; a table only grows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator import checking, danish, judging, load, naming, problems, replies
from generator.address_fields import as_path, as_slug
from generator.drafting import Draft
from generator.kinds import SIDE, Kind
from generator.load import Folder
from generator.problems import Problem
from generator.reading import Reading
from generator.shapes import Shape
from generator.yaml_writing import Answer


class ChangedMeanwhileError(Exception):
    """A file is not as it was when it was read; the message is its path."""


@dataclass(frozen=True, slots=True)
class RecordWriter:
    """The project as it was read on a day, and the kind of the record that goes into it."""

    project: Path
    kind: Kind
    today: datetime.date
    folder: Folder
    known: Mapping[str, Reading]
    checked: checking.Checked

    @classmethod
    def of(cls, project: Path, kind: Kind, today: datetime.date) -> RecordWriter:
        """The project's content as it lies on the disk."""
        folder = load.read_folder(project)
        known = checking.read(project, folder)
        checked = checking.check_project(project, folder, today, known=known)
        return cls(project, kind, today, folder, known, checked)

    def names(self, kind: Kind) -> tuple[str, ...]:
        """By which names records of a kind are referred to."""
        return tuple(sorted(self.checked.content.names[kind], key=danish.collation_key))

    def wrong(self, key: str, answer: Answer) -> tuple[str, ...]:
        """What the check says of an answer to a field of the record."""
        return judging.complaints(self.kind, key, answer, self.checked.content)

    def free_id(self, answers: Mapping[str, Answer]) -> str:
        """The id that a record with these answers gets."""
        return naming.free_id(self.kind, answers, self._taken())

    def wrong_id(self, id_: str) -> str:
        """Why a record cannot have the id; empty where it can."""
        try:
            (as_path if self.kind is SIDE else as_slug)(id_)
        except PydanticCustomError as refused:
            context = refused.context or {}
            return f"{context['message']}: {context['remedy']}"
        if id_ in self._taken():
            return f"{self.kind.definite} »{id_}« findes allerede: vælg et andet id"
        return ""

    def _taken(self) -> set[str]:
        """The ids of the kind's records, also of files that cannot be read."""
        inside = (path for path in self.folder.files if path.startswith(self.kind.place))
        files = {re.sub(r"(/index)?\.\w+$", "", path[len(self.kind.place) :]) for path in inside}
        return files | {*self.checked.content.names[self.kind].values()}

    def faults(self, draft: Draft) -> tuple[Problem, ...]:
        """What is wrong with the project when the record is in it, and was not before."""
        files = {**self.folder.files, draft.path: self._data(draft)}
        folder = Folder(files, self.folder.links, self.folder.pictures)
        same = {path: one for path, one in self.known.items() if path != draft.path}
        after = checking.check(folder, self.today, known=same, sound=self.checked.sound).problems
        told = {(one.place.file, one.code, one.message) for one in self.checked.problems}
        return problems.faults(
            one for one in after if (one.place.file, one.code, one.message) not in told
        )

    def field_at_fault(self, draft: Draft, problem: Problem) -> Shape | None:
        """The field of the draft that a problem speaks of; None where it is none alone."""
        if problem.place.file != draft.path:
            return None
        return judging.field_at_fault(draft, self._data(draft), problem)

    def write(self, draft: Draft) -> None:
        """Write the file; raises where it has come or changed since the project was read."""
        file = self.project / draft.path
        now = file.read_bytes() if file.exists() else None
        if now != self.folder.files.get(draft.path):
            raise ChangedMeanwhileError(draft.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self._data(draft))

    def _data(self, draft: Draft) -> bytes:
        return self.complete(draft).laid(self.folder.files.get(draft.path))

    def complete(self, draft: Draft) -> Draft:
        """The draft with the ids that are made and not asked for."""
        return replace(draft, answers=replies.with_anchors(draft.kind, draft.answers))
