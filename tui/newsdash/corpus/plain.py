"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsdash.corpus.dates import date_in_file_name
from newsdash.corpus.fields import build_article
from newsdash.corpus.problems import NotReadableError
from newsdash.records import Article

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

# Anything longer between two lines of hyphens is text, not front matter.
_LONGEST_FRONT_MATTER = 65_536


def plain_article(text: str, path: str | None, is_markdown: bool) -> Article:
    """Make an article of a whole text; its first line is the title unless the front matter
    has one, and stays part of the text.

    Raises:
        NotReadableError: the text is blank, or its front matter is broken.
    """
    if not text.strip():
        raise NotReadableError("it is empty")
    metadata, body = split_front_matter(text)
    if not body.strip():
        raise NotReadableError("it has front matter, but no text after it")
    published = date_in_file_name(path) if path else None
    return build_article(
        metadata, path=path, text=body, published=published, is_markdown=is_markdown
    )


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the YAML between two ``---`` lines at the start, and what follows it.

    Scalars stay the strings they are written as ("007", "no", "2025-08"). What is not a
    mapping is no front matter but text.

    Raises:
        NotReadableError: the front matter is not valid YAML.
    """
    if not text.startswith("---"):
        return {}, text
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$\n?", re.MULTILINE))
    try:
        front, body = handler.split(text)
    except ValueError:
        return {}, text
    if len(front) > _LONGEST_FRONT_MATTER:
        return {}, text
    metadata = _load(handler, front) if front.strip() else {}
    return (metadata, body.lstrip("\n")) if isinstance(metadata, dict) else ({}, text)


def _load(handler: YAMLHandler, front: str) -> object:
    from yaml import BaseLoader, YAMLError  # the C loaders crash on deep nesting

    try:
        return handler.load(front, Loader=BaseLoader)
    except (YAMLError, RecursionError) as error:
        raise NotReadableError(f"its front matter is not valid YAML{_where(error)}") from None


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return ""
    return (
        f" (line {mark.line + 2}); a value with a colon or quotation marks needs quotes around it"
    )
