"""Tabs for terminals with room for one pane."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from newsdash.dashboard.display import cut
from newsdash.search.rows import Pane
from newsdash.translation import thousands
from newsdash.translation.words import PANES, word

GAP = 1
LEAST = 3
"""Cells of a name that are shown in any case."""


class PaneTab(Static):
    """One pane's name, key and count."""

    class Chosen(Message):
        """The user wants to see a pane."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: Pane, key: str, active: bool) -> None:
        classes = "-active" if active else ""
        super().__init__(markup=False, id=f"{pane.value}-tab", classes=classes)
        self.pane = pane
        self._key = key
        self._counts: tuple[int, ...] = ()

    def show(self, counts: tuple[int, ...]) -> None:
        """Show the pane's counts."""
        if counts != self._counts:
            self._counts = counts
            if self.size:
                self.on_resize()

    def on_resize(self) -> None:
        """Leave out the key, and shorten the name, where there is little room for the counts."""
        key, tally = f"{self._key} ", f" {'/'.join(map(thousands, self._counts))}"
        full = word(PANES, self.pane)
        room = self.size.width - cell_len(tally) - GAP
        if cell_len(key + full) > room:
            key = ""
        name = cut(full, max(LEAST, room - cell_len(key)))
        self.update(Content.assemble((key, "dim"), name, tally), layout=False)

    def on_click(self) -> None:
        """Choose the pane."""
        self.post_message(self.Chosen(self.pane))


class PaneTabs(Horizontal):
    """The four tabs; one of them is chosen."""

    def __init__(self, active: Pane) -> None:
        super().__init__()
        self._first_active = active

    def compose(self) -> ComposeResult:
        """Lay out the tabs with the keys that choose them."""
        for position, pane in enumerate(Pane):
            yield PaneTab(pane, f"F{position + 2}", pane is self._first_active)

    def show(self, pane: Pane, counts: tuple[int, ...]) -> None:
        """Show a pane's counts."""
        self.query_one(f"#{pane.value}-tab", PaneTab).show(counts)

    def choose(self, pane: Pane) -> None:
        """Mark the tab of the pane that is shown."""
        for tab in self.query(PaneTab):
            tab.set_class(tab.pane is pane, "-active")
