"""From the command to the first picture, beside a bare Textual app.

``python tests/benchmarks/start_speed.py [ROUNDS]`` starts both by turns, each in a process and on
a terminal (a pty) of its own, and notes when the terminal is sent the first picture: of a bare
app that is an input and a footer, of newsdash the four panes, which it shows before anything is
read. Wall clock, and the processor time of the process until then, which other programs on the
machine disturb less. newsdash is given the starter corpus; what reads it is another process.
"""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import sys
import tempfile
import termios
from pathlib import Path
from statistics import median
from time import perf_counter

BARE = """
from textual.app import App
from textual.widgets import Footer, Input

class Bare(App):
    def compose(self):
        yield Input(placeholder="a bare app")
        yield Footer()

Bare().run()
"""
COMMANDS = {
    "bare Textual app": (["-c", BARE], b"bare app"),
    "newsdash": (["-m", "newsdash"], b"quotes"),
}
SIZE = struct.pack("HHHH", 40, 120, 0, 0)
PATIENCE = 60


def main() -> None:
    """Print medians and the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(rounds + 1):
            for name, (arguments, shown) in COMMANDS.items():
                measured = start([sys.executable, *arguments], shown, Path(folder))
                if turn:  # the first only fills the disk's cache
                    taken[name].append(measured)
    print(f"{rounds} rounds, load {os.getloadavg()[0]:.1f}; the median, and the best")
    print(f"{'':<18}{'wall ms':>10}{'best':>8}{'processor ms':>14}{'best':>8}")
    for name, times in taken.items():
        wall, busy = zip(*times, strict=True)
        print(f"{name:<18}{median(wall):>10.0f}{min(wall):>8.0f}{median(busy):>14.0f}"
              f"{min(busy):>8.0f}")  # fmt: skip
    bare, ours = taken.values()
    for what, at in (("wall", 0), ("processor", 1)):
        middle = median(t[at] for t in ours) / median(t[at] for t in bare)
        best = min(t[at] for t in ours) / min(t[at] for t in bare)
        print(f"newsdash / bare, {what}: {middle:.2f} at the median, {best:.2f} at best")


def start(command: list[str], shown: bytes, folder: Path) -> tuple[float, float]:
    """Return milliseconds until ``shown`` is on the terminal, and how many of them were busy."""
    started = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
        os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=str(folder),
                          PYTHONPYCACHEPREFIX=str(folder / "compiled"),
                          NEWSDASH_LIBRARY=str(folder / "none.db"),
                          NEWSDASH_CONFIG=str(folder / "none.toml"))  # fmt: skip
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, SIZE)
    read = b""
    while shown not in read:
        if perf_counter() - started > PATIENCE:
            raise TimeoutError(f"no picture after {PATIENCE} seconds: {read[-500:]!r}")
        read += os.read(terminal, 65_536)
    wall = (perf_counter() - started) * 1_000
    busy = processor_time(child)
    os.killpg(child, signal.SIGKILL)
    os.close(terminal)
    os.waitpid(child, 0)
    return wall, busy


def processor_time(process: int) -> float:
    """Return the milliseconds a process was busy so far, without those of its children."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks * 1_000 / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
