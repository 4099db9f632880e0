"""For whom an unnamed spokesperson speaks: "ein Polizeisprecher", "a spokesman for the council"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from newsdash.extraction.actors import ActorTable, DocActor
from newsdash.extraction.analysis import Analysis
from newsdash.extraction.descriptions import Descriptions
from newsdash.extraction.mentions import HOUSES
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase
from newsdash.extraction.resolved import Resolved
from newsdash.extraction.salience import Salience
from newsdash.extraction.words import Word

_COMPOUND = 4  # letters of what a spokesperson speaks for in "Kreissprecher"


class Spokespersons:
    """Finds the houses of one article that unnamed people speak for.

    ``of_phrase`` resolves any other phrase.
    """

    def __init__(
        self,
        analysis: Analysis,
        actors: ActorTable,
        salience: Salience,
        descriptions: Descriptions,
        of_phrase: Callable[[Phrase], Resolved | None],
    ) -> None:
        self.analysis = analysis
        self.actors = actors
        self.salience = salience
        self.descriptions = descriptions
        self.nouns = nouns(analysis.language)
        self.words = analysis.lexicon.words
        self._of_phrase = of_phrase

    def house_of(self, phrase: Phrase) -> Resolved | None:
        """Return the house that an unnamed spokesperson speaks for; ``None`` of nobody."""
        for mention, actor in self.actors.between(phrase.start, phrase.end + 1):
            if not mention.indirect and (actor.kind != "person" or mention.end == phrase.end):
                return Resolved(phrase.start, phrase.end, actor, 0.9)  # "a spokesman for Lee"
        named = self._of_owner(phrase) or self._of_part(phrase)
        if (named := named or self.of_compound(phrase, self.words("spokes_stem"))) is not None:
            return named
        if phrase.core[0].lower in self.words("definite"):
            last = self.salience.last(phrase.start, HOUSES)
            return Resolved(phrase.start, phrase.end, last, 0.6) if last else None
        before = self.salience.subject_before(phrase.start)
        house = self.of_subject(before) if before is not None else None
        house = house or self.only_house_of_sentence(phrase)
        return Resolved(phrase.start, phrase.end, house, 0.6) if house else None

    def _of_owner(self, phrase: Phrase) -> Resolved | None:
        """ "eine Sprecherin des Unternehmens", "a spokesperson for the energy department"."""
        owner = next(iter(self.analysis.attached(phrase)), None)
        noun = self.nouns.collective(owner.head) if owner is not None else None
        if owner is None or noun is None:
            return None
        if self.analysis.language == "en":
            told = self._of_phrase(owner)
            acts = told is not None and told.actor is not None and told.actor.kind != "group"
            return replace(told, start=phrase.start, end=phrase.end) if told and acts else None
        if not self.descriptions.houses.takes_up(owner.head, noun):
            return None
        found = self.descriptions.houses.taken_up(owner)
        return Resolved(phrase.start, phrase.end, found, 0.75 if found else 0.4)

    def _of_part(self, phrase: Phrase) -> Resolved | None:
        """ "ein Sprecher der Polizei": an institution that bears no name."""
        for word in phrase.words:
            noun = self.nouns.collective(word)
            if noun is not None and noun.kind != "group" and word is not phrase.head:
                institution = self.descriptions.institution(word, noun)
                return Resolved(phrase.start, phrase.end, institution, 0.85 if institution else 0.4)
        return None

    def only_house_of_sentence(self, phrase: Phrase) -> DocActor | None:
        """Return the one house that the sentence names before a phrase.

        "Beim Tierheim sieht man das anders: ..., so ein Sprecher".
        """
        sentence = self.analysis.sentence_at(phrase.start)
        named = self.actors.between(sentence.start, phrase.start) if sentence is not None else []
        houses = {actor for _, actor in named if actor.kind in HOUSES}
        return houses.pop() if len(houses) == 1 else None

    def of_compound(self, phrase: Phrase, tails: Collection[str]) -> Resolved | None:
        """Return what a compound begins with: "Kreissprecher", "Behördenangaben"."""
        word = phrase.head
        cut = max((word.lower.rfind(tail) for tail in tails), default=0)
        if cut < _COMPOUND:
            return None
        form = word.text[:cut].rstrip("-")
        form = form.removesuffix("s") if self.nouns.collective_form(form) is None else form
        noun = self.nouns.collective_form(form)
        several = form.casefold() in self.words("several_authorities")
        if noun is None or (noun.kind == "group" and not several):
            return None
        if form.casefold().endswith(tuple(self.words("court"))):  # "ein Gerichtssprecher"
            court = self.descriptions.court(phrase)
            return Resolved(phrase.start, phrase.end, court, 0.7 if court else 0.4)
        part = Word(word.i, form, word.start, word.start + len(form), word.line)
        house = self.descriptions.institution(part, noun)
        if house is None and several:  # "laut Behördenangaben"
            house = self.actors.promote(part.start, part.end, form, "government", "institution")
        if house is None and self.nouns.is_generic(form):  # "ein Konzernsprecher"
            told = replace(phrase, words=[part], core=[part], head=part)
            house = self.descriptions.houses.spoken_of(told)
        return Resolved(phrase.start, phrase.end, house, 0.75 if house else 0.4)

    def of_subject(self, phrase: Phrase) -> DocActor | None:
        """Return the house a subject is: "Der Verband mahnt. ..., so eine Sprecherin"."""
        found = self._of_phrase(phrase)
        actor = found.actor if found is not None else None
        return actor if actor is not None and actor.kind in HOUSES else None
