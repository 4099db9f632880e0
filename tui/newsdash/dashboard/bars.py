"""The timeline as a list of bars: one line a period, one sign a stance where there is room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Final, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from newsdash.dashboard.columns import GAP, Column, Slot
from newsdash.dashboard.signs import QUOTE_SIGN, SIGNS, parts
from newsdash.dashboard.virtual_list import GUTTER, Cell, VirtualList
from newsdash.search.query import Query
from newsdash.search.timeline import Period, Timeline, bounds
from newsdash.session.row_words import period_name
from newsdash.translation import figures, translate_many
from newsdash.translation.words import EMPTY_PERIODS

COLUMNS: Final = (
    Column("period", 10),
    Column("stances", 12, share=3),
    Column(SIGNS["support"], 5, rank=2, right=True),
    Column(SIGNS["oppose"], 5, rank=2, right=True),
    Column(SIGNS["mixed"], 5, rank=2, right=True),
    Column("↻", 4, rank=0),
    Column("quotes", 8, share=1, rank=1),
    Column("", 5, rank=3, right=True),
)
_STANCES, _SHIFTS, _QUOTES = 1, 5, 6


class Stretch(NamedTuple):
    """A part of a bar: how many, the sign they are drawn with, and its style."""

    amount: int
    sign: str
    style: str


class Bars(VirtualList):
    """Periods, the earliest first."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.columns: Sequence[Column] = COLUMNS
        self._most_stances = self._most_quotes = 1
        super().__init__(self)

    def tell(self, timeline: Timeline) -> None:
        """Show other periods, with the cursor on the latest or where it was in time."""
        held = self._held_day()
        self.timeline = timeline
        self._most_stances = max([1, *(each.stances for each in timeline.periods)])
        self._most_quotes = max([1, *(each.quotes for each in timeline.periods)])
        self.show(range(len(timeline.periods)), Query(), version=self.version + 1)
        self.go_to(self._position(held))

    def _held_day(self) -> date:
        """Return the day the cursor is on; on the last period, the end of time."""
        period = self.period
        if period is None or self.cursor == len(self.numbers) - 1:
            return date.max
        return bounds(self.timeline.grain, period.code)[0]

    def _position(self, day: date) -> int:
        starts = [bounds(self.timeline.grain, each.code)[0] for each in self.timeline.periods]
        return max(0, bisect_right(starts, day) - 1)

    @property
    def period(self) -> Period | None:
        """The period under the cursor."""
        return None if self.number is None else self.timeline.periods[self.number]

    def cells(self, number: int) -> Sequence[Cell]:
        """Return the period's name and its counts; the bars are drawn by themselves."""
        period = self.timeline.periods[number]
        if period.skipped:
            nothing = translate_many(*EMPTY_PERIODS[self.timeline.grain], period.skipped)
            return (Cell("⋮", "muted"), Cell(nothing, "muted"), *[Cell("")] * 6)
        *signs, shifts = parts(period)
        return (
            Cell(period_name(self.timeline.grain, period.code), "strong"),
            Cell(""),
            *(Cell(figures(part.amount) if part.amount else "", part.style) for part in signs),
            Cell(f"{shifts.sign}{shifts.amount}" if shifts.amount else "", "mark"),
            Cell(""),
            Cell(figures(period.quotes) if period.quotes else "", "muted"),
        )

    def _draw(self, number: int, row: str, width: int) -> Strip:
        segments, filled = [self._gutter(number, row)], GUTTER
        cells, period = self.cells(number), self.timeline.periods[number]
        for slot in self._slots:
            if slot.column in {_STANCES, _QUOTES} and not period.skipped:
                segments += self._bar(period, slot, row)
            else:
                segments += self._cell(cells[slot.column], slot, row)
            filled += slot.width + GAP
        strip = Strip([segment for segment in segments if segment.text], filled)
        return strip.adjust_cell_length(width, self._style(row, ""))

    def _bar(self, period: Period, slot: Slot, row: str) -> list[Segment]:
        quotes = slot.column == _QUOTES
        stretches = (
            [Stretch(period.quotes, QUOTE_SIGN, "muted")]
            if quotes
            else [Stretch(part.amount, part.sign, part.style) for part in parts(period)[:3]]
        )
        most = self._most_quotes if quotes else self._most_stances
        lengths = bar_lengths([each.amount for each in stretches], most, slot.width)
        segments = [
            Segment(each.sign * length, self._style(row, each.style))
            for each, length in zip(stretches, lengths, strict=True)
        ]
        rest = slot.width - sum(lengths) + GAP
        return [*segments, Segment(" " * rest, self._style(row, ""))]


def bar_lengths(counts: Sequence[int], most: int, room: int) -> list[int]:
    """Return how many cells each part of a bar takes, one each where ``most`` fits into ``room``.

    What there is any of takes one cell at least, and together they never take more than ``room``.
    """
    if most <= room:
        return list(counts)
    room = max(1, room - len(counts) + 1)
    return [ceil(count * room / most) for count in counts]
