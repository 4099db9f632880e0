"""The commands that ask what was found: ``query``, ``dossier``, ``export``.

Only click is imported until one of them runs.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from newsdash.configuration import Configuration
    from newsdash.export.network import Between

_WRONG_USE = 2
_INTERRUPTED = 130
_SETTINGS = {"help_option_names": ["-h", "--help"]}

_output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Write to FILE, which appears when it is complete. By default: standard output.",
)
_as_extracted = click.option(
    "--as-extracted", is_flag=True, help="Without what you have corrected in the dashboard."
)


def _configured(ctx: click.Context) -> Configuration:
    """What the user has decided; one line and the end where that cannot be used."""
    from newsdash.commandline.narration import Narrator
    from newsdash.commandline.settings import usable_configuration

    configuration = usable_configuration(Narrator(sys.stderr, live=False))
    if configuration is None:
        ctx.exit(_WRONG_USE)
    return configuration


# No short options: "-haltung:oppose" is a term of the query.
@click.command(context_settings={"help_option_names": ["--help"], "ignore_unknown_options": True})
@click.argument("text", metavar="QUERY")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="Text for people, records with only what stays, or a table for programs.",
)
@_as_extracted
@click.pass_context
def query(
    ctx: click.Context, text: str, sources: tuple[str, ...], format_name: str, as_extracted: bool
) -> None:
    """Write what QUERY leaves of the sources, as the filter line of the dashboard does.

    Without a SOURCE the starter corpus is read. A file of records, as `newsdash extract` writes
    them, is taken as it is; so are records piped in.

    \b
    Terms must all match; fields narrow what they look for:
      altman "open source"      words anywhere, in any spelling of umlauts
      -meta  a|b  ~altmann      not; one of several; words like it
      actor: role: org: kind:   who acts
      model: dev: open:         which AI models
      stance: target: by:       who stands where
      quote: said: by:          who said what
      source: lang: since: until: new:   in which articles

    \b
    Examples:
      newsdash query 'actor:altman stance:support since:2025' news/
      newsdash query 'by:"sam altman" -kind:reported' news.jsonl --format csv
      newsdash extract news/ | newsdash query stance:shift - --format jsonl

    \b
    Exit status, as of grep:
      0    something stays
      1    nothing stays
      2    the query cannot be understood, or a source could not be read
      130  interrupted
    """
    from newsdash import resources
    from newsdash.commandline.corrected import corrector
    from newsdash.commandline.query import query as answer

    configuration = _configured(ctx)
    read = sources or (str(resources.seeds()),)
    ctx.exit(answer(text, read, format_name, configuration, corrector(as_extracted)))


@click.command(context_settings=_SETTINGS)
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)
@click.option(
    "--about",
    metavar="NAME",
    multiple=True,
    help="Only actors and models with NAME in one of their names; may be given several times.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or one statement a line for programs.",
)
@_output
@_as_extracted
@click.pass_context
def dossier(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    about: tuple[str, ...],
    format_name: str,
    output: str | None,
    as_extracted: bool,
) -> None:
    """Tell what the sources say together, each statement with where it stands.

    \b
    Of actors  their roles, since when as far as an article says, and from when to when
               they are called so; where they changed sides or contradict themselves; what
               they are for and against; which names stand for them, and by which rule
    Of models  developer, size, openness, release, what they run on and are based on;
               where articles differ, all that is told, marked with ≠

    \b
    Examples:
      newsdash dossier news/ --about altman
      newsdash dossier news/ --format jsonl | jq 'select(.statement == "change")'
    """
    from newsdash.commandline.corrected import CorrectingWriter, corrector
    from newsdash.commandline.dossier import DossierWriter, as_json, as_text
    from newsdash.commandline.headless import write

    configuration = _configured(ctx)
    form = as_text if format_name == "text" else as_json
    corrections = corrector(as_extracted)

    def writer(stream: BinaryIO) -> CorrectingWriter:
        return CorrectingWriter(DossierWriter(stream, about, form), corrections)

    try:
        ctx.exit(write(sources, writer, output, configuration))
    except KeyboardInterrupt:  # before anything was opened
        ctx.exit(_INTERRUPTED)


@click.command(context_settings=_SETTINGS)
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["jsonl", "json", "csv", "parquet", "graphml", "network-csv", "html", "md"]),
    help="By default what FILE ends in.",
)
@_output
@click.option("--query", metavar="QUERY", help="Only what the dashboard would leave for it.")
@click.option(
    "--network",
    "between",
    type=click.Choice(["targets", "actors", "all"]),
    default="targets",
    show_default=True,
    help="Actors and what they take a stance on; actors on and of each other; or both.",
)
@click.option("--bom", is_flag=True, help="Begin tables with the mark by which Excel knows UTF-8.")
@click.option(
    "--language",
    type=click.Choice(["de", "en"]),
    help="Wording of a brief. By default the language of most articles.",
)
@click.option("--title", metavar="TEXT", help="Title of a brief.")
@_as_extracted
@click.pass_context
def export(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    query: str | None,
    between: Between,
    bom: bool,
    language: str | None,
    title: str | None,
    as_extracted: bool,
) -> None:
    """Write what is found in the sources for other programs and people.

    \b
      jsonl, json  the records, as of extract
      csv          one table, as of extract; a cell that a spreadsheet would run as a
                   formula has an apostrophe before it
      parquet      a folder of tables: articles, actors, models, quotes, stances;
                   needs newsdash[parquet]
      graphml      a network of who supports and opposes what, for Gephi, visone,
                   networkx
      network-csv  the same as a folder: nodes.csv, edges.csv
      html, md     a brief for people: who acted, what was said, who stands where, who
                   moved, with sources

    In networks and briefs the same words of the same speaker count once, however many papers
    print them; "outlets" and "articles" tell how many do. An edge is called support, oppose or
    mixed, and speaks-of where one actor names another in a quote; its weight is the number of
    different statements, its confidence their mean. Two actors can have several edges: tell
    Gephi not to merge them.

    \b
    Examples:
      newsdash export news/ -o brief.html
      newsdash export news/ --query altman --format md
      newsdash export news/ --format graphml --network all -o debate.graphml
      newsdash export news/ --format parquet -o tables/
      newsdash export news/ --bom -o found.csv
    """
    from newsdash.commandline.corrected import corrector
    from newsdash.commandline.exporting import export as export_headless
    from newsdash.export.formats import Options

    configuration = _configured(ctx)
    corrections = corrector(as_extracted)
    try:
        options = Options(bom, between, language, title, query)
        ctx.exit(
            export_headless(
                sources,
                format_name,
                output,
                options,
                configuration=configuration,
                corrections=corrections,
            )
        )
    except KeyboardInterrupt:  # before anything was opened
        ctx.exit(_INTERRUPTED)
