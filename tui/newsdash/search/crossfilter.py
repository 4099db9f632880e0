"""The cross-filter: which rows of the four panes stay, given a query and pins.

What a condition holds for by itself is told in `newsdash.search.matching`, which rows are
linked in `newsdash.search.links`.

The rule for one condition: a row stays if the condition holds for it, or if it is linked to a
row that it holds for. A field speaks of some panes; there only the rows it holds for stay.

The rule for several: each must keep the row, and they must hold together:

* a stance or a quote is one row, each condition must keep it;
* an actor or a model stays if all conditions hold for it; or if it is linked to a stance or a
  quote that stays; or if it is linked to a model or an actor such that each condition holds for
  one of the two.

The rule for ``-``: what the condition holds for goes, and with it the quotes whose speaker, the
stances whose holder or target it holds for.

The rule for articles (``source: lang: since: until: new:``, also with ``-``): only quotes and
stances of the articles chosen, and actors and models named in one of them, can stay.

The rule for pins: the *other* panes show only what belongs to the pinned row.

* an actor: quotes he speaks, stances he holds or that are about him, models that he or
  the house he has a role at develops, that he speaks of or takes a stance on;
* a model: its actors, stances on it or that name it, quotes that name it;
* a stance: its holder, its target, who is named in its evidence, its quotes;
* a quote: its speaker, who is named in it, the stances read from it.

Of several pins all must hold.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, cast

from msgspec import Struct, field

from newsdash.search.index import Index
from newsdash.search.links import Links
from newsdash.search.masks import Masks, every, inverted, none, only
from newsdash.search.matching import ARTICLE_FIELDS, Finder, Scope
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.ordered import as_sequence
from newsdash.search.query import Condition, Query
from newsdash.search.rows import Pane
from newsdash.search.table import Table

FACTS = (Pane.STANCES, Pane.QUOTES)
NAMED = (Pane.ACTORS, Pane.MODELS)


class Pin(NamedTuple):
    """A row that the other panes are narrowed to."""

    pane: Pane
    row: int


class Found(Struct, frozen=True):
    """What a condition holds for by itself, and what it keeps by itself and by links."""

    direct: Masks
    kept: Masks


class Result(Struct, frozen=True, eq=False, dict=True):
    """What stays, of the index as it was sorted at ``version``.

    ``masks`` tells of each row whether it stays; they are empty for an index without rows.
    ``own`` tells of actors and models whether all conditions hold for them by themselves,
    ``articles`` which articles were chosen. ``found`` serves the next query, which often differs
    in a letter.
    """

    query: Query = field(default_factory=Query)
    pins: tuple[Pin, ...] = ()
    version: int = -1
    masks: Masks = field(default_factory=dict)
    own: Masks = field(default_factory=dict)
    articles: Any = None
    found: dict[Condition, Found] = field(default_factory=dict)

    def count(self, pane: Pane) -> int:
        """Return how many rows stay in a pane."""
        return int(np.count_nonzero(self.masks[pane])) if pane in self.masks else 0

    @cached_property
    def rows(self) -> dict[Pane, Sequence[int]]:
        """The numbers of the rows that stay, by pane, ascending."""
        return {
            pane: as_sequence(np.flatnonzero(self.masks[pane]))
            if pane in self.masks
            else array("i")
            for pane in Pane
        }

    def in_order(self, index: Index, pane: Pane) -> Sequence[int]:
        """Return the numbers of the rows that stay in a pane, in the order they are shown."""
        if pane not in self.masks:
            return array("i")
        if not self.query and not self.pins:
            return index.tables[pane].order
        return index.tables[pane].in_order_where(self.masks[pane])

    @property
    def empty(self) -> bool:
        """True when nothing stays in any pane."""
        return not any(self.count(pane) for pane in Pane)


Steps = Generator[None, None, Result]


def table(index: Index, pane: Pane) -> Table[Any]:
    """Return the table that a pane shows."""
    return cast("Table[Any]", index.tables[pane])


def finish(steps: Steps) -> Result:
    """Work all steps off at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("Result", end.value)


def narrow(
    index: Index, query: Query, pins: tuple[Pin, ...] = (), last: Result | None = None
) -> Steps:
    """Work the filter out in steps of a millisecond or so; returns the result.

    Rows that came after the last `Index.sort` have no place yet and are left out.

    Args:
        last: an earlier result; what its conditions were found to keep is used again.
    """
    version = index.sorted_version
    if not version:
        return Result(query, pins, version)
    links = Links.of(index)
    found = yield from _find(index, links, query, last)
    masks = yield from _together(links, query, found)
    articles = yield from _keep_in_scope(index, links, query, masks)
    if len(query.conditions) == 1 and len(found) == 1:  # what it keeps holds together
        own = _own(links, query, found, masks)
    else:
        own = yield from _hold_together(links, query, found, masks)
    for pin in pins:
        for pane, belongs in belonging(index, pin).items():
            masks[pane] &= belongs
        yield
    return Result(query, pins, version, masks, own, articles, found)


def _find(
    index: Index, links: Links, query: Query, last: Result | None
) -> Generator[None, None, dict[Condition, Found]]:
    known = last.found if last and last.version == index.sorted_version else {}
    finder = Finder(index)
    found: dict[Condition, Found] = {}
    for condition in query.conditions:
        if condition.field in ARTICLE_FIELDS:
            continue
        if condition in known:
            found[condition] = known[condition]
            continue
        direct = yield from finder.rows(condition)
        if condition.negated:
            kept = _with_removed(links, direct)
        else:
            kept = yield from _with_linked(links, direct, strict=bool(condition.field))
        found[condition] = Found(direct, kept)
        yield
    return found


