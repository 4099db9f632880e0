"""The subject that stands in a clause itself: by form, by the parser, by what verbs and nouns mean.

German lets nearly anything stand in front of the verb, so what looks like the subject may be what
is said, shown or judged; then who says, shows or judges it stands behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdash.extraction.clauses import Clause
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.subjects import subject

if TYPE_CHECKING:
    from newsdash.extraction.analysis import Analysis


def named_from(analysis: Analysis, clause: Clause, offset: int) -> Iterator[Phrase]:
    """Yield what may be the subject from an offset on: nominatives that are no pronouns."""
    for phrase in analysis.phrases_of(clause):
        nominative = phrase.prep is None and "nom" in phrase.cases
        if phrase.start >= offset and nominative and not phrase.is_pronoun:
            yield phrase


class OwnSubjects:
    """Finds the subjects of one article's clauses."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def of(self, clause: Clause) -> Phrase | None:
        """Return the subject phrase that stands in ``clause`` itself."""
        if self._has_free_relative(clause):
            return None
        found = self._nominative_pronoun(clause) or self._parsed_subject(clause)
        found = found or subject(clause, self.analysis.lexicon)
        found = (
            self._pronoun_behind(clause, found)
            or self._giver_behind(clause, found)
            or self._man_behind(clause, found)
            or found
        )
        found = (
            self._behind_pointing(clause, found)
            or self._behind_neuter(clause, found)
            or self._behind_as(clause, found)
            or found
        )
        return self._acting_in_relative(clause, found) or found

    def goes_on_with_thing(self, clause: Clause) -> bool:
        """ "lobte X, mahnte jedoch eine Prüfung an": the thing behind the verb is its object."""
        adverbs = self.analysis.lexicon.words("joining_adverb")
        joins = any(word.lower in adverbs for word in clause.words[1:2])
        own = self.of(clause) if joins else None
        if own is None or own.is_pronoun or "acc" not in own.cases:
            return False
        known = nouns(self.analysis.language)
        acts = known.role(own.head) or known.collective(own.head)
        return not acts and known.is_common(own.head)

    def _has_free_relative(self, clause: Clause) -> bool:
        """ "Wer das tue, verhindere eine Prüfung": the clause before is the subject."""
        if clause.kind != "main" or clause.words[0] is not clause.finite:
            return False
        before = [c for c in self.analysis.siblings(clause) if c.end <= clause.start]
        opener = before[-1].opener if before else None
        return opener is not None and opener.lower in self.analysis.lexicon.words("free_relative")

    def _pronoun_behind(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "Ein Verbot lehnt sie ab": a thing in front of the verb is what she rejects."""
        if found is None or clause.finite is None or clause.kind != "main" or found.is_pronoun:
            return None
        front = found.end <= clause.finite.start and "acc" in found.cases
        known = nouns(self.analysis.language)
        acts = known.role(found.head) or known.collective(found.head)
        if not front or acts or not known.is_common(found.head) or self.analysis.language != "de":
            return None
        behind = (p for p in self.analysis.phrases_of(clause) if p.start >= clause.finite.end)
        first = next(behind, None)
        near = first is not None and first.words[0].i == clause.finite.i + 1
        personal = self.analysis.lexicon.words("subject_pronoun")
        return first if near and first and first.head.lower in personal else None

    def _giver_behind(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "Bedenken meldete das Ministerium an": what is voiced stands in front of the verb."""
        if found is None or clause.finite is None or clause.kind != "main" or clause.passive:
            return None
        voiced = (
            clause.lemma in self.analysis.lexicon.words("light_verb") and found.core[0].pos != "DET"
        )
        known = nouns(self.analysis.language)
        if not voiced or found.end > clause.finite.start or not known.is_common(found.head):
            return None
        if known.role(found.head) or known.collective(found.head):
            return None
        behind = (p for p in self.analysis.phrases_of(clause) if p.start > clause.finite.start)
        return next(
            (
                p
                for p in behind
                if p.prep is None and "nom" in p.cases
                and (known.role(p.head) or known.collective(p.head) or not known.is_common(p.head))
            ),
            None,
        )  # fmt: skip

    def _man_behind(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "Die Methode nennt der Forscher gut": "der" before a man's role is a nominative."""
        if found is None or clause.finite is None or clause.kind != "main" or clause.passive:
            return None
        known = nouns(self.analysis.language)
        thing = known.is_common(found.head) and not known.role(found.head)
        front = found.end <= clause.finite.start and "acc" in found.cases and thing
        if not front or known.collective(found.head) or self.analysis.language != "de":
            return None
        behind = (p for p in self.analysis.phrases_of(clause) if p.start > clause.finite.start)
        first = next((p for p in behind if p.prep is None and not p.is_pronoun), None)
        role = known.role(first.head) if first is not None else None
        if first is None or role is None or role.gender != "m" or first.plural:
            return None
        return first if first.core[0].lower == "der" else None

    def _behind_pointing(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "Das begrüßte Jana Berg": with a verb of speech it is the object that points back."""
        if found is None or clause.lemma not in self.analysis.lexicon.cues or clause.finite is None:
            return None
        if found.head.lower not in self.analysis.lexicon.words("pointing") or not found.is_pronoun:
            return None
        return next(named_from(self.analysis, clause, clause.finite.end), None)

    def _behind_neuter(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "Anders sieht es Jana Berg": behind the verb, "es" is what somebody named sees."""
        if found is None or clause.finite is None or self.analysis.language != "de":
            return None
        words = self.analysis.lexicon.words
        near = found.is_pronoun and found.words[0].i == clause.finite.i + 1
        neuter = near and found.head.lower in words("neuter_subject") | words("neuter_pronoun")
        if not neuter or clause.lemma in words("existence") or clause.passive:
            return None
        known = nouns(self.analysis.language)
        acting = named_from(self.analysis, clause, found.end)
        return next((p for p in acting if known.role(p.head) or not known.is_common(p.head)), None)

    def _behind_as(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "eine Pflicht, wie sie der Verband verlangt": the pronoun takes up the noun before."""
        opener = clause.opener.lower if clause.opener is not None else ""
        if (
            found is None
            or not found.is_pronoun
            or opener not in self.analysis.lexicon.words("such_as")
        ):
            return None
        takes_up = found.head.lower in self.analysis.lexicon.words("taking_up_object")
        return next(named_from(self.analysis, clause, found.end), None) if takes_up else None

    def _acting_in_relative(self, clause: Clause, found: Phrase | None) -> Phrase | None:
        """ "ein Vorhaben, das Berg kritisiert": the pronoun means a thing, so who is named acts."""
        if (
            found is None
            or clause.kind != "rel"
            or clause.parent is None
            or self.analysis.language != "de"
        ):
            return None
        if found.head is not clause.opener or found.head.lower not in ("die", "das"):
            return None
        before = [p for p in self.analysis.phrases_of(clause.parent) if p.end <= clause.start]
        known = nouns(self.analysis.language)
        if not before or known.role(before[-1].head) or known.collective(before[-1].head):
            return None
        if not known.is_common(before[-1].head):
            return None
        acting = named_from(self.analysis, clause, clause.start)
        return next((p for p in acting if not known.is_common(p.head)), None)

    def _nominative_pronoun(self, clause: Clause) -> Phrase | None:
        """ "er", "wir", "they": a form that can be nothing but the subject."""
        forms = self.analysis.lexicon.words("nominative_pronoun")
        if clause.finite is None or not any(w.lower in forms for w in clause.words):
            return None
        phrases = [
            p for p in self.analysis.phrases_of(clause) if p.head.lower in forms and p.prep is None
        ]
        if self.analysis.language == "en":  # "praised her for what he called right": not "he"
            phrases = [p for p in phrases if p.start < clause.finite.start] or [
                p for p in phrases if p.words[0].i == clause.finite.i + 1
            ]
        return next(iter(phrases), None)

    def _parsed_subject(self, clause: Clause) -> Phrase | None:
        """Return the phrase of ``clause`` that the parser takes for its subject."""
        verb = self.analysis.tokens.get(clause.finite.start) if clause.finite else None
        found = self.analysis.dependencies.subject(verb) if verb is not None else None
        if found is None:
            return None
        at = found.head.idx
        phrases = self.analysis.phrases_of(clause)
        near = (p for p in phrases if p.prep is None and p.start <= at < p.end)
        return next((p for p in near if "nom" in p.cases), None)
