"""A mail server of the tests' own: what it takes, how it answers, and a death at a chosen moment.

It speaks real SMTP on this machine. `received` is what an owner of a server would call its log.
"""

from __future__ import annotations

import os
import signal
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 OK"


class Moment(StrEnum):
    """When the sender is killed, seen from the mail that it is at."""

    BETWEEN = "after one recipient, before the next"
    UNTAKEN = "while the server has the mail, but has not taken it"
    TAKEN = "when the server has taken the mail, but not said so"


@dataclass(frozen=True)
class Received:
    """A mail that the server has taken."""

    to: str
    message_id: str
    data: bytes


@dataclass
class Office:
    """A server that takes mails, and what is known of it.

    `answers` are what it says to a recipient instead of OK, one after the other; `late` the same to
    the mail itself. `death` is the number of mails taken, and the moment after it, at which it
    kills `sender`. `drops` are the recipients at whose mail it hangs up, once each.
    """

    host: str = "127.0.0.1"
    port: int = 0
    received: list[Received] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    late: dict[str, list[str]] = field(default_factory=dict)
    drops: set[str] = field(default_factory=set)
    death: tuple[int, Moment] | None = None
    sender: int = 0
    connections: int = 0

    @property
    def environment(self) -> Mapping[str, str]:
        """The settings by which mails come here."""
        return {
            "VIP2_SMTP_HOST": self.host,
            "VIP2_SMTP_PORT": str(self.port),
            "VIP2_SMTP_SENDER": "VIP2 på prøve <nyhedsbrev@eksempel.dk>",
        }

    @property
    def addresses(self) -> list[str]:
        """To whom it has taken mails, in order."""
        return [one.to for one in self.received]

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, found: list[str]
    ) -> list[str]:
        """Count the connections."""
        del server, envelope
        session.host_name = hostname
        self.connections += 1
        return found

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """A mail begins."""
        del server, session, options
        self._killed(Moment.BETWEEN)
        envelope.mail_from = address
        return OK

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Its recipient is named."""
        del session, options
        if self.answers.get(address):
            return self.answers[address].pop(0)
        if f"rcpt {address}" in self.drops:
            self.drops.remove(f"rcpt {address}")
            _hang_up(server)
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The mail itself has come."""
        del session
        (to,) = envelope.rcpt_tos
        if self.late.get(to):
            return self.late[to].pop(0)
        if self._killed(Moment.UNTAKEN):
            return OK
        data = envelope.original_content or b""
        found = next(line for line in data.splitlines() if line.startswith(b"Message-ID: "))
        self.received.append(Received(to, found.decode().removeprefix("Message-ID: "), data))
        self._killed(Moment.TAKEN)
        if to in self.drops:
            self.drops.remove(to)
            _hang_up(server)
        return OK

    def _killed(self, moment: Moment) -> bool:
        """Kill the sender, if its time has come."""
        due = bool(self.sender) and self.death == (len(self.received), moment)
        if due:
            os.kill(self.sender, signal.SIGKILL)
            self.sender = 0
        return due


def _hang_up(server: SMTP) -> None:
    assert server.transport
    server.transport.close()


@contextmanager
def open_office(
    certificate: trustme.LeafCert | None = None, login: Mapping[str, str] | None = None
) -> Iterator[Office]:
    """A server that takes mails while the block runs; with a certificate, only in secret."""
    office = Office()
    with socket.socket() as free:
        free.bind((office.host, 0))
        office.port = free.getsockname()[1]
    secret: dict[str, Any] = {}
    if certificate and login:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate.configure_cert(context)
        wanted = (login["VIP2_SMTP_USER"], login["VIP2_SMTP_PASSWORD"])
        secret = {"tls_context": context, "require_starttls": True, "auth_required": True}
        secret["authenticator"] = lambda *asked: _judged(asked[-1], wanted)
    controller = Controller(office, hostname=office.host, port=office.port, **secret)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def _judged(given: LoginPassword, wanted: tuple[str, str]) -> AuthResult:
    same = (given.login.decode(), given.password.decode()) == wanted
    return AuthResult(success=same, handled=False)
