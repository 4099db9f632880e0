"""The reader's widget: draws visible lines only, wraps long articles bit by bit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Sequence
from itertools import groupby, islice
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsdash.dashboard.defects import TellsDefects
from newsdash.dashboard.display import pieces
from newsdash.dashboard.reader.marks import Kind, Marks, marks_of
from newsdash.dashboard.reader.wrap import wrap
from newsdash.dashboard.slices import in_slices, later
from newsdash.records import Extraction, Offsets
from newsdash.search.query import Query, match_spans

MEASURE = 84
MARGIN = 2
BLOCK = 200


class Reader(ScrollView, TellsDefects, can_focus=True):
    """An article's text with the evidence in the middle."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reader--{kind.name}".lower() for kind in Kind if kind.name
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False, id="reader.up"),
        Binding("down,j", "scroll_down", "Down", show=False, id="reader.down"),
        Binding("space", "page_down", "Page down", show=False, id="reader.space"),
        Binding("home,g", "scroll_home", "Beginning", show=False, id="reader.first"),
        Binding("end,G", "scroll_end", "End", show=False, id="reader.last"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._extraction: Extraction | None = None
        self._marks = Marks(())
        self._evidence: tuple[Offsets, ...] = ()
        self._sought = Query()
        self._lines: list[Offsets] = []
        self._starts: list[int] = []
        self._wrapped_for = 0
        self._styles_of: dict[int, Style] = {}

    @property
    def extraction(self) -> Extraction | None:
        """The article that is read."""
        return self._extraction

    @property
    def evidence(self) -> tuple[Offsets, ...]:
        """The spans shown as evidence."""
        return self._evidence

    def read(self, extraction: Extraction, evidence: tuple[Offsets, ...], sought: Query) -> None:
        """Show an article at the evidence."""
        changed = extraction is not self._extraction
        self._extraction, self._evidence, self._sought = extraction, evidence, sought
        if changed:
            self._marks = marks_of(extraction)
            self._wrapped_for = 0
        self._wrap_and_reveal()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._wrap_and_reveal()

    @property
    def measure(self) -> int:
        """How many cells a line takes."""
        return max(8, min(MEASURE, self.scrollable_content_region.width - 2 * MARGIN))

    @property
    def margin(self) -> int:
        """How many cells are left free before a line."""
        return max(0, (self.scrollable_content_region.width - self.measure) // 2)

    def _wrap_and_reveal(self) -> None:
        if self._extraction is None or not self.scrollable_content_region.width:
            return
        if self._wrapped_for == self.measure:
            self._reveal()
            return
        self._wrapped_for = self.measure
        self._lines, self._starts = [], []
        steps = self._wrap(self._extraction.article.text)
        work = later(in_slices, steps)
        self.run_worker(work, exclusive=True, group="wrap", exit_on_error=False)

    def _wrap(self, text: str) -> Generator[None, None, None]:
        """Wrap block by block; show the evidence as soon as its line is there."""
        lines = wrap(text, self.measure)
        first = min((start for start, _ in self._evidence), default=0)
        revealed = False
        while block := list(islice(lines, BLOCK)):
            self._lines += block
            self._starts += [start for start, _ in block]
            if not revealed and block[-1][1] > first:
                self._reveal()
                revealed = len(self._lines) > self._line_at(first) + self.size.height
            yield
        self._grow()
        if not revealed:
            self._reveal()

    def _grow(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _reveal(self) -> None:
        """Bring the evidence into the middle; one that is longer begins in the upper third."""
        self._grow()
        if not self._evidence:
            return
        first = self._line_at(min(start for start, _ in self._evidence))
        last = self._line_at(max(end for _, end in self._evidence))
        height = self.scrollable_content_region.height
        above = max(height // 4, (height - (last - first + 1)) // 2)
        self.scroll_to(y=max(0, first - above), animate=False, force=True)

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        super().notify_style_update()
        self._styles_of.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if self._extraction is None or line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        segments = [Segment(" " * self.margin, self.rich_style), *self._draw(*self._lines[line])]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _draw(self, start: int, end: int) -> list[Segment]:
        assert self._extraction is not None
        text = self._extraction.article.text[start:end].rstrip()
        kinds = self._kinds(text, start)
        shown = zip(kinds, pieces(text), strict=True)
        return [
            Segment("".join(piece for _, piece in run), self._style(kind))
            for kind, run in groupby(shown, key=lambda pair: pair[0])
        ]

    def _kinds(self, text: str, offset: int) -> list[int]:
        kinds = [0] * len(text)
        marks = self._marks.within(offset, offset + len(text))
        spans = [(mark.start, mark.end, mark.kind) for mark in marks]
        spans += [(start, end, Kind.EVIDENCE) for start, end in self._evidence]
        spans += _matches(text, offset, self._sought)
        for start, end, kind in spans:
            for index in range(max(0, start - offset), min(len(text), end - offset)):
                kinds[index] |= kind
        return kinds

    def _style(self, kinds: int) -> Style:
        style = self._styles_of.get(kinds)
        if style is None:
            style = self.rich_style
            for kind in Kind:
                if kinds & kind and kind.name:
                    component = f"reader--{kind.name.lower()}"
                    style += self.get_component_rich_style(component, partial=True)
            self._styles_of[kinds] = style
        return style


def _matches(text: str, offset: int, sought: Query) -> Sequence[tuple[int, int, Kind]]:
    found = match_spans(text, sought)
    return [(start + offset, end + offset, Kind.MATCH) for start, end in found]
