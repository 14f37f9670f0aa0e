"""CPR numbers, which may never stand on the portal.

In: any text. Out: whether one may stand in it, and how it looks. The form is that of the Danish
central register: day, month, year without century, and four digits.
"""

from __future__ import annotations

import re
from typing import Final

from generator.markdown_addresses import Flaw

# A hyphen or dash of any length may stand before the last four digits, or a space.
CPR: Final = re.compile(
    r"(?<![0-9])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}"
    r"[ \xa0]?[-\xad\u2010-\u2015\u2212 \xa0][ \xa0]?[0-9]{4}(?![0-9])"
)
FLAW: Final = Flaw(
    *("cpr-nummer", "det ligner et CPR-nummer"),
    "slet det; personnumre må aldrig stå på portalen",
)
_DIGITS: Final = frozenset(b"0123456789")
_AS_ZEROS: Final = bytes(0x30 if byte in _DIGITS else 0x20 for byte in range(256))


def may_hold(text: str) -> bool:
    """Whether six digits stand beside each other: sooner seen than a number, and hardly ever so."""
    return b"000000" in text.encode("utf-8", "replace").translate(_AS_ZEROS)


def digits(letters: str) -> str:
    """The digits alone, by which a number is the same however it is written."""
    return "".join(letter for letter in letters if letter in "0123456789")
