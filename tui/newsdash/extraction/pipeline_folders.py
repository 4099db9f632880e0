"""A pipeline as it lies on disk, known from its ``meta.json``: nothing of it is loaded or run.

A folder counts where spaCy could load it: as ``nlp.to_disk`` writes it, or as a package holds
it, in a subfolder named after language, name and version.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


class PipelineError(Exception):
    """A pipeline cannot be used; the message is one line that says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class PipelineFolder:
    """What ``meta.json`` tells of a pipeline, and the folder its data are in."""

    path: Path
    language: str
    name: str
    version: str
    author: str
    spacy_version: str
    components: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """The name with its language, as spaCy calls a package."""
        return f"{self.language}_{self.name}" if self.name else self.language

    @property
    def fits_spacy(self) -> bool:
        """True when it was made for the installed spaCy."""
        wanted = self.spacy_version or ">=0"
        try:
            specifier = SpecifierSet(f"=={wanted}" if wanted[0].isdigit() else wanted)
            return specifier.contains(Version(spacy_version()), prereleases=True)
        except (InvalidSpecifier, InvalidVersion):
            return False

    def size(self) -> int:
        """Return the size of all its files in bytes."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())


def spacy_version() -> str:
    """Return the version of the installed spaCy, which is not imported for it."""
    return importlib.metadata.version("spacy")


def read_folder(folder: Path) -> PipelineFolder:
    """Return the pipeline in ``folder``.

    Raises:
        PipelineError: there is none, or none that is whole.
    """
    if not folder.is_dir():
        raise PipelineError(f"there is no folder {folder}")
    found = _from_meta(folder, _read_meta(folder))
    if not (found.path / "config.cfg").is_file():
        raise PipelineError(f"{folder} holds no pipeline: config.cfg is missing")
    return found


def usable_folder(folder: Path, language: str) -> PipelineFolder:
    """Return the pipeline in ``folder`` if it reads ``language`` with the installed spaCy.

    Raises:
        PipelineError: it does not, or there is none that is whole.
    """
    found = read_folder(folder)
    if found.language != language:
        raise PipelineError(
            f"{folder} reads {found.language or 'no language it names'}, not {language}"
        )
    if not found.fits_spacy:
        raise PipelineError(
            f"{folder} was made for spaCy {found.spacy_version}, and {spacy_version()} is installed"
        )
    return found


def package_folder(package: str) -> Path | None:
    """Return the folder of an installed package, which is not imported for it, or ``None``."""
    if not package.isidentifier():  # a dotted name would import what stands before the dot
        return None
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _read_meta(folder: Path) -> dict[str, object]:
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
    except FileNotFoundError:
        raise PipelineError(f"{folder} holds no pipeline: meta.json is missing") from None
    except OSError as error:
        raise PipelineError(f"{folder}: meta.json cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        meta = None
    if not isinstance(meta, dict):
        raise PipelineError(f"{folder}: meta.json is damaged")
    return meta


def _from_meta(folder: Path, meta: dict[str, object]) -> PipelineFolder:
    language, name, version, author, spacy = (
        value if isinstance(value := meta.get(key), str) else ""
        for key in ("lang", "name", "version", "author", "spacy_version")
    )
    components = meta.get("pipeline")
    names = components if isinstance(components, list) else []
    inner = folder / f"{language}_{name}-{version}"
    path = inner if inner.is_dir() else folder
    return PipelineFolder(path, language, name, version, author, spacy, tuple(map(str, names)))
