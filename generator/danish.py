"""Danish as people read and write it: order, dates in words, addresses, near misses.

Pure functions on text; nothing here knows of records or of HTML. No locale is asked for, because
a machine seldom has `da_DK`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_TO_TWENTY: Final = (
    *("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
    *("tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve"),
)
_TENS: Final = (
    "tredive",
    "fyrre",
    "halvtreds",
    "tres",
    "halvfjerds",
    "firs",
    "halvfems",
    "hundrede",
)
WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_ASCII: Final = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"}
)
_SORTED_AS: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_WORDS: Final = re.compile(r"[\w{|}]+")
_DIGITS: Final = re.compile(r"\d+")
_SMALLEST_NEAR: Final = 2
_LONG_ENOUGH: Final = 5


@lru_cache(maxsize=100_000)
def collation_key(text: str) -> tuple[str, str]:
    """The sorting key of a text by Dansk Sprognævn's order: … z, æ, ø, å, and aa as å.

    Capitals, accents and punctuation count only where all else is equal. Numbers sort by value.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    letters = folded.translate(_SORTED_AS)
    if not letters.isascii():
        letters = "".join(map(_plain, letters))
    words = " ".join(_WORDS.findall(letters))
    return _DIGITS.sub(lambda digits: digits[0].zfill(8), words), text


def _plain(letter: str) -> str:
    """The letter without its accent; æ, ø and å are letters of their own and never come here."""
    return unicodedata.normalize("NFD", letter)[0]


def slug(text: str) -> str:
    """The ASCII address of a heading or name: `Æblegrød på Ærø` becomes `aeblegroed-paa-aeroe`."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_ASCII)
    plain = unicodedata.normalize("NFD", lowered).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def fold(text: str) -> str:
    """A text as it is compared when spelling should not matter: lower case, æ=ae, no signs."""
    return slug(text).replace("-", "")


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that an editor most likely meant, or None where nothing is near.

    Near is a third of the letters at most (never fewer than two), counted as insertions, deletions,
    changes and swaps after folding; or a beginning in common of at least four letters.
    """
    target = fold(written)
    if not target:
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 7 ms, for who has misspelled something

    best: tuple[int, int, str] | None = None
    for word in sorted(known):
        folded = fold(word)
        limit = max(_SMALLEST_NEAR, len(target) // 3)
        distance = OSA.distance(target, folded, score_cutoff=limit)
        rank = 0
        if distance > limit or distance >= len(folded):
            if len(target) < 4 or not (folded.startswith(target[:4])):  # noqa: PLR2004
                continue
            rank, distance = 1, OSA.distance(target, folded)
        if best is None or (rank, distance, word) < best:
            best = (rank, distance, word)
    return best[2] if best else None


def spelled_otherwise(written: str, known: Iterable[str]) -> frozenset[str]:
    """The known words with the same letters, whatever the case, the signs and æ, ø and å."""
    folded = fold(written)
    return frozenset(word for word in known if folded and fold(word) == folded)


def one_slip_away(written: str, known: Iterable[str]) -> frozenset[str]:
    """The known words that differ by one slip at most; none where the word is too short to tell."""
    folded = fold(written)
    if len(folded) < _LONG_ENOUGH:
        return frozenset()
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    return frozenset(
        word for word in known if OSA.distance(folded, fold(word), score_cutoff=1) <= 1
    )


def listed(words: Iterable[str], last: str = "og") -> str:
    """Words as a Danish list: `a`, `a og b`, `a, b og c`."""
    items = list(words)
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 guide`, `2 guider`, `2.700 modtagere`."""
    return f"{grouped(number)} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """A whole number as Danes write it, with a point for the thousands from 1.000."""
    return f"{number:,}".replace(",", ".")


def number(value: Decimal | int) -> str:
    """A number as Danes write it: a comma for the decimals, a point for the thousands."""
    whole, _, decimals = str(value).partition(".")
    text = grouped(int(whole))
    return f"{text},{decimals}" if decimals else text


@cache
def numerals() -> Mapping[str, int]:
    """The numbers to 100 by their words: `fem`, `femogtyve`; `en` is most often no number."""
    tens = {word: 10 * (number + 3) for number, word in enumerate(_TENS)}
    found = {word: number for number, word in enumerate(_TO_TWENTY)} | tens
    for number, one in enumerate(_TO_TWENTY[1:10], start=1):
        found |= {f"{one}og{ten}": number + found[ten] for ten in ("tyve", *_TENS[:-1])}
    del found["en"]
    return found


def sentence(text: str) -> str:
    """The text with a capital first letter; the rest is left as it is."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The text as it stands in a sentence: `Trin` becomes `trin`, `AMU` and `VIP2's` stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
