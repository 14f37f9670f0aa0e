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

from pydantic import Field, GetCoreSchemaHandler, PlainValidator, StringConstraints
from pydantic.functional_validators import BeforeValidator
from pydantic_core import PydanticCustomError, core_schema

from generator import dates, markdown
from generator.kinds import SCHEMES

if TYPE_CHECKING:
    from generator.models.record import Record

R_co = TypeVar("R_co", bound="Record", covariant=True)

_TRUTH = frozenset({"yes", "no", "on", "off", "true", "false", "y", "n"})
_NUMBER = re.compile(r"[-+]?[\d.,]+")
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_SLUG = 80
LONGEST_SUMMARY = 300


class Written(str):
    """A value's text together with whether it stood without quotes."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, text: str, *, plain: bool) -> Self:
        """The text, marked as `plain` where it stood without quotes."""
        written = super().__new__(cls, text)
        written.plain = plain
        return written


def fault(code: str, message: str, remedy: str = "") -> PydanticCustomError:
    """A fault of a field in the editor's words, for a validator to raise."""
    return PydanticCustomError(code, "{message}", {"message": message, "remedy": remedy})


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


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise fault("forkert-type", "her skal stå en tekst", "skriv teksten på samme linje")
    if isinstance(value, Written) and value.plain:
        if value.lower() in _TRUTH:
            raise fault(
                "tekst-uden-anfoerselstegn",
                f"»{value}« bliver læst som ja eller nej",
                f'sæt anførselstegn om: "{value}"',
            )
        if _NUMBER.fullmatch(value):
            raise fault(
                "tekst-uden-anfoerselstegn",
                f"her skal stå en tekst, men »{value}« er et tal",
                f'sæt anførselstegn om, hvis det er meningen: "{value}"',
            )
    return str(value)


def _as_line(value: object) -> str:
    text = _as_text(value)
    if "\n" in text.strip():
        raise fault("flere-linjer", "teksten skal stå på én linje", "fjern linjeskiftet")
    return text.strip()


Line = Annotated[str, BeforeValidator(_as_line), StringConstraints(min_length=1, max_length=500)]
Summary = Annotated[
    str, BeforeValidator(_as_line), StringConstraints(min_length=1, max_length=LONGEST_SUMMARY)
]


def _as_slug(value: object) -> str:
    text = str(value)
    if not re.fullmatch(SLUG, text) or len(text) > LONGEST_SLUG:
        raise fault(
            "ugyldig-adresse",
            f"»{text}« kan ikke bruges i en adresse",
            "brug kun små bogstaver a-z, tal og bindestreg (æ = ae, ø = oe, å = aa)",
        )
    return text


Slug = Annotated[str, PlainValidator(_as_slug)]


def _as_path(value: object) -> str:
    for part in str(value).split("/"):
        _as_slug(part)
    return str(value)


SlugPath = Annotated[str, PlainValidator(_as_path)]


def _as_yes_no(value: object) -> bool:
    words = {"ja": True, "nej": False, "true": True, "false": False}
    if str(value).lower() not in words:
        raise fault("ikke-ja-eller-nej", f"»{value}« er hverken ja eller nej", "skriv ja eller nej")
    return words[str(value).lower()]


YesNo = Annotated[bool, PlainValidator(_as_yes_no)]


def _as_whole(value: object) -> int:
    text = str(value)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        raise fault(
            "tal-med-punktum",
            f"»{text}« har punktum mellem tusinderne",
            f"skriv {text.replace('.', '')}",
        )
    if not re.fullmatch(r"\d{1,9}", text):
        raise fault("ikke-et-tal", f"»{text}« er ikke et helt tal", "skriv kun cifre, fx 130")
    return int(text)


Whole = Annotated[int, PlainValidator(_as_whole)]


def _as_number(value: object) -> Decimal:
    text = str(value)
    if re.fullmatch(r"-?\d+,\d+", text):
        raise fault("decimalkomma", f"»{text}« har decimalkomma", f"skriv {text.replace(',', '.')}")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return Decimal(_as_whole(value))
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text):
        raise fault("ikke-et-tal", f"»{text}« er ikke et tal", "skriv kun cifre, fx 38 eller 12.5")
    return Decimal(text)


Number = Annotated[Decimal, PlainValidator(_as_number)]


def _as_partial_date(value: object) -> dates.PartialDate:
    text = str(value)
    try:
        return dates.parse(text)
    except ValueError:
        raise _date_fault(text, "skriv fx 2010, 2010-05 eller 2010-05-31") from None


def _as_day(value: object) -> datetime.date:
    text = str(value)
    try:
        date = dates.parse(text)
    except ValueError:
        raise _date_fault(text, "skriv fx 2010-05-31") from None
    if not date.day:
        raise fault("ugyldig-dato", f"»{text}« mangler dagen", "skriv fx 2010-05-31")
    return date.first


def _date_fault(text: str, otherwise: str) -> PydanticCustomError:
    meant = dates.suggestion(text)
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text):
        return fault("ugyldig-dato", f"datoen »{text}« findes ikke", otherwise)
    return fault(
        "ugyldig-dato",
        f"»{text}« er ikke en dato, som den skal skrives",
        f"skriv {meant}" if meant else otherwise,
    )


PartialDate = Annotated[dates.PartialDate, PlainValidator(_as_partial_date)]
Day = Annotated[datetime.date, PlainValidator(_as_day)]


def _as_clock(value: object) -> str:
    text = str(value)
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise fault("ugyldigt-klokkeslaet", f"»{text}« er ikke et klokkeslæt", "skriv fx 19:00")
    return text


Clock = Annotated[str, PlainValidator(_as_clock)]


def _as_web_address(value: object) -> str:
    text = str(value)
    if not re.fullmatch(r"https?://[^\s/\"<>\\]+\.[^\s\"<>\\]+", text):
        raise fault(
            "ugyldig-webadresse",
            f"»{text}« er ikke en webadresse",
            "skriv hele adressen, fx https://star.dk/",
        )
    return text


WebAddress = Annotated[str, PlainValidator(_as_web_address)]


def _as_mail(value: object) -> str:
    text = str(value)
    match = re.fullmatch(r"([\w.+-]+)@((?:[\w-]+\.)+[a-zA-Z]{2,})", text, re.ASCII)
    if not match:
        raise fault(
            "ugyldig-mailadresse", f"»{text}« er ikke en mailadresse", "skriv fx navn@eksempel.dk"
        )
    return f"{match[1]}@{match[2].lower()}"


Mail = Annotated[str, PlainValidator(_as_mail)]


def _as_prose(value: object) -> markdown.Prose:
    return markdown.read(_as_text(value), SCHEMES)


Prose = Annotated[markdown.Prose, PlainValidator(_as_prose)]


def _as_target(value: object) -> str:
    text = _as_line(value)
    scheme = text.partition(":")[0]
    if scheme not in SCHEMES:
        raise fault(
            "ugyldigt-link",
            f"»{text}« er ikke en henvisning til en side i portalen",
            "skriv fx metode:trappemodellen eller side:om",
        )
    return text


Target = Annotated[str, PlainValidator(_as_target)]


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

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """A text that becomes a reference; whether its target exists is a rule's business."""
        del handler
        (target,) = get_args(source)

        def refer(value: object) -> Ref[Any]:
            if not isinstance(value, str):
                raise fault("forkert-type", "her skal stå én henvisning", "skriv navnet alene")
            return Ref(target, str(value).strip())

        return core_schema.no_info_plain_validator_function(refer)
