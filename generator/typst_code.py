"""Typst code that is made of calls and strings alone.

In: letters, and code made here. Out: code. What an editor wrote can only ever stand inside a
string, where nothing but the quotation mark and the backslash means anything to Typst.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_UNKNOWN: Final = "\ufffd"
# What the fonts that come with typst can show; a PDF/UA with any other sign would be refused. Latin
# with all its accents, Greek and Cyrillic, and the signs of prose, money, arithmetic and lists.
_UNSHOWN: Final = re.compile(
    "[^\\t\\n\\x20-\\x7e\\xa0-\\u04ff\\u1e00-\\u1eff\\u2002-\\u200b\\u2010-\\u2029\\u202f-\\u2040"
    "\\u2044-\\u2052\\u2070-\\u208e\\u20a0-\\u20bd\\u2100-\\u211e\\u2122\\u2126\\u2150\\u2153-\\u2184"
    "\\u2190-\\u22ff\\u25a0-\\u2606\\u2610-\\u2612\\u2660-\\u2667\\u2713\\u2714\\u2717\\u2718"
    "\\ufb00-\\ufb06\\ufffd]"
)
# Nothing is seen of them, and no font has them: joiners and selectors of emoji, and marks of order.
_UNSEEN: Final = re.compile("[\\u200c-\\u200f\\u2060-\\u2064\\ufe00-\\ufe0f\\ufeff]")
_SPECIAL: Final = re.compile(r'[\\"\n\t]')
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def string(letters: str) -> str:
    """A string of these letters. What the fonts cannot show becomes U+FFFD."""
    if _UNSHOWN.search(letters):
        letters = _UNSHOWN.sub(_UNKNOWN, _UNSEEN.sub("", letters))
    return f'"{letters.translate(_ESCAPED)}"' if _SPECIAL.search(letters) else f'"{letters}"'


def joined(parts: Iterable[str]) -> str:
    """Pieces of content one after the other; empty content where there are none."""
    pieces = list(parts)
    if len(pieces) == 1:
        return pieces[0]
    return "{\n" + "\n".join(pieces) + "\n}" if pieces else "[]"


def row(items: Iterable[str]) -> str:
    """An array of these items."""
    return f"({''.join(f'{item},' for item in items)})"


def call(name: str, *arguments: str, **named: str) -> str:
    """A call of a function; `first_line` is written `first-line`."""
    options = (f"{key.replace('_', '-')}: {value}" for key, value in named.items())
    return f"{name}({', '.join((*arguments, *options))})"
