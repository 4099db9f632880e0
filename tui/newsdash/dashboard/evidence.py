"""Evidence side by side: what was said before, and what after."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from newsdash.dashboard.change_rows import Side
from newsdash.dashboard.display import clean
from newsdash.translation import message, translate

LIMIT = 3_000
TITLES = {"before": message("before"), "after": message("after")}
WORDS = message("words")


class EvidenceBox(VerticalScroll, can_focus=False):
    """One side; a click opens the article there."""

    class Clicked(Message):
        """The user wants to read this side's article."""

        def __init__(self, box: EvidenceBox) -> None:
            super().__init__()
            self.box = box

    def compose(self) -> ComposeResult:
        """Lay out sign, words and origin."""
        yield Static(markup=False, classes="evidence-sign")
        yield Static(markup=False, classes="evidence-words")
        yield Static(markup=False, classes="evidence-origin")

    def tell(self, side: Side) -> None:
        """Show a side."""
        for name, text in (("sign", side.sign), ("origin", side.origin), ("words", side.words)):
            self.query_one(f".evidence-{name}", Static).update(Content(clean(text, LIMIT)))
        for style in ("support", "oppose", "mixed"):
            self.set_class(side.style == style, f"-{style}")
        self.scroll_home(animate=False)

    def on_click(self) -> None:
        """Ask for the article."""
        self.post_message(self.Clicked(self))


class Evidence(Horizontal):
    """Two boxes, or one where there is nothing to set against each other."""

    def compose(self) -> ComposeResult:
        """Lay out the boxes."""
        for name in ("before", "after"):
            box = EvidenceBox(id=name)
            box.border_title = translate(TITLES[name])
            yield box

    def tell(self, *sides: Side) -> None:
        """Show two sides, one, or none."""
        self.set_class(len(sides) < 2, "-single")
        self.set_class(not sides, "-none")
        for box, side in zip(reversed(self.query(EvidenceBox)), reversed(sides), strict=False):
            title = TITLES[box.id or "after"] if len(sides) > 1 else WORDS
            box.border_title = translate(title)
            box.tell(side)
