"""Which model is made from which: "Lindwurm-7b basiert auf Llama 3", "built on Mistral 7B"."""

from __future__ import annotations

import functools

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clause_signs import is_negated
from newsdash.extraction.clauses import Clause
from newsdash.extraction.doc_model import DocModel
from newsdash.extraction.lexicon import padded, rows
from newsdash.extraction.words import Word

_REACH = 4  # words before a model's name among which its preposition stands


@functools.cache
def _signs(language: str) -> frozenset[tuple[str, str]]:
    found = (padded(row, 2) for row in rows(language, "model_bases.tsv"))
    return frozenset((row[0], row[1].casefold()) for row in found)


def add_bases(analysis: Analysis, models: list[DocModel]) -> None:
    """Fill in place what each of ``models`` is based on, where the article tells."""
    places = sorted(
        ((start, end, model) for model in models for start, end in model.mentions),
        key=lambda place: place[:2],
    )
    for start, _, base in places:
        clause = analysis.clause_at(start)
        if clause is None or not _tells_of_base(analysis, clause, start):
            continue
        made = _made_from(analysis, clause, start, places, base)
        if made is not None:
            made.learn("based_on", base.name, (clause.start, clause.end))
            base.asides.add(start)


def _tells_of_base(analysis: Analysis, clause: Clause, offset: int) -> bool:
    """Whether a preposition right before the name goes with a verb or noun of origin."""
    if is_negated(clause, analysis.lexicon):
        return False
    signs = _signs(analysis.language)
    before = [word for word in clause.words if word.end <= offset]
    for back, word in enumerate(reversed(before[-_REACH:]), 1):
        plain = analysis.lexicon.plain_preposition(word.lower)
        if any(preposition == plain for preposition, _ in signs):
            noun = before[-back - 1].lower if back < len(before) else ""
            return any((plain, told) in signs for told in (noun, *_lemmas(clause)))
    return False


def _lemmas(clause: Clause) -> set[str]:
    found = {
        reading.lemma for word in clause.words if _is_verbal(word) for reading in word.readings
    }
    found |= {word.lower for word in clause.words if _is_verbal(word)}
    return found | {clause.lemma}


def _is_verbal(word: Word) -> bool:
    return word.pos in ("VERB", "ADJ")


def _made_from(
    analysis: Analysis,
    clause: Clause,
    offset: int,
    places: list[tuple[int, int, DocModel]],
    base: DocModel,
) -> DocModel | None:
    """The model named last before the base in its sentence, else next in its clause."""
    sentence = analysis.sentence_at(offset)
    first = sentence.start if sentence is not None else clause.start
    before = [m for start, _, m in places if first <= start < offset and m is not base]
    after = [m for start, _, m in places if offset < start < clause.end and m is not base]
    return before[-1] if before else after[0] if after else None
