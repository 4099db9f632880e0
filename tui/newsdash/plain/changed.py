"""Who changed sides, who contradicts themselves, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from newsdash.dossier.moves import Move, disagreements, moves
from newsdash.plain.listing import Listing
from newsdash.search.news import new_rows
from newsdash.search.periods import written
from newsdash.search.rows import ActorRow, Pane
from newsdash.search.targets import StanceFacts
from newsdash.session import reasons, row_lines
from newsdash.session.session import Session
from newsdash.session.trail import (
    Trail,
    fact_stop,
    stops_of_move,
)
from newsdash.translation import figures, translate

MOST_MOVES: Final = 2_000
"""So many changes are looked for; a filter leads to the others."""


class Changes(NamedTuple):
    """Changes of mind and contradictions; ``more`` where not all were looked for."""

    changed: tuple[Move, ...]
    contradictions: tuple[Move, ...]
    more: bool


def changes(session: Session) -> Changes:
    """Look for who changed sides and who contradicts themselves."""
    kept = session.result.masks.get(Pane.STANCES)
    if kept is None:
        return Changes((), (), False)
    index = session.index
    groups = disagreements(StanceFacts.later(index, session.result, all_stances=True)())
    found = list(islice((m for some in moves(index, groups, kept) for m in some), MOST_MOVES + 1))
    shown = found[:MOST_MOVES]
    return Changes(
        tuple(move for move in shown if not move.contradiction),
        tuple(move for move in shown if move.contradiction),
        len(found) > MOST_MOVES,
    )


class ChangesListing(Listing):
    """Who changed sides, or who contradicts themselves."""

    def __init__(self, session: Session, contradictions: bool) -> None:
        self._index = session.index
        self._found = changes(session)
        self._contradictions = contradictions
        self._moves = self._found.contradictions if contradictions else self._found.changed

    @property
    def title(self) -> str:
        """What is listed."""
        if self._contradictions:
            return translate("contradictions")
        return translate("changes of mind")

    def notes(self) -> Iterator[str]:
        """Yield how much there is of the other, and whether there is more."""
        changed, against = len(self._found.changed), len(self._found.contradictions)
        if self._contradictions:
            yield translate(":changes lists changes of mind: {count}", count=figures(changed))
        else:
            yield translate(":contradictions lists contradictions: {count}", count=figures(against))
        if self._found.more:
            yield translate("these are the latest; a filter leads to others")

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        if self._contradictions:
            return translate("nobody contradicts themselves")
        return translate("nobody changed sides")

    def __len__(self) -> int:
        return len(self._moves)

    def line(self, at: int) -> str:
        """Return the change in a sentence."""
        return reasons.summary(self._moves[at])

    def trail(self, at: int) -> Trail:
        """Return the places of all changes, before and after, from this one on."""
        places = [list(stops_of_move(move)) for move in self._moves]
        stops = [stop for each in places for stop in each]
        first = sum(map(len, places[:at]))
        return Trail(self.title, len(stops), stops.__getitem__, Pane.STANCES, first)

    def reasons(self, at: int) -> Iterator[str]:
        """Yield the evidence before and after."""
        return reasons.of_move(self._index, self._moves[at])

    def subject(self, at: int) -> ActorRow:
        """Return who changed sides."""
        return self._index.actors.rows[self._index.actor(self._moves[at].change.holder)]


class NewListing(Listing):
    """Stances and quotes of articles that came since the last visit."""

    def __init__(self, session: Session) -> None:
        self._index = session.index
        self._rows = [
            (pane, row)
            for pane in (Pane.STANCES, Pane.QUOTES)
            for row in new_rows(session.index, session.result, pane)
        ]

    @property
    def title(self) -> str:
        """Since when it is new."""
        last = self._index.last_visit
        return translate("new since {day}", day=written(last) if last is not None else "")

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        if self._index.last_visit is None:
            return translate("it is not known when you were here last")
        return translate("nothing is new since your last visit")

    def __len__(self) -> int:
        return len(self._rows)

    def line(self, at: int) -> str:
        """Return the row in a line."""
        return row_lines.line(self._index, *self._rows[at])

    def trail(self, at: int) -> Trail:
        """Return what is new, from this row on."""
        index, rows = self._index, self._rows
        return Trail(self.title, len(rows), lambda n: fact_stop(index, *rows[n]), Pane.STANCES, at)

    def reasons(self, at: int) -> Iterator[str]:
        """Yield what the row rests on."""
        return reasons.of_row(self._index, *self._rows[at])
