"""References between records: they lead to something, and to something that is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.content import PUBLIC, Content, in_time, why_unseen
from generator.fields import Ref
from generator.kinds import BY_NAME, LIST_PAGES, MUNICIPALITY, SIDE, Kind
from generator.markdown import Prose
from generator.models.newsletters import Newsletter
from generator.models.pages import Door, Redirect
from generator.models.record import Record
from generator.models.stories import CaseStory
from generator.problems import Mend, Problem
from generator.validate import Entry, Path


def references_exist(content: Content) -> Iterator[Problem]:
    """A reference in a field names a record that exists."""
    for entry in content.entries:
        for path, leaf in entry.leaves:
            if isinstance(leaf, Ref) and content.find(leaf.target.kind, leaf.written) is None:
                yield _missing(content, entry, leaf.target.kind, leaf.written, path)


def _missing(
    content: Content, entry: Entry, kind: Kind, written: str, path: Path, start: int | None = None
) -> Problem:
    message, remedy = unknown_name(content, kind, written)
    place = entry.place(path, start, len(written))
    meant = _meant(content, kind, written)
    return Problem(
        place,
        "ukendt-henvisning",
        message,
        remedy,
        mend=Mend(place.line, place.column, written, meant) if meant else None,
    )


def unknown_name(content: Content, kind: Kind, written: str) -> tuple[str, str]:
    """What is said of a name that no record of the kind has, and what to write instead."""
    near = danish.nearest(written, content.names[kind])
    remedy = f"mente du »{near}«?" if near else _where_to_add(kind)
    return f"{kind.definite} »{written}« findes ikke", remedy


def _meant(content: Content, kind: Kind, written: str) -> str | None:
    """The name that can only have been meant; of municipalities also one with a single slip."""
    names = content.names[kind]
    near = danish.spelled_otherwise(written, names)
    if not near and kind is MUNICIPALITY:
        near = danish.one_slip_away(written, names)
    if len({names[word] for word in near}) != 1:
        return None
    found = content.entry(kind, min(near))
    return found.record.aliases[0] if found else min(near)


def _where_to_add(kind: Kind) -> str:
    if kind is MUNICIPALITY:
        return "skriv navnet på en af kommunerne efter 2007, fx Aarhus"
    return f"{kind.plural} står i {kind.place}"


def links_exist(content: Content) -> Iterator[Problem]:
    """A link in a text leads to a record, page or section that exists."""
    for entry in content.entries:
        for path, leaf in entry.leaves:
            if isinstance(leaf, Prose):
                yield from _links(content, entry, path, leaf)


def _links(content: Content, entry: Entry, path: Path, prose: Prose) -> Iterator[Problem]:
    headings = {heading.anchor for heading in prose.headings}
    for link in prose.links:
        if link.target.startswith("#"):
            yield from _anchor(entry, path, link.start + 1, link.target[1:], headings)
        else:
            yield from _link(content, entry, path, link.target, link.start)


def targets_exist(content: Content) -> Iterator[Problem]:
    """A door's task and a redirect lead to a record, page or section that exists."""
    for entry in content.entries:
        for path, target in _targets(entry.record):
            yield from _link(content, entry, path, target, 0)


def _link(content: Content, entry: Entry, path: Path, target: str, start: int) -> Iterator[Problem]:
    address, _, anchor = target.partition("#")
    scheme, _, written = address.partition(":")
    kind = BY_NAME.get(scheme)
    if kind is None:
        return
    at = start + len(scheme) + 1
    if content.find(kind, written) is None:
        yield _missing(content, entry, kind, written, path, at)
    elif anchor and (known := _anchors(content, kind, written)) is not None:
        yield from _anchor(entry, path, at + len(written) + 1, anchor, known)


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


def _anchors(content: Content, kind: Kind, written: str) -> set[str] | None:
    """The anchors that a link may name after `#`; None where a fault keeps us from knowing.

    They are those that the author of the page decides, and the records that a list page shows.
    """
    found = content.entry(kind, written)
    listed = {
        one.record.id for one in content.entries if one.raw.kind.address == f"{written}/#{{id}}"
    }
    if kind is SIDE and written in LIST_PAGES and not found:
        return listed
    if not found:
        return None
    if not kind.own_page:
        return set()
    return anchors_of(found.record) | (listed if kind is SIDE else set())


def anchors_of(record: Record) -> set[str]:
    """The anchors on a record's own page that its author decides: articles, or headings."""
    if isinstance(record, Newsletter):
        return {article.id for article in record.articles}
    text = getattr(record, "text", None)
    return {heading.anchor for heading in text.headings} if isinstance(text, Prose) else set()


def _targets(record: Record) -> Iterator[tuple[Path, str]]:
    """The pages that a door or a redirect leads to."""
    if isinstance(record, Door):
        for index, task in enumerate(record.tasks):
            yield ("opgaver", index, "mål"), task.target
            if task.onward:
                yield ("opgaver", index, "videre"), task.onward
    elif isinstance(record, Redirect):
        yield ("til",), record.new


def shown_records_refer_to_shown_ones(content: Content) -> Iterator[Problem]:
    """A record that is published refers only to records that are published."""
    for entry in content.entries:
        if not content.shows(entry.record):
            continue
        for path, kind, written, start in _outgoing(entry):
            if kind is SIDE and written in LIST_PAGES:
                continue
            found = content.entry(kind, written)
            if found is None or _may_be_named(content, found.record, in_words=start is not None):
                continue
            place = entry.place(path, start, len(written))
            name = f"{kind.definite} »{written}«"
            why = why_unseen(found.record, content.today)
            if _was_taken_down(content, found.record) and not any(_targets(entry.record)):
                message = f"{name} er taget ned ({why})"
                remedy = "fjern henvisningen; så længe står ordene uden link"
                yield Problem(place, "henvisning-til-nedtaget", message, remedy, warning=True)
            else:
                remedy = "udgiv den, eller fjern henvisningen"
                message = f"{name} er ikke udgivet ({why})"
                yield Problem(place, "henvisning-til-kladde", message, remedy)


def _may_be_named(content: Content, record: Record, *, in_words: bool) -> bool:
    """Published on this day. A link needs a page to lead to.

    From a field, who may not be shown (such as a demonstration that is switched off) drops out.
    """
    if in_words:
        return content.shows(record)
    return record.status in PUBLIC and in_time(record, content.today)


def _was_taken_down(content: Content, record: Record) -> bool:
    """Whether a story has had its last day. That comes by itself, and so it breaks no page."""
    last = record.publish_until if isinstance(record, CaseStory) else None
    return last is not None and record.status in PUBLIC and last < content.today


def _outgoing(entry: Entry) -> Iterator[tuple[Path, Kind, str, int | None]]:
    """All that a record refers to: kind and name, and the offset of the name in a link."""
    for path, leaf in entry.leaves:
        if isinstance(leaf, Ref):
            yield path, leaf.target.kind, leaf.written, None
        else:
            for link in leaf.links:
                yield from _named(path, link.target, link.start)
    for path, target in _targets(entry.record):
        yield from _named(path, target, 0)


def _named(path: Path, target: str, start: int) -> Iterator[tuple[Path, Kind, str, int | None]]:
    scheme, _, rest = target.partition(":")
    if scheme in BY_NAME:
        yield path, BY_NAME[scheme], rest.partition("#")[0], start + len(scheme) + 1


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
