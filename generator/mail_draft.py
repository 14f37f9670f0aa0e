"""A letter as a mail: the bytes of a draft, and of what one recipient is sent.

In: a letter's two forms. Out: bytes by RFC 5322, the same every time: the boundary is fixed, the
Message-ID comes from the record's id, and no clock is asked. A draft has neither sender, recipient
nor date: the program that opens it sets them, and of most issues only the month is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from generator.models.newsletters import Newsletter
from generator.settings import Settings

# RFC 2045 ends a line of quoted-printable after 76 characters; RFC 5322 asks for 78 at most.
_POLICY: Final = SMTP.clone(max_line_length=76)
# An equals sign before a letter that is no hexadecimal digit stands in no quoted-printable text.
_BOUNDARY: Final = "=_vip2"
_END: Final = b"\r\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """An issue ready to be sent: its name in ids, and the body with both forms, already encoded."""

    name: str
    domain: str
    title: str
    body: bytes

    def message_id(self, part: str) -> str:
        """The id of the mail to one recipient, or of the draft; never that of another issue."""
        return f"<{self.name}.{part}@{self.domain}>"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What differs from one recipient to the next. `part` is the recipient's share of the id.

    `unsubscribe` holds the addresses at which the recipient can say no; where `one_click`, the one
    that begins with https takes a POST by RFC 8058.
    """

    sender: Address
    to: str
    part: str
    date: datetime.datetime
    unsubscribe: tuple[str, ...] = ()
    one_click: bool = False


def mail(settings: Settings, issue: Newsletter, plain: str, html: str) -> Mail:
    """The mail of an issue. Its domain is the one in which the site's ids live."""
    domain = settings.tag.partition(",")[0]
    return Mail(name(issue), domain, issue.title, _body(plain, html))


def name(issue: Newsletter) -> str:
    """What the mail of an issue is called in ids and file names."""
    return f"nyhedsbrev-{issue.id}"


def draft(mail: Mail) -> bytes:
    """The mail as a file that mail programs open for writing: X-Unsent says that it is a draft."""
    head = _head(Subject=mail.title, Message_ID=mail.message_id("kladde"), X_Unsent="1")
    return head + mail.body


def addressed(mail: Mail, envelope: Envelope) -> bytes:
    """The mail as it is sent to one recipient."""
    head = _head(
        From=envelope.sender,
        To=envelope.to,
        Subject=mail.title,
        Date=format_datetime(envelope.date),
        Message_ID=mail.message_id(envelope.part),
        List_ID=f"<nyhedsbreve.{mail.domain}>",
    )
    return head + b"".join(_leaving(envelope)) + mail.body


def _leaving(envelope: Envelope) -> Iterator[bytes]:
    """How to leave the list, by RFC 2369 and 8058.

    Written by hand, since `email` encodes long addresses until they break. These are plain ASCII
    without spaces; `mail_server` sees to it.
    """
    if envelope.unsubscribe:
        listed = ",\r\n ".join(f"<{address}>" for address in envelope.unsubscribe)
        yield f"List-Unsubscribe: {listed}".encode("ascii") + _END
        if envelope.one_click:
            yield b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" + _END


def _head(**headers: str | Address) -> bytes:
    """Header lines without the empty line that ends them."""
    message = EmailMessage(_POLICY)
    for key, value in headers.items():
        message[key.replace("_", "-")] = value
    return message.as_bytes().removesuffix(_END)


def _body(plain: str, html: str) -> bytes:
    """The header lines of the body, an empty line, and both forms; the better one comes last."""
    message = EmailMessage(_POLICY)
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(_BOUNDARY)
    message["Content-Language"] = "da"
    return message.as_bytes()
