"""A screen whose panes can be made larger and smaller, and put away."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.spoken_screen import SpokenScreen
from newsdash.memory import Layout
from newsdash.search.rows import Pane
from newsdash.translation import translate

USUAL, SMALLEST, LARGEST = 4, 1, 12
"""Shares of a pane in the height of its column."""
COLUMNS: Final = ("who", "what")
NARROWEST: Final = 4
"""Least share of a column in the width."""


class Arranging(SpokenScreen[None]):
    """Keeps how high each pane is, how wide the columns are, and what is put away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "taller(1)", "Taller", show=False, id="main.taller"),
        Binding("minus", "taller(-1)", "Shorter", show=False, id="main.shorter"),
        Binding("greater_than_sign", "wider(1)", "Wider", show=False, id="main.wider"),
        Binding("less_than_sign", "wider(-1)", "Narrower", show=False, id="main.narrower"),
        Binding("h", "hide", "Hide", show=False, tooltip="Put the pane away", id="main.hide"),
        Binding("H", "show_all", "Show all", show=False,
                tooltip="All panes, as they are by themselves", id="main.show_all"),
    ]  # fmt: skip

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._heights = {p: layout.heights.get(p.value, USUAL) for p in Pane}
        self._columns = list(layout.columns) if layout.columns else None
        self._hidden = {pane for pane in Pane if pane.value in layout.hidden}
        if len(self._hidden) == len(Pane):
            self._hidden = set()

    @property
    def pane_in_use(self) -> Pane:
        """The pane the keys are for."""
        raise NotImplementedError

    def action_show(self, pane: str) -> None:
        """Go to a pane."""
        raise NotImplementedError

    def with_places(self, layout: Layout) -> Layout:
        """Return ``layout`` with how the panes are arranged."""
        from msgspec.structs import replace

        heights = {p.value: share for p, share in self._heights.items() if share != USUAL}
        columns = (self._columns[0], self._columns[1]) if self._columns else None
        hidden = tuple(pane.value for pane in Pane if pane in self._hidden)
        return replace(layout, heights=heights, columns=columns, hidden=hidden)

    def place_panes(self) -> None:
        """Give all panes their places."""
        for record_pane in self.query(RecordPane):
            share = min(LARGEST, max(SMALLEST, self._heights[record_pane.pane]))
            record_pane.styles.height = f"{share}fr"
            record_pane.set_class(record_pane.pane in self._hidden, "-hidden")
        for number, name in enumerate(COLUMNS):
            column = self.query_one(f"#{name}", Vertical)
            column.set_class(
                all(p.has_class("-hidden") for p in column.query(RecordPane)), "-hidden"
            )
            column.styles.width = f"{self._columns[number]}fr" if self._columns else None

    def action_taller(self, by: int) -> None:
        """Give the pane in use more or less of its column."""
        pane = self.pane_in_use
        self._heights[pane] = min(LARGEST, max(SMALLEST, self._heights[pane] + by))
        self.place_panes()

    def action_wider(self, by: int) -> None:
        """Give the column of the pane in use more or less of the width."""
        own = COLUMNS.index("who" if self.pane_in_use in (Pane.ACTORS, Pane.MODELS) else "what")
        shares = self._columns or [9, 11]
        changed = [share + (by if number == own else -by) for number, share in enumerate(shares)]
        if min(changed) >= NARROWEST:
            self._columns = changed
            self.place_panes()

    def action_hide(self) -> None:
        """Put the pane in use away; its key brings it back. One pane always stays."""
        left = [pane for pane in Pane if pane not in self._hidden | {self.pane_in_use}]
        if not left:
            return
        hidden = self.pane_in_use
        self._hidden.add(hidden)
        self.place_panes()
        self.action_show(left[0].value)
        key = f"F{list(Pane).index(hidden) + 2}"
        told = translate("{key} brings it back, H all panes", key=key)
        self.app.notify(told, timeout=3, markup=False)

    def bring_back(self, pane: Pane) -> None:
        """Show a pane that was put away."""
        if pane in self._hidden:
            self._hidden.remove(pane)
            self.place_panes()

    def action_show_all(self) -> None:
        """Show all panes, as high and wide as they are by themselves."""
        self._hidden, self._columns = set(), None
        self._heights = dict.fromkeys(Pane, USUAL)
        self.place_panes()
