"""The keys of the configuration: checked before the dashboard opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key

from newsdash.configuration import Configuration, ConfigurationError
from newsdash.translation import message, translate

_MODIFIERS: Final = frozenset({"ctrl", "alt", "shift", "super", "meta", "hyper"})
_NAMED: Final = frozenset(key.value for key in Keys)
_SHOWN: Final = 3
_WORD: Final = re.compile(r"[a-z]{2,}\+?")
_PRINTED: Final = {
    "space": message("space"),
    "esc": message("esc"),
    "tab": message("tab"),
    "home": message("home"),
    "end": message("end"),
    "pgup": message("pgup"),
    "pgdn": message("pgdn"),
    "del": message("del"),
    "shift+": message("shift+"),
}


def check_keys(configuration: Configuration) -> None:
    """Look through the keys that are configured.

    Raises:
        ConfigurationError: there is no such binding or no such key, or a key would be taken
            twice in one place.
    """
    for binding, keys in configuration.keys:
        _check_binding(binding, configuration.file)
        for key in keys.split(","):
            if not is_key(key):
                raise ConfigurationError(
                    f'{configuration.file}: keys."{binding}": there is no key {key!r}; '
                    "a letter, a sign, or a name such as f9, ctrl+r, alt+up, space"
                )
    if configuration.keys:
        _check_clashes(dict(configuration.keys), configuration.file)


def binding_ids() -> list[str]:
    """Return the ids of all bindings of the dashboard."""
    return sorted({binding for node in _nodes(DOMNode) for binding in _default_keys(node)})


def is_key(key: str) -> bool:
    """Tell whether Textual knows a key by this name."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not _MODIFIERS.issuperset(modifiers):
        return False
    return len(name) == 1 or name in _NAMED or key in _NAMED or _is_sign(name)


def key_name(shown: str) -> str:
    """Return a key as Textual shows it ("^home", "shift+tab") in the language that is spoken."""
    return _WORD.sub(lambda found: translate(_PRINTED.get(found[0], "")) or found[0], shown)


def _is_sign(name: str) -> bool:
    """Tell the name of a sign, as Unicode has it or shortened by Textual, from other words."""
    signs = (chr(code) for code in range(ord(" "), 0x180))
    return any(_character_to_key(sign) == name for sign in signs)


def _check_binding(binding: str, file: str | None) -> None:
    known = binding_ids()
    if binding in known:
        return
    near = get_close_matches(binding, known, n=_SHOWN, cutoff=0.4)
    listed = " or ".join(near or known)
    raise ConfigurationError(f"{file}: unknown key keys.{binding!r}; did you mean {listed}?")


def _check_clashes(configured: dict[str, str], file: str | None) -> None:
    for node in _nodes(DOMNode):
        taken: dict[str, str] = {}
        for binding, keys in {**_default_keys(node), **_of(node, configured)}.items():
            for key in map(_name, keys.split(",")):
                other = taken.setdefault(key, binding)
                if other != binding and {other, binding} & configured.keys():
                    first, second = sorted((other, binding))
                    raise ConfigurationError(
                        f"{file}: keys: {key} would be both {first} and {second}; "
                        "give one of them another key"
                    )


def _of(node: type[DOMNode], configured: dict[str, str]) -> dict[str, str]:
    own = _default_keys(node)
    return {binding: keys for binding, keys in configured.items() if binding in own}


def _default_keys(node: type[DOMNode]) -> dict[str, str]:
    """Return the ids of a node's bindings, with the keys for each."""
    found: dict[str, list[str]] = {}
    for key, bindings in node._merge_bindings().key_to_bindings.items():
        for binding in bindings:
            if binding.id and "." in binding.id:
                found.setdefault(binding.id, []).append(key)
    return {binding: ",".join(keys) for binding, keys in found.items()}


def _name(key: str) -> str:
    """Return Textual's name for a key: "/" is "slash"."""
    return _character_to_key(key) if len(key) == 1 else key


def _nodes(above: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Return the classes of the dashboard that can have bindings."""
    below: Iterable[type[DOMNode]] = above.__subclasses__()
    for node in below:
        if node.__module__.startswith("newsdash."):
            yield node
        yield from _nodes(node)
