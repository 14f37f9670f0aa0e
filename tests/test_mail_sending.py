"""`vip2 mail --send`: who gets a letter, who is asked, and that nobody gets two, also after a kill.

The command runs as a process of its own against a real server on this machine. A person who looks
into the server's log is played by `_answers`.
"""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import project
import pytest
import trustme
from click.testing import CliRunner
from mail_office import Moment, Office, open_office

from generator.cli import main

MANY: Final = 2700
SITE: Final = "https://vip2.eksempel.dk/"
_PATIENCE: Final = 300


@dataclass(frozen=True)
class Desk:
    """Somebody with a project, a list and a server."""

    office: Office
    folder: Path
    listed: Path

    @property
    def ledger(self) -> Path:
        """The file that says who has the letter."""
        return self.folder / "state/vip2/vip2.example/nyhedsbrev-2010-05.regnskab"

    def list_of(self, count: int) -> list[str]:
        """A list of so many recipients, written to the disk."""
        addresses = [f"modtager{number}@eksempel.dk" for number in range(count)]
        self.listed.write_text("\n".join(["mail", *addresses, ""]), encoding="utf-8")
        return addresses

    @property
    def environment(self) -> dict[str, str]:
        """The settings of the server, and where the ledger goes."""
        return {**self.office.environment, "XDG_STATE_HOME": str(self.folder / "state")}

    def command(self, *words: str) -> list[str]:
        """What is typed."""
        told = ["--to", str(self.listed), "--base-url", SITE, "--per-minut", "100000"]
        project_folder = str(self.folder / "projekt")
        return ["-C", project_folder, "mail", "2010-05", "--send", *told, "--pause", "0", *words]

    def start(self, *words: str, error: int = subprocess.PIPE) -> subprocess.Popen[str]:
        """The command, begun in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "generator.cli", *self.command(*words)],
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=error,
            text=True,
        )

    def say(self, *words: str, typed: str = "", **extra: str) -> tuple[int, str]:
        """The exit code of the command and everything it said."""
        runner = CliRunner(env={**self.environment, **extra})
        result = runner.invoke(main, self.command(*words), input=typed)
        return result.exit_code, result.output

    def send(self, count: int, *words: str) -> tuple[int, str]:
        """Send in earnest to so many."""
        return self.say("--alvor", *words, typed=f"{count}\n")

    def killed(self, typed: str, taken: int, moment: Moment) -> None:
        """Send in earnest, and be killed at a moment when the server has taken so many."""
        process = self.start("--alvor")
        self.office.death = (taken, moment)
        self.office.sender = process.pid
        process.communicate(typed, timeout=_PATIENCE)
        assert process.returncode == -signal.SIGKILL

    def answers(self) -> tuple[int, str]:
        """What a person types to take a run up again, and of how many nobody knew.

        The rehearsal names the uncertain by their Message-ID; the server's log knows which of them
        it has taken.
        """
        code, said = self.say()
        assert code == 0
        log = {one.message_id for one in self.office.received}
        known = [found in log for found in re.findall(r"<nyhedsbrev-\S+>", said)]
        waiting = re.search(r"([\d.]+) skal have det", said)
        left = int(waiting[1].replace(".", "")) if waiting else 0
        lines = ["ja" if taken else "nej" for taken in known]
        return len(known), "\n".join([*lines, str(left + known.count(False)), ""])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A small project, and an office that is open."""
    project.write(tmp_path / "projekt")
    with open_office() as office:
        yield Desk(office, tmp_path, tmp_path / "liste.csv")


# --- nobody gets two, and nobody none ---------------------------------------------------------


def test_a_run_killed_three_times_and_taken_up_again_reaches_everybody_once(desk: Desk) -> None:
    everybody = desk.list_of(MANY)

    desk.killed(f"{MANY}\n", 400, Moment.BETWEEN)
    uncertain, typed = desk.answers()
    assert (len(desk.office.received), uncertain, typed.split()) == (400, 0, ["2300"])

    desk.killed(typed, 1100, Moment.UNTAKEN)
    uncertain, typed = desk.answers()
    assert (len(desk.office.received), uncertain, typed.split()) == (1100, 1, ["nej", "1600"])

    desk.killed(typed, 2000, Moment.TAKEN)
    uncertain, typed = desk.answers()
    assert (len(desk.office.received), uncertain, typed.split()) == (2000, 1, ["ja", "700"])

    code, said = desk.say("--alvor", typed=typed)
    assert (code, said.splitlines()[-1][-27:]) == (0, "2.700 på listen har brevet.")
    assert desk.office.addresses == everybody
    assert len({one.message_id for one in desk.office.received}) == MANY


