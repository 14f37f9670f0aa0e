"""click in Danish: headings of the help texts, and what is said of a command that was mistyped.

click itself translates by the machine's locale, and only where a catalogue is installed; an
editor's machine may have neither.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from generator import danish

_WRONG_USE: Final = 2
_STOPPED: Final = 1
_YES: Final = ("j", "ja")


class _Explained(click.Command):
    """A command whose help is in Danish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        words = [
            param.make_metavar(ctx) for param in self.params if param.param_type_name == "argument"
        ]
        words += [self.choice] if isinstance(self, Group) else []
        usage = " ".join(["[VALG]", *words])
        formatter.write_usage(ctx.command_path, usage, prefix="Sådan skrives det: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What its options do, and the commands below it."""
        records = (param.get_help_record(ctx) for param in self.get_params(ctx))
        with formatter.section("Valg"):
            formatter.write_dl([record for record in records if record and record[1]])
        if isinstance(self, Group):
            with formatter.section(self.choices):
                named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
                formatter.write_dl([(name, _first(one)) for name, one in named if one])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Danish."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjælp."
        return option


class Command(_Explained):
    """A command with nothing below it; it takes no more words than it asks for."""

    allow_extra_args = True  # so that it is ours to say that they are too many

    def invoke(self, ctx: click.Context) -> Any:
        """Run, unless there were words to spare."""
        if ctx.args:
            message = f"»{' '.join(ctx.args)}« hører ikke med til {ctx.command_path}"
            raise click.UsageError(message, ctx)
        return super().invoke(ctx)


class Group(_Explained, click.Group):
    """A command with commands below it. Wrong use ends in a Danish sentence and exit code 2.

    `later` says by name where each command stands, as `module:attribute`; it is imported when it
    is asked for.
    """

    command_class = Command
    choice = "KOMMANDO"
    choices = "Kommandoer"

    def __init__(self, *args: Any, later: Mapping[str, str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._later = later

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for; where there is none, those that were perhaps meant."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as missing:
            meant = get_close_matches(missing.command_name, self._later)
            raise NoSuchCommand(missing.command_name, possibilities=meant, ctx=ctx) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in their own order."""
        del ctx
        return list(self._later)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        module, _, attribute = self._later.get(cmd_name, "").partition(":")
        return getattr(import_module(module), attribute) if module else None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and tell what was wrong with the way the command was written."""
        try:
            done = super().main(
                *args, **{**extra, "prog_name": self.name, "standalone_mode": False}
            )
        except click.UsageError as wrong:
            click.echo(_told(wrong), err=True)
            sys.exit(_WRONG_USE)
        except click.Abort:
            click.echo("Afbrudt.", err=True)
            sys.exit(_STOPPED)
        sys.exit(done if isinstance(done, int) else 0)


def _first(command: click.Command) -> str:
    """What a command is for, without the rest of its help."""
    return (command.help or "").partition("\n\n")[0]


def agreed() -> bool:
    """Whether the person at the terminal says so; a pipe has nobody to ask."""
    if not sys.stdin.isatty():
        return False
    answer = click.prompt("\nSkal det gøres? Skriv ja", default="nej", show_default=False)
    return str(answer).strip().lower() in _YES


def _told(wrong: click.UsageError) -> str:
    """What is wrong with the command as it was written, and how to see its help."""
    if isinstance(wrong, NoArgsIsHelpError):
        return wrong.message
    words = wrong.message
    if isinstance(wrong, click.NoSuchOption):
        words = f"valget {wrong.option_name} findes ikke{_perhaps(wrong.possibilities)}"
    elif isinstance(wrong, NoSuchCommand):
        words = f"kommandoen {wrong.command_name} findes ikke{_perhaps(wrong.possibilities)}"
    elif isinstance(wrong, click.MissingParameter) and wrong.param and wrong.ctx:
        words = f"{wrong.param.make_metavar(wrong.ctx)} mangler"
    elif isinstance(wrong, click.BadOptionUsage):
        words = f"valget {wrong.option_name} er ikke skrevet, som det skal"
    path = wrong.ctx.command_path if wrong.ctx else "vip2"
    end = "" if words.endswith("?") else "."
    return f"{danish.sentence(words)}{end} Se {path} --help."


def _perhaps(near: list[str] | None) -> str:
    return f"; mente du {danish.listed(near, 'eller')}?" if near else ""
