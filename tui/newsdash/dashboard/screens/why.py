"""Why a row is there: the evidence, the word that gave it away, how sure, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.translation import translate

LONGEST: Final = 4_000


class WhyScreen(ModalScreen[None], Overlay[None]):
    """Lines, each one thing that a row rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,y,enter", "dismiss", "Back", tooltip="Return", id="why.back"),
    ]

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self._lines = list(lines)

    def compose(self) -> ComposeResult:
        """Lay the lines out, what is said first and strong."""
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = translate("why")
            dialog.border_subtitle = translate("Escape returns")
            for number, line in enumerate(self._lines):
                classes = "strong" if not number else ""
                yield Static(Content(clean(line, LONGEST)), classes=classes, markup=False)
