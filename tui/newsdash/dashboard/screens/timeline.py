"""The timeline screen: stances and quotes by day, week, month or year."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from newsdash.dashboard.bars import COLUMNS, Bars
from newsdash.dashboard.panes.pane import ColumnHeads
from newsdash.dashboard.screens.found import Found, FoundScreen
from newsdash.dashboard.screens.view import ViewScreen
from newsdash.dashboard.signs import QUOTE_SIGN, in_words
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.search.rows import Pane
from newsdash.search.timeline import DatedFacts, Grain, Period, Timeline, bounds, timeline
from newsdash.session.row_words import period_name
from newsdash.session.wording import quotes as quotes_told
from newsdash.session.wording import stances as stances_told
from newsdash.translation import message, translate, translate_many
from newsdash.translation.words import EMPTY_PERIODS, GRAINS, WITHOUT_PERIOD, word

_MARGIN = 1
"""Lines of the list that stay free when a grain is chosen that fits."""


class TimelineScreen(ViewScreen):
    """Periods with bars; Enter lists what is in one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,minus", "coarser(1)", "Coarser", id="timeline.coarser",
                tooltip="Longer periods: week, month, year"),
        Binding("right,l,plus", "coarser(-1)", "Finer", id="timeline.finer",
                tooltip="Shorter periods: month, week, day"),
        Binding("1", "grain('day')", "By day", show=False, id="timeline.day"),
        Binding("2", "grain('week')", "By week", show=False, id="timeline.week"),
        Binding("3", "grain('month')", "By month", show=False, id="timeline.month"),
        Binding("4", "grain('year')", "By year", show=False, id="timeline.year"),
        Binding("a,0", "grain('')", "What fits", show=False, id="timeline.fitting",
                tooltip="The shortest periods that fit on the screen"),
        Binding("f", "narrow", "Filter by it", show=False, id="timeline.narrow",
                tooltip="Narrow all panes to this period"),
    ]  # fmt: skip
    view = "timeline"
    nothing = message("there is nothing with a date")
    grain: Grain | None = None

    def picture(self) -> ComposeResult:
        """Lay out heads and bars."""
        yield ColumnHeads(COLUMNS)
        yield Bars()

    @property
    def main_part(self) -> Bars:
        """The bars."""
        return self.query_one(Bars)

    def job(self) -> Callable[[], object]:
        """Take what stays; returns its counting."""
        facts = DatedFacts.later(self.session.index, self.session.result)
        grain, room = self.grain, self.main_part.size.height - _MARGIN
        return lambda: timeline(facts(), grain, room)

    def show(self, found: object) -> None:
        """Show the periods."""
        counts = cast("Timeline", found)
        self.main_part.tell(counts)
        self.main_part.focus()
        stances = sum(period.stances for period in counts.periods)
        quotes = sum(period.quotes for period in counts.periods)
        undated = translate_many(*WITHOUT_PERIOD[counts.grain], counts.undated)
        told = f"{stances_told(stances)}, {quotes_told(quotes)}"
        self.tell(word(GRAINS, counts.grain), told, undated if counts.undated else "")
        self.tell_emptiness(not counts.periods)
        self._tell_period()

    def action_grain(self, grain: str) -> None:
        """Count by periods of this length; "" chooses what fits."""
        self.grain = Grain(grain) if grain else None
        self.work_out()

    def action_coarser(self, by: int) -> None:
        """Count by longer or shorter periods."""
        grains = list(Grain)
        at = grains.index(self.main_part.timeline.grain) + by
        if 0 <= at < len(grains):
            self.action_grain(grains[at])

    @on(VirtualList.Highlighted)
    def _tell_period(self) -> None:
        period = self.main_part.period
        if period is None:
            self.detail()
            return
        grain = self.main_part.timeline.grain
        if period.skipped:
            self.detail(translate_many(*EMPTY_PERIODS[grain], period.skipped))
            return
        quotes = f"{QUOTE_SIGN} {quotes_told(period.quotes)}" if period.quotes else ""
        says = " · ".join(filter(None, (in_words(period), quotes))) or translate("nothing")
        self.detail(f"{_name(grain, period)}: {says}")

    @on(VirtualList.Opened)
    def _open(self) -> None:
        period, found = self.main_part.period, self.main_part.timeline
        if period is None or not (period.stances or period.quotes):
            return
        rows = [Found(Pane.STANCES, number) for number in found.stances(period.code)]
        rows += [Found(Pane.QUOTES, number) for number in found.quotes(period.code)]
        title = _name(found.grain, period)
        self.app.push_screen(FoundScreen(self.session, title, rows))

    def action_narrow(self) -> None:
        """Filter the panes by the period."""
        period = self.main_part.period
        if period is not None and not period.skipped:
            first, last = bounds(self.main_part.timeline.grain, period.code)
            self.narrow_further(f"since:{first.isoformat()} until:{last.isoformat()}")


def _name(grain: Grain, period: Period) -> str:
    name = period_name(grain, period.code)
    if grain is not Grain.WEEK:
        return name
    first, last = bounds(grain, period.code)
    days = translate("{first} to {last}", first=first.isoformat(), last=last.isoformat())
    return f"{name} ({days})"
