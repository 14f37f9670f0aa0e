r"""The bytes of a content file as they should have been saved: UTF-8, NFC, `\n`, no mark in front.

In: bytes. Out: what they can only have meant, and which ways of saving were put right. Nothing of
what the file says is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.decoding import LARGEST, misread_letters_mended

# The letters and signs beyond ASCII that a Danish text from Windows is made of. A byte that stands
# for any other leaves it uncertain which encoding it was.
_DANISH: Final = frozenset("æøåÆØÅéÉèàáóöäüÖÄÜß«»§°½´·…–—‘’‚“”„•€©®™\xa0\xad")
_MARKS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SEVERAL_BYTES: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Saved:
    """A file's text, and in words what was put right about how it was saved."""

    text: str
    changes: tuple[str, ...]


def read(data: bytes) -> Saved | None:
    """The text of a file, and how it was saved wrongly; None where the text is not certain."""
    if len(data) > LARGEST:
        return None
    found = _decoded(data)
    if found is None:
        return None
    text, encoding = found
    changes = [f"gemt som UTF-8 i stedet for {encoding}"] if encoding else []
    for words, mend in _STEPS:
        mended = mend(text)
        if mended != text:
            changes.append(words)
            text = mended
    return Saved(text, tuple(changes))


_STEPS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("uden usynligt mærke forrest", lambda text: text.removeprefix(_MARK)),
    ("almindelige linjeskift", lambda text: text.replace("\r\n", "\n").replace("\r", "\n")),
    ("ødelagte bogstaver skrevet igen", misread_letters_mended),
    ("bogstaver og accenter samlet", lambda text: unicodedata.normalize("NFC", text)),
    ("linjeskift til sidst", lambda text: text if text[-1:] in {"", "\n"} else f"{text}\n"),
)


def _decoded(data: bytes) -> tuple[str, str] | None:
    """The text, and the name of its encoding where that is not UTF-8."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding, "UTF-16")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        if _SEVERAL_BYTES.search(data):  # a part of it is UTF-8 already
            return None
        found = _as(data, "cp1252", "Windows-1252")
        foreign = found and {sign for sign in found[0] if not sign.isascii()} - _DANISH
        return None if foreign else found


def _as(data: bytes, encoding: str, name: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _UNSEEN.search(text) else (text, name)
