"""The chips that tell what is pinned; a click takes one away."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import HorizontalScroll
from textual.content import Content
from textual.widgets import Static

from newsdash.dashboard.display import clean, cut
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.search.crossfilter import Pin
from newsdash.translation import translate

LABEL_WIDTH = 32


class Chip(Static):
    """One pin."""

    def __init__(self, pin: Pin, label: str) -> None:
        shown = cut(clean(label, 200), LABEL_WIDTH)
        super().__init__(Content(f"● {shown} ✕"), markup=False)
        self.pin = pin
        self.tooltip = Content(translate("unpin {name}", name=clean(label, 200)))

    def on_click(self) -> None:
        """Take the pin away."""
        self.post_message(RecordPane.PinToggled(self.pin))


class PinBar(HorizontalScroll, can_focus=False):
    """All pins in the order they were set; hidden without any."""

    async def show(self, pins: Sequence[tuple[Pin, str]]) -> None:
        """Show pins with their labels."""
        self.set_class(bool(pins), "-pinned")
        async with self.batch():
            await self.remove_children()
            await self.mount_all(
                [
                    Static(translate("only what belongs to"), classes="lead", markup=False),
                    *(Chip(pin, label) for pin, label in pins),
                ]
            )
