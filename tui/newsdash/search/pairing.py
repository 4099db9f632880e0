"""Pairs of rows of two tables, followed from either side.

For many rows all pairs are gone through, which is one pass over memory. For few the pairs of each
are looked up: they are grouped by the rows of that side when that is first asked for.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newsdash.search.numeric import Mask, Numbers, np, ranges

_FEW: Final = 8
"""To look a pair up takes so many times as long as to go past it."""
_SHORT: Final = 1 << 16


class _Grouped(NamedTuple):
    """What belongs to each row: ``others`` between two ``starts``."""

    starts: Numbers
    others: Numbers


class Pairing:
    """Rows side by side: ``right`` None stands for 0, 1, 2 …"""

    def __init__(self, left: Numbers, right: Numbers | None) -> None:
        self.left = left
        self.right = right
        self._by_left: _Grouped | None = None
        self._by_right: _Grouped | None = None

    def from_left(self, rows: Mask, out: Mask) -> None:
        """Mark on the right what belongs to rows on the left."""
        wanted = np.flatnonzero(rows)
        if len(wanted) * _FEW < len(self.left):
            if self._by_left is None:
                self._by_left = _grouped(self.left, self.right, len(rows))
            if _looked_up(self._by_left, wanted, out):
                return
        hits = np.take(rows, self.left)
        if self.right is None:
            out[:-1] |= hits
        else:
            out[np.compress(hits, self.right)] = True

    def from_right(self, rows: Mask, out: Mask) -> None:
        """Mark on the left what belongs to rows on the right."""
        wanted = np.flatnonzero(rows)
        if self.right is None:
            out[self.left[wanted]] = True
            return
        if len(wanted) * _FEW < len(self.right):
            if self._by_right is None:
                self._by_right = _grouped(self.right, self.left, len(rows))
            if _looked_up(self._by_right, wanted, out):
                return
        out[np.compress(np.take(rows, self.right), self.left)] = True


def _looked_up(pairs: _Grouped, wanted: Numbers, out: Mask) -> bool:
    """Mark what belongs to the rows wanted, unless that is too much to look up."""
    starts, ends = pairs.starts[wanted], pairs.starts[wanted + 1]
    if int((ends - starts).sum()) * _FEW > len(pairs.others):
        return False
    out[pairs.others[ranges(starts, ends)]] = True
    return True


def _grouped(rows: Numbers, others: Numbers | None, count: int) -> _Grouped:
    """Group pairs by the rows of one side, of which there are ``count``."""
    starts = np.zeros(count + 1, "i4")
    np.cumsum(np.bincount(rows, minlength=count), out=starts[1:])
    if np.all(rows[1:] >= rows[:-1]):
        order: Numbers = np.arange(len(rows), dtype="i4")
    else:  # short numbers are sorted in a fraction of the time
        order = np.argsort(rows.astype("u2" if count <= _SHORT else "i4"), kind="stable")
    return _Grouped(starts, (order if others is None else others[order]).astype("i4"))
