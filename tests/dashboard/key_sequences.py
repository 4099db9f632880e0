"""What somebody might do at the keyboard, at random, the same for the same seed.

A step is a tuple that JSON can hold: ("key", name), ("paste", text), ("click", x, y), ("move", x,
y), ("drag", x, y, to x, to y), ("wheel", x, y, down), ("resize", width, height), ("arrive",) for
one more article, ("wait",) until nothing is under way. Places are parts of the screen, from 0
to 1.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.widgets import Input

import hostile
from newsdash.dashboard.app import NewsdashApp
from newsdash.dashboard.keys import _nodes

Step = tuple[str | float, ...]

SIZES = (
    (60, 20), (80, 24), (80, 24), (99, 27), (100, 28), (120, 40), (120, 40), (160, 40), (200, 60),
    (300, 100),
)  # fmt: skip
FRAGMENTS = (
    "müller", "actor:", "stance:", "haltung:dagegen", "by:", "-kind:group", "~schefer", '"offene',
    '"offene gewichte"', "gewichte|aufsicht", "|", "-", "since:2025", "until:2024-13", "new:last",
    "new:7d", "lang:de", "source:*", "model:orla-1", "size:>20b", ":", "::", "a:b:c", "(", ")", "~",
    "*", "\\", "[/b]", "e", "zzz", "🇩🇪", "ß", "İ", "ﬁ", "0", "seit:", "open:closed", "dev:x y",
)  # fmt: skip
COMMANDS = (
    "light", "facets", "zoom", "saved", "save this", "show quotes", "matrix", "timeline", "changes",
    "picture", "clear", "theme", "problems", "müller",
)  # fmt: skip
SIGNS = "abcdefghijklmnopqrstuvwxyzäöüßÄÖÜ0123456789!\"$%&/()=?`´+*#'-_.:,;<>|@€~\\[]{}^°"
HOSTILE = "\x00\x07\x1b\x7f\u202e\u2066\u200d\ufeff\ud800\ue000\u0301\U000e0041"
OFTEN = ("up", "down", "left", "right", "enter", "escape", "tab", "space", "pagedown", "backspace")
LEAVE = ("q", "ctrl+q")


def bound_keys() -> list[str]:
    """Return every key that does something on any screen."""
    nodes = [Input, NewsdashApp, *_nodes(DOMNode)]
    return sorted({key for node in nodes for key in node._merge_bindings().key_to_bindings})


class Sequences:
    """Makes sequences of steps."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._bound = bound_keys()

    def next(self) -> list[Step]:
        """Return the next sequence."""
        steps: list[Step] = []
        if self._chance.random() < 0.6:
            steps += self._from_the_start()
        length = self._chance.randint(2, 10)
        hasty = self._chance.random() < 0.7
        while len(steps) < length:
            steps += self._something()
            if not hasty or self._chance.random() < 0.1:
                steps.append(("wait",))
        return steps

    def _from_the_start(self) -> Iterator[Step]:
        yield from [("key", "escape")] * 3
        yield from (("key", "ctrl+f"), ("key", "ctrl+u"))
        if self._chance.random() < 0.7:
            yield ("key", self._chance.choice(("f2", "f3", "f4", "f5", "f9", "f10", "f12")))
        yield ("wait",)

    def _something(self) -> list[Step]:
        kinds = (self._bound_key, self._common_key, self._sign, self._fragment, self._pasted,
                 self._mouse, self._resized, self._arrived, self._commanded)  # fmt: skip
        weights = (40, 25, 8, 8, 2, 10, 4, 3, 1)
        return self._chance.choices(kinds, weights)[0]()

    def _bound_key(self) -> list[Step]:
        return [("key", self._chance.choice(self._bound))]

    def _common_key(self) -> list[Step]:
        return [("key", self._chance.choice(OFTEN))] * self._chance.choice((1, 1, 1, 2, 5))

    def _sign(self) -> list[Step]:
        return _typed(self._chance.choice(SIGNS))

    def _fragment(self) -> list[Step]:
        return _typed(self._chance.choice(FRAGMENTS) + self._chance.choice(("", " ")))

    def _pasted(self) -> list[Step]:
        texts = (*hostile.TEXTS, *FRAGMENTS, *HOSTILE)
        return [("paste", self._chance.choice(texts))]

    def _mouse(self) -> list[Step]:
        at = self._place()
        kind = self._chance.choice(("click", "click", "twice", "move", "wheel", "drag"))
        if kind == "twice":
            return [("click", *at)] * 2
        if kind == "wheel":
            return [("wheel", *at, self._chance.choice((0, 1)))] * self._chance.choice((1, 3))
        return [(kind, *at, *(self._place() if kind == "drag" else ()))]

    def _place(self) -> tuple[float, float]:
        return round(self._chance.random(), 3), round(self._chance.random(), 3)

    def _resized(self) -> list[Step]:
        chance = self._chance
        width, height = chance.choice(SIZES)
        if chance.random() < 0.3:
            width, height = chance.randint(60, 160), chance.randint(20, 50)
        return [("resize", width, height)]

    def _arrived(self) -> list[Step]:
        return [("arrive",)] * self._chance.choice((1, 1, 3))

    def _commanded(self) -> list[Step]:
        words = _typed(self._chance.choice(COMMANDS))
        return [("key", "ctrl+p"), ("wait",), *words, ("wait",), ("wait",), ("key", "enter")]


def _typed(text: str) -> list[Step]:
    return [("key", _character_to_key(sign) if not sign.isalnum() else sign) for sign in text]
