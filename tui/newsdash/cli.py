"""The command line: ``newsdash [SOURCE...]`` opens the dashboard, ``extract`` goes without.

stdout carries data and nothing else. Exit codes: 0 everything was read, 1 some of it was
not, 2 nothing was, or command or configuration was wrong, 130 interrupted. Only click is
imported here; each command loads what it needs.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdash import __version__
from newsdash.commandline.asking import dossier, export, query
from newsdash.commandline.column_option import all_columns, column_option
from newsdash.commandline.corrections import corrections
from newsdash.commandline.feed_commands import feeds
from newsdash.commandline.library import jobs_option, library
from newsdash.commandline.locate import locate
from newsdash.commandline.serve_command import serve
from newsdash.commandline.source_group import DefaultCommand, SourceGroup

if TYPE_CHECKING:
    from newsdash.commandline.narration import Narrator
    from newsdash.configuration import Configuration

_SHELLS = ("bash", "zsh", "fish")
_UNUSABLE = 1
_WRONG_USE = 2
_INTERRUPTED = 130
_SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(cls=SourceGroup, invoke_without_command=True, context_settings=_SETTINGS)
@column_option
@click.option(
    "--library",
    "library_path",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Open this library; what SOURCE holds is taken into it meanwhile.",
)
@click.option(
    "--watch", is_flag=True, help="Show what is added to the library or to SOURCE from now on, too."
)
@click.option(
    "--plain",
    is_flag=True,
    help="Lines of text to read and to type, for screen readers, simple terminals and pipes.",
)
@click.version_option(__version__, message="newsdash %(version)s")
@click.pass_context
def cli(
    ctx: click.Context,
    columns: tuple[tuple[str, str], ...],
    library_path: Path | None,
    watch: bool,
    plain: bool,
) -> None:
    """Read the news: who acts, which AI models are spoken of, who stands where, who said what.

    SOURCE is a file, a folder, a pattern such as 'news/**/*.txt', the address of a web page
    or feed, or - for standard input; any number of them; or one library. Without one,
    newsdash opens your library, or its starter corpus where there is none. A file that is
    called like a command is reached as ./extract.

    \b
    Files read:
      .txt .md .docx .rtf .pdf   articles; also Nexis and Factiva exports with many
      .html .eml                 saved web pages, e-mails
      .csv .tsv .json .jsonl     tables and records, an article a row
      .warc .warc.gz             web archives
      .xml .rss .atom            feeds (`newsdash feeds` subscribes to them)

    \b
    Examples:
      newsdash                                 your library, or the starter corpus
      newsdash news/ interview.md              a folder and a file
      newsdash '2025/**/*.md'                  a pattern
      newsdash https://news.example/story      a web page
      newsdash press.csv --column text=Beitrag a table, one of its columns named
      newsdash --watch news/                   and what comes into the folder from now on
      curl -s URL | newsdash -                 what another program writes
      newsdash --plain news/                   as lines of text, without a picture
      echo stance:oppose | newsdash --plain    an answer for a script
      newsdash extract news/ > news.jsonl      records instead of the dashboard
      newsdash export news/ -o brief.html      a brief to send on, tables, networks
      newsdash library add news/               remember what is read
      newsdash serve --open news/              the dashboard in a browser
      newsdash doctor                          what the sources would be read with

    \b
    Exit status:
      0    everything was read
      1    some of the sources could not be read
      2    none could be read, or command or configuration was wrong
      130  interrupted
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_open_dashboard((), columns, library_path, watch, plain))


@click.command("dashboard", cls=DefaultCommand, context_settings=_SETTINGS)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(allow_dash=True))
@column_option
@click.option("--plain", is_flag=True, hidden=True)
@click.pass_context
def dashboard(
    ctx: click.Context,
    sources: tuple[str, ...],
    columns: tuple[tuple[str, str], ...],
    plain: bool,
) -> None:
    """Open the dashboard on the sources."""
    given = ctx.parent.params if ctx.parent is not None else {}
    ctx.exit(
        _open_dashboard(
            sources,
            all_columns(ctx, columns),
            given.get("library_path"),
            bool(given.get("watch")),
            plain or bool(given.get("plain")),
        )
    )


cli.default = dashboard
cli.add_command(feeds)


