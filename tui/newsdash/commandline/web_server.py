"""The server behind ``newsdash serve``: a page, and a dashboard of its own for each visitor.

textual-serve moves what is typed and drawn between browser and dashboard. Here is added who may
come: a page of another site, opened in the same browser, must not be able to use the dashboard.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import logging
import socket
import sys
from collections.abc import Awaitable, Callable
from string import Template
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server, to_int

from newsdash import resources
from newsdash.translation import language, translate

_PATIENCE: Final = 5.0
"""Seconds that visitors' dashboards have to end."""
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; frame-ancestors 'none'"
)

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DashboardServer(Server):
    """Serves a command that draws a dashboard.

    Args:
        command: a line for the shell.
        others: whether it may be reached by other names than those of this machine.
    """

    def __init__(self, command: str, others: bool) -> None:
        super().__init__(command, title="newsdash")
        self._others = others
        self._visits: set[asyncio.Task[object]] = set()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in who means this server; a name that leads here may be an attacker's."""
        if not self._others and _name(f"//{request.host}") not in _LOOPBACK:
            raise web.HTTPForbidden(text="newsdash is served under another name")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="newsdash is not for pages of other sites")
        return await handler(request)

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: who starts this tells the address."""

    async def on_shutdown(self, app: web.Application) -> None:
        """End the dashboards of all visitors."""
        for visit in self._visits:
            visit.cancel()
        if self._visits:
            await asyncio.wait(self._visits, timeout=_PATIENCE)

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page; it loads nothing from elsewhere."""
        page = Template(resources.served_page().read_text("utf-8")).substitute(
            websocket=html.escape(f"ws://{request.host}/ws"),
            font_size=to_int(request.query.get("fontsize", "16"), 16),
            language=language(),
            starting=html.escape(translate("newsdash starts …")),
            ended=html.escape(translate("newsdash has ended.")),
            again=html.escape(translate("Start it again")),
        )
        policy = {"Content-Security-Policy": _POLICY.format(host=request.host)}
        return web.Response(text=page, content_type="text/html", headers=policy)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a dashboard as long as the visitor stays."""
        visit = asyncio.current_task()
        assert visit is not None, "aiohttp handles requests in tasks"
        self._visits.add(visit)
        try:
            return await super().handle_websocket(request)
        finally:
            self._visits.discard(visit)


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that waits for visitors; port 0 takes one that is free.

    Raises:
        OSError: there is no such address here, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def serve(
    command: str, listening: socket.socket, others: bool, started: Callable[[], None]
) -> None:
    """Serve until interrupted or terminated; then all that was started has ended.

    Args:
        command: a line for the shell that draws a dashboard.
        listening: where visitors come in.
        others: whether other names than those of this machine lead here.
        started: called when visitors are welcome.
    """
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="newsdash: %(message)s")
    server = DashboardServer(command, others)

    async def app() -> web.Application:
        made = await server._make_app()
        made.on_startup.append(_calling(started))
        return made

    # what a dashboard says when it ends belongs to narration
    with contextlib.redirect_stdout(sys.stderr):
        web.run_app(app(), sock=listening, print=None, shutdown_timeout=_PATIENCE)


def _calling(started: Callable[[], None]) -> Callable[[web.Application], Awaitable[None]]:
    async def call(_: web.Application) -> None:
        started()

    return call
