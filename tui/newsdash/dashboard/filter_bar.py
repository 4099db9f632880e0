"""The filter line over all panes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from newsdash.dashboard.completion_list import CompletionList
from newsdash.dashboard.display import clean, cut
from newsdash.dashboard.slices import in_slices, later
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.search.completion import Completion, completing
from newsdash.search.parser import Reading, terms
from newsdash.session.recall import Recall
from newsdash.session.session import Session
from newsdash.translation import translate

LETTERS = 2
"""How much of a field's name is typed before it is offered."""


class FilterInput(Input):
    """Where the filter is typed. Escape clears it, and leaves it when it is empty.

    While completions are offered, Tab and → take one, the arrows choose, Escape closes them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", "Rows", tooltip="Go to the rows, or into the completions",
                id="filter.leave"),
        Binding("up", "choose_above", "Completion above", show=False, id="filter.above"),
        Binding("tab", "complete", "Complete", show=False, id="filter.complete",
                tooltip="Take the completion that is marked"),
        Binding("ctrl+space,ctrl+@", "offer", "Completions", show=False, id="filter.offer",
                tooltip="Offer completions, of fields too"),
        Binding("ctrl+up,alt+up", "recall(-1)", "Earlier filter", show=False, id="filter.earlier",
                tooltip="What was typed before and begins as this does"),
        Binding("ctrl+down,alt+down", "recall(1)", "Later filter", show=False, id="filter.later"),
        Binding("escape", "clear_or_leave", "Clear", id="filter.clear",
                tooltip="Clear the filter; when it is empty, go to the rows"),
    ]  # fmt: skip

    # A longer text moves no widget: laying the screen out anew costs more than drawing it.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Left(Message):
        """The user goes to the panes."""

    class Done(Message):
        """What is typed is what the user wanted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Recalled(Message):
        """The user goes through what was typed before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class OfferAsked(Message):
        """The user wants completions."""

    class Completed(Message):
        """The user takes the completion that is marked."""

    def __init__(self, completions: CompletionList) -> None:
        super().__init__(
            placeholder=translate('type to filter all panes, "words together", actor:name, -not …'),
            compact=True,
            select_on_focus=False,
        )
        self.completions = completions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Tab and ↑ to others while nothing is offered."""
        if action == "complete":
            return self.completions.is_open
        if action == "choose_above":
            return self.completions.entered
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go to the panes, or to the next completion."""
        if self.completions.is_open:
            self.completions.enter(1)
        else:
            self.post_message(self.Left())

    def action_choose_above(self) -> None:
        """Go to the completion above."""
        self.completions.enter(-1)

    def action_complete(self) -> None:
        """Take the completion that is marked."""
        self.post_message(self.Completed())

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; behind what is typed there is nothing but what is offered."""
        if self.completions.is_open and not select and self.cursor_position == len(self.value):
            self.action_complete()
        else:
            super().action_cursor_right(select)

    def action_offer(self) -> None:
        """Ask for completions."""
        self.post_message(self.OfferAsked())

    def action_recall(self, step: int) -> None:
        """Go to what was typed before or after."""
        self.post_message(self.Recalled(step))

    def action_clear_or_leave(self) -> None:
        """Close the completions; else clear the filter; when there is none, go to the panes."""
        if self.completions.is_open:
            self.completions.close()
        elif self.value:
            self.post_message(self.Done(self.value))
            self.clear()
        else:
            self.post_message(self.Left())

    def on_blur(self) -> None:
        """Close the completions."""
        self.completions.close()
        self.post_message(self.Done(self.value))

    def watch_selection(self) -> None:
        """Close the completions when the cursor is moved away from where they belong."""
        self.call_next(self._look_at_cursor)

    def _look_at_cursor(self) -> None:
        typed, cursor = self.completions.made_for
        if self.value == typed and self.cursor_position != cursor:
            self.completions.close()

    def insert_text_at_cursor(self, text: str) -> None:
        """Take typed or pasted text in, without what could harm the terminal."""
        super().insert_text_at_cursor(clean(text, 1_000))


