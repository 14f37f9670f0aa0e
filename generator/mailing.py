"""Sending a newsletter: one mail a recipient, at a pace, with every step in the ledger.

In: a mail, a server, recipients and a ledger. Out: a tally. Nobody gets two: a recipient whose mail
may have been taken is never tried again here. Whoever was turned away for the time being is tried
again at the end; a lost connection is made anew.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from generator import clock, mail_draft
from generator.mail_draft import Envelope, Mail
from generator.mail_ledger import Ledger, Step
from generator.mail_list import Recipient
from generator.mail_server import MailServer, Security

_PATIENCE: Final = 60.0  # seconds that a server may take to answer
_ROUNDS: Final = 3  # of those who are turned away for the time being
_CONNECTIONS: Final = 4  # attempts in a row to reach the server
_REFUSALS: Final = 10  # in a row, after which the fault is hardly the recipients'
_BLINK: Final = 0.2  # seconds, the longest wait without looking whether to stop
_OK: Final = range(200, 300)
_FOR_NOW: Final = range(400, 500)
_CLOSING: Final = 421


class ServerError(Exception):
    """Nothing more can be sent; the message says why, in Danish."""


class _LostError(Exception):
    """The connection is gone, and the server cannot have taken the mail."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many mails a minute, and how many seconds before something is tried again."""

    per_minute: int
    pause: float


@dataclass(slots=True)
class Tally:
    """What became of the recipients of a run; those who are in none of the lists were not reached.

    `stopped` is set where somebody asked for it, `failure` where nothing more could be sent.
    """

    sent: int = 0
    refused: list[tuple[Recipient, str]] = field(default_factory=list)
    put_off: list[tuple[Recipient, str]] = field(default_factory=list)
    uncertain: list[Recipient] = field(default_factory=list)
    stopped: bool = False
    failure: str = ""


