"""Which of a clause's words is its finite verb."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.extraction.clauses import can
from newsdash.extraction.words import Word


def is_finite(word: Word) -> bool:
    """Whether ``word`` can be a finite verb."""
    return word.pos in ("VERB", "AUX") and can(word, "fin")


def is_progressive(words: Sequence[Word], k: int) -> bool:
    """Whether the word at ``k`` is what is going on: "is warning", "has long been saying"."""
    if not can(words[k], "zu"):
        return False
    while k and words[k - 1].pos in ("AUX", "ADV", "PART"):
        k -= 1
        if any(reading.lemma == "be" for reading in words[k].readings):
            return True
    return False


def finite_verb(words: Sequence[Word], last: bool) -> Word | None:
    """Return the finite verb among ``words``: the last that can be, or the first."""
    candidates = [w for w in words if is_finite(w)]
    certain = [w for w in candidates if all(r.form == "fin" for r in w.readings)]
    if certain:
        return certain[-1 if last else 0]
    if last and candidates and not _could_end(words, candidates[-1]):
        return None
    return candidates[-1 if last else 0] if candidates else None


def _could_end(words: Sequence[Word], word: Word) -> bool:
    return word is words[-1] or all(
        w.pos in ("ADP", "PART", "ADV") for w in words[words.index(word) + 1 :]
    )
