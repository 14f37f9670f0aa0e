"""Forms and the press: whole pages by joining strings.

In: a form, which is a finished page whose changing parts are slots, and a page's values for them.
Out: the finished page, the same byte for byte as if the engine that made the form had been given
the values. The press knows no engine: a form is HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from generator.page import Crumb, Layout, Page, Shape, href

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.markdown import Heading

SLOTS: Final = (
    "title",
    "description",
    "address",
    "robots",
    "head",
    "trail",
    "opening",
    "outline",
    "content",
)
OPENING: Final = '<header class="opening">'
HOME: Final = Crumb("Forside", "")
_NEEDED: Final = frozenset({"title", "description", "robots", "head", "opening", "content"})
_FEWEST_HEADINGS: Final = 2
# Private-use characters: no theme writes them, and a fault of their own in the content.
_OPEN, _CLOSE = "\ue000", "\ue001"


class UnfitFormError(Exception):
    """The engine's page lacks a slot, or has one that is not known: the theme must be mended."""


@dataclass(frozen=True, slots=True)
class Form:
    """A page cut at its slots: `parts[0]`, slot `names[0]`, `parts[1]` ... `parts[-1]`."""

    parts: tuple[str, ...]
    names: tuple[str, ...]


def form_address(shape: Shape) -> str:
    """The address at which the engine builds the form: as deep as its pages, and unmistakable."""
    if shape.depth == 0:
        return ""
    name = f"vip2-formular-{shape.section or 'uden-afsnit'}-{shape.layout}/"
    return "vip2-formular/" * (shape.depth - 1) + name


def sentinels(shape: Shape) -> dict[str, str]:
    """The values that make an ordinary page a form: each slot says its own name."""
    values = {name: f"{_OPEN}{name}{_CLOSE}" for name in SLOTS}
    return {**values, "address": form_address(shape)}


def cut(html: str, address: str) -> Form:
    """The form in a page that was built with `sentinels` at `address`.

    A slot may stand several times, and an engine may leave out trail and outline where the layout
    has no room for them. Raises UnfitFormError where any other slot is missing.
    """
    pattern = f"{_OPEN}([a-z]+){_CLOSE}"
    if address:
        pattern += f"|{re.escape(address)}"
    pieces = re.split(pattern, html)
    names = tuple(name or "address" for name in pieces[1::2])
    missing = _NEEDED.difference(names)
    unknown = set(names).difference(SLOTS)
    if missing or unknown:
        message = f"form {address!r}: missing {sorted(missing)}, unknown {sorted(unknown)}"
        raise UnfitFormError(message)
    return Form(tuple(pieces[::2]), names)


def press(form: Form, values: Mapping[str, str]) -> str:
    """The whole page: the parts of the form with the values between them."""
    pieces = [form.parts[0]]
    for name, part in zip(form.names, form.parts[1:], strict=True):
        pieces += (values[name], part)
    return "".join(pieces)


def slots(page: Page) -> dict[str, str]:
    """What the page puts into each slot, ready as HTML."""
    opening, content = _opened(page.content)
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "address": page.address,
        "robots": "" if page.indexed else '<meta name="robots" content="noindex">',
        "head": page.head,
        "trail": trail(page.trail, page.title, page.address),
        "opening": opening,
        "outline": outline(page.outline) if page.layout is Layout.ARTICLE else "",
        "content": content,
    }


def _opened(content: str) -> tuple[str, str]:
    """The opening of a page (its title, lead and the like) and the rest, which is often all."""
    content = content.lstrip()
    if not content.startswith(OPENING):
        return "", content
    opening, end, rest = content.partition("</header>")
    return opening + end, rest.lstrip()


def trail(crumbs: Sequence[Crumb], title: str, address: str) -> str:
    """The way from the front page to this page as a `<nav>`; the front page itself has none."""
    if not address:
        return ""
    if not crumbs or crumbs[0].address:
        crumbs = (HOME, *crumbs)
    links = "".join(
        f'<li><a href="{href(crumb.address, seen_from=address)}">{escape(crumb.title)}</a></li>'
        for crumb in crumbs
    )
    here = f'<li><span aria-current="page">{escape(title)}</span></li>'
    return f'<nav class="trail" aria-label="Brødkrumme"><ol>{links}{here}</ol></nav>'


def outline(headings: Sequence[Heading]) -> str:
    """The page's headings of the two upper levels as a `<nav>`; "" where there are too few."""
    if len(headings) < _FEWEST_HEADINGS:
        return ""
    top = min(heading.level for heading in headings)
    items: list[str] = []
    below: list[str] = []
    for heading in reversed(headings):
        link = f'<a href="#{escape(heading.anchor)}">{escape(heading.title)}</a>'
        if heading.level > top + 1:
            continue
        if heading.level > top:
            below.append(f"<li>{link}</li>")
        else:
            items.append(f"<li>{link}{_nested(below)}</li>")
            below = []
    items += below
    listed = "".join(reversed(items))
    # Assistive technology has the name of the nav; the line above the list is for the eye.
    return (
        '<nav class="outline" aria-label="På denne side">'
        f'<p aria-hidden="true">På denne side</p><ol>{listed}</ol></nav>'
    )


def _nested(items: Sequence[str]) -> str:
    """A list inside a list, given backwards; "" for none."""
    return f"<ol>{''.join(reversed(items))}</ol>" if items else ""
