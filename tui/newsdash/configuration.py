"""What the user has decided, read from a TOML file.

The file is ``config.toml`` in the platform's configuration folder, or the one that the
environment variable ``NEWSDASH_CONFIG`` names; without it, everything is as it comes::

    [pipeline]                # which pipeline reads which language
    de = "bundled"            # auto, bundled, rules, the name of an installed pipeline,
    en = "~/my/pipeline"      # or the folder of one

    [topics]                  # topics of one's own: a name, and how the words for it begin
    "Grundsteuer" = ["grundsteuer", "hebesatz"]

    [actors.same]             # names that are one actor
    "Deutsche Bahn" = ["Bahn", "DB"]

    [actors.split]            # one name, two actors, and the words that tell their articles
    "Hans Müller" = ["SPD", "VfB"]

    [actors]
    none = ["Nasse Moore"]    # names that are no actor
    apart = [["Anna Berg", "A. Berg"]]  # names that are not one actor

    [keys]                    # what is done in the dashboard, and all the keys for it
    "list.pin" = "space,x"    # a letter or sign, or a name as of Textual: f9, ctrl+r, alt+up

    [interface]
    language = "de"           # what the dashboard speaks: de, en or auto (as the locale says)

    [themes.dusk]             # a theme of one's own; every colour but the first may be left out
    primary = "#c08040"
    background = "#101418"
    dark = true

An id that is unknown is told with the ones there are when the dashboard is opened; F1 shows
what is in force.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from newsdash.translation import LANGUAGES

AUTO, BUNDLED, RULES = "auto", "bundled", "rules"
VARIABLE = "NEWSDASH_CONFIG"

_TABLES = ("pipeline", "topics", "actors", "keys", "interface", "themes")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PLACE_IN_TOML = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class ConfigurationError(Exception):
    """The configuration cannot be used; the message is one line that says where and why."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The decisions, in a form that can be compared, hashed and sent to another process."""

    file: str | None = None
    """The file they stand in, None where there is none."""

    pipelines: tuple[tuple[str, str], ...] = ()
    """Language codes, and what reads them: a word, a package name, or an absolute path."""

    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Topics of the user's own: their names, and the stems that mean them, lower case."""

    same_actors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of actors, and the other names that mean them."""

    no_actors: tuple[str, ...] = ()
    """Names that are no actor's."""

    split_actors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names that several bear, and the words that stand in the articles of one of them only."""

    apart_actors: tuple[tuple[str, ...], ...] = ()
    """Groups of names that are never one actor."""

    columns: tuple[tuple[str, str], ...] = ()
    """What columns of tables hold (title, text, …), and their names; not from the file, but
    from the command line."""

    keys: tuple[tuple[str, str], ...] = ()
    """Ids of key bindings, and the keys for each, with commas between them."""

    interface_language: str = AUTO
    """What the dashboard speaks: the code of a language, or ``"auto"``."""

    themes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Themes of the user's own: names, and what is said of each; ``dark`` is "yes" or "no"."""

    def pipeline(self, language: str) -> str:
        """Return what is to read ``language``; ``"auto"`` where nothing is said."""
        return dict(self.pipelines).get(language, AUTO)

    def with_columns(self, columns: tuple[tuple[str, str], ...]) -> Configuration:
        """Return the same decisions with these ``columns``."""
        return replace(self, columns=columns)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages something is said about."""
        return tuple(language for language, _ in self.pipelines)


DEFAULTS = Configuration()


def configuration_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the file that is in force, whether it exists or not."""
    named = environment.get(VARIABLE)
    if named:
        return _expanded(named).absolute()
    from platformdirs import user_config_path

    return user_config_path("newsdash", appauthor=False) / "config.toml"


def read_configuration(file: Path | None = None) -> Configuration:
    """Return what ``file`` says, by default the one in force; no file: the defaults.

    Raises:
        ConfigurationError: it cannot be read, is no TOML, or says what newsdash does not know.
    """
    file = file or configuration_file()
    try:
        # utf-8-sig: editors that begin a file with a byte order mark are still about
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return DEFAULTS
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{file}: is not UTF-8; save it as UTF-8") from None
    table = _table(text, file)
    _refuse(table, _TABLES, "", file)
    actors = _subtable(table, "actors", "actors", file)
    _refuse(actors, ("same", "split", "none", "apart"), "actors.", file)
    interface = _subtable(table, "interface", "interface", file)
    _refuse(interface, ("language",), "interface.", file)
    return Configuration(
        str(file),
        _pipelines(_subtable(table, "pipeline", "pipeline", file), file),
        _named_lists(_subtable(table, "topics", "topics", file), "topics", file, str.casefold),
        _named_lists(_subtable(actors, "same", "actors.same", file), "actors.same", file),
        _words(actors.get("none", []), "actors.none", file),
        _named_lists(_subtable(actors, "split", "actors.split", file), "actors.split", file),
        _groups(actors.get("apart", []), "actors.apart", file),
        keys=tuple(_keys(_subtable(table, "keys", "keys", file), "", file)),
        interface_language=_interface_language(interface.get("language", AUTO), file),
        themes=tuple(_themes(_subtable(table, "themes", "themes", file), file)),
    )


