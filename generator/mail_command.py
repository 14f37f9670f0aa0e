"""`vip2 mail`: what may be typed behind it. Danish."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from generator import clock, mail_drafting, mail_sending
from generator.danish_commands import Command
from generator.option_types import WholeType, as_of, published_at

_FILE: Final = click.Path(path_type=Path)
_ONLY_TO_SEND: Final = ("listed", "earnest", "smtp", "refused_again")


@click.command("mail", cls=Command)
@click.argument("name", metavar="UDGAVE")
@click.option(
    "--out",
    type=_FILE,
    metavar="FIL",
    help="Hvor kladden skrives; ellers nyhedsbrev-UDGAVE.eml i mappen, du står i.",
)
@as_of
@published_at
@click.option("--send", is_flag=True, help="Send brevet til en liste: først som generalprøve.")
@click.option("--to", "listed", type=_FILE, metavar="LISTE", help="CSV-fil med kolonnen mail.")
@click.option("--alvor", "earnest", is_flag=True, help="Ikke en generalprøve: send brevet.")
@click.option(
    "--smtp",
    type=_FILE,
    metavar="FIL",
    help="Linjer som VIP2_SMTP_HOST=smtp.eksempel.dk; ellers gælder miljøet.",
)
@click.option(
    "--per-minut",
    "per_minute",
    type=WholeType(1, 100_000),
    default=60,
    metavar="ANTAL",
    help="Højst så mange mails i minuttet; ellers 60.",
)
@click.option(
    "--pause",
    type=WholeType(0, 3600),
    default=60,
    metavar="SEKUNDER",
    help="Ventetid, før noget prøves igen; ellers 60.",
)
@click.option("--afviste-igen", "refused_again", is_flag=True, help="Prøv også de afviste igen.")
@click.option(
    "--regnskab",
    "ledgers",
    type=_FILE,
    metavar="MAPPE",
    help="Hvor det skrives op, hvem der har fået brevet.",
)
@click.pass_obj
def mail(
    project: Path,
    /,
    name: str,
    out: Path | None,
    today: datetime.date | None,
    base_url: str | None,
    *,
    send: bool,
    **sending: Any,
) -> None:
    """Skriv et nyhedsbrev som kladde til et mailprogram, eller send det."""
    _check_together(sending, send=send, out=out)
    issue = mail_drafting.issue(project, name, today or clock.today(), base_url)
    if send:
        sys.exit(mail_sending.run(project, issue, mail_sending.Sending(**sending)))
    mail_drafting.write(issue, out)


def _check_together(sending: Mapping[str, Any], *, send: bool, out: Path | None) -> None:
    """Options that mean nothing without each other are not passed over."""
    if send and sending["listed"] is None:
        message = "--send kræver en liste over modtagere: --to LISTE"
        raise click.UsageError(message)
    if send and out:
        message = "--out hører til kladden og kan ikke bruges sammen med --send"
        raise click.UsageError(message)
    if not send and any(sending[one] for one in _ONLY_TO_SEND):
        message = "--to, --alvor, --smtp og --afviste-igen kan kun bruges sammen med --send"
        raise click.UsageError(message)
