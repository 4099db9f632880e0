"""Telling the user that something failed in the background, instead of ending or hiding it."""

from __future__ import annotations

from textual.widget import Widget
from textual.worker import Worker, WorkerState

from newsdash.dashboard.display import clean


class TellsDefects(Widget):
    """A widget or screen whose workers do not fail silently.

    To be named last among the bases: Textual takes styles from the first of them alone.
    """

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the error of a worker that failed."""
        if event.state is WorkerState.ERROR:
            what = clean(f"{event.worker.name or 'background work'}: {event.worker.error!r}", 500)
            self.notify(what, title="newsdash has a defect", severity="error", markup=False)
