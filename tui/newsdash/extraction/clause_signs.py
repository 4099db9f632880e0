"""Whether a clause says what it says: negations, conditions, questions."""

from __future__ import annotations

from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Word


def is_negated(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause, not just an attribute in it ("die nicht vertretenen"), is negated."""
    words, negations = clause.words, lexicon.words("negation")
    return any(
        w.lower in negations
        and (k == 0 or words[k - 1].pos != "DET")
        and not (k and w.capital)  # "das Bündnis „Kein Olympia“"
        and not _only(words, k, lexicon)
        and not _contrasts(words, k, lexicon)
        for k, w in enumerate(words)
    )


def is_hypothetical(clause: Clause, lexicon: Lexicon) -> bool:
    """ "Wenn er es ablehnt, ...", "Sollte er es ablehnen, ..."."""
    opener = clause.opener.lower if clause.opener is not None else None
    first = clause.words[0].lower if clause.words else ""
    return opener in lexicon.words("hypothetical") or first in lexicon.words("condition_verb")


def is_verb_first(clause: Clause) -> bool:
    """Whether a clause is a question or a condition, by its verb's place."""
    return clause.finite is clause.words[0]


def _contrasts(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    """ "will ihn kürzen, nicht wegen der Kunst": what is set apart by a comma is not the verb."""
    behind = words[k + 1] if k + 1 < len(words) else None
    apart = words[k].after_break and k > 0
    return apart and behind is not None and behind.pos in ("ADP", "ADPDET", "SCONJ")


def _only(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    return k + 1 < len(words) and words[k + 1].lower in lexicon.words("not_only")
