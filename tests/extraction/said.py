"""Short cuts for tests: read a text with the rules alone."""

from __future__ import annotations

from newsdash.extraction.analysis import analyse
from newsdash.extraction.reading import ArticleReading
from newsdash.records import Actor, Quote, Stance


def read(text: str, language: str = "de", published: str | None = None) -> ArticleReading:
    return ArticleReading(analyse(text, language), published)


def quotes(text: str, language: str = "de") -> list[Quote]:
    return list(read(text, language).quotes())


def said_by(text: str, language: str = "de") -> list[tuple[str, str, str | None]]:
    """Kind, text and speaker's name of each quotation."""
    reading = read(text, language)
    found = reading.quotes()
    names = {actor.id: actor.name for actor in reading.actors()}
    return [(q.kind, q.text, names.get((q.speaker and q.speaker.actor) or "")) for q in found]


def actors(text: str, language: str = "de") -> dict[str, Actor]:
    return {actor.name: actor for actor in read(text, language).actors()}


def stances(text: str, language: str = "de") -> list[tuple[str, str, str]]:
    """Holder's name, polarity and target's name of each stance."""
    reading = read(text, language)
    found: tuple[Stance, ...] = reading.stances()
    names = {actor.id: actor.name for actor in reading.actors()}
    return [(names[s.holder], s.polarity, s.target.name) for s in found]
