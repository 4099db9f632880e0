"""Speech acts told with an object: "X forderte eine Garantie", "X warnt vor zu viel Eile"."""

from __future__ import annotations

from itertools import pairwise

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.conjugation import verb_forms
from newsdash.extraction.cues import SpeechCue
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.speakers import SpeakerFinder

_REPORTING = frozenset(("demand", "criticise", "announce", "blame", "deny"))
_ASKED = 9  # words behind an English verb of asking among which "to" stands
_REFERRING = 2  # words of "diesen Schritt"


class ReportedObjects:
    """Finds the objects of speech acts in one article."""

    def __init__(self, analysis: Analysis, speakers: SpeakerFinder) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.speakers = speakers

    def of_cue(self, cue: SpeechCue, clauses: list[Clause]) -> tuple[int, int] | None:
        """Return where the object stands that tells what the act was about, if one does."""
        if cue.act not in _REPORTING or cue.passive or self._names_in_marks(cue):
            return None
        if cue.act == "demand" and (asked := self._asked(cue.clause)) is not None:
            return asked
        speaker = cue.speaker(self.speakers)
        if speaker is None or speaker.actor is None:
            return None
        for phrase in self.analysis.phrases_of(cue.clause):
            if self._is_done_to(phrase, speaker):
                break  # "verurteilte den Mann zu drei Jahren": nothing was said
            if not self._is_object(phrase, cue, speaker):
                continue
            end = self._end_of_object(cue.clause, phrase, clauses)
            points = phrase.words[0].lower in self.lexicon.words("pointing")
            if (end == phrase.end or points) and self._only_refers(phrase):
                return None
            return phrase.start, end
        return None

    def _asked(self, clause: Clause) -> tuple[int, int] | None:
        """ "urged Halden to delay the release": what somebody is asked to do, in English."""
        if self.analysis.language != "en" or clause.verb is None:
            return None
        words = clause.words[clause.words.index(clause.verb) + 1 :]
        forms = verb_forms("en")
        for word, following in pairwise(words[:_ASKED]):
            if word.pos in ("VERB", "AUX"):
                return None
            if word.lower == "to" and any(r.form == "inf" for r in forms.get(following.lower, ())):
                return word.start, clause.end
        return None

    def _names_in_marks(self, cue: SpeechCue) -> bool:
        """ "She called the plan “a sham”": what is told stands in the marks."""
        if cue.clause.lemma not in self.lexicon.words("naming"):
            return False
        sentence = self.analysis.sentence_at(cue.span[0])
        marked = self.analysis.quoted_phrases_in(sentence) if sentence is not None else []
        return any(span.start > cue.span[0] for span in marked)

    def _is_object(self, phrase: Phrase, cue: SpeechCue, speaker: Resolved) -> bool:
        if phrase.is_pronoun or speaker.start <= phrase.start < speaker.end:
            return False
        if phrase.prep is not None:
            return phrase.prep.lower in cue.prepositions
        return (
            cue.clause.lemma not in self.lexicon.words("objectless")
            and "acc" in phrase.cases
            and phrase.head.lower not in self.lexicon.time_nouns
        )

    def _is_done_to(self, phrase: Phrase, speaker: Resolved) -> bool:
        """Whether a phrase is the object and means people or a house, and not what was said."""
        subject = phrase.is_pronoun or speaker.start <= phrase.start < speaker.end
        if subject or phrase.prep is not None or "acc" not in phrase.cases:
            return False
        named = self.speakers.actors.between(phrase.core[0].start, phrase.core[-1].end)
        if any(mention.end >= phrase.head.end for mention, _ in named):
            return True
        nouns = self.speakers.nouns
        return nouns.role(phrase.head) is not None or nouns.collective(phrase.head) is not None

    def _only_refers(self, phrase: Phrase) -> bool:
        """ "kritisierte diesen Schritt": nothing of what was said is told."""
        short = len(phrase.words) <= _REFERRING and phrase.prep is None
        return short and phrase.words[0].lower in self.lexicon.words("definite")

    def _end_of_object(self, clause: Clause, phrase: Phrase, clauses: list[Clause]) -> int:
        """The end of what follows the object in its clause, up to the verb, and of its clauses."""
        verbal = (clause.verb, clause.finite, clause.particle)
        end = reached = phrase.end
        for word in clause.words:
            if word.start < reached:
                continue
            if word in verbal or word.after_break or word.pos in ("CCONJ", "VERB", "AUX"):
                break
            reached = word.end
            if word.pos not in ("ADV", "PART"):  # "begrüßte den Vorschlag dagegen"
                end = reached
        depending = [c for c in clauses if c.kind == "rel" and 0 <= c.start - phrase.end < 4]
        return max([end, *(c.end for c in depending)])
