"""The filter line over all panes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from newsdash.dashboard.display import clean, cut
from newsdash.search.parser import Reading


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


class FilterBar(Vertical):
    """The filter line, with an offer beside it and under it what is wrong with what is typed."""

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
        with Horizontal():
            yield Static("newsdash", id="brand", markup=False)
            yield FilterInput(
                placeholder='type to filter all panes, "words together", actor:name, -not …',
                compact=True,
                select_on_focus=False,
            )
            yield Static(id="filter-hint", markup=False)
        yield Static(id="filter-problem", markup=False)

    @property
    def input(self) -> FilterInput:
        """The input."""
        return self.query_one(FilterInput)

    def type(self, text: str) -> None:
        """Filter by ``text`` as if it had been typed."""
        self.input.value = clean(text)
        self.input.action_end()

    def explain(self, reading: Reading) -> None:
        """Tell the first mistake in what is typed; without one the line is not there."""
        problem = reading.problems[0] if reading.problems else None
        if problem:
            self.query_one("#filter-problem", Static).update(Content(clean(problem.message, 300)))
        self.set_class(problem is not None, "-problem")

    def offer(self, text: str | None) -> None:
        """Offer another filter instead of what is typed, or take the offer back."""
        self._offer = text
        hint = f"Enter looks for {cut(clean(text), 30)}" if text else ""
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
