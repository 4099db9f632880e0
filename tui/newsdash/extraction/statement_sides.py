"""Which side a statement takes, by words learnt from statements: for what no frame tells.

"Für fünf Prozent bekommen Sie einen Klappstuhl" names no attitude, and takes a side all the
same. The weights (``lexicon/*/statement_sides.tsv``) are those of a multinomial logistic
regression over words, word beginnings and pairs of words; ``training/recipe/statement_sides.py``
learns them.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from typing import NamedTuple

from newsdash.extraction.frames import Sign
from newsdash.extraction.lexicon import rows

SCALE = 100  # weights are written as hundredths
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[?!…]")
_BEGINNING = 5  # letters by which inflected words and compounds are known


class Side(NamedTuple):
    """1 for, -1 against, 0 neither, and how probable that is."""

    sign: Sign
    probability: float


def side_of(text: str, language: str) -> Side:
    """Return the side a statement most probably takes; 0 in a language nothing is learnt of."""
    weights = _weights(language)
    if not weights:
        return Side(0, 0.0)
    found = features(text)
    known = [weights[feature] for feature in found if feature in weights]
    share = 1 / (SCALE * math.sqrt(max(1, len(found))))
    support = weights[""][0] / SCALE + share * sum(weight for weight, _ in known)
    oppose = weights[""][1] / SCALE + share * sum(weight for _, weight in known)
    return _most_probable(math.exp(support), math.exp(oppose))


def features(text: str) -> frozenset[str]:
    """Return what a statement is told by: words, beginnings ("^besch"), pairs, lower case."""
    words = [word.lower() for word in _WORD.findall(text)]
    framed = ["<", *words, ">"]
    beginnings = (f"^{word[:_BEGINNING]}" for word in words if len(word) > _BEGINNING)
    pairs = (f"{one} {other}" for one, other in itertools.pairwise(framed))
    return frozenset((*words, *beginnings, *pairs))


def _most_probable(support: float, oppose: float) -> Side:
    total = 1 + support + oppose
    if max(support, oppose) <= 1:
        return Side(0, 1 / total)
    return Side(1, support / total) if support > oppose else Side(-1, oppose / total)


@functools.cache
def _weights(language: str) -> dict[str, tuple[int, int]]:
    """The weights for and against by feature, against those of neither; "" is the bias."""
    return {
        feature: (int(support), int(oppose))
        for feature, support, oppose in rows(language, "statement_sides.tsv")
    }
