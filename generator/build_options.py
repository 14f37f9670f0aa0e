"""How a build differs from the usual, as people ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Options:
    """Warnings stop a `strict` build, and `base_url` is another address for the site.

    A `packed` site has a .gz and a .br beside each text.
    """

    strict: bool = False
    base_url: str | None = None
    packed: bool = False


USUAL: Final = Options()
