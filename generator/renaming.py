"""Another id for a record, wherever it is named, and its old address leading to the new one.

In: the folder, its checked content, and the two ids. Out: a plan, which says what each file
becomes; or why it cannot be done, in Danish. Nothing but the letters of the id is touched. A line
of which nobody can tell for certain that it means the record is named and left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import cuts, danish, mentions, redirecting
from generator.address_fields import LONGEST_SLUG, SLUG
from generator.content import Content
from generator.cuts import Cut
from generator.edits import Edit, RefusedError, edited
from generator.kinds import LIST_PAGES, REDIRECT, SIDE, Kind
from generator.load import Folder
from generator.mentions import Named
from generator.site import FRONT
from generator.validate import Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the files, sorted by name; and what is left for an editor to look at.

    `moved` is the address that leads on to the new one, if the record has been published at one.
    """

    edits: tuple[Edit, ...]
    left: tuple[str, ...]
    moved: str


def plan(folder: Folder, content: Content, entry: Entry, new: str) -> Plan:
    """What to do to give the record of an entry another id. Raises RefusedError."""
    old, then = Named(entry.raw.kind, entry.raw.id), Named(entry.raw.kind, new)
    if objection := _objection(content, old, new):
        raise RefusedError(objection)
    texts: dict[str, list[Cut]] = defaultdict(list)
    for one in mentions.of(folder, content, old):
        if one.by_id:
            texts[one.file].append(Cut(one.start, one.end, new))
    file = entry.raw.place.file
    if not old.kind.in_folder:
        texts[file].append(_key(folder.files[file], old.id, new))
    published = content.shows(entry.record) and old.kind.own_page
    blocking = redirecting.blocking(content, then.address) if published else ()
    if published:
        texts[REDIRECT.place] += redirecting.without(
            folder.files.get(REDIRECT.place, b""), blocking
        )
    moved = old.address if published else ""
    edits = []
    for path in sorted({*texts, file, *([REDIRECT.place] if moved else [])}):
        before = folder.files.get(path)
        text = cuts.applied((before or b"").decode(), texts[path])
        if moved and path == REDIRECT.place:
            # A municipality goes by its name, which stays.
            called = new if old.id in content.names[old.kind] else entry.record.aliases[0]
            text = redirecting.added(text, content, moved, f"{old.kind.name}:{called}")
        name = _file(old.kind, file, new) if path == file else path
        edits.append(Edit(path, before, text.encode(), name))
    return Plan(tuple(edits), tuple(_left(edited(folder, edits), old)), moved)


def _objection(content: Content, old: Named, new: str) -> str:
    """Why the record may not be called so, or not be renamed at all; empty where it may."""
    kind = old.kind
    parts = new.split("/") if kind is SIDE else [new]
    sides = [one.raw.id for one in content.entries if one.raw.kind is SIDE]
    if not all(re.fullmatch(SLUG, part) and len(part) <= LONGEST_SLUG for part in parts):
        slug = "/".join(filter(None, (danish.slug(part)[:LONGEST_SLUG] for part in parts)))
        return f"»{new}« kan ikke bruges i en adresse{f'; skriv fx {slug}' if slug else ''}"
    if new == old.id:
        return f"{kind.definite} hedder allerede »{new}«"
    if kind is SIDE and (old.link == FRONT or old.id in LIST_PAGES):
        return f"siden »{old.id}« er en af portalens faste sider og har sin adresse"
    if kind is SIDE and any(one.startswith(f"{old.id}/") for one in sides):
        return f"der ligger andre sider under »{old.id}«; flyt dem først"
    if any(one.raw.kind is kind and one.raw.id == new for one in content.entries):
        return f"{kind.definite} »{new}« findes allerede; vælg et andet id"
    return ""


def _key(data: bytes, old: str, new: str) -> Cut:
    """The change of the id above a record's fields, in a file that several share."""
    source = cuts.written(data, front_matter=False)
    keys = [key for key, _ in source.root.value if key.value == old] if source else []
    if not source or len(keys) != 1:
        message = f"»{old}« står ikke, hvor det kan rettes"
        raise RefusedError(message)
    start = source.text.index(old, source.start(keys[0]))
    return Cut(start, start + len(old), new)


def _file(kind: Kind, file: str, new: str) -> str:
    """The name of the file of a record with that id."""
    path = PurePosixPath(file)
    if not kind.in_folder:
        return file
    end = f"/index{path.suffix}" if kind is SIDE and path.stem == "index" else path.suffix
    return f"{kind.place}{new}{end}"


def _left(folder: Folder, old: Named) -> Iterator[str]:
    """The lines that name the record still, in an example or as a whole web address."""
    address = f"/{old.address}" if old.address.count("/") == 1 else old.address.strip("/")
    names = [old.link, *([address] if old.kind.own_page else [])]
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w-])")
    for path, data in sorted(folder.files.items()):
        if path != REDIRECT.place and any(name.encode() in data for name in names):
            for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
                if pattern.search(line):
                    yield f"{path}:{number}"
