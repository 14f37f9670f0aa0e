"""References between records: they lead to something, and to something that is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator import danish
from generator.content import PUBLIC, Content, in_time, why_unseen
from generator.fields import Ref
from generator.judged import Judged
from generator.kinds import BY_NAME, KINDS, LIST_PAGES, MUNICIPALITY, SIDE, Kind
from generator.markdown import Prose
from generator.models.newsletters import Newsletter
from generator.models.pages import Door, Redirect
from generator.models.record import Record
from generator.models.stories import CaseStory
from generator.problems import Mend, Problem
from generator.validate import Path

_SHARED: Final = frozenset(kind.address for kind in KINDS if "#" in kind.address)


def references_exist(this: Judged[Record]) -> Iterator[Problem]:
    """A reference in a field names a record that exists."""
    for path, leaf in this.entry.leaves:
        if isinstance(leaf, Ref) and this.find(leaf.target.kind, leaf.written) is None:
            yield _missing(this, leaf.target.kind, leaf.written, path)


def _missing(
    this: Judged[Record], kind: Kind, written: str, path: Path, start: int | None = None
) -> Problem:
    message, remedy = unknown_name(this.whole, kind, written)
    place = this.place(path, start, len(written))
    meant = _meant(this.whole, kind, written)
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


def links_exist(this: Judged[Record]) -> Iterator[Problem]:
    """A link in a text leads to a record, page or section that exists."""
    for path, prose in this.texts:
        for link in prose.links:
            if link.target.startswith("#"):
                headings = {heading.anchor for heading in prose.headings}
                yield from _anchor(this, path, link.start + 1, link.target[1:], headings)
            else:
                yield from _link(this, path, link.target, link.start)


def targets_exist(this: Judged[Door | Redirect]) -> Iterator[Problem]:
    """A door's task and a redirect lead to a record, page or section that exists."""
    for path, target in _targets(this.record):
        yield from _link(this, path, target, 0)


def _link(this: Judged[Record], path: Path, target: str, start: int) -> Iterator[Problem]:
    address, _, anchor = target.partition("#")
    scheme, _, written = address.partition(":")
    kind = BY_NAME.get(scheme)
    if kind is None:
        return
    at = start + len(scheme) + 1
    if this.find(kind, written) is None:
        yield _missing(this, kind, written, path, at)
    elif anchor and (known := _anchors(this, kind, written)) is not None:
        yield from _anchor(this, path, at + len(written) + 1, anchor, known)


def _anchor(
    this: Judged[Record], path: Path, start: int, anchor: str, known: set[str]
) -> Iterator[Problem]:
    if anchor in known:
        return
    near = danish.nearest(anchor, known)
    yield Problem(
        this.place(path, start, len(anchor)),
        "ukendt-afsnit",
        f"afsnittet »{anchor}« findes ikke på siden",
        f"mente du »{near}«?" if near else "skriv linket uden # og det, der følger",
    )


def _anchors(this: Judged[Record], kind: Kind, written: str) -> set[str] | None:
    """The anchors that a link may name after `#`; None where a fault keeps us from knowing.

    They are those that the author of the page decides, and the records that a list page shows.
    """
    found = this.target(kind, written)
    shared = f"{written}/#{{id}}" if kind is SIDE else ""
    listed = this.whole.once(_by_address)[shared] if shared in _SHARED else set()
    if kind is SIDE and written in LIST_PAGES and not found:
        return listed
    if not found:
        return None
    if not kind.own_page:
        return set()
    return anchors_of(found) | listed


def _by_address(content: Content) -> Mapping[str, set[str]]:
    """The ids of the records that share a page, by the address of their kind."""
    found: dict[str, set[str]] = {address: set() for address in _SHARED}
    for kind, entries in content.by_kind.items():
        if kind.address in found:
            found[kind.address] |= {entry.record.id for entry in entries}
    return found


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


def shown_records_refer_to_shown_ones(this: Judged[Record]) -> Iterator[Problem]:
    """A record that is published refers only to records that are published."""
    for path, kind, written, start in _outgoing(this) if this.shows(this.record) else ():
        if kind is SIDE and written in LIST_PAGES:
            continue
        found = this.target(kind, written)
        if found is None or _may_be_named(this, found, in_words=start is not None):
            continue
        place = this.place(path, start, len(written))
        name = f"{kind.definite} »{written}«"
        why = why_unseen(found, this.today)
        if _was_taken_down(this, found) and not any(_targets(this.record)):
            message = f"{name} er taget ned ({why})"
            remedy = "fjern henvisningen; så længe står ordene uden link"
            yield Problem(place, "henvisning-til-nedtaget", message, remedy, warning=True)
        else:
            remedy = "udgiv den, eller fjern henvisningen"
            message = f"{name} er ikke udgivet ({why})"
            yield Problem(place, "henvisning-til-kladde", message, remedy)


def _may_be_named(this: Judged[Record], record: Record, *, in_words: bool) -> bool:
    """Published on this day. A link needs a page to lead to.

    From a field, who may not be shown (such as a demonstration that is switched off) drops out.
    """
    if in_words:
        return this.shows(record)
    return record.status in PUBLIC and in_time(record, this.today)


def _was_taken_down(this: Judged[Record], record: Record) -> bool:
    """Whether a story has had its last day. That comes by itself, and so it breaks no page."""
    last = record.publish_until if isinstance(record, CaseStory) else None
    return last is not None and record.status in PUBLIC and last < this.today


def _outgoing(this: Judged[Record]) -> Iterator[tuple[Path, Kind, str, int | None]]:
    """All that a record refers to: kind and name, and the offset of the name in a link."""
    for path, leaf in this.entry.leaves:
        if isinstance(leaf, Ref):
            yield path, leaf.target.kind, leaf.written, None
        else:
            for link in leaf.links:
                yield from _named(path, link.target, link.start)
    for path, target in _targets(this.record):
        yield from _named(path, target, 0)


def _named(path: Path, target: str, start: int) -> Iterator[tuple[Path, Kind, str, int | None]]:
    scheme, _, rest = target.partition(":")
    if scheme in BY_NAME:
        yield path, BY_NAME[scheme], rest.partition("#")[0], start + len(scheme) + 1


def unknown_fields_exist(this: Judged[Record]) -> Iterator[Problem]:
    """What a record lists under `ukendt` are fields of its own that stand empty."""
    for index, key in enumerate(this.record.unknown):
        fields = type(this.record).model_fields.items()
        if any(info.alias == key and getattr(this.record, name) for name, info in fields):
            yield Problem(
                this.place(("ukendt", index)),
                "ukendt-men-udfyldt",
                f"feltet »{key}« står under »ukendt«, men er udfyldt",
                "slet det ene af de to",
            )
