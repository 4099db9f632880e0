"""What the views have in common: they are worked out in a thread and follow the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Footer, Static

from newsdash.dashboard.defects import TellsDefects
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.views import VIEW_KEYS
from newsdash.search.crossfilter import Result
from newsdash.session.session import Session
from newsdash.translation import message, translate, translate_many
from newsdash.translation.words import VIEWS, word

if TYPE_CHECKING:
    from newsdash.dashboard.app import NewsdashApp

FOLLOW = 0.25
RETURNS = message("Escape returns")


class ViewScreen(Overlay[None], TellsDefects):
    """A view of what filter and pins leave. Subclasses say what it shows and how it is counted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "dismiss", "Back", tooltip="Return", id="view.back"),
        Binding("ctrl+f,slash", "app.filter", "Filter", show=False, id="view.filter",
                tooltip="Back to the filter line"),
        *VIEW_KEYS,
    ]  # fmt: skip
    view: ClassVar[str]
    nothing: ClassVar[str]

    class WorkedOut(Message):
        """The thread is done."""

        def __init__(self, found: object, turn: int) -> None:
            super().__init__()
            self.found = found
            self.turn = turn

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.busy = True
        self._turn = 0
        self._result: Result | None = None

    def compose(self) -> ComposeResult:
        """Lay out heading, picture, what is under the cursor, and keys."""
        yield Static(classes="view-title", markup=False)
        yield from self.picture()
        yield Static(classes="view-empty", markup=False)
        yield Static(classes="view-detail", markup=False)
        yield Footer()

    def picture(self) -> ComposeResult:
        """Lay out what the view is about."""
        raise NotImplementedError

    def job(self) -> Callable[[], object]:
        """Take from the index what is needed; returns the work, which a thread does."""
        raise NotImplementedError

    def show(self, found: object) -> None:
        """Show what the work returned."""
        raise NotImplementedError

    @property
    def main_part(self) -> Widget:
        """The widget that takes the keys."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin, and look now and then whether something else is left of the records."""
        self.tell(translate("counting …"))
        self.call_after_refresh(self.work_out)
        self.set_interval(FOLLOW, self._follow)

    def _follow(self) -> None:
        if not self.busy and self.session.result is not self._result:
            self.work_out()

    def work_out(self) -> None:
        """Count in a thread; what an earlier thread finds is dropped."""
        self._result, self.busy = self.session.result, True
        self._turn += 1
        turn, work = self._turn, self.job()
        self.run_worker(
            lambda: self.post_message(self.WorkedOut(work(), turn)),
            thread=True, group="counting", name=word(VIEWS, self.view), exit_on_error=False,
        )  # fmt: skip

    @on(WorkedOut)
    def _worked_out(self, event: WorkedOut) -> None:
        event.stop()
        if event.turn == self._turn:
            self.busy = False
            self.show(event.found)

    def tell(self, *parts: str) -> None:
        """Say in the heading what is shown, and what narrows it."""
        told = [word(VIEWS, self.view), *parts, *narrowing(self.session)]
        line = " · ".join(clean(part, 200) for part in told if part)
        self.query_one(".view-title", Static).update(Content(line), layout=False)

    def tell_emptiness(self, empty: bool) -> None:
        """Show or hide the note that there is nothing."""
        if empty:
            left = translate("in what filter and pins leave") if self.session.narrowed else ""
            note = "\n".join(filter(None, (translate(self.nothing), left, translate(RETURNS))))
            self.query_one(".view-empty", Static).update(Content(note), layout=False)
        self.set_class(empty, "-empty")

    def detail(self, *lines: str | Content) -> None:
        """Show what is under the cursor in full."""
        parts = [
            line if isinstance(line, Content) else Content(clean(line, 1_500)) for line in lines
        ]
        self.query_one(".view-detail", Static).update(Content("\n").join(parts), layout=False)

    def narrow_further(self, text: str) -> None:
        """Go to the panes and add to the filter there."""
        app = cast("NewsdashApp", self.app)
        app.filter_by(f"{self.session.typed.strip()} {text}".strip())


def narrowing(session: Session) -> list[str]:
    """Return in words what narrows the view."""
    told = []
    if session.query:
        told.append(translate("filter: {typed}", typed=clean(session.typed, 60).strip()))
    if session.pins:
        told.append(translate_many("{count} pin", "{count} pins", len(session.pins)))
    return told
