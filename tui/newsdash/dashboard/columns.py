"""Columns of fixed width: which ones fit into a pane, and how wide each gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

GAP = 1


class Column(Struct, frozen=True):
    """A column of a list.

    Args:
        title: its head; "" for none.
        width: cells it needs at least.
        share: its part of what is left over; 0 keeps it at ``width``.
        rank: the higher, the sooner it is left out where there is little room.
        right: align to the right, as numbers are.
        limit: cells it never grows beyond.
    """

    title: str
    width: int
    share: int = 0
    rank: int = 0
    right: bool = False
    limit: int = 1_000


class Slot(NamedTuple):
    """A column that is shown: its position among the columns, and its cells."""

    column: int
    width: int


def layout(columns: Sequence[Column], room: int) -> tuple[Slot, ...]:
    """Return the columns that fit into ``room`` cells, with their widths."""
    kept = _fitting(columns, room)
    spare = max(0, room - _needed([columns[index] for index in kept]))
    widths = {index: columns[index].width for index in kept}
    growing = [index for index in kept if columns[index].share]
    while spare and growing:
        shares = sum(columns[index].share for index in growing)
        portion = {index: max(1, spare * columns[index].share // shares) for index in growing}
        for index, cells in portion.items():
            added = min(cells, spare, columns[index].limit - widths[index])
            widths[index] += added
            spare -= added
        growing = [index for index in growing if widths[index] < columns[index].limit]
    return tuple(Slot(index, min(widths[index], max(1, room))) for index in kept)


def _fitting(columns: Sequence[Column], room: int) -> list[int]:
    kept = list(range(len(columns)))
    while len(kept) > 1 and _needed([columns[index] for index in kept]) > room:
        kept.remove(max(kept, key=lambda index: (columns[index].rank, index)))
    return kept


def _needed(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + GAP * (len(columns) - 1)
