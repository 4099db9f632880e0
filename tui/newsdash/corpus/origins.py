"""What tells an input again when it comes with another text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsdash.corpus.locating import Unreadable
from newsdash.records import Article


def origin_of(article: Article, is_alone: bool) -> str | None:
    """Return what tells the input of ``article`` when it comes again with another text.

    That is the file, where it holds one article, or the file and the article's own id in it.
    An id made of the text tells nothing, and without a file (standard input) nothing is told.
    """
    if article.path is None:
        return None
    # a name alone may be another file tomorrow, in another folder
    place = article.path if "://" in article.path else str(Path(article.path).absolute())
    if is_alone:
        return place
    is_made_of_text = article.id == hashlib.sha256(article.text.encode()).hexdigest()[:16]
    return None if is_made_of_text else f"{place}\n{article.id}"


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
