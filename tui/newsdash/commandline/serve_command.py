"""How ``newsdash serve`` is called."""

from __future__ import annotations

from pathlib import Path

import click

from newsdash.commandline.column_option import all_columns, column_option

_HERE = "127.0.0.1"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path())
@click.option(
    "--library",
    "library_path",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Show this library; what SOURCE holds is taken into it meanwhile.",
)
@click.option("--watch", is_flag=True, help="Show what is added from now on, too.")
@column_option
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--host", metavar="ADDRESS", help=f"By default {_HERE}: this machine alone.")
@click.option(
    "--allow-others",
    is_flag=True,
    help="With --host: whoever reaches it may read the articles and use the dashboard as you.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.pass_context
def serve(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    library_path: Path | None,
    watch: bool,
    columns: tuple[tuple[str, str], ...],
    port: int,
    host: str | None,
    allow_others: bool,
    opens: bool,
) -> None:
    """Show the dashboard in a browser.

    The address is told on stderr. Each page that is opened is a dashboard of its own. There is
    no password and no encryption: by default only this machine can reach it.

    \b
    Examples:
      newsdash serve --open                    your library, or the starter corpus
      newsdash serve news/ --port 8080         a folder
      newsdash serve --host 192.0.2.7 --allow-others
    """
    from newsdash.commandline.serve import Address, Shown
    from newsdash.commandline.serve import serve as serve_dashboard

    address = Address(host or _HERE, port)
    if allow_others and host is None:
        raise click.BadParameter("it goes with --host.", param_hint="--allow-others")
    if not address.is_here_alone and not allow_others:
        raise click.BadParameter(
            f"others could reach {host}; add --allow-others if they may.", param_hint="--host"
        )
    given = ctx.find_root().params
    shown = Shown(
        sources,
        all_columns(ctx, columns),
        library_path or given.get("library_path"),
        watch or bool(given.get("watch")),
    )
    ctx.exit(serve_dashboard(shown, address, opens))
