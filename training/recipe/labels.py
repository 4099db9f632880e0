"""The label sets of the layers, read off the gold data and kept with the teacher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from recipe.sentences import Sentence

ENTITY_TYPES = ("PER", "ORG", "LOC", "MISC")
ENTITY_LABELS = ("O", *(f"{p}-{t}" for t in ENTITY_TYPES for p in "BI"))


@dataclass
class Labels:
    """For each language its tags and morphological bundles; relations are shared."""

    tags: dict[str, list[str]] = field(default_factory=dict)
    bundles: dict[str, list[str]] = field(default_factory=dict)
    relations: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Labels:
        """Collect the labels of ``sentences`` in a fixed order."""
        tags: dict[str, Counter[str]] = {}
        bundles: dict[str, Counter[str]] = {}
        relations: Counter[str] = Counter()
        for s in sentences:
            tags.setdefault(s.language, Counter()).update(t for t in s.tags if t)
            if s.feats:
                bundles.setdefault(s.language, Counter()).update(bundles_of(s))
            relations.update(s.deprels)
        return cls(
            {lang: sorted(found) for lang, found in tags.items()},
            {lang: sorted(found) for lang, found in bundles.items()},
            sorted(relations),
        )


def bundles_of(sentence: Sentence) -> list[str]:
    """Return for each word its part of speech and features as one label."""
    pairs = zip(sentence.pos, sentence.feats, strict=True)
    return [f"{pos}|{feats}" if feats else pos for pos, feats in pairs]


def split_bundle(bundle: str) -> tuple[str, str]:
    """Return part of speech and features of a label of ``bundles_of``."""
    pos, _, feats = bundle.partition("|")
    return pos, feats
