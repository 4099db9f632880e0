"""What the four panes share: a frame with counts, column heads, the list, the empty state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from newsdash.dashboard.columns import GAP, Column, layout
from newsdash.dashboard.display import CELL_LIMIT, clean, cut
from newsdash.dashboard.virtual_list import GUTTER, Cell, VirtualList
from newsdash.search.crossfilter import Pin, table
from newsdash.search.index import Index
from newsdash.search.news import is_new
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, Pane
from newsdash.search.sorting import SORTS, in_sort, sort_after
from newsdash.session.session import Session
from newsdash.session.trail import Stop, Trail
from newsdash.translation import figures, message, translate
from newsdash.translation.words import PANES, SORTED_BY, word

COPY_SHOWN = 60
READING = message("reading …")


NEW_SIGN = "✶ "


class ColumnHeads(Widget):
    """One line of column titles, aligned with the list below."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = columns

    def render_line(self, y: int) -> Strip:
        """Draw the titles over the columns that fit."""
        room = self.size.width
        parts = [" " * GUTTER]
        for slot in layout(self._columns, room - GUTTER):
            column = self._columns[slot.column]
            title = translate(column.title)[: slot.width]
            parts.append(title.rjust(slot.width) if column.right else title.ljust(slot.width))
            parts.append(" " * GAP)
        line = Strip([Segment("".join(parts), self.rich_style)])
        return line.adjust_cell_length(room, self.rich_style)


