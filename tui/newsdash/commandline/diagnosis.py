"""What ``newsdash doctor`` finds out; nothing is loaded for it, so it is quick."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newsdash import __version__
from newsdash.configuration import AUTO, BUNDLED, Configuration, configuration_file
from newsdash.extraction.pipeline_choice import Choice, PipelineError, choose
from newsdash.extraction.pipeline_folders import spacy_version
from newsdash.extraction.stock_pipelines import STOCK, StockPackage, genuine_stock, installed_stock

ALWAYS_TOLD = ("de", "en")


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """The file in force."""

    path: str
    exists: bool


@dataclass(frozen=True, slots=True)
class InstalledStock:
    """A package with the name of a stock pipeline; ``problem`` is why it is not used."""

    name: str
    language: str
    version: str | None
    path: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class LanguageDiagnosis:
    """The pipeline that would read a language; ``problem`` is why the configured one cannot.

    ``size`` is in bytes, ``path`` is None for rules alone, and with a problem nothing is known
    but what was configured. ``larger`` are the steps to a larger pipeline, if there is one.
    """

    configured: str
    origin: str
    name: str | None = None
    version: str | None = None
    path: str | None = None
    size: int | None = None
    components: tuple[str, ...] = ()
    note: str | None = None
    problem: str | None = None
    larger: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything ``newsdash doctor`` tells."""

    newsdash: str
    python: str
    spacy: str
    configuration: ConfigurationFile
    stock: tuple[InstalledStock, ...]
    languages: dict[str, LanguageDiagnosis] = field(default_factory=dict)

    @property
    def healthy(self) -> bool:
        """True when all that is configured can be used."""
        return not any(language.problem for language in self.languages.values())


def diagnose(configuration: Configuration, languages: Iterable[str] = ()) -> Diagnosis:
    """Return what reads German, English, the configured languages and ``languages``."""
    file = configuration_file()
    told = dict.fromkeys((*ALWAYS_TOLD, *configuration.languages, *languages))
    return Diagnosis(
        __version__,
        platform.python_version(),
        spacy_version(),
        ConfigurationFile(str(file), file.exists()),
        tuple(_stock(found) for language in STOCK for found in installed_stock(language)),
        {language: _language(language, configuration, file) for language in told},
    )


def _stock(found: StockPackage) -> InstalledStock:
    version = found.folder.version if found.folder else None
    problem = found.problem or None
    return InstalledStock(found.package, found.language, version, found.path, problem)


def _language(language: str, configuration: Configuration, file: Path) -> LanguageDiagnosis:
    configured = configuration.pipeline(language)
    try:
        choice = choose(language, configuration)
    except PipelineError as error:
        origin = BUNDLED if configured == BUNDLED else "configured"
        return LanguageDiagnosis(configured, origin, problem=str(error))
    return LanguageDiagnosis(
        configured,
        choice.origin,
        choice.name,
        choice.version,
        str(choice.path) if choice.path else None,
        choice.size(),
        choice.components,
        choice.note,
        larger=_larger(choice, configured, file),
    )


def _larger(choice: Choice, configured: str, file: Path) -> tuple[str, ...]:
    language = choice.language
    if language not in STOCK:
        known = choice.origin != "rules"
        return () if known else (f"set pipeline.{language} to a spaCy pipeline in {file}",)
    largest = STOCK[language][0]
    if choice.name == largest:
        return ()
    installed = largest in (found.package for found in genuine_stock(language))
    download = "" if installed else f"python -m spacy download {largest} (needs the network)"
    automatic = "" if configured == AUTO else f'set pipeline.{language} = "{AUTO}" in {file}'
    return tuple(step for step in (download, automatic) if step)