@pytest.mark.parametrize("moment", [Moment.UNTAKEN, Moment.TAKEN])
@pytest.mark.parametrize("answer", ["ved ikke", ""])
def test_whoever_may_have_the_letter_is_not_sent_to_again_unless_somebody_says_so(
    desk: Desk, moment: Moment, answer: str
) -> None:
    everybody = desk.list_of(6)
    desk.killed("6\n", 3, moment)
    taken = everybody[: len(desk.office.received)]
    uncertain = everybody[3] if moment is Moment.UNTAKEN else everybody[2]

    code, said = desk.say("--alvor", typed=f"{answer}\n{5 - len(taken) + (uncertain in taken)}\n")

    assert f"Har {uncertain} fået brevet? Skriv ja, nej eller ved ikke: " in said
    assert (code, said.splitlines()[-1]) == (1, "1 uafklaret: en generalprøve viser hvem.")
    assert desk.office.addresses == [*taken, *everybody[4 if moment is Moment.UNTAKEN else 3 :]]


def test_a_mail_that_is_sent_once_more_has_the_same_id(desk: Desk) -> None:
    desk.list_of(2)
    desk.killed("2\n", 1, Moment.TAKEN)
    assert desk.say("--alvor", typed="nej\n2\n")[0] == 0
    first, again, _ = desk.office.received
    assert (first.to, first.message_id) == (again.to, again.message_id)


def test_a_second_run_reaches_only_those_who_are_new_on_any_list(desk: Desk) -> None:
    everybody = desk.list_of(4)
    assert desk.send(4)[0] == 0
    new = ["Modtager1@Eksempel.DK", "ny@eksempel.dk", everybody[0]]
    desk.listed.write_text("\n".join(new), encoding="utf-8")
    code, said = desk.send(1)
    assert (code, said.splitlines()[-1]) == (
        0,
        "Skriv antallet af dem, der skal have brevet nu: 1 sendt nu. 3 på listen har brevet.",
    )
    assert desk.office.addresses == [*everybody, "ny@eksempel.dk"]


def test_two_runs_cannot_be_at_it_at_once(desk: Desk) -> None:
    desk.list_of(2)
    waiting = desk.start("--alvor")  # for the number to be typed
    assert waiting.stdout
    while "Det tager omkring" not in waiting.stdout.readline():
        pass
    code, said = desk.send(2)
    waiting.communicate("2\n", timeout=_PATIENCE)
    assert (code, said) == (
        3,
        "Brevet er ved at blive sendt fra et andet vindue; vent, til det er færdigt.\n",
    )
    assert (waiting.returncode, len(desk.office.received)) == (0, 2)


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_finishes_its_mail_and_counts(
    desk: Desk, way: signal.Signals
) -> None:
    everybody = desk.list_of(3)
    slow = desk.start("--alvor", "--per-minut", "60")
    assert slow.stdin
    slow.stdin.write("3\n")
    slow.stdin.flush()
    while not desk.office.received:
        time.sleep(0.01)
    time.sleep(0.1)
    slow.send_signal(way)
    said, _ = slow.communicate(timeout=_PATIENCE)

    assert slow.returncode == 1
    assert said.splitlines()[-3:] == [
        "Skriv antallet af dem, der skal have brevet nu: Standset, som du bad om.",
        "1 sendt nu. 1 på listen har brevet.",
        "2 mangler: kør kommandoen igen for at fortsætte.",
    ]
    assert desk.answers() == (0, "2\n")
    assert desk.send(2)[0] == 0
    assert desk.office.addresses == everybody


# --- nothing is sent by accident --------------------------------------------------------------


