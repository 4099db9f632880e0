"""A list that draws only what is visible: its cost does not depend on its length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsdash.dashboard.columns import GAP, Column, Slot, layout
from newsdash.dashboard.display import CELL_LIMIT, clean, cut, window
from newsdash.search.query import Query, match_spans

GUTTER = 2


class Cell(NamedTuple):
    """Text as the records have it, and the name of its style (``list--<style>``)."""

    text: str
    style: str = "plain"


class RowSource(Protocol):
    """What a list shows: cells by row number."""

    columns: Sequence[Column]

    def cells(self, number: int) -> Sequence[Cell]:
        """Return the row's cells, one for each column."""
        ...


class VirtualList(ScrollView, can_focus=True):
    """Rows with a cursor. ``numbers`` holds the numbers of the rows, in the order shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--hover",
        "list--match",
        "list--mark",
        "list--plain",
        "list--strong",
        "list--muted",
        "list--model",
        "list--support",
        "list--oppose",
        "list--mixed",
        "list--error",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Row up", show=False, id="list.up"),
        Binding("down,j", "move(1)", "Row down", show=False, id="list.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down"),
        Binding("home,g", "edge(0)", "First row", show=False, id="list.first"),
        Binding("end,G", "edge(1)", "Last row", show=False, id="list.last"),
        Binding("enter", "open", "Read", tooltip="Open the article here", id="list.open"),
    ]

    # Another number of rows moves no widget: laying the screen out anew for each key that is
    # typed would cost more than drawing it.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Highlighted(Message):
        """The cursor stands on another row, or on none."""

        def __init__(self, origin: VirtualList, number: int | None) -> None:
            super().__init__()
            self.origin = origin
            self.number = number

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.origin

    class Opened(Highlighted):
        """A row was chosen."""

    class LeftAtTop(Message):
        """The cursor was moved up from the first row."""

    def __init__(self, source: RowSource, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source = source
        self.numbers: Sequence[int] = ()
        self.sought = Query()
        self.marked: frozenset[int] = frozenset()
        self.version = 0
        self.cursor = 0
        self.hovered = -1
        self._chosen: int | None = None
        self._slots: tuple[Slot, ...] = ()
        self._lines: dict[tuple[int, bool, bool, bool], Strip] = {}
        self._styles_of: dict[tuple[str, str], Style] = {}
        self._came_by_click = False

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Do nothing where the size is the same: each key in the input lays the screen out."""
        if size == self._size:
            return False
        return super()._size_updated(size, virtual_size, container_size, layout)

    def watch_virtual_size(self, size: Size) -> None:
        """Let the scrollbar follow."""
        self._scroll_update(size)

    @property
    def number(self) -> int | None:
        """The number of the row under the cursor."""
        return self.numbers[self.cursor] if self.cursor < len(self.numbers) else None

    def show(
        self,
        numbers: Sequence[int],
        sought: Query,
        marked: frozenset[int] = frozenset(),
        version: int = 0,
    ) -> None:
        """Show other rows; the cursor goes to the row last chosen, else to the top.

        Args:
            numbers: the rows' numbers, in the order shown.
            sought: what is marked as a match.
            marked: rows with a sign before them.
            version: another one says that rows may hold something else now.
        """
        previous, held = self.number, self.cursor
        from_top = self.cursor - self.scroll_offset.y
        seen = self._visible()
        self.numbers, self.sought, self.marked = numbers, sought, marked
        self.version = version
        self.cursor = self._position_of_chosen()
        size = Size(self.scrollable_content_region.width, len(numbers))
        if size != self.virtual_size:
            self.virtual_size = size
        top = self.scroll_offset.y if self.cursor == held else self.cursor - from_top
        last_top = max(0, len(numbers) - self.scrollable_content_region.height)
        self.scroll_to(y=max(0, min(top, last_top)), animate=False, force=True)
        if seen != self._visible():
            self._lines.clear()
            self.refresh()
        if self.number != previous:
            self.post_message(self.Highlighted(self, self.number))

    def _visible(self) -> tuple[object, ...]:
        """Return all that the picture depends on but styles and what the rows hold."""
        top, height = self.scroll_offset.y, self.size.height
        shown = tuple(self.numbers[top : top + height])
        return shown, top, self.cursor, self.sought, self.marked, self.version

    def _position_of_chosen(self) -> int:
        held = self.cursor
        if self._chosen is None:
            return 0
        if held < len(self.numbers) and self.numbers[held] == self._chosen:
            return held
        try:
            return self.numbers.index(self._chosen)
        except ValueError:
            return 0

    def go_to(self, position: int) -> None:
        """Move the cursor to a position in the list and make it visible."""
        position = max(0, min(position, len(self.numbers) - 1))
        if not self.numbers or position == self.cursor:
            self._reveal()
            return
        self.refresh_line(self.cursor)
        self.cursor = position
        self._chosen = self.numbers[position] if position else None
        self.refresh_line(position)
        self._reveal()
        self.post_message(self.Highlighted(self, self.number))

    def _reveal(self) -> None:
        line = Region(0, self.cursor, 1, 1)
        self.scroll_to_region(line, animate=False, force=True, x_axis=False)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        if step < 0 and self.cursor == 0:
            self.post_message(self.LeftAtTop())
        self.go_to(self.cursor + step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what is visible."""
        self.go_to(self.cursor + direction * max(1, self.scrollable_content_region.height - 1))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or the last row."""
        self.go_to(end * (len(self.numbers) - 1))

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.number is not None:
            self.post_message(self.Opened(self, self.number))

    def on_focus(self) -> None:
        """Redraw: the cursor looks different in the list that has the focus."""
        self._came_by_click = True
        self._forget_styles()
        self.refresh()

    def on_blur(self) -> None:
        """Redraw without the focus."""
        self._forget_styles()
        self.refresh()

    def on_key(self) -> None:
        """Note that the list is in use: the next click on the cursor opens."""
        self._came_by_click = False

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; a second click, or one on the cursor's row, opens."""
        position = self._position_at(event)
        if position is None:
            return
        opens = event.chain > 1 or (position == self.cursor and not self._came_by_click)
        self._came_by_click = False
        self.go_to(position)
        if opens:
            self.action_open()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would choose."""
        self._hover(self._position_at(event))

    def on_leave(self) -> None:
        """Take the hover away."""
        self._hover(None)

    def _hover(self, position: int | None) -> None:
        position = -1 if position is None else position
        if position != self.hovered:
            self.refresh_line(self.hovered)
            self.hovered = position
            self.refresh_line(position)

    def _position_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        position = offset.y + self.scroll_offset.y
        return position if position < len(self.numbers) else None

    def on_resize(self) -> None:
        """Lay the columns out for the new width."""
        width = self.scrollable_content_region.width
        self._slots = layout(self.source.columns, width - GUTTER)
        self._lines.clear()
        self.virtual_size = Size(width, len(self.numbers))
        self.call_after_refresh(self._reveal)

    def notify_style_update(self) -> None:
        """Forget lines drawn in the colours of another theme."""
        super().notify_style_update()
        self._forget_styles()

    def _forget_styles(self) -> None:
        self._lines.clear()
        self._styles_of.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw visible lines; where no frame goes around them they are ready for the screen."""
        if self.styles.gutter:
            return super().render_lines(crop)
        left, right = crop.column_span
        lines = map(self.render_line, crop.line_range)
        whole = (left, right) == (0, self.size.width)
        return list(lines) if whole else [line.crop(left, right) for line in lines]

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        position = y + self.scroll_offset.y
        width = self.size.width
        if position >= len(self.numbers):
            return Strip.blank(width, self._style("", ""))
        at_cursor, hovered = position == self.cursor, position == self.hovered
        key = (self.numbers[position], at_cursor, at_cursor and self.has_focus, hovered)
        line = self._lines.get(key)
        if line is None:
            row = "cursor" if at_cursor else "hover" if hovered else ""
            line = self._lines[key] = self._draw(key[0], row, width)
        return line

    def _style(self, row: str, text: str) -> Style:
        """Return the style of text on a row; looking one up in the stylesheet is slow."""
        style = self._styles_of.get((row, text))
        if style is None:
            style = self.rich_style
            if row:
                style += self.get_component_rich_style(f"list--{row}")
            for name in text.split():
                style += self.get_component_rich_style(f"list--{name}", partial=True)
            if row == "cursor" and "match" not in text:  # colours cannot be read on any ground
                own = self.get_component_rich_style("list--cursor", partial=True)
                style += Style(color=own.color)
            style = self._styles_of[row, text] = self._filtered(style)
        return style

    def _filtered(self, style: Style) -> Style:
        """Return a style as the terminal can show it: less to do than for each line of text."""
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            [segment] = line_filter.apply([Segment(" ", style)], background)
            style = segment.style or style
        return style

    def _draw(self, number: int, row: str, width: int) -> Strip:
        segments = [self._gutter(number, row)]
        filled = GUTTER
        cells = self.source.cells(number)
        for slot in self._slots:
            segments += self._cell(cells[slot.column], slot, row)
            filled += slot.width + GAP
        segments.append(Segment(" " * (width - filled), self._style(row, "")))
        strip = Strip([segment for segment in segments if segment.text], max(filled, width))
        return strip.crop(0, width) if filled > width else strip

    def _gutter(self, number: int, row: str) -> Segment:
        if number in self.marked:
            return Segment("● ", self._style(row, "mark"))
        return Segment("▌ " if row == "cursor" else "  ", self._style(row, ""))

    def _cell(self, cell: Cell, slot: Slot, row: str) -> list[Segment]:
        column = self.source.columns[slot.column]
        shown = clean(cell.text, CELL_LIMIT).strip()
        spans = match_spans(shown, self.sought)
        if spans:
            shown, moved = window(shown, slot.width, spans[0][0])
            spans = [(start - moved, end - moved) for start, end in spans]
        shown = cut(shown, slot.width)
        free = slot.width - cell_len(shown)
        before = free if column.right else 0
        plain = self._style(row, "")
        return [
            Segment(" " * before, plain),
            *self._highlighted(shown, spans, row, cell.style),
            Segment(" " * (free - before + GAP), plain),
        ]

    def _highlighted(
        self, shown: str, spans: Sequence[tuple[int, int]], row: str, name: str
    ) -> Iterator[Segment]:
        style, match = self._style(row, name), self._style(row, f"{name} match")
        at = 0
        for start, end in spans:
            yield Segment(shown[at:start], style)
            yield Segment(shown[max(at, start) : end], match)
            at = end
        yield Segment(shown[at:], style)
