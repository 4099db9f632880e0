"""Who does what a passive tells: "wird von Experten gelobt", "was praised by experts"."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.phrases import Phrase


def is_agent(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Return whether a phrase stands behind a preposition that introduces agents."""
    return phrase.prep is not None and phrase.prep.lower in lexicon.words("agent_preposition")


def agent_of(analysis: Analysis, clause: Clause) -> Phrase | None:
    """Return the first phrase of a passive clause that may be its agent."""
    phrases = analysis.phrases_of(clause)
    return next((p for p in phrases if is_agent(p, analysis.lexicon)), None)
