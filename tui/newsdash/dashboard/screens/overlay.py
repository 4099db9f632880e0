"""What all screens share that are opened over another one and left again."""

from __future__ import annotations

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ScreenResultType
from textual.widget import Widget

from newsdash.dashboard.spoken_screen import SpokenScreen


class Overlay(SpokenScreen[ScreenResultType]):
    """Stands keys that come faster than screens open and close.

    Named after a modal screen among the bases: Textual takes styles from the first alone.
    """

    _composed: tuple[Widget, ...] = ()

    @property
    def whole(self) -> bool:
        """True while all that was composed is there: not before, nor while it is taken away."""
        there = bool(self._composed) and all(widget.is_attached for widget in self._composed)
        return there and self.display  # Textual displays nothing that it takes away

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave this screen, once; Textual would leave whichever is in front by then."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Mount what was composed, which comes to nothing where newsdash ends meanwhile."""
        await super().mount_composed_widgets(widgets)
        self._composed = tuple(widgets)

    async def on_event(self, event: events.Event) -> None:
        """Let it be where the screen is left before it has anything in it."""
        if self.whole or not isinstance(event, events.Mount):
            await super().on_event(event)
