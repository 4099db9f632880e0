"""Telling the user that something failed in the background, instead of ending or hiding it."""

from __future__ import annotations

from textual.widget import Widget
from textual.worker import Worker, WorkerState

from newsdash.dashboard.display import clean
from newsdash.translation import translate


class TellsDefects(Widget):
    """A widget or screen whose workers do not fail silently.

    To be named last among the bases: Textual takes styles from the first of them alone.
    """

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the error of a worker that failed."""
        if event.state is WorkerState.ERROR:
            work = event.worker.name or translate("background work")
            what = clean(f"{work}: {event.worker.error!r}", 500)
            title = translate("newsdash has a defect")
            self.notify(what, title=title, severity="error", markup=False)
