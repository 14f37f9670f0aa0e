"""What may stand in a field: the types that the models are built of, with their Danish faults.

In: the text of a value as the editor wrote it (`Written` knows whether it stood in quotes). Out: a
typed value, or a `PydanticCustomError` whose message is Danish and whose context holds `remedy`,
what to write instead.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Generic, Self, TypeVar, get_args

from pydantic import Field, GetCoreSchemaHandler, StringConstraints
from pydantic.functional_validators import BeforeValidator
from pydantic_core import PydanticCustomError, core_schema

from generator import dates, markdown, person_numbers
from generator.field_forms import Form, Read
from generator.kinds import SCHEMES
from generator.markdown_addresses import quoted

if TYPE_CHECKING:
    from generator.models.record import Record

R_co = TypeVar("R_co", bound="Record", covariant=True)

_TRUTH = frozenset({"yes", "no", "on", "off", "true", "false", "y", "n"})
_NUMBER = re.compile(r"[-+]?[.,]?[0-9][0-9.,]*")
LONGEST_SUMMARY = 300
_WHOLE = r"[0-9]{1,9}"
_DECIMAL = r"-?[0-9]{1,9}(\.[0-9]{1,6})?"
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_YES_NO = {"ja": True, "nej": False, "true": True, "false": False}


class Written(str):
    """A value's text together with whether it stood without quotes."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, text: str, *, plain: bool) -> Self:
        """The text, marked as `plain` where it stood without quotes."""
        written = super().__new__(cls, text)
        written.plain = plain
        return written


def fault(
    code: str, message: str, remedy: str = "", *, at: str = "", instead: str | None = None
) -> PydanticCustomError:
    """A fault in the editor's words, for a validator to raise; a model says `at` which field.

    A field of a field is named by both: `gentages.undtagen`. `instead` is the value that can only
    have been meant.
    """
    context = {"message": message, "remedy": remedy, "at": at, "instead": instead}
    return PydanticCustomError(code, "{message}", context)


def field(
    key: str,
    title: str,
    explanation: str,
    *,
    example: str = "",
    default: Any = ...,
    **rules: Any,
) -> Any:
    """A field of a model: its Danish key, its name and help for people, an example to paste."""
    return Field(
        default,
        alias=key,
        title=title,
        description=explanation,
        examples=[example] if example else None,
        **rules,
    )


def one_value(value: object) -> str:
    """The text of a field that takes one value; a list, or fields below it, are a fault."""
    if value is None:
        raise fault("mangler-vaerdi", "her mangler en værdi", "skriv den, eller slet linjen")
    if not isinstance(value, str):
        raise fault("forkert-type", "her skal stå én værdi", "skriv værdien på samme linje")
    text = value.strip()
    if not text:
        raise fault("mangler-vaerdi", "her mangler en værdi", "skriv den, eller slet linjen")
    if "\n" in text:
        raise fault("flere-linjer", "her skal stå én værdi på én linje", "fjern linjeskiftet")
    return text


def _as_text(value: object) -> str:
    if value is None:
        raise fault("mangler-vaerdi", "her mangler en tekst", "skriv den, eller slet linjen")
    if isinstance(value, dict):
        message = "her skal stå en tekst, men den bliver læst som felter"
        raise fault("forkert-type", message, "sæt anførselstegn om teksten, hvis den har et kolon")
    if not isinstance(value, str):
        raise fault("forkert-type", "her skal stå en tekst", "skriv teksten på samme linje")
    if isinstance(value, Written) and value.plain:
        if value.lower() in _TRUTH:
            raise fault(
                "tekst-uden-anfoerselstegn",
                f"»{value}« bliver læst som ja eller nej",
                f'sæt anførselstegn om: "{value}"',
                instead=f'"{value}"',
            )
        if _NUMBER.fullmatch(value):
            raise fault(
                "tekst-uden-anfoerselstegn",
                f"her skal stå en tekst, men »{value}« er et tal",
                f'sæt anførselstegn om, hvis det er meningen: "{value}"',
            )
    return str(value)


def as_line(value: object) -> str:
    """A text on one line, without the spaces around it and without a person's number."""
    text = _as_text(value)
    if {"\n", "\r"} & {*text.strip()}:
        raise fault("flere-linjer", "teksten skal stå på én linje", "fjern linjeskiftet")
    if person_numbers.CPR.search(text):
        flaw = person_numbers.FLAW
        raise fault(flaw.code, flaw.message, flaw.remedy)
    return text.strip()


# The lengths are asked of what `as_line` returns, so they stand before it.
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), BeforeValidator(as_line)]
Summary = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_SUMMARY), BeforeValidator(as_line)
]


def _as_yes_no(value: object) -> bool:
    text = one_value(value)
    if text.lower() not in _YES_NO:
        raise fault(
            "ikke-ja-eller-nej", f"{quoted(text)} er hverken ja eller nej", "skriv ja eller nej"
        )
    return _YES_NO[text.lower()]


YesNo = Annotated[bool, Read(_as_yes_no, Form.YES_NO, "|".join(_YES_NO))]


