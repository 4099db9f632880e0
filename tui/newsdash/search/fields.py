"""The fields of the query language, from the tables ``fields.tsv`` and ``choices.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Literal, TypeAlias, cast

from msgspec import Struct

from newsdash import resources
from newsdash.search.fold import fold

Takes: TypeAlias = Literal["words", "choice", "date", "moment"]


class Field(Struct, frozen=True):
    """A field: its name, what it takes, its other names, and what it looks for.

    ``choices`` leads from the values of a field of choice to the folded words for them.
    """

    name: str
    takes: Takes
    aliases: tuple[str, ...]
    about: str
    choices: dict[str, tuple[str, ...]]

    def chosen(self, typed: str) -> frozenset[str]:
        """Return the values of which a word begins as typed; the whole word beats beginnings."""
        wanted = fold(typed).strip()
        exact = frozenset(v for v, words in self.choices.items() if wanted in words)
        return exact or frozenset(
            value
            for value, words in self.choices.items()
            if any(word.startswith(wanted) for word in words)
        )


def _lines(name: str) -> Iterator[list[str]]:
    for line in resources.query_tables().joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def fields() -> dict[str, Field]:
    """Return all fields by name, in the order they are listed to users."""
    choices: dict[str, dict[str, tuple[str, ...]]] = {}
    for field, value, words in _lines("choices.tsv"):
        choices.setdefault(field, {})[value] = (value, *(fold(word) for word in words.split()))
    return {
        name: Field(name, cast("Takes", takes), tuple(aliases.split()), about,
                    choices.get(name, {}))
        for name, takes, aliases, about in _lines("fields.tsv")
    }  # fmt: skip


@cache
def _by_name() -> dict[str, Field]:
    return {
        fold(name): field for field in fields().values() for name in (field.name, *field.aliases)
    }


def field_named(typed: str) -> Field | None:
    """Return the field of that name, in English or German, in any spelling of umlauts."""
    return _by_name().get(fold(typed))


def like_field(typed: str) -> str | None:
    """Return the name of a field that the one typed may have been meant for."""
    near = get_close_matches(fold(typed), list(_by_name()), n=1, cutoff=0.6)
    return _by_name()[near[0]].name if near else None
