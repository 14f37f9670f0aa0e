"""A record taken out of the content, where nothing refers to it any more.

In: the folder, its checked content, and the record. Out: who still refers to it, or what each file
becomes. The comment above a record that shares a file goes with it.
"""

from __future__ import annotations

from generator import cuts, mentions, redirecting
from generator.content import Content
from generator.cuts import Cut
from generator.edits import Edit, RefusedError
from generator.kinds import AMBASSADOR, LIST_PAGES, REDIRECT, SIDE
from generator.load import Folder
from generator.mentions import Mention, Named
from generator.validate import Entry


def referring(
    folder: Folder, content: Content, entry: Entry, *, moves: bool
) -> tuple[Mention, ...]:
    """Who refers to the record, itself left out; where it `moves`, redirects will lead on."""
    own = Named(entry.raw.kind, entry.raw.id)
    inside = _own_lines(folder, entry)
    return tuple(
        one
        for one in mentions.of(folder, content, own)
        if not (one.file == entry.raw.place.file and one.line in inside)
        and not (moves and one.redirect)
    )


def plan(folder: Folder, content: Content, entry: Entry, target: str) -> tuple[Edit, ...]:
    """What to do to take the record out; its address then leads to `target`, if that is given."""
    raw = entry.raw
    if raw.kind is AMBASSADOR:
        message = (
            f"en ambassadør bliver fjernet med vip2 forget {raw.id}; den finder også personens spor"
        )
        raise RefusedError(message)
    if raw.kind is SIDE and (raw.id == "index" or raw.id in LIST_PAGES):
        message = f"siden »{raw.id}« er en af portalens faste sider; ret dens tekst i stedet"
        raise RefusedError(message)
    own = Named(raw.kind, raw.id)
    if target and not raw.kind.own_page:
        message = f"{raw.kind.definite} »{raw.id}« har ingen side for sig selv at føre videre"
        raise RefusedError(message)
    file = raw.place.file
    edits = [Edit(file, folder.files[file], _without(folder, entry), file)]
    if target:
        before = folder.files.get(REDIRECT.place)
        leading = (one for one in mentions.of(folder, content, own) if one.redirect)
        text = (before or b"").decode()
        length = len(own.link)
        text = cuts.applied(text, [Cut(one.end - length, one.end, target) for one in leading])
        text = redirecting.added(text, content, own.address, target)
        edits.append(Edit(REDIRECT.place, before, text.encode(), REDIRECT.place))
    return tuple(edits)


def _without(folder: Folder, entry: Entry) -> bytes | None:
    """The file without the record; nothing where it was the last."""
    raw = entry.raw
    source = cuts.written(folder.files[raw.place.file], front_matter=False)
    if raw.kind.in_folder or source is None or len(source.root.value) == 1:
        return None
    return cuts.applied(source.text, [source.record(raw.id)]).encode()


def _own_lines(folder: Folder, entry: Entry) -> range:
    """The lines of the record in its file."""
    raw = entry.raw
    data = folder.files[raw.place.file]
    source = None if raw.kind.in_folder else cuts.written(data, front_matter=False)
    if source is None:
        return range(1, data.count(b"\n") + 2)
    (own,) = ((key, value) for key, value in source.root.value if key.value == raw.id)
    first, last = source.start(own[0]), source.end(own[1])
    return range(source.text.count("\n", 0, first) + 1, source.text.count("\n", 0, last) + 2)
