"""The filter line over all panes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from newsdash.dashboard.display import clean, cut


class FilterInput(Input):
    """Where the filter is typed. Escape clears it, and leaves it when it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", "Rows", tooltip="Go to the rows", id="filter.leave"),
        Binding("escape", "clear_or_leave", "Clear", id="filter.clear",
                tooltip="Clear the filter; when it is empty, go to the rows"),
    ]  # fmt: skip

    class Left(Message):
        """The user goes to the panes."""

    def action_leave(self) -> None:
        """Go to the panes."""
        self.post_message(self.Left())

    def action_clear_or_leave(self) -> None:
        """Clear the filter; when there is none, go to the panes."""
        if self.value:
            self.clear()
        else:
            self.action_leave()

    def insert_text_at_cursor(self, text: str) -> None:
        """Take typed or pasted text in, without what could harm the terminal."""
        super().insert_text_at_cursor(clean(text, 1_000))


class FilterBar(Horizontal):
    """The filter line, with a hint or an offer beside it."""

    class Changed(Message):
        """Something else is typed now."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self) -> None:
        super().__init__()
        self._offer: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out name, input and hint."""
        yield Static("newsdash", id="brand", markup=False)
        yield FilterInput(
            placeholder='type to filter all panes, "words together" …',
            compact=True,
            select_on_focus=False,
        )
        yield Static(id="filter-hint", markup=False)

    @property
    def input(self) -> FilterInput:
        """The input."""
        return self.query_one(FilterInput)

    def type(self, text: str) -> None:
        """Filter by ``text`` as if it had been typed."""
        self.input.value = clean(text)
        self.input.action_end()

    def offer(self, name: str | None) -> None:
        """Offer a name instead of what is typed, or take the offer back."""
        self._offer = name
        hint = f"Enter looks for {cut(clean(name), 30)}" if name else ""
        self.query_one("#filter-hint", Static).update(Content(hint))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._offer:
            self.offer(None)
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._offer:
            self.type(self._offer)
        else:
            self.post_message(FilterInput.Left())
