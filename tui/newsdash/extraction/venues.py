"""Where something was said: in an interview with whom, on which platform, on what occasion."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.lexicon import column
from newsdash.extraction.sentences import Sentence


class Venues:
    """Finds the venues of one article's speech."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.analysis = analysis
        self.actors = actors
        self.words = analysis.lexicon.words
        self.venues = column(analysis.language, "venues.txt")

    def of_sentence(self, sentence: Sentence) -> str | None:
        """ "in einem Interview mit CNBC" → CNBC; "auf X" → X; "auf der Pressekonferenz" → that."""
        words = [w for w in sentence.words if w.is_word]
        phrases = self.analysis.phrases(words)
        for k, phrase in enumerate(phrases):
            if phrase.prep is None or phrase.prep.lower not in self.words("venue_preposition"):
                continue
            head = phrase.head.lower.rpartition("-")[2]
            is_venue = head in self.venues or any(
                head.endswith(v) for v in self.venues if len(v) > 4
            )
            following = phrases[k + 1] if k + 1 < len(phrases) else None
            if (
                is_venue
                and following is not None
                and following.prep is not None
                and following.prep.lower in self.words("outlet_preposition")
            ):
                named = self._outlet(following.start, following.end)
                if named:
                    return named
            if is_venue:
                return self._outlet(phrase.start, phrase.end) or phrase.head.text
        return None

    def _outlet(self, start: int, end: int) -> str | None:
        return next(
            (a.name for _, a in self.actors.between(start, end) if a.kind == "organization"), None
        )
