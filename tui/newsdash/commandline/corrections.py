"""``newsdash corrections``: what was corrected, listed, handed on, and taken back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsdash.commandline.narration import Narrator
    from newsdash.corrections.kept import Corrections

_WRONG_USE = 2
_SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_SETTINGS)
def corrections() -> None:
    """What you have put right in the dashboard.

    Corrections are kept apart from what is extracted, in corrections.jsonl in newsdash's data
    folder, and hold however often articles are read again. `query`, `dossier` and `export` apply
    them; `extract` does not.
    """


@corrections.command("list")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or one correction a line for programs.",
)
def list_corrections(format_name: str) -> None:
    """List the corrections, numbered in the order they were made."""
    from newsdash.commandline.narration import visible
    from newsdash.corrections.records import to_line
    from newsdash.corrections.wording import told

    for number, correction in enumerate(_kept().made, 1):
        if format_name == "jsonl":
            click.echo(to_line(correction), nl=False)
        else:
            click.echo(visible(f"{number} {told(correction)}"))


@corrections.command("remove")
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.pass_context
def remove(ctx: click.Context, number: int | None) -> None:
    """Take correction NUMBER back, by default the last."""
    from newsdash.corrections.wording import told
    from newsdash.keeping import NotKeptError

    narrator = _narrator()
    try:
        taken = _kept().take_back(-1 if number is None else number - 1)
    except NotKeptError as error:
        narrator.say(str(error))
        ctx.exit(_WRONG_USE)
    if taken is None:
        narrator.say("there is no such correction; `newsdash corrections list` numbers them")
        ctx.exit(_WRONG_USE)
    narrator.say(f"taken back: {told(taken)}")


@corrections.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def add(ctx: click.Context, file: Path) -> None:
    """Add the corrections in FILE, as `list --format jsonl` writes them, but for known ones."""
    from newsdash.corrections.kept import Corrections
    from newsdash.keeping import NotKeptError

    narrator, others, kept = _narrator(), Corrections(file), _kept()
    for warning in others.warnings:
        narrator.say(warning)
    new = [correction for correction in others.made if correction not in kept.made]
    try:
        for correction in new:
            kept.add(correction)
    except NotKeptError as error:
        narrator.say(str(error))
        ctx.exit(_WRONG_USE)
    narrator.say(f"{len(new)} added, {len(others.made) - len(new)} known")
    ctx.exit(1 if others.warnings else 0)


def _kept() -> Corrections:
    from newsdash.commandline.corrected import kept_corrections

    return kept_corrections()


def _narrator() -> Narrator:
    from newsdash.commandline.narration import Narrator

    return Narrator(sys.stderr, live=False)
