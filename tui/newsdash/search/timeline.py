"""The timeline: stances and quotes counted by day, week, month or year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from newsdash.search.crossfilter import Result
from newsdash.search.index import Index
from newsdash.search.masks import newest_first
from newsdash.search.numeric import Mask, Numbers, np
from newsdash.search.ordered import as_sequence
from newsdash.search.periods import UNKNOWN_DAY
from newsdash.search.rows import Pane
from newsdash.search.wording import POLARITY_NAMES

_UNDATED: Final = -1
_NO_GAP: Final = 2
"""So many empty periods in a row are shown as such; more are one gap."""


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Period(NamedTuple):
    """What is dated within a period. ``skipped`` > 0: a gap of so many empty periods instead."""

    code: int
    support: int = 0
    oppose: int = 0
    mixed: int = 0
    shifts: int = 0
    quotes: int = 0
    skipped: int = 0

    @property
    def stances(self) -> int:
        """How many stances there are."""
        return self.support + self.oppose + self.mixed


class DatedFacts(NamedTuple):
    """Days of articles, and what stays of their stances and quotes, newest first."""

    first_days: Numbers
    last_days: Numbers
    stances: Numbers
    stance_articles: Numbers
    polarities: Numbers
    shifts: Mask
    quotes: Numbers
    quote_articles: Numbers

    @classmethod
    def later(cls, index: Index, result: Result) -> Callable[[], DatedFacts]:
        """Take what stays.

        Only this touches the index; what it returns, which takes longer, may run in a thread.
        """
        nothing = np.zeros(1, bool)
        masks = [result.masks.get(pane, nothing) for pane in (Pane.STANCES, Pane.QUOTES)]
        orders = index.stances.order, index.quotes.order
        columns, articles = index.stance_columns, index.article_columns
        first_days, last_days = articles.first_day.values, articles.last_day.values
        held = [c.values for c in (columns.article, columns.polarity, columns.shift)]
        of_quotes = index.quote_columns.article.values

        def take() -> DatedFacts:
            stances, quotes = (newest_first(*each) for each in zip(orders, masks, strict=True))
            of_stances, polarities, shifts = (values[stances] for values in held)
            return cls(
                first_days, last_days, stances, of_stances, polarities, shifts.astype(bool),
                quotes, of_quotes[quotes],
            )  # fmt: skip

        return take


class Timeline(Struct, frozen=True, eq=False):
    """Periods from the first to the last; ``undated`` stances and quotes belong to none.

    That is also true of dates not known as exactly as the grain: 2025-08 is in no week.
    """

    grain: Grain = Grain.DAY
    periods: Sequence[Period] = ()
    undated: int = 0
    _stances: tuple[Numbers, Numbers] | None = None
    _quotes: tuple[Numbers, Numbers] | None = None

    def stances(self, code: int) -> Sequence[int]:
        """Return the rows of a period's stances, newest first."""
        return _at(self._stances, code)

    def quotes(self, code: int) -> Sequence[int]:
        """Return the rows of a period's quotes, newest first."""
        return _at(self._quotes, code)


def timeline(facts: DatedFacts, grain: Grain | None, room: int) -> Timeline:
    """Count; without a grain by the finest that needs no more than ``room`` lines."""
    if grain is not None:
        return _counted(facts, grain)
    for each in Grain:
        found = _counted(facts, each)
        if len(found.periods) <= room and not _loses_dates(facts, found):
            return found
    return found


def bounds(grain: Grain, code: int) -> tuple[date, date]:
    """Return the first and the last day of a period; the calendar's end is a last day too."""
    match grain:
        case Grain.DAY:
            return date.fromordinal(code), date.fromordinal(code)
        case Grain.WEEK:
            last = min(code * 7 + 7, date.max.toordinal())
            return date.fromordinal(code * 7 + 1), date.fromordinal(last)
        case Grain.MONTH:
            year, month = divmod(code, 12)
            return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
        case Grain.YEAR:
            return date(code, 1, 1), date(code, 12, 31)


