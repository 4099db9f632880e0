"""What the panes show: one row per actor, model, stance and quote of all articles.

Rows refer to each other and to articles by number: the position in their table.
``NOBODY`` stands for an unknown one. They are made from the index when they are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct, field

from newsdash.records import ActorKind, Offsets, Openness, Quote, Role, Stance

NOBODY = -1


class Pane(StrEnum):
    """The four kinds of rows, in the order they are shown."""

    ACTORS = "actors"
    MODELS = "models"
    STANCES = "stances"
    QUOTES = "quotes"


class Sighting(Struct):
    """Where one article names an actor or a model: offsets into its text."""

    article: int
    mentions: tuple[Offsets, ...]


class ActorRow(Struct):
    """An actor over all articles. ``names`` counts the articles that use each name."""

    number: int
    id: str
    kind: ActorKind
    name: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[Role, None] = field(default_factory=dict)
    mentions: int = 0
    quotes: int = 0
    sightings: Sequence[Sighting] = ()


class ModelRow(Struct):
    """A model over all articles.

    A fact is the first that an article states; ``sources`` says which article that was.
    """

    number: int
    id: str
    name: str
    family: str | None = None
    developer: str | None = None
    developer_id: str | None = None
    parameters: int | None = None
    openness: Openness | None = None
    released: str | None = None
    runs_on: str | None = None
    sources: dict[str, int] = field(default_factory=dict)
    mentions: int = 0
    sightings: Sequence[Sighting] = ()


class QuoteRow(Struct):
    """A quote, who says it, and the actors and models named inside it."""

    number: int
    article: int
    quote: Quote
    speaker: int
    actors: tuple[int, ...]
    models: tuple[int, ...]


class StanceRow(Struct):
    """A stance, whose it is, what it is about, and who is named in its evidence.

    ``quotes`` are those it was read from or whose words overlap its evidence.
    """

    number: int
    article: int
    stance: Stance
    holder: int
    target_actor: int
    target_model: int
    actors: tuple[int, ...]
    models: tuple[int, ...]
    quotes: tuple[int, ...]
