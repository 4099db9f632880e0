"""Stances and quotes in one list, as what is in a period or what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.quotes import speaker
from newsdash.dashboard.panes.stances import (
    SHIFT_SIGN,
    on_target,
    polarity,
    polarity_shown,
)
from newsdash.dashboard.signs import QUOTE_SIGN
from newsdash.dashboard.virtual_list import Cell
from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, Pane, StanceRow
from newsdash.session import row_words
from newsdash.session.row_words import words
from newsdash.session.trail import Stop, fact_stop, origin_of
from newsdash.translation.words import QUOTE_KINDS, in_marks, word

COLUMNS: Final = (
    Column("", 3),
    Column("who", 14, share=2, limit=34),
    Column("what", 20, share=5),
    Column("date", 10, rank=4),
)


class Found(NamedTuple):
    """A stance or a quote by its row."""

    pane: Pane
    row: int


def cells(index: Index, found: Found) -> Sequence[Cell]:
    """Return sign, who, what and date."""
    if found.pane is Pane.QUOTES:
        quote = index.quotes.rows[found.row]
        named = "muted" if quote.speaker == NOBODY else "strong"
        who = Cell(speaker(index, quote), named)
        return (
            Cell(QUOTE_SIGN, "muted"),
            who,
            Cell(words(index, quote)),
            _date(index, quote.article),
        )
    row = index.stances.rows[found.row]
    stance = row.stance
    sign, _, named = polarity_shown(stance.polarity).partition(" ")
    shift = SHIFT_SIGN if stance.shift else ""
    return (
        Cell(sign + shift, stance.polarity),
        Cell(holder(index, row), "strong"),
        Cell(on_target(named, stance), stance.polarity),
        _date(index, row.article),
    )


def detail(index: Index, found: Found) -> tuple[str, str]:
    """Return in words what a row is, and the words it was read from."""
    if found.pane is Pane.QUOTES:
        quote = index.quotes.rows[found.row]
        kind = word(QUOTE_KINDS, quote.quote.kind)
        about = f"{speaker(index, quote)} · {kind} · {origin_of(index, quote.article)}"
        return about, in_marks(words(index, quote))
    row = index.stances.rows[found.row]
    says = f"{holder(index, row)} {on_target(polarity(row.stance), row.stance)}"
    return f"{says} · {origin_of(index, row.article)}", in_marks(row.stance.evidence.text)


def stop(index: Index, found: Found) -> Stop:
    """Return where a row is read."""
    return fact_stop(index, found.pane, found.row)


def holder(index: Index, row: StanceRow) -> str:
    """Return the name of who takes a stance."""
    return row_words.holder(index, row) or UNKNOWN


def _date(index: Index, article: int) -> Cell:
    return Cell(index.articles[article].published or UNKNOWN, "muted")
