"""What kind of clause a segment is: main, subordinate, relative, or an infinitive.

The conjunction or pronoun at its left edge tells, and the place of the finite verb.
"""

from __future__ import annotations

from newsdash.extraction.clauses import ClauseKind, can
from newsdash.extraction.finite_verbs import finite_verb, is_finite
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.segments import Segment
from newsdash.extraction.words import Word

_VERB_FINAL = 3  # words from which a verb right after the conjunction is second, not last


class ClauseKinds:
    """Tells the kinds of segments in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.language = lexicon.language
        self.relatives = lexicon.words("relative")
        self.interrogatives = lexicon.words("interrogative")
        self.infinitive_openers = lexicon.words("infinitive_opener")

    def of(self, segment: Segment, after_main: bool) -> tuple[ClauseKind, Word | None]:
        """Return the kind of ``segment`` and what opens it, if anything.

        ``after_main`` tells that a main clause of the sentence stands before it.
        """
        words = segment.words
        at = 0
        while at < min(2, len(words) - 1) and words[at].pos in ("CCONJ", "ADV", "PART"):
            at += 1
        opener = words[at]
        has_finite = finite_verb(words, last=True) is not None
        infinitive = any(can(w, "zu") for w in words)
        introduced = opener.lower in self.infinitive_openers
        depends = bool(introduced or segment.lead or after_main)
        if infinitive and not has_finite and depends and self.language == "de":
            return "inf", opener if introduced else None
        if opener.pos == "SCONJ" and self._opens_clause(words, at):
            return "sub", opener
        if self.language == "de" and not self._verb_last(words[at:]):
            return "main", None
        if opener.lower in self.interrogatives and len(words) > at + 1:
            return "sub", opener
        if segment.lead in ("", ":") and self.language == "de":
            return "main", None  # no relative clause goes without its comma
        return self._relative_kind(words, at, segment)

    def _relative_kind(
        self, words: list[Word], at: int, segment: Segment
    ) -> tuple[ClauseKind, Word | None]:
        pronoun = words[at]
        if pronoun.pos in ("ADP",) and at + 1 < len(words):
            pronoun = words[at + 1]
        if pronoun.lower not in self.relatives:
            return "main", None
        if self.language == "en":
            return ("rel", pronoun) if segment.lead or pronoun.lower != "that" else ("main", None)
        follows = words[at + 1] if at + 1 < len(words) else pronoun
        final = self._is_verb_final(words, at)
        # "sagte, das sei falsch": a relative clause ends in its verb
        second = len(words) > at + 2 and follows is finite_verb(words, last=True)
        article = pronoun.pos == "DET" and pronoun.tagged and not is_finite(follows)
        if second or (article and not final):
            return "main", None
        after = words[words.index(pronoun) + 1 :]
        noun_next = bool(after) and after[0].pos in ("NOUN", "ADJ", "NUM") and pronoun.pos == "DET"
        if noun_next and not final and pronoun.lower not in ("dessen", "deren"):
            finite = finite_verb(words, last=True)
            short = finite is not None and words.index(finite) <= at + 2
            return ("main", None) if short or finite is None else ("rel", pronoun)
        return "rel", pronoun

    def _is_verb_final(self, words: list[Word], at: int) -> bool:
        """ "ein Plan, das Berg scharf kritisiert": more than one constituent before the verb.

        Were the pronoun an article, its phrase alone would stand there.
        """
        if words[-1] is not finite_verb(words, last=True):
            return False
        inner = words[at + 1 : -1]
        k = 0
        while k < len(inner) and inner[k].pos in ("ADJ", "NUM"):
            k += 1
        if k and inner[0].pos == "NUM" and words[at].lower in self.lexicon.words("neuter_pronoun"):
            return True  # "das 4 Prozent vorsieht": no article of the singular
        while k < len(inner) and inner[k].pos in ("NOUN", "PROPN"):
            k += 1
        rest = inner[k:]
        adverbs = [w for j, w in enumerate(rest) if w.pos == "ADJ" and j + 1 == len(rest)]
        return bool(k and rest and (rest[0].pos in ("ADV", "PRON") or rest[0] in adverbs))

    def _opens_clause(self, words: list[Word], at: int) -> bool:
        """Whether a conjunction is one here: "damit solle ..." has its verb second."""
        second = words[at + 1] if at + 1 < len(words) else None
        verb_second = second is not None and is_finite(second) and not can(second, "part")
        if self.language == "de" and verb_second and len(words) > at + _VERB_FINAL:
            return False
        return not self._is_comparison(words, at) and not self._is_in_front(words, at)

    def _is_in_front(self, words: list[Word], at: int) -> bool:
        """ "Als erste Zeugin sagte eine Frau aus", "Wie die SPD lehnt auch die CDU das ab"."""
        compares = words[at].lower in self.lexicon.words("comparison")
        if self.language != "de" or not compares or self._verb_last(words[at:]):
            return False
        finite = finite_verb(words, last=False)
        before = words[at + 1 : words.index(finite)] if finite is not None else []
        nominal = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
        if not before or any(w.pos not in nominal for w in before):
            return False
        words[at].pos = "ADP"
        return True

    def _is_comparison(self, words: list[Word], at: int) -> bool:
        """ "als", "wie" before a phrase without a verb compare and open no clause."""
        if words[at].lower not in self.lexicon.words("comparison"):
            return False
        return finite_verb(words, last=True) is None

    def _verb_last(self, words: list[Word]) -> bool:
        """Whether the segment could be verb-final, or has no verb of its own yet."""
        finite = finite_verb(words, last=True)
        if finite is None:
            return True
        rest = words[words.index(finite) + 1 :]
        return len(rest) <= 1 or all(w.pos in ("ADP", "PART", "ADV") for w in rest)
