"""Old addresses that lead on: one more in content/omdirigeringer.yml, or those in the way gone.

In: the file as it is. Out: the file as it shall be; every other letter stays.
"""

from __future__ import annotations

from generator import cuts, danish
from generator.address_fields import LONGEST_SLUG
from generator.content import Content
from generator.cuts import Cut
from generator.kinds import REDIRECT
from generator.models.pages import Redirect


def blocking(content: Content, address: str) -> tuple[str, ...]:
    """The ids of the redirects that start at an address, where a page is to stand."""
    return tuple(
        redirect.id
        for _, redirect in content.of(Redirect)
        if redirect.old.strip("/") == address.strip("/")
    )


def without(data: bytes, ids: tuple[str, ...]) -> tuple[Cut, ...]:
    """What takes redirects out of the file."""
    source = cuts.written(data, front_matter=False)
    return tuple(map(source.record, ids)) if source else ()


def added(text: str, content: Content, address: str, target: str) -> str:
    """The file with one more redirect at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = (f"{_free(content, address)}:", f"  fra: /{address}", f"  til: {target}", "")
    before = f"{text.rstrip()}{newline}{newline}" if text.strip() else ""
    return before + newline.join(lines)


def _free(content: Content, address: str) -> str:
    """An id for the redirect: its old address, in a form that an id may have."""
    taken = {entry.raw.id for entry in content.entries if entry.raw.kind is REDIRECT}
    named = danish.slug(address)[: LONGEST_SLUG - 3].strip("-")
    found, number = named, 1
    while found in taken:
        number += 1
        found = f"{named}-{number}"
    return found
