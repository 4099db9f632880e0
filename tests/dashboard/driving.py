"""Driving the app in tests."""

from collections.abc import Callable
from contextlib import asynccontextmanager

from fakes import RecordFeed
from newsdash.dashboard.app import NewsdashApp
from newsdash.dashboard.completion_list import CompletionList
from newsdash.dashboard.filter_bar import FilterInput
from newsdash.dashboard.panes.pane import RecordPane
from newsdash.dashboard.screens.main import MainScreen

SMALL, MEDIUM, LARGE = (80, 24), (120, 40), (200, 60)


class Driver:
    """The app, the pilot, and what a user sees."""

    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        return self.app.screen_stack[0]

    def pane(self, name: str) -> RecordPane:
        return self.main.query_one(f"#{name}", RecordPane)

    def title(self, name: str) -> str:
        return str(self.pane(name).border_title)

    def count(self, name: str) -> int:
        return len(self.pane(name).listing.numbers)

    def selected(self, name: str) -> str:
        pane = self.pane(name)
        return pane.label(pane.listing.number)

    async def until(self, condition: Callable[[], object]) -> None:
        for _ in range(500):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came to that")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*("space" if c == " " else c for c in text))

    async def settle(self) -> None:
        session = self.app.session
        await self.pilot.pause()
        await self.until(lambda: session.result.query == session.query
                         and session.result.pins == session.pins
                         and not self.main.narrowing
                         and not self.completing)  # fmt: skip
        await self.pilot.pause()

    @property
    def completing(self) -> bool:
        return any(w.group == "completing" and w.is_running for w in self.app.workers)

    @property
    def completions(self) -> list[str]:
        listing = self.main.query_one(CompletionList)
        rows = [listing.cells(number) for number in listing.numbers if listing.display]
        return [" ".join(cell.text for cell in row).strip() for row in rows]

    @property
    def typed(self) -> str:
        return self.main.query_one(FilterInput).value

    def screen_text(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def running(extractions=(), failures=(), size=MEDIUM, feed=None, **kept):
    app = NewsdashApp(feed or RecordFeed(extractions, failures), **kept)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        if feed is None:
            await driver.until(lambda: app.session.progress.finished)
            await driver.until(lambda: driver.main.up_to_date)
            await driver.settle()
        yield driver
