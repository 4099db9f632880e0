"""Roles and kinds beside a name: "X, CEO von Y", "der Leiter der Z, X", "X, ein Hersteller"."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Collective
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.role_houses import RoleHouses
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speaker_phrases import phrase_end_with_places
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

_PHRASES = 3  # phrases among which the one behind the comma stands
_BEING = ("sein", "be")


def add_appositions(analysis: Analysis, table: ActorTable) -> None:
    """Add to the actors of ``table`` the roles, and new actors, that appositions tell of."""
    finder = _Appositions(analysis, table)
    for sentence in analysis.sentences:
        finder.read(sentence)


class _Appositions:
    def __init__(self, analysis: Analysis, table: ActorTable) -> None:
        self.analysis = analysis
        self.table = table
        self.words = analysis.lexicon.words
        self.nouns = nouns(analysis.language)
        self.houses = RoleHouses(analysis, table)

    def read(self, sentence: Sentence) -> None:
        words = [w for w in sentence.words if w.is_word]
        if not any(self.nouns.role(w) or self.nouns.collective(w) for w in words):
            return  # no role in it, and nothing that tells what a name is
        phrases = self.analysis.phrases(words)
        self._roles_since(words)
        for clause in self.analysis.clauses_of(sentence):
            self._predicate(clause)
        for k, phrase in enumerate(phrases):
            self._place_of_role(phrase, sentence)
            if phrase.prep is not None and phrase.prep.lower in self.words("as"):
                self._as_role(phrase, sentence)
            following = self._set_off(phrase, phrases[k + 1 : k + 1 + _PHRASES])
            if following is not None:
                self._name_then_role(phrase, following)
                self._role_then_name(phrase, following)

    def _predicate(self, clause: Clause) -> None:
        """ "Berg ist Ministerin": in the present, and not denied."""
        reading = clause.reading
        present = reading is not None and reading.tense == "pres" and reading.lemma in _BEING
        person = self._subject(clause) if present and not clause.passive else None
        if person is None or is_negated(clause, self.analysis.lexicon):
            return
        for phrase in map(self._undated, self.analysis.phrases_of(clause)):
            head = self._role_word(phrase) if phrase is not None else None
            if phrase is None or head is None or self.nouns.role(head) is None:
                continue
            if not self.table.between(phrase.start, phrase.head.end):
                self._give_role(person, phrase, head)

    def _undated(self, phrase: Phrase) -> Phrase | None:
        """A phrase without preposition; of "seit 2019 Chefin" what follows the date."""
        if phrase.prep is None:
            return phrase
        words = [w for w in phrase.words if w is not phrase.prep]
        at = next((k for k, word in enumerate(words) if not self._is_date(word)), 0)
        since = phrase.prep.lower in self.words("since")
        return self._phrase_at(words, at) if since and at else None

    def _subject(self, clause: Clause) -> DocActor | None:
        subject = self.analysis.subject_of(clause)
        return self._person_at(subject) if subject is not None else None

    def _roles_since(self, words: list[Word]) -> None:
        """ "Jana Berg, seit März 2021 Präsidentin der Bahn": a date between name and role."""
        for k, word in enumerate(words):
            if k == 0 or word.lower not in self.words("since"):
                continue
            at = next((j for j in range(k + 1, len(words)) if not self._says_since(words[j])), 0)
            if at > k + 1 and self.nouns.role(words[at]) is not None:
                before = self.table.between(words[max(0, k - 3)].start, word.start)
                persons = [a for m, a in before if a.kind == "person" and m.end == words[k - 1].end]
                self._give_role(next(iter(persons), None), self._phrase_at(words, at), words[at])

    def _phrase_at(self, words: list[Word], at: int) -> Phrase:
        return self.analysis.phrases(words[at:])[0]

    def _says_since(self, word: Word) -> bool:
        """ "seit drei Jahren", "seit vergangenem Herbst": numbers and attributes go with it."""
        timely = word.lower in self.analysis.lexicon.time_nouns
        return timely or word.pos in ("NUM", "ADJ", "ADV", "DET") or self._is_date(word)

    def _is_date(self, word: Word) -> bool:
        lexicon = self.analysis.lexicon
        return (
            word.lower in lexicon.months
            or word.text.isdigit()
            or word.lower in self.words("date_word")
        )

    def _set_off(self, phrase: Phrase, after: list[Phrase]) -> Phrase | None:
        """The phrase behind the comma: "die Rektorin von Au am See, Ruth Berg"."""
        end = phrase_end_with_places(self.analysis, phrase)
        following = next((p for p in after if p.start >= end), None)
        if following is None or following.prep is not None:
            return None
        return following if self.analysis.text[end : following.start].strip() == "," else None

    def _name_then_role(self, phrase: Phrase, following: Phrase) -> None:
        """ "Clément Delangue, CEO von Hugging Face" and "Nvidia, einem führenden Hersteller"."""
        head = self._role_word(following)
        if head is None:
            return
        if self.nouns.role(head) is not None:
            self._give_role(self._person_at(phrase), following, head)
        elif (noun := self.nouns.collective(head)) is not None and noun.kind != "group":
            self._promote_weak(phrase, noun)

    def _role_then_name(self, phrase: Phrase, following: Phrase) -> None:
        """ "Der Leiter des Programms der WHO, Klaus Stöhr"; "the manufacturer, Alden Space"."""
        head = self._role_word(phrase)
        noun = self.nouns.collective(head) if head is not None else None
        named = self.table.between(phrase.start, phrase.end)
        if noun is not None and noun.kind != "group" and not named:
            self._promote_name(following, noun)
        if head is None or self.nouns.role(head) is None or self._person_at(phrase) is not None:
            return
        self._give_role(self._person_at(following), phrase, head)

    def _as_role(self, phrase: Phrase, sentence: Sentence) -> None:
        """ "Amsel hört als Intendantin des Stadttheaters auf": the subject bears the role."""
        head = self._role_word(phrase)
        if head is None or self.nouns.role(head) is None:
            return
        for clause in self.analysis.clauses_of(sentence):
            if any(word is head for word in clause.words):
                subject = self.analysis.subject_of(clause)
                self._give_role(self._person_at(subject) if subject else None, phrase, head)

    def _place_of_role(self, phrase: Phrase, sentence: Sentence) -> None:
        """A role before a name without its organisation: look for that beside it."""
        for mention, actor in self.table.between(phrase.start, phrase.end):
            if actor.kind != "person" or not mention.role or mention.organization:
                continue
            organization = self.houses.of(phrase, mention, sentence)
            if organization is not None:
                actor.add_role(mention.role, organization, mention.span)

    def _person_at(self, phrase: Phrase) -> DocActor | None:
        inside = self.table.between(phrase.start, phrase.core[-1].end)
        persons = [a for m, a in inside if a.kind == "person" and m.end >= phrase.head.end]
        return persons[-1] if persons else None

    def _give_role(self, actor: DocActor | None, phrase: Phrase, head: Word) -> None:
        if actor is not None:
            place = (head.start, phrase.end)
            house = self._organization(phrase, head) or self.houses.owner(phrase, head)
            actor.add_role(self._title(phrase, head), house, place)

    def _title(self, phrase: Phrase, head: Word) -> str:
        """ "Präsident und Mitbegründer": the role noun and those joined to it, uninflected."""
        words = phrase.words[phrase.words.index(head) :]
        title = self.nouns.base_form(head.text.rpartition("-")[2])
        before = phrase.words[phrase.words.index(head) - 1]
        if (
            before.end < head.start
            and f"{before.lower} {head.lower}" in self.analysis.lexicon.roles
        ):
            title = f"{before.text} {head.text}"
        elif len(words) > 1 and f"{head.lower} {words[1].lower}" in self.analysis.lexicon.roles:
            title = f"{head.text} {words[1].text}"
        for k, word in enumerate(words[:-1]):
            if word.pos == "CCONJ" and self.nouns.role(words[k + 1]):
                title += f" {word.text} {self.nouns.base_form(words[k + 1].text)}"
        return title

    def _organization(self, phrase: Phrase, head: Word) -> str | None:
        for mention, actor in self.table.between(phrase.start, phrase.end + 1):
            if actor.kind in ("organization", "government", "country") and not mention.indirect:
                return actor.name
        for word in phrase.words:
            if word.start <= head.start or word.pos != "NOUN":
                continue
            noun = self.nouns.collective(word)
            if noun is not None and noun.kind != "group":
                return self._named_by_noun(word, phrase)
            if not self.nouns.is_common(word) and not self.nouns.role(word):
                office = self.nouns.role(head)
                if office is not None and office.type == "office":
                    return None  # "die Bürgermeisterin von Au": a town
                return self._named_organization(word, phrase)
        return None

    def _named_by_noun(self, word: Word, phrase: Phrase) -> str | None:
        """ "Chef des Unternehmens" of the one spoken of; "Sprecher des Fördervereins" of that."""
        form = self.nouns.base_form(word.text)
        if self.nouns.is_generic(form):
            return self.houses.last_organization(phrase.start)
        return form

    def _named_organization(self, word: Word, phrase: Phrase) -> str | None:
        """ "CEO von Hugging Face": a name that only its place shows to be an organisation's."""
        at = phrase.words.index(word)
        if phrase.words[at - 1].lower not in self.words("role_preposition") or not word.capital:
            return None
        run = [word]
        for follower in phrase.words[at + 1 :]:
            if follower.pos != "NOUN" or follower.after_break:
                break
            run.append(follower)
        start, end = run[0].start, run[-1].end
        name = self.analysis.text[start:end]
        return self.table.promote(start, end, name, "organization", "role of it").name

    def _promote_weak(self, phrase: Phrase, noun: Collective) -> None:
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        if self._is_name(phrase):
            self._promote_name(phrase, noun)
        for m in self.table.mentions:
            inside = m.start >= phrase.head.start and m.end <= phrase.head.end
            if m.weak and inside and m.name.lower() not in self.words("no_name"):
                self.table.promote(m.start, m.end, m.name, kind, "apposition")
        for _, actor in self.table.between(phrase.start, phrase.end):
            if actor.looks_like_person and phrase.head is phrase.core[0]:
                self.table.take_for(actor, kind)  # "Marlow, the San Francisco company"

    def _is_name(self, phrase: Phrase) -> bool:
        """ "Sable Isle Union, an advocacy group": capitals only, none a noun everybody knows."""
        words = phrase.words
        named = len(words) > 1 and all(w.capital and w.pos in ("NOUN", "PROPN") for w in words)
        return named and not any(self.nouns.is_common(w) for w in words)

    def _promote_name(self, phrase: Phrase, noun: Collective) -> None:
        """The capitalised words of a phrase without article, as one name."""
        capital = all(word.capital for word in phrase.core)
        if not capital or any(self.nouns.is_common(word) for word in phrase.core[:1]):
            return
        if self.table.between(phrase.start, phrase.core[-1].end):
            return
        kind: ActorKind = "government" if noun.kind == "government" else "organization"
        start, end = phrase.core[0].start, phrase.core[-1].end
        self.table.promote(start, end, self.analysis.text[start:end], kind, "apposition")

    def _role_word(self, phrase: Phrase) -> Word | None:
        """The first noun of the phrase's core that is a role or collective.

        In English the last that is a role: "the trust's medical director".
        """
        if self.analysis.language == "en":
            roles = [w for w in phrase.core if w.pos in ("NOUN", "PROPN") and self.nouns.role(w)]
            if roles:
                return roles[-1]
        for word in phrase.core:
            if word.pos in ("NOUN", "PROPN") and (
                self.nouns.role(word) or self.nouns.collective(word)
            ):
                return word
        return None
