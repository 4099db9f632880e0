"""What somebody's words judge: the subject of a clause, or what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_hypothetical, is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.evaluations import evaluation_of, name_sign
from newsdash.extraction.frames import effects_told, offences
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.stance_frames import FrameReader
from newsdash.extraction.stance_theme import ThemeFinder
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.utterance import Utterance
from newsdash.extraction.words import Word
from newsdash.records import Target

_PREDICATE = 7  # words of "ein schwerer Fehler"; in longer ones the judging word may mean else


class JudgedSubjects:
    """Finds what the clauses of one article's quotations judge."""

    def __init__(
        self,
        analysis: Analysis,
        targets: TargetFinder,
        reader: FrameReader,
        theme: ThemeFinder,
    ) -> None:
        self.analysis = analysis
        self.targets = targets
        self.reader = reader
        self.theme = theme
        self.offences = offences(analysis.language)
        self.words = analysis.lexicon.words

    def judged(self, clause: Clause, utterance: Utterance) -> tuple[Target, int] | None:
        """Return what ``clause`` judges by its subject, and the sign: "Das Gesetz sei falsch"."""
        subject = self.analysis.subject_of(clause)
        if (suffered := self._suffered(clause)) is not None:
            return suffered
        if subject is None or subject.prep is not None:
            return None
        opener = clause.opener.lower if clause.opener is not None else None
        if self._offends(clause) and opener in (None, *self.words("asserting")):
            target = self.targets.of_phrase(subject) if not subject.is_pronoun else None
            return (target, -1) if target is not None else None
        if (effect := self._effect(clause)) and opener in (None, *self.words("causal_opener")):
            thing = not subject.is_pronoun and not self.are_people(subject)
            target = self.targets.of_phrase(subject) if thing else None
            return (target, effect) if target is not None and target.kind != "actor" else None
        asserted = self._is_asserted(clause, opener, utterance)
        return self._called(clause, subject, utterance) if asserted else None

    def _is_asserted(self, clause: Clause, opener: str | None, utterance: Utterance) -> bool:
        """Whether a clause says what a thing is: not what was, why it is, how good it is."""
        past = clause.reading is not None and clause.reading.tense == "past"
        # "Cole said the plan was reckless": English moves what is reported into the past
        moved = self.analysis.language == "en" and utterance.kind == "indirect"
        if (past and not moved) or not (opener is None or opener in self.words("asserting")):
            return False
        # "ein Tier, das merkt, dass der Mensch gefährlich ist"
        return opener is None or utterance.kind != "direct" or self._is_speakers(clause)

    def _suffered(self, clause: Clause) -> tuple[Target, int] | None:
        """ "Firmen würden durch starre Regeln ausgebremst": what does so stands behind "durch"."""
        if not clause.passive or is_negated(clause, self.analysis.lexicon):
            return None
        sign = next((sign for framed, sign in self._effects(clause) if not framed), 0)
        means = (p for p in self.analysis.phrases_of(clause) if p.prep is not None)
        by = next((p for p in means if p.prep and p.prep.lower in self.words("by_means")), None)
        target = self.targets.of_phrase(by) if sign and by is not None else None
        if target is None or target.kind == "actor" or self._is_conditional(clause):
            return None
        return target, sign

    def _is_speakers(self, clause: Clause) -> bool:
        """Whether a clause depends on what the speaker thinks: "ich glaube, dass ..."."""
        above = self.analysis.subject_of(clause.parent) if clause.parent is not None else None
        own = self.words("first_person") | self.words("neuter_subject")
        return above is None or above.head.lower in own

    def _called(
        self, clause: Clause, subject: Phrase, utterance: Utterance
    ) -> tuple[Target, int] | None:
        """What a clause with "sein" says of its subject, by its predicate."""
        predicate = self._predicate(clause, subject, utterance)
        sign = name_sign(predicate, self.analysis.language) if predicate else 0
        sign = -1 if predicate and not sign and self._is_too_much(clause) else sign
        denied = predicate is not None and not self.words("no").isdisjoint(
            predicate.lower().split()
        )
        if not sign or (denied and sign > 0):
            return None  # who calls it no disaster need not be for it
        if not subject.is_pronoun:
            target = self.targets.of_phrase(subject)
            return (target, sign) if target is not None else None
        clauses = self.analysis.siblings(clause)
        aim = self.reader.aims.clause_target(clause, clauses)
        if aim is not None and subject.head.lower in self.words("neuter_subject"):
            return aim.target, sign * aim.sign  # "Es sei falsch, das zu verbieten"
        demonstrative = subject.head.lower in self.words("demonstrative")
        theme = self.theme.theme if demonstrative else None
        return (theme, sign) if theme is not None else None

    def needed(self, clause: Clause) -> tuple[Target, int] | None:
        """Return what is asked for, or not: "Es brauche Kontrollen", "das dürfe es nicht geben"."""
        subject = self.analysis.subject_of(clause)
        if subject is None or clause.passive or clause.kind != "main":
            return None
        negated = is_negated(clause, self.analysis.lexicon)
        finite = clause.reading.lemma if clause.reading is not None else ""
        modal = finite in self.words("obligation") | self.words("permission")
        exists = clause.lemma in self.words("there_is") and modal
        phrases = self.analysis.phrases_of(clause)
        es = [p for p in phrases if p.head.lower in self.words("neuter_subject")]
        exists = exists and bool(es)
        allowed = exists and not negated and finite in self.words("permission")
        own = self.analysis.language == "de" or subject.head.lower in self.words("first_person")
        if allowed or not (exists or (own and clause.lemma in self.words("needing"))):
            return None
        own_places = {p.start for p in es} if exists else {subject.start}
        others = (p for p in phrases if p.start not in own_places)
        wanted = next((p for p in others if p.prep is None and "acc" in p.cases), None)
        aim = self.reader.aims.of_phrase(wanted) if wanted and not wanted.is_pronoun else None
        if wanted is None or aim is None or aim.target.kind == "actor" or (negated and not exists):
            return None
        lacking = any(w.lower in self.words("no") for w in wanted.core)
        return aim.target, aim.sign * (-1 if negated or lacking else 1)

    def _is_too_much(self, clause: Clause) -> bool:
        """ "Die Frist ist zu kurz", "the sums are too small": whatever it is, it is too much so."""
        too = self.words("too")
        return any(a.lower in too and b.pos == "ADJ" for a, b in pairwise(clause.words))

    def are_people(self, phrase: Phrase) -> bool:
        """Return whether a phrase means persons or a group of them."""
        nouns = self.targets.nouns
        noun = nouns.collective(phrase.head)
        return nouns.role(phrase.head) is not None or (noun is not None and noun.kind == "group")

    def _effect(self, clause: Clause) -> int:
        """ "Das Urteil lähmt die Branche": what the verb says of its subject; 0 if nothing."""
        negated = -1 if is_negated(clause, self.analysis.lexicon) else 1
        negations = self.words("negation")
        finite = clause.reading.lemma if clause.reading is not None else ""
        unreal = finite in self.words("possible") | self.words("obligation")
        less = (self.words("diminishing") - negations) | self.words("only")
        barely = any(word.lower in less for word in clause.words)
        if clause.passive or clause.stative or unreal or barely or self._is_conditional(clause):
            return 0
        framed, sign = next(self._effects(clause), ("", 0))
        # "reicht nicht aus": the words of the frame deny already
        denied = not negations.isdisjoint(framed.split())
        return sign if denied else sign * negated

    def _effects(self, clause: Clause) -> Iterator[tuple[str, int]]:
        """What frames say of the subject of a clause: their words, and the sign."""
        words = (word.lower for word in clause.words)
        return effects_told(self.analysis.language, clause.lemma, words)

    def _offends(self, clause: Clause) -> bool:
        """ "OpenAI habe das Urheberrecht verletzt": what nobody says of one he is for."""
        said = f" {' '.join(word.lower for word in clause.words)} "
        unreal = clause.reading is None or clause.reading.lemma in self.words("possible")
        if unreal or clause.passive or is_negated(clause, self.analysis.lexicon):
            return False
        return any(
            not words or all(f" {word}" in said for word in words.split())
            for words in self.offences.get(clause.lemma, ())
        )

    def _is_conditional(self, clause: Clause) -> bool:
        """ "Wenn der Akku versagt, hilft nur Papier": it or what stands before it."""
        clauses = self.analysis.siblings(clause)
        return any(is_hypothetical(c, self.analysis.lexicon) for c in clauses)

    def _tells(self, word: Word) -> bool:
        """Whether a word can say what something is like: an adverb only if it judges."""
        return word.pos != "ADV" or evaluation_of(word.text, self.analysis.language) != 0

    def _predicate(self, clause: Clause, subject: Phrase, utterance: Utterance) -> str | None:
        """The adjective or noun that is all a clause with "sein" says of its subject.

        "Nach Ansicht von Berg ist das ein Fehler": whose view it is says nothing of it.
        """
        base = clause.reading.lemma if clause.reading is not None else ""
        if clause.lemma not in self.words("copula") and base not in self.words("copula"):
            return None
        aside = [(subject.start, subject.end)]
        aside += [utterance.source] if utterance.source is not None else []
        rest = [w for w in clause.words if not any(a <= w.start < b for a, b in aside)]
        if clause.lemma not in self.words("copula"):
            # "sei unverhältnismäßig und aus der Zeit gefallen"
            at = next((k for k, w in enumerate(rest) if w is clause.finite), 0)
            after = rest[at + 1 : at + 3]
            judging = after[0] if after and after[0].pos == "ADJ" else None
            joined = len(after) > 1 and after[1].pos == "CCONJ"
            return judging.text if judging is not None and joined else None
        if sum(w.pos in ("VERB", "AUX") for w in rest) != 1:
            return None
        rest = [w for w in rest if w.pos not in ("VERB", "AUX", "CCONJ") and self._tells(w)]
        said = [w for w in rest if w is not clause.opener and w.lower not in self.words("too")]
        nominal = bool(said) and said[0].pos == "DET" and any(w.pos == "NOUN" for w in said)
        short = len(said) == 1 or (nominal and len(said) <= _PREDICATE)
        return " ".join(w.text for w in said) if short else None
