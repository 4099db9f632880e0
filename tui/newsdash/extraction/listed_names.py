"""Names that stand among others: "der DGB und die VBW"."""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.mentions import HOUSES, Mention

_FEWEST = 3  # letters of an abbreviation: "TUC"
_JOINED = 8  # characters of " und die "


def with_listed(analysis: Analysis, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, names told by their spelling alone sure where they stand among others.

    What "und" joins to the name of an organisation or authority is one as well; that a word is
    spelled like a name ("VBW", "EDRi") is weak evidence elsewhere.
    """
    sure = [m for m in mentions if not m.weak and not m.indirect and m.kind in HOUSES]
    ends = {m.end for m in sure}
    starts = {m.start for m in sure}
    return [
        replace(m, kind="organization", rule="among others", weak=False)
        if _is_spelled(m) and _is_listed(analysis, m, starts, ends)
        else m
        for m in mentions
    ]


def _is_spelled(mention: Mention) -> bool:
    return mention.weak and mention.rule == "spelling" and len(mention.name) >= _FEWEST


def _is_listed(analysis: Analysis, mention: Mention, starts: set[int], ends: set[int]) -> bool:
    """Whether "und" stands between a mention and a sure one right before or behind it."""
    articles = analysis.lexicon.words("article")
    joins = analysis.lexicon.words("and")
    before = analysis.words_between(mention.start - _JOINED, mention.start)
    led = [word for word in before if word.lower not in articles]
    if led and led[-1].lower in joins:
        left = analysis.word_before(led[-1].start)
        if left is not None and left.end in ends:
            return True
    behind = analysis.words_between(mention.end, mention.end + 2 * _JOINED)
    followed = [word for word in behind if word.lower not in articles]
    joined = len(followed) > 1 and followed[0].lower in joins
    return joined and followed[1].start in starts
