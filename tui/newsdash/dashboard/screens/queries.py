"""Saved queries and the history: opening, saving and deleting them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.memory import Memory, NotKeptError
from newsdash.search.query import Query
from newsdash.search.saved import SavedQuery
from newsdash.translation import translate

NAME_LIMIT = 60


class QueriesScreen(ModalScreen[str | None], Overlay[str | None]):
    """What was saved, by name, and below it what was typed, the latest first.

    It is dismissed with the query to filter by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,o,ctrl+o", "dismiss", "Back", tooltip="Return", id="queries.back"),
        Binding("d,delete", "delete", "Delete", id="queries.delete"),
    ]
    columns: Sequence[Column] = (
        Column("", 12, share=1, limit=30),
        Column("", 20, share=3),
    )

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._rows: list[SavedQuery] = []

    def compose(self) -> ComposeResult:
        """Lay out the list, or what to do where there is nothing yet."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = translate("queries")
            dialog.border_subtitle = translate("Enter opens · d deletes · Escape returns")
            yield VirtualList(self)
            yield Static(classes="hint", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(VirtualList).focus()

    def _fill(self) -> None:
        typed = reversed(self._memory.history.texts)
        self._rows = [*self._memory.saved, *(SavedQuery("", text) for text in typed)]
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._rows)), Query(), version=listing.version + 1)
        hints = [] if self._rows else [translate("Nothing has been typed or saved yet.")]
        hints.append(translate("Ctrl+S saves the filter under a name"))
        self.query_one(".hint", Static).update(" ".join(hints))

    def cells(self, number: int) -> Sequence[Cell]:
        """Return name and query."""
        row = self._rows[number]
        return Cell(row.name, "strong"), Cell(row.text, "plain" if row.name else "muted")

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        if event.number is not None and event.number < len(self._rows):  # it may be deleted
            self.dismiss(self._rows[event.number].text)

    def action_delete(self) -> None:
        """Delete the query under the cursor."""
        number = self.query_one(VirtualList).number
        if number is None:
            return
        row = self._rows[number]
        try:
            if row.name:
                self._memory.delete(row.name)
            else:
                self._memory.forget(row.text)
        except NotKeptError as error:
            self.notify(clean(str(error)), severity="error", markup=False)
        self._fill()


class SaveQueryScreen(ModalScreen[None], Overlay[None]):
    """Asks for the name that a query is saved under."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", tooltip="Return", id="save.back"),
    ]

    def __init__(self, memory: Memory, text: str) -> None:
        super().__init__()
        self._memory = memory
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the query and the name."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = translate("save this filter")
            dialog.border_subtitle = translate("Enter saves · Escape returns")
            yield Static(Content(clean(self._text, 300)), markup=False)
            yield Input(
                self._proposed(),
                placeholder=translate("its name"),
                compact=True,
                max_length=NAME_LIMIT,
            )
            yield Static(classes="hint", markup=False)

    def _proposed(self) -> str:
        """Return the name the query is saved under already, else its first words."""
        known = (saved.name for saved in self._memory.saved if saved.text == self._text)
        return clean(next(known, self._text[:NAME_LIMIT].lstrip("#")))

    def on_mount(self) -> None:
        """Let the name be typed."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _tell_replaced(self, event: Input.Changed) -> None:
        known = {saved.name: saved.text for saved in self._memory.saved}
        old = known.get(event.value.strip())
        replaces = translate("replaces {query}", query=clean(old or "", 200))
        told = replaces if old not in {None, self._text} and old else ""
        self.query_one(".hint", Static).update(Content(told))

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        name = clean(event.value, NAME_LIMIT).strip().lstrip("#").strip()
        if not name:
            self.notify(translate("a name is needed"), timeout=3, markup=False)
            return
        try:
            self._memory.save(name, self._text)
        except NotKeptError as error:
            self.app.notify(clean(str(error)), severity="error", markup=False)
        else:
            told = translate("saved as {name}", name=name)
            self.app.notify(told, timeout=3, markup=False)
        self.dismiss()
