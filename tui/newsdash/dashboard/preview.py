"""The row under the cursor in full, where the terminal has room for it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsdash.dashboard.display import clean
from newsdash.search.query import Query, match_spans

LIMIT = 1_500


class Preview(Vertical):
    """Two parts: a line about the row, and its text with the matches marked."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out text and source."""
        yield Static(id="preview-text", markup=False)
        yield Static(id="preview-about", markup=False)

    def show(self, detail: tuple[str, str] | None, sought: Query) -> None:
        """Show text and a line about it; None shows nothing."""
        if self._shown == (detail, sought):
            return
        self._shown = (detail, sought)
        text, about = detail or ("", "")
        lines = Content("\n").join(
            _marked(clean(line, LIMIT), sought) for line in text.split("\n", 40)
        )
        self.query_one("#preview-text", Static).update(lines, layout=False)
        self.query_one("#preview-about", Static).update(Content(clean(about, LIMIT)), layout=False)


def _marked(shown: str, sought: Query) -> Content:
    content = Content(shown)
    for start, end in match_spans(shown, sought):
        content = content.stylize("bold underline", start, end)
    return content
