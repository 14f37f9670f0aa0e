"""Sending an issue, as the person at the keyboard meets it: plan, questions, progress, outcome.

In: an issue and the options of `vip2 mail --send`. Out: an exit code: 0 where everybody on the list
has the letter, 1 where somebody has not or the list is faulty, 2 wrong use, 3 the server or the
machine. It is a rehearsal unless told otherwise, and then the number of recipients must be typed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from generator import danish, mail_ledger, mail_list, mail_plan, mail_server, mailing, problems
from generator.exit_codes import BROKEN, DONE, FAULTY, WRONG_USE
from generator.mail_ledger import Ledger, LedgerError, Step
from generator.mail_list import Recipient
from generator.mail_plan import Issue, Plan
from generator.mail_server import MailServer
from generator.mailing import Pace, Tally

_OTHERS_MAY_READ = 0o077


@dataclass(frozen=True, slots=True)
class Sending:
    """The options of the command that have to do with sending."""

    listed: Path
    earnest: bool
    smtp: Path | None
    per_minute: int
    pause: int
    refused_again: bool
    ledgers: Path | None


@dataclass(frozen=True, slots=True)
class _Errand:
    """A letter to be sent, to whom and by which way."""

    issue: Issue
    server: MailServer
    recipients: tuple[Recipient, ...]
    given: Sending

    def plan(self, ledger: Ledger) -> Plan:
        """Who is to have it now."""
        again = self.given.refused_again
        return mail_plan.planned(self.recipients, ledger.step, refused_again=again)

    def shown(self, plan: Plan) -> str:
        """The plan in words."""
        return "\n".join(mail_plan.shown(self.issue, self.server, plan, self.given.per_minute))

    def explained(self, plan: Plan, ledger: Ledger) -> str:
        """Those who are uncertain, in words."""
        return "\n".join(mail_plan.explained(self.issue, plan, ledger.part))


def run(project: Path, issue: Issue, given: Sending) -> int:
    """Rehearse or send; the exit code."""
    folder = given.ledgers or _usual_folder(issue.mail.domain)
    for path in (given.listed, given.smtp, folder):
        _refuse_in_git(project, path)
    recipients, faults = mail_list.read(_bytes(given.listed), str(given.listed))
    if faults:
        click.echo(f"{problems.report(faults)}\nIntet er sendt.")
        return FAULTY
    errand = _Errand(issue, _server(given.smtp), recipients, given)
    try:
        if not given.earnest:
            _rehearse(errand, mail_ledger.read(folder, issue.mail.name))
            return DONE
        if issue.leads_nowhere:
            message = f"linkene fører til {issue.site_url}, som ikke findes; skriv --base-url"
            raise click.UsageError(message)
        with mail_ledger.opened(folder, issue.mail.name) as ledger:
            return _send(errand, ledger)
    except LedgerError as fault:
        click.echo(f"{danish.sentence(str(fault))}.", err=True)
        return BROKEN


def _usual_folder(domain: str) -> Path:
    """Where programs keep what they remember of their work (XDG Base Directory)."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "vip2" / domain


def _refuse_in_git(project: Path, path: Path | None) -> None:
    """Recipients and passwords never come into git: nothing in a working copy is used for them."""
    real = path.resolve() if path else None
    for folder in (real, *real.parents) if real else ():
        if folder == project.resolve() or (folder / ".git").exists():
            message = f"»{path}« ligger i {folder}, som gemmes i git; brug et andet sted"
            raise click.UsageError(message)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"»{path}« kan ikke læses"
        raise click.UsageError(message) from fault


def _server(file: Path | None) -> MailServer:
    """The server by the environment, or by the file alone where there is one."""
    values: Mapping[str, str] = os.environ
    faults: list[str] = []
    if file:
        values = mail_server.values_in(_bytes(file).decode("utf-8-sig", "replace"))
        faults += mail_server.unknown(values)
        if file.stat().st_mode & _OTHERS_MAY_READ:
            faults.append(f"andre kan læse {file}; skriv chmod 600 {file}")
    server, more = mail_server.read(values)
    if server is None or faults:
        listed = "\n".join(f"  {one}" for one in (*faults, *more))
        message = f"mailserveren er ikke sat op:\n{listed}"
        raise click.UsageError(message)
    return server


def _rehearse(errand: _Errand, ledger: Ledger) -> None:
    """Show what would happen."""
    plan = errand.plan(ledger)
    click.echo(errand.shown(plan))
    if plan.uncertain:
        click.echo(f"\n{errand.explained(plan, ledger)}")
    click.echo("\nDet var en generalprøve: Intet er sendt. Skriv --alvor for at sende.")


def _send(errand: _Errand, ledger: Ledger) -> int:
    """Ask what must be asked, send, and tell what came of it."""
    plan = errand.plan(ledger)
    if plan.uncertain:
        click.echo(errand.explained(plan, ledger))
        _settle(ledger, plan)
        plan = errand.plan(ledger)
    click.echo(f"{errand.shown(plan)}")
    if plan.waiting and not _counted(len(plan.waiting)):
        click.echo("Intet er sendt.")
        return WRONG_USE
    tally = Tally()
    if plan.waiting:
        pace = Pace(errand.given.per_minute, errand.given.pause)
        with _stoppable() as stop, _progress(len(plan.waiting)) as told:
            tally = mailing.send(
                errand.issue.mail, errand.server, plan.waiting, ledger, pace, told, stop
            )
    left = mail_plan.planned(errand.recipients, ledger.step)
    click.echo("\n".join(mail_plan.outcome(tally, left)))
    if tally.failure:
        return BROKEN
    return FAULTY if left.waiting or left.uncertain or left.refused else DONE


def _settle(ledger: Ledger, plan: Plan) -> None:
    """Ask of each whether the server took the letter; without an answer it stays open."""
    for one in plan.uncertain:
        answer = _answer(f"Har {one.address} fået brevet? Skriv ja, nej eller ved ikke: ")
        if answer in {"ja", "j"}:
            ledger.note(one, Step.SENT)
        elif answer in {"nej", "n"}:
            ledger.note(one, Step.PUT_OFF)


def _counted(number: int) -> bool:
    """Whether the person has typed the number of those who will get a mail."""
    answer = _answer("Skriv antallet af dem, der skal have brevet nu: ")
    return answer.replace(".", "") == str(number)


def _answer(question: str) -> str:
    """A line from the keyboard or the pipe; nothing where there is none."""
    click.echo(question, nl=False)
    return sys.stdin.readline().strip().lower()


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Whether somebody has asked the run to end; the mail under way is finished first."""
    asked: list[bool] = []
    before = {
        one: signal.signal(one, lambda *_: asked.append(True))
        for one in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield lambda: bool(asked)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is somebody to see it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Sender", total=total)
        yield lambda: bar.advance(task)
