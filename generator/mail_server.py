"""The server that mails leave through, and who they are from: settings from outside the project.

In: names and values, from the environment or a file. Out: a `MailServer`, or every fault at once.
They stand in no file of the project, for the project's files are public and a password is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from enum import StrEnum
from typing import Final

from generator import danish
from generator.mail_list import mail_address
from generator.markdown_addresses import quoted

_HOST, _PORT, _SECURITY = "VIP2_SMTP_HOST", "VIP2_SMTP_PORT", "VIP2_SMTP_SECURITY"
_USER, _PASSWORD, _SENDER = "VIP2_SMTP_USER", "VIP2_SMTP_PASSWORD", "VIP2_SMTP_SENDER"
_BY_MAIL, _BY_WEB = "VIP2_UNSUBSCRIBE_MAIL", "VIP2_UNSUBSCRIBE_URL"
NAMES: Final = (_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _SENDER, _BY_MAIL, _BY_WEB)
"""The settings that there are, in the environment and in the file."""

_LOCAL: Final = {"localhost", "127.0.0.1", "::1"}
_SLOT: Final = "{adresse}"
_MOST_PORTS: Final = 65535
_QUOTED: Final = re.compile(r"""^(["'])(.*)\1$""")


class Security(StrEnum):
    """How the way to the server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "ingen"


_USUAL_PORT: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes mails, and what stands in every mail that it is given."""

    host: str
    port: int
    security: Security
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)
    by_mail: str = ""
    by_web: str = ""

    def unsubscribe(self, address: str) -> tuple[str, ...]:
        """The addresses at which a recipient can leave the list."""
        # Of what a mail address may hold here, only these two mean something else in a web address.
        written = address.replace("+", "%2B").replace("@", "%40")
        web = (self.by_web.replace(_SLOT, written),) if self.by_web else ()
        return (*web, f"mailto:{self.by_mail}?subject=Afmeld") if self.by_mail else web

    @property
    def words(self) -> str:
        """The server as a person reads it."""
        secret = {
            Security.STARTTLS: "krypteret med STARTTLS",
            Security.TLS: "krypteret med TLS",
            Security.NONE: "uden kryptering",
        }
        return f"{self.host}, port {self.port}, {secret[self.security]}"


def values_in(text: str) -> Mapping[str, str]:
    """The values of a file of lines `NAVN=værdi`; lines that begin with # are remarks."""
    lines = (line.strip() for line in text.splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): _QUOTED.sub(r"\2", value.strip()) for name, _, value in pairs}


def read(values: Mapping[str, str]) -> tuple[MailServer | None, tuple[str, ...]]:
    """The server, and no faults; or none, and every fault in a sentence."""
    given = {name: values[name] for name in NAMES if values.get(name)}
    faults = tuple(_faults(given))
    if faults:
        return None, faults
    security = _security(given)
    return MailServer(
        host=given[_HOST],
        port=int(given.get(_PORT, _USUAL_PORT[security])),
        security=security,
        sender=_sender(given[_SENDER]),
        user=given.get(_USER, ""),
        password=given.get(_PASSWORD, ""),
        by_mail=given.get(_BY_MAIL, ""),
        by_web=given.get(_BY_WEB, ""),
    ), ()


def unknown(values: Mapping[str, str]) -> Iterator[str]:
    """A fault for each name in a file that is no setting."""
    for name in sorted(set(values) - set(NAMES)):
        near = danish.nearest(name, NAMES)
        yield f"indstillingen {quoted(name)} findes ikke" + (f"; mente du {near}?" if near else "")


def _faults(given: Mapping[str, str]) -> Iterator[str]:
    for name, example in ((_HOST, "smtp.eksempel.dk"), (_SENDER, "VIP2 <nyhedsbrev@eksempel.dk>")):
        if name not in given:
            yield f"{name} mangler; skriv fx {name}={example}"
    for name, value in given.items():
        if not value.isprintable():
            yield f"{name} har et tegn, som ikke kan ses"
        elif name in {_USER, _PASSWORD} and not value.isascii():
            # smtplib sends no other letters, and servers do not agree on how they are written.
            yield f"{name} har et tegn, som mailservere ikke forstår; brug kun a-z, tal og tegn"
    yield from _faults_of_way(given)
    sender = given.get(_SENDER, "")
    if sender and mail_address(sender) is None:
        yield f"{_SENDER}: {quoted(sender)} er ikke en mailadresse; skriv fx navn@eksempel.dk"
    by_mail, by_web = given.get(_BY_MAIL, ""), given.get(_BY_WEB, "")
    if by_mail and mail_address(by_mail) != by_mail:
        yield f"{_BY_MAIL}: {quoted(by_mail)} er ikke en mailadresse"
    if by_web and not re.fullmatch(r"https://[!#-;=?-~]+", by_web):
        yield f"{_BY_WEB}: {quoted(by_web)} er ikke en adresse, der begynder med https://"
    elif by_web and _SLOT not in by_web:
        yield f"{_BY_WEB} siger ikke, hvor modtageren skal stå; skriv {_SLOT} det sted i adressen"


def _faults_of_way(given: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with port, secrecy and password."""
    port, host = given.get(_PORT, "25"), given.get(_HOST, "")
    if not (port.isdecimal() and port.isascii() and 0 < int(port) <= _MOST_PORTS):
        yield f"{_PORT}: {quoted(port)} er ikke en port; skriv fx 587"
    if given.get(_SECURITY, Security.STARTTLS) not in set(Security):
        found = quoted(given[_SECURITY])
        yield f"{_SECURITY}: {found} kendes ikke; skriv {danish.listed(Security, 'eller')}"
    elif _security(given) is Security.NONE and _PASSWORD in given and host not in _LOCAL:
        yield f"kodeordet må ikke sendes ukrypteret; skriv {_SECURITY}={Security.STARTTLS}"
    if (_USER in given) != (_PASSWORD in given):
        yield f"{_USER} og {_PASSWORD} hører sammen; skriv begge eller ingen af dem"


def _security(given: Mapping[str, str]) -> Security:
    """As it is set; otherwise STARTTLS, but none on this very machine."""
    local = given.get(_HOST) in _LOCAL
    return Security(given.get(_SECURITY, Security.NONE if local else Security.STARTTLS))


def _sender(written: str) -> Address:
    name, _, _ = written.rpartition("<")
    return Address(name.strip().strip('"'), addr_spec=mail_address(written))