class RecordList(VirtualList):
    """A pane's list: rows can be pinned, copied and left for the filter line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,p", "pin", "Pin", tooltip="Narrow the other panes to it", id="list.pin"),
        Binding("c", "copy", "Copy", show=False, tooltip="Copy its text", id="list.copy"),
        Binding("i,f7", "dossier", "Dossier", id="list.dossier",
                tooltip="What all articles say of it together"),
        Binding("y", "why", "Why", show=False, tooltip="What it rests on", id="list.why"),
        Binding("e,f11", "correct", "Correct", tooltip="Put it right",
                id="list.correct"),
        Binding("s", "sort", "Sort", show=False, tooltip="Sort by something else", id="list.sort"),
    ]  # fmt: skip

    class SortAsked(VirtualList.Highlighted):
        """The rows are to be sorted by something else."""

    def action_sort(self) -> None:
        """Ask for another order."""
        self.post_message(self.SortAsked(self, self.number))

    class WhyAsked(VirtualList.Highlighted):
        """What a row rests on is wanted."""

    class CorrectAsked(VirtualList.Highlighted):
        """A row is to be put right."""

    def action_why(self) -> None:
        """Ask for what the row rests on."""
        if self.number is not None:
            self.post_message(self.WhyAsked(self, self.number))

    def action_correct(self) -> None:
        """Ask for the row to be put right."""
        if self.number is not None:
            self.post_message(self.CorrectAsked(self, self.number))

    class Pinned(VirtualList.Highlighted):
        """A row is to be pinned or unpinned."""

    class Copied(VirtualList.Highlighted):
        """A row is to be copied to the clipboard."""

    class DossierAsked(VirtualList.Highlighted):
        """The dossier of whom or what a row is about is wanted."""

    def action_dossier(self) -> None:
        """Ask for the dossier."""
        if self.number is not None:
            self.post_message(self.DossierAsked(self, self.number))

    def action_pin(self) -> None:
        """Ask for the row to be pinned."""
        if self.number is not None:
            self.post_message(self.Pinned(self, self.number))

    def action_copy(self) -> None:
        """Ask for the row to be copied."""
        if self.number is not None:
            self.post_message(self.Copied(self, self.number))


class RecordPane(Vertical):
    """One of the four panes. Subclasses say what a row shows and where it is read."""

    pane: ClassVar[Pane]
    columns: Sequence[Column]
    nothing: ClassVar[str]

    class PinToggled(Message):
        """The user pins or unpins a row."""

        def __init__(self, pin: Pin) -> None:
            super().__init__()
            self.pin = pin

    class ReadingWanted(Message):
        """The user wants to read where a row comes from."""

        def __init__(self, trail: Trail) -> None:
            super().__init__()
            self.trail = trail

    class DossierWanted(Message):
        """The user wants to know what all articles say of an actor or a model."""

        def __init__(self, row: ActorRow | ModelRow) -> None:
            super().__init__()
            self.row = row

    class WhyWanted(Message):
        """The user wants to know what a row rests on."""

        def __init__(self, pane: Pane, row: int) -> None:
            super().__init__()
            self.pane, self.row = pane, row

    class CorrectionWanted(WhyWanted):
        """The user wants to put a row right."""

    class RowChanged(Message):
        """The cursor of the pane is on another row."""

        def __init__(self, pane: RecordPane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, session: Session, active: bool = False) -> None:
        self._titling = False
        super().__init__(id=self.pane.value, classes="-empty -active" if active else "-empty")
        self.session = session

    def on_mount(self) -> None:
        """Tell the pane's key and order in its frame."""
        self._tell_sort()

    def compose(self) -> ComposeResult:
        """Lay out heads, list and empty state; only one of the last two shows."""
        yield ColumnHeads(self.columns)
        yield RecordList(self, id=f"{self.pane.value}-list")
        yield Static(markup=False, classes="empty")

    @property
    def index(self) -> Index:
        """The session's index; another one where a library's has been opened."""
        return self.session.index

    def new_sign(self, article: int) -> str:
        """Return the sign before what has come since the last visit, "" for everything else."""
        return NEW_SIGN if is_new(self.index, article) else ""

    @property
    def listing(self) -> RecordList:
        """The pane's list."""
        return self.query_one(RecordList)

    @property
    def counts(self) -> str:
        """ "12/340" when something is hidden, else "340"."""
        return "/".join(map(figures, self.counted))

    @property
    def counted(self) -> tuple[int, ...]:
        """How many rows are shown, where something is hidden, and how many there are."""
        total = len(table(self.index, self.pane).order)
        return (len(self.listing.numbers), total) if self.session.narrowed else (total,)

    def cells(self, number: int) -> Sequence[Cell]:
        """Return what a row shows, one cell for each column."""
        raise NotImplementedError

    def label(self, number: int) -> str:
        """Return what a row is called on a chip and in a title."""
        raise NotImplementedError

    def trail(self, number: int) -> Trail:
        """Return where a row can be read."""
        raise NotImplementedError

    def detail(self, number: int) -> tuple[str, str]:
        """Return a row in full: its text, and a line about it."""
        raise NotImplementedError

    def show_result(self) -> None:
        """Show what the session's result leaves of the rows."""
        session = self.session
        found = session.result.in_order(self.index, self.pane)
        numbers = in_sort(self.index, self.pane, self.sort, found)
        marked = frozenset(pin.row for pin in session.pins if pin.pane is self.pane)
        self.listing.show(numbers, session.query, marked, session.result.version)
        self._title(f"{word(PANES, self.pane)} {self.counts}")
        self._show_emptiness(not numbers)

    def _title(self, title: str) -> None:
        """Put the title into the frame; to draw all of the frame costs more than the rows do."""
        self._titling = True
        self.border_title = Content(title)
        self._titling = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew; of a frame with another title only its first line."""
        if self._titling and self.size:
            left, top = self.gutter.left, self.gutter.top
            regions = (Region(-left, -top, self.outer_size.width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _show_emptiness(self, empty: bool) -> None:
        if empty:
            self.query_one(".empty", Static).update(Content(self._why_empty()), layout=False)
        if empty != self.has_class("-empty"):
            self.set_class(empty, "-empty")

    def _why_empty(self) -> str:
        session = self.session
        if table(self.index, self.pane).rows:
            typed = clean(session.typed, 60).strip()
            if session.query:
                what = (
                    translate("nothing matches {typed} among what is pinned", typed=typed)
                    if session.pins
                    else translate("nothing matches {typed}", typed=typed)
                )
                return f"{what}\n{translate('Escape clears the filter')}"
            pinned = translate("nothing belongs to what is pinned")
            return f"{pinned}\n{translate('Escape unpins')}"
        return translate(self.nothing if session.progress.finished else READING)

    def stops(self, numbers: Sequence[int]) -> Sequence[Stop]:
        """Return where each of the rows stands (quotes and stances: one place a row)."""
        raise NotImplementedError

    @on(VirtualList.Highlighted)
    def _tell_row(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self.post_message(self.RowChanged(self))

    @on(VirtualList.Opened)
    def _read(self, event: VirtualList.Opened) -> None:
        event.stop()
        if event.number is not None:
            self.post_message(self.ReadingWanted(self.trail(event.number)))

    def subject(self, number: int) -> ActorRow | ModelRow | None:
        """Return whom or what a row is about, None where that is not known."""
        raise NotImplementedError

    @on(RecordList.DossierAsked)
    def _open_dossier(self, event: RecordList.DossierAsked) -> None:
        event.stop()
        subject = self.subject(event.number) if event.number is not None else None
        if subject is not None:
            self.post_message(self.DossierWanted(subject))
        else:
            told = translate("it is not known who that is")
            self.app.notify(told, timeout=3, markup=False)

    @on(RecordList.WhyAsked)
    def _tell_why(self, event: RecordList.WhyAsked) -> None:
        event.stop()
        if event.number is not None:
            self.post_message(self.WhyWanted(self.pane, event.number))

    @on(RecordList.CorrectAsked)
    def _correct(self, event: RecordList.CorrectAsked) -> None:
        event.stop()
        if event.number is not None:
            self.post_message(self.CorrectionWanted(self.pane, event.number))

    def _actor(self, number: int) -> ActorRow | None:
        return None if number == NOBODY else self.index.actors.rows[number]

    @on(RecordList.Pinned)
    def _pin(self, event: RecordList.Pinned) -> None:
        event.stop()
        if event.number is not None:
            self.post_message(self.PinToggled(Pin(self.pane, event.number)))

    @property
    def sort(self) -> str:
        """What the rows are sorted by."""
        return self.session.sorts.get(self.pane, SORTS[self.pane][0])

    def _tell_sort(self) -> None:
        key = f"F{list(Pane).index(self.pane) + 2}"
        by = "" if self.sort == SORTS[self.pane][0] else f"{word(SORTED_BY, self.sort)} · "
        self.border_subtitle = Content(f"{by}{key}")

    @on(RecordList.SortAsked)
    def _sort(self, event: RecordList.SortAsked) -> None:
        event.stop()
        self.session.sorts[self.pane] = sort_after(self.pane, self.sort)
        self._tell_sort()
        self.show_result()
        if not self.gutter.height:  # where there is no frame to tell it
            told = f"{word(PANES, self.pane)} {word(SORTED_BY, self.sort)}"
            self.app.notify(told, timeout=2, markup=False)

    def copied(self, number: int) -> str:
        """Return what is copied of a row."""
        return self.detail(number)[0]

    @on(RecordList.Copied)
    def _copy(self, event: RecordList.Copied) -> None:
        event.stop()
        if event.number is not None:
            text = clean(self.copied(event.number), CELL_LIMIT * 10)
            self.app.copy_to_clipboard(text)
            told = translate("copied {text}", text=cut(text, COPY_SHOWN))
            self.app.notify(told, timeout=2, markup=False)
