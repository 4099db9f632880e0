"""What an article says about its models: how open, when released, on what they run, who made them."""

from __future__ import annotations

import functools
import re
from typing import cast

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.dates import date_near
from newsdash.extraction.lexicon import column, padded, rows
from newsdash.extraction.models import DocModel
from newsdash.extraction.sentences import Sentence
from newsdash.records import Openness


@functools.cache
def _wordings(language: str) -> tuple[tuple[str, Openness], ...]:
    return tuple(
        (row[0].lower(), cast("Openness", padded(row, 2)[1]))
        for row in rows(language, "openness.tsv")
    )


def add_facts(analysis: Analysis, models: list[DocModel], published: str | None) -> None:
    """Fill the facts of ``models`` in place, each from the sentences that name the model."""
    facts = _Facts(analysis, published)
    for model in models:
        for start, end in model.mentions:
            sentence = analysis.sentence_at(start)
            if sentence is not None:
                facts.read(model, start, end, sentence, models)


class _Facts:
    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.published = published
        self.releases = column(analysis.language, "release_verbs.txt")

    def read(
        self, model: DocModel, start: int, end: int, sentence: Sentence, models: list[DocModel]
    ) -> None:
        clause = self._clause_at(sentence, start)
        model.openness = model.openness or self._openness(sentence, start)
        model.released = model.released or self._released(sentence, clause, start, end)
        model.runs_on = model.runs_on or self._runs_on(clause)

    def _clause_at(self, sentence: Sentence, offset: int) -> Clause | None:
        clauses = self.analysis.clauses_of(sentence)
        inside = [c for c in clauses if any(w.start <= offset < w.end for w in c.words)]
        return inside[0] if inside else None

    def _openness(self, sentence: Sentence, offset: int) -> Openness | None:
        """The wording in the sentence; of two different ones, the last before the name."""
        found = self._wordings_in(sentence.start, sentence.end)
        kinds = {kind == "closed" for _, kind in found}
        if len(kinds) == 1:
            return found[0][1]
        if not found:
            return None
        before = [kind for at, kind in found if at < offset]
        between = re.findall(r"\w+", self.text[found[0][0] : offset].lower())
        listed = before and not self.lexicon.words("listing").isdisjoint(between)
        return before[-1] if listed else None

    def _wordings_in(self, start: int, end: int) -> list[tuple[int, Openness]]:
        lower = " " + self.text[start:end].lower()
        found = []
        for stem, kind in _wordings(self.analysis.language):
            at = lower.find(stem)
            while at >= 0:
                if not lower[at - 1].isalnum():
                    found.append((start + at - 1, kind))
                at = lower.find(stem, at + 1)
        return sorted(found)

    def _released(
        self, sentence: Sentence, clause: Clause | None, start: int, end: int
    ) -> str | None:
        """A date beside a verb of release, or right after the name ("GPT-2 im Jahr 2019")."""
        beside = date_near(self.text[end : end + 18], self.analysis.language, self.published)
        if beside is not None and not re.search(r"[.;:!?]", self.text[end : end + 3]):
            return beside
        lemmas = {c.lemma for c in self.analysis.clauses_of(sentence)}
        nouns = {w.lower for w in sentence.words}
        if not (self.releases & lemmas or self.releases & nouns):
            return None
        return date_near(
            self.text[sentence.start : sentence.end], self.analysis.language, self.published
        )

    def _runs_on(self, clause: Clause | None) -> str | None:
        """ "ist für Laptops konzipiert", "auf Desktops und Laptops lauffähig"."""
        runs = self.lexicon.words("runs")
        if clause is None or not any(w.lower in runs or clause.lemma in runs for w in clause.words):
            return None
        for phrase in self.analysis.phrases(clause.words):
            if phrase.prep is not None and phrase.prep.lower in self.lexicon.words(
                "runs_preposition"
            ):
                return " ".join(self.text[phrase.start : phrase.end].split())
        return None
