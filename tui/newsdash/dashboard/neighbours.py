"""What else is said in an article: its quotes and stances as a list beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.stances import on_target, polarity_shown
from newsdash.dashboard.virtual_list import Cell, VirtualList
from newsdash.records import Extraction, Offsets, Quote, Stance
from newsdash.search.index import Index
from newsdash.search.query import Query
from newsdash.search.rows import NOBODY
from newsdash.translation import figures, translate


class Neighbours:
    """The quotes and stances of one article, in the order of the text."""

    columns: Sequence[Column] = (
        Column("", 1),
        Column("who", 10, share=1, limit=22),
        Column("what", 12, share=3),
    )

    def __init__(self) -> None:
        self.rows: list[tuple[tuple[Offsets, ...], tuple[Cell, ...]]] = []

    def read(self, index: Index, extraction: Extraction) -> None:
        """Take the neighbours of another article."""
        rows = [
            (quote.spans or ((quote.start, quote.end),), _quote_cells(index, quote))
            for quote in extraction.quotes
        ]
        rows += [
            (((stance.evidence.start, stance.evidence.end),), _stance_cells(index, stance))
            for stance in extraction.stances
        ]
        self.rows = sorted(rows)

    def cells(self, number: int) -> Sequence[Cell]:
        """Return sign, who and what."""
        return self.rows[number][1]

    def spans(self, number: int) -> tuple[Offsets, ...]:
        """Return where a row stands in the article."""
        return self.rows[number][0]


def _quote_cells(index: Index, quote: Quote) -> tuple[Cell, ...]:
    speaker = quote.speaker
    number = index.actor(speaker.actor) if speaker else NOBODY
    written = speaker.text if speaker else UNKNOWN
    who = written if number == NOBODY else index.actors.rows[number].name
    return Cell("“", "muted"), Cell(who, "strong"), Cell(quote.text)


def _stance_cells(index: Index, stance: Stance) -> tuple[Cell, ...]:
    number = index.actor(stance.holder)
    who = UNKNOWN if number == NOBODY else index.actors.rows[number].name
    sign, _, named = polarity_shown(stance.polarity).partition(" ")
    return (
        Cell(sign, stance.polarity),
        Cell(who, "strong"),
        Cell(on_target(named, stance), stance.polarity),
    )


class NeighbourList(VirtualList):
    """The list beside the text; the row of the evidence is marked."""

    def __init__(self) -> None:
        self.neighbours = Neighbours()
        super().__init__(self.neighbours)

    def read(
        self, index: Index, extraction: Extraction, evidence: tuple[Offsets, ...], sought: Query
    ) -> None:
        """Show an article's quotes and stances, with the cursor on the evidence."""
        self.neighbours.read(index, extraction)
        rows = self.neighbours.rows
        here = [number for number, (spans, _) in enumerate(rows) if spans == evidence]
        self.show(range(len(rows)), sought, frozenset(here))
        self.border_title = translate("in this article {count}", count=figures(len(rows)))
        if here:
            self.go_to(here[0])
