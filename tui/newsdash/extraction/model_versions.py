"""Names with a version or variant that an article on AI models speaks of: "Kestrel 4", "Lumo Mini".

Such a name is a model's where a word for models or what they have (weights, parameters) stands in
its sentence or beside it: "Im Mai kommt Lumo 3. Das Modell ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.lexicon import column
from newsdash.extraction.model_names import VERSION, variants
from newsdash.extraction.nouns import nouns
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_HIGHEST = 99  # a greater number is a year, a size or a count


class VersionedNames:
    """Finds the names with a version in one article that speaks of AI models."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = analysis.lexicon.words
        self.nouns = nouns(analysis.language)
        self.known = gazetteer(analysis.language)
        self.numbered = column("shared", "numbered_things.txt")
        self.signs = tuple(self.words("model_sign"))

    def find(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of the names."""
        sentences = self.analysis.sentences
        for k, sentence in enumerate(sentences):
            names = list(self._names(sentence))
            if names and any(map(self._speaks, sentences[max(0, k - 1) : k + 2])):
                yield from names

    def _speaks(self, sentence: Sentence) -> bool:
        return any(map(self._is_sign, sentence.words))

    def _is_sign(self, word: Word) -> bool:
        return word.lower.startswith(self.signs)

    def _names(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        words = [word for word in sentence.words if word.pos != "QUOTE"]
        for at, word in enumerate(words):
            if not word.capital:
                continue
            end = self._end(words, at + 1)
            if end > at + 1 and self._is_name(words, at):
                yield word.start, words[end - 1].end

    def _end(self, words: Sequence[Word], at: int) -> int:
        """The place behind the versions and variants that begin at ``at``."""
        while at < len(words) and not words[at].after_break and self._is_version(words[at]):
            at += 1
        return at

    def _is_version(self, word: Word) -> bool:
        if word.text.isdigit() and int(word.text) > _HIGHEST:
            return False
        variant = word.capital and word.lower in variants()
        return variant or VERSION.match(word.text) is not None

    def _is_name(self, words: Sequence[Word], at: int) -> bool:
        word = words[at]
        if not word.capital or word.pos not in ("NOUN", "PROPN", "X") or self._is_version(word):
            return False
        if word.lower in self.numbered or self.nouns.is_common(word):
            return False
        return self.known.match([word], 0) is None and self.known.adjective(word) is None
