"""Who makes the models that no list knows: told by possessives, releases and genitives."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.gazetteer import gazetteer
from newsdash.extraction.lexicon import column
from newsdash.extraction.model_introductions import model_noun_base
from newsdash.extraction.model_names import model_stem
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word

_MARK = 3  # characters from a noun to the name in marks behind it
_MAKERS = ("organization",)
_REACH = 60  # characters from a model's name to who makes it
_BETWEEN = 6  # words, or marks, between them
_NOUN_PHRASE = 5  # words of "dem jungen Leipziger Start-up Nordwerk"


def add_developers(analysis: Analysis, table: ActorTable, models: list[DocModel]) -> None:
    """Fill the developers of ``models`` in place where the article names them."""
    finder = _Developers(analysis, table)
    for model in models:
        if model.developer is None:
            for start, end in model.mentions:
                model.learn("developer", finder.of_mention(start, end), (start, end))
            first = model.mentions[0]
            model.learn("developer", finder.of_unnamed_before(first[0]), first)
    known = {model_stem(model.name): model.developer for model in models if model.developer}
    for model in models:  # "Lindwurm-7b" has the maker of "Lindwurm-70b"
        model.developer = model.developer or known.get(model_stem(model.name))


class _Developers:
    def __init__(self, analysis: Analysis, table: ActorTable) -> None:
        self.analysis = analysis
        self.table = table
        self.words = analysis.lexicon.words
        self.nouns = nouns(analysis.language)
        self.known = gazetteer(analysis.language)
        self.releases = column(analysis.language, "release_verbs.txt")

    def of_mention(self, start: int, end: int) -> str | None:
        """Return who makes the model mentioned there."""
        sentence = self.analysis.sentence_at(start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
        if owner := self._possessor(start) or self._source(end) or self._maker_beside(start):
            return owner
        for clause in clauses:
            phrases = self.analysis.phrases_of(clause)
            # a name in marks stands right behind its noun's phrase
            near = (p for p in phrases if p.start <= start < p.end + _MARK)
            phrase = next(near, None)
            if phrase is None or not clause.start <= start < clause.end + _MARK:
                continue
            owner = self._named_behind(phrase, end)
            if owner is None and self._is_owned_or_released(phrase, clause):
                owner = self._maker_in_subject(clause, phrase)
            if owner is not None:
                return owner
        return self._before_colon(start, clauses) or self._told_next(sentence)

    def _told_next(self, sentence: Sentence | None) -> str | None:
        """ "... Lindwurm 2 ist frei. Das Sprachmodell stammt von Nordwerk"."""
        following = self.analysis.sentence_after(sentence) if sentence is not None else None
        for clause in self.analysis.clauses_of(following) if following is not None else ():
            subject = self.analysis.subject_of(clause)
            if subject is not None and subject.core[0].lower in self.words("definite"):
                again = model_noun_base(subject.head.lower) in self.words("model_again")
                return self._source(subject.end) if again else None
        return None

    def _before_colon(self, start: int, clauses: list[Clause]) -> str | None:
        """ "Nordwerk hat zwei Sprachmodelle veröffentlicht: Lindwurm 7B und Lindwurm 34B"."""
        for clause in clauses:
            if clause.end <= start and ":" in self.analysis.text[clause.end : start]:
                return self._maker_of_noun_in(clause)
        return None

    def of_unnamed_before(self, start: int) -> str | None:
        """ "Sprachwerk hat sein erstes Sprachmodell gezeigt. Lindwurm ...": named right after."""
        here = self.analysis.sentence_at(start)
        before = self.analysis.sentence_before(start)
        if before is None or here is None or before.line != here.line:
            return None
        found = map(self._maker_of_noun_in, self.analysis.clauses_of(before))
        return next((maker for maker in found if maker is not None), None)

    def _maker_of_noun_in(self, clause: Clause) -> str | None:
        """ "Nordwerk hat sein erstes Sprachmodell gezeigt": the model is not named yet."""
        for phrase in self.analysis.phrases_of(clause):
            named = [phrase.head.lower, *(w.lower for w in phrase.words)]
            again = any(model_noun_base(noun) in self.words("model_again") for noun in named)
            if again and self._is_owned_or_released(phrase, clause):
                return self._maker_in_subject(clause, phrase)
        return None

    def _possessor(self, start: int) -> str | None:
        """ "Nordwerks Lindwurm 2", "Marlow's new model, Kestrel 4"."""
        before = self.analysis.words_between(max(0, start - _REACH), start)[::-1]
        for k, word in enumerate(before):
            genitive = word.text in ("'s", "’s") or (k == 0 and word.lower.endswith("s"))
            if genitive:
                return self._name_at(before[k + 1 if word.text[0] in "'’" else k])
            if word.is_word and (word.pos in ("VERB", "AUX", "ADP") or word.capital):
                return None
        return None

    def _source(self, end: int) -> str | None:
        """ "Lindwurm 2 von Nordwerk", "was developed by the start-up Marlow", "stammt von ..."."""
        words = self.analysis.words_between(end, end + _REACH)
        plain = self.analysis.lexicon.plain_preposition
        for k, word in enumerate(words):
            if word.text in ".;:!?":
                return None
            if plain(word.lower) in self.words("made_by") and self._is_making(words[:k]):
                return self._first_name(words[k + 1 :])
        return None

    def _is_making(self, between: list[Word]) -> bool:
        """Whether nothing but making or a noun for the model stands before "von"."""
        open_class = [w for w in between if w.pos in ("VERB", "NOUN", "PROPN")]
        return all(self._is_made(w) for w in open_class) and len(between) <= _BETWEEN

    def _is_made(self, word: Word) -> bool:
        lemmas = {reading.lemma for reading in word.readings}
        makes = lemmas & self.words("making") or word.lower in self.words("making")
        return bool(makes) or model_noun_base(word.lower) in self.words("model_again")

    def _maker_beside(self, start: int) -> str | None:
        """ "das von Nordwerk entwickelte Lindwurm", "das Modell, das Nordwerk gebaut hat"."""
        clause = self.analysis.clause_at(start)
        if clause is None:
            return None
        before = self.analysis.words_between(max(clause.start, start - _REACH), start)
        stems = tuple(self.words("made_stem"))
        for k, word in enumerate(before):
            made = any(w.pos == "ADJ" and w.lower.startswith(stems) for w in before[k + 1 :])
            if made and self.analysis.lexicon.plain_preposition(word.lower) in self.words(
                "made_by"
            ):
                return self._first_name(before[k + 1 :])
        return self._in_relative_clause(clause, start)

    def _in_relative_clause(self, clause: Clause, start: int) -> str | None:
        sentence = self.analysis.sentence_at(start)
        for other in self.analysis.clauses_of(sentence) if sentence is not None else ():
            near = (
                0 <= other.start - clause.end < _BETWEEN or clause.start < other.start < clause.end
            )
            follows = other.kind == "rel" and other.start > start and near
            if follows and other.lemma in self.words("making") and not other.passive:
                subject = self.analysis.subject_of(other)
                return self._first_name(subject.words) if subject is not None else None
        return None

    def _first_name(self, words: list[Word]) -> str | None:
        """The first name there, past its article and what it is called: "dem Start-up X"."""
        verbs = (k for k, w in enumerate(words) if not w.is_word or w.pos in ("VERB", "AUX"))
        phrase = words[: min(next(verbs, _NOUN_PHRASE), _NOUN_PHRASE)]
        for word in phrase:
            if (named := self._name_at(word)) is not None:
                return named
        return next((n for w in phrase[::-1] if (n := self._unknown_maker(w)) is not None), None)

    def _name_at(self, word: Word) -> str | None:
        """The maker that a word names, if it is an actor of the article."""
        for mention, actor in self.table.between(max(0, word.start - _REACH), word.end):
            if mention.start <= word.start and word.end <= mention.end + 2:
                if actor.looks_like_person:
                    self.table.take_for(actor, "organization")
                return _maker(actor)
        return None

    def _unknown_maker(self, word: Word) -> str | None:
        """ "das Modell Lindwurm von Nordwerk": who makes models is an organisation."""
        if not word.capital or word.pos not in ("NOUN", "PROPN") or self.nouns.is_common(word):
            return None
        if self.known.match([word], 0) or self.known.adjective(word):
            return None
        if self.analysis.language == "en" and self.analysis.text.count(word.text) == 1:
            return None  # "Testers": a capital may only begin its sentence
        return self.table.promote(
            word.start, word.end, word.text, "organization", "makes a model"
        ).name

    def _named_behind(self, phrase: Phrase, end: int) -> str | None:
        """ "das Modell Lindwurm des Start-ups Sprachwerk"."""
        behind = self.table.between(end, phrase.end)
        return next((actor.name for _, actor in behind if actor.kind in _MAKERS), None)

    def _is_owned_or_released(self, phrase: Phrase, clause: Clause) -> bool:
        """ "ihre KI-Technologie „Behemoth“", "hat das Modell Nordlicht vorgestellt"."""
        owned = any(word.lower in self.words("possessive") for word in phrase.words)
        lemmas = {reading.lemma for word in clause.words for reading in word.readings}
        lemmas.add(clause.lemma)
        return owned or (not clause.passive and not self.releases.isdisjoint(lemmas))

    def _maker_in_subject(self, clause: Clause, phrase: Phrase) -> str | None:
        while clause.kind == "inf" and clause.parent is not None:
            clause = clause.parent
        subject = self.analysis.subject_of(clause)
        if subject is None or subject.start == phrase.start:
            return None
        inside = [
            actor
            for actor in self.table.actors
            for mention in actor.mentions
            if subject.start <= mention.start < subject.end
        ]
        named = next((name for actor in inside if (name := _maker(actor)) is not None), None)
        lone = len(subject.words) == 1 and not subject.is_pronoun
        if named is None and lone and clause.lemma in self.releases:
            return self._name_at(subject.head) or self._unknown_maker(subject.head)
        return named


def _maker(actor: DocActor) -> str | None:
    """The organisation itself, or the one a person works for."""
    if actor.kind in _MAKERS:
        return actor.name
    return next((role.organization for role in actor.roles if role.organization), None)
