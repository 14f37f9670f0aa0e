"""Which addresses a change moves or takes away, so that links from elsewhere break.

In: the content as it was and as it becomes. Out: a section of the report. Counted are pages, the
records and sections on them, feeds, calendars and pictures; what lies beside a page goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import calendars, render
from generator.change_report import Given, Item, Section, bare
from generator.changed_records import successor
from generator.channels import FORMATS
from generator.edition import ABOUT_PEOPLE, Edition, Pair
from generator.kinds import REDIRECT
from generator.models.pages import Redirect
from generator.models.record import Record
from generator.rules.references import anchors_of

_GOES: Final = " forsvinder: links udefra brydes"
_WITHOUT: Final = " uden omdirigering: links udefra brydes"
_REMEDY: Final = f"skriv en omdirigering i {REDIRECT.place}"


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Every address where something stands, with the record if it is one, and where others lead."""

    standing: Mapping[str, Record | None]
    redirects: Mapping[str, str]


def sections(pair: Pair) -> tuple[Section, ...]:
    """The addresses that were there and are not any more, and where they lead now."""
    old, new = _addresses(pair.before), _addresses(pair.now)
    lost = sorted({*old.standing, *old.redirects} - {*new.standing})
    items = tuple(item for address in lost if (item := _item(pair, address, old, new)))
    return (Section("Adresser, der flytter eller forsvinder", items),) if items else ()


def _item(pair: Pair, address: str, old: _Addresses, new: _Addresses) -> Item | None:
    """What becomes of an address; None where it is as good as before, or told with its page."""
    page, mark, _ = address.partition("#")
    record = old.standing.get(address)
    if address in new.redirects:
        leads = Item(
            (bare(address), " flytter, og links dertil fører til ", bare(new.redirects[address]))
        )
        return None if address in old.redirects else leads
    if (mark and page not in new.standing) or _is_unread(pair, page, old):
        return None
    if mark and record is None:
        return Item((bare(address), " findes ikke mere: links dertil ender øverst på siden"))
    if record is None or record.kind in ABOUT_PEOPLE or mark:
        return Item((bare(address), _GOES))
    follower = successor(pair, record)
    if follower is None:
        return Item((bare(address), _GOES), ((_REMEDY,),))
    return Item(
        (bare(address), " flytter til ", bare(pair.now.site.address(follower)), _WITHOUT),
        ((_REMEDY, ", fra: ", bare(f"/{address}"), ", til: ", _target(follower)),),
    )


def _is_unread(pair: Pair, page: str, old: _Addresses) -> bool:
    """Whether the page, or the one above it, is that of a record which cannot be read now."""
    above = f"{page.rstrip('/').rpartition('/')[0]}/"
    records = (old.standing.get(one) for one in (page, above))
    return any(record and pair.is_unread((record.kind, record.id)) for record in records)


def _target(record: Record) -> Given:
    return bare(f"{record.kind.name}:{record.id}")


def _addresses(edition: Edition) -> _Addresses:
    site = edition.site
    found: dict[str, Record | None] = {job.address: None for job in render.jobs(edition.desk)}
    found |= dict.fromkeys(_files(edition))
    for record in site.by_key.values():
        address = site.address(record)
        if "#" in address or address in found:
            found[address] = record
            if record.kind.own_page:
                found |= dict.fromkeys(f"{address}#{anchor}" for anchor in anchors_of(record))
    redirects = {
        f"{one.old.strip('/')}/": site.target(one.new) or "/" for one in site.all(Redirect)
    }
    return _Addresses(found, redirects)


def _files(edition: Edition) -> Iterator[str]:
    """What is subscribed to, and pictures."""
    yield from (one.address(form) for one in edition.desk.channels for form in FORMATS)
    yield from (one.address for one in calendars.listed(edition.site))
    yield from edition.folder.pictures
