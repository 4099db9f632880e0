"""An AI model while its article is read, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdash.extraction.actors import model_id
from newsdash.records import AIModel, Evidence, Fact, FactKind, Openness

_FACTS: tuple[FactKind, ...] = (
    "developer", "parameters", "openness", "released", "runs_on", "based_on"
)  # fmt: skip


@dataclass(slots=True)
class DocModel:
    """A model while its article is read.

    ``told_at`` says where the article tells a fact; what newsdash knows of itself has no place.
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
    based_on: str | None = None
    told_at: dict[FactKind, tuple[int, int]] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    asides: set[int] = field(default_factory=set)

    def learn(self, kind: FactKind, value: str | int | None, place: tuple[int, int]) -> None:
        """Take in what the article says at ``place``, unless the fact is known already."""
        if value is not None and getattr(self, kind) in (None, value):
            setattr(self, kind, value)
            self.told_at.setdefault(kind, place)

    def facts(self, text: str) -> list[Fact]:
        """Return what is known of the model, each with the words in ``text`` that say it."""
        record = self.record(None)
        values = {kind: getattr(record, kind, None) for kind in _FACTS}
        values["based_on"] = self.based_on
        return [
            Fact(record.id, kind, str(value), self._evidence(kind, text))
            for kind, value in values.items()
            if value is not None
        ]

    def _evidence(self, kind: FactKind, text: str) -> Evidence | None:
        start, end = self.told_at.get(kind, (0, 0))
        return Evidence(start, end, text[start:end]) if end else None

    @property
    def is_open(self) -> bool:
        """Whether its weights are known to be there for all."""
        return (self.openness or self.known_openness) in ("open-weight", "open-source")

    def record(self, developer_id: str | None) -> AIModel:
        """Return the record."""
        openness = self.openness or self.known_openness
        return AIModel(
            model_id(self.name), self.name, self.family, self.developer, developer_id,
            self.parameters, openness, self.released, self.runs_on,
            tuple(sorted(set(self.mentions))),
        )  # fmt: skip
