"""Roles and kinds beside a name: "X, CEO von Y", "der Leiter der Z, X", "X, ein Hersteller"."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.lexicon import Collective
from newsdash.extraction.mentions import Mention
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.stance_frames import is_negated
from newsdash.extraction.words import Word
from newsdash.records import ActorKind

_EMPLOYER = 4  # words behind a name among which its organisation begins
_BEING = ("sein", "be")
_NEAR = 250  # characters before a sentence in which the house of a role is named
_HOUSE_ROLES = frozenset(("business", "spokesperson", "sport"))
_COMPANY_ROLES = frozenset(("business", "spokesperson"))


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

    def read(self, sentence: Sentence) -> None:
        words = [w for w in sentence.words if w.is_word]
        phrases = self.analysis.phrases(words)
        self._roles_since(words)
        for clause in self.analysis.clauses_of(sentence):
            self._predicate(clause)
        for k, phrase in enumerate(phrases):
            self._place_of_role(phrase, sentence)
            if phrase.prep is not None and phrase.prep.lower in self.words("as"):
                self._as_role(phrase, sentence)
            if k + 1 < len(phrases) and self._adjacent(phrase, phrases[k + 1]):
                self._name_then_role(phrase, phrases[k + 1])
                self._role_then_name(phrase, phrases[k + 1])

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
            at = next((j for j in range(k + 1, len(words)) if not self._is_date(words[j])), 0)
            if at > k + 1 and self.nouns.role(words[at]) is not None:
                before = self.table.between(words[max(0, k - 3)].start, word.start)
                persons = [a for m, a in before if a.kind == "person" and m.end == words[k - 1].end]
                self._give_role(next(iter(persons), None), self._phrase_at(words, at), words[at])

    def _phrase_at(self, words: list[Word], at: int) -> Phrase:
        return self.analysis.phrases(words[at:])[0]

    def _is_date(self, word: Word) -> bool:
        lexicon = self.analysis.lexicon
        return (
            word.lower in lexicon.months
            or word.text.isdigit()
            or word.lower in self.words("date_word")
        )

    def _adjacent(self, phrase: Phrase, following: Phrase) -> bool:
        between = self.analysis.text[phrase.end : following.start].strip()
        return between == "," and following.prep is None

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
            organization = (
                self._possessor(phrase, mention)
                or self._behind(mention, sentence)
                or self._subject_above(mention, sentence)
                or self._only_one_before(mention, sentence)
                or self._house_before(mention, sentence)
            )
            if organization is not None:
                actor.add_role(mention.role, organization, mention.span)

    def _possessor(self, phrase: Phrase, mention: Mention) -> str | None:
        """ "Ihr Vorsitzender Brodersen", "Kaltentals Trainerin Jasmin Vogt"."""
        first = phrase.core[0]
        if first.lower in self.words("possessive_relative"):  # "deren Vorsitzende Ute Alt"
            return self._last_organization(phrase.start)
        if first.lower in self.words("possessive"):
            # "sein Kollege" is one elsewhere
            elsewhere = _is_relation(mention.role or "", self.words("relation"))
            return None if elsewhere else self._last_organization(phrase.start)
        if first.capital and first.text.endswith("s") and first.start < mention.start:
            place = first.text[:-1].casefold()
            named = (a.name for a in self.table.actors if a.kind == "organization")
            return next((n for n in named if n.casefold().split()[-1] == place), None)
        return None

    def _behind(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "der Forscher Aksoy von der Hochschule X", "analyst Raman of Calder Bank"."""
        after = [w for w in sentence.words if mention.end <= w.start][:_EMPLOYER]
        plain = self.analysis.lexicon.plain_preposition(after[0].lower if after else "")
        if not after or plain not in self.words("role_preposition") or after[0].after_break:
            return None
        found = self.table.between(after[0].end, after[-1].end)
        for place, actor in found:
            between = self.analysis.text[after[0].end : place.start].split()
            if len(between) <= 1 and actor.kind in ("organization", "government"):
                return actor.name
        return None

    def _subject_above(self, mention: Mention, sentence: Sentence) -> str | None:
        """ "Meta verfolgt das, wobei CEO Zuckerberg warnt": the subject of the governing clause."""
        for clause in self.analysis.clauses_of(sentence):
            inside = any(word.start == mention.start for word in clause.words)
            if not inside or clause.parent is None or clause.kind == "main":
                continue
            subject = self.analysis.subject_of(clause.parent)
            named = self.table.between(subject.start, subject.end) if subject else []
            return next((a.name for _, a in named if a.kind == "organization"), None)
        return None

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
        chair = role is not None and role.lemma.lower().endswith(tuple(self.words("chair")))
        if role is None or not (chair or role.type in _HOUSE_ROLES):
            return None
        before = [(start, a) for start, _, a in self.table.before(sentence.start)]
        houses = [(start, a.name) for start, a in before if a.kind == "organization"]
        near = {name for start, name in houses if sentence.start - start < _NEAR}
        everywhere = {name for _, name in houses}
        only = near if len(near) == 1 or chair else everywhere
        return only.pop() if len(only) == 1 else None

    def _person_at(self, phrase: Phrase) -> DocActor | None:
        inside = self.table.between(phrase.start, phrase.core[-1].end)
        persons = [a for m, a in inside if a.kind == "person" and m.end >= phrase.head.end]
        return persons[-1] if persons else None

    def _give_role(self, actor: DocActor | None, phrase: Phrase, head: Word) -> None:
        if actor is not None:
            place = (head.start, phrase.end)
            actor.add_role(self._title(phrase, head), self._organization(phrase, head), place)

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
                return self._named_organization(word, phrase)
        return None

    def _named_by_noun(self, word: Word, phrase: Phrase) -> str | None:
        """ "Chef des Unternehmens" of the one spoken of; "Sprecher des Fördervereins" of that."""
        form = self.nouns.base_form(word.text)
        if self.nouns.is_generic(form):
            return self._last_organization(phrase.start)
        return form

    def _last_organization(self, offset: int) -> str | None:
        before = (a.name for _, _, a in self.table.before(offset) if a.kind == "organization")
        return next(before, None)

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
        for m in self.table.mentions:
            if m.weak and m.start >= phrase.head.start and m.end <= phrase.head.end:
                self.table.promote(m.start, m.end, m.name, kind, "apposition")
        for _, actor in self.table.between(phrase.start, phrase.end):
            if actor.looks_like_person and phrase.head is phrase.core[0]:
                self.table.take_for(actor, kind)  # "Marlow, the San Francisco company"

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
        """The first noun of the phrase's core that is a role or collective."""
        for word in phrase.core:
            if word.pos in ("NOUN", "PROPN") and (
                self.nouns.role(word) or self.nouns.collective(word)
            ):
                return word
        return None


def _is_relation(role: str, relations: frozenset[str]) -> bool:
    return any(role.lower().endswith(noun) for noun in relations)
