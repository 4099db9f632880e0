"""The matrix as a grid that draws only what is visible; heads and names stay in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log
from typing import ClassVar, Final

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsdash.dashboard.display import clean, cut
from newsdash.dashboard.signs import parts
from newsdash.search.index import Index
from newsdash.search.matrix import Matrix, Order, Tally
from newsdash.search.targets import name_of
from newsdash.translation import message, translate

GAP: Final = 1
LEVELS: Final = 3
_WIDEST: Final = 22
FIRST: Final = {
    Order.FREQUENT: message("frequent first →"),
    Order.DISPUTED: message("disputed first →"),
}


class MatrixGrid(ScrollView, can_focus=True):
    """Actors down, targets across, with a cursor on a cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--head",
        "matrix--here",
        "matrix--name",
        "matrix--cursor",
        "matrix--shift",
        *(f"matrix--{s}-{n}" for s in ("support", "oppose", "mixed") for n in (1, 2, 3)),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1,0)", "Up", show=False, id="matrix.up"),
        Binding("down,j", "move(1,0)", "Down", show=False, id="matrix.down"),
        Binding("left,h", "move(0,-1)", "Left", show=False, id="matrix.left"),
        Binding("right,l", "move(0,1)", "Right", show=False, id="matrix.right"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="matrix.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="matrix.page_down"),
        Binding("home,0", "edge(None,0)", "First target", show=False, id="matrix.first"),
        Binding("end,dollar_sign", "edge(None,1)", "Last target", show=False, id="matrix.last"),
        Binding("ctrl+home,g", "edge(0,None)", "First actor", show=False, id="matrix.top"),
        Binding("ctrl+end,G", "edge(1,None)", "Last actor", show=False, id="matrix.bottom"),
        Binding("enter", "open", "Read", tooltip="The stances behind the cell", id="matrix.open"),
    ]

    class Highlighted(Message):
        """The cursor is on another cell."""

    class Opened(Message):
        """The stances behind the cell are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._index = Index()
        self.matrix = Matrix()
        self.row = self.column = 0
        self._name_width = self._cell_width = self._head_lines = 1
        self._chosen = False
        self._found_styles: dict[str, Style] = {}
        self._cells_of = lru_cache(512)(self.matrix.row)

    # What is shown, and where

    def show(self, matrix: Matrix, index: Index) -> None:
        """Show another matrix; a cursor that was moved stays on its actor and its target.

        Args:
            matrix: what is counted.
            index: what it was counted in; a library's takes the place of the one at the start.
        """
        old, self.matrix, self._index = self.matrix, matrix, index
        self.row = self._position(old.actors, matrix.actors, self.row)
        self.column = self._position(old.targets, matrix.targets, self.column)
        self._cells_of = lru_cache(512)(matrix.row)
        self._lay_out()
        self.post_message(self.Highlighted())

    def _position(self, old: Sequence[int], new: Sequence[int], at: int) -> int:
        if not self._chosen or at >= len(old):
            return 0
        try:
            return new.index(old[at])
        except ValueError:
            return 0

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        room, height = self.scrollable_content_region.width, self.size.height
        self._name_width = max(12, min(30, room // 4))
        digits = len(str(self.matrix.largest))
        readable = 9 if room < 90 else 12 if room < 150 else 15
        least = max(readable, 4 * (1 + digits))
        across = max(1, (room - self._name_width + GAP) // (least + GAP))
        across = min(across, max(1, len(self.matrix.targets)))
        share = (room - self._name_width + GAP) // across - GAP
        self._cell_width = max(least, min(_WIDEST, share))
        self._head_lines = 3 if height >= 18 else 2
        self.virtual_size = Size(
            self._name_width + len(self.matrix.targets) * self._step - GAP,
            self._head_lines + len(self.matrix.actors),
        )
        self._reveal()
        self.refresh()

    @property
    def _step(self) -> int:
        return self._cell_width + GAP

    def _reveal(self) -> None:
        rows = max(1, self.scrollable_content_region.height - self._head_lines)
        cells = max(self._cell_width, self.scrollable_content_region.width - self._name_width)
        left = self.column * self._step
        right = left + self._cell_width
        x = min(left, max(self.scroll_offset.x, right - cells))
        y = min(self.row, max(self.scroll_offset.y, self.row - rows + 1))
        self.scroll_to(x, y, animate=False, force=True)

    # Moving

    def go_to(self, row: int, column: int) -> None:
        """Move the cursor to a cell, or as near as there is one, and make it visible."""
        self._chosen = True
        self.row = max(0, min(row, len(self.matrix.actors) - 1))
        self.column = max(0, min(column, len(self.matrix.targets) - 1))
        self._reveal()
        self.refresh()
        self.post_message(self.Highlighted())

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor by cells."""
        self.go_to(self.row + down, self.column + right)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what is visible."""
        page = max(1, self.scrollable_content_region.height - self._head_lines - 1)
        self.go_to(self.row + direction * page, self.column)

    def action_edge(self, down: int | None, right: int | None) -> None:
        """Move the cursor to an edge: 0 the first, 1 the last, None stays."""
        row = self.row if down is None else down * len(self.matrix.actors)
        column = self.column if right is None else right * len(self.matrix.targets)
        self.go_to(row, column)

    def action_open(self) -> None:
        """Ask for the stances behind the cell."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; a second click, or one on the cursor, opens."""
        offset = event.get_content_offset(self)
        if offset is None or not self.matrix.actors:
            return
        row, column = self.row, self.column
        if offset.y >= self._head_lines:
            row = offset.y - self._head_lines + self.scroll_offset.y
        if offset.x >= self._name_width:
            column = (offset.x - self._name_width + self.scroll_offset.x) // self._step
        if row >= len(self.matrix.actors) or column >= len(self.matrix.targets):
            return
        opens = event.chain > 1 or (self._chosen and (row, column) == (self.row, self.column))
        self.go_to(row, column)
        if opens:
            self.action_open()

    # Drawing

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        super().notify_style_update()
        self._found_styles.clear()

    def _style(self, *names: str) -> Style:
        """Return styles laid over each other; looking one up in the stylesheet is slow."""
        style = self.rich_style
        for name in names:
            if name not in self._found_styles:
                found = self.get_component_rich_style(f"matrix--{name}", partial=True)
                self._found_styles[name] = found
            style += self._found_styles[name]
        return style

    def render_line(self, y: int) -> Strip:
        """Draw one visible line: a line of the heads, or an actor's."""
        width = self.scrollable_content_region.width
        row = y - self._head_lines + self.scroll_offset.y
        if y < self._head_lines:
            strip = self._line(self._corner(y), lambda column: self._head(column, y))
        elif row < len(self.matrix.actors):
            cells = self._cells_of(row)
            strip = self._line(
                self._actor_name(row), lambda column: self._cell(row, column, cells.get(column))
            )
        else:
            strip = Strip([])
        return strip.adjust_cell_length(width, self.rich_style)

    def _line(self, name: Segment, cell: Callable[[int], list[Segment]]) -> Strip:
        first, skipped = divmod(self.scroll_offset.x, self._step)
        room = self.scrollable_content_region.width - self._name_width
        last = min(len(self.matrix.targets), first + room // self._step + 2)
        gap = Segment(" " * GAP, self.rich_style)
        body = Strip([s for column in range(first, last) for s in (*cell(column), gap)])
        visible = body.crop(skipped, skipped + max(0, room))
        return Strip([name, *visible])

    def _corner(self, y: int) -> Segment:
        order = translate(FIRST[self.matrix.order])
        heads = translate("actors ↓")
        lines = ["", heads, order] if self._head_lines > 2 else [heads, order]
        return Segment(_fitted(lines[y], self._name_width - 1) + " ", self._style("head"))

    def _actor_name(self, row: int) -> Segment:
        name = self._index.actor_columns.facts[self.matrix.actors[row]].name
        here = ("here",) if row == self.row else ()
        mark = "▌" if row == self.row else " "
        text = mark + _fitted(clean(name, 200), self._name_width - 2) + " "
        return Segment(text, self._style("name", *here))

    def _head(self, column: int, y: int) -> list[Segment]:
        name = clean(name_of(self._index, self.matrix.targets[column]), 200)
        lines = wrapped(name, self._cell_width, self._head_lines)
        lines = [""] * (self._head_lines - len(lines)) + lines
        here = ("here",) if column == self.column else ()
        return [Segment(_fitted(lines[y], self._cell_width), self._style("head", *here))]

    def _cell(self, row: int, column: int, tally: Tally | None) -> list[Segment]:
        at_cursor = (row, column) == (self.row, self.column)
        plain = ("cursor",) if at_cursor else ()
        if tally is None:
            shown = "·" if at_cursor else ""
            return [Segment(_fitted(shown, self._cell_width), self._style(*plain))]
        slot = self._cell_width // 4
        segments = []
        for part in parts(tally):
            text = f"{part.sign}{part.amount}" if part.amount else ""
            level = "" if part.style == "shift" else f"-{self._level(part.amount)}"
            names = (*((part.style + level,) if part.amount else ()), *plain)
            segments.append(Segment(_fitted(text, slot), self._style(*names)))
        segments.append(Segment(" " * (self._cell_width - 4 * slot), self._style(*plain)))
        return segments

    def _level(self, count: int) -> int:
        """Return how strong a count looks, from 1 to 3, by its order of magnitude."""
        return min(LEVELS, 1 + int(LEVELS * log(max(count, 1)) / log(self.matrix.largest + 1)))


def wrapped(shown: str, width: int, lines: int) -> list[str]:
    """Break clean text into lines of so many cells, at words where there are; the last is cut."""
    found: list[str] = []
    for word in shown.split():
        for piece in _pieces(word, width):
            if found and cell_len(found[-1]) + 1 + cell_len(piece) <= width:
                found[-1] += f" {piece}"
            else:
                found.append(piece)
    if len(found) > lines:
        rest = " ".join(found[lines - 1 :]).replace("- ", "")
        found = [*found[: lines - 1], cut(rest, width)]
    return found


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that is too long into pieces of about one length, with hyphens."""
    if cell_len(word) <= width or cell_len(word) > len(word):  # no hyphens between ideographs
        return chop_cells(word, width)
    parts = -(-cell_len(word) // (width - 1))
    pieces = chop_cells(word, max(2, -(-cell_len(word) // parts)))
    return [f"{piece}-" for piece in pieces[:-1]] + pieces[-1:]


def _fitted(shown: str, width: int) -> str:
    shown = cut(shown, width)
    return shown + " " * (width - cell_len(shown))
