"""Words that mean the same to those who search."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import danish, kinds
from generator.fields import Line, fault, field
from generator.kinds import Kind
from generator.models.record import Record
from generator.search.words import expression


class Synonym(Record):
    """Et synonym: expressions that mean the same to those who search, or that lead to others."""

    kind: ClassVar[Kind] = kinds.SYNONYM

    expressions: tuple[Line, ...] = field(
        "ord",
        "Ord",
        "Ord og udtryk, der betyder det samme: søger man på det ene, finder man også de andre.",
        example="[postbud, postarbejder]",
        min_length=1,
    )
    leads_to: tuple[Line, ...] = field(
        "finder_også",
        "Finder også",
        "Ord, som de også finder. Det gælder ikke den anden vej.",
        default=(),
        example="[mentorordning]",
    )

    @property
    def name(self) -> str:
        """The expressions that mean the same."""
        return danish.listed(self.expressions)

    @model_validator(mode="after")
    def _says_something(self) -> Synonym:
        if len(self.expressions) + len(self.leads_to) == 1:
            raise fault(
                "synonym-til-intet",
                f"»{self.expressions[0]}« står alene",
                "skriv mindst ét ord mere under »ord« eller »finder_også«",
                at="ord",
            )
        return self

    @model_validator(mode="after")
    def _words_differ(self) -> Synonym:
        known: dict[str, str] = {}
        for written in (*self.expressions, *self.leads_to):
            same = known.setdefault(expression(written), written)
            if same is not written:
                raise fault(
                    "synonym-er-samme-ord",
                    f"søgningen kender i forvejen »{written}« og »{same}« som samme ord",
                    "slet det ene; bøjninger og stavemåder skal ikke stå her",
                    at="ord" if written in self.expressions else "finder_også",
                )
        return self
