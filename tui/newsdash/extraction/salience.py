"""Which actor a text has in mind at a place: the nearest earlier one, subjects first.

After centering theory: Grosz, Joshi & Weinstein, Computational Linguistics 21 (1995).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.mentions import Mention
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.sentences import Sentence
from newsdash.extraction.speaker_phrases import phrase_end_with_places
from newsdash.extraction.words import Word

_SUBJECTS = ("main", "sub")  # clauses whose subjects a text has in mind
_SOURCE = 3  # words between "laut" and the name of a source
_REACH = 900  # characters back in which a pronoun or description looks for its actor


class Salience:
    """Looks back from a place of one article to its actors."""

    def __init__(self, analysis: Analysis, actors: ActorTable) -> None:
        self.analysis = analysis
        self.actors = actors
        self.words = analysis.lexicon.words

    def most_salient(self, candidates: list[DocActor], offset: int) -> DocActor | None:
        """Return the candidate that was a subject in the nearest sentence; else the nearest."""
        reached = {
            place: actor
            for actor in candidates
            for mention in actor.mentions
            if (place := self.subject_places.get(mention.start)) is not None
            and offset - _REACH < mention.start < offset
        }
        if reached:
            foremost = reached[max(reached)]
            return self._in_paragraph(foremost, candidates, offset) or foremost
        away = [a for a in candidates if a.kind == "person" or not self._is_platform(a, offset)]
        return away[0] if away else None

    def _in_paragraph(
        self, foremost: DocActor, candidates: list[DocActor], offset: int
    ) -> DocActor | None:
        """The only person its paragraph names, where ``foremost`` is of an earlier one."""
        start = self.analysis.text.rfind("\n", 0, offset) + 1
        here = {a for a in candidates if any(start <= m.start < offset for m in a.mentions)}
        persons = [a for a in here if a.kind == "person"]
        return persons[0] if len(persons) == 1 and foremost not in here else None

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
    def subject_places(self) -> dict[int, tuple[int, bool, int]]:
        """Starts of the mentions that stand in a subject, and how present they leave it.

        Later sentences count more, in one sentence the main clause, in one clause what comes first.
        """
        places: dict[int, tuple[int, bool, int]] = {}
        for number, sentence in enumerate(self.analysis.host_sentences):
            for clause in self.analysis.clauses_of(sentence):
                phrase = self.analysis.subject_of(clause) if clause.kind in _SUBJECTS else None
                for mention, _ in self.named_by(phrase) if phrase else ():
                    main = clause.kind == "main" or places.get(mention.start, (0, False))[1]
                    places[mention.start] = number, main, -mention.start
            for mention in self._sources(sentence):
                places.setdefault(mention.start, (number, True, -mention.start))
        return places

    def _sources(self, sentence: Sentence) -> Iterator[Mention]:
        """ "Für Jana Berg ist das gut", "soll Berg zufolge kommen": whose words or view it is."""
        marks = self.words("source_mark")
        for k, word in enumerate(sentence.words):
            if word.lower in marks or (not k and word.lower in self.words("front_mark")):
                around = sentence.words[max(0, k - _SOURCE) : k + _SOURCE + 1]
                near = self.actors.between(around[0].start, around[-1].end)
                yield from (
                    m for m, actor in near if actor.kind == "person" and self._touches(m, word)
                )

    def _touches(self, mention: Mention, mark: Word) -> bool:
        """Whether only titles and articles stand between a name and the word that marks it."""
        between = self.analysis.text[min(mention.end, mark.end) : max(mention.start, mark.start)]
        return len(between.split()) <= _SOURCE and not any(c in between for c in ",.;:")

    def plural_subjects_before(self, offset: int) -> list[Phrase]:
        """Return the subjects of plural verbs not far before ``offset``, the nearest first."""
        found = []
        for sentence in self.analysis.host_sentences:
            if sentence.start > offset:
                break
            if offset - sentence.end > _REACH:
                continue
            for clause in self.analysis.clauses_of(sentence):
                subject = self.analysis.subject_of(clause) if clause.kind == "main" else None
                plural = clause.reading is not None and clause.reading.number == "p"
                if subject is not None and subject.end <= offset and plural:
                    found.append(subject)
        return found[::-1]

    def only_one_before(self, offset: int, kinds: tuple[str, ...]) -> DocActor | None:
        """Return the one actor of these kinds that the sentence before names, if it is one."""
        before = self.analysis.sentence_before(offset)
        if before is None:
            return None
        named = {a for _, a in self.actors.between(before.start, before.end) if a.kind in kinds}
        return named.pop() if len(named) == 1 else None

    def subject_before(self, offset: int) -> Phrase | None:
        """Return the subject of the sentence before the one at ``offset``."""
        return self.analysis.subject_of_sentence(self.analysis.sentence_before(offset))

    def subject_of_sentence_before(self, offset: int) -> DocActor | None:
        """Return the person who is the subject of the sentence before the one at ``offset``."""
        subject = self.subject_before(offset)
        named = self.named_by(subject) if subject else []
        return next((a for _, a in named if a.kind == "person"), None)

    def named_by(self, phrase: Phrase) -> list[tuple[Mention, DocActor]]:
        """Return the mentions in a phrase; where a name in apposition follows it, that first.

        "Die Enkelin des Sammlers Adler, Ruth Adler aus Chicago, ...": of her the sentence is.
        """
        end = phrase_end_with_places(self.analysis, phrase)
        behind = (
            self.actors.between(end, end + 4) if self.analysis.text[end : end + 1] == "," else []
        )
        return behind + self.actors.between(phrase.start, phrase.end)

    def near(self, offset: int) -> list[tuple[int, int, DocActor]]:
        """Return the mentions not far before ``offset``, the nearest first."""
        return [place for place in self.actors.before(offset) if offset - place[1] < _REACH]

    def last(self, offset: int, kinds: tuple[str, ...]) -> DocActor | None:
        """Return the nearest earlier actor of one of the kinds."""
        return next((a for _, _, a in self.near(offset) if a.kind in kinds), None)


def agrees(actor: DocActor, gender: str) -> bool:
    """Whether an actor can have that grammatical gender; empty: any."""
    return not gender or not actor.gender or actor.gender == gender