def _as_whole(value: object) -> int:
    text = one_value(value)
    _no_thousands_point(text, whole=True)
    if not re.fullmatch(_WHOLE, text):
        raise fault("ikke-et-tal", f"{quoted(text)} er ikke et helt tal", "skriv kun cifre, fx 130")
    return int(text)


Whole = Annotated[int, Read(_as_whole, Form.WHOLE, _WHOLE)]


def _no_thousands_point(text: str, *, whole: bool = False) -> None:
    """In a field for whole numbers a point cannot part off decimals."""
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+", text):
        bare = text.replace(".", "")
        raise fault(
            "tal-med-punktum",
            f"{quoted(text)} har punktum mellem tusinderne",
            f"skriv {bare}",
            instead=bare if whole else None,
        )


def _as_number(value: object) -> Decimal:
    text = one_value(value)
    if re.fullmatch(r"-?[0-9]{1,3}(\.?[0-9]{3})*,[0-9]+", text):
        meant = text.replace(".", "").replace(",", ".")
        raise fault(
            *("decimalkomma", f"{quoted(text)} har decimalkomma", f"skriv {meant}"), instead=meant
        )
    _no_thousands_point(text)
    if not re.fullmatch(_DECIMAL, text):
        raise fault(
            "ikke-et-tal", f"{quoted(text)} er ikke et tal", "skriv kun cifre, fx 38 eller 12.5"
        )
    return Decimal(text)


Number = Annotated[Decimal, Read(_as_number, Form.NUMBER, _DECIMAL)]


def _as_partial_date(value: object) -> dates.PartialDate:
    text = one_value(value)
    try:
        return dates.parse(text)
    except ValueError:
        meant = dates.suggestion(text)
        raise _date_fault(text, meant, "skriv fx 2010, 2010-05 eller 2010-05-31") from None


def _as_day(value: object) -> datetime.date:
    text = one_value(value)
    try:
        date = dates.parse(text)
    except ValueError:
        meant = dates.suggestion(text)
        whole = meant if meant and dates.parse(meant).day else None
        raise _date_fault(text, whole, "skriv fx 2010-05-31") from None
    if not date.day:
        raise fault("ugyldig-dato", f"{quoted(text)} mangler dagen", "skriv fx 2010-05-31")
    return date.first


def _date_fault(text: str, meant: str | None, otherwise: str) -> PydanticCustomError:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text):
        return fault("ugyldig-dato", f"datoen {quoted(text)} findes ikke", otherwise)
    if meant and dates.has_clock(text):
        message = f"{quoted(text)} har et klokkeslæt, men her skal kun stå en dato"
        return fault("ugyldig-dato", message, f"skriv {meant}; klokken har sit eget felt")
    return fault(
        "ugyldig-dato",
        f"{quoted(text)} er ikke en dato, som den skal skrives",
        f"skriv {meant}" if meant else otherwise,
        instead=meant,
    )


PartialDate = Annotated[dates.PartialDate, Read(_as_partial_date, Form.PARTIAL_DATE, dates.FORM)]
Day = Annotated[datetime.date, Read(_as_day, Form.DAY, dates.DAY)]


def _as_clock(value: object) -> str:
    text = one_value(value)
    if not re.fullmatch(_CLOCK, text):
        raise fault(
            "ugyldigt-klokkeslaet", f"{quoted(text)} er ikke et klokkeslæt", "skriv fx 19:00"
        )
    return text


Clock = Annotated[str, Read(_as_clock, Form.CLOCK, _CLOCK)]


def _as_prose(value: object) -> markdown.Prose:
    return markdown.read(_as_text(value), SCHEMES)


Prose = Annotated[markdown.Prose, Read(_as_prose, Form.PROSE)]


class Choice(StrEnum):
    """A field with a closed list of values, in Danish as editors write them."""

    @property
    def label(self) -> str:
        """The value as a visitor reads it."""
        text = self.value.replace("-", " ")
        return text[:1].upper() + text[1:]


class Ref(Generic[R_co]):
    """A reference to a record of one kind, as it was written: its id, or a municipality's name."""

    # Not a dataclass: pydantic would build a schema of its own for one.
    __slots__ = ("target", "written")

    def __init__(self, target: type[R_co], written: str) -> None:
        self.target = target
        self.written = written

    def __eq__(self, other: object) -> bool:
        """The same text for the same kind."""
        if not isinstance(other, Ref):
            return NotImplemented
        return (self.target, self.written) == (other.target, other.written)

    def __hash__(self) -> int:
        return hash((self.target, self.written))

    def __reduce__(self) -> tuple[object, ...]:
        return Ref, (self.target, self.written)

    def __repr__(self) -> str:
        return f"Ref({self.target.__name__}, {self.written!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """A text that becomes a reference; whether its target exists is a rule's business."""
        del handler
        (target,) = get_args(source)

        def refer(value: object) -> Ref[Any]:
            return Ref(target, one_value(value).strip())

        return core_schema.no_info_plain_validator_function(refer)