def encode(configuration: Configuration) -> str:
    """Return the configuration as one line of JSON."""
    return json.dumps(asdict(configuration))


def decode(line: str) -> Configuration:
    """Return the configuration that ``encode`` made ``line`` of."""
    plain = json.loads(line)
    return Configuration(
        plain["file"],
        tuple((language, wanted) for language, wanted in plain["pipelines"]),
        tuple((name, tuple(stems)) for name, stems in plain["topics"]),
        tuple((name, tuple(others)) for name, others in plain["same_actors"]),
        tuple(plain["no_actors"]),
        tuple((name, tuple(words)) for name, words in plain["split_actors"]),
        tuple(map(tuple, plain["apart_actors"])),
        tuple((key, name) for key, name in plain["columns"]),
        tuple((binding, keys) for binding, keys in plain["keys"]),
        plain["interface_language"],
        tuple((name, tuple(map(tuple, said))) for name, said in plain["themes"]),
    )


def _table(text: str, file: Path) -> dict[str, object]:
    import tomllib  # most have no file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE_IN_TOML.search(message)
        line = (place and place[1]) or str(text.count("\n") + 1)
        what = message[: place.start()] if place else message
        raise ConfigurationError(f"{file}:{line}: {what[:1].lower()}{what[1:]}") from None


def _refuse(table: Mapping[str, object], known: tuple[str, ...], before: str, file: Path) -> None:
    unknown = next((key for key in table if key not in known), None)
    if unknown is not None:
        listed = ", ".join(before + key for key in known)
        raise ConfigurationError(f"{file}: unknown key {before + unknown!r}; there are {listed}")


def _subtable(table: Mapping[str, object], key: str, name: str, file: Path) -> dict[str, object]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise ConfigurationError(f"{file}: {name} must be a table: [{name}]")
    return found


def _named_lists(
    table: Mapping[str, object], where: str, file: Path, fold: Callable[[str], str] = str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(map(fold, _words(words, f'{where}."{name}"', file))))
        for name, words in table.items()
    )


def _words(value: object, where: str, file: Path) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
        return tuple(" ".join(word.split()) for word in value)
    raise ConfigurationError(f'{file}: {where} must be a list of words: ["one", "another"]')


def _groups(value: object, where: str, file: Path) -> tuple[tuple[str, ...], ...]:
    if isinstance(value, list) and all(isinstance(group, list) and group[1:] for group in value):
        return tuple(_words(group, where, file) for group in value)
    raise ConfigurationError(f'{file}: {where} must list groups of names: [["one", "another"]]')


def _pipelines(table: Mapping[str, object], file: Path) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_language(code, file), _wanted(code, value, file)) for code, value in table.items()
    )


def _keys(table: Mapping[str, object], before: str, file: Path) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        binding = before + name
        if isinstance(value, dict):  # list.pin without quotation marks is a table in a table
            yield from _keys(value, f"{binding}.", file)
        elif isinstance(value, str) and all(key.strip() for key in value.split(",")):
            yield binding, ",".join(key.strip() for key in value.split(","))
        else:
            raise ConfigurationError(
                f'{file}: keys."{binding}" must be keys with commas between them: "space,x"'
            )


def _themes(
    table: Mapping[str, object], file: Path
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for name, said in table.items():
        if not isinstance(said, dict):
            raise ConfigurationError(f"{file}: themes.{name} must be a table: [themes.{name}]")
        yield name, tuple((key, _said(name, key, value, file)) for key, value in said.items())


def _said(theme: str, key: str, value: object, file: Path) -> str:
    if isinstance(value, bool) and key == "dark":
        return "yes" if value else "no"
    if isinstance(value, str) and key != "dark":
        return value
    kind = "true or false" if key == "dark" else 'a colour, such as "#c08040"'
    raise ConfigurationError(f"{file}: themes.{theme}.{key} must be {kind}")


def _interface_language(value: object, file: Path) -> str:
    if isinstance(value, str) and value in (*LANGUAGES, AUTO):
        return value
    there_are = " or ".join(f'"{language}"' for language in (*LANGUAGES, AUTO))
    raise ConfigurationError(f"{file}: interface.language must be {there_are}")


def _language(code: str, file: Path) -> str:
    if _LANGUAGE.fullmatch(code):
        return code
    raise ConfigurationError(
        f"{file}: unknown key pipeline.{code}; the keys are language codes such as de or en"
    )


def _wanted(code: str, value: object, file: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigurationError(
            f'{file}: pipeline.{code} must be "{AUTO}", "{BUNDLED}", "{RULES}", '
            "or the name or folder of a pipeline, in quotation marks"
        )
    return _absolute(value, file) if is_path(value) else value


def is_path(value: str) -> bool:
    """Tell a folder from the name of a package: it has a slash in it, or a ``~`` before it."""
    return value.startswith("~") or any(mark in value for mark in ("/", os.sep))


def _absolute(value: str, file: Path) -> str:
    # beside the file: the folder newsdash happens to be started in must not matter
    return str(file.parent / _expanded(value))


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:  # the home of a user who does not exist
        return Path(path)
