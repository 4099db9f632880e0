"""The line that says what the marks in the text mean, drawn in the marks' own styles."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from newsdash.translation import message, translate

LEGEND: Final = {
    "evidence": message("evidence"),
    "quote": message("quote"),
    "stance": message("stance"),
    "actor": message("actor"),
    "model": message("model"),
}


class Legend(Widget):
    """One line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{name}" for name in LEGEND}

    def render_line(self, y: int) -> Strip:
        """Draw the names of the marks."""
        segments: list[Segment] = []
        for name, shown in LEGEND.items():
            style = self.rich_style + self.get_component_rich_style(f"reader--{name}", partial=True)
            segments += [Segment("  ", self.rich_style), Segment(translate(shown), style)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
