"""The facets screen: what stays, counted by kind, polarity, language, source, month …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.dashboard.session import Session
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.search.facets import Facets, facets
from newsdash.search.query import Query, pattern

BAR: Final = 16


class Facet(NamedTuple):
    """A value, how much there is of it, and the terms that narrow to it."""

    name: str
    value: str
    rows: int
    terms: tuple[str, ...]


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
            dialog.border_title = "what stays" if self._session.narrowed else "everything"
            dialog.border_subtitle = "Enter narrows to it · x leaves it out · Escape returns"
            if not self._facets:
                yield Static("there is nothing to count", classes="hint", markup=False)
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
            Cell(facet.name if first else "", "muted"),
            Cell(facet.value, "strong"),
            Cell(f"{facet.rows:,}"),
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
            self.notify("a span of time can only be narrowed to", timeout=3, markup=False)

    def _current(self) -> Facet | None:
        number = self.query_one(VirtualList).number
        return None if number is None else self._facets[number]


def listed(found: Facets) -> Iterator[Facet]:
    """Return all values one after the other, facet by facet."""
    for name, field, counts in (
        ("actors", "kind", found.kind),
        ("models", "open", found.openness),
        ("stances", "stance", found.polarity | ({"shift": found.shift} if found.shift else {})),
        ("quotes", "kind", found.quote),
        ("language", "lang", found.language),
        ("source", "source", found.source),
        ("year", "", found.year),
        ("month", "", found.month),
    ):
        for value, count in counts.items():
            yield Facet(name, clean(value, 200), count, _terms(field, clean(value)))


def _terms(field: str, value: str) -> tuple[str, ...]:
    if not field:
        return f"since:{value}", f"until:{value}"
    made = pattern(value)
    return (f"{field}:{made if made else value}",)


def _most(found: Sequence[Facet]) -> dict[str, int]:
    most: dict[str, int] = {}
    for facet in found:
        most[facet.name] = max(facet.rows, most.get(facet.name, 0))
    return most
