"""Learns the lemmatizer's endings from pairs of form and lemma under a tag.

Usage: python -m recipe.lemma_rules LANGUAGE
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from newsdash.extraction.lemmas import START, Change, LemmaRules
from newsdash.extraction.lexicon import lexicon
from recipe import gold
from recipe.paths import DATA, LEMMAS, SILVER
from recipe.sentences import Sentence, read
from recipe.word_lists import vocabulary

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

GOLD_WEIGHT = 20.0
_LONGEST_ENDING = 24
_VOCABULARY = 90_000  # words of spaCy's frequency list and the corpora
_NEAR = 3.0  # natural logarithm of how much likelier the likeliest tag may be
_FEWEST_SEEN = 2  # a form the teacher tagged so only once may be mistagged

# the tags of Hannover Tagger (Wartena 2019) that are not spelled as in the STTS
_HANTA_TAGS = {"PAV": "PROAV", "ADJA": "ADJ(A)", "ADJD": "ADJ(D)"} | {
    f"V{kind}{form}": f"V{kind}({form})"
    for kind in "VAM"
    for form in ("FIN", "INF", "PP", "IMP", "IZU")
}
# what HanTa analyses better than a table of what gold has seen
_OPEN_CLASSES = ("NN", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIMP", "VVIZU")


def learn(pairs: dict[str, dict[str, Counter[str]]], prefixes: Iterable[str] = ()) -> LemmaRules:
    """Return rules from ``pairs[tag][form][lemma]``, weights of what was seen."""
    rules = LemmaRules({}, prefixes)
    endings = {}
    for tag, forms in pairs.items():
        words = []
        for form, lemmas in forms.items():
            lemma, weight = lemmas.most_common(1)[0]
            how = change(form, lemma, rules)
            words.append((START + form.lower(), how, 1 + math.log1p(weight)))
        endings[tag] = dict(_tree(words))
    return LemmaRules(endings, prefixes)


def change(form: str, lemma: str, rules: LemmaRules) -> Change:
    """Return the change that takes ``form`` to ``lemma`` and cuts least."""
    lower = not (lemma[:1].isupper() or lemma == form)
    found = []
    for infix in ("", "ge", "zu"):
        word = form.lower() if lower else form
        if infix and (inner := rules.without_infix(word, infix)) == word:
            continue
        word = inner if infix else word
        same = 0
        while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
            same += 1
        found.append(Change(infix, len(word) - same, lemma[same:], lower))
    return min(found, key=lambda c: (c.cut + len(c.added), c.infix))


def _tree(words: list[tuple[str, Change, float]]) -> Iterator[tuple[str, Change]]:
    """Yield the endings whose change differs from that of the next shorter one kept."""
    stack: list[tuple[int, Change | None, list[tuple[str, Change, float]]]] = [(0, None, words)]
    while stack:
        length, inherited, group = stack.pop()
        weights: Counter[Change] = Counter()
        for _, how, weight in group:
            weights[how] += weight
        best = max(weights, key=lambda c: (weights[c], c == inherited))
        if best != inherited:
            yield (group[0][0][len(group[0][0]) - length :] if length else ""), best
        if len(weights) == 1 or length >= _LONGEST_ENDING:
            continue
        longer: dict[str, list[tuple[str, Change, float]]] = {}
        for item in group:
            if len(item[0]) > length:
                longer.setdefault(item[0][-length - 1], []).append(item)
        stack += [(length + 1, best, found) for found in longer.values()]


def add(
    pairs: dict[str, dict[str, Counter[str]]], tag: str, form: str, lemma: str, weight: float
) -> None:
    """Count one more sighting."""
    forms = pairs.setdefault(tag, {}).setdefault(form, Counter())
    forms[lemma] += weight  # type: ignore[assignment]


def german() -> LemmaRules:
    """Return rules from GSD's lemmas and from HanTa's for frequent words and tagged ones."""
    from HanTa.HanoverTagger import HanoverTagger

    tagger = HanoverTagger("morphmodel_ger.pgz")
    pairs: dict[str, dict[str, Counter[str]]] = {}
    for s in gold.german_trees(DATA)[0]:
        for form, tag, lemma in zip(s.words, s.tags, s.lemmas, strict=False):
            add(pairs, tag, form, lemma, GOLD_WEIGHT)
    seen: Counter[tuple[str, str]] = Counter()
    for path in sorted(SILVER.glob("de-*.jsonl")):
        for s in read(path):
            seen.update(zip(s.words, s.tags, strict=True))
    for (form, tag), count in seen.items():
        if tag == "NE":
            add(pairs, tag, form, name_lemma(form, seen), count)
        elif tag in _OPEN_CLASSES and count >= _FEWEST_SEEN and form[-1:].isalpha():
            lemma = hanta_lemma(tagger, form, tag)
            add(pairs, tag, form, lemma or form, count if lemma else 0.1)
    for form in vocabulary("de", _VOCABULARY):
        for tag in likely_tags(tagger, form):
            if lemma := hanta_lemma(tagger, form, tag):
                add(pairs, tag, form, lemma, 1.0)
    return learn(pairs, lexicon("de").separable_prefixes)


def name_lemma(form: str, seen: Counter[tuple[str, str]]) -> str:
    """Return a name without the s of its genitive, if it is known without it."""
    bare = form[:-1]
    return bare if form.endswith("s") and seen[bare, "NE"] else form


def likely_tags(tagger: HanoverTagger, form: str) -> list[str]:
    """Return the tags of open classes that HanTa thinks nearly as likely as the likeliest."""
    if not form.isalpha() or len(form) < 3:
        return []
    found = tagger.tag_word(form)
    best = max((score for _, score in found), default=0.0)
    near = {tag for tag, score in found if score > best - _NEAR}
    return [tag for tag in _OPEN_CLASSES if _HANTA_TAGS.get(tag, tag) in near]


def hanta_lemma(tagger: HanoverTagger, form: str, tag: str) -> str | None:
    """Return HanTa's lemma (Wartena 2019), None where it has no analysis under ``tag``."""
    try:
        return str(tagger.analyze(form, pos=_HANTA_TAGS.get(tag, tag))[0])
    except (KeyError, TypeError):
        return None


def english() -> LemmaRules:
    """Return rules from EWT's lemmas."""
    pairs: dict[str, dict[str, Counter[str]]] = {}
    sentences: list[Sentence] = gold.english_trees(DATA)[0]
    for s in sentences:
        for form, tag, lemma in zip(s.words, s.tags, s.lemmas, strict=True):
            add(pairs, tag, form, lemma, 1)
    return learn(pairs)


@click.command()
@click.argument("language", type=click.Choice(["de", "en"]))
def main(language: str) -> None:
    """Write work/lemmas/LANGUAGE.msgpack."""
    rules = german() if language == "de" else english()
    LEMMAS.mkdir(parents=True, exist_ok=True)
    packed = rules.to_bytes()
    (LEMMAS / f"{language}.msgpack").write_bytes(packed)
    click.echo(f"{sum(map(len, rules.endings.values()))} endings, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
