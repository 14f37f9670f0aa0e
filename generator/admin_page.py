"""The page of the form in the browser: Sveltia CMS from npm, made to ask only us and the git host.

In: the files of the npm package, our own beside them, the configuration and where it may speak to.
Out: the files of `admin/`. What the package would fetch from elsewhere is taken out or lies here; a
package in which it is not found as expected is refused, since it has to be read again first.

- Its fonts are in the package, but its styles name a CDN for the same fonts once more.
- It asks the git hosts' status pages whether they are up.
- Its translations are JSON, which a browser does not import; and the Danish one lacks some texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from string import Template
from typing import Any, Final

FOLDER: Final = "admin/"
_PROGRAM: Final = "npm/index.js"
_DANISH: Final = "locales/da.json"
_OURS: Final = ("index.html", "start.js", "dansk.json")
# Styles are set by the program as it runs; everything else is a file of ours or made in the page.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' blob: data:; connect-src {}; base-uri 'none'; form-action 'none'"
)
_FONTS: Final = re.compile(r"@font-face \{[^}]*https://cdn\.jsdelivr\.net/[^}]*\}")
_STATUS: Final = re.compile(
    r"https://(www\.githubstatus\.com/api|status-api\.hostedstatus\.com)/[\w./]+"
)
_TRANSLATION: Final = "`../locales/da.json`"


class UnknownPackageError(Exception):
    """The package is not the one that was read: something in it is not where it was."""


def files(
    package: Mapping[str, bytes],
    ours: Mapping[str, bytes],
    config: Mapping[str, Any],
    places: tuple[str, ...],
) -> dict[str, bytes]:
    """Every file of the page by its path in the site; `places` are the hosts that it may reach."""
    page, start, additions = (ours[name] for name in _OURS)
    sources = "'self' data: blob: " + " ".join(places)
    translation = _merged(json.loads(package[_DANISH]), json.loads(additions))
    program = {
        f"sveltia/{path.removeprefix('npm/')}": data
        for path, data in package.items()
        if path.startswith("npm/") and not path.endswith(".map")
    }
    program["sveltia/index.js"] = _local(package[_PROGRAM].decode()).encode()
    made = {
        "index.html": Template(page.decode())
        .substitute(policy=_POLICY.format(sources.strip()))
        .encode(),
        "start.js": start,
        "config.json": _json(config),
        "sveltia/dansk.js": b"export default " + _json(translation),
    }
    return {f"{FOLDER}{path}": data for path, data in {**program, **made}.items()}


def _local(program: str) -> str:
    """The program without what it would ask of others, and with our translation."""
    without_fonts, fonts = _FONTS.subn("", program)
    quiet, statuses = _STATUS.subn("data:application/json,{}", without_fonts)
    translated = quiet.replace(_TRANSLATION, "`./dansk.js`")
    if not (fonts and statuses and translated != quiet) or "cdn.jsdelivr.net" in translated:
        raise UnknownPackageError
    return translated


def _merged(theirs: dict[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Texts with ours laid over them."""
    merged = dict(theirs)
    for key, text in ours.items():
        below = merged.get(key)
        merged[key] = _merged(below, text) if isinstance(below, dict) else text
    return merged


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
