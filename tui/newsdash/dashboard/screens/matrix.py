"""The matrix screen: who stands where on what."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from newsdash.dashboard.matrix_grid import MatrixGrid
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.view import ViewScreen, counted
from newsdash.dashboard.signs import in_words
from newsdash.dashboard.trail import origin_of, stance_stop, trail_of_rows
from newsdash.search.matrix import Matrix, Order, Tally, described, matrix
from newsdash.search.rows import Pane
from newsdash.search.targets import StanceFacts


class MatrixScreen(ViewScreen):
    """Actors down, targets across; Enter reads the stances behind a cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,f6", "order", "Order", id="matrix.order",
                tooltip="Most frequent or most disputed targets first"),
        Binding("f", "narrow", "Filter by it", show=False, id="matrix.narrow",
                tooltip="Narrow all panes to this actor and this target"),
    ]  # fmt: skip
    view = "matrix"
    nothing = "nobody who is known takes a stance"
    order = Order.FREQUENT

    def picture(self) -> ComposeResult:
        """Lay out the grid."""
        yield MatrixGrid()

    @property
    def main_part(self) -> MatrixGrid:
        """The grid."""
        return self.query_one(MatrixGrid)

    def job(self) -> Callable[[], object]:
        """Take the stances that stay; returns their counting."""
        facts, order = StanceFacts.later(self.session.index, self.session.result), self.order
        return lambda: matrix(facts(), order)

    def show(self, found: object) -> None:
        """Show the counts."""
        counts = cast("Matrix", found)
        self.main_part.show(counts, self.session.index)
        self.main_part.focus()
        nobodys = f"{counted(counts.nobodys, 'stance')} of nobody known" if counts.nobodys else ""
        self.tell(
            f"{counted(len(counts.actors), 'actor')} × {counted(len(counts.targets), 'target')}",
            nobodys,
        )
        self.tell_emptiness(not counts.actors)

    def action_order(self) -> None:
        """Put other targets first."""
        self.order = Order.DISPUTED if self.order is Order.FREQUENT else Order.FREQUENT
        self.work_out()

    @on(MatrixGrid.Highlighted)
    def _tell_cell(self) -> None:
        grid = self.main_part
        if not grid.matrix.actors:
            self.detail()
            return
        actor, target = described(self.session.index, grid.matrix, grid.row, grid.column)
        tally = grid.matrix.row(grid.row).get(grid.column, Tally())
        says = in_words(tally) or "no stance"
        self.detail(f"{actor} on {target}: {says}", *self._newest())

    def _stances(self) -> list[int]:
        grid = self.main_part
        return list(grid.matrix.stances(grid.row, grid.column)) if grid.matrix.actors else []

    def _newest(self) -> list[str]:
        stances = self._stances()[:1]
        rows = [self.session.index.stances.rows[number] for number in stances]
        return [
            f"“{row.stance.evidence.text}” — {origin_of(self.session.index, row.article)}"
            for row in rows
        ]

    @on(MatrixGrid.Opened)
    def _read(self) -> None:
        stances, grid, index = self._stances(), self.main_part, self.session.index
        if not stances:
            self.app.notify("there is no stance in this cell", timeout=3, markup=False)
            return
        title = " on ".join(described(index, grid.matrix, grid.row, grid.column))
        trail = trail_of_rows(
            title, stances, lambda number: stance_stop(index, number), Pane.STANCES, 0
        )
        self.app.push_screen(ArticleScreen(self.session, trail))

    def action_narrow(self) -> None:
        """Filter the panes by the cell's actor and target."""
        grid = self.main_part
        if grid.matrix.actors:
            actor, target = described(self.session.index, grid.matrix, grid.row, grid.column)
            self.narrow_further(f"by:{quoted(actor)} target:{quoted(target)}")


def quoted(name: str) -> str:
    """Return a name as a phrase of the query language."""
    return '"' + name.replace('"', " ").strip() + '"'
