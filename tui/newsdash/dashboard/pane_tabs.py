"""Tabs for terminals with room for one pane."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from newsdash.search.rows import Pane

ROOM_FOR_KEY = 18


class PaneTab(Static):
    """One pane's name, key and count."""

    class Chosen(Message):
        """The user wants to see a pane."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: Pane, key: str) -> None:
        super().__init__(markup=False, id=f"{pane.value}-tab")
        self.pane = pane
        self._key = key
        self._counts = ""

    def show(self, counts: str) -> None:
        """Show the pane's counts."""
        if counts == self._counts:
            return
        self._counts = counts
        self._tell()

    def _tell(self) -> None:
        key = f"{self._key} " if self.size.width >= ROOM_FOR_KEY else ""
        short = "/".join(_short(count) for count in self._counts.split("/"))
        self.update(Content.assemble((key, "dim"), f"{self.pane.value} {short}"), layout=False)

    def on_resize(self) -> None:
        """Leave the key out where the counts need its room."""
        self._tell()

    def on_click(self) -> None:
        """Choose the pane."""
        self.post_message(self.Chosen(self.pane))


def _short(count: str) -> str:
    """Return "1.2k" for "1,279": four tabs share the width of a terminal."""
    thousands, comma, rest = count.rpartition(",")
    if not comma:
        return count
    return f"{thousands}k" if len(thousands) > 1 else f"{thousands}.{rest[0]}k"


class PaneTabs(Horizontal):
    """The four tabs."""

    def compose(self) -> ComposeResult:
        """Lay out the tabs with the keys that choose them."""
        for position, pane in enumerate(Pane):
            yield PaneTab(pane, f"F{position + 2}")

    def show(self, pane: Pane, counts: str) -> None:
        """Show a pane's counts."""
        self.query_one(f"#{pane.value}-tab", PaneTab).show(counts)

    def choose(self, pane: Pane) -> None:
        """Mark the tab of the pane that is shown."""
        for tab in self.query(PaneTab):
            tab.set_class(tab.pane is pane, "-active")
