"""With what articles are read: recorded beside what was found, so that older finds are known.

Nothing here loads a pipeline.
"""

from __future__ import annotations

import functools
import hashlib
from typing import NamedTuple

import msgspec

from newsdash import __version__, resources
from newsdash.configuration import DEFAULTS, Configuration
from newsdash.extraction.pipeline_choice import choose


class Extractor(NamedTuple):
    """A pipeline, the newsdash around it, and a fingerprint of what the rules know."""

    language: str
    pipeline: str
    version: str
    newsdash: str
    knowledge: str


def extractor(
    language: str, pipeline: str, version: str, configuration: Configuration = DEFAULTS
) -> Extractor:
    """Return what a pipeline that has read ``language`` is recorded as."""
    return Extractor(language, pipeline, version, __version__, knowledge(language, configuration))


def current_extractor(language: str, configuration: Configuration = DEFAULTS) -> Extractor:
    """Return what would read ``language`` now.

    Raises:
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    choice = choose(language, configuration)
    return extractor(language, choice.name, choice.version, configuration)


@functools.lru_cache
def knowledge(language: str, configuration: Configuration = DEFAULTS) -> str:
    """Return a fingerprint of the lexicon of ``language`` and of the user's own corrections."""
    found = hashlib.sha256()
    for folder in ("shared", language):
        for file in sorted((resources.lexicon() / folder).glob("*.t*")):
            found.update(f"{folder}/{file.name}\0".encode() + file.read_bytes() + b"\0")
    own = (
        configuration.topics,
        configuration.same_actors,
        configuration.no_actors,
        configuration.split_actors,
        configuration.apart_actors,
    )
    if any(own):
        found.update(msgspec.json.encode(own))
    return found.hexdigest()[:16]
