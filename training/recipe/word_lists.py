"""Which words are frequent: those of the corpora, and spaCy's list of a million."""

from __future__ import annotations

import gzip
import json
import lzma
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recipe.gold import sources
from recipe.paths import DATA, RAW
from recipe.sentences import read


def vocabulary(language: str, size: int) -> list[str]:
    """Return the most frequent words: first those of the corpora, then spaCy's list.

    The list is ``lexeme_prob`` of spacy-lookups-data (MIT).
    """
    seen: Counter[str] = Counter()
    if language == "de":
        for path in RAW.glob("*.jsonl"):
            for sentence in read(path):
                seen.update(sentence.words)
        for path in sorted((DATA / "de" / "bundestag").glob("*.xz")):
            with lzma.open(path, "rt", encoding="utf-8") as file:
                seen.update(w.strip('.,;:!?()„“"–-') for line in file for w in line.split())
    for found in sources(DATA)[0].values():
        for sentence in found:
            if sentence.language == language:
                seen.update(sentence.words * 3)
    words = [word for word, count in seen.most_common() if word and count >= 3]
    known = set(words)
    words += [w for w in frequent(language) if w not in known and len(w) < 40 and not w.isspace()]
    return words[:size]


def listed(language: str, what: str) -> dict[str, Any]:
    """Return a table of spacy-lookups-data (MIT): ``prob`` or ``cluster`` of a million words."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("spacy-lookups-data is not installed")
    path = Path(spec.origin).parent / "data" / f"{language}_lexeme_{what}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        table: dict[str, Any] = json.load(file)
    return table


def frequent(language: str) -> list[str]:
    """Return the words of spaCy's list, the most frequent first."""
    probabilities = listed(language, "prob")
    return sorted(probabilities, key=probabilities.__getitem__, reverse=True)
