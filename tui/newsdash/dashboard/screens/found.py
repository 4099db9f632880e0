"""A list of stances and quotes, as what is in a period of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from newsdash.dashboard import found_list
from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.found_list import Found
from newsdash.dashboard.panes.pane import ColumnHeads
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.rows import Pane
from newsdash.session.session import Session
from newsdash.session.trail import trail_of_rows
from newsdash.translation import figures

__all__ = ["Found", "FoundScreen"]


class FoundScreen(Overlay[None]):
    """Rows, and the words of the one under the cursor; Enter opens its article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "dismiss", "Back", tooltip="Return", id="found.back"),
    ]

    def __init__(self, session: Session, title: str, rows: Sequence[Found]) -> None:
        super().__init__()
        self._session = session
        self._heading = title
        self._rows = rows
        self.columns: Sequence[Column] = found_list.COLUMNS

    def compose(self) -> ComposeResult:
        """Lay out heading, list and words."""
        yield Static(classes="view-title", markup=False)
        yield ColumnHeads(self.columns)
        yield VirtualList(self)
        yield Static(classes="view-detail", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the list."""
        heading = f"{clean(self._heading, 200)} · {figures(len(self._rows))}"
        self.query_one(".view-title", Static).update(Content(heading))
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._rows)), self._session.query)
        listing.focus()

    def cells(self, number: int) -> Sequence[Cell]:
        """Return sign, who, what and date."""
        return found_list.cells(self._session.index, self._rows[number])

    @on(VirtualList.Highlighted)
    def _tell(self, event: VirtualList.Highlighted) -> None:
        if event.number is not None:
            lines = found_list.detail(self._session.index, self._rows[event.number])
            shown = "\n".join(clean(line, 1_500) for line in lines)
            self.query_one(".view-detail", Static).update(Content(shown), layout=False)

    @on(VirtualList.Opened)
    def _read(self, event: VirtualList.Opened) -> None:
        if event.number is not None:
            index, rows = self._session.index, self._rows
            trail = trail_of_rows(
                self._heading,
                range(len(rows)),
                lambda number: found_list.stop(index, rows[number]),
                Pane.STANCES,
                event.number,
            )
            self.app.push_screen(ArticleScreen(self._session, trail))
