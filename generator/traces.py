r"""Traces of a person in files, however they are written: in plain, as entities, in an address.

In: the bytes of files, and what is known of a person. Out: each file and line where something of it
stands. A text is also read as HTML (`&#248;`), as an address (`%C3%B8`), as mail (`=C3=B8`), as
JSON (`\u00f8`), without its tags and with the long lines of an address card joined again; a PDF is
read as a reader of PDFs does.
"""

from __future__ import annotations

import contextlib
import gzip
import html
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator import danish, pdf_text

_PACKED: Final = b"\x1f\x8b"  # as gzip begins
_OFTEN: Final = 3  # how many layers of encoding are taken off
_JSON: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_OCTETS: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+|(?:=[0-9A-F]{2})+")
_FOLD: Final = re.compile(r"=\r?\n|\r?\n[ \t]")
_BETWEEN: Final = re.compile(r"\W+")
_TAG: Final = re.compile(r"<[^<>]*>")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that must not stand anywhere: what it is in Danish, and its letters."""

    what: str
    letters: str


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """Where something stands; line 0 is the file's own name, or where no single line holds it."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.what}"


def find(files: Iterable[tuple[str, bytes]], sought: Iterable[Sought]) -> Iterator[Trace]:
    """Every trace, file by file. Spelling is passed over: `Aase-Oerum` is a trace of Åse Ørum."""
    wanted = [(one.what, _finder(one.letters)) for one in sought]
    for file, data in files:
        texts = [_decoded(data)]
        if b"\0" in data:
            texts.append(data.decode("utf-16-le", "ignore"))
        whole = [reading for text in texts for reading in _readings(text)]
        for what, stands_in in wanted:
            if stands_in(danish.slug(file)):
                yield Trace(file, 0, what)
            if any(map(stands_in, whole)):
                lines = list(_lines(texts[0], stands_in))
                yield from (Trace(file, line, what) for line in lines or [0])


def seeker(sought: Iterable[Sought]) -> Callable[[str], bool]:
    """Whether a text holds a trace of any of them."""
    finders = [_finder(one.letters) for one in sought]

    def holds(text: str) -> bool:
        readings = _readings(text) if finders else ()
        return any(stands_in(reading) for reading in readings for stands_in in finders)

    return holds


def _decoded(data: bytes) -> str:
    if data.startswith(_PACKED):
        with contextlib.suppress(OSError, EOFError, zlib.error):
            data = gzip.decompress(data)
    printed = pdf_text.read(data)
    if printed is not None:
        return printed
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _lines(text: str, stands_in: Callable[[str], bool]) -> Iterator[int]:
    for number, line in enumerate(text.split("\n"), 1):
        if any(map(stands_in, _readings(line))):
            yield number


def _finder(letters: str) -> Callable[[str], bool]:
    """Whether a text, as `_readings` gives it, holds the letters.

    As they are, as one word, with the last word first, and in the genitive; never inside a word.
    """
    words = danish.slug(letters).split("-")
    forms = {"-".join(words), "".join(words), "-".join([words[-1], *words[:-1]])} - {""}
    if not forms:  # a name without one Latin letter
        plain = letters.casefold()
        return lambda text: plain in text
    some = "|".join(sorted(forms))
    pattern = re.compile(rf"(?<![a-z0-9])(?:{some})(?:e?s)?(?![a-z0-9])")
    return lambda text: bool(pattern.search(text))


def _readings(text: str) -> tuple[str, ...]:
    """The text in each way that a program may read it, as a slug with its foreign letters kept."""
    opened = text
    for _ in range(_OFTEN):
        further = _opened(opened)
        if further == opened:
            break
        opened = further
    joined = _opened(_FOLD.sub("", text))
    ways = (text, opened, _TAG.sub("", opened), _TAG.sub(" ", opened), joined)
    return tuple(_plain(way) for way in dict.fromkeys(ways))


def _opened(text: str) -> str:
    """The text with one layer of encoding taken off."""
    text = _JSON.sub(lambda code: chr(int(code[1], 16)), html.unescape(text))
    return _OCTETS.sub(_octets, text)


def _octets(match: re.Match[str]) -> str:
    return bytes.fromhex(re.sub("[%=]", "", match[0])).decode("utf-8", "replace")


def _plain(text: str) -> str:
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    strange = "" if seen.isascii() else " ".join(re.findall(r"[^\W\d_\u0000-\u024f]+", seen))
    return f"{danish.slug(_BETWEEN.sub(' ', seen))} {strange.casefold()}"
