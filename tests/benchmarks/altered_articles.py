"""As many plausible articles as one likes: those of a corpus, with other names and nouns.

A capitalised word of an article becomes another one of the same length, everywhere in it, so
that the places of its records still hold. Articles of one origin differ in every fourth word
or so, which is too much for a reprint.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from newsdash.extraction.actors import actor_id
from newsdash.extraction.registry import renamed
from newsdash.records import AIModel, Article, Evidence, Extraction, Quote, Role, Stance

CORPUS = Path("/work/shared/data/wikinews-quotes")
_CAPITALISED = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}\b")
_SOURCES = ("Elbtaler Bote", "Nordlicht-Presse", "Morgenblatt", "Kurier am Abend", "Landzeitung")


def corpus() -> list[Article]:
    """Return the articles of the corpus, none where it is not there."""
    lines = [
        json.loads(line)
        for file in sorted(CORPUS.glob("*.articles.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [Article(a["id"], None, a["title"], a["text"], "de", a.get("published")) for a in lines]


class Alteration:
    """Makes other articles of ``extractions``; the same ones for the same ``seed``."""

    def __init__(self, extractions: list[Extraction], seed: int = 7) -> None:
        self._extractions = extractions
        self._chance = random.Random(seed)
        words = {w for e in extractions for w in _CAPITALISED.findall(e.article.text)}
        self._of_length: dict[int, list[str]] = {}
        for word in sorted(words):
            self._of_length.setdefault(len(word), []).append(word)

    def articles(self, number: int) -> Iterator[Extraction]:
        """Yield so many articles with their records."""
        for at in range(number):
            yield self._altered(self._extractions[at % len(self._extractions)], at)

    def _altered(self, extraction: Extraction, number: int) -> Extraction:
        new: dict[str, str] = {}

        def word(match: re.Match[str]) -> str:
            if match[0] not in new:
                new[match[0]] = self._chance.choice(self._of_length.get(len(match[0]), [match[0]]))
            return new[match[0]]

        def other(text: str) -> str:
            return _CAPITALISED.sub(word, text)

        article = replace(
            extraction.article,
            id=f"article-{number}",
            path=f"archive/{number:07}.txt",
            title=other(extraction.article.title),
            text=other(extraction.article.text),
            source=self._chance.choice(_SOURCES),
        )
        return _transplanted(extraction, article, other)


def _transplanted(extraction, article, other) -> Extraction:
    text = article.text

    def evidence(found: Evidence | None) -> Evidence | None:
        return found and replace(found, text=text[found.start : found.end])

    def quote(found: Quote) -> Quote:
        speaker = found.speaker
        return replace(
            found,
            text=text[found.start : found.end],
            speaker=speaker and replace(speaker, text=text[speaker.start : speaker.end]),
            cue=evidence(found.cue),
        )

    def stance(found: Stance) -> Stance:
        target = replace(found.target, name=other(found.target.name))
        return replace(
            found, target=target, evidence=evidence(found.evidence), cue=evidence(found.cue)
        )

    def model(found: AIModel) -> AIModel:
        return replace(found, name=other(found.name))

    def role(found: Role) -> Role:
        return Role(other(found.title), found.organization and other(found.organization))

    actors = tuple(
        replace(
            actor,
            name=other(actor.name),
            aliases=tuple(map(other, actor.aliases)),
            roles=tuple(map(role, actor.roles)),
        )
        for actor in extraction.actors
    )
    moved = replace(
        extraction,
        article=article,
        actors=actors,
        models=tuple(map(model, extraction.models)),
        quotes=tuple(map(quote, extraction.quotes)),
        stances=tuple(map(stance, extraction.stances)),
    )
    return renamed(moved, {actor.id: actor_id(actor.kind, actor.name) for actor in actors})
