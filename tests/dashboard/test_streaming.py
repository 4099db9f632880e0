from threading import Event

from driving import running

from generated import library
from newsdash.dashboard.filter_bar import FilterInput
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.status import StatusLine
from newsdash.extraction.events import Counted, Extracted, Finished, Stopped

ARTICLES = list(library(6))


class SlowFeed:
    """Sends one article whenever it is told to."""

    def __init__(self):
        self.go_on = [Event() for _ in ARTICLES]
        self.stopped = False

    def events(self):
        yield Counted(len(ARTICLES))
        for done, extraction in enumerate(ARTICLES, 1):
            self.go_on[done - 1].wait()
            if self.stopped:
                return
            yield Extracted(extraction, done)
        yield Finished(len(ARTICLES), 0)

    def stop(self):
        self.stopped = True
        for event in self.go_on:
            event.set()


async def test_rows_appear_as_they_are_found_and_can_be_used_at_once():
    feed = SlowFeed()
    async with running(feed=feed) as driver:
        assert "reading …" in driver.screen_text()
        feed.go_on[0].set()
        await driver.until(lambda: driver.count("quotes"))
        assert "reading 1/6" in str(driver.main.query_one(StatusLine).content)
        await driver.press("f5", "down", "enter")
        assert isinstance(driver.app.screen, ArticleScreen)
        assert not driver.app.session.progress.finished


async def test_new_rows_move_neither_the_chosen_row_nor_what_is_typed():
    feed = SlowFeed()
    async with running(feed=feed) as driver:
        feed.go_on[0].set()
        await driver.until(lambda: driver.count("stances") > 2)
        await driver.press("f4", "down", "down")
        selected = driver.selected("stances")
        await driver.press("slash", *"e")
        for gate in feed.go_on:
            gate.set()
        await driver.until(lambda: driver.main.up_to_date)
        await driver.settle()
        assert driver.main.query_one(FilterInput).value == "e"
        assert driver.selected("stances") == selected
        assert driver.title("quotes").count("/") == 1


async def test_quitting_ends_the_feed():
    feed = SlowFeed()
    async with running(feed=feed) as driver:
        await driver.pilot.press("ctrl+q")
    assert feed.stopped


async def test_a_reading_that_stops_halfway_says_why_and_keeps_what_it_has():
    class StoppingFeed(SlowFeed):
        def events(self):
            yield Counted(2)
            yield Extracted(ARTICLES[0], 1)
            yield Stopped("pipeline.de cannot be loaded")

    async with running(feed=StoppingFeed()) as driver:
        await driver.until(lambda: driver.main.up_to_date)
        assert driver.count("quotes")
        await driver.press("f8")
        assert "pipeline.de cannot be loaded" in driver.screen_text()
        assert driver.app.session.exit_code == 2
