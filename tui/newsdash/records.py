"""The records everything is fed from: frozen, typed, without I/O.

They are the extraction contract, version 1. Offsets count characters of ``Article.text``
(Python string indices) and are half-open; wherever a record carries ``text`` beside
``start`` and ``end``, ``article.text[start:end] == text``. Unknown values are ``None``.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

SCHEMA_VERSION = 1

Offsets: TypeAlias = tuple[int, int]
ActorKind: TypeAlias = Literal["person", "organization", "government", "country", "group"]
QuoteKind: TypeAlias = Literal["direct", "partial", "indirect", "reported"]
Polarity: TypeAlias = Literal["support", "oppose", "mixed"]
Openness: TypeAlias = Literal["open-source", "open-weight", "closed"]
TargetKind: TypeAlias = Literal["topic", "actor", "model"]
FactKind: TypeAlias = Literal[
    "role", "developer", "parameters", "openness", "released", "runs_on", "based_on"
]
MergeRule: TypeAlias = Literal[
    "known name",
    "surname",
    "first and last name",
    "inflected form",
    "abbreviation",
    "spelling",
    "same words",
    "part of the name",
    "description",
    "told by the user",
]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all records: immutable, comparable, hashable, JSON in and out."""


class Evidence(Record, frozen=True):
    """A span of the article's text."""

    start: int
    end: int
    text: str


class Article(Record, frozen=True):
    """One article as it was read. ``published`` is an ISO date or the known part of one."""

    id: str
    path: str | None
    title: str
    text: str
    language: str
    published: str | None = None
    source: str | None = None


class Role(Record, frozen=True):
    """What an actor is, and at which organisation: ("CEO", "Meta")."""

    title: str
    organization: str | None


class Actor(Record, frozen=True):
    """Someone or something that acts; ``id`` is the same in every article."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Offsets, ...] = ()


class AIModel(Record, frozen=True):
    """An AI model or model family. ``parameters`` counts weights, not billions of them."""

    id: str
    name: str
    family: str | None
    developer: str | None
    developer_id: str | None
    parameters: int | None
    openness: Openness | None
    released: str | None
    runs_on: str | None
    mentions: tuple[Offsets, ...] = ()


STATED = ("family", "developer", "developer_id", "parameters", "openness", "released", "runs_on")
"""What is stated of an `AIModel`, by attribute; each may be unknown."""


class Speaker(Record, frozen=True):
    """Who is quoted: the words in the article, and the actor behind them where known."""

    actor: str | None
    text: str
    start: int
    end: int


class Quote(Record, frozen=True):
    """Something said. ``start``/``end`` are the outer bounds of ``spans``; marks lie outside."""

    id: str
    kind: QuoteKind
    start: int
    end: int
    text: str
    spans: tuple[Offsets, ...]
    speaker: Speaker | None
    cue: Evidence | None
    addressee: str | None
    venue: str | None
    confidence: float


class Target(Record, frozen=True):
    """What a stance is about; ``id`` is set for actors and models."""

    kind: TargetKind
    name: str
    id: str | None


class Shift(Record, frozen=True):
    """A change of mind: from one polarity to another, and when, as far as the text says."""

    from_: Polarity | None = msgspec.field(name="from")
    to: Polarity | None
    when: str | None


class Stance(Record, frozen=True):
    """Who supports or opposes what, and the words that show it."""

    id: str
    holder: str
    target: Target
    polarity: Polarity
    shift: Shift | None
    evidence: Evidence
    cue: Evidence | None
    quote: str | None
    confidence: float


class Fact(Record, frozen=True):
    """One thing an article says of an actor or a model, and the words that say it.

    ``value`` is written as in the record of the actor or model (sizes in digits); of a role,
    it is the title. ``since`` is when a role began, as an ISO date or the known part of one.
    ``evidence`` is ``None`` for what newsdash knows of itself, as the makers of known models.
    """

    about: str
    kind: FactKind
    value: str
    evidence: Evidence | None
    organization: str | None = None
    since: str | None = None


class Merge(Record, frozen=True):
    """A name that was taken for an actor, and the rule that did so."""

    actor: str
    name: str
    rule: MergeRule


class Background(Record, frozen=True):
    """What stands behind the records of an article: evidence of facts, reasons of merges."""

    facts: tuple[Fact, ...] = ()
    merges: tuple[Merge, ...] = ()


class Extraction(Record, frozen=True):
    """Everything found in one article.

    ``contract_form`` of it is one line of ``newsdash extract --format jsonl``; ``background``
    is not part of that, and unset in what is read from it.
    """

    schema: int
    article: Article
    actors: tuple[Actor, ...] = ()
    models: tuple[AIModel, ...] = ()
    quotes: tuple[Quote, ...] = ()
    stances: tuple[Stance, ...] = ()
    background: Background | msgspec.UnsetType = msgspec.UNSET

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the article says of its actors and models, where that was kept."""
        return self.background.facts if self.background else ()

    @property
    def merges(self) -> tuple[Merge, ...]:
        """Which names were taken for which actor and why, where that was kept."""
        return self.background.merges if self.background else ()


def contract_form(extraction: Extraction) -> Extraction:
    """Return ``extraction`` without what the contract does not have."""
    return msgspec.structs.replace(extraction, background=msgspec.UNSET)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Extraction)


def to_json(record: Record) -> bytes:
    """Return ``record`` as one line of UTF-8 JSON, without the line break."""
    return _encoder.encode(record)


def from_json(line: bytes | str) -> Extraction:
    """Read one line back.

    Raises:
        msgspec.ValidationError: the line is JSON but does not follow the contract.
        msgspec.DecodeError: the line is not JSON.
    """
    return _decoder.decode(line)
