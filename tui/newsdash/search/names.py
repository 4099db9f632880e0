"""Short texts: each different one kept once, or a list with one for each row."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence

from newsdash.search.columns import Column
from newsdash.search.fold import fold
from newsdash.search.likeness import wanted_words
from newsdash.search.lines import Lines
from newsdash.search.numeric import Mask, np
from newsdash.search.query import Pattern
from newsdash.search.vocabulary import Vocabulary


class Matcher:
    """Finds a pattern in short texts; the words like a fuzzy one are worked out once."""

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern
        self._like: dict[str, frozenset[str]] = {}

    def prepare(self, vocabulary: Vocabulary) -> Generator[None, None, None]:
        """Work out in steps which words are like those of a fuzzy pattern."""
        if self._pattern.fuzzy:
            for wanted in {word for words in wanted_words(self._pattern) for word in words}:
                numbers: list[int] = []
                for found in vocabulary.like(wanted):
                    numbers += found
                    yield
                self._like[wanted] = frozenset(vocabulary.words[number] for number in numbers)

    def among(self, texts: Lines, count: int) -> Generator[None, None, Mask]:
        """Return which of the first texts match, with one more cell, which is False."""
        mask = np.zeros(count + 1, bool)
        start = 0
        for found in self._chunks(texts, count):
            mask[start : start + len(found)] = found
            start += len(found)
            yield
        return mask

    def _chunks(self, texts: Lines, count: int) -> Iterator[Mask | list[bool]]:
        if not self._pattern.fuzzy:
            return texts.hits(self._pattern.forms, count)
        return map(self._fuzzily, texts.chunks(count))

    def _fuzzily(self, texts: Sequence[str]) -> list[bool]:
        spellings = wanted_words(self._pattern)
        if [len(spelling) for spelling in spellings] == [1]:
            like = self._like[spellings[0][0]]
            return [not like.isdisjoint(text.split()) for text in texts]
        return [self._is_like(text) for text in texts]

    def _is_like(self, text: str) -> bool:
        words = text.split()
        return any(
            all(not self._like[wanted].isdisjoint(words) for wanted in spelling)
            for spelling in wanted_words(self._pattern)
        )


class Interned:
    """A column of short texts, of which there are few different ones; "" stands for none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.shown: list[str] = []
        self.folded = Lines()
        self.codes = Column("i4")
        self._numbers: dict[str, int] = {}

    def code(self, text: str) -> int:
        """Return the number of a text."""
        if len(self._numbers) < len(self.shown):
            self._numbers = {shown: number for number, shown in enumerate(self.shown)}
        number = self._numbers.setdefault(text, len(self.shown))
        if number == len(self.shown):
            self.shown.append(text)
            self.folded.append(fold(text))
            self._vocabulary.numbers(self.folded[number])
        return number

    def append(self, text: str | None) -> int:
        """Add the next row's text; returns its number."""
        number = self.code(text or "")
        self.codes.append(number)
        return number

    def restore(self, shown: list[str]) -> None:
        """Take other texts instead."""
        self.shown, self.folded, self._numbers = shown, Lines(fold(text) for text in shown), {}

    def matching(self, matcher: Matcher, count: int) -> Generator[None, None, Mask]:
        """Return which of the first rows match, with one more cell, which is False."""
        hits = yield from matcher.among(self.folded, len(self.folded))
        mask = np.zeros(count + 1, bool)
        if hits.any():
            mask[:-1] = np.take(hits, self.codes.values[:count])
        return mask


def joined(fields: Iterable[str]) -> str:
    """Fold fields into one text; no pattern reaches over the line break between them."""
    return "\n".join(fold(field) for field in dict.fromkeys(fields) if field)
