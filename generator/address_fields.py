"""Fields that hold addresses: of records, of pages on the web, of people's mail.

In and out as in `generator.fields`.
"""

from __future__ import annotations

import re
from typing import Annotated

from generator.field_forms import Form, Read
from generator.fields import as_line, fault, one_value
from generator.kinds import SCHEMES
from generator.markdown_addresses import canonical, link_flaw, quoted

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_SLUG = 80
MAIL = r"([\w.+-]+)@((?:[\w-]+\.)+[a-zA-Z]{2,})"
_WEB = r"https?://.*"
_TARGET = rf"({'|'.join(sorted(SCHEMES))}):.+"


def as_slug(value: object) -> str:
    """The id as it was written; a fault where it cannot stand in an address."""
    text = one_value(value)
    if not re.fullmatch(SLUG, text) or len(text) > LONGEST_SLUG:
        raise fault(
            "ugyldig-adresse",
            f"{quoted(text)} kan ikke bruges i en adresse",
            "brug kun små bogstaver a-z, tal og bindestreg (æ = ae, ø = oe, å = aa)",
        )
    return text


Slug = Annotated[str, Read(as_slug, Form.SLUG, SLUG, LONGEST_SLUG)]


def as_path(value: object) -> str:
    """The path as it was written; a fault where a step of it cannot stand in an address."""
    text = one_value(value)
    for part in text.split("/"):
        as_slug(part)
    return text


SlugPath = Annotated[str, Read(as_path, Form.SLUG, rf"{SLUG}(/{SLUG})*")]


def _as_web_address(value: object) -> str:
    text = one_value(value)
    flaw = link_flaw(text, frozenset())
    if flaw and (flaw.code == "lokal-sti" or re.match(r"https?:", text)) and not flaw.warning:
        raise fault(flaw.code, flaw.message, flaw.remedy)
    if not re.fullmatch(_WEB, text):
        raise fault(
            "ugyldig-webadresse",
            f"{quoted(text)} er ikke en webadresse",
            "skriv hele adressen, fx https://star.dk/",
        )
    return canonical(text)


WebAddress = Annotated[str, Read(_as_web_address, Form.WEB_ADDRESS, _WEB)]


def _as_mail(value: object) -> str:
    text = one_value(value)
    match = re.fullmatch(MAIL, text, re.ASCII)
    if not match:
        raise fault(
            "ugyldig-mailadresse",
            f"{quoted(text)} er ikke en mailadresse",
            "skriv fx navn@eksempel.dk",
        )
    return f"{match[1]}@{match[2].lower()}"


Mail = Annotated[str, Read(_as_mail, Form.MAIL, MAIL)]


def _as_target(value: object) -> str:
    text = as_line(value)
    if not re.fullmatch(_TARGET, text):
        raise fault(
            "ugyldigt-link",
            f"{quoted(text)} er ikke en henvisning til en side i portalen",
            "skriv fx metode:trappemodellen eller side:om",
        )
    return text


Target = Annotated[str, Read(_as_target, Form.TARGET, _TARGET)]
