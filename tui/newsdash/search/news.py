"""What is new: stances and quotes of articles taken in since the last visit."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.search.crossfilter import Result
from newsdash.search.index import Index
from newsdash.search.numeric import Mask, np
from newsdash.search.ordered import as_sequence
from newsdash.search.rows import Pane


def new_articles(index: Index) -> Mask | None:
    """Tell of each article whether it came since the last visit; None where that is unknown."""
    if index.last_visit is None:
        return None
    since: Mask = index.article_columns.seen.values >= index.last_visit
    return since


def is_new(index: Index, article: int) -> bool:
    """Tell whether an article came since the last visit; False where that is unknown."""
    seen = index.article_columns.seen.values
    known = index.last_visit is not None and article < len(seen)
    return known and bool(seen[article] >= index.last_visit)


def new_rows(index: Index, result: Result, pane: Pane) -> Sequence[int]:
    """Return the stances or quotes that stay and are new, in the order they are shown."""
    new = new_articles(index)
    if new is None:
        return ()
    columns = index.stance_columns if pane is Pane.STANCES else index.quote_columns
    numbers = np.asarray(result.in_order(index, pane), np.int64)
    return as_sequence(numbers[new[columns.article.values[numbers]]])
