"""Settings of the mail server: what they mean, and every slip in them told at once."""

from __future__ import annotations

from typing import Final

import pytest

from generator import mail_server
from generator.mail_server import Security

ENOUGH: Final = {"VIP2_SMTP_HOST": "smtp.eksempel.dk", "VIP2_SMTP_SENDER": "VIP2 <nyt@eksempel.dk>"}


def test_a_server_and_a_sender_are_enough() -> None:
    server, faults = mail_server.read(ENOUGH)
    assert faults == ()
    assert server is not None
    assert server.words == "smtp.eksempel.dk, port 587, krypteret med STARTTLS"
    assert (server.sender.display_name, server.sender.addr_spec) == ("VIP2", "nyt@eksempel.dk")
    assert server.unsubscribe("a@b.dk") == ()


@pytest.mark.parametrize(
    ("changes", "security", "port"),
    [
        ({}, Security.STARTTLS, 587),
        ({"VIP2_SMTP_SECURITY": "tls"}, Security.TLS, 465),
        ({"VIP2_SMTP_SECURITY": "ingen"}, Security.NONE, 25),
        ({"VIP2_SMTP_HOST": "localhost"}, Security.NONE, 25),
        ({"VIP2_SMTP_HOST": "127.0.0.1", "VIP2_SMTP_PORT": "1025"}, Security.NONE, 1025),
        ({"VIP2_SMTP_HOST": "localhost", "VIP2_SMTP_SECURITY": "starttls"}, Security.STARTTLS, 587),
    ],
)
def test_the_way_is_secret_unless_it_stays_on_the_machine_or_somebody_says_otherwise(
    changes: dict[str, str], security: Security, port: int
) -> None:
    server, faults = mail_server.read({**ENOUGH, **changes})
    assert faults == ()
    assert server is not None
    assert (server.security, server.port) == (security, port)


def test_a_recipient_can_leave_by_web_and_by_mail() -> None:
    ways = {
        "VIP2_UNSUBSCRIBE_MAIL": "afmeld@eksempel.dk",
        "VIP2_UNSUBSCRIBE_URL": "https://eksempel.dk/afmeld?hvem={adresse}",
    }
    server, faults = mail_server.read({**ENOUGH, **ways})
    assert faults == ()
    assert server is not None
    assert server.unsubscribe("a+b@c.dk") == (
        "https://eksempel.dk/afmeld?hvem=a%2Bb%40c.dk",
        "mailto:afmeld@eksempel.dk?subject=Afmeld",
    )


def test_the_password_is_shown_nowhere() -> None:
    login = {"VIP2_SMTP_USER": "nyt", "VIP2_SMTP_PASSWORD": "hemmeligt"}
    server, _ = mail_server.read({**ENOUGH, **login})
    assert server is not None
    assert server.password == "hemmeligt"  # noqa: S105 - that of the test
    assert "hemmeligt" not in f"{server!r} {server} {server.words}"


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        (
            {},
            (
                "VIP2_SMTP_HOST mangler; skriv fx VIP2_SMTP_HOST=smtp.eksempel.dk",
                (
                    "VIP2_SMTP_SENDER mangler;"
                    " skriv fx VIP2_SMTP_SENDER=VIP2 <nyhedsbrev@eksempel.dk>"
                ),
            ),
        ),
        (
            {
                **ENOUGH,
                "VIP2_SMTP_PORT": "70000",
                "VIP2_SMTP_SECURITY": "ssl",
                "VIP2_SMTP_USER": "nyt",
            },
            (
                "VIP2_SMTP_PORT: »70000« er ikke en port; skriv fx 587",
                "VIP2_SMTP_SECURITY: »ssl« kendes ikke; skriv starttls, tls eller ingen",
                (
                    "VIP2_SMTP_USER og VIP2_SMTP_PASSWORD hører sammen;"
                    " skriv begge eller ingen af dem"
                ),
            ),
        ),
        (
            {
                **ENOUGH,
                "VIP2_SMTP_SECURITY": "ingen",
                "VIP2_SMTP_USER": "nyt",
                "VIP2_SMTP_PASSWORD": "x",
            },
            ("kodeordet må ikke sendes ukrypteret; skriv VIP2_SMTP_SECURITY=starttls",),
        ),
        (
            {**ENOUGH, "VIP2_SMTP_SENDER": "nyt@eksempel.dk\nBcc: x@y.dk"},
            (
                "VIP2_SMTP_SENDER har et tegn, som ikke kan ses",
                (
                    "VIP2_SMTP_SENDER: »nyt@eksempel.dk Bcc: x@y.dk« er ikke en mailadresse;"
                    " skriv fx navn@eksempel.dk"
                ),
            ),
        ),
        (
            {
                **ENOUGH,
                "VIP2_UNSUBSCRIBE_MAIL": "Afmeld <a@b.dk>",
                "VIP2_UNSUBSCRIBE_URL": "http://b.dk",
            },
            (
                "VIP2_UNSUBSCRIBE_MAIL: »Afmeld <a@b.dk>« er ikke en mailadresse",
                (
                    "VIP2_UNSUBSCRIBE_URL: »http://b.dk« er ikke en adresse,"
                    " der begynder med https://"
                ),
            ),
        ),
        (
            {**ENOUGH, "VIP2_SMTP_USER": "nyt", "VIP2_SMTP_PASSWORD": "rødgrød"},
            (
                (
                    "VIP2_SMTP_PASSWORD har et tegn, som mailservere ikke forstår;"
                    " brug kun a-z, tal og tegn"
                ),
            ),
        ),
        (
            {**ENOUGH, "VIP2_UNSUBSCRIBE_URL": "https://b.dk/afmeld"},
            (
                (
                    "VIP2_UNSUBSCRIBE_URL siger ikke, hvor modtageren skal stå;"
                    " skriv {adresse} det sted i adressen"
                ),
            ),
        ),
    ],
)
def test_every_slip_in_the_settings_is_told(
    values: dict[str, str], faults: tuple[str, ...]
) -> None:
    assert mail_server.read(values) == (None, faults)


def test_a_file_of_settings_has_a_line_for_each() -> None:
    text = (
        "# Serveren\n\nVIP2_SMTP_HOST = smtp.eksempel.dk\r\n"
        'VIP2_SMTP_SENDER="VIP2 <nyt@eksempel.dk>"\nVIP2_SMTP_PASSWORD=a=b"c\n'
    )
    assert mail_server.values_in(text) == {**ENOUGH, "VIP2_SMTP_PASSWORD": 'a=b"c'}


def test_a_setting_that_does_not_exist_is_told_with_the_one_that_was_meant() -> None:
    assert list(mail_server.unknown({"VIP2_SMTP_HOSTS": "x", "SPROG": "da"})) == [
        "indstillingen »SPROG« findes ikke",
        "indstillingen »VIP2_SMTP_HOSTS« findes ikke; mente du VIP2_SMTP_HOST?",
    ]