def label(grain: Grain, code: int) -> str:
    """Return what a period is called: 2025-08-05, 2025-W32, 2025-08, 2025."""
    first, _ = bounds(grain, code)
    if grain is Grain.WEEK:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return first.isoformat()[: {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}[grain]]


def _counted(facts: DatedFacts, grain: Grain) -> Timeline:
    codes = _codes(facts, grain)
    stances, quotes = codes[facts.stance_articles], codes[facts.quote_articles]
    undated = int(np.count_nonzero(stances == _UNDATED) + np.count_nonzero(quotes == _UNDATED))
    periods = list(_with_gaps(_periods(facts, stances, quotes)))
    return Timeline(grain, periods, undated, (stances, facts.stances), (quotes, facts.quotes))


def _loses_dates(facts: DatedFacts, found: Timeline) -> bool:
    """Tell whether most of what has a date has none as exact as this grain."""
    rows = (facts.first_days[facts.stance_articles], facts.first_days[facts.quote_articles])
    dated = sum(int(np.count_nonzero(days != UNKNOWN_DAY)) for days in rows)
    placed = len(facts.stances) + len(facts.quotes) - found.undated
    return placed * 2 < dated


def _codes(facts: DatedFacts, grain: Grain) -> Numbers:
    """Return each article's period, and one cell more for what has none."""
    first, last = (_placed(days, grain) for days in (facts.first_days, facts.last_days))
    codes = np.full(len(first) + 1, _UNDATED, np.int64)
    codes[:-1] = np.where(first == last, first, _UNDATED)
    return codes


def _placed(days: Numbers, grain: Grain) -> Numbers:
    different, places = np.unique(days, return_inverse=True)
    to_code: Callable[[int], int] = _CODES[grain]
    found = [_UNDATED if day == UNKNOWN_DAY else to_code(day) for day in different.tolist()]
    placed: Numbers = np.asarray(found, np.int64)[places]
    return placed


def _ordinal(day: int) -> int:
    year, month = day // 10_000, day // 100 % 100
    return date(year, month, min(day % 100, monthrange(year, month)[1])).toordinal()


_CODES: Final[dict[Grain, Callable[[int], int]]] = {
    Grain.DAY: _ordinal,
    Grain.WEEK: lambda day: (_ordinal(day) - 1) // 7,
    Grain.MONTH: lambda day: day // 10_000 * 12 + day // 100 % 100 - 1,
    Grain.YEAR: lambda day: day // 10_000,
}


def _periods(facts: DatedFacts, stances: Numbers, quotes: Numbers) -> list[Period]:
    codes = np.unique(np.concatenate((stances, quotes)))
    codes = codes[codes != _UNDATED]
    signs = [facts.polarities == sign for sign in range(len(POLARITY_NAMES))]
    counted = [_count(codes, stances, kind) for kind in (*signs, facts.shifts)]
    counted.append(_count(codes, quotes, np.ones(len(quotes), bool)))
    columns = [column.tolist() for column in (codes, *counted)]
    return [Period(*counts) for counts in zip(*columns, strict=True)]


def _count(codes: Numbers, found: Numbers, chosen: Mask) -> Numbers:
    dated = found[chosen & (found != _UNDATED)]
    counts: Numbers = np.bincount(np.searchsorted(codes, dated), minlength=len(codes))
    return counts


def _with_gaps(periods: Sequence[Period]) -> Iterator[Period]:
    for before, after in pairwise(periods):
        yield before
        missing = after.code - before.code - 1
        if missing > _NO_GAP:
            yield Period(before.code + 1, skipped=missing)
        else:
            yield from (Period(before.code + 1 + more) for more in range(missing))
    yield from periods[-1:]


def _at(found: tuple[Numbers, Numbers] | None, code: int) -> Sequence[int]:
    if found is None:
        return ()
    codes, rows = found
    return as_sequence(rows[codes == code])