def test_without_alvor_it_shows_what_would_happen_and_touches_nothing(desk: Desk) -> None:
    desk.list_of(130)
    code, said = desk.say("--per-minut", "60")
    assert (code, said) == (
        0,
        f"""\
Brev:       Nyhedsbrev, maj 2010
Links til:  {SITE}
Fra:        VIP2 på prøve <nyhedsbrev@eksempel.dk>
Server:     127.0.0.1, port {desk.office.port}, uden kryptering
Afmelding:  kun ved at svare på mailen
Tempo:      højst 60 mails i minuttet
Modtagere:  130 på listen
            130 skal have det
Det tager omkring 3 minutter.

Det var en generalprøve: Intet er sendt. Skriv --alvor for at sende.
""",
    )
    assert desk.office.connections == 0
    assert not desk.ledger.parent.exists()


@pytest.mark.parametrize("typed", ["2\n", "\n", "ja\n", "", "03\n"])
def test_the_number_of_recipients_has_to_be_typed(desk: Desk, typed: str) -> None:
    desk.list_of(3)
    code, said = desk.say("--alvor", typed=typed)
    assert (code, said.splitlines()[-1][-16:]) == (2, " Intet er sendt.")
    assert desk.office.connections == 0


def test_the_number_may_be_typed_as_danes_write_it(desk: Desk) -> None:
    desk.list_of(1000)
    desk.killed("1.000\n", 0, Moment.BETWEEN)


def test_a_faulty_list_is_told_in_full_and_nothing_is_sent(desk: Desk) -> None:
    desk.listed.write_text("mail\na@b.dk\nbo(at)b.dk\na@b.dk\n", encoding="utf-8")
    code, said = desk.send(1)
    assert (code, said) == (
        1,
        f"""\
{desk.listed}:3:1: »bo(at)b.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
{desk.listed}:4:1: »a@b.dk« står også i linje 2 [samme-mailadresse]
    tag den ud
2 fejl i 1 fil.
Intet er sendt.
""",
    )
    assert desk.office.connections == 0


def test_links_that_lead_nowhere_are_not_sent(desk: Desk) -> None:
    desk.list_of(1)
    code, said = desk.send(1, "--base-url", "https://vip2.example/")
    assert (code, said) == (
        2,
        (
            "Linkene fører til https://vip2.example/, som ikke findes; skriv --base-url."
            " Se vip2 mail --help.\n"
        ),
    )
    assert "(findes ikke: skriv --base-url)" in desk.say("--base-url", "https://x.example/")[1]


@pytest.mark.parametrize("place", ["projekt", "projekt/lister", "andet"])
@pytest.mark.parametrize("what", ["--to", "--smtp", "--regnskab"])
def test_recipients_passwords_and_ledgers_never_come_into_git(
    desk: Desk, place: str, what: str
) -> None:
    desk.list_of(1)
    (desk.folder / "andet" / ".git").mkdir(parents=True)
    file = desk.folder / place / "hemmelig.csv"
    file.parent.mkdir(exist_ok=True)
    file.write_text("mail\na@b.dk\n", encoding="utf-8")
    link = desk.folder / "link.csv"
    link.symlink_to(file)
    root = desk.folder / place.partition("/")[0]
    for named in (file, link):
        code, said = desk.say("--alvor", what, str(named), typed="1\n")
        assert (code, said) == (
            2,
            (
                f"»{named}« ligger i {root}, som gemmes i git; brug et andet sted."
                " Se vip2 mail --help.\n"
            ),
        )
    assert desk.office.connections == 0


# --- what the server says -----------------------------------------------------------------------


def test_whoever_is_turned_away_for_now_is_tried_again_later_in_the_run(desk: Desk) -> None:
    first, second, third = desk.list_of(3)
    desk.office.answers[first] = ["450 4.2.1 Try later", "451 4.7.1 Greylisted"]
    desk.office.late[second] = ["452 4.3.1 Out of space"]
    assert desk.send(3)[0] == 0
    assert desk.office.addresses == [third, second, first]


def test_whoever_is_turned_away_again_and_again_waits_for_the_next_run(desk: Desk) -> None:
    first, second = desk.list_of(2)
    desk.office.answers[first] = ["450 4.2.1 Try later"] * 3
    code, said = desk.send(2)
    assert (code, said.splitlines()[-4:]) == (
        1,
        [
            "Skriv antallet af dem, der skal have brevet nu: 1 sendt nu. 1 på listen har brevet.",
            "1 udsat af serveren:",
            "  linje 2: modtager0@eksempel.dk (450 4.2.1 Try later)",
            "1 mangler: kør kommandoen igen for at fortsætte.",
        ],
    )
    assert desk.send(1)[0] == 0
    assert desk.office.addresses == [second, first]


