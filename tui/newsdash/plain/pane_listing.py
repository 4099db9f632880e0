"""The four panes as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdash.export.citation import cite
from newsdash.plain.listing import Listing
from newsdash.search.crossfilter import Pin
from newsdash.search.index import Index
from newsdash.search.query import Words, pattern
from newsdash.search.rows import NOBODY, ActorRow, ModelRow, Pane
from newsdash.search.sorting import SORTS, in_sort
from newsdash.session import reasons, row_lines, row_words
from newsdash.session.session import Session
from newsdash.session.trail import (
    Trail,
    quote_stop,
    stance_stop,
    trail_of_mentions,
    trail_of_rows,
)
from newsdash.session.wording import pane_name, sort_told
from newsdash.translation import translate


def sort_of(session: Session, pane: Pane) -> str:
    """Return what a pane is sorted by."""
    return session.sorts.get(pane, SORTS[pane][0])


class PaneListing(Listing):
    """The rows of a pane that stay, in the order it is sorted by.

    Rows that come in later are not in it, so that its numbers stand.
    """

    def __init__(self, session: Session, pane: Pane, numbers: Sequence[int] | None = None) -> None:
        self._session = session
        self._index: Index = session.index
        self.pane = pane
        self._sort = sort_of(session, pane)
        kept = session.result.in_order(self._index, pane)
        self.numbers = in_sort(self._index, pane, self._sort, kept) if numbers is None else numbers

    @property
    def title(self) -> str:
        """The pane and its order."""
        return f"{pane_name(self.pane)}, {sort_told(self._sort)}"

    @property
    def nothing(self) -> str:
        """Whose rows are missing."""
        if self._session.narrowed:
            return translate("no {pane} are left by filter and pins", pane=pane_name(self.pane))
        return translate("there are no {pane} in these articles", pane=pane_name(self.pane))

    def __len__(self) -> int:
        return len(self.numbers)

    def line(self, at: int) -> str:
        """Return the row in a line."""
        line = row_lines.line(self._index, self.pane, self.numbers[at])
        if self.pin(at) in self._session.pins:
            return translate("{row}; pinned", row=line)
        return line

    def trail(self, at: int) -> Trail:
        """Return the mentions of an actor or model, or the rows of the pane from this one on."""
        row = self._named(at)
        if row is not None:
            return trail_of_mentions(row.name, row.sightings, self.pane)
        stop = stance_stop if self.pane is Pane.STANCES else quote_stop
        title = pane_name(self.pane)
        return trail_of_rows(title, self.numbers, lambda n: stop(self._index, n), self.pane, at)

    def _named(self, at: int) -> ActorRow | ModelRow | None:
        if self.pane is Pane.ACTORS:
            return self._index.actors.rows[self.numbers[at]]
        if self.pane is Pane.MODELS:
            return self._index.models.rows[self.numbers[at]]
        return None

    def reasons(self, at: int) -> Iterator[str]:
        """Yield what the row rests on."""
        return reasons.of_session_row(self._session, self.pane, self.numbers[at])

    def subject(self, at: int) -> ActorRow | ModelRow | None:
        """Return the actor or model, the holder of a stance, the speaker of a quote."""
        if self.pane in {Pane.ACTORS, Pane.MODELS}:
            return self._named(at)
        number = self.numbers[at]
        if self.pane is Pane.STANCES:
            actor = self._index.stances.rows[number].holder
        else:
            actor = self._index.quotes.rows[number].speaker
        return None if actor == NOBODY else self._index.actors.rows[actor]

    def pin(self, at: int) -> Pin:
        """Return the pin of the row."""
        return Pin(self.pane, self.numbers[at])

    def terms(self, at: int) -> tuple[str, ...]:
        """Return the term for the name of the actor or model, the holder, the speaker."""
        subject = self.subject(at)
        if subject is None:
            return ()
        field = "model" if isinstance(subject, ModelRow) else "actor"
        return named_term(field, subject.name)

    def citation(self, at: int) -> str:
        """Return a quote with its source; other rows as they are listed."""
        if self.pane is not Pane.QUOTES:
            return self.line(at)
        row = self._index.quotes.rows[self.numbers[at]]
        said, who = row_words.words(self._index, row), row_words.speaker(self._index, row)
        return cite(row.quote, said, who, self._index.articles[row.article])


def named_term(field: str, name: str) -> tuple[str, ...]:
    """Return the term that looks for a name, none where nothing of it can be looked for."""
    found = pattern(name.replace('"', " "))
    return (str(Words((found,), field)),) if found else ()
