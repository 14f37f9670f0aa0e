"""What may be typed behind an option; each type says in Danish how it is written.

In: the words of the command line. Out: values, or wrong use.
"""

from __future__ import annotations

import datetime

import click

from generator import danish


class DayType(click.ParamType[datetime.date]):
    """A day as 2026-11-22."""

    name = "dato"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """The day; says how to write it where it is none."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"»{value}« er ikke en dato; skriv fx 2026-11-22", param, ctx)


class AddressType(click.ParamType[str]):
    """The address that a site is published at."""

    name = "adresse"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The address; says how to write it where it is none."""
        from generator import settings  # noqa: PLC0415 - it reads YAML, and most commands ask none

        if not settings.is_address(str(value)):
            self.fail(
                f"»{value}« er ikke en webadresse; skriv fx https://vip2.example/", param, ctx
            )
        return str(value)


class PortType(click.ParamType[int]):
    """A port of this machine that anybody may listen at."""

    name = "port"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The port; says which there are where it is none."""
        text = str(value)
        if not (text.isdecimal() and text.isascii() and 1024 <= int(text) <= 65535):  # noqa: PLR2004 - said in the message
            self.fail(f"»{value}« er ikke en port; skriv et tal fra 1024 til 65535", param, ctx)
        return int(text)


class WholeType(click.ParamType[int]):
    """A whole number between two others, both included."""

    name = "tal"

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number; says which there are where it is none."""
        text = str(value)
        digits = text.isdecimal() and text.isascii()
        if not (digits and self._least <= int(text) <= self._most):
            span = f"fra {danish.grouped(self._least)} til {danish.grouped(self._most)}"
            self.fail(f"»{value}« går ikke; skriv et tal {span}", param, ctx)
        return int(text)


class WordType(click.ParamType[str]):
    """One of a few words."""

    name = "ord"

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word; says which there are where it is none of them."""
        text = str(value)
        if text not in self._words:
            self.fail(f"»{text}« går ikke; skriv {danish.listed(self._words, 'eller')}", param, ctx)
        return text


as_of = click.option(
    "--today", type=DayType(), metavar="DATO", help="Som om det var denne dag (2026-11-22)."
)
"""The option for another day than today, as commands share it."""

published_at = click.option(
    "--base-url",
    type=AddressType(),
    metavar="ADRESSE",
    help="Hjemmesidens adresse i stedet for den i mkdocs.yml.",
)
"""The option for another address than that of mkdocs.yml, as commands share it."""
