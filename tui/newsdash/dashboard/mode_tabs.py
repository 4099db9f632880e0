"""Tabs over a list that shows one of several things."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from newsdash.translation import translate


class ModeTab(Static):
    """One thing's name and count."""

    class Chosen(Message):
        """The user wants to see it."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, at: int) -> None:
        super().__init__(markup=False)
        self._at = at

    def on_click(self) -> None:
        """Choose it."""
        self.post_message(self.Chosen(self._at))


class ModeTabs(Horizontal):
    """The tabs, with the digits that choose them."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def compose(self) -> ComposeResult:
        """Lay out one tab each."""
        for at in range(len(self._names)):
            yield ModeTab(at)

    def tell(self, counts: Sequence[str], active: int) -> None:
        """Show the counts, and mark the tab that is shown."""
        for at, tab in enumerate(self.query(ModeTab)):
            mark = "▸" if at == active else " "
            text = f"{mark}{at + 1} {translate(self._names[at])} {counts[at]}"
            tab.update(Content(text.rstrip()), layout=False)
            tab.set_class(at == active, "-active")
