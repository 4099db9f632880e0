"""Puts corrections over what was found in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from newsdash.configuration import Configuration
from newsdash.corrections.records import (
    AboutActors,
    AboutModels,
    ActorDismissed,
    ActorsMerged,
    ActorSplit,
    Correction,
    ModelDismissed,
    ModelsMerged,
    QuoteDismissed,
    SpeakerCorrected,
    StanceCorrected,
)
from newsdash.records import Actor, Evidence, Extraction, Offsets, Quote, Speaker, Stance

_SAME = 0.5
"""Overlap, of the characters of both, from which on two places are one."""


class Corrector:
    """Applies corrections to one article after the other.

    Args:
        corrections: in the order they were made; of two for one place the later counts.
    """

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self._stances: dict[str, list[StanceCorrected]] = defaultdict(list)
        self._speakers: dict[str, list[SpeakerCorrected]] = defaultdict(list)
        self._no_quotes: dict[str, list[QuoteDismissed]] = defaultdict(list)
        self._about_models: list[AboutModels] = []
        about_actors: list[AboutActors] = []
        for correction in corrections:
            match correction:
                case StanceCorrected(article=article):
                    self._stances[article].append(correction)
                case SpeakerCorrected(article=article):
                    self._speakers[article].append(correction)
                case QuoteDismissed(article=article):
                    self._no_quotes[article].append(correction)
                case ModelsMerged() | ModelDismissed():
                    self._about_models.append(correction)
                case _:
                    about_actors.append(correction)
        self._about_actors = _decided(about_actors) if about_actors else None

    def apply(self, extraction: Extraction) -> Extraction:
        """Return the records of an article as the user wants them; the same if nothing applies."""
        article = extraction.article.id
        for speaker in self._speakers.get(article, ()):
            extraction = _with_speaker(extraction, speaker)
        for stance in self._stances.get(article, ()):
            extraction = _with_stance(extraction, stance)
        for quote in self._no_quotes.get(article, ()):
            extraction = _without_quote(extraction, quote)
        if self._about_models and extraction.models:
            from newsdash.corrections.about_models import with_models

            extraction = with_models(extraction, self._about_models)
        if self._about_actors is not None:
            # loaded where it is needed: reading on without corrections needs nothing of it
            from newsdash.extraction.corrections import corrections

            extraction = corrections(self._about_actors).apply(extraction)
        return extraction


def _decided(made: Sequence[AboutActors]) -> Configuration:
    """What they come to, as if it stood in the configuration."""
    same = tuple((c.name, c.others) for c in made if isinstance(c, ActorsMerged))
    split = tuple((c.name, c.words) for c in made if isinstance(c, ActorSplit))
    none = tuple(c.name for c in made if isinstance(c, ActorDismissed))
    return Configuration(same_actors=same, split_actors=split, no_actors=none)


def _with_stance(extraction: Extraction, correction: StanceCorrected) -> Extraction:
    def corrected(stance: Stance) -> Stance | None:
        if not _is_meant(stance, correction):
            return stance
        if correction.polarity is None:
            return None
        return replace(stance, polarity=correction.polarity, confidence=1.0)

    found = (corrected(stance) for stance in extraction.stances)
    return replace(extraction, stances=tuple(s for s in found if s is not None))


def _is_meant(stance: Stance, correction: StanceCorrected) -> bool:
    same = stance.holder == correction.holder and stance.target.name == correction.target
    return same and _is_one_place(_span(stance.evidence), _span(correction.evidence))


def _without_quote(extraction: Extraction, correction: QuoteDismissed) -> Extraction:
    gone = {q.id for q in extraction.quotes if _is_the_quote(q, correction.quote)}
    if not gone:
        return extraction
    stances = (
        replace(s, quote=None) if s.quote in gone else s
        for s in extraction.stances
        if s.quote not in gone or s.cue is not None
    )
    quotes = tuple(q for q in extraction.quotes if q.id not in gone)
    return replace(extraction, quotes=quotes, stances=tuple(stances))


def _with_speaker(extraction: Extraction, correction: SpeakerCorrected) -> Extraction:
    """Another speaker; stances that were read from the quote are his now."""
    meant = [q for q in extraction.quotes if _is_the_quote(q, correction.quote)]
    if not meant:
        return extraction
    actor = _actor_called(correction.speaker, extraction) if correction.speaker else None
    before = {q.id: q.speaker.actor if q.speaker else None for q in meant}
    known = {a.id for a in extraction.actors}
    actors = extraction.actors
    if actor is not None and actor.id not in known:
        actors = (*actors, actor)
    quotes = tuple(_said_by(q, actor) if q in meant else q for q in extraction.quotes)
    stances = (_held_by(s, before, actor) for s in extraction.stances)
    return replace(
        extraction, actors=actors, quotes=quotes, stances=tuple(s for s in stances if s is not None)
    )


def _said_by(quote: Quote, actor: Actor | None) -> Quote:
    identifier = actor.id if actor is not None else None
    place = quote.speaker
    if place is None:
        if actor is None:
            return quote
        place = Speaker(identifier, "", quote.start, quote.start)
    return replace(quote, speaker=replace(place, actor=identifier), confidence=1.0)


def _held_by(stance: Stance, before: dict[str, str | None], actor: Actor | None) -> Stance | None:
    if stance.quote not in before or stance.holder != before[stance.quote]:
        return stance
    return replace(stance, holder=actor.id) if actor is not None else None


def _actor_called(name: str, extraction: Extraction) -> Actor:
    """The actor of that name or alias; a new one, a person, where the article has none."""
    folded = name.casefold()
    for names in (lambda a: (a.name,), lambda a: a.aliases):
        for actor in extraction.actors:
            if any(called.casefold() == folded for called in names(actor)):
                return actor
    from newsdash.extraction.actors import actor_id

    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", extraction.article.text)
    return Actor(actor_id("person", name), name, "person", mentions=tuple(m.span() for m in places))


def _is_the_quote(quote: Quote, place: Evidence) -> bool:
    return _is_one_place((quote.start, quote.end), _span(place))


def _span(evidence: Evidence) -> Offsets:
    return evidence.start, evidence.end


def _is_one_place(one: Offsets, other: Offsets) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    covered = max(one[1], other[1]) - min(one[0], other[0])
    return covered == 0 or shared / covered >= _SAME
