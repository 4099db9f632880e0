"""What all screens share that are opened over another one and left again."""

from __future__ import annotations

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ScreenResultType

from newsdash.dashboard.spoken_screen import SpokenScreen


class Overlay(SpokenScreen[ScreenResultType]):
    """Stands keys that come faster than screens open and close.

    Named after a modal screen among the bases: Textual takes styles from the first alone.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave this screen, once; Textual would leave whichever is in front by then."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def on_event(self, event: events.Event) -> None:
        """Let it be where newsdash ends before the screen has anything in it."""
        ending = not self.app.is_running or self.app.return_code is not None
        whole = self.children and not ending  # what is told meanwhile is a child, too
        if whole or not isinstance(event, events.Mount):
            await super().on_event(event)