@pytest.mark.parametrize("stage", ["answers", "late"])
def test_whoever_is_refused_is_told_and_not_tried_again_unasked(desk: Desk, stage: str) -> None:
    first, second = desk.list_of(2)
    getattr(desk.office, stage)[first] = ["550 5.1.1 No such user"]
    code, said = desk.send(2)
    assert (code, said.splitlines()[-2:]) == (
        1,
        ["1 afvist:", "  linje 2: modtager0@eksempel.dk (550 5.1.1 No such user)"],
    )
    assert desk.say("--alvor")[0] == 1
    assert desk.office.addresses == [second]

    assert "1 er afvist før; --afviste-igen prøver dem igen" in desk.say()[1]
    assert desk.send(1, "--afviste-igen")[0] == 0
    assert desk.office.addresses == [second, first]


def test_ten_refusals_in_a_row_end_the_run_for_the_fault_is_hardly_theirs(desk: Desk) -> None:
    everybody = desk.list_of(20)
    desk.office.late = {one: ["554 5.7.1 Spam"] for one in everybody}
    code, said = desk.send(20)
    assert code == 3
    assert (
        "Standset: serveren har afvist 10 mails i træk, sidst med: 554 5.7.1 Spam.\n"
        "0 sendt nu. 0 på listen har brevet.\n10 afvist:\n"
    ) in said
    assert said.endswith("10 mangler: kør kommandoen igen for at fortsætte.\n")


def test_a_connection_lost_before_the_mail_is_made_anew(desk: Desk) -> None:
    everybody = desk.list_of(5)
    desk.office.drops = {f"rcpt {everybody[0]}", f"rcpt {everybody[3]}"}
    assert desk.send(5)[0] == 0
    assert (desk.office.addresses, desk.office.connections) == (everybody, 3)


def test_a_connection_lost_in_the_mail_leaves_a_question_and_goes_on(desk: Desk) -> None:
    everybody = desk.list_of(5)
    desk.office.drops = {everybody[1]}
    code, said = desk.send(5)
    assert (code, said.splitlines()[-1]) == (1, "1 uafklaret: en generalprøve viser hvem.")
    assert desk.office.addresses == everybody
    uncertain, typed = desk.answers()
    assert (uncertain, typed) == (1, "ja\n0\n")
    assert desk.say("--alvor", typed=typed)[0] == 0
    assert desk.office.addresses == everybody


def test_a_server_that_is_not_there_is_told(desk: Desk) -> None:
    desk.list_of(1)
    code, said = desk.say("--alvor", typed="1\n", VIP2_SMTP_PORT="1")
    assert (code, "Standset: 127.0.0.1 kan ikke nås (" in said) == (3, True)
    assert desk.answers() == (0, "1\n")


def test_a_faulty_setting_is_wrong_use(desk: Desk) -> None:
    desk.list_of(1)
    code, said = desk.say(VIP2_SMTP_SENDER="", VIP2_SMTP_PORT="x")
    assert (code, said) == (
        2,
        """\
Mailserveren er ikke sat op:
  VIP2_SMTP_SENDER mangler; skriv fx VIP2_SMTP_SENDER=VIP2 <nyhedsbrev@eksempel.dk>
  VIP2_SMTP_PORT: »x« er ikke en port; skriv fx 587. Se vip2 mail --help.
""",
    )


