"""What the extraction process tells its parent, one JSON object a line, in this order:
``Counted`` (again when more is known), then for each input ``Extracted`` or ``Failed``,
``PipelineChosen`` once for each language met, and ``Finished`` last; or ``Stopped`` instead,
where it cannot go on.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from newsdash.records import Extraction


class Event(msgspec.Struct, frozen=True, tag=True):
    """Base of the messages; the JSON carries the class name as ``type``."""


class Counted(Event, frozen=True):
    """So many inputs (files, or articles where they can be counted) are to be read."""

    total: int


class PipelineChosen(Event, frozen=True):
    """``language`` is read with this spaCy pipeline; ``note`` tells the user what that means."""

    language: str
    name: str
    version: str
    note: str


class Extracted(Event, frozen=True):
    """One article is done; ``done`` counts the inputs finished so far."""

    extraction: Extraction
    done: int


class Failed(Event, frozen=True):
    """An input could not be read: where, and one line saying why and what to do."""

    where: str
    reason: str
    done: int


class Stopped(Event, frozen=True):
    """Nothing more comes, though not all is read; one line saying why and what to do."""

    reason: str


class Finished(Event, frozen=True):
    """Nothing more comes."""

    articles: int
    failures: int


AnyEvent: TypeAlias = Counted | PipelineChosen | Extracted | Failed | Stopped | Finished

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def encode(event: AnyEvent) -> bytes:
    """Return the event as one line of JSON, with its line break."""
    return _encoder.encode(event) + b"\n"


def decode(line: bytes) -> AnyEvent:
    """Read one line back; raises ``msgspec.DecodeError`` when it is none of ours."""
    return _decoder.decode(line)
