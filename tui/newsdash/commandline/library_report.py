"""``newsdash library info``: what a library holds, for people and for programs."""

from __future__ import annotations

from typing import Any

from newsdash.commandline.narration import visible
from newsdash.configuration import Configuration
from newsdash.library import Library
from newsdash.library.stale import stale


def as_data(library: Library, configuration: Configuration) -> dict[str, Any]:
    """Return what ``library`` holds as plain data; ``size`` is in bytes."""
    return {
        "path": str(library.path),
        "size": library.size(),
        **library.counts()._asdict(),
        "actors": library.number_of_actors(),
        "older": len(stale(library, configuration)),
        "read_with": [
            {**made._asdict(), "articles": count} for made, count in library.extractors().items()
        ],
    }


def as_text(data: dict[str, Any]) -> str:
    """Return the same for people."""
    lines = [
        f"{'library':15}{visible(data['path'])}",
        f"{'size':15}{data['size'] / 1e6:,.1f} MB",
        f"{'articles':15}{data['articles']:,}, found in {data['copies']:,} places",
        f"{'':15}{data['groups']:,} when reprints count once",
        *(f"{name:15}{data[name]:,}" for name in ("actors", "models", "quotes", "stances")),
        *(_read_with(made, at) for at, made in enumerate(data["read_with"])),
    ]
    if data["older"]:
        lines.append(
            f"{'older':15}{data['older']:,} would be read differently now: "
            "newsdash library rebuild --extract"
        )
    return "\n".join(lines)


def _read_with(made: dict[str, Any], at: int) -> str:
    label = "" if at else "read with"
    told = f"{made['pipeline']} {made['version']}, newsdash {made['newsdash']}"
    return f"{label:15}{visible(made['language'])}: {visible(told)}, {made['articles']:,} articles"
