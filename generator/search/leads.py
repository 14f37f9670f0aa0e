"""Which expressions lead to which: synonyms by the editors, and abbreviations of the glossary.

In: the linked site. Out: pairs of an expression and another that is looked for with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product

from generator.models.knowledge import Term
from generator.models.project import Organisation, Project
from generator.models.record import Record
from generator.models.synonyms import Synonym
from generator.search.words import expression
from generator.site import Site


def leads(site: Site) -> Iterator[tuple[str, str]]:
    """The pairs of the site."""
    for group in site.all(Synonym):
        yield from both_ways(group.expressions)
        yield from _pairs(product(group.expressions, group.leads_to))
    named: tuple[Record, ...] = (*site.all(Term), *site.all(Organisation), *site.all(Project))
    for record in named:
        yield from both_ways((record.name, *record.also_called))


def both_ways(expressions: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every expression with every other."""
    return _pairs(permutations(expressions, 2))


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs of which neither holds all the words of the other: those are found anyway."""
    for one, other in pairs:
        words, others = set(expression(one).split()), set(expression(other).split())
        if not (words <= others or others <= words):
            yield one, other
