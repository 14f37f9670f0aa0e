"""`vip2 new`: a new record with every field explained; asked for on a terminal, else as options.

Danish. Nothing is written before the check has nothing to say of it, and nothing is overwritten.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from generator import clock, danish, naming, problems, replies
from generator.danish_commands import Command, Group
from generator.drafting import Draft, explained
from generator.exit_codes import FAULTY, WRONG_USE
from generator.field_forms import Form
from generator.interview import Interview, wanting
from generator.kinds import AMBASSADOR, KINDS, NEWSLETTER, Kind
from generator.models.record import Status
from generator.models.registry import MODELS
from generator.models.reviewed import Reviewed
from generator.record_writer import ChangedMeanwhileError, RecordWriter
from generator.shapes import Shape, shapes
from generator.yaml_writing import Answer

_STATUS: Final = "status"
_WIDE: Final = 88
_NOTHING: Final = "Der er ikke skrevet noget."
_REVIEWED: Final = str(Reviewed.model_fields["reviewed"].alias)
# Their ids follow from what they are; nobody needs to be asked.
_NAMED_BY_RULE: Final = (AMBASSADOR, NEWSLETTER)
_WRITTEN_AS: Final[Mapping[Form, str]] = {
    Form.YES_NO: "JA/NEJ",
    Form.WHOLE: "TAL",
    Form.NUMBER: "TAL",
    Form.DAY: "DATO",
    Form.PARTIAL_DATE: "DATO",
    Form.CLOCK: "KLOKKEN",
    Form.CHOICE: "ORD",
    Form.REFERENCE: "ID",
    Form.MAIL: "MAIL",
    Form.WEB_ADDRESS: "ADRESSE",
    Form.TARGET: "SIDE",
    Form.GROUP: "FELTER",
}


class _Kinds(Group):
    """A command for each kind of record; its name may be written with ae, oe and aa."""

    choice = "SLAGS"
    choices = "Slags"

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that makes a record of the kind."""
        del ctx
        found = (kind for kind in KINDS if danish.fold(kind.name) == danish.fold(cmd_name))
        kind = next(found, None)
        return _command(kind) if kind else None


def _plain(name: str) -> str:
    """An option as it is compared: `--udgiv_fra` is `--udgiv-fra`, and ø may be written oe."""
    bare = name.lstrip("-")
    return name[: len(name) - len(bare)] + danish.slug(bare) if bare else name


def _command(kind: Kind) -> click.Command:
    """The command for a kind, with an option for each of its fields."""
    return Command(
        kind.name,
        params=[*map(_option, shapes(MODELS[kind])), *_COMMON],
        callback=click.pass_obj(lambda project, **given: sys.exit(_run(project, kind, given))),
        help=f"Ny post: {kind.name}, i {kind.place}.",
        context_settings={"token_normalize_func": _plain},
    )


def _option(shape: Shape) -> click.Option:
    return click.Option(
        [shape.key, f"--{shape.key.replace('_', '-')}"],
        multiple=True,
        metavar=_WRITTEN_AS.get(shape.form, "TEKST"),
        help=f"{'(skal med) ' if shape.required else ''}{explained(shape)}"
        + (" Kan gentages." if shape.many else "")
        + (f" Her bliver det {Status.DRAFT}." if shape.key == _STATUS else ""),
    )


_COMMON: Final = (
    click.Option(
        ["ways", "--sæt"],
        multiple=True,
        metavar="FELT=VÆRDI",
        help="Udfyld et felt, også et under et andet, fx --sæt samtykke.dato=2026-11-22. "
        "Kan gentages.",
    ),
    click.Option(["id_", "--id"], metavar="ID", help="Navnet i adressen; ellers dannes et ledigt."),
    click.Option(
        ["short", "--kort"], is_flag=True, help="Skriv kun de udfyldte felter, uden forklaringer."
    ),
    click.Option(["shown", "--vis"], is_flag=True, help="Vis posten uden at skrive den."),
)


@click.group(
    "new",
    cls=_Kinds,
    later={kind.name: kind.place for kind in KINDS},
    help="Opret en ny post med alle felter forklaret.",
)
def new() -> None:
    """Opret en ny post med alle felter forklaret."""


def _run(project: Path, kind: Kind, given: dict[str, Any]) -> int:
    """Make a record of the options, and of what is asked for the rest; the exit code."""
    try:
        answers = _answers(kind, given)
    except replies.ReplyError as refused:
        raise click.UsageError(str(refused)) from None
    writer = RecordWriter.of(project, kind, clock.today())
    wanted = wanting(kind, answers)
    if not sys.stdin.isatty() and (wanted or (told := _complaints(writer, answers))):
        click.echo(_missing(kind, wanted) if wanted else told, err=True)
        return WRONG_USE if wanted else FAULTY
    asked = _interview(writer).fill(answers, naming.NAMED_BY.get(kind, ()) if wanted else ())
    id_ = _id_for(writer, asked, given["id_"], ask=bool(wanted))
    draft = Draft(kind, id_, asked, short=given["short"])
    whole = _mended(writer, draft) if sys.stdin.isatty() else draft
    return _finish(writer, whole, shown=given["shown"])


