"""Other orders for a pane's rows than the one they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.numeric import Numbers, np
from newsdash.search.ordered import as_sequence
from newsdash.search.rows import Pane

SORTS: Final[dict[Pane, tuple[str, ...]]] = {
    Pane.ACTORS: ("named", "name", "quotes"),
    Pane.MODELS: ("named", "name", "developer"),
    Pane.STANCES: ("newest", "oldest", "holder", "target"),
    Pane.QUOTES: ("newest", "oldest", "speaker"),
}
"""What each pane can be sorted by; the first is the order the index keeps."""

_LAST: Final = 1 << 40
_ranked: WeakKeyDictionary[Index, dict[tuple[Pane, str], tuple[int, Numbers]]] = WeakKeyDictionary()


def sort_after(pane: Pane, sort: str) -> str:
    """Return the sort that comes after one, around the end; the first for an unknown one."""
    sorts = SORTS[pane]
    return sorts[(sorts.index(sort) + 1) % len(sorts)] if sort in sorts else sorts[0]


def in_sort(index: Index, pane: Pane, sort: str, numbers: Sequence[int]) -> Sequence[int]:
    """Return rows, given in the order the index keeps, sorted; equal ones stay as they are.

    Args:
        index: where the rows are from.
        pane: the kind of rows.
        sort: one of ``SORTS``; any other leaves them as they are.
        numbers: the rows' numbers.
    """
    if sort not in SORTS[pane][1:] or not len(numbers):
        return numbers
    given = np.asarray(numbers, np.int64)
    return as_sequence(given[np.argsort(_ranks(index, pane, sort)[given], kind="stable")])


def _ranks(index: Index, pane: Pane, sort: str) -> Numbers:
    """Return for each row the place it sorts at; worked out once until rows come."""
    known = _ranked.setdefault(index, {})
    version, ranks = known.get((pane, sort), (-1, None))
    if ranks is None or version != index.version:
        ranks = _RANKS[pane, sort](index)
        known[pane, sort] = (index.version, ranks)
    return ranks


def _alphabetic(texts: Iterable[str | None]) -> Numbers:
    """Return the place of each text among all; those without one come last."""
    folded = [fold(text) if text else "" for text in texts]
    place = {text: at for at, text in enumerate(sorted(set(folded) - {""}))}
    return np.array([place.get(text, _LAST) for text in folded], np.int64)


def _of(ranks: Numbers, rows: Numbers) -> Numbers:
    """Return the ranks of rows, of which -1 is none."""
    with_none: Numbers = np.append(ranks, _LAST)
    return with_none[rows]


def _oldest(index: Index, articles: Numbers) -> Numbers:
    days = index.article_columns.first_day.values.astype(np.int64)
    dated: Numbers = np.where(days == 0, _LAST, days)
    return dated[articles]


def _actor_names(index: Index) -> Numbers:
    return _alphabetic(actor.name for actor in index.actor_columns.facts)


_RANKS: Final[dict[tuple[Pane, str], Callable[[Index], Numbers]]] = {
    (Pane.ACTORS, "name"): _actor_names,
    (Pane.ACTORS, "quotes"): lambda index: np.array(
        [-actor.quotes for actor in index.actor_columns.facts], np.int64
    ),
    (Pane.MODELS, "name"): lambda index: _alphabetic(m.name for m in index.model_columns.facts),
    (Pane.MODELS, "developer"): lambda index: _alphabetic(
        model.developer for model in index.model_columns.facts
    ),
    (Pane.STANCES, "oldest"): lambda index: _oldest(index, index.stance_columns.article.values),
    (Pane.STANCES, "holder"): lambda index: _of(
        _actor_names(index), index.stance_columns.holder.values
    ),
    (Pane.STANCES, "target"): lambda index: _alphabetic(index.stance_columns.target.shown)[
        index.stance_columns.target.codes.values
    ],
    (Pane.QUOTES, "oldest"): lambda index: _oldest(index, index.quote_columns.article.values),
    (Pane.QUOTES, "speaker"): lambda index: _of(
        _actor_names(index), index.quote_columns.speaker.values
    ),
}
