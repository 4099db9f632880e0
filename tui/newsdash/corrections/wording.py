"""Corrections in words, for lists and messages."""

from __future__ import annotations

from newsdash.corrections.records import (
    AboutActors,
    AboutModels,
    ActorDismissed,
    ActorsMerged,
    ActorSplit,
    Correction,
    ModelDismissed,
    ModelsMerged,
    QuoteDismissed,
    SpeakerCorrected,
    StanceCorrected,
)
from newsdash.translation import translate
from newsdash.translation.words import POLARITIES, in_marks, word

_SHOWN = 80  # characters of the words a correction is about


def told(correction: Correction) -> str:
    """Return what a correction says, in a line."""
    match correction:
        case StanceCorrected():
            return _of_stance(correction)
        case SpeakerCorrected(speaker=speaker, quote=quote) if speaker is not None:
            return translate("said by {name}: {words}", name=speaker, words=_words(quote.text))
        case SpeakerCorrected(quote=quote):
            return translate("speaker unknown: {words}", words=_words(quote.text))
        case QuoteDismissed(quote=quote):
            return translate("no quote: {words}", words=_words(quote.text))
        case _:
            return _of_name(correction)


def _of_stance(correction: StanceCorrected) -> str:
    target, words = correction.target, _words(correction.evidence.text)
    if correction.polarity is None:
        return translate("no stance on {target}: {words}", target=target, words=words)
    polarity = word(POLARITIES, correction.polarity)
    return translate(
        "{polarity}, on {target}: {words}", polarity=polarity, target=target, words=words
    )


def _of_name(correction: AboutActors | AboutModels) -> str:
    name = correction.name
    match correction:
        case ActorsMerged(others=others) | ModelsMerged(others=others):
            return translate("{names} is {name}", names=", ".join(others), name=name)
        case ActorSplit(words=words):
            return translate("{name} is several: {words}", name=name, words=", ".join(words))
        case ModelDismissed():
            return translate("{name} is no AI model", name=name)
        case ActorDismissed():
            return translate("{name} is no actor", name=name)


def _words(text: str) -> str:
    short = " ".join(text.split())
    return in_marks(short if len(short) <= _SHOWN else f"{short[: _SHOWN - 1]}…")
