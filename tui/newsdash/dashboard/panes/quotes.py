"""Quotes: who said what."""

from __future__ import annotations

from typing import ClassVar

from newsdash.dashboard.columns import Column
from newsdash.dashboard.display import UNKNOWN
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.virtual_list import Cell
from newsdash.export.citation import cite
from newsdash.search.index import Index
from newsdash.search.rows import NOBODY, ActorRow, Pane, QuoteRow
from newsdash.session import row_words
from newsdash.session.row_words import words
from newsdash.session.trail import Stop, Trail, quote_stop, trail_of_rows
from newsdash.translation import message, translate
from newsdash.translation.words import QUOTE_KINDS, word


class QuotesPane(RecordPane):
    """The pane of what was said."""

    pane: ClassVar[Pane] = Pane.QUOTES
    nothing: ClassVar[str] = message("no one is quoted in these articles")
    columns = (
        Column("speaker", 16, share=1, limit=28),
        Column("kind", 8, rank=2),
        Column("quote", 20, share=5),
    )

    def row(self, number: int) -> QuoteRow:
        """Return the row behind a number."""
        return self.index.quotes.rows[number]

    def cells(self, number: int) -> tuple[Cell, ...]:
        """Return speaker, kind and text."""
        row = self.row(number)
        known = row.speaker != NOBODY
        return (
            Cell(
                self.new_sign(row.article) + speaker(self.index, row),
                "strong" if known else "muted",
            ),
            Cell(word(QUOTE_KINDS, row.quote.kind), "muted"),
            Cell(words(self.index, row)),
        )

    def label(self, number: int) -> str:
        """Return speaker and the first words."""
        row = self.row(number)
        return f"{speaker(self.index, row)}: {words(self.index, row)[:40]}"

    def stop(self, number: int) -> Stop:
        """Return where the quote is read."""
        return quote_stop(self.index, number)

    def subject(self, number: int) -> ActorRow | None:
        """Return the speaker."""
        return self._actor(self.row(number).speaker)

    def trail(self, number: int) -> Trail:
        """Return the trail through the quotes listed."""
        listed = self.listing
        return trail_of_rows(
            translate("quotes"), listed.numbers, self.stop, self.pane, listed.cursor
        )

    def detail(self, number: int) -> tuple[str, str]:
        """Return the quote in full, and where it comes from."""
        row = self.row(number)
        article = self.index.articles[row.article]
        parts = (
            speaker(self.index, row),
            word(QUOTE_KINDS, row.quote.kind),
            row.quote.venue and translate("in {venue}", venue=row.quote.venue),
            article.title,
            article.source,
            article.published,
        )
        return words(self.index, row), " · ".join(part for part in parts if part)

    def copied(self, number: int) -> str:
        """Return the quote with its source."""
        row = self.row(number)
        article = self.index.articles[row.article]
        said = words(self.index, row)
        return cite(row.quote, said, row_words.speaker(self.index, row), article)


def speaker(index: Index, row: QuoteRow) -> str:
    """Return the speaker's name, else the words of the article, else a dash."""
    return row_words.speaker(index, row) or UNKNOWN
