"""What a brief is made from, gathered while records go by; the articles' texts are let go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from newsdash.export.merging import Merged
from newsdash.export.statements import Fingerprint, quote_fingerprint, stance_fingerprint
from newsdash.records import Article, Extraction, Quote, Stance


@dataclass(slots=True)
class Said:
    """A quote, and the articles that print it: positions in ``Material.articles``."""

    quote: Quote
    articles: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Held:
    """A stance, and the articles that tell it: positions in ``Material.articles``."""

    stance: Stance
    articles: list[int] = field(default_factory=list)


class Material:
    """All of it; the same words of the same speaker are one, wherever they are printed."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.merged = Merged()
        self.said: dict[Fingerprint, Said] = {}
        self.held: dict[Fingerprint, Held] = {}
        self._seen: set[str] = set()

    def take(self, record: Extraction) -> None:
        """Add one article; the second of an id is the first one again and left out."""
        if record.article.id in self._seen:
            return
        self._seen.add(record.article.id)
        number = len(self.articles)
        self.articles.append(msgspec.structs.replace(record.article, text=""))
        self.merged.take(record)
        for quote in record.quotes:
            said = self.said.setdefault(quote_fingerprint(quote), Said(quote))
            _note(said.articles, number)
            if quote.confidence > said.quote.confidence:
                said.quote = quote
        for stance in record.stances:
            held = self.held.setdefault(stance_fingerprint(stance), Held(stance))
            _note(held.articles, number)
            if stance.shift and not held.stance.shift:
                held.stance = stance

    @property
    def outlets(self) -> list[str]:
        """The outlets that are named, each once, by name."""
        return sorted({article.source for article in self.articles if article.source})

    @property
    def languages(self) -> Counter[str]:
        """How many articles there are of each language."""
        return Counter(article.language for article in self.articles)


def _note(articles: list[int], number: int) -> None:
    if not articles or articles[-1] != number:
        articles.append(number)
