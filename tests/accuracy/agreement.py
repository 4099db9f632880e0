"""When a name, a title or a place in the text is the annotated one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

Entry = Mapping[str, Any]
"""An annotation, or a part of a record, as JSON gives it."""

_ARTICLES = re.compile(r"^(?:der|die|das|den|dem|des|the|an?|eine?[mnrs]?) ")
_SAME_SPELLING = 92
_SAME_TITLE = 85  # out of 100


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names are the same but for case, article, genitive -s or a slip."""
    first, second = folded(one), folded(other)
    if not first or not second:
        return False
    is_same = first.rstrip("s") == second.rstrip("s")
    return is_same or fuzz.token_sort_ratio(first, second) >= _SAME_SPELLING


def same_model(one: str, other: str) -> bool:
    """Tell whether two model names are the same but for case, spaces, hyphens, dots."""
    return _model_key(one) == _model_key(other)


def names_of(entry: Entry) -> list[str]:
    """Return every name an annotation or a record gives."""
    return [entry["name"], *entry.get("alt", ()), *entry.get("aliases", ())]


def places(text: str, wanted: Entry) -> list[tuple[int, int]]:
    """Return where the annotated text and its alternatives stand in ``text``."""
    found = []
    for words in (wanted["text"], *wanted.get("alt", ())):
        at = -1
        for _ in range(wanted.get("occurrence", 1)):
            at = text.find(words, at + 1)
        if at >= 0:
            found.append((at, at + len(words)))
    return found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the length of what two spans share over the length of what they cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    covered = max(one[1], other[1]) - min(one[0], other[0])
    return max(0.0, shared / covered) if covered else 0.0


def any_same(names: Iterable[str], others: Iterable[str | None]) -> bool:
    """Tell whether any of ``names`` is the same as any of ``others``."""
    known = list(others)
    return any(same_name(name, other) for name in names for other in known)


def same_title(one: str, other: str) -> bool:
    """Tell whether one title is in the other, give or take a slip of spelling."""
    return fuzz.partial_ratio(folded(one), folded(other)) >= _SAME_TITLE


def folded(name: str | None) -> str:
    """Return ``name`` in small letters, with single spaces, without its article."""
    return _ARTICLES.sub("", " ".join((name or "").split()).casefold())


def _model_key(name: str) -> str:
    return re.sub(r"[\s\-–_.]+", "", name.casefold())
