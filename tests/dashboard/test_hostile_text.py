import unicodedata

import pytest
from driving import LARGE, SMALL, running
from textual.events import Paste

import hostile
from newsdash.extraction.events import Failed, PipelineChosen

FAILURES = [(text, text) for text in hostile.TEXTS]


def assert_harmless(driver) -> None:
    for strip in driver.app.screen._compositor.render_strips():
        assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"} for c in strip.text)
        assert strip.cell_length == driver.app.size.width


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_text_in_every_field_is_shown_harmlessly(size):
    async with running(hostile.library(), FAILURES, size=size) as driver:
        assert_harmless(driver)
        for pane in ("f2", "f3", "f4", "f5"):
            await driver.press(pane, "pagedown", "space")
            assert_harmless(driver)
            await driver.press("space", "home", "enter")
            for _ in range(2 * len(hostile.TEXTS)):
                await driver.pilot.press("n")
                assert_harmless(driver)
            await driver.press("escape", "end")
            assert_harmless(driver)
        for view in ("f9", "f10", "f12"):
            await driver.press(view)
            await driver.until(lambda: not driver.app.screen.busy)
            for key in ("down", "right", "right", "2", "o", "end", "enter", "n", "escape"):
                await driver.press(key)
                assert_harmless(driver)
            driver.app.to_main()
        await driver.press("f8", "end")
        assert_harmless(driver)


async def test_markup_in_the_news_is_shown_and_not_obeyed():
    async with running(hostile.library()[:1], size=LARGE) as driver:
        shown = driver.screen_text()
        assert "[/b] [W]e will [link='x']" in shown
        await driver.press("ctrl+p")
        await driver.pilot.press(*"link")
        await driver.until(lambda: "filter by" in driver.screen_text())
        assert_harmless(driver)


@pytest.mark.parametrize("keys", [(), ("ctrl+p",), ("x", "ctrl+s")])
async def test_what_is_pasted_into_any_line_is_shown_harmlessly(keys):
    async with running(hostile.library()[:1]) as driver:
        await driver.press(*keys)
        for text in (*hostile.TEXTS, "\ud800"):
            driver.app.post_message(Paste(text))
            await driver.pilot.pause()
            assert_harmless(driver)
            await driver.pilot.press("ctrl+u")
        assert driver.app._exception is None


class Erring:
    def __init__(self):
        self.stopped = False

    def events(self):
        yield PipelineChosen("de", "\x1b[31m", "[/b]", "\u202e")
        yield Failed("[/x]\x1b", "\x07", 1)
        raise OSError("the pipe broke")

    def stop(self):
        self.stopped = True


async def test_a_feed_that_breaks_is_told_and_the_app_goes_on():
    feed = Erring()
    async with running(feed=feed) as driver:
        await driver.until(lambda: driver.app.session.progress.finished)
        reasons = [failed.reason for failed in driver.app.session.progress.failures]
        assert any("the pipe broke" in reason for reason in reasons)
        await driver.press("f8")
        assert "the pipe broke" in driver.screen_text()
        assert_harmless(driver)
    assert feed.stopped
