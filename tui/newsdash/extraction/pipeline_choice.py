"""Which pipeline is to read which language, decided without loading any.

Where the configuration says nothing: an installed stock pipeline, else the one that ships with
newsdash, else rules alone. What the user names is used as named, whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from newsdash import __version__, resources
from newsdash.configuration import AUTO, BUNDLED, DEFAULTS, RULES, Configuration, is_path
from newsdash.extraction.lexicon import lexicon
from newsdash.extraction.pipeline_folders import (
    PipelineError,
    PipelineFolder,
    package_folder,
    usable_folder,
)
from newsdash.extraction.stock_pipelines import STOCK, StockPackage, genuine_stock

__all__ = ["Choice", "PipelineError", "candidates", "check", "choose"]

Origin = Literal["stock", "bundled", "configured", "rules"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A pipeline that may read ``language``; ``folder`` is None for rules alone.

    ``package`` is what to import before it is loaded, for the code it may bring along.
    """

    language: str
    name: str
    version: str
    origin: Origin
    note: str
    folder: PipelineFolder | None = None
    package: str | None = None

    @property
    def path(self) -> Path | None:
        """The folder of the data."""
        return self.folder.path if self.folder else None

    @property
    def components(self) -> tuple[str, ...]:
        """The components it has of its own."""
        return self.folder.components if self.folder else ()

    def size(self) -> int:
        """Return the size of its files in bytes; every one of them is looked up."""
        return self.folder.size() if self.folder else 0


def choose(language: str, configuration: Configuration = DEFAULTS) -> Choice:
    """Return the pipeline for an ISO language code; always one, if only by general rules.

    Raises:
        PipelineError: the configuration names one that cannot be used.
    """
    return candidates(language, configuration)[0]


def candidates(language: str, configuration: Configuration = DEFAULTS) -> tuple[Choice, ...]:
    """Return the pipelines that may read ``language``, each for when those before it break.

    What the configuration names has no other to stand in for it. Raises like ``choose``.
    """
    wanted = configuration.pipeline(language)
    if wanted == AUTO:
        return tuple(_automatic(language))
    if wanted == RULES:
        return (_rules(language, "newsdash's own rules, as configured"),)
    try:
        return (_bundled(language) if wanted == BUNDLED else _named(language, wanted),)
    except PipelineError as problem:
        raise PipelineError(explain(language, configuration, str(problem))) from None


def check(configuration: Configuration) -> None:
    """Look up every pipeline the configuration names; raises like ``choose``."""
    for language in configuration.languages:
        choose(language, configuration)


def explain(language: str, configuration: Configuration, problem: str) -> str:
    """Return one line: what is configured for ``language``, its problem, and the way out."""
    setting = f'pipeline.{language} = "{configuration.pipeline(language)}"'
    where = f" in {configuration.file}" if configuration.file else ""
    return f'{setting}{where}: {problem}; name another one, or "{AUTO}"'


def _automatic(language: str) -> Iterator[Choice]:
    yield from map(_stock, genuine_stock(language))
    note = ""
    try:
        yield _bundled(language)
    except PipelineError as problem:
        if _bundled_folder(language).exists():
            note = f"newsdash's own rules; {problem}"
    yield _rules(language, note)


def _stock(found: StockPackage) -> Choice:
    assert found.folder is not None, "only genuine ones come here"
    version = found.folder.version
    note = "the installed spaCy pipeline"
    return Choice(found.language, found.package, version, "stock", note, found.folder)


def _bundled_folder(language: str) -> Path:
    return resources.pipelines() / language


def _bundled(language: str) -> Choice:
    path = _bundled_folder(language)
    if not path.exists():
        raise PipelineError(f"no pipeline for {language} ships with this newsdash")
    folder = usable_folder(path, language)
    note = "the pipeline that ships with newsdash"
    return Choice(language, folder.full_name, folder.version, "bundled", note, folder)


def _named(language: str, wanted: str) -> Choice:
    package = None if is_path(wanted) else wanted
    path = package_folder(package) if package else Path(wanted)
    if path is None:
        known = wanted in STOCK.get(language, ())
        way = f"python -m spacy download {wanted}" if known else f"a folder is written ./{wanted}"
        raise PipelineError(f"no package of that name is installed ({way})")
    folder = usable_folder(path, language)
    name, note = package or folder.full_name, "the configured pipeline"
    return Choice(language, name, folder.version, "configured", note, folder, package)


def _rules(language: str, note: str = "") -> Choice:
    if not lexicon(language).function_words:
        note = "no rules for this language: only quotation marks and known names are read"
    note = note or "newsdash's own rules, no statistical pipeline"
    return Choice(language, "rules", __version__, "rules", note)
