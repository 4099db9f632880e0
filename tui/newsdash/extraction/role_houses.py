"""The organisation that a role told of beside a name belongs to, from what stands around it."""

from __future__ import annotations

import re

from newsdash.extraction.actors import ActorTable
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.datelines import datelines
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.mentions import Mention
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_EMPLOYER = 4  # words behind a name among which its organisation begins
_RELATIVE = 12  # characters that hold "deren" before a phrase
_PLACE = re.compile(r"[^\W\d_][\w.' -]*")
_OPENING = 3  # sentences that tell whom an article is on, the headline among them
_NEAR = 250  # characters before a sentence in which the house of a role is named
_HOUSE_ROLES = frozenset(("business", "spokesperson", "sport"))
_COMPANY_ROLES = frozenset(("business", "spokesperson"))


class RoleHouses:
    """Looks around a role of one article for the organisation it is one in."""

    def __init__(self, analysis: Analysis, table: ActorTable) -> None:
        self.analysis = analysis
        self.table = table
        self.words = analysis.lexicon.words
        self.nouns = nouns(analysis.language)
        self.known = gazetteer(analysis.language)

    def of(self, phrase: Phrase, mention: Mention, sentence: Sentence) -> str | None:
        """Return the organisation of the role before a name ("Präsident Alt"), if it is told."""
        return (
            self._state(phrase, mention)
            or self._possessor(phrase, mention)
            or self._behind(mention, sentence)
            or self._subject_above(mention, sentence)
            or self._only_one_before(mention, sentence)
            or self._house_before(mention, sentence)
        )

    def _state(self, phrase: Phrase, mention: Mention) -> str | None:
        """ "Norwegens Ministerin", "die kenianische Ministerin": whose office it is."""
        role = self.nouns.role_form(mention.role or "")
        if role is None or role.type != "office":
            return None
        before = self.table.between(phrase.start, mention.start)
        states = [a.name for m, a in before if a.kind == "country"]
        known = (self.known.adjective(word) for word in phrase.words if word.start < mention.start)
        states += [entry.name for entry in known if entry is not None and entry.kind == "country"]
        return states[0] if states else None

    def owner(self, phrase: Phrase, head: Word) -> str | None:
        """ "its director, Ann Lee", "the company's lawyer, Ann Lee": of the house spoken of."""
        if phrase.core[0].lower in self.words("possessive"):
            elsewhere = _is_relation(head.lower, self.words("relation"))
            return None if elsewhere else self._spoken_of(phrase)
        if self.analysis.language != "en":
            return None
        for word in phrase.words:
            owned = self.analysis.text[word.end : word.end + 2] in ("'s", "’s")
            if owned and word.end <= head.start and self.nouns.collective(word):
                if (house := self.table.ending_in(word.lower)) is not None:
                    return house.name
                generic = self.nouns.is_generic(word.text)
                return self.last_organization(phrase.start) if generic else None
        return None

    def _spoken_of(self, phrase: Phrase) -> str | None:
        """ "Belmont House signed, and its director, Ann Lee, ...": the subject just before."""
        sentence = self.analysis.sentence_at(phrase.start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
        before = [c for c in clauses if c.end <= phrase.start and c.kind == "main"]
        subject = self.analysis.subject_of(before[-1]) if before else None
        if subject is None or subject.is_pronoun or not subject.core[-1].capital:
            return self.last_organization(phrase.start)
        return self._organization_in(subject)

    def _possessor(self, phrase: Phrase, mention: Mention) -> str | None:
        """ "Ihr Vorsitzender Brodersen", "Kaltentals Trainerin Jasmin Vogt"."""
        first = phrase.core[0]
        if (owner := self._antecedent(phrase)) is not None:
            return owner
        if first.lower in self.words("possessive_relative"):  # "deren Vorsitzende Ute Alt"
            return self._house_above(phrase.start) or self.last_organization(phrase.start)
        if first.lower in self.words("possessive"):
            # "sein Kollege" is one elsewhere
            elsewhere = _is_relation(mention.role or "", self.words("relation"))
            return None if elsewhere else self.last_organization(phrase.start)
        if first.capital and first.text.endswith("s") and first.start < mention.start:
            place = first.text[:-1].casefold()
            named = (a.name for a in self.table.actors if a.kind == "organization")
            return next((n for n in named if n.casefold().split()[-1] == place), None)
        return None

    def _antecedent(self, phrase: Phrase) -> str | None:
        """ "von der SPD, deren Vorsitzende Ute Alt": of the house right before the comma."""
        before = self.analysis.words_between(max(0, phrase.start - _RELATIVE), phrase.core[0].end)
        relative = next((w for w in before if w.lower in self.words("possessive_relative")), None)
        if relative is None or self.analysis.text[relative.end : phrase.head.start].strip():
            return None
        for start, end, actor in self.table.before(relative.start):
            if self.analysis.text[end : relative.start].strip() != ",":
                return None
            return actor.name if actor.kind != "person" and start < relative.start else None
        return None

    def _behind(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "der Forscher Aksoy von der Hochschule X", "analyst Raman of Calder Bank"."""
        after = [w for w in sentence.words if mention.end <= w.start][:_EMPLOYER]
        plain = self.analysis.lexicon.plain_preposition(after[0].lower if after else "")
        if not after or plain not in self.words("role_preposition") or after[0].after_break:
            return None
        found = self.table.between(after[0].end, after[-1].end)
        for place, actor in found:
            between = [w for w in after[1:] if w.start < place.start]
            # "von der Privatbank Thoma & Söhne": what the house is, before its name
            short = len(between) <= 1 or self.nouns.collective(between[-1]) is not None
            if short and actor.kind in ("organization", "government"):
                return actor.name
        return None

    def _subject_above(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "Meta verfolgt das, wobei CEO Zuckerberg warnt": the subject of the governing clause."""
        for clause in self.analysis.clauses_of(sentence):
            inside = any(word.start == mention.start for word in clause.words)
            if not inside or clause.parent is None or clause.kind == "main":
                continue
            subject = self.analysis.subject_of(clause.parent)
            return self._organization_in(subject) if subject is not None else None
        return None

    def _organization_in(self, phrase: Phrase) -> str | None:
        named = self.table.between(phrase.start, phrase.end)
        return next((a.name for _, a in named if a.kind == "organization"), None)

    def _only_one_before(self, mention: Mention, sentence: Sentence) -> str | None:
        role = self.nouns.role_form(mention.role or "")
        if role is None or role.type not in _COMPANY_ROLES:
            return None
        before = self.table.between(sentence.start, mention.start)
        names = {a.name for m, a in before if a.kind == "organization" and not m.weak}
        return names.pop() if len(names) == 1 else None

    def _house_before(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "Kritik kam vom Verband. ..., sagte die Vorsitzende Ute Alt": of the one just named.

        Of a role that is one in a house; the sentence before names one, or the article only one.
        """
        role = self.nouns.role_form(mention.role or "")
        if role is None:
            return None
        lemma = role.lemma.lower()
        if lemma.endswith((*self.words("judge"), *self.words("mayor"))):
            judge = lemma.endswith(tuple(self.words("judge")))
            return self._court(sentence.start) if judge else self._town()
        chair = lemma.endswith(tuple(self.words("chair")))
        subject = self._subject_house(sentence.start)
        if lemma.endswith(tuple(self.words("president"))):
            return subject if subject and self._is_association(subject) else None
        inner = lemma.endswith(tuple(self.words("house_role")))
        if not (chair or inner or role.type in _HOUSE_ROLES):
            return None
        told = self._leading_house() if role.type == "sport" else subject
        if told is not None:
            return told
        before = [(start, a) for start, _, a in self.table.before(sentence.start)]
        houses = [(start, a.name) for start, a in before if a.kind == "organization"]
        near = {name for start, name in houses if sentence.start - start < _NEAR}
        everywhere = {name for _, name in houses}
        only = near if len(near) == 1 or chair else everywhere
        return only.pop() if len(only) == 1 else None

    def _leading_house(self) -> str | None:
        """The house an article is on: the subject of its first sentences."""
        for sentence in self.analysis.sentences[:_OPENING]:
            subject = self.analysis.subject_of_sentence(sentence)
            if subject is not None and (house := self._organization_in(subject)):
                return house
        return None

    def _town(self) -> str | None:
        """The town a mayor without one has: where the report comes from, if that is told."""
        line = next(iter(datelines(self.analysis.text)), None)
        place = _PLACE.match(self.analysis.text, line.start) if line is not None else None
        name = place[0].strip(" -") if place is not None else ""
        return name.title() if name.isupper() else name or None

    def _court(self, offset: int) -> str | None:
        """The one court the article has named up to there."""
        marks = tuple(self.words("court"))
        named = {a.name for _, _, a in self.table.before(offset) if a.kind == "government"}
        courts = [name for name in named if any(mark in name.casefold() for mark in marks)]
        leading = self._leading_court(courts) if len(courts) > 1 else None
        return courts[0] if len(courts) == 1 else leading

    def _leading_court(self, courts: list[str]) -> str | None:
        """Of several the one that is the first to act."""
        for sentence in self.analysis.host_sentences:
            subject = self.analysis.subject_of_sentence(sentence)
            named = self.table.between(subject.start, subject.end) if subject is not None else []
            if found := next((a.name for _, a in named if a.name in courts), None):
                return found
        return None

    def _is_association(self, name: str) -> bool:
        """Whether a president may head it: a club, an association, a university."""
        tails = tuple(self.words("no_company"))
        return any(word.endswith(tails) for word in name.casefold().split())

    def _subject_house(self, offset: int) -> str | None:
        """ "Auch der Gewerbeverein lehnt das ab. Dessen Vorsitzender ...": the subject before."""
        subject = self.analysis.subject_of_sentence(self.analysis.sentence_before(offset))
        if subject is None or subject.is_pronoun:
            return None
        named = self.table.between(subject.start, subject.end)
        if named:  # of two that begin at one place the longer: "Torr" and "Torr Lines"
            _, foremost = min(named, key=lambda found: (found[0].start, -found[0].end))
            return foremost.name if foremost.kind == "organization" else None
        if (known := self.table.ending_in(subject.head.lower)) is not None:
            return known.name
        noun = self.nouns.collective(subject.head)
        plural = noun is None or noun.kind != "organization" or subject.plural
        taken_up = subject.head.lower in self.words("taken_up")
        if plural or taken_up or self.nouns.is_generic(subject.head.text):
            return None
        return self.nouns.base_form(subject.head.text)

    def _house_above(self, offset: int) -> str | None:
        """ "80 Mitglieder des Fördervereins kamen. Dessen Vorsitzender ...": the last one named.

        Be it by a noun alone that says what it is.
        """
        sentence = self.analysis.sentence_before(offset)
        if sentence is None or self.table.between(sentence.start, sentence.end):
            return self._subject_house(offset)
        nouns_ = [w for w in sentence.words if w.pos in ("NOUN", "PROPN")]
        houses = [w for w in nouns_ if self._is_house(w)]
        return self.nouns.base_form(houses[-1].text) if houses else self._subject_house(offset)

    def _is_house(self, word: Word) -> bool:
        noun = self.nouns.collective(word)
        generic = self.nouns.is_generic(word.text) or word.lower in self.words("taken_up")
        return noun is not None and noun.kind == "organization" and not generic

    def last_organization(self, offset: int) -> str | None:
        """Return the organisation named last before ``offset``."""
        before = (a.name for _, _, a in self.table.before(offset) if a.kind == "organization")
        return next(before, None)


def _is_relation(role: str, relations: frozenset[str]) -> bool:
    return any(role.lower().endswith(noun) for noun in relations)
