"""Words of a text that somebody wants explained, found by what they mean and not by their ending.

In: a text, and the names of each word. Out: where each stands for the first time, and the `Prose`
in which that place is a link to the word. `mentorerne` is the word `mentor`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from generator.markdown import Link, Prose
from generator.markdown_tree import Node, NodeKind
from generator.search.words import fold, stem

Stems: TypeAlias = tuple[str, ...]
Wanted: TypeAlias = Mapping[Stems, str]
"""What to look for, as stems, and the target of the link that each becomes."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’]s)?")
_OWNER: Final = re.compile(r"['’]s$")
# Where a link would be one too many, or is no text at all.
_CLOSED: Final = (
    *(NodeKind.LINK, NodeKind.IMAGE, NodeKind.HEADING, NodeKind.CODE, NodeKind.CODE_BLOCK),
    *(NodeKind.HTML, NodeKind.HTML_BLOCK),
)


@dataclass(frozen=True, slots=True)
class Use:
    """Where a word stands in a line, and the target that belongs to it."""

    start: int
    end: int
    target: str


def stems(name: str) -> Stems:
    """A name as it is compared."""
    return tuple(_stem(word[0]) for word in _WORD.finditer(name))


def first_uses(line: str, wanted: Wanted) -> Iterator[Use]:
    """The first place of each target in a line, from left to right; the longest name wins."""
    if not wanted:
        return
    heads = {name[0] for name in wanted}
    longest = max(map(len, wanted))
    words = [(word.start(), word.end(), _stem(word[0])) for word in _WORD.finditer(line)]
    seen: set[str] = set()
    after = 0
    for place, (start, _, first) in enumerate(words):
        if place < after or first not in heads:
            continue
        for length in range(min(longest, len(words) - place), 0, -1):
            found = words[place : place + length]
            target = wanted.get(tuple(one for *_, one in found))
            if target is not None:
                after = place + length
                if target not in seen:
                    seen.add(target)
                    yield Use(start, found[-1][1], target)
                break


def linked(prose: Prose, wanted: Wanted) -> Prose:
    """The prose with a link at the first place of each target that it does not link to already."""
    targets = {link.target for link in prose.links}
    missing = {name: target for name, target in wanted.items() if target not in targets}
    if not missing:
        return prose
    made: list[Link] = []
    nodes = _linked(prose.nodes, missing, made)
    return replace(prose, parsed=nodes, links=(*prose.links, *made)) if made else prose


def _linked(nodes: Iterable[Node], missing: dict[Stems, str], made: list[Link]) -> tuple[Node, ...]:
    """The nodes in their order; what is linked is taken out of `missing` and put into `made`."""
    found: list[Node] = []
    for node in nodes:
        if node.kind is NodeKind.TEXT:
            found += _in_letters(node, missing, made)
        elif node.kind in _CLOSED or not node.children or _is_task(node):
            found.append(node)
        else:
            found.append(replace(node, children=_linked(node.children, missing, made)))
    return tuple(found)


def _in_letters(node: Node, missing: dict[Stems, str], made: list[Link]) -> Iterator[Node]:
    at = 0
    for use in tuple(first_uses(node.value, missing)):
        letters = node.value[use.start : use.end]
        yield replace(node, value=node.value[at : use.start])
        yield replace(
            node,
            kind=NodeKind.LINK,
            value=use.target,
            children=(replace(node, value=letters),),
        )
        made.append(Link(use.target, letters, node.start, len(letters)))
        for name in [name for name, target in missing.items() if target == use.target]:
            del missing[name]
        at = use.end
    yield replace(node, value=node.value[at:])


def _is_task(node: Node) -> bool:
    """A task is the label of its box, and takes no link."""
    return any(child.kind is NodeKind.TASK for child in node.children)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Capitals tell an abbreviation from a word: `VIP` is not `vip`, but `Mentor` is `mentor`."""
    bare = _OWNER.sub("", word)
    return bare if bare.isupper() and len(bare) > 1 else stem(fold(bare))
