"""All words that stand in any text, each once: what is looked for is looked for here first.

A word is what stands between two spaces of a folded text. Their number grows far slower than
the texts do, so that going through all of them for a few letters is quick.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from newsdash.search.likeness import bare, like_among
from newsdash.search.numeric import Numbers, np
from newsdash.search.shelf import Shelf

Place: TypeAlias = Literal["within", "begins", "ends", "whole"]
SHELF: Final = 1 << 17
LETTERS: Final = {letter: bit for bit, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}
_FRAMES: Final[dict[Place, tuple[str, str]]] = {
    "within": ("", ""),
    "begins": ("\n", ""),
    "ends": ("", "\n"),
    "whole": ("\n", "\n"),
}


class Vocabulary:
    """Words by number, in the order they came."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._shelves: list[tuple[int, Shelf]] = []
        self._shelved = 0
        self._bare: list[str] = []
        self._letters = array("Q")

    def __len__(self) -> int:
        return len(self.words)

    def numbers(self, folded: str) -> list[int]:
        """Return the numbers of the words of a text; new words are taken in."""
        known = self._numbers
        if len(known) < len(self.words):
            known.update((word, number) for number, word in enumerate(self.words))
        found = []
        for word in folded.split():
            number = known.get(word)
            if number is None:
                number = known[word] = len(self.words)
                self.words.append(word)
            found.append(number)
        return found

    def restore(self, words: list[str]) -> None:
        """Take other words instead."""
        self.words, self._numbers = words, {}
        self._shelves, self._shelved, self._bare, self._letters = [], 0, [], array("Q")
        self.shelve()

    def shelve(self) -> None:
        """Make the words that have come since the last call searchable."""
        while self._shelved < len(self.words):
            first = self._shelved
            if self._shelves and self._shelves[-1][0] + SHELF > first:
                first, _ = self._shelves.pop()
            words = self.words[first : first + SHELF]
            self._shelves.append((first, Shelf(words)))
            self._shelved = first + len(words)

    def letters(self) -> Numbers:
        """Return for each word which of ``LETTERS`` it holds, as bits."""
        for word in self.words[len(self._letters) :]:
            bits = (LETTERS.get(letter) for letter in set(word))
            self._letters.append(sum(1 << bit for bit in bits if bit is not None))
        return np.array(self._letters)

    def find(self, sought: str, place: Place = "within") -> Iterator[Numbers]:
        """Yield, shelf by shelf, the ascending numbers of the words that hold ``sought``.

        Args:
            sought: folded, without spaces.
            place: where in the word it must stand.
        """
        before, after = _FRAMES[place]
        for first, shelf in self._shelves:
            yield first + np.unique(shelf.find(sought, before, after))

    def like(self, wanted: str) -> Iterator[list[int]]:
        """Yield, chunk by chunk, the numbers of the words like a folded one."""
        self._bare += map(bare, self.words[len(self._bare) :])
        yield from like_among(wanted, self._bare)