def _answers(kind: Kind, given: Mapping[str, Any]) -> dict[str, Answer]:
    """What the options say, and what every new record begins with."""
    fields = shapes(MODELS[kind])
    answers: dict[str, Answer] = {_STATUS: Status.DRAFT.value}
    if any(shape.key == _REVIEWED for shape in fields):
        answers[_REVIEWED] = clock.today().isoformat()
    for shape in fields:
        if given[shape.key]:
            answers[shape.key] = replies.reply(shape, given[shape.key])
    for words in given["ways"]:
        way, sign, value = words.partition("=")
        if not sign:
            message = f"»{words}« mangler et lighedstegn; skriv fx --sæt {fields[0].key}=…"
            raise replies.ReplyError(message)
        answers = replies.with_field(kind, answers, way.strip(), value)
    return answers


def _missing(kind: Kind, wanted: Sequence[Shape]) -> str:
    """What has to be given, each with an example that can be pasted."""
    count = danish.counted(len(wanted), "felt", "felter")
    lines = [f"Der mangler {count} til en ny post af slagsen {kind.name}:", ""]
    for shape in wanted:
        example = shape.example.replace("'", "'\\''")
        lines += [f"  --{shape.key.replace('_', '-')} '{example}'", f"      {explained(shape)}"]
    return "\n".join([*lines, "", f"Alle felter: vip2 new {kind.name} --help."])


def _interview(writer: RecordWriter) -> Interview:
    """The questions, for whoever sits at the terminal."""
    return Interview(writer.kind, _asked, _tell, writer.wrong, writer.names)


def _asked(prompt: str) -> str:
    return str(click.prompt(prompt, "", prompt_suffix="", show_default=False))


def _tell(words: str) -> None:
    """Say it on the terminal, in lines that can be read there."""
    indent = words[: len(words) - len(words.lstrip())]
    click.echo(textwrap.fill(words, _WIDE, subsequent_indent=f"{indent}  ", break_on_hyphens=False))


def _complaints(writer: RecordWriter, answers: Mapping[str, Answer]) -> str:
    """What is wrong with each of the answers, by the option that gave it; empty if nothing."""
    lines = [
        f"--{key.replace('_', '-')}: {complaint}"
        for key, answer in answers.items()
        for complaint in writer.wrong(key, answer)
    ]
    return "\n".join([*lines, _NOTHING] if lines else lines)


def _id_for(
    writer: RecordWriter, answers: Mapping[str, Answer], wished: str | None, *, ask: bool
) -> str:
    """The id that was wished for, or one that is free; wrong use where it cannot be had."""
    free = writer.free_id(answers)
    if wished is None and ask and writer.kind not in _NAMED_BY_RULE:
        click.echo("\nId: Navnet i adressen. Det ændres aldrig, når posten er udgivet.")
        click.echo(f"  Tryk Enter for {free}")
        while complaint := writer.wrong_id(found := _asked("> ").strip() or free):
            click.echo(f"  {danish.sentence(complaint)}")
        return found
    found = wished or free
    if complaint := writer.wrong_id(found):
        raise click.UsageError(complaint)
    return found


def _mended(writer: RecordWriter, draft: Draft) -> Draft:
    """The draft after all that only the whole of it shows has been asked about again."""
    interview = _interview(writer)
    while found := writer.faults(draft):
        shape = writer.field_at_fault(draft, found[0])
        if shape is None:
            return draft
        click.echo(f"\n{danish.sentence(found[0].message)}: {found[0].remedy}")
        left = {key: one for key, one in draft.answers.items() if key != shape.key}
        answers = interview.fill({**left, shape.key: interview.field(shape)})
        draft = replace(draft, answers=answers)
    return draft


def _finish(writer: RecordWriter, draft: Draft, *, shown: bool) -> int:
    """Write the record, or tell why it cannot be written; the exit code."""
    if found := writer.faults(draft):
        click.echo(f"{problems.report(found)} {_NOTHING}", err=True)
        return FAULTY
    if shown:
        click.echo(writer.complete(draft).text, nl=False)
        return 0
    try:
        writer.write(draft)
    except ChangedMeanwhileError as changed:
        message = f"{changed} er lige blevet ændret; prøv igen"
        raise click.UsageError(message) from None
    click.echo(_next(draft))
    return 0


def _next(draft: Draft) -> str:
    """What was done, and what comes now."""
    where = f"»{draft.id}« er tilføjet i" if not draft.kind.in_folder else "Oprettet:"
    lines = [f"{where} {draft.path}"]
    if draft.answers.get(_STATUS) == Status.DRAFT:
        lines.append("Posten er en kladde og vises ikke. Skriv status: udgivet, når den er færdig.")
    return "\n".join([*lines, "Se den med vip2 serve, og kontrollér med vip2 check."])