def send(
    mail: Mail,
    server: MailServer,
    recipients: Sequence[Recipient],
    ledger: Ledger,
    pace: Pace,
    told: Callable[[], None] = lambda: None,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Send the mail to each of the recipients, who are all to have it.

    `told` is called when something has become of one; `stop` is asked before each. What ends the
    run early stands in the tally.
    """
    return _Round(mail, server, ledger, pace, told, stop).run(recipients)


class _StopError(Exception):
    """Somebody wants the run to end."""


@dataclass(slots=True)
class _Round:
    """A run under way."""

    mail: Mail
    server: MailServer
    ledger: Ledger
    pace: Pace
    told: Callable[[], None]
    stop: Callable[[], bool]
    tally: Tally = field(default_factory=Tally)
    connection: smtplib.SMTP | None = None
    next_at: float = 0.0
    refusals: int = 0

    def run(self, recipients: Sequence[Recipient]) -> Tally:
        """Everybody once, and those who were put off again."""
        waiting = list(recipients)
        try:
            for turn in range(_ROUNDS):
                if turn:
                    self._wait(self.pace.pause)
                self.tally.put_off = []
                for recipient in waiting:
                    self._one(recipient)
                waiting = [recipient for recipient, _ in self.tally.put_off]
                if not waiting:
                    break
        except _StopError:
            self.tally.stopped = True
        except ServerError as fault:
            self.tally.failure = str(fault)
        finally:
            self._hang_up()
        return self.tally

    def _one(self, recipient: Recipient) -> None:
        """Send to one recipient, over a new connection where the old one is lost."""
        self._wait(max(0.0, self.next_at - time.monotonic()))
        self.next_at = time.monotonic() + 60 / self.pace.per_minute
        for attempt in range(_CONNECTIONS):
            if attempt:
                self._wait(self.pace.pause)
            try:
                code, answer = self._handed_over(recipient)
            except _LostError:
                self._hang_up()
                continue
            except OSError:  # smtplib's own faults too: the mail may have been taken, or not
                self._hang_up()
                self.tally.uncertain.append(recipient)
                self.told()
            else:
                self._note(recipient, code, answer)
            return
        message = f"forbindelsen til {self.server.host} går tabt igen og igen"
        raise ServerError(message)

    def _note(self, recipient: Recipient, code: int, answer: str) -> None:
        """Write down what the server said of the mail."""
        said = f"{code} {answer}".strip()
        if code in _FOR_NOW:
            self.ledger.note(recipient, Step.PUT_OFF)
            self.tally.put_off.append((recipient, said))
            return
        if code in _OK:
            self.ledger.note(recipient, Step.SENT)
            self.tally.sent += 1
            self.refusals = 0
        else:
            self.ledger.note(recipient, Step.REFUSED)
            self.tally.refused.append((recipient, said))
            self.refusals += 1
        self.told()
        if self.refusals == _REFUSALS:
            message = f"serveren har afvist {_REFUSALS} mails i træk, sidst med: {said}"
            raise ServerError(message)

    def _handed_over(self, recipient: Recipient) -> tuple[int, str]:
        """The server's answer to the mail.

        Raises _LostError where the mail cannot have been taken, OSError where nobody knows.
        """
        message = self._message(recipient)
        connection = self._connected()
        try:
            code, answer = self._announced(connection, recipient)
        except OSError as lost:
            raise _LostError from lost
        if code == _CLOSING:
            raise _LostError
        if code not in _OK:
            return code, _words(answer)
        self.ledger.note(recipient, Step.BEGUN)
        try:
            code, answer = connection.data(message)
        except smtplib.SMTPDataError as refused:  # before the mail itself was sent
            return refused.smtp_code, _words(refused.smtp_error)
        return code, _words(answer)

    def _announced(self, connection: smtplib.SMTP, recipient: Recipient) -> tuple[int, bytes]:
        """The server's answer to the sender and the recipient, before the mail itself."""
        code, answer = connection.mail(self.server.sender.addr_spec)
        if code not in _OK and code not in _FOR_NOW:
            message = f"{self.server.host} godtager ikke afsenderen: {code} {_words(answer)}"
            raise ServerError(message)
        if code in _OK:
            code, answer = connection.rcpt(recipient.address)
        if code not in _OK and code != _CLOSING:
            connection.rset()
        return code, answer

    def _message(self, recipient: Recipient) -> bytes:
        """The mail as the recipient gets it."""
        envelope = Envelope(
            sender=self.server.sender,
            to=recipient.address,
            part=self.ledger.part(recipient),
            date=clock.now(),
            unsubscribe=self.server.unsubscribe(recipient.address),
            one_click=bool(self.server.by_web),
        )
        return mail_draft.addressed(self.mail, envelope)

    def _connected(self) -> smtplib.SMTP:
        """The connection to the server, made anew where there is none."""
        reason: OSError | None = None
        for attempt in range(_CONNECTIONS):
            if self.connection is not None:
                break
            if attempt:
                self._wait(self.pace.pause)
            try:
                self.connection = _connect(self.server)
            except smtplib.SMTPAuthenticationError as refused:
                message = f"{self.server.host} godtager ikke brugernavn og kodeord"
                raise ServerError(message) from refused
            except smtplib.SMTPNotSupportedError as missing:
                message = f"{self.server.host} kan ikke det, der kræves ({missing})"
                raise ServerError(message) from missing
            except ssl.SSLCertVerificationError as untrusted:
                message = f"certifikatet fra {self.server.host} kan ikke godkendes"
                raise ServerError(message) from untrusted
            except OSError as fault:
                reason = fault
        if self.connection is None:
            message = f"{self.server.host} kan ikke nås ({reason})"
            raise ServerError(message)
        return self.connection

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stop():
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, _BLINK))
        raise _StopError

    def _hang_up(self) -> None:
        if self.connection is not None:
            with suppress(OSError):
                self.connection.quit()
            self.connection.close()
        self.connection = None


def _connect(server: MailServer) -> smtplib.SMTP:
    """A connection that is as secret as was asked for, and logged in where there is a user."""
    # Without a context of its own, smtplib would trust any certificate.
    context = ssl.create_default_context() if server.security is not Security.NONE else None
    way = (server.host, server.port, server.sender.domain)
    if server.security is Security.TLS:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(*way, timeout=_PATIENCE, context=context)
    else:
        connection = smtplib.SMTP(*way, timeout=_PATIENCE)
    try:
        connection.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _words(answer: bytes | str) -> str:
    """What the server said, on one line."""
    text = answer if isinstance(answer, str) else answer.decode("utf-8", "replace")
    return " ".join(text.split())
