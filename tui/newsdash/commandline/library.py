"""``newsdash library``: its commands and options; what they do is in ``library_work``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from newsdash.commandline.column_option import all_columns, column_option

_SETTINGS = {"help_option_names": ["-h", "--help"]}
_EVERY = "60"


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the option ``--library PATH``; None stands for the usual place."""
    return click.option(
        "--library",
        "path",
        metavar="PATH",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The library; by default library.db in your data folder, or $NEWSDASH_LIBRARY.",
    )(command)


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the option ``--jobs N``."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(1, 4 * (os.cpu_count() or 1), clamp=True),
        default=1,
        show_default=True,
        help="Read with so many processes; the records are the same.",
    )(command)


@click.group(context_settings=_SETTINGS)
def library() -> None:
    """Keep articles and what was found in them.

    What is in the library is not read again; articles are added one by one, and an
    interrupted command goes on where it stopped when it is given again.

    \b
    Exit status:
      0    all is well
      1    some of the sources could not be read, or the library is not whole
      2    nothing could be done; the line on stderr says why
      130  interrupted
    """


class _AddCommand(click.Command):
    """``--watch`` takes the number behind it, if there is one, and never a source."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse with the number tied to its option."""
        return super().parse_args(ctx, _with_seconds(args))


def _with_seconds(args: list[str]) -> list[str]:
    at = args.index("--watch") if "--watch" in args else len(args)
    if "--" in args[:at] or at == len(args):
        return args
    seconds, rest = _EVERY, args[at + 1 :]
    if rest and rest[0].isdecimal():
        seconds, rest = rest[0], rest[1:]
    return [*args[:at], f"--watch={seconds}", *rest]


@library.command(cls=_AddCommand, context_settings=_SETTINGS)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--feeds", is_flag=True, help="Also take in what is new in your feeds.")
@click.option(
    "--watch",
    metavar="[SECONDS]",
    type=click.IntRange(min=1),
    help=f"Go on looking every SECONDS, by default {_EVERY}, until Ctrl-C.",
)
@library_option
@jobs_option
@column_option
@click.pass_context
def add(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    feeds: bool,
    watch: int | None,
    path: Path | None,
    jobs: int,
    columns: tuple[tuple[str, str], ...],
) -> None:
    """Take articles in.

    What is there already is passed over; the same text from several places is one article. A
    file whose text has changed replaces its article.

    --feeds takes in what is new since the feeds of `newsdash feeds list` were last read, be it
    by this command or by `newsdash feeds refresh`. How far a feed is read is noted once its
    articles are in the library.

    --watch looks for new and changed files in folders, patterns and files, and asks feeds every
    ten minutes at most. It says nothing while there is nothing new. Web pages and standard input
    are read once. Ctrl-C and SIGTERM end it, with 0: all that was told is in the library.
    """
    if not sources and not feeds:
        raise click.UsageError("Give a SOURCE, or --feeds.", ctx)
    all_of_them = all_columns(ctx, columns)
    if watch is not None:
        from newsdash.commandline.library_watch import watch as work_on

        ctx.exit(
            work_on(path, sources, seconds=watch, jobs=jobs, with_feeds=feeds, columns=all_of_them)
        )
    from newsdash.commandline.library_add import add as work

    ctx.exit(work(path, sources, jobs=jobs, with_feeds=feeds, columns=all_of_them))


@library.command("import", context_settings=_SETTINGS)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@library_option
@click.pass_context
def import_(ctx: click.Context, folder: Path, path: Path | None) -> None:
    """Take in what `newsdash extract --engine dask -o DIR` has made, without reading it again."""
    from newsdash.commandline.library_work import import_ as work

    ctx.exit(work(path, folder))


@library.command(context_settings=_SETTINGS)
@library_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or one object for programs.",
)
@click.pass_context
def info(ctx: click.Context, path: Path | None, format_name: str) -> None:
    """Tell what the library holds, and with what it was read."""
    from newsdash.commandline.library_work import info as work

    ctx.exit(work(path, format_name))


@library.command(context_settings=_SETTINGS)
@library_option
@click.pass_context
def check(ctx: click.Context, path: Path | None) -> None:
    """Look through every article and tell what is damaged."""
    from newsdash.commandline.library_work import check as work

    ctx.exit(work(path))


@library.command(context_settings=_SETTINGS)
@library_option
@jobs_option
@click.option(
    "--extract",
    type=click.Choice(["older", "all"]),
    is_flag=False,
    flag_value="older",
    help="First read the articles again that an older pipeline has read, or all.",
)
@click.pass_context
def rebuild(ctx: click.Context, path: Path | None, jobs: int, extract: str | None) -> None:
    """Derive everything again that follows from the records: who is who, and reprints.

    While articles are read again, what was found in them before stays.
    """
    from newsdash.commandline.library_work import rebuild as work

    ctx.exit(work(path, jobs, extract))


@library.command(context_settings=_SETTINGS)
@library_option
@jobs_option
@click.pass_context
def reread(ctx: click.Context, path: Path | None, jobs: int) -> None:
    """Read the articles again that an older pipeline, or older knowledge, has read.

    The dashboard does so by itself for as long as it shows a library. Until an article is done,
    what was found in it before stays; what is done is kept when this is broken off.
    """
    from newsdash.commandline.library_work import reread as work

    ctx.exit(work(path, jobs))


@library.command(context_settings=_SETTINGS)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@library_option
@click.pass_context
def backup(ctx: click.Context, file: Path, path: Path | None) -> None:
    """Copy the library to FILE, even while it is in use; an older backup there is replaced."""
    from newsdash.commandline.library_work import backup as work

    ctx.exit(work(path, file))
