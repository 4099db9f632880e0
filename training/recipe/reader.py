"""spaCy corpus readers over the recipe's sentences; given to ``spacy train`` as its code.

Documents are made of one to four sentences, so that the student sees boundaries as it will
in articles. Sentence starts are preset on the predicted side as they will be at run time.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example, biluo_tags_to_spans, iob_to_biluo
from thinc.api import NumpyOps, set_current_ops

from newsdash.extraction.boundaries import OPEN, START, sentence_starts, set_starts
from newsdash.extraction.lexicon import Lexicon, lexicon
from recipe.sentences import Sentence, read

_MOST_JOINED = 4
_STYLES = (("„", "“"), ('"', '"'), ("»", "«"), ("“", "”"))

Read = Callable[[Language], Iterable[Example]]


@spacy.registry.callbacks("newsdash.numpy_products.v1")
def numpy_products() -> Callable[[type[Language]], type[Language]]:
    """Return a callback that has numpy multiply matrices: three times as fast as BLIS here."""

    def before_creation(language: type[Language]) -> type[Language]:
        set_current_ops(NumpyOps(use_blis=False))
        return language

    return before_creation


@spacy.registry.readers("newsdash.sentences.v1")
def sentences_reader(path: str, limit: int) -> Read:
    """Return a reader of the first ``limit`` sentences of a file, one a document; 0: all."""

    def examples(nlp: Language) -> Iterator[Example]:
        for number, sentence in enumerate(read(Path(path))):
            if limit and number >= limit:
                return
            yield example(nlp, [sentence], None)

    return examples


@spacy.registry.readers("newsdash.mixed_sentences.v1")
def mixed_reader(gold: str, news: str, silver: str, shares: list[float], seed: int) -> Read:
    """Return an endless reader that mixes sources; each is a glob of files (may be empty).

    ``gold`` names trees before and entities behind a comma; ``shares`` tell how often a
    document is drawn from gold trees, gold entities, labelled news and other silver.
    """
    trees, entities = gold.split(",")

    def examples(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed)
        known = lexicon(nlp.lang)
        pools = [_Pool(pattern, rng) for pattern in (trees, entities, news, silver)]
        filled = [pool for pool in pools if pool.sentences]
        weights = [s for s, pool in zip(shares, pools, strict=True) if pool.sentences]
        while True:
            joined = rng.choices(filled, weights)[0].draw()
            yield example(nlp, [_restyled(s, rng) for s in joined], known)

    return examples


class _Pool:
    """Sentences of one source, gone through in random order again and again."""

    def __init__(self, pattern: str, rng: random.Random) -> None:
        named = Path(pattern)
        paths = sorted(named.parent.glob(named.name)) if pattern else []
        self.sentences = [s for path in paths for s in read(path)]
        self._rng = rng
        self._order: list[int] = []

    def draw(self) -> list[Sentence]:
        """Return one to four sentences; neighbours where they are of one document."""
        if not self._order:
            self._order = list(range(len(self.sentences)))
            self._rng.shuffle(self._order)
        at = self._order.pop()
        found = [self.sentences[at]]
        for step in range(1, self._rng.randint(1, _MOST_JOINED)):
            following = self.sentences[(at + step) % len(self.sentences)]
            if not found[0].document or following.document != found[0].document:
                following = self._rng.choice(self.sentences)
            found.append(following)
        return found


def _restyled(sentence: Sentence, rng: random.Random) -> Sentence:
    """Give a sentence with German quotation marks another style now and then."""
    if "„" not in sentence.words or rng.random() < 0.5:
        return sentence
    opening, closing = rng.choice(_STYLES)
    marks = {"„": opening, "“": closing}
    return dataclasses.replace(sentence, words=[marks.get(w, w) for w in sentence.words])


def example(nlp: Language, sentences: list[Sentence], known: Lexicon | None) -> Example:
    """Return an example over the sentences' own words."""
    reference = joined_doc(nlp, sentences)
    words = [token.text for token in reference]
    predicted = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in reference])
    if known is not None:
        predicted = preset(predicted, reference, known)
    return Example(predicted, reference)


def preset(predicted: Doc, reference: Doc, known: Lexicon) -> Doc:
    """Return ``predicted`` with the sentence starts the rules find, open where gold differs."""
    flags = sentence_starts(predicted, known, undecided=True)
    for token in reference[1:]:
        if flags[token.i] != OPEN and (flags[token.i] == START) != bool(token.is_sent_start):
            flags[token.i] = OPEN
    return set_starts(predicted, flags)


def joined_doc(nlp: Language, sentences: list[Sentence]) -> Doc:
    """Return one doc with all layers of its sentences."""
    words: list[str] = []
    layers: dict[str, list[str]] = {"tags": [], "pos": [], "morphs": [], "deps": []}
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    entities: list[str] = []
    for s in sentences:
        heads += [len(words) + head for head in s.heads]
        starts += [i == 0 for i in range(len(s.words))]
        words += s.words
        spaces += [*s.spaces[:-1], True]
        entities += s.entities or ["O"] * len(s.words)
        layers["tags"] += s.tags
        layers["pos"] += s.pos
        layers["morphs"] += s.feats
        layers["deps"] += ["ROOT" if d == "root" else d for d in s.deprels]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, sent_starts=starts, **layers)  # type: ignore[arg-type]
    doc.ents = biluo_tags_to_spans(doc, iob_to_biluo(entities))  # type: ignore[assignment]
    return doc
