"""Names that the user has said are never one actor, however alike they look."""

from __future__ import annotations

from collections.abc import Iterable

from newsdash.extraction.actors import slug


class NamesApart:
    """Tells whether two names were told apart; ``groups`` are names of different actors."""

    def __init__(self, groups: Iterable[tuple[str, ...]] = ()) -> None:
        self._groups = [frozenset(map(slug, group)) for group in groups]

    def __call__(self, one: str, other: str) -> bool:
        """Return whether both names stand in one group."""
        if not self._groups or (first := slug(one)) == (second := slug(other)):
            return False
        return any(first in group and second in group for group in self._groups)
