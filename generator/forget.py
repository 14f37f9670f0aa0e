"""Forgetting a person: the file goes, and so does every reference to it in the content.

In: the folder, its checked content and the person's id. Out: a plan, which says what each file
becomes, and where something of the person stands that only an editor can put in other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from generator import markdown, traces
from generator.content import Content
from generator.cuts import Cut, Path, Written, applied, written
from generator.fields import Ref
from generator.kinds import AMBASSADOR, SCHEMES
from generator.load import Folder, Raw
from generator.markdown import Prose
from generator.models.pages import Door, Redirect
from generator.traces import Sought, Trace
from generator.tree import Document, Table, Text
from generator.validate import Entry

CONFIG_AND_TEXT: Final = (".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Known:
    """What identifies a person: id, and name and mail where they are known."""

    id: str
    name: str = ""
    mail: str = ""
    more: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[Sought, ...]:
        """What must stand nowhere once the person is forgotten."""
        named = (("navnet", self.name), ("mailadressen", self.mail), ("id'et", self.id))
        given = ((f"teksten »{text}«", text) for text in self.more)
        return tuple(Sought(what, letters) for what, letters in (*named, *given) if letters)

    @property
    def called(self) -> str:
        """The person in the editor's words."""
        return f"{self.name} ({self.id})" if self.name else self.id


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; it is deleted where there is no after."""

    file: str
    before: bytes
    after: bytes | None

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that go and come, each with its number and a minus or plus."""
        old, new = (_lines(data) for data in (self.before, self.after or b""))
        found: list[str] = []
        for how, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():  # noqa: FBT003 - autojunk
            if how != "equal":
                found += (f"{number + 1:>5} - {old[number]}" for number in range(first, last))
                found += (f"{number + 1:>5} + {new[number]}" for number in range(start, end))
        return tuple(found)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting a person does, and what is left for an editor."""

    person: Known
    changes: tuple[Change, ...]
    pictures: tuple[str, ...]
    left: tuple[Trace, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that the plan touches."""
        return (*(change.file for change in self.changes), *self.pictures)


def known(raw: Raw, more: tuple[str, ...] = ()) -> Known:
    """Who a record is, whether the record is sound or not."""
    return identity(raw.id, raw.fields, more)


def identity(person: str, fields: Table, more: tuple[str, ...] = ()) -> Known:
    """Who a person is by the fields of the person's file."""
    contact = fields.get("kontakt")
    mail = contact.get("mail") if isinstance(contact, Table) else None
    return Known(person, _letters(fields.get("navn")), _letters(mail), more)


def _letters(node: object) -> str:
    return node.value.strip() if isinstance(node, Text) else ""


def plan(folder: Folder, content: Content, raw: Raw, more: tuple[str, ...] = ()) -> Plan:
    """What to do to forget the person whose record this is."""
    person = known(raw, more)
    file = raw.place.file
    changes = [Change(file, folder.files[file], None)]
    for other, entries in _by_file(content, file).items():
        changes += _changed(folder.files[other], other, entries, person.id)
    after = {**folder.files, **{change.file: change.after for change in changes}}
    texts = [
        (name, data)
        for name, data in sorted(after.items())
        if data is not None and name.endswith(CONFIG_AND_TEXT)
    ]
    pictures = tuple(sorted(_pictures(raw, content)))
    left = tuple(sorted(traces.find(texts, person.sought)))
    return Plan(person, tuple(changes), pictures, left)


def _by_file(content: Content, file: str) -> dict[str, list[Entry]]:
    """The entries of each file but the person's own, in the order of the paths."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(content.entries, key=lambda entry: entry.raw.place):
        if entry.raw.place.file != file:
            found.setdefault(entry.raw.place.file, []).append(entry)
    return found


def _changed(data: bytes, file: str, entries: list[Entry], person: str) -> Iterator[Change]:
    """The file without its references to the person, where it has any."""
    if person.encode() not in data:
        return
    source = written(data, front_matter=file.endswith(".md"))
    if source is None:
        return
    gone = [path for entry in entries for path in _references(entry, person)]
    cuts: list[Cut] = list(source.without(gone))
    for entry in entries:
        cuts += _unlinked(source, entry, person)
    after = applied(source.text, cuts).encode()
    if after != data:
        yield Change(file, data, None if _all_gone(entries, gone) else after)


def _all_gone(entries: list[Entry], gone: list[Path]) -> bool:
    """Whether no record is left in a file that several share."""
    return all((entry.raw.id,) in gone for entry in entries)


def _within(entry: Entry) -> Path:
    """The way from the top of the file to the record."""
    return () if entry.raw.kind.in_folder else (entry.raw.id,)


def _references(entry: Entry, person: str) -> Iterator[Path]:
    """The fields and items to take away: a reference, a door's task, a whole redirect."""
    within = _within(entry)
    for path, leaf in entry.leaves:
        if isinstance(leaf, Ref) and leaf.target.kind is AMBASSADOR and leaf.written == person:
            yield (*within, *path)
    if isinstance(entry.record, Door):
        for index, task in enumerate(entry.record.tasks):
            if _leads_to(task.target, person):
                yield (*within, "opgaver", index)
    elif isinstance(entry.record, Redirect) and _leads_to(entry.record.new, person):
        yield within


def _link(person: str) -> str:
    return f"{AMBASSADOR.name}:{person}"


def _leads_to(target: str, person: str) -> bool:
    return target.partition("#")[0] == _link(person)


def _unlinked(source: Written, entry: Entry, person: str) -> Iterator[Cut]:
    for path, leaf in entry.leaves:
        if isinstance(leaf, Prose) and _link(person) in leaf.text:
            yield from source.unlinked((*_within(entry), *path), leaf, _link(person))


def _pictures(raw: Raw, content: Content) -> set[str]:
    """The files of pictures that only this person's text shows."""
    text = raw.body or raw.fields.get("tekst")
    if not isinstance(text, Text):
        return set()
    own = {picture.target for picture in markdown.read(text.value, SCHEMES).pictures}
    for entry in content.entries:
        if own and (entry.raw.kind, entry.raw.id) != (raw.kind, raw.id):
            for _, leaf in entry.leaves:
                if isinstance(leaf, Prose):
                    own -= {picture.target for picture in leaf.pictures}
    return {f"docs/{picture}" for picture in own & content.pictures.keys()}


def remaining(folder: Folder, plan: Plan) -> Folder:
    """The folder as it is when the plan has been carried out."""
    files: Mapping[str, bytes | None] = {
        **folder.files,
        **{change.file: change.after for change in plan.changes},
    }
    return Folder(
        {file: data for file, data in files.items() if data is not None},
        folder.links,
        {
            path: data
            for path, data in folder.pictures.items()
            if f"docs/{path}" not in plan.pictures
        },
    )


def person_in(document: Document | None, person: str) -> Known | None:
    """Who a person was by an old edition of the person's file."""
    return identity(person, document.root) if document else None
