"""An AI model while its article is read, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdash.extraction.actors import slug
from newsdash.records import AIModel, Openness


@dataclass(slots=True)
class DocModel:
    """A model while its article is read.

    ``asides`` are the starts of mentions that only modify another noun ("ChatGPT-Entwickler"):
    what is said there is said of something else.
    """

    name: str
    family: str | None
    developer: str | None
    openness: Openness | None = None
    known_openness: Openness | None = None
    released: str | None = None
    runs_on: str | None = None
    parameters: int | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    asides: set[int] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Whether its weights are known to be there for all."""
        return (self.openness or self.known_openness) in ("open-weight", "open-source")

    def record(self, developer_id: str | None) -> AIModel:
        """Return the record."""
        openness = self.openness or self.known_openness
        return AIModel(
            f"model:{slug(self.name)}", self.name, self.family, self.developer, developer_id,
            self.parameters, openness, self.released, self.runs_on,
            tuple(sorted(set(self.mentions))),
        )  # fmt: skip
