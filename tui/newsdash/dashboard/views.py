"""The views beside the four panes: which there are, their keys, and how one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.binding import Binding

if TYPE_CHECKING:
    from newsdash.dashboard.screens.view import ViewScreen

VIEWS: Final = ("matrix", "timeline", "changes")
_GROUP: Final = Binding.Group("Views", compact=True)
VIEW_KEYS: Final = (
    Binding("f9,m", "app.view('matrix')", "Matrix", id="view.matrix", group=_GROUP,
            tooltip="Actors against what they take a stance on"),
    Binding("f10,t", "app.view('timeline')", "Timeline", id="view.timeline", group=_GROUP,
            tooltip="Stances and quotes by day, week, month"),
    Binding("f12,w", "app.view('changes')", "Who moved", id="view.changes", group=_GROUP,
            tooltip="Who changed sides, who contradicts themselves, what is new"),
)  # fmt: skip


def view_class(name: str) -> type[ViewScreen]:
    """Return the screen of a view; it is loaded when it is first wanted."""
    if name == "matrix":
        from newsdash.dashboard.screens.matrix import MatrixScreen

        return MatrixScreen
    if name == "timeline":
        from newsdash.dashboard.screens.timeline import TimelineScreen

        return TimelineScreen
    from newsdash.dashboard.screens.changes import ChangesScreen

    return ChangesScreen
