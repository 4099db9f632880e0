"""``newsdash locate``: where what newsdash reads and keeps lies, whether it is there or not."""

from __future__ import annotations

from pathlib import Path

import click

PLACES = ("config", "library", "data", "state")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("place", type=click.Choice(PLACES))
def locate(place: str) -> None:
    """Print where something lies, whether it is there yet or not.

    \b
      config   the configuration file in force
      library  the library that is used when none is named
      data     the folder of the library and the saved queries
      state    the file of the history of queries, theme and layout

    \b
    Examples:
      $EDITOR "$(newsdash locate config)"
      cp -r "$(newsdash locate data)" backup/
    """
    click.echo(str(located(place)))


def located(place: str) -> Path:
    """Return the file or folder that one of ``PLACES`` names."""
    from newsdash.configuration import configuration_file
    from newsdash.library.places import default_library
    from newsdash.memory import data_folder, state_file

    ways = {
        "config": configuration_file,
        "library": default_library,
        "data": data_folder,
        "state": state_file,
    }
    return ways[place]()
