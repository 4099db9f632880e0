"""The index as a few flat buffers, so that it opens without being built again.

Columns of numbers are in numpy's ``.npy`` format, texts and merged facts in MessagePack. What
the buffers mean is fixed by ``VERSION``: another version is not read, the index is built anew.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec

from newsdash.records import Extraction
from newsdash.search.columns import Column, Pairs
from newsdash.search.facts import ActorFacts, ModelFacts
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.lines import Lines
from newsdash.search.names import Interned
from newsdash.search.numeric import Numbers, np
from newsdash.search.sightings import Sightings
from newsdash.search.texts import Segment, Texts

VERSION: Final = 2
HEAD: Final = "head"
_HEAD_LENGTH: Final = 1_024  # bytes in which what a column is like is told


class SavedIndexError(Exception):
    """The buffers are of another version, incomplete or damaged; build the index anew."""


class _Head(msgspec.Struct):
    version: int
    articles: int
    texts: dict[str, int]
    houses: int


def save(index: Index) -> dict[str, bytes]:
    """Return the index as buffers by name; the records of the articles are not among them."""
    index.sort()
    segments = {name: len(texts.segments) for name, texts in _texts(index).items()}
    head = _Head(VERSION, len(index.articles), segments, len(index.houses))
    buffers = {HEAD: _packed(head)}
    for name, column in _columns(index):
        buffers[name] = _npy(column.values)
    for name, interned in _interned(index):
        buffers[name] = msgspec.msgpack.encode(interned.shown)
    for name, texts in _texts(index).items():
        for at, segment in enumerate(texts.segments):
            for part, values in segment._asdict().items():
                buffers[f"{name}.{at}.{part}"] = _npy(np.asarray(values))
    buffers["vocabulary"] = _packed(index.vocabulary.words)
    buffers["actors"] = _packed(index.actor_columns.facts)
    buffers["models"] = _packed(index.model_columns.facts)
    buffers["articles"] = _packed(list(index.article_numbers))
    buffers["houses"] = _packed(index.houses.names())
    return buffers


def load(buffers: Mapping[str, bytes | memoryview], articles: Callable[[int], Extraction]) -> Index:
    """Return the index that was saved; more can be added to it.

    Args:
        buffers: what `save` returned.
        articles: gives the records of an article by its number.

    Raises:
        SavedIndexError: they are of another version, incomplete or damaged.
    """
    try:
        return _loaded(buffers, articles)
    except (KeyError, ValueError, IndexError, EOFError, msgspec.MsgspecError) as error:
        raise SavedIndexError(f"the saved index cannot be read: {error!r}") from error


def _loaded(
    buffers: Mapping[str, bytes | memoryview], articles: Callable[[int], Extraction]
) -> Index:
    head = msgspec.msgpack.decode(buffers[HEAD], type=_Head)
    if head.version != VERSION:
        raise SavedIndexError(f"the saved index has version {head.version}, not {VERSION}")
    index = Index(articles)
    index.vocabulary.restore(_strings(buffers["vocabulary"]))
    for name, column in _columns(index):
        column.restore(_array(buffers[name]))
    for name, interned in _interned(index):
        interned.restore(_strings(buffers[name]))
    for name, texts in _texts(index).items():
        texts.segments = [_segment(buffers, f"{name}.{at}") for at in range(head.texts[name])]
    _restore_facts(index, buffers)
    for number, article in enumerate(_strings(buffers["articles"])):
        index.article_numbers[article] = number
    index.houses.restore(head.houses, partial(_strings, buffers["houses"]))
    index.version = head.articles
    index.sort()
    return index


def _restore_facts(index: Index, buffers: Mapping[str, bytes | memoryview]) -> None:
    from newsdash.search.entry import described, named, sorted_by

    actors = msgspec.msgpack.decode(buffers["actors"], type=list[ActorFacts])
    index.actor_columns.facts = actors
    names = index.actor_columns.names = Lines(map(named, actors))
    models = msgspec.msgpack.decode(buffers["models"], type=list[ModelFacts])
    columns = index.model_columns
    columns.facts = models
    for model in models:
        for texts, text in zip(
            (columns.names, columns.developers, columns.others), described(model), strict=True
        ):
            texts.append(text)
    for number, actor in enumerate(actors):
        index.actor_numbers[actor.id] = number
        index.actors.place(number, actor.mentions, sorted_by(actor.name, names[number]))
    for number, model in enumerate(models):
        index.model_numbers[model.id] = number
        index.models.place(number, model.mentions, fold(model.name))


def _segment(buffers: Mapping[str, bytes | memoryview], name: str) -> Segment:
    first, *parts = (_array(buffers[f"{name}.{part}"]) for part in Segment._fields)
    return Segment(int(first.item()), *parts)


def _columns(index: Index) -> Iterator[tuple[str, Column]]:
    for name, part in _parts(index):
        match part:
            case Column():
                yield name, part
            case Interned():
                yield f"{name}.codes", part.codes
            case Pairs():
                yield from _of_pairs(name, part)
            case Sightings():
                yield from _of_pairs(f"{name}.pairs", part.pairs)
                yield f"{name}.ends", part.ends
                yield f"{name}.offsets", part.offsets


def _of_pairs(name: str, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    yield f"{name}.left", pairs.left
    yield f"{name}.right", pairs.right


def _interned(index: Index) -> Iterator[tuple[str, Interned]]:
    return ((name, part) for name, part in _parts(index) if isinstance(part, Interned))


def _texts(index: Index) -> dict[str, Texts]:
    return {name: part for name, part in _parts(index) if isinstance(part, Texts)}


def _parts(index: Index) -> Iterator[tuple[str, object]]:
    """Yield all columns with names made of the attributes they are."""
    groups = {
        "article": index.article_columns,
        "actor": index.actor_columns,
        "model": index.model_columns,
        "quote": index.quote_columns,
        "stance": index.stance_columns,
    }
    for group, columns in groups.items():
        for name, part in vars(columns).items():
            yield f"{group}.{name}", part
    yield "quote.keys", index.quotes.keys
    yield "stance.keys", index.stances.keys
    yield "model_actor", index.model_actor
    yield "house_actor", index.house_actor
    yield "house_model", index.house_model


def _npy(values: Numbers) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.ascontiguousarray(values), allow_pickle=False)
    return buffer.getvalue()


def _array(data: bytes | memoryview) -> Numbers:
    """The numbers where they lie: a buffer that can be written to is not copied."""
    head = io.BytesIO(bytes(data[:_HEAD_LENGTH]))
    version = np.lib.format.read_magic(head)
    read = np.lib.format.read_array_header_1_0
    if version != (1, 0):
        read = np.lib.format.read_array_header_2_0
    shape, _, kind = read(head)
    if kind.hasobject or len(shape) > 1:
        raise ValueError("a column holds plain numbers")
    count = shape[0] if shape else 1
    values: Numbers = np.frombuffer(data, kind, count, head.tell()).reshape(shape)
    return values if values.flags.writeable else values.copy()


def _packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def _strings(data: bytes | memoryview) -> list[str]:
    return msgspec.msgpack.decode(data, type=list[str])
