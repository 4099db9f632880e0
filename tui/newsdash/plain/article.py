"""Reading an article: at the evidence, then on, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from newsdash.records import Offsets
from newsdash.search.index import Index
from newsdash.session import reasons
from newsdash.session.trail import Stop, Trail
from newsdash.translation import figures, translate
from newsdash.translation.words import in_marks

LONGEST: Final = 1_500
"""A paragraph that is longer comes in parts of so many characters at most."""

_PARAGRAPH: Final = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


class ArticleReader:
    """Goes along a trail; remembers where in the article it is."""

    page: Final = 3

    def __init__(self, index: Index, trail: Trail) -> None:
        self._index = index
        self.trail = trail
        self._text = ""
        self._paragraphs: list[Offsets] = []
        self._next = 0

    def step(self, by: int) -> Iterator[str]:
        """Go on along the trail or back, and read there."""
        self.trail.step(by)
        return self.here()

    def here(self) -> Iterator[str]:
        """Yield where this is, the evidence, and the paragraph it is in."""
        stop = self.trail.here
        if stop is None:
            yield translate("no article says where that stands")
            return
        yield translate(
            "{title}: place {at} of {all}",
            title=self.trail.title,
            at=figures(self.trail.at + 1),
            all=figures(len(self.trail)),
        )
        yield from reasons.article(self._index, stop.article)
        self._open(stop)
        evidence = self._evidence(stop)
        if evidence.strip():
            yield translate("evidence: {words}", words=in_marks(evidence))
        yield from self.more(1)

    def _open(self, stop: Stop) -> None:
        self._text = self._index.articles[stop.article].text
        self._paragraphs = list(paragraphs(self._text))
        starts = [start for start, _ in self._paragraphs]
        first = min((start for start, _ in stop.spans), default=0)
        self._next = max(0, bisect_right(starts, first) - 1)

    def _evidence(self, stop: Stop) -> str:
        return " … ".join(self._text[start:end] for start, end in stop.spans)

    def more(self, count: int) -> Iterator[str]:
        """Yield the next paragraphs."""
        if self._next >= len(self._paragraphs):
            yield translate("the article ends here; :next goes to the next place")
        for _ in range(min(count, len(self._paragraphs) - self._next)):
            start, end = self._paragraphs[self._next]
            self._next += 1
            yield translate(
                "paragraph {at} of {all}: {text}",
                at=figures(self._next),
                all=figures(len(self._paragraphs)),
                text=self._text[start:end],
            )

    def from_start(self) -> None:
        """Go to the article's beginning."""
        self._next = 0

    @property
    def left(self) -> int:
        """How many paragraphs are left."""
        return len(self._paragraphs) - self._next


def paragraphs(text: str) -> Iterator[Offsets]:
    """Yield the paragraphs of a text that are not empty, long ones in parts, as offsets."""
    for found in _PARAGRAPH.finditer(text):
        if found[0].strip():
            yield from _parts(text, *found.span())


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
