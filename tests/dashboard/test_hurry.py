"""Keys that come faster than screens open and close, as from a key that is held down."""

from threading import Event

import pytest
from driving import running

from generated import library
from newsdash.dashboard.commands import Palette
from newsdash.dashboard.screens.main import MainScreen
from newsdash.dashboard.screens.matrix import MatrixScreen
from newsdash.extraction.events import Finished
from newsdash.search.index import Index
from newsdash.session.feed import IndexOpened


def send(driver, *keys):
    """Press keys without waiting for what they do."""
    for key in keys:
        driver.app.simulate_key(key)


@pytest.mark.parametrize(
    ("opening", "leaving"),
    [
        (("f2", "f"), "escape"),
        (("f2", "f"), "enter"),
        (("f2", "o"), "escape"),
        (("f8",), "escape"),
        (("f1",), "q"),
        (("f2", "enter"), "escape"),
        (("f2", "i"), "escape"),
        (("f9",), "escape"),
    ],
)
async def test_a_screen_is_left_once_however_often_the_key_comes(opening, leaving):
    async with running(list(library(10))) as driver:
        await driver.press(*opening)
        for screen in driver.app.screen_stack[1:]:
            screen.dismiss(None)
            screen.dismiss(None)
        await driver.press(*opening)
        send(driver, leaving, leaving, leaving)
        await driver.settle()
        assert driver.app._exception is None
        assert isinstance(driver.app.screen_stack[0], MainScreen)


async def test_leaving_an_article_twice_does_not_leave_the_view_below():
    async with running(list(library(30))) as driver:
        await driver.press("f9")
        await driver.until(lambda: not driver.app.screen.busy)
        await driver.press("enter")
        article = driver.app.screen
        article.dismiss()
        article.dismiss()
        await driver.settle()
        assert isinstance(driver.app.screen, MatrixScreen)


@pytest.mark.parametrize("keys", [("enter",), ("i",), ("f",), ("f9",), ("f12",), ("f1",)])
async def test_newsdash_ends_quietly_while_a_screen_is_opening(keys):
    async with running(list(library(10))) as driver:
        await driver.press("f2")
        send(driver, *keys, "ctrl+q")
    assert driver.app._exception is None


async def test_paging_in_a_palette_that_has_no_rows_yet_does_nothing():
    async with running(list(library(5))) as driver:
        send(driver, "ctrl+p", "pagedown", "pageup", "pagedown")
        await driver.pilot.pause()
        await driver.press("pagedown")
        assert driver.app._exception is None
        palette = driver.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await driver.settle()
        assert isinstance(driver.app.screen, MainScreen)


class Opening:
    """A library whose index comes when it is told to."""

    watching = True

    def __init__(self):
        self.opened, self.stopped = Event(), Event()

    def events(self):
        index = Index()
        for extraction in library(10):
            index.add(extraction)
        self.opened.wait()
        yield IndexOpened(index)
        yield Finished(10, 0)
        self.stopped.wait()

    def stop(self):
        self.opened.set()
        self.stopped.set()


async def test_the_matrix_opened_before_the_library_is_there_shows_the_library():
    feed = Opening()
    async with running(feed=feed) as driver:
        await driver.press("f9")
        feed.opened.set()
        await driver.until(lambda: "Gesetz" in driver.screen_text())
        assert driver.app._exception is None


@pytest.mark.parametrize("key", ["left", "right", "n", "p", "enter", "d"])
@pytest.mark.parametrize("opening", ["f9", "f10", "f12", "ctrl+o", "f8"])
async def test_keys_that_come_before_a_screen_is_there_do_no_harm(opening, key):
    async with running(list(library(10))) as driver:
        await driver.press("f2")
        send(driver, opening, key, key)
        await driver.settle()
        assert driver.app._exception is None
