"""What shows somebody or something invented, and so must say that it does.

In: the linked site, and a record or a part of one. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.fields import Ref
from generator.models.part import Part
from generator.models.record import Record
from generator.site import Site
from generator.validate import leaves


def is_invented(record: Record | None) -> bool:
    """Whether the record is a demonstration itself."""
    return bool(getattr(record, "demonstration", False))


def names_invented(site: Site, part: Part) -> bool:
    """Whether a field or a text of it leads to a person or a case that is a demonstration."""
    return any(is_invented(record) for record in _named(site, part))


def _named(site: Site, part: Part) -> Iterator[Record | None]:
    for _, leaf in leaves(part):
        if isinstance(leaf, Ref):
            yield site.get(leaf)
        else:
            yield from (site.linked_record(link.target) for link in leaf.links)
