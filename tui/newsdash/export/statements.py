"""Which statements are the same one, printed more than once.

Two quotes are one when their speaker and their folded words are equal, punctuation and
spacing aside; two stances when holder, target, polarity and the words of the evidence are.
"""

from __future__ import annotations

import hashlib
import re
from typing import TypeAlias

from newsdash.records import Quote, Stance, Target
from newsdash.search.fold import fold

_WORD = re.compile(r"\w+")
_BYTES = 16

Fingerprint: TypeAlias = bytes


def words(text: str) -> str:
    """Return the folded words of ``text``, one blank apart; signs alone stay as they are."""
    folded = fold(text)
    return " ".join(_WORD.findall(folded)) or folded.strip()


def quote_fingerprint(quote: Quote) -> Fingerprint:
    """Return what is equal for the same words of the same speaker."""
    speaker = quote.speaker
    if speaker is None:
        return _fingerprint("nobody", spoken_words(quote))
    if speaker.actor is None:
        return _fingerprint("words", words(speaker.text), spoken_words(quote))
    return _fingerprint("actor", speaker.actor, spoken_words(quote))


def spoken(quote: Quote) -> tuple[str, ...]:
    """Return the parts of a quote, without the cue between them."""
    parts = (quote.text[start - quote.start : end - quote.start] for start, end in quote.spans)
    return tuple(part for part in parts if part) or (quote.text,)


def spoken_words(quote: Quote) -> str:
    """Return the folded words of a quote, without those of a cue in between."""
    return words(" ".join(spoken(quote)))


def stance_fingerprint(stance: Stance) -> Fingerprint:
    """Return what is equal for the same words on the same target by the same holder."""
    target = target_key(stance.target)
    return _fingerprint(stance.holder, *target, stance.polarity, words(stance.evidence.text))


def target_key(target: Target) -> tuple[str, str]:
    """Return what is equal for the same target: its kind, and its id or folded name."""
    return target.kind, target.id or f"{target.kind}:{slug(target.name)}"


def slug(name: str) -> str:
    """Return ``name`` as part of an id: ``slug("Open Source") == "open-source"``."""
    return fold(name).strip().replace(" ", "-")


def _fingerprint(*parts: str) -> Fingerprint:
    digest = hashlib.blake2b(digest_size=_BYTES)
    for part in parts:
        encoded = part.encode(errors="surrogatepass")
        digest.update(len(encoded).to_bytes(8))
        digest.update(encoded)
    return digest.digest()
