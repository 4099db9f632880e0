"""Who a phrase means: names, appositions, roles, pronouns, descriptions and institutions.

Pronouns go to the nearest earlier actor they agree with, subjects first (the salience order
of centering theory: Grosz, Joshi & Weinstein 1995). What agrees with nobody stays unknown.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Collective, Role
from newsdash.extraction.nouns import Nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.words import Word
from newsdash.records import ActorKind, Speaker

_REACH = 900  # characters back in which a pronoun or description looks for its actor
_DESCRIBED = 600  # characters back in which a description finds its person


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker in the article's words, the actor behind it, and how sure that is (0 to 1)."""

    start: int
    end: int
    actor: DocActor | None
    certainty: float

    def record(self, text: str) -> Speaker:
        """Return the contract's record."""
        return Speaker(
            self.actor.id if self.actor else None, text[self.start : self.end], self.start, self.end
        )


class SpeakerFinder:
    """Resolves phrases of one article to its actors."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.analysis = analysis
        self.actors = actors
        self.nouns = Nouns(analysis.lexicon)
        self.words = analysis.lexicon.words

    def of_subject(self, clause: Clause) -> Resolved | None:
        """Return who the subject of a clause is; ``None`` without a personal subject."""
        phrase = self.analysis.subject_of(clause)
        if phrase is None:
            return None
        plural = clause.reading is not None and clause.reading.number == "p"
        return self.of_phrase(phrase, plural)

    def of_phrase(self, phrase: Phrase, plural: bool = False) -> Resolved | None:
        """Return who ``phrase`` means; the actor is ``None`` where that is not clear."""
        if phrase.is_pronoun:
            return self._pronoun(phrase.head, plural)
        named = self._named(phrase)
        if named is not None:
            return named
        appositive = self._appositive(phrase)
        if appositive is not None:
            return appositive
        actor, certainty = self._described(phrase, plural)
        return Resolved(phrase.start, phrase.end, actor, certainty)

    # names

    def _named(self, phrase: Phrase) -> Resolved | None:
        core_end = phrase.core[-1].end
        inside = self.actors.between(phrase.start, core_end)
        persons = [(m, a) for m, a in inside if a.kind == "person" and m.end == core_end]
        persons = persons or [
            (m, a) for m, a in inside if a.kind == "person" and m.end >= phrase.head.end
        ]
        if persons:
            mention, actor = persons[-1]
            return Resolved(phrase.start, max(mention.end, core_end), actor, 0.97)
        role = self.nouns.role(phrase.head)
        heads = [a for m, a in inside if m.end >= phrase.head.end and a.kind != "person"]
        if heads and role is None:
            return Resolved(phrase.start, phrase.end, heads[-1], 0.95)
        if role is not None and role.type == "spokesperson":
            return self._institution_of(phrase)
        return None

    def _institution_of(self, phrase: Phrase) -> Resolved | None:
        """An unnamed spokesperson speaks for the institution."""
        for mention, actor in self.actors.between(phrase.start, phrase.end + 1):
            if actor.kind != "person" and not mention.indirect:
                return Resolved(phrase.start, phrase.end, actor, 0.9)
        for word in phrase.words:
            noun = self.nouns.collective(word)
            if noun is not None and noun.kind != "group" and word is not phrase.head:
                institution = self._institution(word, noun)
                return Resolved(phrase.start, phrase.end, institution, 0.85 if institution else 0.4)
        if phrase.core[0].lower in self.words("definite"):
            actor = self._last(phrase.start, ("organization", "government"))
            return Resolved(phrase.start, phrase.end, actor, 0.6) if actor else None
        return None

    def _appositive(self, phrase: Phrase) -> Resolved | None:
        """ "Der Leiter der WHO, Klaus Stöhr, ...": the name after the comma."""
        if self.nouns.role(phrase.head) is None:
            return None
        following = self.actors.between(phrase.end, phrase.end + 4)
        between = self.analysis.text[phrase.end : following[0][0].start] if following else ""
        if following and following[0][1].kind == "person" and between.strip() in (",", "–", ""):
            mention, actor = following[0]
            return Resolved(phrase.start, mention.end, actor, 0.93)
        return None

    # pronouns

    def _pronoun(self, word: Word, plural: bool) -> Resolved | None:
        if word.lower in self.words("relative_subject") and word.pos in ("PRON", "DET"):
            antecedent = self._antecedent(word)
            if antecedent is not None:
                return Resolved(word.start, word.end, antecedent, 0.85)
        if word.lower in self.words("nobody"):
            return None
        actor = self._agreeing(word, plural)
        return Resolved(word.start, word.end, actor, 0.8 if actor else 0.4)

    def _antecedent(self, word: Word) -> DocActor | None:
        sentence = self.analysis.sentence_at(word.start)
        if sentence is None or sentence.start == word.start:
            return None
        nearest = [a for start, _, a in self.actors.before(word.start) if start >= sentence.start]
        wanted = (
            "m"
            if word.lower in self.words("male_pronoun")
            else "f"
            if word.lower in self.words("female_pronoun")
            else ""
        )
        persons = [a for a in nearest if a.kind == "person" and _agrees(a, wanted)]
        if persons and word.lower not in self.words("neuter_pronoun"):
            return persons[0]
        others = [a for a in nearest if a.kind != "person"]
        return others[0] if others else None

    def _agreeing(self, word: Word, plural: bool) -> DocActor | None:
        if plural and word.lower in self.words("plural_pronoun"):
            return self._last(word.start, ("group",))
        if word.lower in self.words("neuter_pronoun"):
            return self._last(word.start, ("organization", "government", "country"))
        gender = (
            "m"
            if word.lower in self.words("male_pronoun")
            else "f"
            if word.lower in self.words("female_pronoun")
            else ""
        )
        persons = [
            a for _, _, a in self._near(word.start) if a.kind == "person" and _agrees(a, gender)
        ]
        sure = [a for a in persons if a.gender == gender]
        return self._most_salient(sure or persons, word.start)

    def _most_salient(self, candidates: list[DocActor], offset: int) -> DocActor | None:
        """The nearest that was a subject; else the nearest."""
        subjects = self.subject_places
        for actor in candidates:
            for mention in actor.mentions:
                if (
                    mention.start < offset
                    and mention.start in subjects
                    and offset - mention.start < _REACH
                ):
                    return actor
        away = [a for a in candidates if a.kind == "person" or not self._is_platform(a, offset)]
        return away[0] if away else None

    def _is_platform(self, actor: DocActor, offset: int) -> bool:
        """ "auf X" says where, not who."""
        last = max((m.start for m in actor.mentions if m.start < offset), default=0)
        return (
            self.analysis.text[max(0, last - 18) : last]
            .rstrip()
            .lower()
            .endswith(tuple(self.words("platform_preposition")))
        )

    @functools.cached_property
    def subject_places(self) -> frozenset[int]:
        """Starts of the mentions that stand in a main clause's subject."""
        places: set[int] = set()
        for sentence in self.analysis.host_sentences:
            for clause in self.analysis.clauses_of(sentence):
                phrase = self.analysis.subject_of(clause) if clause.kind == "main" else None
                if phrase is not None:
                    places.update(m.start for m, _ in self.actors.between(phrase.start, phrase.end))
        return frozenset(places)

    def _near(self, offset: int) -> list[tuple[int, int, DocActor]]:
        return [place for place in self.actors.before(offset) if offset - place[1] < _REACH]

    def _last(self, offset: int, kinds: tuple[str, ...]) -> DocActor | None:
        return next((a for _, _, a in self._near(offset) if a.kind in kinds), None)

    # descriptions

    def _described(self, phrase: Phrase, plural: bool) -> tuple[DocActor | None, float]:
        head, definite = phrase.head, phrase.core[0].lower in self.words("definite")
        noun, role = self.nouns.collective(head), self.nouns.role(head)
        if noun is not None and noun.kind == "group" and role is not None and not plural:
            noun = None
        if noun is not None and noun.kind == "group" and (plural or phrase.plural is not False):
            return self._group(phrase), 0.85
        if role is not None and plural:
            return self._group(phrase), 0.8
        if noun is not None and (plural or phrase.plural):
            return self._group(phrase), 0.75
        if noun is not None and (definite or len(phrase.core) == 1):
            return self._collective(phrase, noun)
        if role is not None and definite:
            if actor := self._bearer(phrase, role):
                return actor, 0.85
            actor = self._person_described(phrase, role)
            return actor, 0.65 if actor else 0.4
        if head.lower.endswith(("-jährige", "-jähriger", "-jährigen")) and definite:
            gender = (
                "f"
                if phrase.core[0].lower in ("die", "der")
                and head.lower.endswith("e")
                and phrase.core[0].lower == "die"
                else "m"
            )
            persons = [
                a
                for _, _, a in self._near(phrase.start)
                if a.kind == "person" and _agrees(a, gender)
            ]
            return (persons[0], 0.8) if persons else (None, 0.4)
        return None, 0.5

    def _collective(self, phrase: Phrase, noun: Collective) -> tuple[DocActor | None, float]:
        """ "das Unternehmen", "die Behörde": the last such actor, else the institution itself."""
        tail = noun.lemma.casefold()
        if (
            phrase.core[0].lower in self.words("possessive")
            and (employer := self._employer(phrase)) is not None
        ):
            return employer, 0.75
        if (known := self._bearing(phrase.head, noun)) is not None:
            return known, 0.85
        whole = phrase.head.lower in (tail, tail + "s") or self.nouns.is_generic(phrase.head.text)
        if whole and noun.kind == "government" and tail in self.words("generic_authority"):
            actor = self._last(phrase.start, ("government",))
            return actor, 0.75 if actor else 0.4
        if whole and noun.kind == "organization":
            described = len(phrase.words) == len(phrase.core)
            near = [a for _, _, a in self._near(phrase.start) if a.kind == "organization"]
            actor = self._most_salient(near, phrase.start) if described else None
            return actor, 0.75 if actor else 0.4
        actor = self._institution(phrase.head, noun)
        return actor, 0.8 if actor else 0.4

    def _bearing(self, word: Word, noun: Collective) -> DocActor | None:
        """The named actor whose name ends in the noun: "der Wetterdienst", "das Ministerium"."""
        tail = _without_genitive(word.lower, noun)
        same_kind = [a for a in self.actors.actors if a.kind == noun.kind and a.mentions]
        ends = [
            a
            for a in same_kind
            if a.name.casefold().endswith(tail) or a.name.casefold().startswith(tail + " ")
        ]
        before = [a for _, _, a in self._near(word.start) if a in ends]
        return before[0] if before else ends[0] if len(ends) == 1 else None

    def _employer(self, phrase: Phrase) -> DocActor | None:
        """ "seine Firma": where the person spoken of has a role."""
        persons = [a for _, _, a in self._near(phrase.start) if a.kind == "person"]
        person = self._most_salient(persons, phrase.start)
        held = (
            next((r.organization for r in person.roles if r.organization), None) if person else None
        )
        return next((a for a in self.actors.actors if a.name == held), None)

    def _institution(self, word: Word, noun: Collective) -> DocActor | None:
        """ "die Polizei", "das Innenministerium": an actor though it bears no name."""
        if (known := self._bearing(word, noun)) is not None:
            return known
        name = word.text[: len(_without_genitive(word.lower, noun))]
        if name.casefold() in self.words("generic_authority") | self.nouns.generic:
            return None
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        return self.actors.promote(word.start, word.end, name, kind, "institution")

    def _group(self, phrase: Phrase) -> DocActor:
        """ "Experten", "Befürworter von Open Source": the noun with what follows it."""
        words = phrase.words[phrase.words.index(phrase.head) :]
        end = _end_of_first(words)
        name = " ".join(self.analysis.text[phrase.head.start : end].split())
        return self.actors.promote(phrase.head.start, end, name, "group", "group")

    def _bearer(self, phrase: Phrase, role: Role) -> DocActor | None:
        """ "der Minister": the last person introduced in that role."""
        wanted = role.lemma.casefold()
        modifier = phrase.head.text.rpartition("-")[0].casefold()
        for _, _, actor in self._near(phrase.start):
            if actor.kind != "person" or not _agrees(actor, role.gender):
                continue
            for held in actor.roles:
                title_fits = self._same_role(held.title, wanted)
                place_fits = not modifier or modifier == (held.organization or "").casefold()
                if title_fits and place_fits:
                    return actor
        return None

    def _person_described(self, phrase: Phrase, role: Role) -> DocActor | None:
        """ "der Manager": no role fits, so the person last spoken of, if near."""
        if len(phrase.words) > len(phrase.core):
            return None  # "der Bürgermeister von X" may well be somebody new
        near = [
            a for start, _, a in self._near(phrase.start)
            if a.kind == "person" and _agrees(a, role.gender) and phrase.start - start < _DESCRIBED
        ]  # fmt: skip
        return self._most_salient(near, phrase.start)

    def _same_role(self, title: str, wanted: str) -> bool:
        for part in title.split():
            role = self.nouns.role_form(part)
            if role is not None and role.lemma.casefold() == wanted:
                return True
        return False


def _without_genitive(form: str, noun: Collective) -> str:
    lemma = noun.lemma.casefold()
    for ending in ("es", "s"):
        if form.endswith(lemma + ending):
            return form[: -len(ending)]
    return form


def _agrees(actor: DocActor, gender: str) -> bool:
    return not gender or not actor.gender or actor.gender == gender


def _end_of_first(words: list[Word]) -> int:
    """The end of the first member of a coordination: "A der B und C" → "A der B"."""
    for k, word in enumerate(words):
        if word.pos == "CCONJ" and k:
            return words[k - 1].end
    return words[-1].end
