"""What a process of a cluster does: reads some articles, one after the other, and answers."""

from __future__ import annotations

import threading
import zlib

import msgspec

from newsdash.configuration import decode
from newsdash.extraction.answers import AnyAnswer, NoPipeline
from newsdash.extraction.pipeline_choice import PipelineError
from newsdash.extraction.threads import use_one_thread
from newsdash.records import Article

_one_at_a_time = threading.Lock()  # a process has one pipeline, however many threads it has


def packed_articles(articles: list[Article]) -> bytes:
    """Return articles as they are sent to a process."""
    return zlib.compress(msgspec.json.encode(articles))


def unpacked_answers(answers: bytes) -> list[AnyAnswer]:
    """Return the answers that a process has sent."""
    return msgspec.json.decode(zlib.decompress(answers), type=list[AnyAnswer])


def read_partition(articles: bytes, configuration: str) -> bytes:
    """Return the answers for ``packed_articles``, in order, as ``unpacked_answers`` takes them."""
    use_one_thread()
    given = msgspec.json.decode(zlib.decompress(articles), type=list[Article])
    with _one_at_a_time:
        return zlib.compress(msgspec.json.encode(_answers(given, configuration)))


def _answers(articles: list[Article], encoded: str) -> list[AnyAnswer]:
    from newsdash.extraction.stream import answer

    configuration = decode(encoded)
    try:
        return [answer(article, configuration) for article in articles]
    except PipelineError as error:
        return [NoPipeline(str(error))]
