"""AI models that no list knows, named as such, and where the article names them again.

A name is taken for a model's where the text calls it one: "Lindwurm, ein Sprachmodell", "Lindwurm
ist ein Chatbot", "Das Sprachmodell heißt Lindwurm", "the Lindwurm language model", "language models
such as Lindwurm"; in an article that speaks of AI models also "das Modell Lindwurm", "its next
model, Lindwurm 2".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.lexicon import column
from newsdash.extraction.model_names import VERSION, is_versioned, variants
from newsdash.extraction.nouns import nouns
from newsdash.extraction.words import Word

_NEAR = 8  # words from a name to the noun that calls it a model
_NAMED_SO = 12  # words from "Modell" to what it is said to be called
_LONGEST = 3  # words of a name
_COMPOUND_TAIL = r"(?:[-‑](?:\w+[-‑])?(?:Modelle?n?s?|KI|Chatbots?|System[es]*|Familie|Reihe))?"


class Introductions:
    """Reads the sentences of one article for what they call a model."""

    def __init__(self, analysis: Analysis, speaks_of_models: bool) -> None:
        """Read an article; ``speaks_of_models`` if AI models are named or much talked of in it."""
        self.analysis = analysis
        self.words = analysis.lexicon.words
        self.nouns = nouns(analysis.language)
        self.known = gazetteer(analysis.language)
        self.model_nouns = column(analysis.language, "model_nouns.txt")
        self.spoken_of = {
            form
            for form in self.words("model_again")
            for sentence in analysis.sentences
            for at, word in enumerate(sentence.words)
            if form in word.lower and self._is_model_noun(sentence.words, at)
        }
        if speaks_of_models:
            self.spoken_of |= self.words("model_plain")

    def find(self, sentence_words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield the spans of the names that a sentence introduces."""
        words = [word for word in sentence_words if word.pos != "QUOTE"]
        for at in range(len(words)):
            again = self._again(words, at)
            is_noun = self._is_model_noun(words, at)
            if is_noun:
                yield from self._named_before(words, at)
            elif not again:
                continue
            yield from self._said_to_be_called(words, at)
            yield from self._listed(words, at)
            if again or is_noun:
                yield from self._beside(words, at, again)

    def _is_model_noun(self, words: Sequence[Word], at: int) -> bool:
        """Whether a noun for AI models ends there."""
        form = model_noun_base(words[at].lower)
        if form in self.model_nouns or form.rpartition("-")[2] in self.model_nouns:
            return True
        return at > 0 and f"{words[at - 1].lower} {form}" in self.model_nouns

    def _again(self, words: Sequence[Word], at: int) -> bool:
        """ "das neue Modell", "its model", in an article that has spoken of AI models."""
        if model_noun_base(words[at].lower) not in self.spoken_of:
            return False
        first = self._first_attribute(words, at)
        before = words[first - 1].lower if first else ""
        return before in self.words("definite") or before in ("'s", "’s")

    def _first_attribute(self, words: Sequence[Word], at: int) -> int:
        first = at
        while first > 0 and at - first < _NEAR and self._is_attribute(words[first - 1]):
            first -= 1
        return first

    def _beside(self, words: Sequence[Word], at: int, again: bool) -> Iterator[tuple[int, int]]:
        """ "das Modell Lindwurm", "its next model, Lindwurm 2, "."""
        comma = at + 1 < len(words) and words[at + 1].text == ","
        for start, end in self._run(words, at + 1 + comma):
            enclosed = self.analysis.text[end : end + 1] in (",", ".", "")
            if enclosed if comma else again:
                yield start, end

    def _listed(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        """ "Sprachmodelle wie Lindwurm 2 und Kolibri", "models such as Lindwurm"."""
        k = at + 1
        while k < len(words) and words[k].lower in self.words("such_as"):
            k += 1
        while at + 1 < k < len(words):
            found = next(iter(self._run(words, k)), None)
            if found is None:
                return
            yield found
            while k < len(words) and words[k].start < found[1]:
                k += 1
            joined = k < len(words) and (
                words[k].text == "," or words[k].lower in self.words("and")
            )
            k = k + 1 if joined else len(words)

    def _named_before(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        """ "Lindwurm, ein großes Sprachmodell", "Lindwurm is an AI model", "the Lindwurm model"."""
        if f"{words[at - 1].lower} {model_noun_base(words[at].lower)}" in self.model_nouns:
            at -= 1
        first = self._first_attribute(words, at)
        if first > 1 and words[first - 1].lower in self.words("of"):
            first = self._first_attribute(words, first - 2)  # "a family of language models"
        before = words[first - 1].lower if first else ""
        if words[first].pos != "NUM" and before not in self.words("determiner"):
            if self.analysis.language == "en" and first == at:
                yield from self._run_ending(words, at, after=self.words("before_product"))
            return
        linked = first - (1 if words[first].pos == "NUM" else 2)
        if linked < 1 or not (
            words[linked].text == "," or words[linked].lower in self.words("is_a")
        ):
            return
        for start, end in self._run_ending(words, self._behind_verb(words, linked)):
            # "sagte Jana Berg, das Sprachmodell sei sicher": a name alone might be anyone's
            if before in self.words("indefinite") or is_versioned(self.analysis.text[start:end]):
                yield start, end

    def _behind_verb(self, words: Sequence[Word], at: int) -> int:
        """ "gab Lindwurm frei, ein Sprachmodell": the name stands before the verb's other half."""
        before = words[at - 1] if at else None
        verbal = before is not None and not before.capital and before.pos in ("PART", "VERB", "ADV")
        return at - 1 if verbal else at

    def _is_attribute(self, word: Word) -> bool:
        small = word.pos in ("X", "NOUN") and not word.capital  # English adjectives may look so
        return small or word.pos in ("ADJ", "ADV", "NUM")

    def _said_to_be_called(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        """ "Das Sprachmodell heißt Lindwurm", "dubbed its model Lindwurm", "auf den Namen X"."""
        text = self.analysis.text
        for k in range(at + 1, min(at + _NAMED_SO, len(words))):
            if re.search(r"[;:.!?]", text[words[at].end : words[k].start]):
                return
            if words[k].lower in self.words("is_called"):
                yield from self._run(words, k + 1)
                return

    def _run(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        """The name that begins at ``at``, if one does."""
        end = at
        while end < len(words) and end - at < _LONGEST and self._is_name(words, end, end == at):
            end += 1
        if end > at:
            yield words[at].start, words[end - 1].end

    def _run_ending(
        self, words: Sequence[Word], at: int, after: frozenset[str] | None = None
    ) -> Iterator[tuple[int, int]]:
        """The name that ends before ``at``; with ``after``, only right behind one of these."""
        start = at
        while start > 0 and at - start < _LONGEST and self._is_name(words, start - 1, False):
            start -= 1
        behind = words[start - 1].lower if start else ""
        if start < at and self._is_name(words, start, True) and (after is None or behind in after):
            yield words[start].start, words[at - 1].end

    def _is_name(self, words: Sequence[Word], at: int, first: bool) -> bool:
        word = words[at]
        if VERSION.match(word.text) and not first:
            return True
        if not word.capital or word.pos not in ("NOUN", "PROPN", "X"):
            return False
        known = self.known.match([word], 0) or self.known.adjective(word)
        plain = (
            first and word.start in self.analysis.plain_nouns and not self._is_versioned(words, at)
        )
        return known is None and not plain and not self.nouns.is_common(word)

    def _is_versioned(self, words: Sequence[Word], at: int) -> bool:
        following = words[at + 1] if at + 1 < len(words) else None
        return following is not None and VERSION.match(following.text) is not None


def mentions_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` has ``name`` by itself or before a noun ("Lindwurm-Modell").

    Not where another name or a number follows, for that is somebody or something else.
    """
    for match in _pattern(name).finditer(text):
        yield match.start(), match.start() + len(match[1])


def variants_of(stem: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` has ``stem`` with a version, size or variant: "Kolibri Max"."""
    words = "|".join(sorted(variants()))
    tail = rf"(?:\d{{1,3}}(?:\.\d+)*[bB]?|(?i:{words}))"
    for match in re.finditer(rf"(?<![\w-]){re.escape(stem)}[ -]{tail}(?![\w-])", text):
        yield match.span()


@functools.lru_cache(256)
def _pattern(name: str) -> re.Pattern[str]:
    spelled = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-])({spelled})s?{_COMPOUND_TAIL}(?![\w-])(?!\s[A-ZÄÖÜ\d])")


@functools.lru_cache(maxsize=1 << 14)
def model_noun_base(lower: str) -> str:
    """Return a noun without plural and case: "sprachmodells", "chatbots", "models"."""
    return re.sub(r"(?<=modell)(?:e|en|es|s)$|(?<=[^s])s$", "", lower)
