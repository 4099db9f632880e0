"""The problems screen: what could not be read and why, and what the rest is read with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.query import Query
from newsdash.session.language import language_name
from newsdash.session.session import Progress
from newsdash.translation import figures, translate


class ProblemsScreen(ModalScreen[None], Overlay[None]):
    """A list of inputs, the current one's reason in full below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f8", "dismiss", "Back", tooltip="Return", id="problems.back"),
    ]
    columns: Sequence[Column] = (
        Column("input", 20, share=2, limit=60),
        Column("reason", 20, share=3),
    )

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._failures = tuple(progress.failures)

    def compose(self) -> ComposeResult:
        """Lay out pipelines, failures and the reason in full."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = translate("reading")
            yield Static(self._pipelines(), markup=False, id="pipelines")
            yield VirtualList(self)
            yield Static(markup=False, id="reason")

    def _pipelines(self) -> Content:
        lines = [
            translate(
                "{language} is read with {pipeline}",
                language=language_name(chosen.language),
                pipeline=f"{clean(chosen.name, 80)} {clean(chosen.version, 40)}",
            )
            + f"\n{clean(chosen.note, 600)}"
            for chosen in self._progress.pipelines.values()
        ]
        return Content("\n\n".join(lines) or translate("no pipeline is loaded yet"))

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._failures)), Query())
        listing.focus()
        count = len(self._failures)
        failed = translate("could not be read {count}", count=figures(count))
        listing.border_title = failed if count else translate("all could be read")
        self._show_reason(0 if count else None)

    def cells(self, number: int) -> Sequence[Cell]:
        """Return where and why."""
        failed = self._failures[number]
        return Cell(failed.where, "strong"), Cell(failed.reason, "error")

    @on(VirtualList.Highlighted)
    def _row_changed(self, event: VirtualList.Highlighted) -> None:
        self._show_reason(event.number)

    def _show_reason(self, number: int | None) -> None:
        if number is not None:
            failed = self._failures[number]
            reason = f"{clean(failed.where, 500)}\n{clean(failed.reason, 1_000)}"
            self.query_one("#reason", Static).update(Content(reason))
