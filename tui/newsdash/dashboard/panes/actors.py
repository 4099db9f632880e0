"""Actors: who they are, how often they are named, how often they are quoted."""

from __future__ import annotations

from typing import ClassVar

from newsdash.dashboard.columns import Column
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.virtual_list import Cell
from newsdash.search.rows import ActorRow, Pane
from newsdash.session.row_words import frequency
from newsdash.session.trail import Trail, trail_of_mentions
from newsdash.translation import figures, message, translate
from newsdash.translation.words import KINDS, KINDS_IN_SHORT, word


class ActorsPane(RecordPane):
    """The pane of those who act."""

    pane: ClassVar[Pane] = Pane.ACTORS
    nothing: ClassVar[str] = message("no one acts in these articles")
    columns = (
        Column("kind", 8, rank=2),
        Column("name", 15, share=3, limit=36),
        Column("role", 9, share=4, rank=3, limit=60),
        Column("named", 6, rank=1, right=True),
        Column("quotes", 6, rank=1, right=True),
    )

    def row(self, number: int) -> ActorRow:
        """Return the row behind a number."""
        return self.index.actors.rows[number]

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return kind, name, role and counts."""
        row = self.row(number)
        return (
            Cell(word(KINDS_IN_SHORT, row.kind), "muted"),
            Cell(row.name, "strong"),
            Cell("; ".join(roles(row)[:2]), "muted"),
            Cell(figures(row.mentions)),
            Cell(figures(row.quotes) if row.quotes else "", "plain"),
        )

    def label(self, number: int) -> str:
        """Return the name."""
        return self.row(number).name

    def subject(self, number: int) -> ActorRow:
        """Return the actor."""
        return self.row(number)

    def trail(self, number: int) -> Trail:
        """Return the trail through the mentions."""
        row = self.row(number)
        return trail_of_mentions(row.name, row.sightings, self.pane)

    def detail(self, number: int) -> tuple[str, str]:
        """Return the name with the roles, and the other names."""
        row = self.row(number)
        others = [name for name in (*row.names, *row.aliases) if name != row.name]
        known_as = ", ".join(dict.fromkeys(others))
        about = f"{word(KINDS, row.kind)} · {frequency(row)}"
        text = "\n".join(part for part in (row.name, "; ".join(roles(row))) if part)
        also = translate("also {names}", names=known_as)
        return text, f"{about} · {also}" if known_as else about


def roles(row: ActorRow) -> list[str]:
    """Return an actor's roles as they are shown: "CEO · Meta"."""
    return [
        " · ".join(part for part in (role.title, role.organization) if part) for role in row.roles
    ]
