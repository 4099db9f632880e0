"""What shows an unknown word to be a name: how the article uses it wherever it stands."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.words import Word, begins

_SHORTEST = 4  # letters


def is_name_by_use(word: Word, analysis: Analysis) -> bool:
    """Return whether ``word`` is used as a name is, in more places than its own.

    No article stands before it and no place is meant ("in Rehna"); in English it has its capital
    inside sentences as well and is never written without.
    """
    if len(word.text) < _SHORTEST or not word.text.isalnum():
        return False
    form = word.text.removesuffix("s") if len(word.text) > _SHORTEST else word.text
    uses = [
        (k, w)
        for k, w in enumerate(analysis.words)
        if w.text.removesuffix("s") in (form, word.text)
    ]
    if len(uses) < 2 or not all(_stands_as_name(analysis, k) for k, _ in uses):
        return False
    if analysis.language == "de":
        return True
    inside = any(not begins(analysis.words, k) and _goes_on(analysis, k) for k, _ in uses)
    written_small = any(w.text in (form.lower(), word.lower) for w in analysis.words)
    return inside and not written_small


def _stands_as_name(analysis: Analysis, k: int) -> bool:
    if k == 0:
        return True
    before = analysis.words[k - 1].lower
    lexicon = analysis.lexicon
    noun_like = lexicon.words("article") | lexicon.words("determiner") | lexicon.words("possessive")
    return before not in noun_like and before not in lexicon.words("place_preposition")


def _goes_on(analysis: Analysis, k: int) -> bool:
    """Whether a word stands behind another of its sentence."""
    before = analysis.words[k - 1] if k else None
    return before is not None and before.is_word and before.text.islower()
