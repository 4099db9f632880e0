"""The views that count: the matrix, and the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsdash.plain.listing import Listing
from newsdash.plain.pane_listing import named_term
from newsdash.search.matrix import Matrix, Order, Tally, described, matrix
from newsdash.search.rows import ActorRow, Pane
from newsdash.search.targets import StanceFacts
from newsdash.search.timeline import DatedFacts, Grain, Period, bounds, timeline
from newsdash.session import reasons, row_lines
from newsdash.session.row_words import period_name
from newsdash.session.session import Session
from newsdash.session.trail import Trail, fact_stop, stance_stop, trail_of_rows
from newsdash.session.wording import joined, quotes, stances, tally
from newsdash.translation import translate, translate_many
from newsdash.translation.words import EMPTY_PERIODS, GRAINS, VIEWS, word

FITTING: Final = 40
"""Lines of a timeline whose grain nobody chose."""


class Cell(NamedTuple):
    """An actor and a target that there are stances of, by row and column of a matrix."""

    row: int
    column: int
    tally: Tally


class MatrixListing(Listing):
    """Who stands where on what, an actor and a target a line."""

    def __init__(self, session: Session, order: Order) -> None:
        self._index, self._order = session.index, order
        self._matrix: Matrix = matrix(StanceFacts.later(session.index, session.result)(), order)
        self._cells = [
            Cell(row, column, counts)
            for row in range(len(self._matrix.actors))
            for column, counts in sorted(self._matrix.row(row).items())
        ]

    @property
    def title(self) -> str:
        """What is counted, and what comes first."""
        if self._order is Order.DISPUTED:
            return translate("matrix, the most disputed targets first")
        return translate("matrix, the most frequent targets first")

    def notes(self) -> Iterator[str]:
        """Yield how many actors and targets there are, and what has no line."""
        actors = translate_many("{count} actor", "{count} actors", len(self._matrix.actors))
        targets = translate_many("{count} target", "{count} targets", len(self._matrix.targets))
        yield f"{actors}, {targets}"
        if self._matrix.nobodys:
            nobodys = translate_many(
                "{count} stance of nobody known",
                "{count} stances of nobody known",
                self._matrix.nobodys,
            )
            yield translate("without a line: {stances}", stances=nobodys)

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        return translate("nobody who is known takes a stance")

    def __len__(self) -> int:
        return len(self._cells)

    def line(self, at: int) -> str:
        """Return whose stances on what there are, counted."""
        cell = self._cells[at]
        actor, target = described(self._index, self._matrix, cell.row, cell.column)
        return translate(
            "{actor} on {target}: {tally}", actor=actor, target=target, tally=tally(cell.tally)
        )

    def _stances(self, at: int) -> Sequence[int]:
        return self._matrix.stances(self._cells[at].row, self._cells[at].column)

    def trail(self, at: int) -> Trail:
        """Return the stances of the cell, the newest first."""
        cell, index = self._cells[at], self._index
        actor, target = described(index, self._matrix, cell.row, cell.column)
        title = translate("{actor} on {target}", actor=actor, target=target)
        rows = self._stances(at)
        return trail_of_rows(title, rows, lambda n: stance_stop(index, n), Pane.STANCES, 0)

    def reasons(self, at: int) -> Iterator[str]:
        """Yield what the stances of the cell rest on."""
        for row in self._stances(at):
            yield from reasons.of_row(self._index, Pane.STANCES, row)

    def subject(self, at: int) -> ActorRow:
        """Return the actor."""
        return self._index.actors.rows[self._matrix.actors[self._cells[at].row]]

    def terms(self, at: int) -> tuple[str, ...]:
        """Return the terms for the actor and the target."""
        cell = self._cells[at]
        actor, target = described(self._index, self._matrix, cell.row, cell.column)
        return (*named_term("by", actor), *named_term("target", target))


class TimelineListing(Listing):
    """Stances and quotes by period, the earliest first."""

    def __init__(self, session: Session, grain: Grain | None) -> None:
        self._index = session.index
        self._found = timeline(DatedFacts.later(session.index, session.result)(), grain, FITTING)

    @property
    def title(self) -> str:
        """The grain."""
        return f"{word(VIEWS, 'timeline')} {word(GRAINS, self._found.grain.value)}"

    def notes(self) -> Iterator[str]:
        """Yield how much has no place on the line."""
        if self._found.undated:
            yield translate_many(
                "{count} stance or quote without such a date",
                "{count} stances and quotes without such a date",
                self._found.undated,
            )

    @property
    def nothing(self) -> str:
        """Why there is nothing."""
        return translate("there is nothing with a date")

    def __len__(self) -> int:
        return len(self._found.periods)

    def line(self, at: int) -> str:
        """Return the period and its counts."""
        period = self._found.periods[at]
        if period.skipped:
            empty = translate_many(*EMPTY_PERIODS[self._found.grain.value], period.skipped)
            return translate("{periods}, from {first}", periods=empty, first=self._name(period))
        counts = f"{stances(period.stances)}, {tally(period)}" if period.stances else None
        said = quotes(period.quotes) if period.quotes else None
        told = joined((counts, said)) or translate("nothing")
        return f"{self._name(period)}: {told}"

    def _name(self, period: Period) -> str:
        name = period_name(self._found.grain, period.code)
        if self._found.grain is not Grain.WEEK:
            return name
        first, last = bounds(self._found.grain, period.code)
        return f"{name}, {translate('{first} to {last}', first=first, last=last)}"

    def _rows(self, at: int) -> list[tuple[Pane, int]]:
        code = self._found.periods[at].code
        return [
            *((Pane.STANCES, row) for row in self._found.stances(code)),
            *((Pane.QUOTES, row) for row in self._found.quotes(code)),
        ]

    def trail(self, at: int) -> Trail | None:
        """Return the stances of the period, then its quotes."""
        rows, index = self._rows(at), self._index
        if not rows:
            return None
        name = self._name(self._found.periods[at])
        return Trail(name, len(rows), lambda n: fact_stop(index, *rows[n]), Pane.STANCES)

    def reasons(self, at: int) -> Iterator[str]:
        """Yield the stances and quotes of the period."""
        for pane, row in self._rows(at):
            yield row_lines.line(self._index, pane, row)

    def terms(self, at: int) -> tuple[str, ...]:
        """Return the terms for the period."""
        period = self._found.periods[at]
        if period.skipped:
            return ()
        first, last = bounds(self._found.grain, period.code)
        return f"since:{first.isoformat()}", f"until:{last.isoformat()}"
