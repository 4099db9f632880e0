"""The list under the filter line: what the term at the cursor may become."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.virtual_list import GUTTER, Cell, VirtualList
from newsdash.search.completion import Completion
from newsdash.search.fold import fold
from newsdash.search.query import Query
from newsdash.translation import figures

ROWS = 7
WIDEST = 64
ROOM_BESIDE = 14


class CompletionList(VirtualList, can_focus=False):
    """Lies over the panes while it is open; the keys stay with the filter line.

    The row that Tab takes is marked from the start. Once ↓ was pressed the list is *entered*:
    then Enter takes the row, too.
    """

    columns: Sequence[Column] = (
        Column("", 4, share=1),
        Column("", 7, right=True),
    )

    def __init__(self) -> None:
        super().__init__(self, id="completions")
        self._offered: Sequence[Completion] = ()
        self.made_for = ("", 0)
        self.entered = False
        self.border_subtitle = "Tab"

    @property
    def is_open(self) -> bool:
        """True when there is something to take."""
        return bool(self._offered)

    @property
    def current(self) -> Completion | None:
        """What would be taken."""
        return self._offered[self.cursor] if self._offered else None

    def cells(self, number: int) -> Sequence[Cell]:
        """Return what is offered, and how much there is of it."""
        offered = self._offered[number]
        count = "" if offered.count is None else figures(offered.count)
        style = "plain" if offered.count is None else "strong"
        return Cell(offered.shown, style), Cell(count, "muted")

    def offer(self, offered: Sequence[Completion], typed: str, cursor: int, column: int) -> None:
        """Show what is offered for a text and a cursor in it.

        Args:
            offered: nothing closes the list, and so does what is typed already.
            typed: the text.
            cursor: where in it the cursor is.
            column: where on the screen the term begins.
        """
        self.made_for = (typed, cursor)
        was_open = self.is_open
        self._offered = [one for one in offered if not _is_typed(one, typed)]
        if not (was_open or self.is_open):
            return
        self.entered = False
        self.set_class(False, "-entered")
        self.set_class(self.is_open, "-open")
        if self.is_open:
            self._place(column)
        self._chosen = None
        self.cursor = 0
        self.show(range(len(self._offered)), Query(), version=self.version + 1)

    def _place(self, column: int) -> None:
        """Take no more room than needed: the panes below answer what is typed."""
        widest = max(cell_len(clean(one.shown, WIDEST)) for one in self._offered)
        frame = self.gutter
        self.styles.width = min(WIDEST, widest + ROOM_BESIDE) + frame.width
        self.styles.height = min(ROWS, len(self._offered)) + frame.height
        self.styles.offset = Offset(max(0, column - GUTTER - frame.left), 0)

    def close(self) -> None:
        """Offer nothing."""
        if self.is_open:
            self.offer((), *self.made_for, 0)

    def enter(self, step: int) -> None:
        """Go into the list and to another row; back out of it at its top."""
        if step < 0 and self.cursor == 0:
            self.entered = False
        else:
            self.entered = True
            self.go_to(self.cursor + step)
        self.set_class(self.entered, "-entered")
        self._forget_styles()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the row that is clicked, at once."""
        event.prevent_default()
        event.stop()
        position = self._position_at(event)
        if position is not None:
            self.go_to(position)
            self.action_open()


def _is_typed(offered: Completion, typed: str) -> bool:
    there = fold(typed[offered.start : offered.end]).strip(' ":')
    return there in {fold(offered.insert).strip(' ":'), fold(offered.shown).strip(' "')}
