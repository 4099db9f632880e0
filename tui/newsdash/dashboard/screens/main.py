"""The main screen: the filter over the four panes, and what is read meanwhile."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.constants import DEFAULT_THEME
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer
from textual.worker import get_current_worker

from newsdash.dashboard.defects import TellsDefects
from newsdash.dashboard.filter_bar import FilterBar, FilterInput
from newsdash.dashboard.intake import Intake
from newsdash.dashboard.pane_tabs import PaneTab, PaneTabs
from newsdash.dashboard.panes.actors import ActorsPane
from newsdash.dashboard.panes.models import ModelsPane
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.panes.quotes import QuotesPane
from newsdash.dashboard.panes.stances import StancesPane
from newsdash.dashboard.pin_bar import PinBar
from newsdash.dashboard.preview import Preview
from newsdash.dashboard.screens.arranging import Arranging
from newsdash.dashboard.screens.correcting import Correcting
from newsdash.dashboard.screens.query_keys import QueryKeys
from newsdash.dashboard.slices import first_slice, in_slices, later
from newsdash.dashboard.status import StatusLine
from newsdash.dashboard.views import VIEW_KEYS
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.memory import Layout, NotKeptError
from newsdash.search.crossfilter import Result, Steps, narrow
from newsdash.search.parser import read
from newsdash.search.rows import Pane
from newsdash.search.suggest import offer
from newsdash.session.feed import FeedReader
from newsdash.session.session import Session
from newsdash.translation import translate


class MainScreen(QueryKeys, Correcting, Arranging, TellsDefects):
    """Four panes that are filtered together."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+f,slash", "filter", "Filter", show=False, tooltip="Type a filter",
                id="main.filter"),
        Binding("f2,1", "show('actors')", "Actors", show=False, id="main.actors"),
        Binding("f3,2", "show('models')", "Models", show=False, id="main.models"),
        Binding("f4,3", "show('stances')", "Stances", show=False, id="main.stances"),
        Binding("f5,4", "show('quotes')", "Quotes", show=False, id="main.quotes"),
        Binding("f6,z", "zoom", "Zoom", show=False, id="main.zoom",
                tooltip="One pane alone, or all"),
        Binding("escape", "back", "Back", id="main.back",
                tooltip="Undo the zoom, the last pin, the filter"),
        Binding("u", "unpin", "Unpin all", show=False, id="main.unpin"),
        *VIEW_KEYS,
    ]  # fmt: skip

    def __init__(self, session: Session, reader: FeedReader) -> None:
        super().__init__(session.memory.layout)
        self.session = session
        self._intake = Intake(session, reader)
        layout = session.memory.layout
        self._active = Pane(layout.pane) if layout.pane in set(Pane) else Pane.ACTORS
        self.set_class(layout.zoomed, "-zoomed")
        self.narrowing = False

    def compose(self) -> ComposeResult:
        """Lay out filter, pins, tabs, panes, preview and status.

        All have the classes they are first seen with, so that nothing is styled twice.
        """
        session, active = self.session, self._active
        on_the_left = active in {Pane.ACTORS, Pane.MODELS}
        yield FilterBar(session)
        yield PinBar()
        yield PaneTabs(active)
        with Horizontal(id="panes"):
            with Vertical(id="who", classes="-active" if on_the_left else ""):
                yield ActorsPane(session, active is Pane.ACTORS)
                yield ModelsPane(session, active is Pane.MODELS)
            with Vertical(id="what", classes="" if on_the_left else "-active"):
                yield StancesPane(session, active is Pane.STANCES)
                yield QuotesPane(session, active is Pane.QUOTES)
        yield Preview()
        yield StatusLine()
        yield Footer()

    def on_mount(self) -> None:
        """Start with the focus in the filter, and take records in as they come."""
        self.query_one(FilterInput).focus()
        self.place_panes()
        self._activate(self._active)
        self._start_narrowing()
        self._ticking = self.set_interval(Intake.TICK, self._take_in)

    def on_unmount(self) -> None:
        """Keep how the screen looks, and what is typed, for the next start."""
        memory = self.session.memory
        with suppress(NotKeptError):  # there is no screen left to tell it on
            memory.keep_layout(self.layout_now)
            memory.note(self.session.typed.strip())

    def record_pane(self, pane: Pane) -> RecordPane:
        """Return the widget of a pane."""
        return self.query_one(f"#{pane.value}", RecordPane)

    @property
    def up_to_date(self) -> bool:
        """True when all is read and shown."""
        return self._intake.ended and not self.narrowing

    @property
    def layout_now(self) -> Layout:
        """How the screen looks, to be the same at the next start."""
        sorts = {pane.value: sort for pane, sort in self.session.sorts.items()}
        theme = None if self.app.theme == DEFAULT_THEME else self.app.theme
        return self.with_places(Layout(theme, self._active.value, self.has_class("-zoomed"), sorts))

    @property
    def pane_in_use(self) -> Pane:
        """The pane the keys are for."""
        return self._active

    # What is read comes in

    def _take_in(self) -> None:
        changed = self._intake.take_in()
        if changed:
            self.query_one(StatusLine).tell(self.session)
            self._tell_failures()
        if self._intake.refresh_due() and not self.narrowing:
            started = perf_counter()
            self.session.index.sort()
            self._start_narrowing()
            self._intake.refreshed(perf_counter() - started)
        if self._intake.ended and not self._intake.watching:
            self._ticking.stop()

    def _tell_failures(self) -> None:
        for message in self._intake.news_of_failures():
            self.notify(
                message, title=translate("could not be read"), severity="warning", markup=False
            )

    # The filter

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        self.session.typed = event.typed
        reading = read(event.typed)
        self.query_one(FilterBar).explain(reading)
        # The last good result stays; one that a field's name left nothing of, while it was typed
        # and seemed to be a word, is none.
        if reading.problems and not self.session.result.empty:
            return
        if reading.query != self.session.query:
            self.session.query = reading.query
            self._start_narrowing()

    def _start_narrowing(self) -> None:
        """Narrow at once where that is quick, so that key and panes are painted together."""
        self.workers.cancel_group(self, "narrowing")
        session = self.session
        steps = narrow(session.index, session.query, session.pins, session.result)
        result = first_slice(steps)
        self.narrowing = not result
        if result:
            self._show_result(*result)
        else:
            work = later(self._go_on, steps)
            self.run_worker(work, group="narrowing", exit_on_error=False)

    async def _go_on(self, steps: Steps) -> None:
        result = await in_slices(steps)
        self.narrowing = False
        self._show_result(result)

    def _show_result(self, result: Result) -> None:
        self.session.result = result
        with self.app.batch_update():
            for pane in self.query(RecordPane):
                pane.show_result()
                self.query_one(PaneTabs).show(pane.pane, pane.counted)
            self._show_preview()
        if self.session.query and self.session.result.empty and self.session.index.articles:
            self._look_for_offer(self.session.typed)

    @work(thread=True, exclusive=True, group="offer", exit_on_error=False)
    def _look_for_offer(self, typed: str) -> None:
        index, result, worker = self.session.index, self.session.result, get_current_worker()
        text = offer(typed, index, result, lambda: worker.is_cancelled)
        if text and not worker.is_cancelled:
            self.app.call_from_thread(self._offer, typed, text)

    def _offer(self, typed: str, text: str) -> None:
        if typed == self.session.typed:
            self.query_one(FilterBar).offer(text)

    async def _show_reindexed(self) -> None:
        await self.pins_changed()

    def reindexed(self) -> None:
        """Show the rows of the index that the session has now."""
        self.run_worker(self._show_reindexed(), group="pins", exit_on_error=False)

    # Pins

    @on(RecordPane.PinToggled)
    async def _pin_toggled(self, event: RecordPane.PinToggled) -> None:
        self.session.toggle_pin(event.pin)
        await self.pins_changed()

    async def action_unpin(self) -> None:
        """Take all pins away."""
        self.session.pins = ()
        await self.pins_changed()

    async def pins_changed(self) -> None:
        """Show the pins and what they leave."""
        pins = self.session.pins
        labels = [(pin, self.record_pane(pin.pane).label(pin.row)) for pin in pins]
        await self.query_one(PinBar).show(labels)
        self._start_narrowing()

    # Where the user is

    @on(FilterInput.Left)
    def _to_rows(self) -> None:
        active = self.record_pane(self._active)
        if not active.listing.numbers:
            filled = [pane for pane in self.query(RecordPane) if pane.listing.numbers]
            active = filled[0] if filled else active
        self.action_show(active.pane)

    @on(VirtualList.LeftAtTop)
    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one(FilterInput).focus()

    @on(PaneTab.Chosen)
    def _tab_chosen(self, event: PaneTab.Chosen) -> None:
        self.action_show(event.pane)

    def action_show(self, pane: str) -> None:
        """Go to a pane."""
        self.bring_back(Pane(pane))
        self._activate(Pane(pane))
        self.record_pane(self._active).listing.focus()

    def on_descendant_focus(self) -> None:
        """Note which pane is in use."""
        if isinstance(self.focused, VirtualList) and isinstance(self.focused.source, RecordPane):
            self._activate(self.focused.source.pane)

    def _activate(self, pane: Pane) -> None:
        self._active = pane
        for record_pane in self.query(RecordPane):
            record_pane.set_class(record_pane.pane is pane, "-active")
            parent = record_pane.parent
            if record_pane.pane is pane and isinstance(parent, Vertical):
                for column in self.query("#panes > Vertical"):
                    column.set_class(column is parent, "-active")
        self.query_one(PaneTabs).choose(pane)
        self._show_preview()

    @on(RecordPane.RowChanged)
    def _row_changed(self, event: RecordPane.RowChanged) -> None:
        if event.pane.pane is self._active:
            self._show_preview()

    def _show_preview(self) -> None:
        preview, pane = self.query_one(Preview), self.record_pane(self._active)
        if preview.display:
            number = pane.listing.number
            preview.show(None if number is None else pane.detail(number), self.session.query)

    def on_resize(self) -> None:
        """Fill the preview when there is room for it now."""
        self.call_after_refresh(self._show_preview)

    def action_zoom(self) -> None:
        """Show one pane alone, or all again."""
        self.toggle_class("-zoomed")

    async def action_back(self) -> None:
        """Undo the last narrowing: the zoom, the last pin, the filter."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif self.session.pins:
            self.session.pins = self.session.pins[:-1]
            await self.pins_changed()
        elif self.session.typed:
            self.query_one(FilterBar).type("")

    @on(RecordPane.DossierWanted)
    def _open_dossier(self, event: RecordPane.DossierWanted) -> None:
        from newsdash.dashboard.screens.dossier import DossierScreen

        self.app.push_screen(DossierScreen(self.session, event.row))

    @on(RecordPane.ReadingWanted)
    def _read(self, event: RecordPane.ReadingWanted) -> None:
        from newsdash.dashboard.screens.article import ArticleScreen

        self.app.push_screen(ArticleScreen(self.session, event.trail))
