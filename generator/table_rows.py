"""Rows of a table that hold more than there are columns: nobody would see the rest.

In: a row as it is written, and the number of columns. Out: what would be lost of it. GitHub's
Markdown (GFM, section 4.10) and those who read it the same way leave such cells out in silence.
"""

from __future__ import annotations

import re
from typing import Final

from generator.markdown_addresses import Flaw

FLAW: Final = Flaw(
    *("for-mange-celler", "der er flere celler i rækken, end tabellen har kolonner"),
    "lav en kolonne mere, eller skriv teksten efter en tom linje under tabellen",
)
# A vertical line behind a backslash stands in its cell, also in code.
_BETWEEN: Final = re.compile(r"(?<!\\)\|")


def lost(row: str, columns: int) -> tuple[int, int] | None:
    """Where in the row the first words begin that no column has room for, and how wide they are."""
    start = len(row) - len(row.lstrip())
    start += row[start : start + 1] == "|"
    for number, cell in enumerate(_BETWEEN.split(row[start:])):
        if number >= columns and cell.strip():
            return start + len(cell) - len(cell.lstrip()), len(cell.strip())
        start += len(cell) + 1
    return None
