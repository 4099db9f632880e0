"""Whether an article has its file to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdash.corpus.locating import Unreadable
from newsdash.records import Article


def with_company(
    items: Iterable[Article | Unreadable],
) -> Iterator[tuple[Article | Unreadable, bool]]:
    """Yield each item of one input, and whether it is the only one in it; one is held back."""
    remaining = iter(items)
    held, is_alone = next(remaining, None), True
    for item in remaining:
        if held is not None:
            yield held, False
        held, is_alone = item, False
    if held is not None:
        yield held, is_alone