def test_the_settings_may_stand_in_a_file_that_only_its_owner_can_read(desk: Desk) -> None:
    desk.list_of(1)
    file = desk.folder / "smtp.txt"
    lines = [f"{name}={value}" for name, value in desk.office.environment.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    file.chmod(0o644)
    elsewhere = {"VIP2_SMTP_HOST": "smtp.eksempel.dk"}
    code, said = desk.say("--alvor", "--smtp", str(file), typed="1\n", **elsewhere)
    assert (code, f"andre kan læse {file}; skriv chmod 600 {file}" in said) == (2, True)
    file.chmod(0o600)
    assert desk.say("--alvor", "--smtp", str(file), typed="1\n", **elsewhere)[0] == 0


# --- the way to the server ----------------------------------------------------------------------


SECRET: Final = {"VIP2_SMTP_SECURITY": "starttls", "VIP2_SMTP_HOST": "localhost"}
LOGIN: Final = {"VIP2_SMTP_USER": "nyt", "VIP2_SMTP_PASSWORD": "hemmeligt"}


def test_a_server_without_starttls_gets_nothing_where_it_is_asked_for(desk: Desk) -> None:
    desk.list_of(1)
    code, said = desk.say("--alvor", typed="1\n", **SECRET)
    assert (code, "Standset: localhost kan ikke det, der kræves (" in said) == (3, True)
    assert desk.office.received == []


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    """Somebody whose certificates are trusted where `trusted.pem` is."""
    found = trustme.CA()
    found.cert_pem.write_to_path(tmp_path / "trusted.pem")
    return found


@pytest.fixture
def secret_desk(tmp_path: Path, authority: trustme.CA) -> Iterator[Desk]:
    """The same with a server that asks for STARTTLS and a password."""
    project.write(tmp_path / "projekt")
    with open_office(authority.issue_cert("localhost"), LOGIN) as office:
        yield Desk(office, tmp_path, tmp_path / "liste.csv")


def test_with_a_trusted_certificate_and_the_password_the_letter_goes(secret_desk: Desk) -> None:
    everybody = secret_desk.list_of(2)
    trusted = {"SSL_CERT_FILE": str(secret_desk.folder / "trusted.pem")}
    code, _ = secret_desk.say("--alvor", typed="2\n", **SECRET, **LOGIN, **trusted)
    assert (code, secret_desk.office.addresses) == (0, everybody)


def test_without_either_it_does_not(secret_desk: Desk) -> None:
    secret_desk.list_of(2)
    trusted = {"SSL_CERT_FILE": str(secret_desk.folder / "trusted.pem")}
    for extra, told in (
        ({}, "certifikatet fra localhost kan ikke godkendes"),
        ({**trusted, "VIP2_SMTP_PASSWORD": "forkert"}, "godtager ikke brugernavn og kodeord"),
    ):
        code, said = secret_desk.say("--alvor", typed="2\n", **{**SECRET, **LOGIN, **extra})
        assert (code, told in said) == (3, True), said
    assert secret_desk.office.received == []


# --- what people see, and when ------------------------------------------------------------------


def test_the_mails_keep_to_the_pace(desk: Desk) -> None:
    desk.list_of(4)
    begun = time.monotonic()
    assert desk.send(4, "--per-minut", "120")[0] == 0
    assert time.monotonic() - begun >= 1.5


def test_on_a_terminal_a_bar_shows_how_far_it_is_and_a_pipe_is_left_alone(desk: Desk) -> None:
    desk.list_of(3)
    keyboard, terminal = pty.openpty()
    process = desk.start("--alvor", error=terminal)
    process.communicate("3\n", timeout=_PATIENCE)
    shown = os.read(keyboard, 100_000).decode()
    os.close(keyboard)
    os.close(terminal)
    assert "Sender" in shown
    assert "100%" in shown
    assert process.returncode == 0
    assert "Sender" not in desk.say("--alvor")[1]


def test_every_recipient_gets_a_mail_of_their_own_with_a_way_out(desk: Desk) -> None:
    desk.list_of(2)
    ways = {
        "VIP2_UNSUBSCRIBE_MAIL": "afmeld@eksempel.dk",
        "VIP2_UNSUBSCRIBE_URL": "https://eksempel.dk/af?hvem={adresse}",
    }
    assert desk.say("--alvor", typed="2\n", **ways)[0] == 0
    first, second = (one.data.decode("ascii").replace("\r\n ", " ") for one in desk.office.received)
    assert "\r\nTo: modtager0@eksempel.dk\r\n" in first
    assert "modtager1" not in first
    assert "modtager0" not in second
    assert (
        "List-Unsubscribe: <https://eksempel.dk/af?hvem=modtager0%40eksempel.dk>,"
        " <mailto:afmeld@eksempel.dk?subject=Afmeld>\r\n"
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    ) in first
