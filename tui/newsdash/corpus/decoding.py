"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import contextlib
import re

from newsdash.corpus.problems import NotReadableError

# What files begin with that are often taken for text (from their formats' specifications).
_ELSEWHERE = {
    b"%PDF-": "a PDF document, not text; call it .pdf",
    b"{\\rtf": "an RTF document, not text; call it .rtf",
    b"PK\x03\x04": "a ZIP archive or an office document, not text; call it .docx if it is one",
}
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"\x1f\x8b": "gzip-compressed",
    b"BZh9": "bzip2-compressed",
    b"\xfd7zXZ\x00": "xz-compressed",
    b"\x28\xb5\x2f\xfd": "zstd-compressed",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x7fELF": "a program",
}
_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_SAMPLED = 65_536
_MOST_CONTROLS = 0.1
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_SAMPLED = 4096
# What pages call Latin-1 is Windows-1252 (WHATWG, "Encoding", names and labels).
_HTML_NAMES = dict.fromkeys(
    ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"), "cp1252"
)
_WESTERN = frozenset("äöüÄÖÜßéèàçñôáóíêâ")
_FEWEST_FOREIGN = 30
_ENCODING_SAMPLED = 100_000


def decode(data: bytes) -> str:
    r"""Return the text in ``data`` without a byte order mark, line breaks as ``\n``.

    UTF-8 wins where it fits, then UTF-16 (by its mark or the pattern of its zero bytes),
    then Windows-1252, the legacy encoding of German and English newsrooms, unless its letters
    would be such as no Western text has: then what charset-normalizer takes it for.

    Raises:
        NotReadableError: the bytes are no text, or broken text.
    """
    refuse_binary(data)
    text = _decode(data).removeprefix("\ufeff")
    sample = text[:_CONTROLS_SAMPLED]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise NotReadableError("it is binary, not text")
    return normalize_newlines(text)


def decode_html(data: bytes, charset: str | None = None) -> str:
    """Return the text of a web page.

    A byte order mark says the encoding, else the server, else the page's own ``meta`` tag;
    where that is not what it is in, or none says any, it is told like that of other text.

    Raises:
        NotReadableError: the bytes are no text, or broken text.
    """
    refuse_binary(data)
    own = _META_CHARSET.search(data[:_META_SAMPLED])
    named = charset or (own[1].decode("ascii") if own else None)
    if named and not data.startswith((codecs.BOM_UTF8, *_UTF16_MARKS)):
        with contextlib.suppress(LookupError, UnicodeError):
            return normalize_newlines(data.decode(_HTML_NAMES.get(named.lower(), named)))
    try:
        return decode(data)
    except NotReadableError:
        if b"\0" in data:
            raise
        return normalize_newlines(data.decode("utf-8", "replace"))


def refuse_binary(data: bytes) -> None:
    """Raise ``NotReadableError`` when ``data`` begins like a format that is no text."""
    for signature, advice in _ELSEWHERE.items():
        if data.startswith(signature):
            raise NotReadableError(f"it is {advice}")
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotReadableError(f"it is {name}, not text; convert it to a .txt file first")


def normalize_newlines(text: str) -> str:
    r"""Return ``text`` with ``\r\n`` and ``\r`` as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_utf16(data: bytes) -> bool:
    """Tell whether ``data`` begins like UTF-16, with or without a byte order mark."""
    return data[:2] in _UTF16_MARKS or _zero_byte_pattern(data) is not None


def _decode(data: bytes) -> str:
    if encoding := _UTF16_MARKS.get(data[:2]):
        return _decode_utf16(data, encoding, "it is broken UTF-16; save it again as UTF-8")
    if b"\0" in data:
        encoding = _zero_byte_pattern(data) or "utf-8"
        if encoding == "utf-8":
            raise NotReadableError("it is binary, not text")
        return _decode_utf16(data, encoding, "it is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error.start)


def _decode_utf16(data: bytes, encoding: str, complaint: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NotReadableError(complaint) from None


def _zero_byte_pattern(data: bytes) -> str | None:
    """Return the UTF-16 flavour whose high bytes are mostly zero, as in Latin script."""
    pairs = len(data) // 2
    first, second = data[0::2].count(0), data[1::2].count(0)
    if second > 0.3 * pairs and first <= 0.1 * second:
        return "utf-16-le"
    if first > 0.3 * pairs and second <= 0.1 * first:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes, first_bad_byte: int) -> str:
    if _is_mostly_utf8(data):
        raise NotReadableError(f"it is UTF-8, but broken at byte {first_bad_byte}; save it again")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is None or _looks_foreign(text):
        text = _decode_foreign(data) or text
    if text is None:
        raise NotReadableError(
            "it is neither UTF-8, UTF-16 nor Windows-1252; convert it to UTF-8 first"
        )
    return text


def _looks_foreign(text: str) -> bool:
    """Tell text whose letters are mostly such as Windows-1252 has, but no Western news."""
    letters = [letter for letter in text[:_ENCODING_SAMPLED] if letter.isalpha()]
    high = [letter for letter in letters if not letter.isascii()]
    western = sum(letter in _WESTERN for letter in high)
    return len(high) > max(_FEWEST_FOREIGN, 0.3 * len(letters)) and western < 0.5 * len(high)


def _decode_foreign(data: bytes) -> str | None:
    """Return the text in another legacy encoding, None where there are too few signs of one."""
    sample = data[:_ENCODING_SAMPLED]
    if len(_HIGH_BYTE.findall(sample)) < _FEWEST_FOREIGN:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError:
        return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell damaged UTF-8 from Windows-1252, where high bytes seldom form sequences."""
    rest, sequences = _UTF8_SEQUENCE.subn(b"", data)
    return sequences > len(_HIGH_BYTE.findall(rest))
