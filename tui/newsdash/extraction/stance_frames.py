"""Reads the frames of stance in a clause: which sign, which target, by which word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.evaluations import name_sign
from newsdash.extraction.frames import Frame, frames
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.stance_aims import Aim, AimFinder, is_to
from newsdash.extraction.targets import TargetFinder
from newsdash.extraction.words import Word
from newsdash.records import Target


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


class FrameReader:
    """Reads the frames of one article's clauses."""

    def __init__(self, analysis: Analysis, targets: TargetFinder) -> None:
        self.analysis = analysis
        self.targets = targets
        self.aims = AimFinder(analysis, targets)
        self.frames = frames(analysis.language)
        self.words = analysis.lexicon.words

    def read(self, clause: Clause, clauses: list[Clause]) -> Iterator[StanceReading]:
        """Yield what each frame in ``clause`` says."""
        negated = -1 if is_negated(clause, self.analysis.lexicon) else 1
        verb = clause.verb or clause.finite
        phrases = self.analysis.phrases_of(clause)
        attitude = self._is_given_up(clause) and any(
            ("noun", phrase.head.lower) in self.frames for phrase in phrases
        )
        if verb is not None and not attitude and not self._is_rejected(clause):
            told = False
            for frame in self.aims.verb_frames(clause, negated):
                aim = self.aims.of(frame, clause, clauses, phrases)
                if aim is None and stands_for_slot(frame, clause, self.analysis.lexicon):
                    aim = self.aims.clause_target(clause, clauses)  # "stimmten dafür, dass ..."
                told = told or aim is not None
                if aim is not None:
                    sign = frame.sign * aim.sign * negated * self._reserved(clause, clauses)
                    yield StanceReading(sign, aim.target, verb, 0.75)
                    for other in self.aims.named_beside(aim.target, clause):
                        yield StanceReading(sign, other, verb, 0.7)
                elif clause.lemma in self.words("modal_verb"):
                    continue  # "will das nicht bestätigen"
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

    def _reserved(self, clause: Clause, clauses: list[Clause]) -> int:
        """0 of "unterstützt den Plan nur, wenn ...": neither for it nor against it; else 1."""
        if not any(w.lower in self.words("only") for w in clause.words):
            return 1
        after = next((c for c in clauses if c.start >= clause.end), None)
        opener = after.opener.lower if after is not None and after.opener is not None else ""
        return 0 if opener in self.words("hypothetical") else 1

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
            if verb.start < clause.finite.end or not is_to(verb):
                continue
            behind = [p for p in phrases if p.start > verb.start]
            for frame in self.frames.get(("verb", verb.readings[0].lemma), ()):
                if (aim := self.aims.behind(frame, behind)) is not None:
                    sign = frame.sign * aim.sign * negated * (-1 if unwilling else 1)
                    yield StanceReading(sign, aim.target, verb, 0.65)
                    break

    def _has_pronoun(self, frame: Frame, clause: Clause, phrases: list[Phrase]) -> bool:
        """ "Das lehnt er ab", "stimmen ihm zu": what the verb is aimed at was named before."""
        if stands_for_slot(frame, clause, self.analysis.lexicon):
            return not self._announces_clause(clause)
        if clause.passive or not {"obj", "dat"} & set(frame.slots):
            return False
        subject = self.analysis.subject_of(clause)
        to = next((w.start for w in clause.words if is_to(w)), clause.end)
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
        pronoun = next((p for p in phrases if self.aims.is_object_pronoun(p)), None)
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
        following = [c for c in self.analysis.siblings(clause) if c.start >= clause.end]
        return bool(following) and following[0].kind in ("sub", "inf")

    def _announces(self, pronoun: Phrase, clause: Clause) -> bool:
        """ "lehnt es ab, das zu ändern": the clause that follows is meant."""
        if pronoun.head.lower not in self.words("announcing"):
            return False
        return any(other.start >= clause.end for other in self.analysis.siblings(clause))

    def _is_rejected(self, clause: Clause) -> bool:
        """ "warnt davor, X zu verbieten": what the infinitive says is not its subject's wish."""
        if clause.kind != "inf" or clause.parent is None:
            return False
        above = self.frames.get(("verb", clause.parent.lemma), ())
        if clause.parent.lemma in self.words("of_anothers_doing"):
            return True  # "traut ihr zu, das zu ändern"
        if any(w.lower in self.words("no") for w in clause.parent.words):
            return True  # "sieht keinen Grund, das zu ändern"
        return any(frame.sign < 0 for frame in above)

    def _behind_noun(self, phrase: Phrase, phrases: list[Phrase]) -> list[Phrase]:
        attached = self.analysis.attached(phrase)
        return [*attached, *(p for p in phrases if p.start >= phrase.head.end)]

    def _naming(
        self, frame: Frame, clause: Clause, phrases: list[Phrase], verb: Word, negated: int
    ) -> Iterator[StanceReading]:
        """ "nannte X einen Fehler", "wertete X als „positiv“"."""
        words, told = clause.words, self.aims.clause_before(clause)
        phrases = self.aims.behind_subject(clause, phrases)
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
            if len(objects) > 1 or (objects and (stands_for or told is not None)):
                name = objects[-1].words
                objects = objects[:-1]
            else:
                attributes = {w.start for p in objects for w in p.words}  # "fand ein lahmes Pferd"
                name = [
                    w
                    for w in words
                    if w.start not in attributes
                    and (w.pos == "ADJ" or self._is_judging(w, verb) or _is_left(w, clause))
                ]
        if not name:
            return
        sign = name_sign(self.analysis.text[name[0].start : name[-1].end], self.analysis.language)
        if any(w.lower in self.words("negation") for w in name):
            negated = 1  # "hält den Plan für nicht finanzierbar": the name is negated already
        before_name = [w.lower for w in words if w.end <= name[0].start]
        if not sign and before_name and before_name[-1] in self.words("too"):
            sign = -1  # "fand den Spielplan zu gefällig"
        aim = self.aims.object_target(clause, objects, "acc") or told
        if aim is None and any(w.lower in self.words("announcing") for w in words):
            # "findet es falsch, zu ..."
            aim = self.aims.clause_target(clause, self.analysis.siblings(clause))
        if aim is not None and sign:
            yield StanceReading(sign * aim.sign * negated, aim.target, verb, 0.75)
        elif sign and self._has_pronoun(frame, clause, phrases):
            yield StanceReading(sign * negated, None, verb, 0.6)

    def _is_judging(self, word: Word, verb: Word) -> bool:
        """ "findet die Aufregung übertrieben", "disappointing": it says what the thing is like."""
        if word is verb or word.pos != "VERB":
            return False
        only = all(reading.form == "part" for reading in word.readings)
        return only or bool(name_sign(word.text, self.analysis.language))

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
            marked = (
                q.end for q in self.analysis.quotations if phrase.start < q.start < phrase.end
            )
            end = max((phrase.end, *marked))  # "von einem „Schritt in die richtige Richtung“"
            sign = name_sign(self.analysis.text[phrase.start : end], self.analysis.language)
            if sign and indefinite:
                yield StanceReading(sign * negated, None, verb, 0.6, of_theme=True)

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
                if aim := self.aims.prepositional_target(after[:1], slot):
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
        light = clause.lemma in self.words("light_verb") | self.words("giving_up")
        if self.frames.get(("verb", clause.lemma)) and not light:
            return  # "wies die Klage gegen das Fest ab": the verb says more than the noun
        indefinite = phrase.core[0].lower in self.words("indefinite")
        if indefinite and self.frames.get(("naming", clause.lemma)):
            return  # "nannte das einen Kniefall vor ihm": so it is called
        given_up = self._is_given_up(clause)
        if given_up and phrase.head.lower in self.words("withdrawable"):
            return  # who withdraws a suit need not be for what it was against
        for frame in self.frames.get(("noun", phrase.head.lower), ()):
            after = self._behind_noun(phrase, phrases)
            aim = next(
                (a for slot in frame.slots if (a := self.aims.prepositional_target(after, slot))),
                None,
            )
            topic = self._topic_beside(subject, clause)
            aim = aim or (Aim(topic, 1) if topic is not None else None)
            without = any(w.lower in self.words("no") for w in phrase.core)
            sign = -frame.sign if without != given_up else frame.sign
            if aim is not None and (negated > 0 or without):
                yield StanceReading(sign * aim.sign, aim.target, phrase.head, 0.7)
            elif aim is None and negated > 0 and not after and self._is_voiced(phrase, clause):
                yield StanceReading(sign, None, phrase.head, 0.55)


def _is_left(word: Word, clause: Clause) -> bool:
    """ "findet es richtig": an adjective that could be a particle of another verb."""
    return word.pos == "PART" and word is clause.words[-1] and word is not clause.particle


def stands_for_slot(frame: Frame, clause: Clause, lexicon: Lexicon) -> bool:
    """ "votierten dagegen", "hält davon wenig": a word that stands for preposition and target."""
    plain = (
        lexicon.preposition_in(word.lower)
        for k, word in enumerate(clause.words)
        if not _contrasts(k, clause)
    )
    return any(preposition in frame.slots for preposition in plain if preposition)


def _contrasts(k: int, clause: Clause) -> bool:
    """ "Die SPD dagegen stellt sich hinter ihn": in front of the verb it stands for nothing."""
    finite = clause.finite
    leads = finite is not None and clause.words[k].end <= finite.start
    return k > 0 and leads and clause.kind == "main"
