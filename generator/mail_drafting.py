"""An issue of a project as a mail, and the draft on the disk.

In: a project folder and the name of an issue. Out: an `Issue`, or a sentence in Danish about why
there is none; and a file that mail programs open.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator import danish, letter, mail_draft, paper, single_file
from generator.kinds import NEWSLETTER
from generator.mail_plan import Issue
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk, environment
from generator.site import Site


def issue(project: Path, name: str, today: datetime.date, base_url: str | None) -> Issue:
    """The issue as a mail. Faults in the content end the command, as they do a build."""
    content, site = single_file.read(project, today, base_url)
    found = site.by_key.get((NEWSLETTER, name))
    if not isinstance(found, Newsletter):
        raise click.UsageError(_not_there(name, content.entry(NEWSLETTER, name), site))
    desk = Desk(site, environment())
    plain, html = letter.plain(desk, found), letter.html(desk, found)
    return Issue(mail_draft.mail(site.settings, found, plain, html), site.settings.site_url)


def _not_there(name: str, hidden: object, site: Site) -> str:
    """Why there is no such issue to send."""
    if hidden:
        return f"nyhedsbrevet »{name}« {single_file.NOT_ON_SITE}"
    ids = [letter.id for letter in site.all(Newsletter)]
    near = danish.nearest(name, ids)
    hint = f"mente du {near}?" if near else f"der er {danish.listed(sorted(ids))}"
    return f"nyhedsbrevet »{name}« findes ikke; {hint}"


def write(issue: Issue, out: Path | None) -> None:
    """Write the draft, all or nothing, and say where."""
    data = mail_draft.draft(issue.mail)
    path = single_file.write(data, out, f"{issue.mail.name}.eml", "kladden")
    size = paper.size_words(len(data))
    click.echo(f"Kladden »{issue.mail.title}« er skrevet i {path} ({size}).")
    click.echo("Åbn den i et mailprogram, læs den igennem, og send den først til dig selv.")
