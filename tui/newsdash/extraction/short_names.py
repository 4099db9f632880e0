"""Short forms of organisations' names: "Halden" for "Halden Labs"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.mentions import Mention

_SHORTEST = 4  # letters of a first word that may stand for the whole name
_GOES_ON = re.compile(r" [A-ZÄÖÜ]|-\w")
_SURE = frozenset(("known name", "place", "capitalised adjective"))  # names nobody cuts that way


def short_forms(
    analysis: Analysis, mentions: list[Mention], is_common: Callable[[str], bool]
) -> dict[str, str]:
    """Return the first words that stand for one organisation of the article, with its name.

    "Palisade Research" is "Palisade" from then on; a university is not called by its town, and
    what "in" or "near" stands before is a place.
    """
    found: dict[str, set[str]] = {}
    alone = {m.name for m in mentions if m.rule == "authority"}  # "beim Verbraucherbund"
    lone = lone_houses(mentions)  # has a name of its own already
    borne = {word for m in mentions if m.kind == "person" for word in m.name.split()[1:]}
    for mention in mentions:
        first, blank, rest = mention.name.partition(" ")
        named = mention.kind == "organization" and mention.rule not in _SURE and blank
        if named and len(first) >= _SHORTEST and first not in borne:
            if first not in alone and (is_common(first) or first in lone):
                continue
            if not analysis.lexicon.words("town_bearer").isdisjoint(rest.lower().split()):
                continue
            found.setdefault(first, set()).add(mention.name)
    return {
        first: names.pop()
        for first, names in found.items()
        if len(names) == 1 and not _is_place(analysis, first)
    }


def lone_houses(mentions: list[Mention]) -> set[str]:
    """Return the single words that are names of organisations: "der Versorger Lichtwerk"."""
    told = (m for m in mentions if m.kind == "organization" and not m.weak and not m.indirect)
    return {m.name for m in told if m.rule != "known name" and " " not in m.name}


def in_full(text: str, mentions: list[Mention], forms: dict[str, str]) -> list[Mention]:
    """Return the mentions with those of a short form under the organisation's whole name."""
    return [
        replace(m, name=forms[m.name], kind="organization", rule="short form", weak=False)
        if m.name in forms and m.kind in (None, "organization") and not _is_part(text, m)
        else m
        for m in mentions
    ]


def _is_part(text: str, mention: Mention) -> bool:
    """Whether a mention is a piece of a longer name: "Halden" of "Halden Street"."""
    return bool(_GOES_ON.match(text, mention.end))


def _is_place(analysis: Analysis, name: str) -> bool:
    """Whether the article says somewhere that something is in it."""
    words = analysis.words
    places = analysis.lexicon.words("place_preposition")
    return any(
        word.text == name and k and words[k - 1].lower in places for k, word in enumerate(words)
    )
