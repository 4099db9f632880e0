"""Roles and kinds beside a name: "X, CEO von Y", "der Leiter der Z, X", "X, ein Hersteller"."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.mentions import Mention
from newsdash.extraction.nouns import Nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

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
        self.nouns = Nouns(analysis.lexicon)

    def read(self, sentence: Sentence) -> None:
        words = [w for w in sentence.words if w.is_word]
        phrases = self.analysis.phrases(words)
        for k, phrase in enumerate(phrases):
            self._role_of_head(phrase, sentence)
            if k + 1 < len(phrases) and self._adjacent(phrase, phrases[k + 1]):
                self._name_then_role(phrase, phrases[k + 1], sentence)
                self._role_then_name(phrase, phrases[k + 1], sentence)

    def _adjacent(self, phrase: Phrase, following: Phrase) -> bool:
        between = self.analysis.text[phrase.end : following.start].strip()
        return between == "," and following.prep is None

    def _name_then_role(self, phrase: Phrase, following: Phrase, sentence: Sentence) -> None:
        """ "Clément Delangue, CEO von Hugging Face" and "Nvidia, einem führenden Hersteller"."""
        head = following.core[-1] if following.head is None else _role_word(following, self.nouns)
        if head is None:
            return
        if self.nouns.role(head) is not None:
            actor = self._person_at(phrase)
            if actor is not None:
                self._give_role(actor, following, head, sentence)
        elif (noun := self.nouns.collective(head)) is not None and noun.kind != "group":
            self._promote_weak(
                phrase, "government" if noun.kind == "government" else "organization"
            )

    def _role_then_name(self, phrase: Phrase, following: Phrase, sentence: Sentence) -> None:
        """ "Der Leiter des Programms der WHO, Klaus Stöhr"."""
        head = _role_word(phrase, self.nouns)
        if head is None or self.nouns.role(head) is None or self._person_at(phrase) is not None:
            return
        actor = self._person_at(following)
        if actor is not None:
            self._give_role(actor, phrase, head, sentence)

    def _role_of_head(self, phrase: Phrase, sentence: Sentence) -> None:
        """A role before a name: find its organisation in the sentence if it has none."""
        for mention, actor in self.table.between(phrase.start, phrase.end):
            if actor.kind != "person" or not mention.role or mention.organization:
                continue
            role = self.nouns.role_form(mention.role)
            if role is None or role.type not in _COMPANY_ROLES:
                continue
            before = [
                a for m, a in self.table.between(sentence.start, mention.start)
                if a.kind == "organization" and not m.weak
            ]  # fmt: skip
            names = {a.name for a in before}
            if len(names) == 1:
                actor.add_role(mention.role, names.pop())

    def _person_at(self, phrase: Phrase) -> DocActor | None:
        inside = self.table.between(phrase.start, phrase.core[-1].end)
        persons = [a for m, a in inside if a.kind == "person" and m.end >= phrase.head.end]
        return persons[-1] if persons else None

    def _give_role(self, actor: DocActor, phrase: Phrase, head: Word, sentence: Sentence) -> None:
        title, organization = self._title(phrase, head), self._organization(phrase, head)
        actor.add_role(title, organization)

    def _title(self, phrase: Phrase, head: Word) -> str:
        """ "Präsident und Mitbegründer": the role noun and those joined to it."""
        words = phrase.words[phrase.words.index(head) :]
        end = head.end
        for k, word in enumerate(words[:-1]):
            if word.pos == "CCONJ" and self.nouns.role(words[k + 1]):
                end = words[k + 1].end
        text = self.analysis.text[head.start : end]
        _modifier, hyphen, title = text.rpartition("-")
        return title if hyphen and " " not in text else text

    def _organization(self, phrase: Phrase, head: Word) -> str | None:
        for mention, actor in self.table.between(phrase.start, phrase.end + 1):
            if actor.kind in ("organization", "government", "country") and not mention.indirect:
                return actor.name
        if "-" in head.text:
            for _, actor in self.table.between(head.start, head.start + 1):
                return actor.name
        after = [w for w in phrase.words if w.start > head.start]
        for word in after:
            noun = self.nouns.collective(word)
            if noun is not None and noun.kind != "group":
                return (
                    word.text.rstrip("s")
                    if not word.lower.endswith(noun.lemma.lower())
                    else word.text
                )
            if word.pos == "NOUN" and not self.nouns.is_common(word) and not self.nouns.role(word):
                return self._named_organization(word, phrase)
        return None

    def _named_organization(self, word: Word, phrase: Phrase) -> str | None:
        """ "CEO von Hugging Face": a name that only its place shows to be an organisation's."""
        before = phrase.words[phrase.words.index(word) - 1]
        if before.lower not in self.analysis.lexicon.words("role_preposition"):
            return None
        run = [word]
        for follower in phrase.words[phrase.words.index(word) + 1 :]:
            if follower.pos != "NOUN" or follower.after_break:
                break
            run.append(follower)
        name = self.analysis.text[run[0].start : run[-1].end]
        actor = self.table.promote(run[0].start, run[-1].end, name, "organization", "role of it")
        return actor.name

    def _promote_weak(self, phrase: Phrase, kind: str) -> None:
        for mention in self.table.mentions:
            if (
                mention.weak
                and mention.start >= phrase.head.start
                and mention.end <= phrase.head.end
            ):
                self._promote(mention, kind)

    def _promote(self, mention: Mention, kind: str) -> None:
        self.table.promote(mention.start, mention.end, mention.name, kind, "apposition")  # type: ignore[arg-type]


def _role_word(phrase: Phrase, nouns: Nouns) -> Word | None:
    """The first noun of the phrase's core that is a role or collective."""
    for word in phrase.core:
        if word.pos in ("NOUN", "PROPN") and (nouns.role(word) or nouns.collective(word)):
            return word
    return None
