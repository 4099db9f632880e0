"""What a line may become: commands and what follows them, else the query language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdash.plain.commands import COMMANDS
from newsdash.plain.conversation import Conversation
from newsdash.plain.output import spoken
from newsdash.search.completion import complete
from newsdash.search.sorting import SORTS
from newsdash.search.timeline import Grain
from newsdash.translation import figures


def completions(talk: Conversation, line: str, cursor: int) -> Sequence[tuple[str, str]]:
    """Return lines that the line may become, and how each is told in a list."""
    if line.lstrip().startswith(":"):
        return [(text, text) for text in _commands(talk, line.lstrip())]
    talk.refresh()
    return [
        (
            line[: found.start] + found.insert + line[found.end :],
            spoken(
                found.shown if found.count is None else f"{found.shown}, {figures(found.count)}"
            ),
        )
        for found in complete(line, cursor, talk.session.index)
    ]


def _commands(talk: Conversation, line: str) -> Iterator[str]:
    name, space, begun = line.removeprefix(":").partition(" ")
    if not space:
        yield from (f":{command.name} " for command in COMMANDS if command.name.startswith(name))
        return
    for value in _values(talk, name):
        if value.startswith(begun):
            yield f":{name} {value}"


def _values(talk: Conversation, name: str) -> Sequence[str]:
    match name:
        case "sort" | "s":
            return SORTS[talk.pane]
        case "timeline" | "t":
            return [grain.value for grain in Grain]
        case "matrix" | "m":
            return ["frequent", "disputed"]
        case "open" | "forget" | "save":
            return [query.name for query in talk.session.memory.saved]
    return []