@cli.command(context_settings=_SETTINGS)
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["jsonl", "json", "csv"]),
    default="jsonl",
    show_default=True,
    help="One record a line, one array of records, or a table.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Write to FILE, which appears when it is complete. By default: standard output.",
)
@column_option
@jobs_option
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="dask: by a Dask cluster, into a folder of Parquet that -o names.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The cluster for --engine dask; without it, N processes of this machine.",
)
@click.pass_context
def extract(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    format_name: str,
    output: str | None,
    jobs: int,
    engine: str,
    scheduler: str | None,
    columns: tuple[tuple[str, str], ...],
) -> None:
    """Write what is found in the sources as records, without the dashboard.

    jsonl and json hold everything: an object for each article, with its actors, models,
    quotes and stances. Interrupted, an unfinished FILE is kept as FILE.partial.

    csv has a row for each actor, model, quote and stance, told apart by the first column,
    "record"; what does not apply is empty. A cell that a spreadsheet would run as a formula
    (it begins with =, +, -, @, a tab or a line break) has an apostrophe before it:

    \b
      every row  record, article_id, title, published, source, language, path,
                 id, text, start, end, spans (offsets into the article's text)
      actors     kind, name, aliases, roles
      models     name, family, developer, developer_id, parameters, openness,
                 released, runs_on
      quotes     kind, speaker, speaker_id, speaker_text, speaker_span, cue, cue_span,
                 addressee, venue, confidence
      stances    holder, holder_id, polarity, target, target_kind, target_id,
                 shift_from, shift_to, shift_when, cue, cue_span, quote_id,
                 confidence

    \b
    Examples:
      newsdash extract news/ > news.jsonl
      newsdash extract news/ --format csv -o news.csv
      cat article.txt | newsdash extract - | jq '.quotes[].text'
      newsdash extract archive/ --engine dask -o archive.parquet/
    """
    from newsdash.commandline.headless import extract as extract_headless
    from newsdash.commandline.narration import Narrator
    from newsdash.commandline.settings import usable_configuration

    configuration = usable_configuration(Narrator(sys.stderr, live=False))
    if configuration is None:
        ctx.exit(_WRONG_USE)
    configuration = configuration.with_columns(all_columns(ctx, columns))
    if scheduler is not None and engine != "dask":
        raise click.BadParameter("it goes with --engine dask.", param_hint="--scheduler")
    if engine == "dask":
        if format_name != "jsonl":
            raise click.BadParameter("--engine dask writes Parquet.", param_hint="--format")
        ctx.exit(_extract_archive(sources, output, configuration, scheduler, jobs))
    try:
        ctx.exit(extract_headless(sources, format_name, output, configuration, jobs))
    except KeyboardInterrupt:  # before anything was opened
        ctx.exit(_INTERRUPTED)


def _extract_archive(
    sources: tuple[str, ...],
    output: str | None,
    configuration: Configuration,
    scheduler: str | None,
    jobs: int,
) -> int:
    from pathlib import Path

    from newsdash.commandline.archive import extract_archive

    if output in {None, "-"} or Path(str(output)).is_file():
        raise click.BadParameter("--engine dask writes to a folder; name one.", param_hint="-o")
    return extract_archive(sources, Path(str(output)), configuration, scheduler, jobs)


cli.add_command(query)
cli.add_command(dossier)
cli.add_command(export)


@cli.command(context_settings=_SETTINGS)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or one object for programs.",
)
@click.option(
    "--language",
    "languages",
    metavar="CODE",
    multiple=True,
    help="Tell of this language too, such as fr; may be given several times.",
)
@click.pass_context
def doctor(ctx: click.Context, format_name: str, languages: tuple[str, ...]) -> None:
    """Tell which pipeline would read which language, and what it is made of.

    Also the versions in use, the configuration file in force, and the stock spaCy pipelines
    that are installed. No pipeline is loaded for it.

    \b
    Exit status:
      0    all that is configured can be used
      1    a configured pipeline cannot be used; the report says why
      2    the command was wrong, or the configuration cannot be read
    """
    from newsdash.commandline.diagnosis import diagnose
    from newsdash.commandline.doctor import as_json, as_text
    from newsdash.commandline.narration import Narrator
    from newsdash.commandline.settings import readable_configuration

    codes = [_language_code(given) for given in languages]
    configuration = readable_configuration(Narrator(sys.stderr, live=False))
    if configuration is None:
        ctx.exit(_WRONG_USE)
    diagnosis = diagnose(configuration, codes)
    shown = as_json(diagnosis) if format_name == "json" else as_text(diagnosis)
    click.echo(shown.encode())  # UTF-8 whatever the locale
    ctx.exit(0 if diagnosis.healthy else _UNUSABLE)


