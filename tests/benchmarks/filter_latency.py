"""From key press to painted panes, over the generated records of 10,000 articles.

``python tests/benchmarks/filter_latency.py [ARTICLES]`` prints, for every key of some filters
typed one after the other, how long it took until the key was on the screen and until all four
panes showed what it leaves, beside a bare Textual app with nothing but an input. Painting
includes turning the picture into what the terminal is sent. Textual paints 60 times a second,
so a frame is 16.7 ms.
"""

from __future__ import annotations

import asyncio
import random
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

import newsdash.dashboard  # noqa: F401, I001 - sets how often Textual paints, before Textual is imported
from fakes import RecordFeed
from generated import library
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.keys import _character_to_key
from textual.widgets import Input

from newsdash.dashboard.app import NewsdashApp
from newsdash.dashboard.filter_bar import FilterInput

SIZE = (120, 40)
FRAME = 1000 / 60
FILTERS = (
    "müller", "open source", "support krämer", "bernstein-1", "elbtal kartellamt", "zzz",
    "e", "schäfer 2025", "gewichte", "nordlicht", "petersen oppose",
)  # fmt: skip


class Painting:
    """Notes when something was painted, and does what a terminal's driver would do."""

    painted_at = 0.0

    def _display(self, screen, renderable):
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
        super()._display(screen, renderable)
        if renderable is not None:
            self.painted_at = perf_counter()


class Bare(Painting, App):
    """An input and nothing else."""

    def compose(self):
        yield Input()


class Measured(Painting, NewsdashApp):
    """The dashboard; ``shown_at`` is when the panes were last given a result."""

    shown_at = 0.0

    @contextmanager
    def batch_update(self):
        with super().batch_update():
            yield
        self.shown_at = perf_counter()


def send(app, key: str) -> None:
    name = key if len(key) > 1 else _character_to_key(key)
    event = events.Key(name, key if len(key) == 1 else None)
    event.set_sender(app)
    app._driver.send_message(event)


async def painted_after(app, condition) -> float:
    while not condition():
        await asyncio.sleep(0)
    done = perf_counter()
    while app.painted_at < done:
        await asyncio.sleep(0.0005)
    return app.painted_at


async def typed(app, entry, pause: random.Random, settled):
    """Type the filters; yields (key so far, ms until it is seen, ms until the panes follow)."""
    for text in FILTERS:
        for end in range(1, len(text) + 1):
            await asyncio.sleep(pause.uniform(0.06, 0.12))
            wanted = text[:end]
            started = perf_counter()
            send(app, text[end - 1])
            seen = await painted_after(app, lambda wanted=wanted: entry.value == wanted)
            followed = await settled(seen)
            yield wanted, (seen - started) * 1000, (followed - started) * 1000
        send(app, "ctrl+u")
        await asyncio.sleep(0.3)


async def measure_bare() -> list[float]:
    app = Bare()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)

        async def settled(seen: float) -> float:
            return seen

        entry = app.query_one(Input)
        return [seen async for _, seen, _ in typed(app, entry, random.Random(1), settled)]


async def measure_dashboard(articles: int) -> list[tuple[str, float, float]]:
    app = Measured(RecordFeed(library(articles)))
    async with app.run_test(size=SIZE) as pilot:
        main = app.screen_stack[0]
        while not (app.session.progress.finished and main.up_to_date):
            await pilot.pause(0.1)
        index = app.session.index
        tables = ("actors", "models", "stances", "quotes")
        counts = ", ".join(f"{len(getattr(index, name)):,} {name}" for name in tables)
        print(f"{articles:,} articles: {counts}; terminal {SIZE[0]}x{SIZE[1]}")

        async def settled(seen: float) -> float:
            session = app.session

            def current() -> bool:
                return session.result.query == session.query and not main.narrowing

            while not current():
                await asyncio.sleep(0)
            while app.painted_at < app.shown_at:
                await asyncio.sleep(0.0005)
            return max(seen, app.painted_at)

        await pilot.pause(1)
        entry = main.query_one(FilterInput)
        return [row async for row in typed(app, entry, random.Random(1), settled)]


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    bare = asyncio.run(measure_bare())
    keys = asyncio.run(measure_dashboard(articles))
    print(f"\n{'typed':<22}{'key seen':>10}{'panes follow':>14}   ms")
    for text, seen, followed in keys:
        print(f"{text!r:<22}{seen:>10.1f}{followed:>14.1f}")
    print(f"\n{'':<22}{'p50':>8}{'p95':>8}{'worst':>8}   ms   frames at p95")
    rows = {
        "bare input": bare,
        "key seen": [seen for _, seen, _ in keys],
        "panes follow": [followed for *_, followed in keys],
    }
    for name, values in rows.items():
        p50, p95 = median(values), percentile(values, 0.95)
        print(f"{name:<22}{p50:>8.1f}{p95:>8.1f}{max(values):>8.1f}{p95 / FRAME:>14.1f}")
    for name in ("key seen", "panes follow"):
        ratio = (
            median(rows[name]) / median(bare),
            percentile(rows[name], 0.95) / percentile(bare, 0.95),
        )
        print(f"{name} / bare input: {ratio[0]:.1f} at p50, {ratio[1]:.1f} at p95")


if __name__ == "__main__":
    main()
