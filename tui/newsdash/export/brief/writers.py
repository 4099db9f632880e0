"""Briefs as files: one of HTML that needs nothing else, and one of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsdash.corpus.language import as_code
from newsdash.export.brief.choosing import choose
from newsdash.export.brief.markdown_text import inline_text, markdown_text
from newsdash.export.brief.material import Material
from newsdash.export.brief.wording import Wording, choose_language
from newsdash.records import Extraction
from newsdash.visible_text import clean

_TEMPLATES = Path(__file__).parent / "templates"
_LONGEST = 1_000
_UNKNOWN = "–"
_SIGNS = {"support": "▲", "oppose": "▼", "mixed": "◆"}


class BriefWriter:
    """Gathers records and writes one brief of them.

    Args:
        stream: where the bytes go.
        language: of the wording; None for that of most articles.
        title: what it is called; None for a plain title.
        query: what the records were chosen by, None for all.
    """

    template: str
    escape: Callable[[str], str]

    def __init__(
        self,
        stream: BinaryIO,
        language: str | None = None,
        title: str | None = None,
        query: str | None = None,
    ) -> None:
        self._stream = stream
        self._language = language
        self._title = title
        self._query = query
        self._material = Material()

    def write(self, record: Extraction) -> None:
        """Add one article."""
        self._material.take(record)

    def finish(self) -> None:
        """Choose what is worth telling, and write it."""
        wording = Wording(self._language or choose_language(self._material.languages))
        template = _environment(type(self).escape).get_template(self.template)
        shown = template.generate(
            brief=choose(self._material),
            wording=wording,
            say=wording.say,
            title=self._title or wording.say("title"),
            query=self._query,
            signs=_SIGNS,
            code=as_code,
        )
        for part in shown:
            self._stream.write(part.encode())
        self._stream.flush()


class HtmlBriefWriter(BriefWriter):
    """One HTML file: no scripts, nothing loaded from elsewhere."""

    template = "brief.html.jinja"
    escape = staticmethod(str)  # the template engine escapes for HTML itself


class MarkdownBriefWriter(BriefWriter):
    """Markdown with tables, as GitHub, pandoc and editors show it."""

    template = "brief.md.jinja"
    escape = staticmethod(lambda line: Markup(markdown_text(line)))


def _inline(value: str) -> Markup:
    """Return what stands in Markdown for a value that begins no line."""
    return Markup(_shown(inline_text, value))


def _environment(escape: Callable[[str], str]) -> Environment:
    """Return an environment in which every value is made harmless on its way out."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=partial(_shown, escape),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["inline"] = _inline
    environment.filters["size"] = lambda parameters, wording: wording.size(parameters)
    environment.filters["day"] = lambda given, wording: wording.date(given)
    environment.filters["word"] = lambda key, wording: wording.say(key)
    return environment


def _shown(escape: Callable[[str], str], value: object) -> str:
    """Return what stands in the brief for a value; markup of the template stays markup."""
    if isinstance(value, Markup):
        return value
    line = "" if value is None else clean(str(value), _LONGEST).strip()
    return escape(line or _UNKNOWN)
