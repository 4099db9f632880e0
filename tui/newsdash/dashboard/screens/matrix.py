"""The matrix screen: who stands where on what."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from newsdash.dashboard.matrix_grid import MatrixGrid
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.view import ViewScreen
from newsdash.dashboard.signs import in_words
from newsdash.search.matrix import Matrix, Order, Tally, described, matrix
from newsdash.search.rows import Pane
from newsdash.search.targets import StanceFacts
from newsdash.session.trail import origin_of, stance_stop, trail_of_rows
from newsdash.translation import message, translate, translate_many
from newsdash.translation.words import in_marks


class MatrixScreen(ViewScreen):
    """Actors down, targets across; Enter reads the stances behind a cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,f6", "order", "Order", id="matrix.order",
                tooltip="Most frequent or most disputed targets first"),
        Binding("f", "narrow", "Filter by it", show=False, id="matrix.narrow",
                tooltip="Narrow all panes to this actor and this target"),
    ]  # fmt: skip
    view = "matrix"
    nothing = message("nobody who is known takes a stance")
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
        nobodys = translate_many(
            "{count} stance of nobody known", "{count} stances of nobody known", counts.nobodys
        )
        actors = translate_many("{count} actor", "{count} actors", len(counts.actors))
        targets = translate_many("{count} target", "{count} targets", len(counts.targets))
        self.tell(f"{actors} × {targets}", nobodys if counts.nobodys else "")
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
        says = in_words(tally) or translate("no stance")
        about = translate("{actor} on {target}", actor=actor, target=target)
        self.detail(f"{about}: {says}", *self._newest())

    def _stances(self) -> list[int]:
        grid = self.main_part
        return list(grid.matrix.stances(grid.row, grid.column)) if grid.matrix.actors else []

    def _newest(self) -> list[str]:
        stances = self._stances()[:1]
        rows = [self.session.index.stances.rows[number] for number in stances]
        return [
            f"{in_marks(row.stance.evidence.text)} — {origin_of(self.session.index, row.article)}"
            for row in rows
        ]

    @on(MatrixGrid.Opened)
    def _read(self) -> None:
        stances, grid, index = self._stances(), self.main_part, self.session.index
        if not stances:
            told = translate("there is no stance in this cell")
            self.app.notify(told, timeout=3, markup=False)
            return
        actor, target = described(index, grid.matrix, grid.row, grid.column)
        title = translate("{actor} on {target}", actor=actor, target=target)
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
