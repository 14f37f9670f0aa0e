"""At which versions the packages are installed that our work depends on.

In: a package's name. Out: its version, as `importlib.metadata` gives it. To import that module and
to ask it for 14 versions takes 20 ms, a fifth of a build in which nothing has changed; the names of
the folders beside the packages tell the same (`name-version.dist-info`, PEP 427).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import Final

_ENDING: Final = ".dist-info"


def version(package: str) -> str:
    """The version of a package. Raises PackageNotFoundError where there is none of that name."""
    found = _by_folder().get(_plain(package))
    if found is None:  # installed in another way, as some distributions do
        from importlib.metadata import version as asked  # noqa: PLC0415 - see above

        return asked(package)
    return found


@cache
def _by_folder() -> Mapping[str, str]:
    """The versions by the names of packages; what stands first on Python's path is imported."""
    found: dict[str, str] = {}
    for place in filter(os.path.isdir, sys.path):
        for name in os.listdir(place):  # noqa: PTH208 - the names are all that is asked for
            if name.endswith(_ENDING):
                package, _, number = name.removesuffix(_ENDING).partition("-")
                found.setdefault(_plain(package), number)
    return found


def _plain(package: str) -> str:
    """A name as packages are told apart (PEP 503)."""
    return re.sub(r"[-_.]+", "-", package).lower()
