"""All words that stand in any text, each once: what is looked for is looked for here first.

A word is what stands between two spaces of a folded text. Their number grows far slower than
the texts do, so that going through all of them for a few letters is quick.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from newsdash.search.likeness import bare, like_among
from newsdash.search.numeric import Numbers, np

Place: TypeAlias = Literal["within", "begins", "ends", "whole"]
SHELF: Final = 1 << 17
LETTERS: Final = {letter: bit for bit, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}
_FRAMES: Final[dict[Place, tuple[str, str]]] = {
    "within": ("", ""),
    "begins": ("\n", ""),
    "ends": ("", "\n"),
    "whole": ("\n", "\n"),
}


class _Shelf(NamedTuple):
    """Words one after the other, with line breaks around them."""

    first: int
    text: bytes
    starts: Numbers


class Vocabulary:
    """Words by number, in the order they came."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._shelves: list[_Shelf] = []
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
            if self._shelves and self._shelves[-1].first + SHELF > first:
                first = self._shelves.pop().first
            words = self.words[first : first + SHELF]
            self._shelves.append(_shelf(first, words))
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
        needle = f"{before}{sought}{after}".encode("utf-8", "surrogatepass")
        for shelf in self._shelves:
            at = _positions(shelf.text, needle)
            found = np.searchsorted(shelf.starts, at + len(before), side="right") - 1
            yield shelf.first + np.unique(found)

    def like(self, wanted: str) -> Iterator[list[int]]:
        """Yield, chunk by chunk, the numbers of the words like a folded one."""
        self._bare += map(bare, self.words[len(self._bare) :])
        yield from like_among(wanted, self._bare)


def _shelf(first: int, words: Sequence[str]) -> _Shelf:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    lengths = np.fromiter((len(word) + 1 for word in encoded), np.int64, len(encoded))
    starts = np.cumsum(lengths) - lengths + 1
    return _Shelf(first, b"\n" + b"\n".join(encoded) + b"\n", starts)


def _positions(text: bytes, needle: bytes) -> Numbers:
    """Return where the needle stands; of short ones there are too many to go one by one."""
    if len(needle) <= 2:
        letters = np.frombuffer(text, np.uint8)
        hits = letters == needle[0]
        if len(needle) == 2:
            hits = hits[:-1] & (letters[1:] == needle[1])
        return np.flatnonzero(hits)
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + 1)
    return np.array(found, np.int64)
