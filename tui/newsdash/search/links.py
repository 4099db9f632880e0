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

from newsdash.search.columns import Column
from newsdash.search.index import Index
from newsdash.search.masks import none, sizes
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.pairing import Pairing
from newsdash.search.rows import Pane


class Links:
    """The links between the rows that are shown. `Links.of` keeps them until the next sort."""

    def __init__(self, index: Index) -> None:
        self.version = index.sorted_version
        self.sizes = sizes(index)
        quotes, stances = index.quote_columns, index.stance_columns
        self.speaks = self._column(Pane.ACTORS, quotes.speaker, Pane.QUOTES)
        self.holds = self._column(Pane.ACTORS, stances.holder, Pane.STANCES)
        self.is_target = self._column(Pane.ACTORS, stances.target_actor, Pane.STANCES)
        self.is_target_model = self._column(Pane.MODELS, stances.target_model, Pane.STANCES)
        named = self._pairs
        self._links = {
            (Pane.ACTORS, Pane.QUOTES): [
                self.speaks,
                named(Pane.ACTORS, quotes.names_actor.right, quotes.names_actor.left, Pane.QUOTES),
            ],
            (Pane.ACTORS, Pane.STANCES): [
                self.holds,
                self.is_target,
                named(
                    Pane.ACTORS, stances.names_actor.right, stances.names_actor.left, Pane.STANCES
                ),
            ],
            (Pane.MODELS, Pane.STANCES): [
                self.is_target_model,
                named(
                    Pane.MODELS, stances.names_model.right, stances.names_model.left, Pane.STANCES
                ),
            ],
            (Pane.MODELS, Pane.QUOTES): [
                named(Pane.MODELS, quotes.names_model.right, quotes.names_model.left, Pane.QUOTES),
            ],
            (Pane.STANCES, Pane.QUOTES): [
                named(Pane.STANCES, stances.quotes.left, stances.quotes.right, Pane.QUOTES),
            ],
            (Pane.MODELS, Pane.ACTORS): [
                named(Pane.MODELS, index.model_actor.left, index.model_actor.right, Pane.ACTORS),
            ],
        }
        self._houses = len(index.houses)
        self._through: dict[Pane, Pairing] = {}
        self._house_pairs = {
            pane: (pairs.left.values, pairs.right.values)
            for pane, pairs in ((Pane.ACTORS, index.house_actor), (Pane.MODELS, index.house_model))
        }

    @classmethod
    def of(cls, index: Index) -> Links:
        """Return the links as they were at the last sort."""
        if not isinstance(index.links, Links) or index.links.version != index.sorted_version:
            index.links = cls(index)
        return index.links

    def _column(self, left: Pane, column: Column, right: Pane) -> Pairing:
        return Pairing(self._placed(column.values[: self.sizes[right]], left), None)

    def _pairs(self, left: Pane, lefts: Column, rights: Column, right: Pane) -> Pairing:
        return Pairing(self._placed(lefts.values, left), self._placed(rights.values, right))

    def _placed(self, numbers: Numbers, pane: Pane) -> Numbers:
        """Return numbers as numpy indexes fastest; rows without a place lead to the last cell."""
        unsigned = numbers.astype("u4")  # nobody's, a negative one, is beyond all
        placed: Numbers = np.minimum(unsigned, self.sizes[pane]).astype(np.intp)
        return placed

    def between(self, source: Pane, target: Pane, rows: Mask) -> Mask:
        """Return the rows of ``target`` that are linked to the given ones of ``source``."""
        out = none(self.sizes[target])
        if not rows.any():
            return out
        if (source, target) in self._links:
            for link in self._links[source, target]:
                link.from_left(rows, out)
        else:
            for link in self._links[target, source]:
                link.from_right(rows, out)
        if {source, target} == {Pane.ACTORS, Pane.MODELS}:
            self._through_houses(source, rows, out)
        out[-1] = False
        return out

    def _through_houses(self, source: Pane, rows: Mask, out: Mask) -> None:
        target = Pane.MODELS if source is Pane.ACTORS else Pane.ACTORS
        houses = none(self._houses)
        self._of_houses(source).from_right(rows, houses)
        self._of_houses(target).from_left(houses, out)

    def _of_houses(self, pane: Pane) -> Pairing:
        """Return who belongs to which house: made when it is asked for, being the longest."""
        if pane not in self._through:
            houses, rows = self._house_pairs[pane]
            self._through[pane] = Pairing(houses.astype(np.intp), self._placed(rows, pane))
        return self._through[pane]
