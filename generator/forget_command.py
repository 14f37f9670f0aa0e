"""`vip2 forget`: show what goes, ask, take it out, and tell what is left. Danish throughout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator import cache, checking, clock, danish, forget, git_history, load, problems, traces
from generator.danish_commands import Command, agreed
from generator.exit_codes import FAULTY
from generator.forget import Known, Plan
from generator.kinds import AMBASSADOR
from generator.load import Folder, Raw
from generator.problems import Problem


@click.command("forget", cls=Command)
@click.argument("person", metavar="ID")
@click.option("--ja", "yes", is_flag=True, help="Gør det uden at spørge.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Led også efter spor i den byggede hjemmeside i denne mappe.",
)
@click.option(
    "--tekst",
    "more",
    multiple=True,
    metavar="TEKST",
    help="Led også efter dette, fx et andet navn; kan gentages.",
)
@click.pass_obj
def forget_(
    project: Path, person: str, site_dir: Path | None, more: tuple[str, ...], *, yes: bool
) -> None:
    """Fjern en ambassadør fra indholdet, og se, hvad der er tilbage."""
    sys.exit(run(project, person, site_dir, more, yes=yes))


def run(
    project: Path, person: str, site_dir: Path | None, more: tuple[str, ...], *, yes: bool
) -> int:
    """Forget a person; the exit code is 1 where something of the person still stands."""
    if site_dir is not None and not site_dir.is_dir():
        message = f"»{site_dir}« er ikke en mappe med en bygget hjemmeside"
        raise click.UsageError(message)
    folder = load.read_folder(project)
    raws = [raw for raw in load.records(folder)[0] if raw.kind is AMBASSADOR]
    raw = next((raw for raw in raws if raw.id == person), None)
    who = forget.known(raw, more) if raw else _gone(project, person, more)
    if raw is None and (who is None or site_dir is None):
        raise click.UsageError(_not_there(person, raws, who))
    clean = _forgotten(project, folder, raw, more, yes=yes) if raw else True
    if site_dir is not None and who is not None:
        clean = _proved(site_dir, who) and clean
    return 0 if clean else FAULTY


def _not_there(person: str, raws: list[Raw], who: Known | None) -> str:
    """Why nobody can be forgotten by that id."""
    if who:
        return f"{who.called} står ikke i indholdet; led efter spor med --site-dir MAPPE"
    near = danish.nearest(person, (one.id for one in raws))
    hint = f"; mente du {near}?" if near else ", hverken i indholdet eller i git"
    return f"ambassadøren »{person}« findes ikke{hint}"


def _gone(project: Path, person: str, more: tuple[str, ...]) -> Known | None:
    """A person who is no longer in the content: what git or the command line knows."""
    found = git_history.last_known(project, person)
    if found:
        return replace(found, more=more)
    return Known(person, more=more) if more else None


def _forgotten(
    project: Path, folder: Folder, raw: Raw, more: tuple[str, ...], *, yes: bool
) -> bool:
    """Show the plan and carry it out if that is wanted; whether nothing is left for an editor."""
    today = clock.today()
    before = checking.check(folder, today)
    plan = forget.plan(folder, before.content, raw, more)
    after = checking.check(forget.remaining(folder, plan), today)
    told = {(one.place.file, one.code, one.message) for one in before.problems}
    new = [one for one in after.problems if (one.place.file, one.code, one.message) not in told]
    click.echo("\n".join((*_shown(plan), *_left(plan, new))))
    if yes or agreed():
        _carry_out(project, plan)
        # What is kept for the next build holds the person as well.
        cache.forget(project)
        click.echo(
            f"\n{_done(plan)} Byg hjemmesiden igen med vip2 build, og gem ændringen i git "
            "med en besked uden navnet."
        )
    else:
        click.echo("\nIntet er ændret. Skriv --ja for at gøre det.")
    click.echo("\n" + "\n".join(_remembered(project, plan)))
    return not (plan.left or problems.faults(new))


def _shown(plan: Plan) -> Iterator[str]:
    """What becomes of each file, line by line."""
    yield f"{plan.person.called} bliver fjernet:"
    for change in plan.changes:
        yield ""
        if change.after is None:
            yield f"{change.file} bliver slettet"
        else:
            yield change.file
            yield from change.lines
    for picture in plan.pictures:
        yield f"\n{picture} bliver slettet; kun personens egen tekst viser det"


def _left(plan: Plan, new: list[Problem]) -> Iterator[str]:
    """What an editor has to mend by hand."""
    if plan.left:
        yield "\nHer står stadig noget, som du selv må skrive om:"
        yield from (f"  {one}" for one in plan.left)
    if new:
        yield "\nBagefter vil kontrollen sige:"
        yield from (f"  {one.headline()}" for one in new)


def _carry_out(project: Path, plan: Plan) -> None:
    """Write and delete; a file that has changed since it was read is not touched."""
    for change in plan.changes:
        if (project / change.file).read_bytes() != change.before:
            message = f"{change.file} er lige blevet ændret; prøv igen"
            raise click.UsageError(message)
    for change in plan.changes:
        if change.after is not None:
            (project / change.file).write_bytes(change.after)
    deleted = [change.file for change in plan.changes if change.after is None]
    for file in (*deleted, *plan.pictures):
        (project / file).unlink()


def _done(plan: Plan) -> str:
    changed = sum(change.after is not None for change in plan.changes)
    deleted = len(plan.files) - changed
    words = [f"{danish.counted(deleted, 'fil', 'filer')} slettet"]
    words += [f"{danish.counted(changed, 'fil', 'filer')} rettet"] if changed else []
    return f"{danish.listed(words)}."


def _remembered(project: Path, plan: Plan) -> Iterator[str]:
    """What git still holds, and how that is removed."""
    history = git_history.of(project, plan)
    if history is None:
        yield "Her er intet git-lager at lede i, så historikken er ikke undersøgt."
        return
    if history.empty:
        yield "Git har aldrig gemt noget om personen."
        return
    yield "Git husker stadig:"
    yield from (f"  {file}: {', '.join(commits)}" for file, commits in history.by_file.items())
    if history.messages:
        yield f"  beskeden til ændringen: {', '.join(history.messages)}"
    yield "\nDet kan kun fjernes ved at skrive historien om, i en frisk klon:"
    yield "  git filter-repo --invert-paths " + " ".join(f"--path {path}" for path in history.paths)
    yield "  git filter-repo --replace-text erstat.txt --replace-message erstat.txt"
    yield "hvor filen erstat.txt uden for klonen har linjerne"
    yield from (f"  {one.letters}==>[fjernet]" for one in plan.person.sought)
    yield "Bagefter sendes den op med git push --force --all og git push --force --tags."
    yield (
        "Det når ikke andres kloner, kopier hos dem, der opbevarer lageret, eller søgemaskiners "
        "og arkivers gemte sider. Bed dem, der har dem, om at slette dem."
    )


def _proved(site_dir: Path, who: Known) -> bool:
    """Tell every trace on a built site; whether there is none."""
    files = sorted(path for path in site_dir.rglob("*") if path.is_file())
    found = sorted(
        traces.find(
            ((path.relative_to(site_dir).as_posix(), path.read_bytes()) for path in files),
            who.sought,
        )
    )
    what = danish.listed([one.what for one in who.sought])
    if found:
        click.echo(f"\nSpor af {who.called} i {site_dir}:")
        click.echo("\n".join(f"  {one}" for one in found))
        click.echo(
            f"{danish.counted(len(found), 'spor', 'spor')}. Byg hjemmesiden igen, og prøv så igen."
        )
        return False
    click.echo(
        f"\nIntet spor i {site_dir}: Hverken indhold eller navne på de "
        f"{danish.counted(len(files), 'fil', 'filer')} har {what}."
    )
    return True
