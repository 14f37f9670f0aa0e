"""References between records: they lead to something, and to something that is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.content import Content, in_time
from generator.fields import Ref
from generator.kinds import KINDS, LIST_PAGES, MUNICIPALITY, SIDE, Kind
from generator.markdown import Prose
from generator.models.newsletters import Newsletter
from generator.models.pages import Door, Redirect
from generator.models.record import Record, Status
from generator.problems import Problem
from generator.validate import Entry, Path, leaves

_BY_NAME = {kind.name: kind for kind in KINDS}


def references_exist(content: Content) -> Iterator[Problem]:
    """A reference in a field names a record that exists."""
    for entry in content.entries:
        for path, leaf in leaves(entry.record):
            if isinstance(leaf, Ref) and content.find(leaf.target.kind, leaf.written) is None:
                yield _missing(content, entry, leaf.target.kind, leaf.written, path)


def _missing(
    content: Content, entry: Entry, kind: Kind, written: str, path: Path, start: int | None = None
) -> Problem:
    near = danish.nearest(written, content.names[kind])
    return Problem(
        entry.place(path, start, len(written)),
        "ukendt-henvisning",
        f"{kind.definite} »{written}« findes ikke",
        f"mente du »{near}«?" if near else _where_to_add(kind),
    )


def _where_to_add(kind: Kind) -> str:
    if kind is MUNICIPALITY:
        return "skriv kommunens navn af i dag, fx Aarhus"
    return f"{kind.plural} står i {kind.place}"


def links_exist(content: Content) -> Iterator[Problem]:
    """A link in a text leads to a record, page or section that exists."""
    for entry in content.entries:
        for path, leaf in leaves(entry.record):
            if isinstance(leaf, Prose):
                for link in leaf.links:
                    yield from _link(content, entry, path, leaf, link.target, link.start)


def _link(
    content: Content, entry: Entry, path: Path, prose: Prose, target: str, start: int
) -> Iterator[Problem]:
    address, _, anchor = target.partition("#")
    if not address:
        anchors = {heading.anchor for heading in prose.headings}
        yield from _anchor(entry, path, start, anchor, anchors)
        return
    scheme, _, written = address.partition(":")
    kind = _BY_NAME.get(scheme)
    if kind is None:
        return
    at = start + len(scheme) + 1
    if content.find(kind, written) is None:
        yield _missing(content, entry, kind, written, path, at)
    elif anchor and (found := content.entry(kind, written)):
        yield from _anchor(entry, path, at + len(written) + 1, anchor, _anchors(found.record))


def _anchor(
    entry: Entry, path: Path, start: int, anchor: str, known: set[str]
) -> Iterator[Problem]:
    if anchor in known:
        return
    near = danish.nearest(anchor, known)
    yield Problem(
        entry.place(path, start, len(anchor)),
        "ukendt-afsnit",
        f"afsnittet »{anchor}« findes ikke på siden",
        f"mente du »{near}«?" if near else "skriv linket uden # og det, der følger",
    )


def _anchors(record: Record) -> set[str]:
    """The anchors on a record's page that its author decides."""
    if isinstance(record, Newsletter):
        return {article.id for article in record.articles}
    text = getattr(record, "text", None)
    return {heading.anchor for heading in text.headings} if isinstance(text, Prose) else set()


def targets_exist(content: Content) -> Iterator[Problem]:
    """A door's task and a redirect lead to a record or page that exists."""
    for entry, path, target in _targets(content):
        scheme, _, rest = target.partition(":")
        kind, written = _BY_NAME[scheme], rest.partition("#")[0]
        if content.find(kind, written) is None:
            yield _missing(content, entry, kind, written, path, len(scheme) + 1)


def _targets(content: Content) -> Iterator[tuple[Entry, Path, str]]:
    for entry, door in content.of(Door):
        for index, task in enumerate(door.tasks):
            yield entry, ("opgaver", index, "mål"), task.target
    for entry, redirect in content.of(Redirect):
        yield entry, ("til",), redirect.new


def shown_records_refer_to_shown_ones(content: Content) -> Iterator[Problem]:
    """A record that is published refers only to records that are published."""
    for entry in content.entries:
        if not content.shows(entry.record):
            continue
        for path, kind, written, start in _outgoing(entry):
            if kind is SIDE and written in LIST_PAGES:
                continue
            found = content.entry(kind, written)
            if found and not _is_published(content, found.record):
                yield Problem(
                    entry.place(path, start, len(written)),
                    "henvisning-til-kladde",
                    f"{kind.definite} »{written}« er ikke udgivet{_why(found.record)}",
                    "udgiv den, eller fjern henvisningen",
                )


def _is_published(content: Content, record: Record) -> bool:
    """Published on this day; a demonstration that is switched off just drops out of the lists."""
    return record.status is Status.PUBLISHED and in_time(record, content.today)


def _why(record: Record) -> str:
    if record.status is not Status.PUBLISHED:
        return f" (status: {record.status})"
    if record.publish_from:
        return f" (udgiv_fra: {record.publish_from})"
    return f" (udgiv_til: {record.publish_until})"


def _outgoing(entry: Entry) -> Iterator[tuple[Path, Kind, str, int | None]]:
    for path, leaf in leaves(entry.record):
        if isinstance(leaf, Ref):
            yield path, leaf.target.kind, leaf.written, None
        else:
            for link in leaf.links:
                scheme, _, rest = link.target.partition(":")
                if scheme in _BY_NAME:
                    written = rest.partition("#")[0]
                    yield path, _BY_NAME[scheme], written, link.start + len(scheme) + 1


def unknown_fields_exist(content: Content) -> Iterator[Problem]:
    """What a record lists under `ukendt` are fields of its own that stand empty."""
    for entry in content.entries:
        fields = {
            info.alias: name for name, info in type(entry.record).model_fields.items() if info.alias
        }
        for index, key in enumerate(entry.record.unknown):
            if key in fields and getattr(entry.record, fields[key]):
                yield Problem(
                    entry.place(("ukendt", index)),
                    "ukendt-men-udfyldt",
                    f"feltet »{key}« står under »ukendt«, men er udfyldt",
                    "slet det ene af de to",
                )
