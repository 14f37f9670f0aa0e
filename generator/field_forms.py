"""How a field is written: the form that its value has, told once.

In: nothing. Out: the marks that the types of fields bear. Who reads a field and who explains it -
the templates of new records, the schemas, the field guide - ask the same mark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema


class Form(Enum):
    """What an editor writes in a field."""

    LINE = "line"
    PROSE = "prose"
    YES_NO = "yes-no"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    PARTIAL_DATE = "partial-date"
    CLOCK = "clock"
    CHOICE = "choice"
    SLUG = "slug"
    WEB_ADDRESS = "web-address"
    MAIL = "mail"
    TARGET = "target"
    REFERENCE = "reference"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Except:
    """Words of a closed list that records of other kinds may use; a rule tells who may."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """A field that a record must have when another field, `key`, holds one of the `words`.

    It tells people beforehand; the model refuses the record, in its own words.
    """

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A field that is read by one function, from the editor's text to its value.

    It does what pydantic's PlainValidator does, without the schema for writing values back, which
    nobody needs and which took half the time of building the models. The whole value matches
    `pattern` where there is one, and has at most `longest` letters; the function asks for more.
    """

    function: Callable[[object], object]
    form: Form
    pattern: str = ""
    longest: int | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """The function, and nothing else."""
        del source, handler
        return core_schema.no_info_plain_validator_function(self.function)
