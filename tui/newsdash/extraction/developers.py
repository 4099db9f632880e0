"""Who makes the models that no list knows: told by possessives, releases and genitives."""

from __future__ import annotations

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.lexicon import column
from newsdash.extraction.model_names import model_stem
from newsdash.extraction.phrases import Phrase

_MARK = 3  # characters from a noun to the name in marks behind it
_MAKERS = ("organization",)


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
        self.releases = column(analysis.language, "release_verbs.txt")

    def of_mention(self, start: int, end: int) -> str | None:
        """Return who makes the model mentioned there."""
        sentence = self.analysis.sentence_at(start)
        clauses = self.analysis.clauses_of(sentence) if sentence is not None else []
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
        return None

    def of_unnamed_before(self, start: int) -> str | None:
        """ "Sprachwerk hat sein erstes Sprachmodell gezeigt. Lindwurm ...": named right after."""
        here = self.analysis.sentence_at(start)
        before = [s for s in self.analysis.host_sentences if here and s.end <= here.start]
        if not before or here is None or before[-1].line != here.line:
            return None
        for clause in self.analysis.clauses_of(before[-1]):
            for phrase in self.analysis.phrases_of(clause):
                again = phrase.head.lower in self.words("model_again")
                if again and self._is_owned_or_released(phrase, clause):
                    return self._maker_in_subject(clause, phrase)
        return None

    def _named_behind(self, phrase: Phrase, end: int) -> str | None:
        """ "das Modell Lindwurm des Start-ups Sprachwerk"."""
        behind = self.table.between(end, phrase.end)
        return next((actor.name for _, actor in behind if actor.kind in _MAKERS), None)

    def _is_owned_or_released(self, phrase: Phrase, clause: Clause) -> bool:
        """ "ihre KI-Technologie „Behemoth“", "hat das Modell Nordlicht vorgestellt"."""
        owned = phrase.core[0].lower in self.words("possessive")
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
        return next((name for actor in inside if (name := _maker(actor)) is not None), None)


def _maker(actor: DocActor) -> str | None:
    """The organisation itself, or the one a person works for."""
    if actor.kind in _MAKERS:
        return actor.name
    return next((role.organization for role in actor.roles if role.organization), None)
