"""Which rows of the four panes: an array of truth values for each.

A mask has one cell more than there are rows, always False: that is where ``NOBODY`` leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from newsdash.search.index import Index
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.rows import Pane

Masks: TypeAlias = dict[Pane, Mask]


def none(length: int) -> Mask:
    """Return a mask that holds no row."""
    return np.zeros(length + 1, bool)


def every(length: int) -> Mask:
    """Return a mask that holds each row."""
    mask = np.ones(length + 1, bool)
    mask[length] = False
    return mask


def inverted(mask: Mask) -> Mask:
    """Return a mask that holds the other rows."""
    other = ~mask
    other[-1] = False
    return other


def only(length: int, *rows: int) -> Mask:
    """Return a mask that holds these rows; ``NOBODY`` is none."""
    mask = none(length)
    mask[list(rows)] = True
    mask[-1] = False
    return mask


def newest_first(order: Sequence[int], mask: Mask) -> Numbers:
    """Return the rows of a mask in the order of a table; the index may grow meanwhile."""
    numbers = np.asarray(order, np.int64)
    numbers = numbers[numbers < len(mask) - 1]
    kept: Numbers = numbers[mask[numbers]]
    return kept


def sizes(index: Index) -> dict[Pane, int]:
    """Return how many rows each pane has to show: those that were there at the last sort."""
    return {pane: len(table.order) for pane, table in index.tables.items()}
