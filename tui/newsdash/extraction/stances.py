"""Stances."""

from __future__ import annotations

from dataclasses import dataclass

from newsdash.records import Stance
from newsdash.extraction.utterance import Utterance


@dataclass(eq=False)
class DocStance:
    """A stance."""

    utterance: Utterance | None = None

    def record(self, text: str, identifier: str, quote: str | None) -> Stance:
        raise NotImplementedError


class StanceFinder:
    """Finds."""

    def __init__(self, *args: object) -> None:
        pass

    def find(self) -> list[DocStance]:
        return []
