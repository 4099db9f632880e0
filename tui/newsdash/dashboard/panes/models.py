"""AI models: who develops them, how large and how open they are, and since when."""

from __future__ import annotations

from typing import ClassVar

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.virtual_list import Cell
from newsdash.search.rows import ModelRow, Pane
from newsdash.search.wording import size
from newsdash.session.row_words import frequency
from newsdash.session.trail import Trail, trail_of_mentions
from newsdash.translation import figures, message, translate
from newsdash.translation.words import OPENNESS, word


class ModelsPane(RecordPane):
    """The pane of the AI models."""

    pane: ClassVar[Pane] = Pane.MODELS
    nothing: ClassVar[str] = message("no AI model is named in these articles")
    columns = (
        Column("name", 14, share=3, limit=36),
        Column("developer", 10, share=2, rank=1, limit=30),
        Column("size", 5, rank=2, right=True),
        Column("openness", 11, rank=3),
        Column("release", 10, rank=4),
        Column("named", 5, rank=1, right=True),
    )

    def row(self, number: int) -> ModelRow:
        """Return the row behind a number."""
        return self.index.models.rows[number]

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return name, developer, size, openness, release and mentions."""
        row = self.row(number)
        return (
            Cell(row.name, "model"),
            Cell(row.developer or UNKNOWN, "plain" if row.developer else "muted"),
            Cell(size(row.parameters) or UNKNOWN, "plain" if row.parameters else "muted"),
            Cell(word(OPENNESS, row.openness) or UNKNOWN, "plain" if row.openness else "muted"),
            Cell(release(row.released), "plain" if row.released else "muted"),
            Cell(figures(row.mentions)),
        )

    def label(self, number: int) -> str:
        """Return the name."""
        return self.row(number).name

    def subject(self, number: int) -> ModelRow:
        """Return the model."""
        return self.row(number)

    def trail(self, number: int) -> Trail:
        """Return the trail through the mentions."""
        row = self.row(number)
        return trail_of_mentions(row.name, row.sightings, self.pane)

    def detail(self, number: int) -> tuple[str, str]:
        """Return all facts known of the model."""
        row = self.row(number)
        facts = {
            message("developer"): row.developer,
            message("size"): size(row.parameters)
            and translate("{size} parameters", size=size(row.parameters)),
            message("openness"): word(OPENNESS, row.openness),
            message("released"): row.released and release(row.released),
            message("runs on"): row.runs_on,
        }
        known = " · ".join(f"{translate(fact)} {value}" for fact, value in facts.items() if value)
        family = f" ({row.family})" if row.family and row.family != row.name else ""
        return f"{row.name}{family}\n{known}", frequency(row)


def release(released: str | None) -> str:
    """Return a date as it is shown; of one without a year only month and day are known."""
    if released is None:
        return UNKNOWN
    return f"…{released[1:]}" if released.startswith("--") else released
