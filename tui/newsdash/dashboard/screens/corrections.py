"""The corrections that were made: the latest first, each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.corrections.kept import Corrections
from newsdash.corrections.wording import told
from newsdash.dashboard.columns import Column
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.query import Query
from newsdash.translation import translate


class CorrectionsScreen(ModalScreen[int | None], Overlay[int | None]):
    """It is dismissed with the number of the correction that is to be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back", tooltip="Return", id="corrections.back"),
        Binding("d,delete", "take_back", "Take back", id="corrections.take_back"),
    ]
    columns: Sequence[Column] = (Column("", 20, share=1),)

    def __init__(self, corrections: Corrections) -> None:
        super().__init__()
        self._made = list(enumerate(corrections.made))[::-1]

    def compose(self) -> ComposeResult:
        """Lay out the list, or what to do where there is nothing yet."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = translate("corrections")
            dialog.border_subtitle = translate("d takes one back · Escape returns")
            yield VirtualList(self)
            if not self._made:
                hint = translate("nothing is corrected yet; e or F11 corrects a row")
                yield Static(hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._made)), Query())
        listing.focus()

    def cells(self, number: int) -> Sequence[Cell]:
        """Return what a correction says."""
        return (Cell(told(self._made[number][1])),)

    def action_take_back(self) -> None:
        """Return with the correction under the cursor."""
        at = self.query_one(VirtualList).number
        if at is not None:
            self.dismiss(self._made[at][0])
