"""The stylesheet of a mail, in light and dark, with the site's own colours.

In: CSS that names its colours `var(--ink)`, and the site's tokens. Out: CSS with the colours in it.
Mail programs know no variables, and many read styles only on the elements themselves. So the light
colours are for writing into those, and the dark ones for the programs that read a media query; they
must win over what stands on the element, hence `!important`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.stylesheet import dense, rules

_DARK: Final = "@media screen and (prefers-color-scheme:dark)"
_AT_NIGHT: Final = re.compile(r"prefers-color-scheme:\s*dark")
_TOKEN: Final = re.compile(r"(--[\w-]+):\s*([^;{}]+)")
_VARIABLE: Final = re.compile(r"var\((--[\w-]+)\)")


def light(css: str, tokens: str) -> str:
    """The stylesheet in light colours."""
    return _coloured(dense(css), _colours(tokens, dark=False))


def dark(css: str, tokens: str) -> str:
    """Only what is coloured, in dark colours, as a media query.

    That a colour is the same in the dark does not make it superfluous: it may have to win over the
    dark one of a rule that says less.
    """
    return f"{_DARK}{{{''.join(_dark_rules(css, _colours(tokens, dark=True)))}}}"


def _dark_rules(css: str, colours: Mapping[str, str]) -> Iterator[str]:
    for selector, body in rules(dense(css)):
        found = [
            f"{_coloured(one, colours)}!important"
            for one in body.split(";")
            if any(colours[name].startswith("#") for name in _VARIABLE.findall(one))
        ]
        if found:
            yield f"{selector}{{{';'.join(found)}}}"


def _coloured(css: str, colours: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda variable: colours[variable[1]], css)


def _colours(tokens: str, *, dark: bool) -> Mapping[str, str]:
    """The site's tokens by their names; the dark ones stand in a media query after the light."""
    found: dict[str, str] = {}
    for head, body in rules(dense(tokens)):
        if head == ":root" or (dark and _AT_NIGHT.search(head)):
            found |= dict(_TOKEN.findall(body))
    return found
