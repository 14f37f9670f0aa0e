"""Danish compounds and their parts: `jobpakkeambassadør` is job, pakke and ambassadør.

In: the words of the site, and a list of simple words that compounds are made of. Out: where a word
is split, if it is made of several. Both sides of a split are known: words of the list, words of the
site, or what stands at that end of several other words (`-medhjælper`, `jobpakke-`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from generator.search import word_lists
from generator.search.words import SMALL, fold, stem

_SHORTEST: Final = 6
_SHORTEST_PART: Final = 3
_OFTEN: Final = 3
_NO_FIRST: Final = frozenset(map(fold, word_lists.NO_FIRST.split()))
_NO_LAST: Final = frozenset(map(fold, word_lists.NO_LAST.split()))
# These endings take an s when another word follows, and hardly ever otherwise.
_SEAM: Final = re.compile(r"(\w{2,}(?:ing|hed|tion|sion|itet|skab|dom|else)s)(\w{4,})")


class Splitter:
    """Where the words of a site are split.

    Words are folded, and only their stems are looked at, since the endings of a compound are those
    of its last part.
    """

    def __init__(self, words: Iterable[str]) -> None:
        lines = (line for line in word_lists.SIMPLE.splitlines() if not line.startswith("#"))
        listed = {fold(word) for line in lines for word in line.split()}
        used = {fold(word) for word in set(words)}
        used = {word for word in used if word.isalpha() and len(word) > _SHORTEST_PART}
        self._simple = {stem(word) for word in listed}
        self._forms = (listed | used) - _NO_FIRST
        self._stems = (self._simple | {stem(word) for word in used}) - _NO_LAST
        self._learn({stem(word) for word in used} - self._simple)
        self._found: dict[str, tuple[str, ...]] = {}

    def _learn(self, stems: Iterable[str]) -> None:
        """Take what stands before, or behind, several known words for a word as well."""
        firsts: defaultdict[str, set[str]] = defaultdict(set)
        lasts: defaultdict[str, set[str]] = defaultdict(set)
        for word in stems:
            for left, right in _cuts(word):
                if self._is_first(left) and len(right) > _SHORTEST_PART:
                    lasts[right].add(left)
                elif right in self._stems and len(left) > _SHORTEST_PART:
                    firsts[left].add(right)
        known = {*lasts, *self._stems}
        new = {one for one, before in lasts.items() if len(before) >= _OFTEN}
        # What seems to begin with s is mostly a word with the s that links it to the one before.
        self._stems |= {one for one in new if one[0] != "s" or one[1:] not in known} - _NO_LAST
        self._forms |= {one for one, behind in firsts.items() if len(behind) >= _OFTEN} - _NO_FIRST

    def _is_first(self, left: str) -> bool:
        """Whether a word may begin with this: a known word, at choice with a linking s or e."""
        shorter = left[:-1]
        if left in self._forms or (left[-1] in "se" and shorter in self._forms):
            return True
        return left[-1] == "s" and len(shorter) > _SHORTEST_PART and shorter in self._stems

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a stem, in order; the word alone where it is no compound."""
        if word not in self._found:
            self._found[word] = self._parts(word)
        return self._found[word]

    def _parts(self, word: str) -> tuple[str, ...]:
        """Two known words as near the middle as can be; or what ends in a known word."""
        if len(word) < _SHORTEST or word in self._simple or word in SMALL or not word.isalpha():
            return (word,)
        whole = [cut for cut in _cuts(word) if cut[1] in self._stems and self._is_first(cut[0])]
        if whole:
            left, right = max(whole, key=lambda cut: min(map(len, cut)) + (cut[1] in self._simple))
            return (*self._first(left), *self.split(right))
        for left, right in _cuts(word, _SHORTEST_PART + 1):
            first = self._first(left) if right in self._stems else (left,)
            if len(first) > 1:
                return (*first, *self.split(right))
            last = self.split(right) if self._is_first(left) else (right,)
            if len(last) > 1:
                return (left, *last)
        seam = _SEAM.fullmatch(word)
        return (*self._first(seam[1]), seam[2]) if seam else (word,)

    def _first(self, left: str) -> tuple[str, ...]:
        """The parts of what a compound begins with, which keeps the letter that links it."""
        if stem(left) in self._simple:
            return (left,)
        for whole in (left, left[:-1]) if left[-1] in "se" else (left,):
            firsts = self.split(stem(whole))[:-1]
            before = "".join(firsts)
            if before and left.startswith(before):
                return (*firsts, left.removeprefix(before))
        return (left,)


def _cuts(word: str, least: int = _SHORTEST_PART) -> Iterator[tuple[str, str]]:
    for cut in range(least, len(word) - least + 1):
        yield word[:cut], word[cut:]
