"""What the main screen can do with a query: facets, saved queries, saving."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from newsdash.dashboard.filter_bar import FilterBar
from newsdash.dashboard.spoken_screen import SpokenScreen
from newsdash.session.session import Session
from newsdash.translation import translate


class QueryKeys(SpokenScreen[None]):
    """A screen with a filter line whose queries are counted, saved and opened again.

    As everywhere on the main screen, other screens are imported when they are opened: the first
    picture does not wait for them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t,f", "facets", "Facets", show=False, id="main.facets",
                tooltip="Count what stays by kind, source, month …, and narrow to one"),
        Binding("ctrl+o,o", "queries", "Queries", show=False, id="main.queries",
                tooltip="Saved queries, and what was typed before"),
        Binding("ctrl+s", "save_query", "Save filter", show=False, id="main.save_query",
                tooltip="Save the filter under a name"),
    ]  # fmt: skip

    session: Session

    def action_facets(self) -> None:
        """Show the facets of what stays."""
        from newsdash.dashboard.screens.facets import FacetsScreen

        self.app.push_screen(FacetsScreen(self.session), self._add)

    def _add(self, terms: tuple[str, ...] | None) -> None:
        for term in terms or ():
            self.query_one(FilterBar).add(term)

    def action_queries(self) -> None:
        """Show saved queries and the history."""
        from newsdash.dashboard.screens.queries import QueriesScreen

        self.app.push_screen(QueriesScreen(self.session.memory), self._open_query)

    def _open_query(self, text: str | None) -> None:
        if text is not None:
            self.query_one(FilterBar).type(text)

    def action_save_query(self) -> None:
        """Ask for a name for what is typed."""
        from newsdash.dashboard.screens.queries import SaveQueryScreen

        text = self.session.typed.strip()
        if text:
            self.app.push_screen(SaveQueryScreen(self.session.memory, text))
        else:
            self.notify(translate("there is no filter to save"), timeout=3, markup=False)
