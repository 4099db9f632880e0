"""What is told on stderr while data go to stdout."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_ERASE_LINE = "\r\x1b[K"
_SECONDS_BETWEEN_UPDATES = 0.1


class Narrator:
    """Writes whole lines, and on a terminal one line of progress that they push aside.

    Args:
        stream: where to, usually stderr.
        live: whether progress is shown; only a terminal can take a line back.
        clock: seconds that only go forward.
    """

    def __init__(
        self, stream: TextIO, live: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._live = live
        self._clock = clock
        self._shown_at: float | None = None
        self._begun: tuple[float, int, int] | None = None

    def say(self, message: str) -> None:
        """Write one line under the program's name."""
        self.clear()
        self._stream.write(f"newsdash: {visible(message)}\n")
        self._stream.flush()

    def progress(self, done: int, total: int, failed: int, articles: int | None = None) -> None:
        """Show how far it is, unless it was shown a moment ago.

        Args:
            done: inputs that are finished.
            total: inputs there are.
            failed: how many could not be read.
            articles: how many articles there were, for their rate and the time that is left.
        """
        now = self._clock()
        shown_lately = (
            self._shown_at is not None and now - self._shown_at < _SECONDS_BETWEEN_UPDATES
        )
        if not self._live or shown_lately:
            return
        self._shown_at = now
        pace = "" if articles is None else self._pace(now, done, total, articles)
        self._stream.write(f"{_ERASE_LINE}newsdash: {done}/{total} read, {failed} failed{pace}")
        self._stream.flush()

    def _pace(self, now: float, done: int, total: int, articles: int) -> str:
        # what came before the first time is not counted: loading takes its time once
        begun, before, read_before = self._begun = self._begun or (now, done, articles)
        seconds, rate = now - begun, ""
        if seconds > 0:
            rate = f", {(articles - read_before) / seconds:,.1f}/s"
        if seconds > 0 and before < done < total:
            rate += f", {_clock(seconds / (done - before) * (total - done))} left"
        return f", {articles:,} articles{rate}"

    def clear(self) -> None:
        """Take the progress line back."""
        if self._shown_at is not None:
            self._stream.write(_ERASE_LINE)
            self._shown_at = None


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def visible(text: str) -> str:
    r"""Return ``text`` with control, format and bidi characters spelled out (``\x1b``)."""
    return "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape", "surrogatepass").decode()
        for character in text
    )