def _language_code(given: str) -> str:
    from newsdash.corpus.language import as_code

    code = as_code(given)
    if code is None:
        raise click.BadParameter(f"{given!r} is no language code.", param_hint="--language")
    return code


cli.add_command(library)
cli.add_command(corrections)
cli.add_command(locate)
cli.add_command(serve)


@cli.command(context_settings=_SETTINGS)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      eval "$(newsdash completion bash)"       in ~/.bashrc
      eval "$(newsdash completion zsh)"        in ~/.zshrc
      newsdash completion fish | source        in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None, "click completes every shell in _SHELLS"
    click.echo(script(cli, {}, "newsdash", "_NEWSDASH_COMPLETE").source())


def _open_dashboard(
    sources: tuple[str, ...],
    columns: tuple[tuple[str, str], ...],
    library_path: Path | None = None,
    watch: bool = False,
    plain: bool = False,
) -> int:
    from newsdash.commandline.narration import Narrator
    from newsdash.commandline.opening import library_meant, open_library
    from newsdash.commandline.plain import show_library, suggest_plain
    from newsdash.commandline.terminal import keyboard_is_stdin

    narrator = Narrator(sys.stderr, live=False)
    if not plain and not _stdout_is_terminal():
        narrator.say("the dashboard needs a terminal; use `newsdash extract SOURCE...` instead")
        return _WRONG_USE
    if not plain:
        gc.disable()  # all that is loaded until the first picture stays: nothing to collect
        suggest_plain(narrator)
    from newsdash.configuration import ConfigurationError

    try:
        if (path := library_meant(sources, library_path, watch)) is not None:
            show = show_library if plain else None
            complete = plain and not keyboard_is_stdin()
            return open_library(path, sources, watch, narrator, show=show, complete=complete)
        return _open_sources(sources, columns, narrator, plain)
    except ConfigurationError as error:
        narrator.say(str(error))
        return _WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.enable()  # where no picture came


def _open_sources(
    sources: tuple[str, ...],
    columns: tuple[tuple[str, str], ...],
    narrator: Narrator,
    plain: bool,
) -> int:
    from newsdash import resources
    from newsdash.commandline.settings import speak, usable_configuration

    read_from = list(sources) or [str(resources.seeds())]
    if sources and not _lead_anywhere(read_from, narrator):
        return _WRONG_USE
    configuration = usable_configuration(narrator)
    if configuration is None:
        return _WRONG_USE
    speak(configuration)
    try:
        # without "-", what is piped into the plain mode are its commands
        stdin = None if plain and "-" not in read_from else _keyboard_and_input("-" in read_from)
    except click.ClickException as problem:
        narrator.say(problem.message)
        return _WRONG_USE
    configuration = configuration.with_columns(columns)
    if plain:
        from newsdash.commandline.plain import show_sources

        return show_sources(read_from, stdin, configuration)
    from newsdash.dashboard.app import run

    return run(sources=read_from, stdin=stdin, configuration=configuration)


def _lead_anywhere(sources: list[str], narrator: Narrator) -> bool:
    from newsdash.commandline.headless import any_input

    return any_input(sources, narrator)


def _stdout_is_terminal() -> bool:
    from newsdash.commandline.terminal import is_served

    return is_served() or sys.stdout.isatty()


def _keyboard_and_input(reads_stdin: bool) -> int | None:
    """Return the descriptor of what is piped in, None if it is not read; keys keep working.

    Raises:
        click.ClickException: nothing is piped in, or there is no terminal.
    """
    from newsdash.commandline.terminal import (
        free_stdin_for_keyboard,
        is_served,
        keyboard_is_stdin,
    )

    if is_served():  # keys arrive on standard input, from the server
        return None
    if keyboard_is_stdin():
        if reads_stdin:
            raise click.ClickException("-: nothing is piped in; name a file, or pipe one in")
        return None
    try:
        piped = free_stdin_for_keyboard()
    except OSError:
        raise click.ClickException(
            "there is no terminal to read keys from; use `newsdash extract SOURCE...` instead"
        ) from None
    return piped if reads_stdin else None


def main() -> None:
    """Run the command line; the entry point ``newsdash``."""
    cli.main(prog_name="newsdash")
