"""The files that the search in the page reads.

In: the desk, every page, and what is known of the last index. Out: scripts by path;
`generator.search` says what stands in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.models.record import Record
from generator.page import Page
from generator.pages.desk import Desk
from generator.search import index as scripts
from generator.search.documents import Document
from generator.search.findable import Documents, listed
from generator.search.index import Found, Index, Share
from generator.search.leads import leads

Told = tuple[bytes, Found]
"""What the index tells of a document, and the hash of the record that it was made of; none for a
page that no record stands for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an index: of each document, by address, and of each share, by its key.

    It holds while the faces of all records are what they were.
    """

    founds: Mapping[str, Told] = field(default_factory=dict)
    shares: Mapping[bytes, Share] = field(default_factory=dict)


def files(desk: Desk, pages: Mapping[str, Page]) -> Mapping[str, str]:
    """The index of everything that can be found, and the texts. `pages` are by address."""
    found, _ = index(desk, pages, lambda _: b"", Known())
    return found.files


def index(
    desk: Desk, pages: Mapping[str, Page], sum_of: Callable[[Record], bytes], known: Known
) -> tuple[Index, Mapping[bytes, Sequence[Told]]]:
    """The index, and what it tells of the documents of each share, by the share's key.

    Of records that are known, only those are opened of which `sum_of` is another than it was.
    """
    places = listed(desk.site, pages)
    addresses = tuple(places)
    documents = Documents(desk.site)
    made: dict[str, Document] = {}

    def document(address: str) -> Document:
        if address not in made:
            made[address] = documents.one(places[address] or pages[address])
        return made[address]

    def told(address: str, record: Record | None) -> Told:
        total = sum_of(record) if record else b""
        before = known.founds.get(address)
        if total and before and before[0] == total:
            return before
        return total, scripts.found(document(address))

    founds = [told(*place) for place in places.items()]
    found = scripts.index(
        [one for _, one in founds],
        lambda at: scripts.texts(document(addresses[at])),
        leads(desk.site),
        known.shares,
    )
    runs = zip(found.shares, found.runs, strict=True)
    return found, {key: founds[start:end] for key, (start, end) in runs}
