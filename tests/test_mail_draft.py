"""The bytes of a mail: read back by a mail parser, short lines, stable ids, nothing invented."""

from __future__ import annotations

import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

import letters
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import mail_draft
from generator.mail_draft import Envelope, Mail

NAMES: Final = letters.names()
LONGEST: Final = 78
NOON: Final = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
SENDER: Final = Address("Åse i VIP2", addr_spec="nyt@eksempel.dk")


def _mail(name: str) -> Mail:
    issue, plain, html, settings = letters.written(name)
    return mail_draft.mail(settings, issue, plain, html)


def _read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.SMTP)
    assert isinstance(found, EmailMessage)
    return found


def _envelope(to: str = "bo@eksempel.dk", part: str = "abc", **extra: object) -> Envelope:
    return Envelope(SENDER, to, part, NOON, **extra)  # type: ignore[arg-type]


# --- the draft ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_holds_both_forms_and_the_better_one_last(name: str) -> None:
    issue, plain, html, _ = letters.written(name)
    read = _read(mail_draft.draft(_mail(name)))
    assert read.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    bodies = [read.get_body((sort,)) for sort in ("plain", "html")]
    assert [body.get_content().replace("\r\n", "\n") for body in bodies if body] == [plain, html]
    assert (read["Subject"], read["Content-Language"]) == (issue.title, "da")
    assert [defect for part in read.walk() for defect in part.defects] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_draft_is_longer_than_78_characters_or_ends_in_another_way(name: str) -> None:
    data = mail_draft.draft(_mail(name))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert data.isascii()


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_leaves_sender_recipient_and_date_to_the_program_that_opens_it(name: str) -> None:
    headers = _read(mail_draft.draft(_mail(name)))
    assert headers["X-Unsent"] == "1"
    assert [one for one in ("From", "To", "Date") if one in headers] == []


def test_a_draft_is_the_same_every_time_and_its_id_comes_from_the_record() -> None:
    first, second = (mail_draft.draft(_mail("2010-05")) for _ in range(2))
    assert first == second
    assert _read(first)["Message-ID"] == "<nyhedsbrev-2010-05.kladde@vip2.example>"


@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_a_title_of_any_letters_comes_out_as_it_went_in(title: str) -> None:
    words = " ".join(f"{title} æøå".split())
    data = mail_draft.draft(Mail("nyhedsbrev-2010-05", "vip2.example", words, b"\r\n"))
    assert _read(data)["Subject"] == words
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST


# --- what is sent -------------------------------------------------------------------------------


def test_what_is_sent_says_who_when_and_which() -> None:
    read = _read(mail_draft.addressed(_mail("2010-05"), _envelope()))
    assert dict(read.items()) == {
        "From": "Åse i VIP2 <nyt@eksempel.dk>",
        "To": "bo@eksempel.dk",
        "Subject": "VIP2-nyhedsbrev, maj 2010",
        "Date": "Sun, 22 Nov 2026 12:00:00 +0000",
        "Message-ID": "<nyhedsbrev-2010-05.abc@vip2.example>",
        "List-ID": "<nyhedsbreve.vip2.example>",
        "MIME-Version": "1.0",
        "Content-Type": 'multipart/alternative; boundary="=_vip2"',
        "Content-Language": "da",
    }
    assert "X-Unsent" not in read


def test_what_is_sent_has_the_body_of_the_draft() -> None:
    mail = _mail("2010-05")
    sent, draft = _read(mail_draft.addressed(mail, _envelope())), _read(mail_draft.draft(mail))
    assert [part.get_content() for part in sent.iter_parts()] == [
        part.get_content() for part in draft.iter_parts()
    ]


@pytest.mark.parametrize(
    ("addresses", "one_click", "expected"),
    [
        ((), False, (None, None)),
        (("mailto:a@b.dk?subject=Afmeld",), False, ("<mailto:a@b.dk?subject=Afmeld>", None)),
        (
            (f"https://b.dk/{'x' * 200}", "mailto:a@b.dk?subject=Afmeld"),
            True,
            (
                f"<https://b.dk/{'x' * 200}>, <mailto:a@b.dk?subject=Afmeld>",
                "List-Unsubscribe=One-Click",
            ),
        ),
    ],
)
def test_the_way_out_of_the_list_is_written_for_machines(
    addresses: tuple[str, ...], expected: tuple[str | None, str | None], *, one_click: bool
) -> None:
    envelope = _envelope(unsubscribe=addresses, one_click=one_click)
    read = _read(mail_draft.addressed(_mail("2010-05"), envelope))
    assert (read["List-Unsubscribe"], read["List-Unsubscribe-Post"]) == expected


@pytest.mark.parametrize("letter", ["\r\nBcc: x@y.dk", "\nBcc: x@y.dk", "\rBcc: x@y.dk"])
def test_no_header_can_be_smuggled_in(letter: str) -> None:
    with pytest.raises(ValueError, match="linefeed or carriage return"):
        mail_draft.addressed(_mail("2010-05"), _envelope(to=f"bo@eksempel.dk{letter}"))
