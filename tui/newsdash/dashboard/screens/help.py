"""The help screen: the key bindings as they are bound right now, by where they work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdash.dashboard.display import clean
from newsdash.dashboard.screens.overlay import Overlay
from newsdash.translation import translate

KEY_WIDTH = 26


class Section(NamedTuple):
    """Nodes whose bindings are listed together, and what that place is called."""

    title: str
    nodes: tuple[DOMNode, ...]


class HelpScreen(ModalScreen[None], Overlay[None]):
    """Lists bindings of widgets that exist, changed keys included."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "dismiss", "Back", id="help.back"),
        Binding("j", "down", "Down", show=False, id="help.down"),
        Binding("k", "up", "Up", show=False, id="help.up"),
    ]

    def __init__(self, sections: Iterable[Section]) -> None:
        super().__init__()
        self._sections = tuple(sections)

    def compose(self) -> ComposeResult:
        """Lay out one block a section."""
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = translate("keys")
            dialog.border_subtitle = translate("Escape returns")
            for section in self._sections:
                yield Static(Content(section.title), classes="section", markup=False)
                yield Static(self._listing(section), markup=False)

    def _listing(self, section: Section) -> Table:
        table = Table.grid()
        table.add_column(width=KEY_WIDTH, style="bold")
        table.add_column()
        for keys, what in described(self.app, section.nodes):
            table.add_row(Text(keys), Text(clean(what, 200)))
        return table

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)


def _scrolls(binding: Binding) -> bool:
    """Tell whether a binding comes with Textual's containers and is none of ours."""
    return not binding.id and binding.action.startswith(("scroll_", "page_"))


def described(app: App[object], nodes: Iterable[DOMNode]) -> list[tuple[str, str]]:
    """Return the keys and the meaning of all bindings of ``nodes``, one line an action."""
    keys: dict[str, list[str]] = {}
    meaning: dict[str, str] = {}
    for node in nodes:
        bindings = node._bindings.copy()
        bindings.apply_keymap(app._keymap)
        for _, binding in bindings:
            if not binding.description or binding.system or _scrolls(binding):
                continue
            keys.setdefault(binding.action, []).append(app.get_key_display(binding))
            tip = f" — {translate(binding.tooltip)}" if binding.tooltip else ""
            meaning.setdefault(binding.action, f"{translate(binding.description)}{tip}")
    return [(" ".join(dict.fromkeys(keys[action])), what) for action, what in meaning.items()]
