"""What we do to mkdocs-material: which of its files we take, and what we mend in its pages.

In: the theme's folder, a page as the theme builds it. Out: our one stylesheet and our scripts under
names that change with their content, and the page with material's faults taken out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.channels import FOLDER, STYLESHEET
from generator.stylesheet import dense, sieved

if TYPE_CHECKING:
    from collections.abc import Mapping

THEME: Final = Path(__file__).parent / "theme"
_STYLES: Final = (
    "tokens.css",
    "base.css",
    "frame.css",
    "search.css",
    "components.css",
    "records.css",
    "guides.css",
    "tilemap.css",
    "charts.css",
    "katalog.css",
    "print.css",
)

# The classes of material that our pages bear.
_BORROWED: Final = frozenset({"md-typeset", "md-container"})

# What stands in material's base.html outside its template blocks: two checkboxes that drive its
# menu and search (ours are a button and a form), and boxes for its script, which we do not load.
_CHECKBOX: Final = (
    '<input class="md-toggle" data-md-toggle="{0}" type="checkbox" id="__{0}" autocomplete="off">'
)
_DIALOG: Final = """<div class="md-dialog" data-md-component="dialog">
      <div class="md-dialog__inner md-typeset"></div>
    </div>"""
_MENDED: Final = (
    ('<html lang="da" class="no-js">', '<html lang="da">'),
    (_CHECKBOX.format("drawer"), ""),
    (_CHECKBOX.format("search"), ""),
    ('<label class="md-overlay" for="__drawer"></label>', ""),
    ('<div data-md-component="skip">\n      \n    </div>', ""),
    ('<div data-md-component="announce">\n      \n    </div>', ""),
    ('<main class="md-main" data-md-component="main">', '<main id="indhold" tabindex="-1">'),
    ('<div class="md-main__inner md-grid">', '<div class="md-main__inner">'),
    (_DIALOG, ""),
)


class ChangedThemeError(Exception):
    """Material's page no longer holds a text that we mend: look at its base.html again."""


def mended(html: str) -> str:
    """The page without material's faults; each of them must stand there exactly once."""
    for old, new in _MENDED:
        if html.count(old) != 1:
            message = f"mkdocs-material: expected once in its page: {old!r}"
            raise ChangedThemeError(message)
        html = html.replace(old, new)
    return html.lstrip()


def assets(material: Path) -> Mapping[str, tuple[str, bytes]]:
    """Our stylesheets and scripts: plain name to address in the site and content.

    The address holds a hash of the content, so that a browser may keep the file for ever; only the
    stylesheet of the feeds has a plain one, for what names it is kept by others.
    """
    sources = {"vip2.css": _stylesheet(material)}
    sources |= {file.name: file.read_bytes() for file in sorted((THEME / "scripts").glob("*.js"))}
    named = {name: (_fingerprinted(name, data), data) for name, data in sources.items()}
    return named | {STYLESHEET: (FOLDER + STYLESHEET, _ours("tokens.css", "feed.css"))}


def _stylesheet(material: Path) -> bytes:
    """Material's stylesheet in a cascade layer of its own, and ours, which so always wins."""
    (main,) = (material / "assets" / "stylesheets").glob("main.*.min.css")
    theirs = main.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
    layer = f"@layer material{{{sieved(theirs, _BORROWED)}}}\n"
    return layer.encode() + _ours(*_STYLES)


def _ours(*names: str) -> bytes:
    """Our own stylesheets, one after the other."""
    texts = [(THEME / "styles" / name).read_text(encoding="utf-8") for name in names]
    return "\n".join(map(dense, texts)).encode()


def _fingerprinted(name: str, data: bytes) -> str:
    """The address of a file whose content never changes under that name."""
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
