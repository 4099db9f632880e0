"""The option that says what the columns of a table hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., object])
# as in newsdash.corpus.tables.COLUMN_KEYS, which costs an import
_KEYS = ("title", "text", "date", "outlet", "language", "id", "url")


def column_option(command: _F) -> _F:
    """Give ``command`` the option ``--column``; its values are pairs of key and column name."""
    decorate = click.option(
        "--column",
        "columns",
        metavar="WHAT=NAME",
        multiple=True,
        callback=_pairs,
        help="For tables (.csv, .tsv) whose columns are not found by themselves: NAME is the"
        f" column that holds WHAT ({', '.join(_KEYS)}), as in --column text=Volltext."
        " May be given several times.",
    )
    return decorate(command)


def all_columns(
    ctx: click.Context, columns: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return what was given before the first source, and ``columns`` given after it."""
    before = ctx.find_root().params.get("columns") or ()
    return tuple(dict((*before, *columns)).items())


def _pairs(
    _ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    return tuple(map(_pair, values))


def _pair(value: str) -> tuple[str, str]:
    key, equals, name = value.partition("=")
    key = key.strip().lower()
    if equals and key in _KEYS and name.strip():
        return key, name.strip()
    raise click.BadParameter(f"{value!r} is not WHAT=NAME; WHAT is one of {', '.join(_KEYS)}.")
