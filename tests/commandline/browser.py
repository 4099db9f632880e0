"""A headless Chromium, driven by its own protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from contextlib import asynccontextmanager

import aiohttp

_LISTENING = re.compile(r"DevTools listening on ws://([^/]+)/")


class Page:
    """One page. ``requested`` holds the addresses it has asked for."""

    def __init__(self, socket):
        self._socket = socket
        self._number = 0
        self.requested = []

    async def call(self, method, **parameters):
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive()).data)
            if answer.get("method") == "Network.requestWillBeSent":
                self.requested.append(answer["params"]["request"]["url"])
            if answer.get("id") == self._number:
                return answer["result"]

    async def value(self, script):
        """Return what a script gives."""
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True)
        return answer["result"].get("value")

    async def picture(self):
        """Return what is seen, as PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])


@asynccontextmanager
async def opened(chromium, folder, url):
    """Open a page; the browser ends with the block."""
    browser = await asyncio.create_subprocess_exec(
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1300,800",
        "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        while not (found := _LISTENING.search((await browser.stderr.readline()).decode())):
            pass
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{found[1]}/json/list") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                await page.call("Network.enable")
                await page.call("Page.enable")
                await page.call("Page.navigate", url=url)
                yield page
    finally:
        browser.kill()
        await browser.wait()
