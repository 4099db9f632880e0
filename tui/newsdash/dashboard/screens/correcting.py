"""A screen on which rows are put right: it asks, keeps, and shows everything as it is then."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from typing import ClassVar, TypeAlias

from textual import on
from textual.binding import Binding, BindingType

from newsdash.corrections.records import Correction
from newsdash.corrections.wording import told
from newsdash.dashboard.display import clean
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.slices import first_slice, in_slices
from newsdash.dashboard.spoken_screen import SpokenScreen
from newsdash.keeping import NotKeptError
from newsdash.search.index import Index
from newsdash.session.session import Session
from newsdash.translation import translate

Steps: TypeAlias = Generator[None, None, Index]

AT_ONCE = 0.1
"""Seconds that everything may be read anew in before the interface goes on meanwhile."""


class Correcting(SpokenScreen[None]):
    """Tells why a row is there, corrects it, takes corrections back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,U", "take_back", "Take back", show=False,
                tooltip="Take the last correction back", id="main.take_back"),
    ]  # fmt: skip
    session: Session

    def reindexed(self) -> None:
        """Show what the session's index has now."""
        raise NotImplementedError

    @on(RecordPane.WhyWanted)
    def _tell_why(self, event: RecordPane.WhyWanted) -> None:
        from newsdash.dashboard.screens.why import WhyScreen
        from newsdash.session import reasons

        if not isinstance(event, RecordPane.CorrectionWanted):
            self.app.push_screen(
                WhyScreen(reasons.of_session_row(self.session, event.pane, event.row))
            )

    @on(RecordPane.CorrectionWanted)
    def _ask_for_correction(self, event: RecordPane.CorrectionWanted) -> None:
        from newsdash.dashboard.screens.correct import CorrectScreen
        from newsdash.session import row_lines
        from newsdash.session.choices import choices

        index = self.session.index
        offered = choices(index, event.pane, event.row)
        row = row_lines.line(index, event.pane, event.row)
        self.app.push_screen(CorrectScreen(row, offered, index), self._correct)

    def _correct(self, correction: Correction | None) -> None:
        if correction is None:
            return
        try:
            self.session.correct(correction)
        except NotKeptError as error:
            self._tell_failure(error)
            return
        said = translate("corrected: {what}; Ctrl+Z takes it back", what=told(correction))
        self.notify(clean(said), timeout=4, markup=False)
        self._read_anew()

    def action_take_back(self) -> None:
        """Take the last correction back."""
        self._take_back(-1)

    def action_corrections(self) -> None:
        """Show all corrections."""
        from newsdash.dashboard.screens.corrections import CorrectionsScreen

        self.app.push_screen(CorrectionsScreen(self.session.corrections), self._take_back)

    def _take_back(self, number: int | None) -> None:
        if number is None:
            return
        try:
            taken = self.session.take_back(number)
        except NotKeptError as error:
            self._tell_failure(error)
            return
        if taken is None:
            self.notify(translate("nothing is corrected"), timeout=3, markup=False)
            return
        said = translate("taken back: {what}", what=told(taken))
        self.notify(clean(said), timeout=4, markup=False)
        self._read_anew()

    def _read_anew(self) -> None:
        """Put the corrections over everything: at once, or with the interface going on."""
        self.workers.cancel_group(self, "correcting")
        steps = self.session.corrected_index()
        with self._telling_what_is_unreadable():
            if done := first_slice(steps, AT_ONCE):
                self._take(*done)
                return
            waiting = translate("everything is read anew; the panes follow when that is done")
            self.notify(waiting, timeout=5, markup=False)
            self.run_worker(self._go_on_reading(steps), group="correcting", exit_on_error=False)

    async def _go_on_reading(self, steps: Steps) -> None:
        with self._telling_what_is_unreadable():
            self._take(await in_slices(steps))

    @contextlib.contextmanager
    def _telling_what_is_unreadable(self) -> Iterator[None]:
        from newsdash.library import LibraryError  # it loads SQLite

        try:
            yield
        except LibraryError as error:
            self._tell_failure(error)

    def _tell_failure(self, error: Exception) -> None:
        self.notify(clean(str(error)), severity="error", markup=False)

    def _take(self, index: Index) -> None:
        self.session.take_index(index)
        index.sort()
        self.reindexed()
