"""What a run of mails would do, and what came of it, in words for the person at the keyboard.

In: an issue, a server, the recipients and how far each has come. Out: a `Plan`, and lines of text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.mail_draft import Mail
from generator.mail_ledger import Step
from generator.mail_list import Recipient
from generator.mail_server import MailServer
from generator.mailing import Tally

_MOST_SHOWN: Final = 20
# RFC 2606: names that lead nowhere.
_NOWHERE: Final = re.compile(r"https?://([^/:]+\.)?(example|test|invalid|localhost)([:/]|$)")


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as a mail, and the address of the site that its links lead to."""

    mail: Mail
    site_url: str

    @property
    def leads_nowhere(self) -> bool:
        """Whether the links are dead, since the site has no real address yet."""
        return bool(_NOWHERE.match(self.site_url))


@dataclass(frozen=True, slots=True)
class Plan:
    """The recipients of a list by what is known of them, each group in the order of the list."""

    done: tuple[Recipient, ...]
    refused: tuple[Recipient, ...]
    uncertain: tuple[Recipient, ...]
    waiting: tuple[Recipient, ...]


def planned(
    recipients: Sequence[Recipient],
    step_of: Callable[[Recipient], Step | None],
    *,
    refused_again: bool = False,
) -> Plan:
    """Who is to get a mail, and who is not; those who were refused only where that is wanted."""
    steps = {one: step_of(one) for one in recipients}

    def at(*wanted: Step | None) -> tuple[Recipient, ...]:
        return tuple(one for one, step in steps.items() if step in wanted)

    again = (Step.REFUSED,) if refused_again else ()
    return Plan(
        done=at(Step.SENT),
        refused=() if refused_again else at(Step.REFUSED),
        uncertain=at(Step.BEGUN),
        waiting=at(None, Step.PUT_OFF, *again),
    )


def shown(issue: Issue, server: MailServer, plan: Plan, per_minute: int) -> Iterator[str]:
    """The letter, its way and its recipients."""
    dead = " (findes ikke: skriv --base-url)" if issue.leads_nowhere else ""
    leave = danish.listed(server.unsubscribe("navn@eksempel.dk"))
    counts = (
        (plan.done, "har fået det"),
        (plan.refused, "er afvist før; --afviste-igen prøver dem igen"),
        (plan.uncertain, "er uafklaret"),
        (plan.waiting, "skal have det"),
    )
    minutes = -(-len(plan.waiting) // per_minute)
    yield f"Brev:       {issue.mail.title}"
    yield f"Links til:  {issue.site_url}{dead}"
    yield f"Fra:        {server.sender}"
    yield f"Server:     {server.words}"
    yield f"Afmelding:  {leave or 'kun ved at svare på mailen'}"
    yield f"Tempo:      højst {danish.counted(per_minute, 'mail', 'mails')} i minuttet"
    yield f"Modtagere:  {danish.grouped(sum(len(found) for found, _ in counts))} på listen"
    yield from (
        f"            {danish.grouped(len(found))} {words}" for found, words in counts if found
    )
    if plan.waiting:
        yield f"Det tager omkring {danish.counted(minutes, 'minut', 'minutter')}."


def explained(issue: Issue, plan: Plan, part_of: Callable[[Recipient], str]) -> Iterator[str]:
    """Of whom nobody can tell from here whether they have the letter, and how to find out."""
    yield "Uafklaret: Afsendelsen blev afbrudt, netop mens serveren tog imod. Kun serverens log"
    yield "ved, om brevet nåede frem. Find det på dets Message-ID:"
    for one in plan.uncertain:
        yield f"  linje {one.line}: {one.address} {issue.mail.message_id(part_of(one))}"


def outcome(tally: Tally, left: Plan) -> Iterator[str]:
    """What came of it, and what to do now."""
    if tally.stopped:
        yield "Standset, som du bad om."
    if tally.failure:
        yield f"Standset: {tally.failure}."
    sent, done = danish.grouped(tally.sent), danish.grouped(len(left.done))
    yield f"{sent} sendt nu. {done} på listen har brevet."
    yield from _listed("afvist", tally.refused)
    yield from _listed("udsat af serveren", tally.put_off)
    if left.uncertain:
        yield f"{danish.grouped(len(left.uncertain))} uafklaret: en generalprøve viser hvem."
    if left.waiting:
        yield f"{danish.grouped(len(left.waiting))} mangler: kør kommandoen igen for at fortsætte."


def _listed(words: str, found: Sequence[tuple[Recipient, str]]) -> Iterator[str]:
    """Who was turned away, and with which words of the server."""
    if found:
        yield f"{danish.grouped(len(found))} {words}:"
    for one, said in found[:_MOST_SHOWN]:
        yield f"  linje {one.line}: {one.address} ({said})"
    if len(found) > _MOST_SHOWN:
        yield f"  og {danish.grouped(len(found) - _MOST_SHOWN)} til"
