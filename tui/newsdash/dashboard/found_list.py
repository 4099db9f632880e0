"""Stances and quotes in one list, as what is in a period or what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.quotes import speaker
from newsdash.dashboard.panes.stances import POLARITY_SIGNS, SHIFT_SIGN, polarity
from newsdash.dashboard.signs import QUOTE_SIGN
from newsdash.dashboard.virtual_list import Cell
from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, Pane, StanceRow
from newsdash.session import row_words
from newsdash.session.row_words import words
from newsdash.session.trail import Stop, fact_stop, origin_of

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
        sign, who = Cell(QUOTE_SIGN, "muted"), Cell(speaker(index, quote), named)
        return sign, who, Cell(words(index, quote)), _date(index, quote.article)
    row = index.stances.rows[found.row]
    stance = row.stance
    sign_and_word = POLARITY_SIGNS[stance.polarity].partition(" ")
    shift = SHIFT_SIGN if stance.shift else ""
    return (
        Cell(sign_and_word[0] + shift, stance.polarity),
        Cell(holder(index, row), "strong"),
        Cell(f"{sign_and_word[2]} {stance.target.name}", stance.polarity),
        _date(index, row.article),
    )


def detail(index: Index, found: Found) -> tuple[str, str]:
    """Return in words what a row is, and the words it was read from."""
    if found.pane is Pane.QUOTES:
        quote = index.quotes.rows[found.row]
        about = f"{speaker(index, quote)} · {quote.quote.kind} · {origin_of(index, quote.article)}"
        return about, f"“{words(index, quote)}”"
    row = index.stances.rows[found.row]
    says = f"{holder(index, row)} {polarity(row.stance)} {row.stance.target.name}"
    return f"{says} · {origin_of(index, row.article)}", f"“{row.stance.evidence.text}”"


def stop(index: Index, found: Found) -> Stop:
    """Return where a row is read."""
    return fact_stop(index, found.pane, found.row)


def holder(index: Index, row: StanceRow) -> str:
    """Return the name of who takes a stance."""
    return row_words.holder(index, row) or UNKNOWN


def _date(index: Index, article: int) -> Cell:
    return Cell(index.articles[article].published or UNKNOWN, "muted")
