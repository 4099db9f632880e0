"""What can be corrected of a row: the choices that are offered, and what each comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsdash.corrections.records import (
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
from newsdash.records import Evidence, Polarity
from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, Pane
from newsdash.translation import message, translate

_STANDS: dict[Polarity, str] = {
    "support": message("it is support"),
    "oppose": message("it is opposition"),
    "mixed": message("it is both, or neither"),
}


class Choice(NamedTuple):
    """One way to correct a row: at once, or with what is asked for."""

    says: str
    correction: Correction | None = None
    asks: str = ""
    """What is asked for, in words; empty where nothing is."""
    made: Callable[[str], Correction | None] | None = None
    """What the answer comes to; ``None`` where it is none."""
    names_of: Pane | None = None
    """The pane whose rows the answer names."""


def choices(index: Index, pane: Pane, number: int) -> list[Choice]:
    """Return how a row of a pane can be corrected."""
    match pane:
        case Pane.STANCES:
            return list(_of_stance(index, number))
        case Pane.QUOTES:
            return list(_of_quote(index, number))
        case Pane.ACTORS:
            return list(_of_actor(index, number))
        case Pane.MODELS:
            return list(_of_model(index, number))


def _of_stance(index: Index, number: int) -> Iterator[Choice]:
    row = index.stances.rows[number]
    stance, article = row.stance, index.articles[row.article].id

    def corrected(polarity: Polarity | None) -> StanceCorrected:
        return StanceCorrected(
            article, stance.evidence, stance.holder, stance.target.name, polarity
        )

    for polarity, says in _STANDS.items():
        if polarity != stance.polarity:
            yield Choice(translate(says), corrected(polarity))
    yield Choice(translate("it is no stance"), corrected(None))


def _of_quote(index: Index, number: int) -> Iterator[Choice]:
    row = index.quotes.rows[number]
    quote, article = row.quote, index.articles[row.article].id
    place = Evidence(quote.start, quote.end, quote.text)

    def said_by(name: str) -> Correction | None:
        return SpeakerCorrected(article, place, name) if name else None

    yield Choice(
        translate("somebody else says it …"),
        asks=translate("who says it"), made=said_by, names_of=Pane.ACTORS,
    )  # fmt: skip
    if row.speaker != NOBODY:
        unknown = SpeakerCorrected(article, place, None)
        yield Choice(translate("it is not known who says it"), unknown)
    yield Choice(translate("it is no quote"), QuoteDismissed(article, place))


def _of_actor(index: Index, number: int) -> Iterator[Choice]:
    row = index.actors.rows[number]

    def is_called(name: str) -> Correction | None:
        others = tuple(dict.fromkeys([row.name, *row.names]))
        return ActorsMerged(name, others) if name and name != row.name else None

    def told_by(typed: str) -> Correction | None:
        words = tuple(w for w in (part.strip() for part in typed.split(",")) if w)
        return ActorSplit(row.name, words) if len(words) > 1 else None

    yield Choice(
        translate("it is the same as …"),
        asks=translate("whom it is the same as"), made=is_called, names_of=Pane.ACTORS,
    )  # fmt: skip
    yield Choice(
        translate("several bear the name …"),
        asks=translate("a word for each, with commas, that only its articles have: SPD, VfB"),
        made=told_by,
    )  # fmt: skip
    yield Choice(translate("it is no actor"), ActorDismissed(row.name))


def _of_model(index: Index, number: int) -> Iterator[Choice]:
    name = index.models.rows[number].name

    def is_called(typed: str) -> Correction | None:
        return ModelsMerged(typed, (name,)) if typed and typed != name else None

    yield Choice(
        translate("it is the same as …"),
        asks=translate("which model it is"), made=is_called, names_of=Pane.MODELS,
    )  # fmt: skip
    yield Choice(translate("it is no AI model"), ModelDismissed(name))
