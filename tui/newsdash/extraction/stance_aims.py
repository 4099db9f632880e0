"""What a frame of stance is aimed at: the object, a phrase behind a preposition, a clause."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause, can
from newsdash.extraction.enumerations import others_enumerated
from newsdash.extraction.evaluations import name_sign
from newsdash.extraction.frames import Frame, effects_told, frames
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.words import Word
from newsdash.records import Target

_CONTENTS = 4  # clauses behind a verb in which its topic is looked for


class Aim(NamedTuple):
    """What a frame is aimed at; -1 if at its end or opposite: "die Abschaffung der Steuer"."""

    target: Target
    sign: int


class AimFinder:
    """Finds what frames in one article's clauses are aimed at."""

    def __init__(self, analysis: Analysis, targets: TargetFinder) -> None:
        self.analysis = analysis
        self.targets = targets
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def of(
        self, frame: Frame, clause: Clause, clauses: list[Clause], phrases: list[Phrase]
    ) -> Aim | None:
        """Return what ``frame`` is aimed at in ``clause``, if anything."""
        if "inf" in frame.slots and (wanted := self._infinitive_target(clause, phrases)):
            return wanted  # "wants ministers to scrap the tax", "vowed to fight the plan"
        for slot in frame.slots:
            found: Aim | None
            if slot == "topic":
                topic = self.targets.topic_of(clause.start, clause.end)
                found = Aim(topic, 1) if topic is not None else None
            elif slot == "model":
                opened = self.targets.openness_of(clause.start, clause.end)
                found = Aim(opened, 1) if opened is not None else None
            elif slot == "obj":
                found = self.object_target(clause, phrases, "acc")
            elif slot == "dat":
                found = self.object_target(clause, phrases, "dat")
            elif slot in ("clause", "inf"):
                found = self.clause_target(clause, clauses)
            else:
                reachable = phrases
                if self.analysis.language == "en" and clause.finite is not None:
                    # "the head of Meta warns": what stands in front belongs to the subject
                    reachable = [p for p in phrases if p.start > clause.finite.start]
                only, preposition = slot.endswith("!"), slot.rstrip("!")
                found = self.prepositional_target(reachable, preposition, canonical=only)
                german = self.analysis.language == "de"
                if found is not None and not german:
                    found = Aim(found.target, found.sign * self._fate(clause))
                behind = german or frame.kind == "idiom"  # "is in favour of the plan"
                if found is None and behind and not only:  # "warb bei den Bürgern für den Plan"
                    found = self._attached_target(clause, reachable, preposition)
            if found is not None:
                return found
        return None

    def behind(self, frame: Frame, phrases: list[Phrase]) -> Aim | None:
        """What a frame is aimed at right behind an infinitive."""
        if not phrases:
            return None
        first = phrases[0]
        if first.prep is None:
            return self.of_phrase(first) if "obj" in frame.slots else None
        return self.of_phrase(first) if first.prep.lower in frame.slots else None

    def of_phrase(self, phrase: Phrase | None) -> Aim | None:
        """Return the target a phrase names and whether the phrase is its end or opposite."""
        if phrase is not None and phrase.head.lower in self.words("ending"):
            ended = next(iter(self.analysis.attached(phrase)), None)
            inner = self.of_phrase(ended)
            if inner is not None:  # "fordert ein Ende der Subventionen"
                return Aim(inner.target, -inner.sign)
        target = self.targets.of_phrase(phrase) if phrase is not None else None
        if phrase is None or target is None:
            return None
        return Aim(target, -1 if self.targets.is_reversed(phrase, target) else 1)

    def object_target(self, clause: Clause, phrases: list[Phrase], case: str) -> Aim | None:
        """Return the object in a case (``acc``, ``dat``) among ``phrases``; a passive's subject."""
        if clause.passive:
            return self.of_phrase(self.analysis.subject_of(clause))
        subject = self.analysis.subject_of(clause)
        if (antecedent := self._antecedent(clause, case)) is not None:
            return self.of_phrase(antecedent)
        phrases = self._without_included(clause, self.behind_subject(clause, phrases))
        if self.analysis.language == "en":
            to = next((w.start for w in clause.words if is_to(w)), clause.end)
            phrases = [p for p in phrases if p.start < to]
        if any(self.is_object_pronoun(p) for p in phrases):
            return None
        for phrase in phrases:
            same = subject is not None and phrase.start == subject.start
            reachable = case in phrase.cases and not phrase.is_pronoun and phrase.prep is None
            only_dative = case == "acc" and phrase.cases == frozenset(("dat",))
            timely = phrase.head.lower in self.analysis.lexicon.time_nouns
            timely = timely and len(phrase.words) == len(phrase.core)  # "ein Ende der Kämpfe"
            if same or not reachable or only_dative or timely:
                continue
            if aim := self.of_phrase(_without_object(phrase) if case == "dat" else phrase):
                sign = aim.sign * self._wanted_fate(clause, phrase.core[-1].end)
                return Aim(self.targets.widened(aim.target, clause), sign)
        return None

    def named_beside(self, target: Target, clause: Clause) -> list[Target]:
        """ "verklagte OpenAI und Microsoft": the other actors and models of the enumeration."""
        if target.kind == "topic":
            return []
        for phrase in self.analysis.phrases_of(clause):
            if self.targets.of_phrase(phrase) != target:
                continue
            members = [phrase, *others_enumerated(self.analysis, clause, phrase)]
            joined = any(w.pos == "CCONJ" for member in members for w in member.words)
            named = [t for member in members for t in self._members(member)] if joined else []
            return [other for other in dict.fromkeys(named) if other != target]
        return []

    def _members(self, phrase: Phrase) -> list[Target]:
        """The actors and models a phrase joins: each stands first or behind its "und"."""
        words = phrase.words
        heads = [0, *(k + 1 for k, w in enumerate(words) if w.pos == "CCONJ")]
        ends = [*(k - 1 for k in heads[1:]), len(words)]
        parts = [words[a:b] for a, b in zip(heads, ends, strict=True)]
        found = (self.targets.of_span(part[0].start, part[-1].end) for part in parts if part)
        return [target for target in found if target is not None and target.kind != "topic"]

    def _without_included(self, clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
        """ "Firmen, darunter X und Y, verlangten ...": who is among the subject is no object.

        Nor is who goes on behind a preposition: "mit den Stimmen von X, Y und Z".
        """
        including = [w.end for w in clause.words if w.lower in self.words("including")]
        for end in including:
            first = next((p for p in phrases if 0 < p.start - end <= 1), None)
            if first is not None:
                named = [first, *others_enumerated(self.analysis, clause, first)]
                phrases = [p for p in phrases if p not in named]
        governed = {
            member.start
            for p in phrases
            if p.prep is not None
            for member in others_enumerated(self.analysis, clause, p)
        }
        return [p for p in phrases if p.start not in governed]

    def behind_subject(self, clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
        """The phrases behind the verb where the subject leads: what stands before it belongs there.

        "Die Chefin des Verbands, Jana Berg, lobte ...": the name in apposition is no object.
        """
        subject, finite = self.analysis.subject_of(clause), clause.finite
        if finite is None or clause.kind != "main":
            return phrases
        leads = subject is not None and subject.end <= finite.start
        if self.analysis.language != "en" and not leads:
            return phrases
        return [p for p in phrases if p.start > finite.start]

    def is_object_pronoun(self, phrase: Phrase) -> bool:
        """Return whether a phrase is a pronoun that can only be an object: "ihn", "her"."""
        forms = self.words("personal_object")
        return phrase.is_pronoun and phrase.prep is None and phrase.head.lower in forms

    def _antecedent(self, clause: Clause, case: str) -> Phrase | None:
        """ "eine Formulierung, die Kuhnert für unverschämt hält": what a relative pronoun means."""
        opener = clause.opener
        if clause.kind != "rel" or opener is None or clause.parent is None:
            return None
        subject = self.analysis.subject_of(clause)
        cases = self.analysis.lexicon.cases(opener.lower, "PRON") or frozenset((case,))
        if subject is None or subject.head is opener or case not in cases:
            return None
        before = [p for p in self.analysis.phrases_of(clause.parent) if p.end <= clause.start]
        return before[-1] if before and not before[-1].is_pronoun else None

    def _infinitive_target(self, clause: Clause, phrases: list[Phrase]) -> Aim | None:
        """ "voted to advance a bill", "wants to bring in oysters": English, in one clause."""
        if self.analysis.language != "en" or clause.finite is None:
            return None
        verb = next((w for w in clause.words if w.start > clause.finite.end and is_to(w)), None)
        behind = [p for p in phrases if verb is not None and p.start > verb.start]
        if verb is None or not behind or not self._is_some_of(behind[0], clause):
            return None
        aim = self.of_phrase(behind[0])
        return Aim(aim.target, aim.sign * self._done_to(verb)) if aim is not None else None

    def _is_some_of(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a phrase can be an object: without a preposition, or in "two of the lanes"."""
        if phrase.prep is None:
            return True
        before = next((w for w in reversed(clause.words) if w.end <= phrase.prep.start), None)
        return phrase.prep.lower == "of" and before is not None and before.pos == "NUM"

    def prepositional_target(
        self, phrases: list[Phrase], preposition: str, canonical: bool = False
    ) -> Aim | None:
        """Return what stands behind a preposition; ``canonical`` takes nothing but known names."""
        plain = self.analysis.lexicon.plain_preposition
        for phrase in phrases:
            if phrase.prep is not None and plain(phrase.prep.lower) == preposition:
                if not canonical and self.is_object_pronoun(replace(phrase, prep=None)):
                    meant = self.targets.of_pronoun(phrase)  # "called on him to go"
                    return Aim(meant, 1) if meant is not None else None
                if not canonical:
                    return self.of_phrase(phrase)
                named = self.targets.of_span(phrase.start, phrase.end)
                return Aim(named, 1) if named is not None else None
        return None

    def _attached_target(
        self, clause: Clause, phrases: list[Phrase], preposition: str
    ) -> Aim | None:
        """The target in a phrase that was taken for an attribute of the noun before it."""
        subject = self.analysis.subject_of(clause)
        own = subject.start if subject is not None else -1
        behind = [p for q in phrases if q.start != own for p in self.analysis.attached(q)]
        # "votierten SPD, Linke und die Gruppe X für den Antrag": behind the last member
        members = [p for p in behind if p.prep is None and p.words[0].pos != "CCONJ"]
        deeper = [p for member in members for p in self.analysis.attached(member)]
        return self.prepositional_target([*behind, *deeper], preposition)

    def _fate(self, clause: Clause) -> int:
        """ "called for the board to be scrapped": -1 if what is wanted undoes it."""
        words = clause.words
        for k in range(len(words) - 2):
            if words[k].lower == "to" and words[k + 1].lower == "be" and words[k + 2].readings:
                return self._done_to(words[k + 2])
        return 1

    def _wanted_fate(self, clause: Clause, behind: int) -> int:
        """ "wants the contract torn up": what is wanted to be done to an object before it."""
        if clause.lemma not in self.words("wanting"):
            return 1
        after = (w for w in clause.words if w.start >= behind and can(w, "part"))
        return next(map(self._done_to, after), 1)

    def _done_to(self, participle: Word) -> int:
        lemma = participle.readings[0].lemma
        if lemma in self.words("undoing"):
            return -1
        signs = [f.sign for f in self.frames.get(("verb", lemma), ()) if "obj" in f.slots]
        return signs[0] if signs else 1

    def clause_target(self, clause: Clause, clauses: list[Clause]) -> Aim | None:
        """Return what the clauses behind one are about that say what is wanted or feared."""
        behind = [c for c in clauses if c.start >= clause.end]
        following = [c for c in behind if self.may_tell(c)]
        if not following and behind and self._is_told(behind[0], clause):
            following = behind[:1]
        if following and (judged := self._judgement(following[0])):
            # "kritisierte, es reiche nicht aus": the clause itself says what it is
            theme = self._theme(following[0]) if self._thinks(clause) else None
            return theme._replace(sign=judged) if theme is not None else None
        for other in following[:_CONTENTS]:
            topic = self.targets.topic_of(other.start, other.end)
            if topic is not None:
                return Aim(topic, self._sign_inside(other, topic))
        if (
            following
            and following[0].kind == "main"
            and is_negated(following[0], self.analysis.lexicon)
        ):
            return None  # "mahnte, die Qualität dürfe nicht leiden"
        theme = self._theme(following[0], self._asks(clause)) if following else None
        if theme is None:
            return None
        if theme.target.kind == "actor" and not self._asks(clause) and self._faults(clause):
            return theme  # "bemängelt, dass X nichts offenlegt": it is X that is at fault
        sign = theme.sign * self._sign_inside(following[0], theme.target)
        return Aim(theme.target, sign)

    def _is_told(self, content: Clause, clause: Clause) -> bool:
        """ "warnte, Peking werde die Chips nutzen": what is said as a main clause."""
        told = content.kind == "main" and content.subjunctive and content.lead == ","
        return told and clause.lemma in self.analysis.lexicon.cues

    def _thinks(self, clause: Clause) -> bool:
        """Whether the verb hopes, fears or denies what a clause behind it says."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        return cue is not None and cue.act in ("think", "deny")

    def _judgement(self, content: Clause) -> int:
        """What a content clause says by its verb or predicate of its subject; 0 if nothing."""
        said = effects_told(
            self.analysis.language, content.lemma, (word.lower for word in content.words)
        )
        told = next((sign for framed, sign in said if framed), 0)
        if told or content.lemma not in self.words("copula") or content.finite is None:
            return told
        subject = self.analysis.subject_of(content)
        own = (subject.start, subject.end) if subject is not None else (0, 0)
        rest = [w.text for w in content.words if not own[0] <= w.start < own[1]]
        return name_sign(" ".join(rest), self.analysis.language)

    def content_target(self, clause: Clause, clauses: list[Clause]) -> Aim | None:
        """Return what the clause is about that stands for a clause's subject or object."""
        return self.clause_before(clause) or self.clause_target(clause, clauses)

    def clause_before(self, clause: Clause) -> Aim | None:
        """ "Dass Noten wegfallen, hält sie für einen Fehler": the clause in front is judged."""
        clauses = self.analysis.siblings(clause)
        before = [c for c in clauses if c.end <= clause.start and self.may_tell(c)]
        return self._theme(before[0]) if before and before[0] is clauses[0] else None

    def may_tell(self, content: Clause) -> bool:
        """Whether a clause can be what is wanted or feared; "although ..." is not."""
        if content.kind == "inf":
            return content.opener is None
        opener = content.opener.lower if content.opener is not None else ""
        return content.kind == "sub" and opener in self.words("content_opener")

    def _sign_inside(self, content: Clause, target: Target) -> int:
        """ "fordert, X abzuschaffen", "fürchtet, dass Y X ablehnt": -1 for what opposes X."""
        negated = -1 if is_negated(content, self.analysis.lexicon) else 1
        phrases = self.analysis.phrases_of(content)
        for frame in self.verb_frames(content, negated):
            aim = self.of(frame, content, [], phrases)  # one level deep, whatever the nesting
            if aim is not None and aim.target == target:
                return frame.sign * aim.sign * negated
        return negated

    def verb_frames(self, clause: Clause, negated: int) -> tuple[Frame, ...]:
        """The verb's frames; who does not rule a thing out is not for it yet."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        known = self.frames.get(("verb", clause.lemma), ())
        if negated < 0 and cue is not None and cue.act == "deny":
            return ()
        if clause.verb is clause.finite and clause.lemma in self.words("modal_verb"):
            bare = any(can(w, "inf") and w is not clause.finite for w in clause.words)
            known = () if bare else known  # "wollte das weder bestätigen noch dementieren"
        # who does not reject a thing need not be for it
        return tuple(f for f in known if f.sign > 0) if negated < 0 else known

    def _faults(self, clause: Clause) -> bool:
        """Whether the verb finds fault with what a clause behind it tells."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        return cue is not None and cue.act in ("criticise", "blame")

    def _asks(self, clause: Clause) -> bool:
        """ "fordert, dass die Regierung X stoppt": who is to do it is not what is wanted."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        return cue is not None and cue.act == "demand"

    def _theme(self, content: Clause, of_doing: bool = False) -> Aim | None:
        """What a content clause is about: its subject, of an infinitive its object.

        ``of_doing``: what is done, not which actor is to do it.
        """
        phrases = self.analysis.phrases_of(content)
        objects = [p for p in phrases if "acc" in p.cases and p.prep is None]
        subject = self.analysis.subject_of(content) if content.kind != "inf" else None
        told = [subject] if subject is not None else []
        found = [self.of_phrase(p) for p in [*told, *objects]]
        aims = [aim for aim in found if aim is not None]
        if of_doing and aims and told and found[0] is aims[0] and aims[0].target.kind == "actor":
            aims = [aim for aim in aims[1:] if aim.target != aims[0].target] or aims
        return next(iter(aims), None)


def is_to(word: Word) -> bool:
    """Return whether a word is an English infinitive behind "to"."""
    return any(reading.form == "zu" for reading in word.readings) and not word.lower.endswith("ing")


def _without_object(phrase: Phrase) -> Phrase:
    """ "wirft der Regierung Untätigkeit vor": the bare noun behind a dative is the object."""
    words = phrase.words[: phrase.words.index(phrase.head) + 1]
    behind = phrase.words[len(words) :]
    return replace(phrase, words=words) if behind and behind[0].pos == "NOUN" else phrase
