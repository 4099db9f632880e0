"""What an article says about its models: how open, when released, on what they run."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.dates import date_near, date_told
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.lexicon import column, padded, rows
from newsdash.extraction.model_names import model_stem
from newsdash.extraction.model_sizes import sizes_in
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.words import Word
from newsdash.records import Openness


@functools.cache
def _wordings(language: str) -> tuple[tuple[str, re.Pattern[str], Openness], ...]:
    """Each wording with what it begins with, which is looked for first: that is faster."""
    return tuple(
        (
            row[0].lower().partition("…")[0].strip(),
            _pattern(row[0]),
            cast("Openness", padded(row, 2)[1]),
        )
        for row in rows(language, "openness.tsv")
    )


def _pattern(wording: str) -> re.Pattern[str]:
    """ "gewichte … frei": words with some others of the same clause between them."""
    gap = rf"\b[^,;:.!?]{{1,{_GAP}}}\b"
    return re.compile(rf"\b{gap.join(re.escape(p.strip()) for p in wording.lower().split('…'))}")


def add_facts(analysis: Analysis, models: list[DocModel], published: str | None) -> None:
    """Fill the facts of ``models`` in place, each from the sentences that name the model."""
    if not models:
        return
    facts = _Facts(analysis, models, published)
    for model in models:
        for start, end in model.mentions:
            sentence = analysis.sentence_at(start)
            if sentence is not None and start not in model.asides:
                facts.read(model, start, end, sentence)
    for sentence in analysis.host_sentences:
        facts.read_together(models, sentence)
        facts.read_sizes(models, sentence)
    facts.read_on(models)


_GAP = 50  # characters between the words of a wording
_REMARK = 60  # characters of a remark behind a name
_BESIDE = 24  # characters after a name in which a date belongs to it


class _Facts:
    def __init__(self, analysis: Analysis, models: list[DocModel], published: str | None) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.published = published
        self.named = {start for model in models for start, _ in model.mentions}
        self._joining = self.lexicon.words("and") | self.lexicon.words("article")
        self.releases = column(analysis.language, "release_verbs.txt")

    def read(self, model: DocModel, start: int, end: int, sentence: Sentence) -> None:
        """Add what ``sentence`` says about the model mentioned from ``start`` to ``end``."""
        clause = self.analysis.clause_at(start)
        place = (sentence.start, sentence.end)
        model.learn("released", self._date_beside(start, end), place)
        model.learn("released", self._released_beside(end), place)
        relative = self._relative_behind(self.analysis.clauses_of(sentence), end)
        if relative is not None:
            model.learn("released", self._released_in(relative), place)
        if start == model.mentions[0][0] and (before := self._shown_before(sentence)) is not None:
            told = self._told_of(before)
            model.learn("released", told, (before.start, before.end))
        if clause is None:
            return
        if self._is_aside(clause, start):
            listed = self._listed_openness(clause, start)
            model.learn("openness", listed or self._told_behind(sentence, end), place)
            return
        told = self._openness(clause, start, sentence) or self._told_behind(sentence, end)
        model.learn("openness", told, place)
        model.learn("released", self._released(clause), place)
        model.learn("runs_on", self._runs_on(clause), place)

    def read_together(self, models: list[DocModel], sentence: Sentence) -> None:
        """ "hat zwei offene Modelle vorgelegt", "Die beiden Modelle erschienen am ..."."""
        for clause in self.analysis.clauses_of(sentence):
            for phrase in self.analysis.phrases_of(clause):
                count = self._count(phrase)
                if not count:
                    continue
                openness = self._openness(clause, phrase.start, sentence)
                released = self._released(clause)
                for model in self._meant(models, phrase, count, openness):
                    model.learn("openness", openness, (clause.start, clause.end))
                    model.learn("released", released, (clause.start, clause.end))

    def read_sizes(self, models: list[DocModel], sentence: Sentence) -> None:
        """ "das Modell Lindwurm mit 70 Milliarden Parametern": of the name before, else behind."""
        named = self._named_in(models, sentence)
        for at, end, size in self._sizes_of(sentence) if named else ():
            before = [model for place, model in named if place < at]
            model = before[-1] if before else named[0][1]
            model.learn("parameters", size, (at, end))

    def read_on(self, models: list[DocModel]) -> None:
        """ "Lindwurm kommt aus Jena. Es hat offene Gewichte": of the only model named before."""
        spoken_of: DocModel | None = None
        for sentence in self.analysis.host_sentences:
            named = {id(model): model for _, model in self._named_in(models, sentence)}
            if named:
                spoken_of = next(iter(named.values())) if len(named) == 1 else None
                continue
            subject = self._taking_up(sentence) if spoken_of is not None else None
            if spoken_of is None or subject is None:
                spoken_of = None
                continue
            self.read(spoken_of, subject.start, subject.head.end, sentence)
            for start, end, size in self._sizes_of(sentence):
                spoken_of.learn("parameters", size, (start, end))

    def _taking_up(self, sentence: Sentence) -> Phrase | None:
        """The subject that stands for a model named before, if one does."""
        subjects = map(self.analysis.subject_of, self.analysis.clauses_of(sentence))
        return next((s for s in subjects if s is not None and self._takes_up_model(s)), None)

    def _sizes_of(self, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
        text = self.text[sentence.start : sentence.end]
        for start, end, size in sizes_in(text, self.analysis.language):
            yield sentence.start + start, sentence.start + end, size

    def _takes_up_model(self, subject: Phrase) -> bool:
        """ "Es", "Das Modell", "It": but not "Ein Modell", which brings in another."""
        if subject.is_pronoun:
            return subject.head.lower in self.lexicon.words("neuter_subject")
        definite = self.lexicon.words("definite") - self.lexicon.words("possessive")
        called = subject.head.lower in self.lexicon.words("model_again")
        return called and subject.core[0].lower in definite

    def _named_in(self, models: list[DocModel], sentence: Sentence) -> list[tuple[int, DocModel]]:
        return sorted(
            (
                (start, model)
                for model in models
                for start, _ in model.mentions
                if sentence.start <= start < sentence.end
            ),
            key=lambda place: place[0],
        )

    def _count(self, phrase: Phrase) -> int:
        """How many models a phrase speaks of; 0 if it does not tell or speaks of others."""
        if not phrase.head.lower.endswith(tuple(self.lexicon.words("models"))):
            return 0
        forms = [word.lower for word in phrase.core]
        return 2 * any(form in self.lexicon.words("two") for form in forms) or 3 * any(
            form in self.lexicon.words("three") for form in forms
        )

    def _meant(
        self, models: list[DocModel], phrase: Phrase, count: int, openness: Openness | None
    ) -> list[DocModel]:
        """The models of one make named last before the phrase, else those named next."""
        definite = phrase.core[0].lower in self.lexicon.words("definite")
        places = sorted((start, k) for k, m in enumerate(models) for start, _ in m.mentions)
        before = [k for start, k in reversed(places) if start < phrase.start]
        after = [k for start, k in places if start >= phrase.end and k not in before]
        fitting = [
            models[k]
            for k in dict.fromkeys(before if definite else after)
            if openness is None or models[k].is_open == (openness != "closed")
        ]
        meant = fitting[:count]
        alike = len({model_stem(model.name) for model in meant}) == 1
        return meant if len(meant) == count and alike else []

    def _is_aside(self, clause: Clause, offset: int) -> bool:
        """ "seit GPT-2", "anders als GPT-3": named for comparison, the clause tells of others."""
        before = [w for w in clause.words if w.end <= offset]
        while before and self._is_listed(before[-1]):  # "anders als GPT-3, GPT-4 oder GPT-5"
            before.pop()
        aside = bool(before) and before[-1].lower in self.lexicon.words("aside_preposition")
        first = any(w.lower in self.lexicon.words("first_time") for w in clause.words)
        return aside and not first

    def _is_listed(self, word: Word) -> bool:
        return word.pos == "PUNCT" or word.start in self.named or word.lower in self._joining

    def _openness(self, clause: Clause, offset: int, sentence: Sentence) -> Openness | None:
        """The wording in the clause; of two different ones, the last before the listed name."""
        first = any(w.lower in self.lexicon.words("first_time") for w in clause.words)
        # "das erste Mal seit GPT-2, dass ... offene Gewichte": what is so is told behind it
        found = self._wordings_in(clause.start, sentence.end if first else clause.end)
        if len({kind == "closed" for _, kind in found}) == 1:
            return found[0][1]
        return self._listed_openness(clause, offset)

    def _listed_openness(self, clause: Clause, offset: int) -> Openness | None:
        """ "geschlossene Modelle wie GPT-3 und GPT-4": the last wording before the list."""
        found = self._wordings_in(clause.start, clause.end)
        before = [(at, kind) for at, kind in found if at < offset]
        if not before:
            return None
        at, kind = before[-1]
        between = re.findall(r"\w+", self.text[at:offset].lower())
        return None if self.lexicon.words("listing").isdisjoint(between) else kind

    def _told_behind(self, sentence: Sentence, end: int) -> Openness | None:
        """ "anders als GPT-3 und GPT-4, die geschlossen bleiben": told of all in the list."""
        clauses = self.analysis.clauses_of(sentence)
        relative = self._relative_behind(clauses, end)
        if relative is None:
            return None
        found = {kind for _, kind in self._wordings_in(relative.start, relative.end)}
        return found.pop() if len(found) == 1 else None

    def _relative_behind(self, clauses: list[Clause], end: int) -> Clause | None:
        """ "Sextant 2 vom Anbieter Norwind, das ...": the clause that may tell more of a name."""
        relative = next((c for c in clauses if c.kind == "rel" and c.start >= end), None)
        between = self.analysis.words_between(end, relative.start) if relative else []
        maker = self.lexicon.words("made_by")
        plain = self.lexicon.plain_preposition
        apart = any(
            w.pos in ("VERB", "AUX") or (w.pos == "ADP" and plain(w.lower) not in maker)
            for w in between
        )
        return None if apart else relative

    def _wordings_in(self, start: int, end: int) -> list[tuple[int, Openness]]:
        lower = self.text[start:end].lower()
        return sorted(
            (start + match.start(), kind)
            for beginning, wording, kind in _wordings(self.analysis.language)
            if beginning in lower
            for match in wording.finditer(lower)
        )

    def _date_beside(self, start: int, end: int) -> str | None:
        """ "GPT-2 im Jahr 2019": a date right after the name."""
        after = self.text[end : end + _BESIDE].rpartition(" ")[0]
        if not after or not after[0].isspace() or re.search(r"[.;:!?\n,]", after[:3]):
            return None
        found = date_near(after, self.analysis.language, self.published)
        return found if found and found[:2].isdigit() else None

    def _released_beside(self, end: int) -> str | None:
        """ "Sonata 3, released in May,": a participle right behind the name."""
        after = self.text[end : end + _REMARK]
        match = re.match(r",? *(\w+)([^,.;:()]*)", after)
        if match is None or match[1].lower() not in self.lexicon.words("released"):
            return None
        return date_told(match[2], self.analysis.language, self.published)

    def _shown_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, if it tells that a model that it does not name was released."""
        before = self.analysis.sentence_before(sentence.start)
        if before is None or before.line != sentence.line:
            return None
        named = any(before.start <= start < before.end for start in self.named)
        words = {word.lower for word in before.words}
        shown = not words.isdisjoint(self.lexicon.words("model_again"))
        return before if shown and not named else None

    def _told_of(self, sentence: Sentence) -> str | None:
        dates = (self._released(clause) for clause in self.analysis.clauses_of(sentence))
        return next((told for told in dates if told is not None), None)

    def _released(self, clause: Clause) -> str | None:
        """A date in a clause of release, or in the clause it depends on."""
        words = {w.lower for w in clause.words}
        words |= {reading.lemma for w in clause.words for reading in w.readings}
        if clause.lemma not in self.releases and not self.releases & words:
            return None
        # "soll im Dezember folgen": what is still to come is told by its date only
        finite = clause.reading.lemma if clause.reading is not None else ""
        told = date_near if finite in self.lexicon.words("future") else date_told
        for part in (clause, clause.parent):
            if part is not None:
                text = self.text[part.start : part.end]
                if found := told(text, self.analysis.language, self.published):
                    return found
        return None

    def _released_in(self, relative: Clause) -> str | None:
        """ "Kestrel 3.5, which came out last November": the date in the clause alone."""
        alone = replace(relative, parent=None)
        return self._released(alone)

    def _runs_on(self, clause: Clause | None) -> str | None:
        """ "ist für Laptops konzipiert", "auf Desktops und Laptops lauffähig"."""
        runs = self.lexicon.words("runs")
        if clause is None or not any(w.lower in runs or clause.lemma in runs for w in clause.words):
            return None
        for phrase in self.analysis.phrases_of(clause):
            if phrase.prep is not None and phrase.prep.lower in self.lexicon.words(
                "runs_preposition"
            ):
                return " ".join(self.text[phrase.start : phrase.end].split())
        return None
