"""Short folded texts by number, which are looked through a few thousand at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdash.search.numeric import Mask, np
from newsdash.search.shelf import Shelf

CHUNK = 8_192


class Lines:
    """Texts by number. What is sought holds no line break; a text may hold some."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = list(texts)
        self._shelves: dict[int, Shelf] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __setitem__(self, number: int, text: str) -> None:
        self._texts[number] = text
        self._shelves.pop(number // CHUNK, None)

    def append(self, text: str) -> None:
        """Add a text."""
        self._texts.append(text)
        self._shelves.pop((len(self._texts) - 1) // CHUNK, None)

    def chunks(self, count: int) -> Iterator[list[str]]:
        """Yield the first texts, so many at a time as `hits` looks through."""
        for start in range(0, count, CHUNK):
            yield self._texts[start : min(start + CHUNK, count)]

    def hits(self, forms: tuple[str, ...], count: int) -> Iterator[Mask]:
        """Yield for the first texts whether any form stands in them, a chunk at a time."""
        for chunk in range((count + CHUNK - 1) // CHUNK):
            start = chunk * CHUNK
            shelf = self._shelves.get(chunk)
            if shelf is None:
                shelf = self._shelves[chunk] = Shelf(self._texts[start : start + CHUNK])
            found = np.zeros(CHUNK, bool)
            for form in forms:
                found[shelf.find(form)] = True
            yield found[: count - start]