class FilterBar(Vertical):
    """The filter line, with an offer beside it, what is wrong under it, and completions."""

    class Changed(Message):
        """Something else is typed now."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._recall = Recall(session.memory)
        self._completions = CompletionList()
        self._offer: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out name, input and hint."""
        with Horizontal():
            yield Static("newsdash", id="brand", markup=False)
            yield FilterInput(self._completions)
            yield Static(id="filter-hint", markup=False)
        yield Static(id="filter-problem", markup=False)
        yield self._completions

    @property
    def input(self) -> FilterInput:
        """The input."""
        return self.query_one(FilterInput)

    def type(self, text: str) -> None:
        """Filter by ``text`` as if it had been typed; nothing is offered for it."""
        self._close()
        with self.input.prevent(Input.Changed):
            self.input.value = clean(text)
            self.input.action_end()
        self._tell_change()

    def add(self, term: str) -> None:
        """Filter by ``term``, too."""
        typed = self.input.value
        there = [typed[known.start : known.end] for known in terms(typed)]
        if term not in there:
            self.type(f"{typed.rstrip()} {term}".strip())

    def explain(self, reading: Reading) -> None:
        """Tell the first mistake in what is typed; without one the line is not there."""
        problem = reading.problems[0] if reading.problems else None
        if problem:
            self.query_one("#filter-problem", Static).update(Content(clean(problem.message, 300)))
        self.set_class(problem is not None, "-problem")

    def offer(self, text: str | None) -> None:
        """Offer another filter instead of what is typed, or take the offer back."""
        self._offer = text
        hint = translate("Enter looks for {text}", text=cut(clean(text), 30)) if text else ""
        self.query_one("#filter-hint", Static).update(Content(hint))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell_change()
        self._recall.begin_anew()
        self._start_completing(asked=False)

    def _tell_change(self) -> None:
        if self._offer:
            self.offer(None)
        self.post_message(self.Changed(self.input.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._completions.entered:
            self._complete()
        elif self._offer:
            self.type(self._offer)
        else:
            self.post_message(FilterInput.Left())

    # Completions

    def _start_completing(self, asked: bool) -> None:
        """Work out what to offer, in slices: the next key stops it."""
        typed, cursor = self.input.value, self.input.cursor_position
        self.run_worker(
            later(self._find, typed, cursor, asked),
            group="completing",
            exclusive=True,
            exit_on_error=False,
        )

    async def _find(self, typed: str, cursor: int, asked: bool) -> None:
        steps = completing(typed, cursor, self._session.index, names=asked)
        found = await in_slices(steps) if asked or _begun(typed, cursor) else []
        here = (self.input.value, self.input.cursor_position)
        if here == (typed, cursor) and self.input.has_focus:
            self._show(found, typed, cursor)

    def _show(self, found: list[Completion], typed: str, cursor: int) -> None:
        start = found[0].start if found else cursor
        before = self.input.region.x - self.region.x
        column = before + 1 + min(start, max(0, self.input.size.width - 20))
        self._completions.offer(found, typed, cursor, column)

    def _close(self) -> None:
        self.workers.cancel_group(self, "completing")
        self._completions.close()

    @on(FilterInput.OfferAsked)
    def _offer_asked(self, event: FilterInput.OfferAsked) -> None:
        event.stop()
        self._start_completing(asked=True)

    @on(FilterInput.Completed)
    def _completed(self, event: FilterInput.Completed) -> None:
        event.stop()
        self._complete()

    @on(VirtualList.Opened)
    def _clicked(self, event: VirtualList.Opened) -> None:
        event.stop()
        self._complete()
        self.input.focus()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()

    def _complete(self) -> None:
        """Put in what is marked; behind the name of a field its values are offered at once."""
        chosen, (typed, _) = self._completions.current, self._completions.made_for
        if chosen is None or typed != self.input.value:
            return
        rest = typed[chosen.end :]
        insert = chosen.insert if chosen.insert.endswith(":") or rest else f"{chosen.insert} "
        self.type(f"{typed[: chosen.start]}{insert}{rest}")
        self.input.cursor_position = chosen.start + len(insert)
        if insert.endswith(":"):
            self._start_completing(asked=False)

    # What was typed before

    @on(FilterInput.Recalled)
    def _recalled(self, event: FilterInput.Recalled) -> None:
        event.stop()
        text = self._recall.step(self.input.value, event.step)
        if text is not None:
            self.type(text)

    @on(FilterInput.Done)
    def _done(self, event: FilterInput.Done) -> None:
        event.stop()
        problem = self._recall.note(event.text)
        if problem:
            self.app.notify(clean(problem), severity="warning", markup=False)


def _begun(typed: str, cursor: int) -> bool:
    """Tell whether a field or a value is begun at the cursor; the panes show what words find."""
    term = next((term for term in terms(typed) if term.start < cursor <= term.end), None)
    if term is None:
        return False
    return term.name is not None or cursor - term.start - term.negated >= LETTERS
