"""The commands under ``newsdash feeds``; only click is imported until one runs."""

from __future__ import annotations

import click

_SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_SETTINGS)
def feeds() -> None:
    """Subscribe to news feeds (RSS, Atom) and fetch what is new in them.

    Most news sites offer feeds: lists of their latest articles, made for programs. Subscribe
    once; then each refresh brings the articles that have come since the last one. Where a
    feed carries summaries only, the pages it links to are read; one behind a paywall is
    named and left out.

    \b
    Examples:
      newsdash feeds add https://news.example/       finds the feed of the site
      newsdash feeds add https://news.example/rss
      newsdash feeds list
      newsdash feeds refresh -o new.jsonl            what is new, as a file
      newsdash new.jsonl                             and in the dashboard
    """


@feeds.command(context_settings=_SETTINGS)
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@click.pass_context
def add(ctx: click.Context, addresses: tuple[str, ...]) -> None:
    """Subscribe to feeds.

    ADDRESS is that of a feed, or of a page that names its feed, such as a site's front page.
    It is asked once, to see that it is one.
    """
    from newsdash.commandline import feeds as bodies

    ctx.exit(bodies.with_store(lambda store, tell: bodies.add(addresses, store, tell)))


@feeds.command("list", context_settings=_SETTINGS)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or one array for programs.",
)
@click.pass_context
def list_feeds(ctx: click.Context, format_name: str) -> None:
    """Show the feeds: number, title, address, when they were read, what failed."""
    from newsdash.commandline import feeds as bodies

    ctx.exit(bodies.with_store(lambda store, _: bodies.show(store, format_name)))


@feeds.command(context_settings=_SETTINGS)
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@click.pass_context
def remove(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Unsubscribe from feeds.

    FEED is its address, its title, or its number in `newsdash feeds list`.
    """
    from newsdash.commandline import feeds as bodies

    ctx.exit(bodies.with_store(lambda store, tell: bodies.remove(names, store, tell)))


@feeds.command(context_settings=_SETTINGS)
@click.argument("names", metavar="[FEED]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Write to FILE, which appears when it is complete. By default: standard output.",
)
@click.pass_context
def refresh(ctx: click.Context, names: tuple[str, ...], output: str | None) -> None:
    """Fetch the articles that are new since the last refresh, as JSON Lines.

    FEED is an address, a title, or a number in `newsdash feeds list`; without one, all feeds
    are refreshed. What is written can be opened with newsdash. A feed or page that fails is
    named and costs the others nothing; interrupted, the next refresh brings everything again.

    \b
    Exit status:
      0    all feeds were read, whether or not there was anything new
      1    a feed or a page in it could not be read
      2    no feed could be read, or there is none
      130  interrupted
    """
    from newsdash.commandline import feeds as bodies

    ctx.exit(bodies.with_store(lambda store, _: bodies.refresh(names, output, store)))
