"""What a mouse may do besides clicking on rows."""

import pytest
from driving import MEDIUM, running
from textual import events
from textual.widgets._footer import FooterLabel

from generated import library


def send(driver, kind, x, y, button=1):
    event = kind(None, x, y, 0, 0, button, False, False, False, x, y)
    event.set_sender(driver.app)
    driver.app._driver.send_message(event)


@pytest.mark.parametrize("keys", [(), ("f9",), ("f10",), ("f12",), ("f2", "enter"), ("f2", "i")])
async def test_dragging_over_text_selects_and_breaks_nothing(keys):
    async with running(list(library(20)), size=MEDIUM) as driver:
        await driver.press(*keys)
        for y in range(0, MEDIUM[1], 6):
            send(driver, events.MouseDown, 4, y)
            send(driver, events.MouseMove, 70, MEDIUM[1] - 3)
            send(driver, events.MouseUp, 70, MEDIUM[1] - 3)
            await driver.settle()
        assert driver.app._exception is None


async def test_pressing_on_what_has_just_left_the_screen_does_nothing():
    async with running(list(library(5)), size=MEDIUM) as driver:
        label = driver.app.screen.query(FooterLabel).last()
        (x, y), parent = label.region.offset, label.parent
        label._detach()
        send(driver, events.MouseDown, x, y)
        await driver.pilot.pause()
        assert driver.app._exception is None
        label._attach(parent)
