"""The long texts of a table, searched by their words.

Rows are kept in segments of up to 32,768 that never change: the words of each row in a line, and
for each word the rows it stands in. A new segment takes small ones before it in, so that there
are few and adding stays cheap.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator
from typing import Final, NamedTuple

from newsdash.search.likeness import wanted_words
from newsdash.search.numeric import Mask, Numbers, np, ranges
from newsdash.search.query import Pattern
from newsdash.search.vocabulary import LETTERS, Place, Vocabulary

ROWS: Final = 1 << 15
FEW: Final = 24


class Segment(NamedTuple):
    """Some rows of a column, numbered from ``first``.

    ``words`` holds the word numbers of all rows, those of a row between two ``starts``;
    ``terms`` the words that occur, ascending, and ``rows`` the rows each stands in, between two
    ``term_starts``. ``letters`` says which letters a row holds, as bits.
    """

    first: int
    words: Numbers
    starts: Numbers
    terms: Numbers
    term_starts: Numbers
    rows: Numbers
    letters: Numbers

    @property
    def end(self) -> int:
        """The number after the last row."""
        return self.first + len(self.starts) - 1


class Texts:
    """The folded texts of a growing table."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.segments: list[Segment] = []
        self._words = array("I")
        self._lengths = array("i")

    def append(self, folded: str) -> None:
        """Add the text of the next row."""
        numbers = self.vocabulary.numbers(folded)
        self._words.extend(numbers)
        self._lengths.append(len(numbers))

    def seal(self, letters: Numbers) -> None:
        """Make searchable what has been appended since the last call.

        Args:
            letters: of each word of the vocabulary, see `Vocabulary.letters`.
        """
        if not self._lengths:
            return
        words, lengths = np.array(self._words, "u4"), np.array(self._lengths, "i4")
        self._words, self._lengths = array("I"), array("i")
        segments = list(self.segments)
        first = segments[-1].end if segments else 0
        while segments and _joins(segments[-1], len(lengths)):
            last = segments.pop()
            words = np.concatenate((last.words, words))
            lengths = np.concatenate((np.diff(last.starts), lengths))
            first = last.first
        starts = np.concatenate(([0], np.cumsum(lengths)))
        for begin in range(0, len(lengths), ROWS):
            bounds = starts[begin : begin + ROWS + 1]
            within = words[bounds[0] : bounds[-1]]
            segments.append(_segment(first + begin, within, bounds - bounds[0], letters))
        self.segments = segments

    def matching(self, pattern: Pattern, length: int) -> Generator[None, None, Mask]:
        """Work out in steps which of the first ``length`` rows hold a pattern.

        The mask returned has one cell more, which is False.
        """
        mask = np.zeros(length + 1, bool)
        segments = self.segments
        if pattern.fuzzy:
            for spelling in wanted_words(pattern):
                mask |= yield from self._fuzzy(spelling, segments, length)
        else:
            for form in pattern.forms:
                yield from self._form(form, segments, mask)
        mask[length] = False
        return mask

    def _form(self, form: str, segments: list[Segment], mask: Mask) -> Generator[None, None, None]:
        if form in LETTERS:
            bit = np.uint64(1 << LETTERS[form])
            for segment in segments:
                mask[segment.first : segment.end] |= (segment.letters & bit) != 0
                yield
            return
        words = form.split()
        found = []
        for word, place in zip(words, _places(len(words)), strict=True):
            found.append((yield from self._words_with(word, place)))
        for segment in segments:
            out = mask[segment.first : segment.end]
            if len(found) == 1:
                _rows_with(segment, found[0], out)
            else:
                _rows_with_all_in_line(segment, found, out)
            yield

    def _words_with(self, word: str, place: Place) -> Generator[None, None, Mask]:
        hits = np.zeros(len(self.vocabulary), bool)
        for numbers in self.vocabulary.find(word, place):
            hits[numbers] = True
            yield
        return hits

    def _fuzzy(
        self, spelling: tuple[str, ...], segments: list[Segment], length: int
    ) -> Generator[None, None, Mask]:
        mask = np.ones(length + 1, bool)
        for wanted in spelling:
            hits = np.zeros(len(self.vocabulary), bool)
            for numbers in self.vocabulary.like(wanted):
                hits[numbers] = True
                yield
            held = np.zeros(length + 1, bool)
            for segment in segments:
                _rows_with(segment, hits, held[segment.first : segment.end])
                yield
            mask &= held
        return mask


def _places(words: int) -> list[Place]:
    if words == 1:
        return ["within"]
    inner: list[Place] = ["whole"] * (words - 2)
    return ["ends", *inner, "begins"]


def _joins(segment: Segment, rows: int) -> bool:
    held = len(segment.starts) - 1
    return held < 2 * rows and held + rows <= ROWS


def _segment(first: int, words: Numbers, starts: Numbers, letters: Numbers) -> Segment:
    count = len(starts) - 1
    row = np.repeat(np.arange(count, dtype="u8"), np.diff(starts))
    keys = (words.astype("u8") << np.uint64(16)) | row
    keys.sort()
    keys = keys[_changes(keys)]
    in_line = (keys >> np.uint64(16)).astype("u4")
    term_starts = np.flatnonzero(_changes(in_line))
    terms = in_line[term_starts]
    return Segment(
        first,
        words,
        starts.astype("i4"),
        terms,
        np.append(term_starts, len(keys)).astype("i4"),
        (keys & np.uint64(0xFFFF)).astype("u2"),
        _letters_of_rows(letters[words], starts),
    )


def _changes(ascending: Numbers) -> Mask:
    """Return where another number than the one before stands."""
    changes = np.ones(len(ascending), bool)
    changes[1:] = ascending[1:] != ascending[:-1]
    return changes


def _letters_of_rows(letters: Numbers, starts: Numbers) -> Numbers:
    held = np.zeros(len(starts) - 1, "u8")
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        held[filled] = np.bitwise_or.reduceat(letters, starts[filled])
    return held


def _rows_with(segment: Segment, hits: Mask, out: Mask) -> None:
    """Mark the rows that hold a word that is hit."""
    terms = np.flatnonzero(hits[segment.terms])
    starts, ends = segment.term_starts[terms], segment.term_starts[terms + 1]
    if len(terms) <= FEW:
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            out[segment.rows[start:end]] = True
    else:
        out[segment.rows[ranges(starts, ends)]] = True


def _rows_with_all_in_line(segment: Segment, hits: list[Mask], out: Mask) -> None:
    """Mark the rows in which a word of each kind stands, one right after the other."""
    candidates = np.ones(len(segment.starts) - 1, bool)
    for hit in hits:
        held = np.zeros(len(candidates), bool)
        _rows_with(segment, hit, held)
        candidates &= held
    rows = np.flatnonzero(candidates)
    starts = segment.starts[rows]
    lasts = segment.starts[rows + 1] - len(hits) + 1
    at = ranges(starts, np.maximum(starts, lasts))
    held_at = hits[0][segment.words[at]]
    for offset in range(1, len(hits)):
        at, held_at = at[held_at], held_at[held_at]
        held_at = hits[offset][segment.words[at + offset]]
    found = np.searchsorted(segment.starts, at[held_at], side="right") - 1
    out[found] = True
