"""``newsdash doctor``: the diagnosis as plain text of 80 columns, or as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from newsdash.commandline.diagnosis import Diagnosis, InstalledStock, LanguageDiagnosis
from newsdash.commandline.narration import visible

_COLUMNS = 80
_LABEL = 15  # columns before the values
_UNITS = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


def as_json(diagnosis: Diagnosis) -> str:
    """Return the diagnosis as one JSON object."""
    return json.dumps(asdict(diagnosis), indent=2)


def as_text(diagnosis: Diagnosis) -> str:
    """Return the diagnosis for people: a block for the program, then one for each language."""
    blocks = [
        _program(diagnosis),
        *(_language(code, found) for code, found in diagnosis.languages.items()),
        _stock(diagnosis.stock),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _program(diagnosis: Diagnosis) -> Iterator[str]:
    yield from _entry("newsdash", diagnosis.newsdash)
    yield from _entry("Python", diagnosis.python)
    yield from _entry("spaCy", diagnosis.spacy)
    yield from _path("configuration", diagnosis.configuration.path)
    if not diagnosis.configuration.exists:
        yield from _entry("", "(not there: everything is as it comes)")


def _language(code: str, found: LanguageDiagnosis) -> Iterator[str]:
    yield visible(code)
    if found.problem:
        yield from _entry("  problem", found.problem)
        return
    yield from _entry("  pipeline", f"{found.name} {found.version}")
    yield from _entry("  origin", f"{found.origin}: {found.note}")
    if found.path:
        yield from _entry("  size", _size(found.size or 0))
        yield from _path("  path", found.path)
        yield from _entry("  components", ", ".join(found.components))
    for number, step in enumerate(found.larger):
        yield from _entry("" if number else "  larger", step)


def _stock(stock: tuple[InstalledStock, ...]) -> Iterator[str]:
    yield "stock pipelines installed" if stock else "no stock pipelines installed"
    for found in stock:
        yield from _entry(f"  {found.language}", f"{found.name} {found.version or ''}".rstrip())
        yield from _path("", found.path)
        if found.problem:
            yield from _entry("", f"warning: {found.problem}")


def _entry(label: str, value: str) -> Iterator[str]:
    lines = textwrap.wrap(
        visible(value),
        _COLUMNS - _LABEL,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for number, line in enumerate(lines or [""]):
        yield f"{'' if number else label:{_LABEL}}{line}".rstrip()


def _path(label: str, path: str) -> Iterator[str]:
    # in one piece, however long, so that it can be copied
    yield f"{label:{_LABEL}}{visible(path)}"


def _size(size: int) -> str:
    for unit, factor in _UNITS:
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
