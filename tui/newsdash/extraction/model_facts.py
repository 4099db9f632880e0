"""What an article says about its models: how open, when released, on what they run."""

from __future__ import annotations

import functools
import re
from typing import cast

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.dates import date_near
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.lexicon import column, padded, rows
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
            if sentence is not None and start not in model.asides:
                facts.read(model, start, end, sentence)


_BESIDE = 18  # characters after a name in which a date belongs to it


class _Facts:
    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lexicon = analysis.lexicon
        self.published = published
        self.releases = column(analysis.language, "release_verbs.txt")

    def read(self, model: DocModel, start: int, end: int, sentence: Sentence) -> None:
        """Add what ``sentence`` says about the model mentioned from ``start`` to ``end``."""
        clause = self._clause_at(sentence, start)
        beside = self._date_beside(start, end)
        model.released = model.released or beside
        if clause is None:
            return
        if self._is_aside(clause, start):
            model.openness = model.openness or self._listed_openness(clause, start)
            return
        model.openness = model.openness or self._openness(clause, start, sentence)
        model.released = model.released or self._released(clause)
        model.runs_on = model.runs_on or self._runs_on(clause)

    def _clause_at(self, sentence: Sentence, offset: int) -> Clause | None:
        clauses = self.analysis.clauses_of(sentence)
        inside = [c for c in clauses if any(w.start <= offset < w.end for w in c.words)]
        return inside[0] if inside else None

    def _is_aside(self, clause: Clause, offset: int) -> bool:
        """ "seit GPT-2", "anders als GPT-3": named for comparison, the clause tells of others."""
        before = [w for w in clause.words if w.end <= offset]
        aside = bool(before) and before[-1].lower in self.lexicon.words("aside_preposition")
        first = any(w.lower in self.lexicon.words("first_time") for w in clause.words)
        return aside and not first

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

    def _date_beside(self, start: int, end: int) -> str | None:
        """ "GPT-2 im Jahr 2019": a date right after the name."""
        after = self.text[end : end + _BESIDE]
        if not after or not after[0].isspace() or re.search(r"[.;:!?\n,]", after[:3]):
            return None
        found = date_near(after, self.analysis.language, self.published)
        return found if found and found[:2].isdigit() else None

    def _released(self, clause: Clause) -> str | None:
        """A date in a clause of release, or in the clause it depends on."""
        words = {w.lower for w in clause.words}
        words |= {reading.lemma for w in clause.words for reading in w.readings}
        if clause.lemma not in self.releases and not self.releases & words:
            return None
        for part in (clause, clause.parent):
            if part is not None:
                text = self.text[part.start : part.end]
                if found := date_near(text, self.analysis.language, self.published):
                    return found
        return None

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
