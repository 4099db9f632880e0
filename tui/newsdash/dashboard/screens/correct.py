"""Correcting a row: what is to be said instead, and who or what that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from newsdash.corrections.records import Correction
from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.query import Query
from newsdash.search.rows import Pane
from newsdash.session.choices import Choice
from newsdash.translation import translate

NAME_LIMIT: Final = 120
OFFERED: Final = 200
ROW_SHOWN: Final = 400


class CorrectScreen(ModalScreen[Correction | None], Overlay[Correction | None]):
    """How a row can be corrected. It is dismissed with the correction.

    Args:
        row: the row in words.
        choices: what is offered.
        index: whose names are offered where one is asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,e,f11", "dismiss", "Back", tooltip="Return", id="correct.back"),
    ]
    columns: Sequence[Column] = (Column("", 20, share=1),)

    def __init__(self, row: str, choices: Sequence[Choice], index: Index) -> None:
        super().__init__()
        self._row = row
        self._choices = choices
        self._index = index

    def compose(self) -> ComposeResult:
        """Lay out the row and the choices."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = translate("correct")
            dialog.border_subtitle = translate("Enter corrects · Escape returns")
            yield Static(Content(clean(self._row, ROW_SHOWN)), markup=False)
            yield VirtualList(self)

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._choices)), Query())
        listing.focus()

    def cells(self, number: int) -> Sequence[Cell]:
        """Return what a choice says."""
        return (Cell(self._choices[number].says, "strong"),)

    @on(VirtualList.Opened)
    def _choose(self, event: VirtualList.Opened) -> None:
        event.stop()
        if event.number is None:
            return
        choice = self._choices[event.number]
        if choice.made is None:
            self.dismiss(choice.correction)
        else:
            self.app.push_screen(AskScreen(choice, self._index), self._answered)

    def _answered(self, correction: Correction | None) -> None:
        if correction is not None:
            self.dismiss(correction)


class AskScreen(ModalScreen[Correction | None], Overlay[Correction | None]):
    """Asks for what a correction needs; names are offered while one is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", tooltip="Return", id="ask.back"),
    ]
    columns: Sequence[Column] = (Column("", 20, share=1),)

    def __init__(self, choice: Choice, index: Index) -> None:
        super().__init__()
        self._choice = choice
        self._names = _names(index, choice.names_of) if choice.names_of else []
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the line and what is offered."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(self._choice.says)
            dialog.border_subtitle = translate("Enter corrects · Escape returns")
            yield Input(placeholder=self._choice.asks, compact=True, max_length=NAME_LIMIT)
            yield Static(Content(self._choice.asks), classes="hint", markup=False)
            if self._names:
                yield VirtualList(self)

    def on_mount(self) -> None:
        """Let it be typed."""
        self.query_one(Input).focus()
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        if not self._names:
            return
        wanted = fold(typed)
        fitting = (name for name in self._names if wanted in fold(name))
        self._offered = [name for name, _ in zip(fitting, range(OFFERED), strict=False)]
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._offered)), Query(), version=listing.version + 1)

    def on_key(self, event: Key) -> None:
        """Go from the line to what is offered."""
        if event.key == "down" and self._offered and self.query_one(Input).has_focus:
            event.stop()
            self.query_one(VirtualList).focus()

    def cells(self, number: int) -> Sequence[Cell]:
        """Return a name."""
        return (Cell(self._offered[number]),)

    @on(VirtualList.LeftAtTop)
    def _to_line(self) -> None:
        self.query_one(Input).focus()

    @on(VirtualList.Opened)
    def _take(self, event: VirtualList.Opened) -> None:
        event.stop()
        if event.number is not None:
            self._answer(self._offered[event.number])

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        typed = " ".join(event.value.split())
        known = {fold(name) for name in self._offered}
        # what nobody is called is a new name; else Enter takes what is offered first
        first = typed and self._offered and fold(typed) not in known
        self._answer(self._offered[0] if first else typed)

    def _answer(self, typed: str) -> None:
        made = self._choice.made(typed) if self._choice.made is not None else None
        if made is None:
            self.notify(self._choice.asks, timeout=4, markup=False)
        else:
            self.dismiss(made)


def _names(index: Index, pane: Pane) -> list[str]:
    """All names of actors or models, the most often named first."""
    columns = index.actor_columns if pane is Pane.ACTORS else index.model_columns
    return list(dict.fromkeys(columns.facts[row].name for row in index.tables[pane].order))
