"""The stock pipelines spaCy's makers publish, where they are installed.

They are found by their package name (``de_core_news_lg``) without importing it; one counts only
if its own metadata says it was made for this spaCy by its makers, for names on package indexes
can be taken by anyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsdash.extraction.pipeline_folders import (
    PipelineError,
    PipelineFolder,
    package_folder,
    read_folder,
    spacy_version,
)

STOCK = {
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm", "de_dep_news_trf"),
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf"),
}
"""By language, the one that is preferred first; it is also the largest."""

_MAKER = "Explosion"


@dataclass(frozen=True, slots=True)
class StockPackage:
    """An installed package with the name of a stock pipeline; ``problem`` bars its use."""

    package: str
    language: str
    path: str
    folder: PipelineFolder | None
    problem: str


def installed_stock(language: str) -> Iterator[StockPackage]:
    """Yield what is installed under the names of the language's stock pipelines, best first."""
    for package in STOCK.get(language, ()):
        folder = package_folder(package)
        if folder is None:
            continue
        try:
            found = read_folder(folder)
        except PipelineError:
            problem = "it is not the stock pipeline of that name and is not used"
            yield StockPackage(package, language, str(folder), None, problem)
        else:
            yield StockPackage(package, language, str(found.path), found, _problem(package, found))


def genuine_stock(language: str) -> Iterator[StockPackage]:
    """Yield the installed stock pipelines of ``language`` that can be used, best first."""
    return (found for found in installed_stock(language) if not found.problem)


def _problem(package: str, found: PipelineFolder) -> str:
    # a package keeps its data in a subfolder; one that does not was not made by spaCy
    packaged = found.path.name == f"{package}-{found.version}"
    if not (found.author == _MAKER and found.components and packaged):
        return "it is not the stock pipeline of that name and is not used"
    if not found.fits_spacy:
        return (
            f"it was made for spaCy {found.spacy_version}, and {spacy_version()} is installed: "
            f"python -m spacy download {package}"
        )
    return ""
