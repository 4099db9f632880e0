"""The labels of dependency parsers, read from ``lexicon/shared/dependencies.tsv``."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from newsdash.extraction.lexicon import rows

# Where the labels that are used belong to several schemes alike.
_USUAL = {"de": ("ud", "tiger"), "en": ("ud", "clear")}


class Scheme:
    """The labels of one scheme, and what each makes of a word for its head."""

    def __init__(self, name: str, relations: dict[str, str]) -> None:
        self.name = name
        self._relations = relations

    @property
    def labels(self) -> frozenset[str]:
        """All labels that have a relation."""
        return frozenset(self._relations)

    def relation(self, label: str) -> str:
        """Return the relation of a label, "" for one that means nothing here."""
        known = self._relations
        return known.get(label) or known.get(label.partition(":")[0], "")

    def explains(self, label: str) -> bool:
        """Tell whether ``label`` is one of the scheme's."""
        return bool(self.relation(label))


@functools.cache
def schemes() -> dict[str, Scheme]:
    """Return all schemes by name."""
    relations: dict[str, dict[str, str]] = {}
    for scheme, label, relation in (row[:3] for row in rows("shared", "dependencies.tsv")):
        relations.setdefault(scheme, {})[label] = relation
    return {name: Scheme(name, known) for name, known in relations.items()}


def scheme_of(labels: Iterable[str], language: str) -> Scheme:
    """Return the scheme that explains most of ``labels``; of equals, the language's usual one.

    Args:
        labels: the label of each word.
        language: ISO code; any other than German and English is taken for Universal Dependencies.
    """
    counted = Counter(labels)
    usual = _USUAL.get(language, ("ud",))

    def merit(scheme: Scheme) -> tuple[int, int]:
        explained = sum(n for label, n in counted.items() if scheme.explains(label))
        rank = usual.index(scheme.name) if scheme.name in usual else len(usual)
        return explained, -rank

    return max(schemes().values(), key=merit)
