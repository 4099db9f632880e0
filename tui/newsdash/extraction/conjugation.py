"""Verb forms from lemmas: which readings a form can have, for German and English.

The data files give the lemma and, where it is not regular, the principal parts; the forms
that news text uses (third person, infinitives, participles, both subjunctives) are made
from them. Source of the patterns: Duden, Die Grammatik, "Das Verb".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from newsdash.extraction.lexicon import padded, rows
from newsdash.extraction.words import Reading

Forms = dict[str, tuple[Reading, ...]]

_UNPREFIXED_GE = ("be", "ge", "er", "ver", "zer", "ent", "emp", "miss")
_SEIN = {
    "ist": ("ind", "s", "pres"), "sind": ("ind", "p", "pres"), "bin": ("ind", "s", "pres"),
    "war": ("ind", "s", "past"), "waren": ("ind", "p", "past"), "sei": ("sub", "s", "pres"),
    "seien": ("sub", "p", "pres"), "wäre": ("sub", "s", "past"), "wären": ("sub", "p", "past"),
}  # fmt: skip


@functools.cache
def verb_forms(language: str) -> Forms:
    """Return every known form of the language's verbs, lower case, with its readings."""
    make = {"de": _german, "en": _english}.get(language)
    found: dict[str, list[Reading]] = {}
    if make:
        for row in rows(language, "verbs.tsv"):
            for form, reading in make(*padded(row, 5)[:5]):
                readings = found.setdefault(form.lower(), [])
                if reading not in readings:
                    readings.append(reading)
    return {form: tuple(readings) for form, readings in found.items()}


@functools.cache
def particle_verbs(language: str) -> dict[str, frozenset[str]]:
    """Return the separable particles and the base verbs each goes with."""
    found: dict[str, set[str]] = {}
    for row in rows(language, "verbs.tsv"):
        particle, bar, base = row[0].partition("|")
        if bar:
            found.setdefault(particle, set()).add(base)
    return {particle: frozenset(bases) for particle, bases in found.items()}


def _german(
    lemma: str, pres: str, past: str, part: str, konj: str
) -> Iterator[tuple[str, Reading]]:
    particle, bar, base = lemma.rpartition("|")
    whole = particle + base
    if base == "sein":
        yield from _sein(particle, whole)
        return
    stem = base[:-2] if base.endswith("en") else base[:-1]
    finite = [*_german_finite(base, stem, pres, past, konj)]
    for form, mood, number, tense in finite:
        yield particle + form, Reading(whole, "fin", mood, number, tense)  # type: ignore[arg-type]
        if bar:
            # the base alone, its particle at the clause's end: "kündigte ... an"
            yield form, Reading(base, "fin", mood, number, tense)  # type: ignore[arg-type]
    yield whole, Reading(whole, "inf")
    if bar:
        yield f"{particle}zu{base}", Reading(whole, "zu")
    yield part or particle + _weak_participle(base, stem), Reading(whole, "part")


def _sein(particle: str, whole: str) -> Iterator[tuple[str, Reading]]:
    for form, (mood, number, tense) in _SEIN.items():
        yield particle + form, Reading(whole, "fin", mood, number, tense)  # type: ignore[arg-type]
    yield whole, Reading(whole, "inf")
    yield particle + "gewesen", Reading(whole, "part")


def _german_finite(
    base: str, stem: str, pres: str, past: str, konj: str
) -> Iterator[tuple[str, str, str, str]]:
    linking = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "tm")) else ""
    singular = pres or (stem if stem.endswith(("el", "er")) else stem + linking) + "t"
    preterite = past or stem + linking + "te"
    yield singular, "ind", "s", "pres"
    yield base, "ind", "p", "pres"
    yield preterite, "ind", "s", "past"
    yield _plural(preterite), "ind", "p", "past"
    for subjunctive in _present_subjunctives(stem):
        if subjunctive not in (preterite, singular):
            yield subjunctive, "sub", "s", "pres"
    if konj and konj != preterite:
        yield konj, "sub", "s", "past"
        yield _plural(konj), "sub", "p", "past"


def _present_subjunctives(stem: str) -> Iterator[str]:
    """ "sage"; "handele" and "handle"."""
    yield stem + "e"
    if stem.endswith("el"):
        yield stem[:-2] + "le"


def _plural(singular: str) -> str:
    return singular + ("n" if singular.endswith("e") else "en")


def _weak_participle(base: str, stem: str) -> str:
    linking = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "tm")) else ""
    prefix = "" if base.startswith(_UNPREFIXED_GE) or base.endswith("ieren") else "ge"
    return prefix + stem + linking + "t"


def _english(
    lemma: str, pres: str, past: str, part: str, ing: str
) -> Iterator[tuple[str, Reading]]:
    yield lemma, Reading(lemma, "inf")
    yield lemma, Reading(lemma, "fin", "ind", "p", "pres")
    yield pres or _english_s(lemma), Reading(lemma, "fin", "ind", "s", "pres")
    regular = _english_ed(lemma)
    yield past or regular, Reading(lemma, "fin", "ind", "", "past")
    yield part or past or regular, Reading(lemma, "part")
    yield ing or _english_ing(lemma), Reading(lemma, "zu")


def _english_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"


def _english_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _consonant_y(lemma) else lemma + "ed"


def _english_ing(lemma: str) -> str:
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
