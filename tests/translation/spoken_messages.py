"""What the interface says: every sentence that is to stand in the catalogue."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from textual.dom import DOMNode

import newsdash
import newsdash.dashboard
from newsdash import resources
from newsdash.dashboard.app import NewsdashApp
from newsdash.dashboard.keys import _nodes
from newsdash.dashboard.screens.help import _scrolls
from newsdash.search.fields import fields
from newsdash.session.feed import AnyNews

CATALOGUE = resources.translations() / "de" / "LC_MESSAGES" / "newsdash.po"
PLURALS = {"translate_many", "message_many"}
SINGLE = {"translate": 1, "message": 1, "_command": 2, "Column": 1}
"""Calls, and how many sentences they begin with."""

Key = str | tuple[str, str]
"""A sentence, or one for one thing and one for many."""


def messages() -> dict[Key, list[str]]:
    """Return all sentences, and the files they stand in, seen from the package."""
    found: dict[Key, set[str]] = {}
    for key, place in (*in_source(), *in_bindings(), *in_fields()):
        found.setdefault(key, set()).add(place)
    plurals = {key[0] for key in found if isinstance(key, tuple)}
    # the catalogue has one entry for a sentence that is said with and without a number
    return {key: sorted(places) for key, places in found.items() if key not in plurals}


def in_source() -> Iterator[tuple[Key, str]]:
    package = Path(newsdash.__file__).parent
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((key, place) for key in said(node, place))


def said(call: ast.Call, place: str) -> list[Key]:
    """Return the sentences in a call that translates, or that tells that it is translated."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "Column" and not place.startswith("dashboard/"):
        return []  # a column of numbers
    wanted = 2 if name in PLURALS else SINGLE.get(name, 0)
    texts = [text.value for text in call.args[:wanted] if isinstance(text, ast.Constant)]
    if name in PLURALS:
        return [(texts[0], texts[1])] if texts else []
    return [text for text in texts if text]


class _Silence:
    """A feed of nothing."""

    def events(self) -> Iterator[AnyNews]:
        yield from ()

    def stop(self) -> None:
        pass


def in_bindings() -> Iterator[tuple[Key, str]]:
    """Yield what the keys do, those that come with Textual's widgets too."""
    for module in pkgutil.walk_packages(newsdash.dashboard.__path__, "newsdash.dashboard."):
        importlib.import_module(module.name)
    bound = [node._merge_bindings() for node in _nodes(DOMNode)]
    for bindings in (*bound, NewsdashApp(_Silence())._bindings):
        for _, binding in bindings:
            if not binding.system and not _scrolls(binding):
                group = binding.group.description if binding.group else ""
                for text in filter(None, (binding.description, binding.tooltip, group)):
                    yield text, "dashboard"


def in_fields() -> Iterator[tuple[Key, str]]:
    for field in fields().values():
        yield field.about, "search/fields.tsv"
