"""Going through what was typed before, as a shell does."""

from __future__ import annotations

from newsdash.memory import Memory, NotKeptError
from newsdash.search.parser import read


class Recall:
    """A walk through the history, among what begins as what was typed when it began."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._begun: str | None = None
        self._told = False

    def begin_anew(self) -> None:
        """Forget the walk: something was typed."""
        self._begun = None

    def step(self, typed: str, step: int) -> str | None:
        """Return what was typed before or after; None where there is nothing.

        Args:
            typed: what stands in the filter line.
            step: -1 goes back, 1 forth; after the last comes what the walk began with.
        """
        history = self._memory.history
        if self._begun is None:
            if step > 0:
                return None
            self._begun = typed
        if step < 0:
            return history.before(typed, self._begun)
        return history.after(typed, self._begun) or self._begun

    def note(self, text: str) -> str | None:
        """Take a text into the history, if it is understood; returns, once, why it cannot be."""
        if not text.strip() or read(text).problems:
            return None
        try:
            self._memory.note(text.strip())
        except NotKeptError as error:
            told, self._told = self._told, True
            return None if told else str(error)
        return None
