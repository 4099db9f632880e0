"""The facets screen: what stays, counted by kind, polarity, language, source, month …"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.dashboard.columns import Column
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.facet_list import Facet, listed
from newsdash.search.facets import facets
from newsdash.search.query import Query
from newsdash.session.session import Session
from newsdash.translation import figures, message, translate

BAR: Final = 16
WHAT_STAYS, EVERYTHING = message("what stays"), message("everything")


class FacetsScreen(ModalScreen[tuple[str, ...] | None], Overlay[tuple[str, ...] | None]):
    """A list of values; Enter narrows to one, x leaves it out.

    It is dismissed with the terms to add to the filter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f,ctrl+t", "dismiss", "Back", tooltip="Return", id="facets.back"),
        Binding("enter", "take", "Narrow to it", id="facets.take"),
        Binding("x,minus,delete", "leave_out", "Leave it out", id="facets.leave_out"),
    ]
    columns: Sequence[Column] = (
        Column("", 9),
        Column("", 14, share=2, limit=40),
        Column("", 8, right=True),
        Column("", BAR, rank=1),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._facets = list(listed(facets(session.index, session.result)))
        self._most = _most(self._facets)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog") as dialog:
            title = WHAT_STAYS if self._session.narrowed else EVERYTHING
            dialog.border_title = translate(title)
            dialog.border_subtitle = translate(
                "Enter narrows to it · x leaves it out · Escape returns"
            )
            if not self._facets:
                nothing = translate("there is nothing to count")
                yield Static(nothing, classes="hint", markup=False)
            yield VirtualList(self)

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.show(range(len(self._facets)), Query())
        listing.focus()

    def cells(self, number: int) -> Sequence[Cell]:
        """Return the facet at its first value, the value, its count and a bar."""
        facet = self._facets[number]
        first = number == 0 or self._facets[number - 1].name != facet.name
        bar = "━" * max(1, BAR * facet.rows // self._most[facet.name])
        return (
            Cell(translate(facet.name) if first else "", "muted"),
            Cell(facet.called, "strong"),
            Cell(figures(facet.rows)),
            Cell(bar, "muted"),
        )

    def on_virtual_list_opened(self) -> None:
        """Narrow to the value."""
        self.action_take()

    def action_take(self) -> None:
        """Return with the terms of the value."""
        if facet := self._current():
            self.dismiss(facet.terms)

    def action_leave_out(self) -> None:
        """Return with what leaves the value out; a span of time cannot be left out."""
        facet = self._current()
        if facet and len(facet.terms) == 1:
            self.dismiss((f"-{facet.terms[0]}",))
        elif facet:
            told = translate("a span of time can only be narrowed to")
            self.notify(told, timeout=3, markup=False)

    def _current(self) -> Facet | None:
        number = self.query_one(VirtualList).number
        return None if number is None else self._facets[number]


def _most(found: Sequence[Facet]) -> dict[str, int]:
    most: dict[str, int] = {}
    for facet in found:
        most[facet.name] = max(facet.rows, most.get(facet.name, 0))
    return most
