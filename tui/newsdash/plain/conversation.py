"""What is said and answered: the state between two lines that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsdash.plain.article import ArticleReader
from newsdash.plain.listing import Listing
from newsdash.plain.output import Output
from newsdash.plain.pane_listing import PaneListing
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.parser import Problem, read
from newsdash.search.rows import Pane
from newsdash.session.recall import Recall
from newsdash.session.session import Session
from newsdash.session.wording import pane_name
from newsdash.translation import figures, translate

_TO_THE_END: Final = 1 << 60


class MistakeError(Exception):
    """What was typed cannot be done; the message is one line that says why."""


class Conversation:
    """Answers lines: filters, and through `newsdash.plain.commands` what begins with a colon.

    Args:
        session: what is known.
        output: where answers go.
    """

    def __init__(self, session: Session, output: Output) -> None:
        self.session = session
        self.output = output
        self.pane = Pane.ACTORS
        self.listing: Listing | None = None
        self.reader: ArticleReader | None = None
        self._recall = Recall(session.memory)
        self._listed = 0

    def answer(self, line: str) -> None:
        """Answer a line.

        Raises:
            MistakeError: it cannot be understood or done.
            LeaveError: the user wants to leave.
        """
        from newsdash.plain.commands import run

        line = line.strip()
        if line.startswith(":"):
            run(self, line)
        elif line:
            self.filter(line)
        else:
            self.more()

    # Filter and pins

    def filter(self, text: str) -> None:
        """Narrow to what is typed; "" shows everything again.

        Raises:
            MistakeError: it cannot be understood; what was shown before stays.
        """
        reading = read(text)
        for problem in (*reading.problems, *reading.unfinished):
            raise MistakeError(_told(text, problem))
        self.session.query, self.session.typed = reading.query, text
        if (not_kept := self._recall.note(text)) is not None:
            self.output.say(not_kept)
        self.show_pane(self.pane)

    def refresh(self) -> None:
        """Bring the result up to date with filter, pins and the articles that have come."""
        session = self.session
        session.index.sort()
        result = session.result
        current = result.version == session.index.sorted_version
        if not current or result.query != session.query or result.pins != session.pins:
            session.result = finish(narrow(session.index, session.query, session.pins, result))

    def tell_counts(self) -> None:
        """Say what narrows, and how much of each pane stays."""
        self.refresh()
        session, told = self.session, []
        if session.typed.strip():
            told.append(translate("filter: {typed}", typed=session.typed))
        told += [translate("pinned: {row}", row=self.pin_name(at)) for at in range(self.pins)]
        told.append(", ".join(self._count(pane) for pane in Pane))
        self.output.say(*told)
        if not session.progress.finished:
            self.output.say(translate("the reading goes on; there will be more"))

    @property
    def pins(self) -> int:
        """How many rows are pinned."""
        return len(self.session.pins)

    def pin_name(self, at: int) -> str:
        """Return what a pinned row is called."""
        from newsdash.session.row_lines import line

        pin = self.session.pins[at]
        return line(self.session.index, pin.pane, pin.row)

    def _count(self, pane: Pane) -> str:
        everything = figures(len(self.session.index.tables[pane].order))
        if not self.session.narrowed:
            return f"{pane_name(pane)} {everything}"
        return translate(
            "{pane} {count} of {all}",
            pane=pane_name(pane),
            count=figures(self.session.result.count(pane)),
            all=everything,
        )

    # Lists

    def show_pane(self, pane: Pane) -> None:
        """Say the counts and list the first rows of a pane."""
        self.pane = pane
        self.tell_counts()
        self.show(PaneListing(self.session, pane))

    def show(self, listing: Listing) -> None:
        """List the first rows of something."""
        self.listing, self._listed = listing, 0
        self.list(listing.page)

    def list(self, count: int) -> None:
        """List the next rows of the list."""
        self.reader = None
        listing = self.listing
        if listing is None:
            self.show_pane(self.pane)
            return
        if not len(listing):
            self.output.say(listing.nothing)
            return
        first, end = self._listed, min(len(listing), self._listed + count)
        if first == end:
            self.output.say(translate("that was all; :list begins again"))
            return
        self.output.say(self._heading(listing, first, end), *(listing.notes() if not first else ()))
        for at in range(first, end):
            self.output.say(f"{at + 1}. {listing.line(at)}")
            self._listed = at + 1

    def _heading(self, listing: Listing, first: int, end: int) -> str:
        return translate(
            "{title}: {first} to {last} of {all}",
            title=listing.title,
            first=figures(first + 1),
            last=figures(end),
            all=figures(len(listing)),
        )

    def list_from(self, at: int) -> None:
        """List the current list again."""
        self._listed = at
        self.list(self.listing.page if self.listing else 0)

    def more(self, count: int | None = None) -> None:
        """Go on with what was said last: the list, or the article that is read."""
        if self.reader is not None:
            self.output.tell(self.reader.more(count or self.reader.page))
        else:
            self.list(count or (self.listing.page if self.listing else 0))

    def everything(self) -> None:
        """Go on to the end of the list or the article."""
        self.more(_TO_THE_END)

    # Rows and articles

    def row(self, argument: str) -> tuple[Listing, int]:
        """Return the list and the place in it that a number typed means.

        Raises:
            MistakeError: it is no number of a row.
        """
        listing = self.listing
        if listing is None or not len(listing):
            raise MistakeError(translate("no rows are listed; :actors lists some"))
        typed, last = argument.strip().rstrip("."), figures(len(listing))
        at = int(typed) if re.fullmatch("[0-9]{1,9}", typed) else 0
        if not typed:
            raise MistakeError(translate("a number from 1 to {last} is needed", last=last))
        if not 1 <= at <= len(listing):
            raise MistakeError(
                translate(
                    "a number from 1 to {last} is needed, not {typed}", last=last, typed=typed
                )
            )
        return listing, at - 1

    def read_along(self, reader: ArticleReader, lines: Iterator[str]) -> None:
        """Say lines of an article; what is typed next may go on in it."""
        self.reader = reader
        self.output.tell(lines)


def cannot(at: int, what: str) -> MistakeError:
    """Return the mistake of asking a row for what it cannot do."""
    return MistakeError(translate("row {at} cannot be {what}", at=figures(at + 1), what=what))


def _told(text: str, problem: Problem) -> str:
    return translate(
        "query, character {at}, {typed}: {reason}",
        at=problem.start + 1,
        typed=text[problem.start : problem.end],
        reason=problem.message,
    )
