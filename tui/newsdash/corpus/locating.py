"""From what the user named to the inputs there are."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from newsdash.corpus.problems import reason_for

InputKind: TypeAlias = Literal[
    "plain", "json", "jsonl", "html", "csv", "tsv", "docx", "rtf", "pdf", "eml", "warc", "feed",
    "web", "unknown",
]  # fmt: skip

KIND_OF_SUFFIX: dict[str, InputKind] = {
    ".txt": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "tsv",
    ".docx": "docx",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".eml": "eml",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
MARKDOWN_SUFFIXES = {".md", ".markdown"}
KINDS_READ = (
    ".txt, .md, .html, .docx, .rtf, .pdf, .eml, .csv, .tsv, .json, .jsonl, .warc, .warc.gz,"
    " .xml, .rss or .atom"
)

# Files about a folder, not articles of it. Capitals may carry an ending (LICENSE-MIT,
# README.de.md); in small letters only the bare word counts: license-granted.txt is news.
_ABOUT_THE_FOLDER = re.compile(
    r"(?:README|LICEN[SC]E|COPYING|NOTICE|CHANGELOG|CONTRIBUTING)(?:[-_.].*)?"
    r"|(?i:readme|licen[sc]e|copying|notice|changelog|contributing)(?:\.\w+)?"
)


class Unreadable(msgspec.Struct, frozen=True):
    """An input without an article: where, and one clause saying why and what to do."""

    where: str
    reason: str


class Location(msgspec.Struct, frozen=True):
    """One input: a file by its path or a page by its address, as the user gave it, or
    standard input (``None``)."""

    path: str | None

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path is None else self.path

    @property
    def inputs(self) -> int:
        """How many inputs this is; a file counts as one, however many articles it holds."""
        return 1

    @property
    def kind(self) -> InputKind:
        """What its name promises; "unknown" where only the content can tell."""
        if self.path is None:
            return "unknown"
        return "web" if self.is_web else KIND_OF_SUFFIX.get(_suffix(self.path), "unknown")

    @property
    def is_web(self) -> bool:
        """Whether it is fetched, not opened."""
        return self.path is not None and is_web_address(self.path)

    @property
    def is_markdown(self) -> bool:
        """Whether ``# `` before the first line is markup; standard input may be Markdown."""
        return self.path is None or _suffix(self.path) in MARKDOWN_SUFFIXES


def is_web_address(source: str) -> bool:
    """Tell whether ``source`` is fetched, not opened."""
    return source[:8].lower().startswith(("http://", "https://"))


def locate(sources: Sequence[str]) -> Iterator[Location | Unreadable]:
    """Find the inputs behind ``sources``, in the order given and sorted inside folders.

    Args:
        sources: files, folders (searched to the bottom; hidden and other files are passed
            over), glob patterns with ``**``, addresses of web pages and feeds, and ``-`` for
            standard input. A path that exists is never taken for a pattern. What is reached
            twice is given once. Nothing is fetched yet.

    Yields:
        A ``Location`` for each input, an ``Unreadable`` for each source that leads to none.
    """
    search = _Search()
    for source in sources:
        yield from search.source(source)


class _Search:
    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._pages: set[str] = set()
        self._stdin_given = False
        self._met = 0

    def source(self, source: str) -> Iterator[Location | Unreadable]:
        if source == "-":
            yield from self._standard_input()
        elif is_web_address(source):
            yield from self._page(source)
        elif _exists(source):
            yield from self._existing(source)
        elif _exists(at_home := os.path.expanduser(source)):  # noqa: PTH111 (a quoted ~)
            yield from self._existing(at_home)
        elif glob.has_magic(source):
            yield from self._pattern(at_home)
        else:
            yield Unreadable(source, _why_missing(source))

    def _standard_input(self) -> Iterator[Location]:
        if not self._stdin_given:
            self._stdin_given = True
            yield Location(None)

    def _page(self, address: str) -> Iterator[Location]:
        if address not in self._pages:
            self._pages.add(address)
            yield Location(address)

    def _existing(self, path: str) -> Iterator[Location | Unreadable]:
        if Path(path).is_dir():
            yield from self._folder(path)
        elif (suffix := _suffix(path)) and suffix not in KIND_OF_SUFFIX:
            yield Unreadable(path, f"{suffix} files are not read; turn it into {KINDS_READ}")
        else:
            yield from self._once(path)

    def _folder(self, folder: str) -> Iterator[Location | Unreadable]:
        met_before = self._met
        yield from self._inside(folder)
        if self._met == met_before:
            yield Unreadable(folder, f"it holds no articles: no {KINDS_READ} file is in it")

    def _pattern(self, pattern: str) -> Iterator[Location | Unreadable]:
        matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 (may be absolute)
        met_before = self._met
        for path in matches:
            if Path(path).is_dir():
                yield from self._inside(path)
            elif _suffix(path) in KIND_OF_SUFFIX:
                yield from self._once(path)
        if not matches:
            yield Unreadable(pattern, "nothing matches this pattern; check the spelling")
        elif self._met == met_before:
            yield Unreadable(pattern, f"none of what it matches is a {KINDS_READ} file")

    def _inside(self, folder: str) -> Iterator[Location | Unreadable]:
        # A stack, not recursion: folders nest deeper than Python's calls may.
        open_folders = [self._entries(folder)]
        while open_folders:
            entry = next(open_folders[-1], None)
            if entry is None:
                open_folders.pop()
            elif isinstance(entry, Unreadable):
                self._met += 1
                yield entry
            elif entry.is_dir():
                open_folders.append(self._entries(entry.path))
            elif _is_article_file(entry):
                yield from self._once(entry.path)

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str] | Unreadable]:
        if not self._is_new(folder):
            self._met += 1
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(folder, reason_for(error))
            return
        yield from (entry for entry in found if not entry.name.startswith("."))

    def _once(self, path: str) -> Iterator[Location]:
        self._met += 1
        if self._is_new(path):
            yield Location(path)

    def _is_new(self, path: str) -> bool:
        try:
            status = Path(path).stat()
        except OSError:
            return True  # reading it will say what is wrong
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        return True


def _exists(path: str) -> bool:
    try:
        Path(path).stat()
    except (OSError, ValueError):
        return False
    return bool(path)


def _why_missing(source: str) -> str:
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", source):
        return "only web addresses that begin with http:// or https:// are read"
    if source.lower().startswith("www."):
        return "there is no such file; a web address begins with https://"
    try:
        Path(source).stat()
    except OSError as error:
        return reason_for(error)
    except ValueError:
        pass
    return "this is not the name of a file"


def _is_article_file(entry: os.DirEntry[str]) -> bool:
    if _suffix(entry.name) not in KIND_OF_SUFFIX or _ABOUT_THE_FOLDER.fullmatch(entry.name):
        return False
    return entry.is_file() or entry.is_symlink()


def _suffix(path: str) -> str:
    last_two = "".join(Path(path).suffixes[-2:]).lower()
    return last_two if last_two in KIND_OF_SUFFIX else Path(path).suffix.lower()
