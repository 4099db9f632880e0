"""Records as they lie in the library: JSON of the contract, compressed."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from newsdash.records import Extraction, from_json, to_json


class _JustText(msgspec.Struct):
    text: str


class _JustArticle(msgspec.Struct):
    article: _JustText


_text_decoder = msgspec.json.Decoder(_JustArticle)


def packed(extraction: Extraction) -> bytes:
    """Return ``extraction`` as it is stored."""
    return zlib.compress(to_json(extraction))


def unpacked(body: bytes) -> Extraction:
    """Read it back.

    Raises:
        zlib.error, msgspec.DecodeError: the bytes are damaged.
    """
    return from_json(zlib.decompress(body))


def text_in(body: bytes) -> str:
    """Return only the text of the article, which is quicker; raises like ``unpacked``."""
    return _text_decoder.decode(zlib.decompress(body)).article.text


def digest(text: str) -> bytes:
    """Return what stands for a text: its SHA-256."""
    return hashlib.sha256(text.encode()).digest()
