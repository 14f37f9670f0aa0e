"""Places: the map of municipalities fits together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.models.places import Municipality
from generator.problems import Problem


def borders_are_mutual(content: Content) -> Iterator[Problem]:
    """A neighbour, or a municipality across a bridge, has the same thing to say of this one."""
    for key, side in (("naboer", "neighbours"), ("broforbindelser", "links")):
        pairs = {
            (here.id, content.find(Municipality.kind, ref.written))
            for _, here in content.of(Municipality)
            for ref in getattr(here, side)
        }
        for entry, here in content.of(Municipality):
            for index, ref in enumerate(getattr(here, side)):
                there = content.entry(Municipality.kind, ref.written)
                if there and (there.record.id, here.id) not in pairs:
                    yield Problem(
                        entry.place((key, index)),
                        "nabo-uden-gensvar",
                        f"{ref.written} nævner ikke {here.title} under »{key}«",
                        f"tilføj {here.title} hos {ref.written}, eller fjern {ref.written} her",
                    )


def tiles_are_taken_once(content: Content) -> Iterator[Problem]:
    """Two municipalities never share a square in the tile map."""
    taken: dict[tuple[int, int], str] = {}
    for entry, municipality in content.of(Municipality):
        square = (municipality.tile.x, municipality.tile.y)
        if square in taken:
            yield Problem(
                entry.place(("felt",)),
                "felt-optaget",
                f"feltet {square[0]}, {square[1]} er optaget af {taken[square]}",
                "vælg et ledigt felt",
            )
        taken.setdefault(square, municipality.title)
