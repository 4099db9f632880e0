"""Articles in, records out, one at a time: what the command line and the worker run."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, TypeVar

import msgspec

from newsdash.configuration import DEFAULTS, Configuration
from newsdash.corpus import Location, Unreadable, locate, read
from newsdash.extraction.answers import Answer, Found, NothingFound
from newsdash.extraction.corrections import corrections
from newsdash.extraction.events import (
    AnyEvent,
    Counted,
    Extracted,
    Failed,
    Finished,
    PipelineChosen,
)
from newsdash.extraction.names_apart import NamesApart
from newsdash.extraction.pipelines import Pipeline, pipeline_for
from newsdash.extraction.registry import ActorRegistry
from newsdash.records import (
    SCHEMA_VERSION,
    Actor,
    AIModel,
    Article,
    Background,
    Extraction,
    Quote,
    Record,
    Stance,
)

_R = TypeVar("_R", bound=Record)
_LONGEST = 1_000_000  # characters of one article; more is no article


class ArticleTooLongError(ValueError):
    """The text is longer than any article is."""


def extract(
    articles: Iterable[Article], configuration: Configuration = DEFAULTS
) -> Iterator[Extraction]:
    """Yield the records of each article, in order, with actor ids shared by all of them.

    The user's own configuration is ``newsdash.configuration.read_configuration()``.

    Raises:
        ArticleTooLongError: an article's text is longer than a million characters.
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    registry = ActorRegistry(NamesApart(configuration.apart_actors))
    for article in articles:
        yield registry.settle(extract_article(article, configuration))


def extract_article(article: Article, configuration: Configuration = DEFAULTS) -> Extraction:
    """Return the records of one article on its own; raises like ``extract``."""
    if len(article.text) > _LONGEST:
        raise ArticleTooLongError(f"{len(article.text):,} characters are too long for one article")
    found = _run(pipeline_for(article.language, configuration), article, configuration)
    _keep_knowledge(article.language)
    return corrections(configuration).apply(found)


def answer(article: Article, configuration: Configuration = DEFAULTS) -> Answer:
    """Return the records of one article on its own, or why there are none.

    Raises:
        PipelineError: the configuration names a pipeline that cannot be used.
    """
    pipeline = pipeline_for(article.language, configuration)
    try:
        found = extract_article(article, configuration)
    except ArticleTooLongError as error:
        return NothingFound(str(error))
    except Exception as error:  # noqa: BLE001 - a fault in one article must not lose the others
        reason = f"could not be analysed ({type(error).__name__}: {error}); please report it"
        return NothingFound(reason)
    return Found(found, pipeline.name, pipeline.version, pipeline.note)


def _run(
    pipeline: Pipeline, article: Article, configuration: Configuration = DEFAULTS
) -> Extraction:
    doc = pipeline.nlp.make_doc(article.text)
    doc._.newsdash_published = article.published
    doc._.newsdash_topics = configuration.topics
    doc._.newsdash_apart = configuration.apart_actors
    for _, component in pipeline.nlp.pipeline:
        doc = component(doc)
    return Extraction(
        SCHEMA_VERSION,
        article,
        _records(doc._.newsdash_actors, Actor),
        _records(doc._.newsdash_models, AIModel),
        _records(doc._.newsdash_quotes, Quote),
        _records(doc._.newsdash_stances, Stance),
        msgspec.convert(doc._.newsdash_background, Background),
    )


@functools.cache
def _keep_knowledge(language: str) -> None:
    """Leave what the first article of ``language`` made us load out of garbage collections.

    It stays until the end; each collection would look through all of it again.
    """
    gc.freeze()


def _records(plain: list[dict[str, object]], kind: type[_R]) -> tuple[_R, ...]:
    return tuple(msgspec.convert(record, kind) for record in plain)


def events(
    sources: Sequence[str],
    stdin: BinaryIO | None = None,
    configuration: Configuration = DEFAULTS,
) -> Iterator[AnyEvent]:
    """Yield what happens while ``sources`` are read: see ``newsdash.extraction.events``.

    Raises:
        PipelineError: the configuration names a pipeline that cannot be used, and an article
            is in its language.
    """
    registry, languages = ActorRegistry(NamesApart(configuration.apart_actors)), set[str]()
    found = list(locate(sources))
    locations = [item for item in found if isinstance(item, Location)]
    missing = [item for item in found if isinstance(item, Unreadable)]
    yield Counted(len(found))
    articles = failures = 0
    for item in missing:
        failures += 1
        yield Failed(item.where, item.reason, failures)
    for done, location in enumerate(locations, len(missing) + 1):
        for article in read(location, stdin, configuration.columns):
            for event in _events_of(article, configuration, registry, languages, done):
                articles += isinstance(event, Extracted)
                failures += isinstance(event, Failed)
                yield event
    yield Finished(articles, failures)


def _events_of(
    article: Article | Unreadable,
    configuration: Configuration,
    registry: ActorRegistry,
    languages: set[str],
    done: int,
) -> Iterator[AnyEvent]:
    if isinstance(article, Unreadable):
        yield Failed(article.where, article.reason, done)
        return
    if article.language not in languages:
        languages.add(article.language)
        chosen = pipeline_for(article.language, configuration)
        yield PipelineChosen(article.language, chosen.name, chosen.version, chosen.note)
    found = answer(article, configuration)
    if isinstance(found, Found):
        yield Extracted(registry.settle(found.extraction), done)
    else:
        yield Failed(article.path or article.title, found.reason, done)
