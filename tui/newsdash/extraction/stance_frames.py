"""Reads the frames of stance in a clause: which sign, which target, by which word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.evaluations import name_sign
from newsdash.extraction.frames import Frame, frames
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.words import Word
from newsdash.records import Target

_CONTENTS = 4  # clauses behind a verb in which its topic is looked for


class StanceReading(NamedTuple):
    """What one frame says: 1 or -1, of what, by which word, and how sure that is."""

    sign: int
    target: Target | None
    """None: a pronoun stands for it."""
    cue: Word
    confidence: float
    of_theme: bool = False
    """Where nothing was named before: that it is about what the article is about."""
    person: Target | None = None
    """Where nothing was named before: whom the pronoun can mean."""


class Aim(NamedTuple):
    """What a frame is aimed at; -1 if at its end or opposite: "die Abschaffung der Steuer"."""

    target: Target
    sign: int


class FrameReader:
    """Reads the frames of one article's clauses."""

    def __init__(self, analysis: Analysis, targets: TargetFinder) -> None:
        self.analysis = analysis
        self.targets = targets
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def read(self, clause: Clause, clauses: list[Clause]) -> Iterator[StanceReading]:
        """Yield what each frame in ``clause`` says."""
        negated = -1 if is_negated(clause, self.analysis.lexicon) else 1
        verb = clause.verb or clause.finite
        phrases = self.analysis.phrases_of(clause)
        if verb is not None and not self._is_rejected(clause):
            told = False
            for frame in self._verb_frames(clause, negated):
                aim = self.aim(frame, clause, clauses, phrases)
                if aim is None and stands_for_slot(frame, clause, self.analysis.lexicon):
                    aim = self._clause_target(clause, clauses)  # "stimmten dafür, dass ..."
                told = told or aim is not None
                if aim is not None:
                    yield StanceReading(frame.sign * aim.sign * negated, aim.target, verb, 0.75)
                elif self._has_pronoun(frame, clause, phrases):
                    person = self.person_meant(frame, clause)
                    yield StanceReading(frame.sign * negated, None, verb, 0.6, person=person)
                elif self._is_absolute(frame, clause, phrases):
                    yield StanceReading(frame.sign * negated, None, verb, 0.55, of_theme=True)
            if self.analysis.language == "en":
                yield from self._intended(clause, phrases, negated)
            # "verteidigte sie als schmerzhaft": the verb says more than the name
            for frame in () if told else self.frames.get(("naming", clause.lemma), ()):
                yield from self._naming(frame, clause, phrases, verb, negated)
            for frame in self.frames.get(("speaking", clause.lemma), ()):
                yield from self._speaking(frame, phrases, verb, negated)
        for phrase in phrases:
            yield from self._noun_frames(phrase, phrases, clause, negated)

    def _intended(
        self, clause: Clause, phrases: list[Phrase], negated: int
    ) -> Iterator[StanceReading]:
        """ "decided to embrace the takeover", "refused to sign it": English, in one clause."""
        if clause.finite is None or any(
            "inf" in frame.slots for frame in self.frames.get(("verb", clause.lemma), ())
        ):
            return
        unwilling = any(w.lower in self.words("unwilling") for w in clause.words)
        for verb in clause.words:
            if verb.start < clause.finite.end or not _is_to(verb):
                continue
            behind = [p for p in phrases if p.start > verb.start]
            for frame in self.frames.get(("verb", verb.readings[0].lemma), ()):
                if (aim := self._aim_behind(frame, behind)) is not None:
                    sign = frame.sign * aim.sign * negated * (-1 if unwilling else 1)
                    yield StanceReading(sign, aim.target, verb, 0.65)
                    break

    def _aim_behind(self, frame: Frame, phrases: list[Phrase]) -> Aim | None:
        """What a frame is aimed at right behind an infinitive."""
        if not phrases:
            return None
        first = phrases[0]
        if first.prep is None:
            return self._of_phrase(first) if "obj" in frame.slots else None
        return self._of_phrase(first) if first.prep.lower in frame.slots else None

    def _has_pronoun(self, frame: Frame, clause: Clause, phrases: list[Phrase]) -> bool:
        """ "Das lehnt er ab", "stimmen ihm zu": what the verb is aimed at was named before."""
        if stands_for_slot(frame, clause, self.analysis.lexicon):
            return not self._announces_clause(clause)
        if clause.passive or not {"obj", "dat"} & set(frame.slots):
            return False
        subject = self.analysis.subject_of(clause)
        to = next((w.start for w in clause.words if _is_to(w)), clause.end)
        if self.analysis.language == "en":  # "would need to see it" needs something else
            phrases = [p for p in phrases if p.start < to]
        return any(
            phrase.is_pronoun
            and phrase.prep is None
            and phrase.head is not clause.opener
            and phrase.head.lower not in self.words("no_object")
            and not self._announces(phrase, clause)
            and (subject is None or phrase.start != subject.start)
            for phrase in phrases
        )

    def person_meant(self, frame: Frame, clause: Clause) -> Target | None:
        """Return whom an object pronoun means: "praised her", "gab ihm recht"."""
        if not {"obj", "dat"} & set(frame.slots):
            return None
        phrases = self.analysis.phrases_of(clause)
        pronoun = next((p for p in phrases if self._is_object_pronoun(p)), None)
        return self.targets.of_pronoun(pronoun) if pronoun is not None else None

    def _is_absolute(self, frame: Frame, clause: Clause, phrases: list[Phrase]) -> bool:
        """ "Der Ausschuss stimmte zu", "Developers applauded": of what all is about."""
        if clause.lemma not in self.words("absolute") or clause.passive:
            return False
        subject = self.analysis.subject_of(clause)
        own = subject.start if subject is not None else -1
        timely = self.analysis.lexicon.time_nouns
        others = [p for p in phrases if p.start != own and p.head.lower not in timely]
        courts = tuple(self.words("court"))  # "kündigte an, vor dem Gericht zu klagen"
        others = [p for p in others if not (courts and p.head.lower.endswith(courts))]
        return not others and not self._announces_clause(clause)

    def _announces_clause(self, clause: Clause) -> bool:
        """ "stimmten dafür, dass ...": what they are for follows."""
        sentence = self.analysis.sentence_at(clause.start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
        following = [c for c in clauses if c.start >= clause.end]
        return bool(following) and following[0].kind in ("sub", "inf")

    def _announces(self, pronoun: Phrase, clause: Clause) -> bool:
        """ "lehnt es ab, das zu ändern": the clause that follows is meant."""
        if pronoun.head.lower not in self.words("announcing"):
            return False
        sentence = self.analysis.sentence_at(clause.start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
        return any(other.start >= clause.end for other in clauses)

    def _verb_frames(self, clause: Clause, negated: int) -> tuple[Frame, ...]:
        """The verb's frames; who does not rule a thing out is not for it yet."""
        cue = self.analysis.lexicon.cues.get(clause.lemma)
        if negated < 0 and cue is not None and cue.act == "deny":
            return ()
        return self.frames.get(("verb", clause.lemma), ())

    def _is_rejected(self, clause: Clause) -> bool:
        """ "warnt davor, X zu verbieten": what the infinitive says is not its subject's wish."""
        if clause.kind != "inf" or clause.parent is None:
            return False
        above = self.frames.get(("verb", clause.parent.lemma), ())
        return any(frame.sign < 0 for frame in above)

    def aim(
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
                found = self._object_target(clause, phrases, "acc")
            elif slot == "dat":
                found = self._object_target(clause, phrases, "dat")
            elif slot in ("clause", "inf"):
                found = self._clause_target(clause, clauses)
            else:
                reachable = phrases
                if self.analysis.language == "en" and clause.finite is not None:
                    # "the head of Meta warns": what stands in front belongs to the subject
                    reachable = [p for p in phrases if p.start > clause.finite.start]
                only, preposition = slot.endswith("!"), slot.rstrip("!")
                found = self._prepositional_target(reachable, preposition, canonical=only)
                german = self.analysis.language == "de"
                if found is not None and not german:
                    found = Aim(found.target, found.sign * self._fate(clause))
                if found is None and german and not only:  # "warb bei den Bürgern für den Plan"
                    found = self._attached_target(clause, reachable, preposition)
            if found is not None:
                return found
        return None

    def _fate(self, clause: Clause) -> int:
        """ "called for the board to be scrapped": -1 if what is wanted undoes it."""
        words = clause.words
        for k in range(len(words) - 2):
            if words[k].lower == "to" and words[k + 1].lower == "be" and words[k + 2].readings:
                lemma = words[k + 2].readings[0].lemma
                signs = [f.sign for f in self.frames.get(("verb", lemma), ()) if "obj" in f.slots]
                return signs[0] if signs else 1
        return 1

    def _of_phrase(self, phrase: Phrase | None) -> Aim | None:
        if phrase is not None and phrase.head.lower in self.words("ending"):
            ended = next(iter(self.analysis.attached(phrase)), None)
            inner = self._of_phrase(ended)
            if inner is not None:  # "fordert ein Ende der Subventionen"
                return Aim(inner.target, -inner.sign)
        target = self.targets.of_phrase(phrase) if phrase is not None else None
        if phrase is None or target is None:
            return None
        return Aim(target, -1 if self.targets.is_reversed(phrase, target) else 1)

    def _object_target(self, clause: Clause, phrases: list[Phrase], case: str) -> Aim | None:
        if clause.passive:
            return self._of_phrase(self.analysis.subject_of(clause))
        subject = self.analysis.subject_of(clause)
        if (antecedent := self._antecedent(clause, case)) is not None:
            return self._of_phrase(antecedent)
        phrases = self._behind_subject(clause, phrases)
        if self.analysis.language == "en":
            to = next((w.start for w in clause.words if _is_to(w)), clause.end)
            phrases = [p for p in phrases if p.start < to]
        if any(self._is_object_pronoun(p) for p in phrases):
            return None
        for phrase in phrases:
            same = subject is not None and phrase.start == subject.start
            reachable = case in phrase.cases and not phrase.is_pronoun and phrase.prep is None
            only_dative = case == "acc" and phrase.cases == frozenset(("dat",))
            timely = phrase.head.lower in self.analysis.lexicon.time_nouns
            timely = timely and len(phrase.words) == len(phrase.core)  # "ein Ende der Kämpfe"
            if same or not reachable or only_dative or timely:
                continue
            if aim := self._of_phrase(_without_object(phrase) if case == "dat" else phrase):
                return Aim(self.targets.widened(aim.target, clause), aim.sign)
        return None

    def _behind_subject(self, clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
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

    def _is_object_pronoun(self, phrase: Phrase) -> bool:
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
        verb = next((w for w in clause.words if w.start > clause.finite.end and _is_to(w)), None)
        behind = [p for p in phrases if verb is not None and p.start > verb.start]
        if verb is None or not behind or behind[0].prep is not None:
            return None
        lemma = next((r.lemma for r in verb.readings), verb.lower)
        aim = self._of_phrase(behind[0])
        signs = [f.sign for f in self.frames.get(("verb", lemma), ()) if "obj" in f.slots]
        return Aim(aim.target, aim.sign * (signs[0] if signs else 1)) if aim is not None else None

    def _clause_target(self, clause: Clause, clauses: list[Clause]) -> Aim | None:
        following = [c for c in clauses if c.start >= clause.end and self.may_tell(c)]
        for other in following[:_CONTENTS]:
            topic = self.targets.topic_of(other.start, other.end)
            if topic is not None:
                return Aim(topic, self._sign_inside(other, topic))
        theme = self._theme(following[0]) if following else None
        if theme is None:
            return None
        sign = theme.sign * self._sign_inside(following[0], theme.target)
        return Aim(theme.target, sign)

    def content_target(self, clause: Clause, clauses: list[Clause]) -> Aim | None:
        """Return what the clause is about that stands for a clause's subject or object."""
        return self._clause_before(clause) or self._clause_target(clause, clauses)

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
        for frame in self._verb_frames(content, negated):
            aim = self.aim(frame, content, [], phrases)  # one level deep, whatever the nesting
            if aim is not None and aim.target == target:
                return frame.sign * aim.sign * negated
        return negated

    def _theme(self, content: Clause) -> Aim | None:
        """What a content clause is about: its subject, of an infinitive its object."""
        phrases = self.analysis.phrases_of(content)
        objects = [p for p in phrases if "acc" in p.cases and p.prep is None]
        subject = self.analysis.subject_of(content) if content.kind != "inf" else None
        told = [subject] if subject is not None else []
        found = (self._of_phrase(p) for p in [*told, *objects])
        return next((aim for aim in found if aim is not None), None)

    def _prepositional_target(
        self, phrases: list[Phrase], preposition: str, canonical: bool = False
    ) -> Aim | None:
        plain = self.analysis.lexicon.plain_preposition
        for phrase in phrases:
            if phrase.prep is not None and plain(phrase.prep.lower) == preposition:
                if not canonical:
                    return self._of_phrase(phrase)
                named = self.targets.of_span(phrase.start, phrase.end)
                return Aim(named, 1) if named is not None else None
        return None

    def _attached_target(
        self, clause: Clause, phrases: list[Phrase], preposition: str
    ) -> Aim | None:
        """The target in a phrase that was taken for an attribute of the noun before it."""
        subject = self.analysis.subject_of(clause)
        own = subject.start if subject is not None else -1
        attached = (self.analysis.attached(phrase) for phrase in phrases if phrase.start != own)
        return self._prepositional_target([p for inner in attached for p in inner], preposition)

    def _behind_noun(self, phrase: Phrase, phrases: list[Phrase]) -> list[Phrase]:
        attached = self.analysis.attached(phrase)
        return [*attached, *(p for p in phrases if p.start >= phrase.head.end)]

    def _naming(
        self, frame: Frame, clause: Clause, phrases: list[Phrase], verb: Word, negated: int
    ) -> Iterator[StanceReading]:
        """ "nannte X einen Fehler", "wertete X als „positiv“"."""
        words = clause.words
        phrases = self._behind_subject(clause, phrases)
        at = next(
            (k for k, w in enumerate(words) if w.lower in frame.slots and w is not words[0]),
            None,
        )
        if at is not None:
            name = words[at + 1 :]
            before = [p for p in phrases if p.core[-1].end <= words[at].start]
            objects = [
                replace(p, words=[w for w in p.words if w.start < words[at].start]) for p in before
            ]
        else:
            subject = self.analysis.subject_of(clause)
            start = subject.start if subject else -1
            objects = [
                p for p in phrases if not p.is_pronoun and p.start != start and p.prep is None
            ]
            stands_for = self._has_pronoun(frame, clause, phrases)  # "nannte ihn Symbolpolitik"
            if len(objects) > 1 or (objects and stands_for):
                name = objects[-1].words
                objects = objects[:-1]
            else:
                attributes = {w.start for p in objects for w in p.words}  # "fand ein lahmes Pferd"
                name = [
                    w
                    for w in words
                    if w.start not in attributes and (w.pos == "ADJ" or _is_participle(w, verb))
                ]
        if not name:
            return
        sign = name_sign(self.analysis.text[name[0].start : name[-1].end], self.analysis.language)
        before_name = [w.lower for w in words if w.end <= name[0].start]
        if not sign and before_name and before_name[-1] in self.words("too"):
            sign = -1  # "fand den Spielplan zu gefällig"
        aim = self._object_target(clause, objects, "acc") or self._clause_before(clause)
        if aim is None and any(w.lower in self.words("announcing") for w in words):
            aim = self._clause_target(clause, self._siblings(clause))  # "findet es falsch, zu ..."
        if aim is not None and sign:
            yield StanceReading(sign * aim.sign * negated, aim.target, verb, 0.75)
        elif sign and self._has_pronoun(frame, clause, phrases):
            yield StanceReading(sign * negated, None, verb, 0.6)

    def _speaking(
        self, frame: Frame, phrases: list[Phrase], verb: Word, negated: int
    ) -> Iterator[StanceReading]:
        """ "sprach von einem „Etikettenschwindel“": what was told before is called so."""
        plain = self.analysis.lexicon.plain_preposition
        # "sprach der Verband von einem Rückschlag": may look like an attribute of who speaks
        for phrase in (*phrases, *(p for other in phrases for p in self.analysis.attached(other))):
            if phrase.prep is None or plain(phrase.prep.lower) not in frame.slots:
                continue
            indefinite = (
                phrase.core[0].lower in self.words("indefinite") or phrase.core[0].pos != "DET"
            )
            sign = name_sign(self.analysis.text[phrase.start : phrase.end], self.analysis.language)
            if sign and indefinite:
                yield StanceReading(sign * negated, None, verb, 0.6, of_theme=True)

    def _siblings(self, clause: Clause) -> list[Clause]:
        sentence = self.analysis.sentence_at(clause.start)
        return self.analysis.clauses_of(sentence) if sentence is not None else []

    def _topic_beside(self, subject: Phrase | None, clause: Clause) -> Target | None:
        """The clause's topic; what those are called who hold the stance does not count."""
        if subject is None:
            return self.targets.topic_of(clause.start, clause.end)
        before = self.targets.topic_of(clause.start, max(clause.start, subject.start))
        return before or self.targets.topic_of(min(subject.end, clause.end), clause.end)

    def _is_voiced(self, noun: Phrase, clause: Clause) -> bool:
        """ "signalisierte Zustimmung", "voiced concerns": of what was named before."""
        definite = noun.core[0].lower in self.words("definite")
        return noun.prep is None and not definite and clause.lemma in self.words("light_verb")

    def _clause_before(self, clause: Clause) -> Aim | None:
        """ "Dass Noten wegfallen, hält sie für einen Fehler": the clause in front is judged."""
        sentence = self.analysis.sentence_at(clause.start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
        before = [c for c in clauses if c.end <= clause.start and self.may_tell(c)]
        return self._theme(before[0]) if before and before[0] is clauses[0] else None

    def _is_given_up(self, clause: Clause) -> bool:
        """ "gab ihren Widerstand gegen das Amt auf"."""
        return clause.lemma in self.words("giving_up")

    def owned_noun(
        self, phrase: Phrase, phrases: list[Phrase], clause: Clause
    ) -> StanceReading | None:
        """Return what "ihre Forderung nach X" says of whom the possessive means."""
        if phrase.core[0].lower not in self.words("possessive") or self._is_given_up(clause):
            return None
        for frame in self.frames.get(("noun", phrase.head.lower), ()):
            after = self._behind_noun(phrase, phrases)
            for slot in frame.slots:
                if aim := self._prepositional_target(after[:1], slot):
                    return StanceReading(frame.sign * aim.sign, aim.target, phrase.head, 0.6)
        return None

    def _noun_frames(
        self, phrase: Phrase, phrases: list[Phrase], clause: Clause, negated: int
    ) -> Iterator[StanceReading]:
        subject = self.analysis.subject_of(clause)
        if subject is not None and phrase.start == subject.start:
            return
        if clause.lemma in self.words("receiving"):
            return  # "erntete Kritik": others voice it
        if self.frames.get(("verb", clause.lemma)) and clause.lemma not in self.words("light_verb"):
            return  # "wies die Klage gegen das Fest ab": the verb says more than the noun
        for frame in self.frames.get(("noun", phrase.head.lower), ()):
            after = self._behind_noun(phrase, phrases)
            aim = next(
                (a for slot in frame.slots if (a := self._prepositional_target(after, slot))), None
            )
            topic = self._topic_beside(subject, clause)
            aim = aim or (Aim(topic, 1) if topic is not None else None)
            without = any(w.lower in self.words("no") for w in phrase.core)
            sign = -frame.sign if without != self._is_given_up(clause) else frame.sign
            if aim is not None and (negated > 0 or without):
                yield StanceReading(sign * aim.sign, aim.target, phrase.head, 0.7)
            elif aim is None and negated > 0 and not after and self._is_voiced(phrase, clause):
                yield StanceReading(sign, None, phrase.head, 0.55)


def _is_participle(word: Word, verb: Word) -> bool:
    """ "findet die Aufregung übertrieben": it says what the thing is like."""
    return word is not verb and word.pos == "VERB" and all(r.form == "part" for r in word.readings)


def _is_to(word: Word) -> bool:
    """An English infinitive behind "to"."""
    return any(reading.form == "zu" for reading in word.readings) and not word.lower.endswith("ing")


def stands_for_slot(frame: Frame, clause: Clause, lexicon: Lexicon) -> bool:
    """ "votierten dagegen", "hält davon wenig": a word that stands for preposition and target."""
    plain = (lexicon.preposition_in(word.lower) for word in clause.words)
    return any(preposition in frame.slots for preposition in plain if preposition)


def _without_object(phrase: Phrase) -> Phrase:
    """ "wirft der Regierung Untätigkeit vor": the bare noun behind a dative is the object."""
    words = phrase.words[: phrase.words.index(phrase.head) + 1]
    behind = phrase.words[len(words) :]
    return replace(phrase, words=words) if behind and behind[0].pos == "NOUN" else phrase


def is_negated(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause, not just an attribute in it ("die nicht vertretenen"), is negated."""
    words = clause.words
    return any(
        w.lower in lexicon.words("negation")
        and (k == 0 or words[k - 1].pos != "DET")
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