def _with_linked(links: Links, direct: Masks, strict: bool) -> Generator[None, None, Masks]:
    """Return in steps the rows found and those linked to one; ``strict`` adds none to a pane."""
    kept: Masks = {}
    for pane, size in links.sizes.items():
        rows = kept[pane] = direct.get(pane, none(size)).copy()
        for source, mask in direct.items():
            if (strict and pane in direct) or rows[:-1].all():
                break
            if source is not pane:
                rows |= links.between(source, pane, mask)
                yield
    return kept


def _with_removed(links: Links, direct: Masks) -> Masks:
    """Return what is left where ``direct`` and what is said or held by or about it goes."""
    gone = {pane: direct.get(pane, none(size)).copy() for pane, size in links.sizes.items()}
    if Pane.ACTORS in direct:
        actors = direct[Pane.ACTORS]
        gone[Pane.QUOTES][:-1] |= np.take(actors, links.speaks.left)
        for link in (links.holds, links.is_target):
            gone[Pane.STANCES][:-1] |= np.take(actors, link.left)
    if Pane.MODELS in direct:
        gone[Pane.STANCES][:-1] |= np.take(direct[Pane.MODELS], links.is_target_model.left)
    return {pane: inverted(mask) for pane, mask in gone.items()}


def _together(
    links: Links, query: Query, found: dict[Condition, Found]
) -> Generator[None, None, Masks]:
    masks = {pane: every(size) for pane, size in links.sizes.items()}
    for condition in query.conditions:
        if condition in found:
            for pane, kept in found[condition].kept.items():
                masks[pane] &= kept
            yield
    return masks


def _keep_in_scope(
    index: Index, links: Links, query: Query, masks: Masks
) -> Generator[None, None, Mask]:
    chosen = [c for c in query.conditions if c.field in ARTICLE_FIELDS]
    if not chosen:
        return every(index.sorted_articles)
    articles = yield from Scope(index).articles(chosen)
    for pane, columns in (
        (Pane.QUOTES, index.quote_columns),
        (Pane.STANCES, index.stance_columns),
    ):
        masks[pane][:-1] &= np.take(articles, columns.article.values[: links.sizes[pane]])
        yield
    for pane, sightings in (
        (Pane.ACTORS, index.actor_columns.sightings),
        (Pane.MODELS, index.model_columns.sightings),
    ):
        pairs = sightings.pairs
        named = none(links.sizes[pane])
        rows = pairs.left.values[articles[np.minimum(pairs.right.values, len(articles) - 1)]]
        named[np.minimum(rows, len(named) - 1)] = True
        masks[pane] &= named
        masks[pane][-1] = False
        yield
    return articles


def _hold_together(
    links: Links, query: Query, found: dict[Condition, Found], masks: Masks
) -> Generator[None, None, Masks]:
    """Leave those actors and models for which all hold together; returns whom they hold for."""
    wanted = [found[c].direct for c in query.conditions if not c.negated and c in found]
    if not wanted:
        return _own(links, query, found, masks)
    types = {pane: _types(wanted, pane, links.sizes[pane]) for pane in NAMED}
    allowed = {pane: masks[pane].copy() for pane in NAMED}
    full = (1 << len(wanted)) - 1
    for pane in NAMED:
        held = types[pane] == full
        if not masks[pane].any():
            continue
        for fact in FACTS:
            if (masks[pane] & ~held).any():
                held |= links.between(fact, pane, masks[fact])
                yield
        other = Pane.MODELS if pane is Pane.ACTORS else Pane.ACTORS
        for kind in np.unique(types[other]).tolist():
            if kind:
                near = links.between(other, pane, (types[other] == kind) & allowed[other])
                held |= near & ((types[pane] | kind) == full)
                yield
        masks[pane] &= held
    return {pane: types[pane] == full for pane in NAMED}


def _own(links: Links, query: Query, found: dict[Condition, Found], masks: Masks) -> Masks:
    """Return the actors and models a lone condition holds for; all that stay where it negates."""
    own = {pane: masks[pane].copy() for pane in NAMED}
    for condition in query.conditions:
        if condition in found and not condition.negated:
            direct = found[condition].direct
            own = {pane: direct.get(pane, none(links.sizes[pane])) for pane in NAMED}
    return own


def _types(wanted: list[Masks], pane: Pane, size: int) -> Numbers:
    """Return for each row which of the conditions hold for it, as bits."""
    types = np.zeros(size + 1, np.int64)
    for bit, direct in enumerate(wanted):
        if pane in direct:
            types |= direct[pane].astype(np.int64) << bit
    return types


def belonging(index: Index, pin: Pin) -> Masks:
    """Return the rows of the other panes that belong to the pinned one."""
    links = Links.of(index)
    if pin.pane is Pane.ACTORS:
        return _belonging_to_actor(links, pin.row)
    return _linked_to(links, pin.pane, pin.row)


def _belonging_to_actor(links: Links, actor: int) -> Masks:
    pinned = only(links.sizes[Pane.ACTORS], actor)
    stances, quotes = none(links.sizes[Pane.STANCES]), none(links.sizes[Pane.QUOTES])
    stances[:-1] = (links.holds.left == actor) | (links.is_target.left == actor)
    quotes[:-1] = links.speaks.left == actor
    return {
        Pane.MODELS: links.between(Pane.ACTORS, Pane.MODELS, pinned),
        Pane.STANCES: stances,
        Pane.QUOTES: quotes,
    }


def _linked_to(links: Links, pane: Pane, row: int) -> Masks:
    pinned = only(links.sizes[pane], row)
    return {other: links.between(pane, other, pinned) for other in Pane if other is not pane}
