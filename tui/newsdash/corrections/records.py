"""Corrections: one thing each that the user has put right.

What stands in an article is known by the article's id and by its place there, with the words, so
that it is found again when a newer extraction places it a little differently.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from newsdash.records import Evidence, Polarity


class _Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """Base of all corrections: immutable, comparable, JSON in and out."""


class StanceCorrected(_Correction, frozen=True, tag="stance"):
    """A stance has another polarity, or is none (``polarity`` is ``None``)."""

    article: str
    evidence: Evidence
    holder: str
    target: str
    polarity: Polarity | None


class SpeakerCorrected(_Correction, frozen=True, tag="speaker"):
    """A quote has another speaker, by name; ``None``: it is not known who."""

    article: str
    quote: Evidence
    speaker: str | None


class QuoteDismissed(_Correction, frozen=True, tag="no quote"):
    """What was taken for a quote is none."""

    article: str
    quote: Evidence


class ActorsMerged(_Correction, frozen=True, tag="one actor"):
    """Names that are one actor, called ``name``."""

    name: str
    others: tuple[str, ...]


class ActorSplit(_Correction, frozen=True, tag="several actors"):
    """One name that several bear; of each a word that tells its articles from the others'."""

    name: str
    words: tuple[str, ...]


class ActorDismissed(_Correction, frozen=True, tag="no actor"):
    """What was taken for an actor is none."""

    name: str


class ModelsMerged(_Correction, frozen=True, tag="one model"):
    """Names that are one AI model, called ``name``."""

    name: str
    others: tuple[str, ...]


class ModelDismissed(_Correction, frozen=True, tag="no model"):
    """What was taken for an AI model is none."""

    name: str


AboutActors: TypeAlias = ActorsMerged | ActorSplit | ActorDismissed
AboutModels: TypeAlias = ModelsMerged | ModelDismissed
Correction: TypeAlias = (
    StanceCorrected | SpeakerCorrected | QuoteDismissed | AboutActors | AboutModels
)

_decoder: msgspec.json.Decoder[Correction] = msgspec.json.Decoder(Correction)


def to_line(correction: Correction) -> bytes:
    """Return a correction as one line of JSON, with the line break."""
    return msgspec.json.encode(correction) + b"\n"


def from_line(line: bytes) -> Correction:
    """Read one line back.

    Raises:
        msgspec.MsgspecError: the line is no correction.
    """
    return _decoder.decode(line)
