"""Themes of the user's own, from the configuration."""

from __future__ import annotations

from typing import Final

from textual.color import Color, ColorParseError
from textual.theme import Theme

from newsdash.configuration import Configuration, ConfigurationError

COLOURS: Final = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)


def own_themes(configuration: Configuration) -> list[Theme]:
    """Return the themes that are configured.

    Raises:
        ConfigurationError: a theme has no ``primary``, or something of it is unknown or no colour.
    """
    return [_theme(name, dict(said), configuration) for name, said in configuration.themes]


def _theme(name: str, said: dict[str, str], configuration: Configuration) -> Theme:
    where = f"{configuration.file}: themes.{name}"
    dark = said.pop("dark", "yes") == "yes"
    for key, value in said.items():
        if key not in COLOURS:
            known = ", ".join((*COLOURS, "dark"))
            raise ConfigurationError(f"{where}.{key} is unknown; there are {known}")
        try:
            Color.parse(value)
        except ColorParseError:
            raise ConfigurationError(
                f"{where}.{key}: {value!r} is no colour; write one as #c08040, or its name"
            ) from None
    if "primary" not in said:
        raise ConfigurationError(f'{where} needs at least primary = "#c08040"')
    return Theme(name=name, dark=dark, **said)  # type: ignore[arg-type]
