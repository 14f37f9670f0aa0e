"""How words are compared: without their spelling, and without their endings.

In: a text. Out: its words; a word folded; a folded word's stem. `soeg-motor.js` holds the same
functions, and a test compares them for every word of the content.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.search import word_lists

_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_SPELLINGS: Final = str.maketrans(
    {"æ": "a", "ø": "o", "œ": "o", "ß": "ss", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_SHORTEST: Final = 4
_LONGEST_ABBREVIATION: Final = 5
_FIRST_SYLLABLE: Final = re.compile(r"[aeiouy][^aeiouy]")
_ENDINGS: Final = re.compile(
    "(?:hedernes|hederne|erendes|erende|hedens|ethed|erede|heden|heder|endes|ernes|erens|erets|edes"
    "|ered|ende|erne|eren|erer|heds|enes|eres|eret|ede|hed|ene|ere|ens|ers|ets|en|er|es|et|e)$"
)
# Not what it looks like, a verb of the past.
_PICTURE: Final = re.compile("billede(?:t|r|rne)?s?$")
_BEFORE_S: Final = frozenset("bcdfghjklmnprtvz")
_PAIRS: Final = ("gd", "dt", "gt", "kt")
_BEFORE_R: Final = frozenset("bdfgkpstv")
_BEFORE_L: Final = re.compile(r"([bdfgkmpst])\1?e?l$")
_VOWELS: Final = frozenset("aeiouy")


def words(text: str) -> list[str]:
    """The words of a text in lower case; abbreviations keep their capitals: DA is not da."""
    return [_lowered(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=200_000)
def _lowered(word: str) -> str:
    capitals = all(unicodedata.category(letter) == "Lu" for letter in word)
    return word if capitals and 1 < len(word) <= _LONGEST_ABBREVIATION else word.lower()


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Letters as they are compared: å, aa and a are one, so are æ, ae and a, and ø, oe and o."""
    plain = text.lower()
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain)
        plain = _ACCENTS.sub("", apart).translate(_SPELLINGS)
    return re.sub("oe+", "o", re.sub("a[ae]+", "a", plain))


SMALL: Final = frozenset(map(fold, word_lists.SMALL.split()))
"""The small words, folded."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a folded word is without its ending.

    The endings are those of Snowball's Danish (snowballstem.org/algorithms/danish) for letters that
    are folded first, without its suffixes: ledig, leder and ledelse stay apart. Beyond it, kursus
    and kurser are one, so are center and centre, regel and regler, plads and pladsen, koster and
    kostede.
    """
    syllable = _FIRST_SYLLABLE.search(word)
    if len(word) < _SHORTEST or syllable is None or not (word.isascii() and word.isalpha()):
        return word
    start = max(syllable.end(), 3)
    plain = _PICTURE.sub("billed", word)
    root = plain[:start] + _ENDINGS.sub("", plain[start:])
    if len(root) > start and root[-1] == "s" and root[-2] in _BEFORE_S:
        root = root[:-1]
    if len(root) > start and root.endswith(_PAIRS):
        root = root[:-1]
    if len(root) > start and root[-1] == root[-2] and root[-1] not in _VOWELS:
        root = root[:-1]
    return _mended(root)


def _mended(root: str) -> str:
    if root.endswith("kursus"):
        return root[:-3]
    if root[-1] == "r" and root[-2] in _BEFORE_R:
        return root[:-1]
    return _BEFORE_L.sub(r"\1el", root) if root[-1] == "l" else root


def expression(text: str) -> str:
    """What an expression of one word or more is known by: the stems of its words."""
    return " ".join(stem(fold(word)) for word in words(text))
