"""Which rows belong together: from rows of one pane to the rows of another.

========  ==========================================================================
link      what it is
========  ==========================================================================
quotes    who speaks; actors and models named in its words
stances   who holds it; the actor or model it is about; actors and models named in its
          evidence; the quotes it was read from
models    who develops it, or has a role there; who speaks of it or takes a stance on it
========  ==========================================================================

Each holds in both directions.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

from newsdash.search.index import Index
from newsdash.search.masks import Masks, none, sizes
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.rows import Pane

FEW = 4


class Link(NamedTuple):
    """Rows side by side: ``right`` None stands for 0, 1, 2 …"""

    left: Numbers
    right: Numbers | None


class Links:
    """The links between the rows that are shown."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sizes = sizes(index)
        quotes, stances = index.quote_columns, index.stance_columns
        count = self.sizes
        self.speaks = Link(quotes.speaker.values[: count[Pane.QUOTES]], None)
        self.holds = Link(stances.holder.values[: count[Pane.STANCES]], None)
        self.is_target = Link(stances.target_actor.values[: count[Pane.STANCES]], None)
        self.is_target_model = Link(stances.target_model.values[: count[Pane.STANCES]], None)
        self._links = {
            (Pane.ACTORS, Pane.QUOTES): [
                self.speaks,
                Link(quotes.names_actor.right.values, quotes.names_actor.left.values),
            ],
            (Pane.ACTORS, Pane.STANCES): [
                self.holds,
                self.is_target,
                Link(stances.names_actor.right.values, stances.names_actor.left.values),
            ],
            (Pane.MODELS, Pane.STANCES): [
                self.is_target_model,
                Link(stances.names_model.right.values, stances.names_model.left.values),
            ],
            (Pane.MODELS, Pane.QUOTES): [
                Link(quotes.names_model.right.values, quotes.names_model.left.values),
            ],
            (Pane.STANCES, Pane.QUOTES): [
                Link(stances.quotes.left.values, stances.quotes.right.values),
            ],
            (Pane.MODELS, Pane.ACTORS): [
                Link(index.model_actor.left.values, index.model_actor.right.values),
            ],
        }

    def between(self, source: Pane, target: Pane, rows: Mask) -> Mask:
        """Return the rows of ``target`` that are linked to the given ones of ``source``."""
        out = none(self.sizes[target])
        if not rows.any():
            return out
        if (source, target) in self._links:
            for link in self._links[source, target]:
                _spread(link, rows, out)
        else:
            for link in self._links[target, source]:
                _gather(link, rows, out)
        if {source, target} == {Pane.ACTORS, Pane.MODELS}:
            self._through_houses(source, rows, out)
        out[-1] = False
        return out

    def _through_houses(self, source: Pane, rows: Mask, out: Mask) -> None:
        index = self.index
        actors = Link(index.house_actor.left.values, index.house_actor.right.values)
        models = Link(index.house_model.left.values, index.house_model.right.values)
        first, second = (actors, models) if source is Pane.ACTORS else (models, actors)
        houses = none(len(index.houses))
        _gather(first, rows, houses)
        _spread(second, houses, out)

    def all_of(self, rows: Masks) -> Generator[None, None, Masks]:
        """Return in steps what is linked to any of the rows, of any pane."""
        linked = {pane: none(size) for pane, size in self.sizes.items()}
        for source, mask in rows.items():
            if mask.any():
                for target in Pane:
                    if target is not source:
                        linked[target] |= self.between(source, target, mask)
                        yield
        return linked


def _spread(link: Link, rows: Mask, out: Mask) -> None:
    """Mark on the right what belongs to rows on the left."""
    hits = _hits(link.left, rows)
    if link.right is None:
        out[: len(hits)] |= hits
    else:
        out[_within(link.right[hits], out)] = True


def _gather(link: Link, rows: Mask, out: Mask) -> None:
    """Mark on the left what belongs to rows on the right."""
    if link.right is None:
        out[_within(link.left[rows[: len(link.left)]], out)] = True
    else:
        out[_within(link.left[_hits(link.right, rows)], out)] = True


def _within(numbers: Numbers, out: Mask) -> Numbers:
    """Return the numbers that have a place: rows that came after the last sort have none."""
    return np.minimum(numbers, len(out) - 1)


def _hits(numbers: Numbers, rows: Mask) -> Mask:
    """Return for each number whether its row is among the rows; for few rows they are compared."""
    wanted = np.flatnonzero(rows)
    if len(wanted) > FEW:
        return rows[_within(numbers, rows)]
    hits = np.zeros(len(numbers), bool)
    for row in wanted.astype(numbers.dtype):
        hits |= numbers == row
    return hits
