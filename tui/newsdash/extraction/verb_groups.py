"""The verb of a clause: auxiliary and participle, verb and separable particle, voice."""

from __future__ import annotations

from dataclasses import replace

from newsdash.extraction.clauses import Clause, can
from newsdash.extraction.conjugation import particle_verbs
from newsdash.extraction.finite_verbs import is_progressive
from newsdash.extraction.lexicon import Lexicon
from newsdash.extraction.words import Reading, Word


def settle_verb(clause: Clause, lexicon: Lexicon) -> None:
    """Set the verb, lemma, reading, particle and voice of ``clause`` from its words."""
    if clause.finite is None:
        verb = next((w for w in reversed(clause.words) if can(w, "zu")), None)
        verb = verb or next((w for w in reversed(clause.words) if can(w, "part")), None)
        if verb is not None:
            clause.verb = verb
            clause.lemma = next(r.lemma for r in verb.readings if r.form in ("zu", "part"))
        return
    clause.reading = _finite_reading(clause.finite)
    if clause.reading.tense == "pres" and any(
        w.lower in lexicon.words("first_singular") for w in clause.words
    ):
        clause.reading = replace(clause.reading, mood="ind")  # "ich habe" is no subjunctive
    clause.verb, clause.lemma = clause.finite, clause.reading.lemma
    if clause.lemma in lexicon.words("auxiliary"):
        _settle_lexical(clause, lexicon)
    else:
        _settle_particle(clause, lexicon)
    _settle_detached(clause, lexicon.language)
    clause.of_motion = clause.lemma in lexicon.words("of_motion")


def _settle_lexical(clause: Clause, lexicon: Lexicon) -> None:
    language = lexicon.language
    at = clause.words.index(clause.finite) if clause.finite else 0
    if language == "en" and (verb := _progressive(clause.words[at:])) is not None:
        clause.verb, clause.lemma = verb, verb.readings[0].lemma
        return
    participle = None
    main = clause.kind == "main" and at + 1 < len(clause.words)
    for word in clause.words[at + 1 :] if main else clause.words:
        if (
            word is not clause.finite
            and word.pos == "VERB"
            and word.lower != "worden"
            and (can(word, "part") or can(word, "inf"))
        ):
            participle = word
            if language == "en":
                break  # what comes behind it depends on it
    if participle is None and main and language == "de":  # "Unterstützt wird das von Berg"
        views = lexicon.words("view")  # "Historisch gesehen hatte Berg Bedenken"
        front = (w for k, w in enumerate(clause.words[:at]) if not (k and w.lower in views))
        participle = next((w for w in front if w.pos == "VERB" and can(w, "part")), None)
    if participle is None:
        _settle_full_auxiliary(clause, clause.words[at + 1 :], language)
        return
    fitting = [r for r in participle.readings if r.form in ("part", "inf")]
    # "gelobt" is of "loben" before it is of "geloben"
    reading = min(fitting, key=lambda r: r.form == "part" and r.lemma.startswith("ge"))
    passive = {"werden", "be"} if reading.form == "part" else set()
    clause.passive = clause.lemma in passive or any(w.lower == "worden" for w in clause.words)
    clause.verb, clause.lemma = participle, reading.lemma


def _settle_full_auxiliary(clause: Clause, behind: list[Word], language: str) -> None:
    """ "would do nothing for renters": what helps other verbs can be the verb itself."""
    verb = next((w for w in behind if w.pos == "AUX" and can(w, "inf")), None)
    if language == "en" and verb is not None and clause.lemma not in ("be", "have"):
        clause.verb, clause.lemma = verb, verb.readings[0].lemma


def _progressive(words: list[Word]) -> Word | None:
    """ "is opposing", "has long been backing", but not "is going to fight"."""
    at = next((k for k, w in enumerate(words) if w.pos not in ("AUX", "ADV", "PART")), 0)
    if words[at].pos != "VERB" or not is_progressive(words, at):
        return None
    to = at + 1 < len(words) and words[at + 1].lower == "to"
    return None if to and words[at].readings[0].lemma == "go" else words[at]


def _settle_particle(clause: Clause, lexicon: Lexicon) -> None:
    assert clause.finite is not None
    particles = particle_verbs(lexicon.language)
    after = clause.words[clause.words.index(clause.finite) + 1 :]
    for k in range(len(after) - 1, -1, -1):
        word = after[k]
        bases = particles.get(word.lower)
        final = (
            k == len(after) - 1 or after[k + 1].pos == "CCONJ" or after[k + 1].start > word.end + 1
        )
        known = bases is not None and clause.lemma in bases and (final or word.pos == "PART")
        if word.capital:
            continue  # "vor dem Aus": a noun
        # "kippten drei Anhänger ab": no list has the verb, but "kippen" it is not
        if known or (final and word.pos == "PART" and word.lower in lexicon.separable_prefixes):
            clause.particle = word
            clause.lemma = word.lower + clause.lemma
            return


def _settle_detached(clause: Clause, language: str) -> None:
    """ "wie er bekannt gab", "wurde bekannt": a particle written apart before its verb or last."""
    assert clause.verb is not None
    if clause.particle is not None:
        return
    at = clause.words.index(clause.verb)
    before = clause.words[at - 1] if at else None
    last = clause.words[-1] if clause.verb is clause.finite and clause.kind == "main" else None
    if last is not None and at > 1:
        before = None  # "Die SPD dagegen stellt sich hinter den Plan"
    for word in (before, last):
        if word is not None and clause.lemma in particle_verbs(language).get(word.lower, ()):
            clause.particle = word
            clause.lemma = word.lower + clause.lemma
            return


def _finite_reading(word: Word) -> Reading:
    finite = [r for r in word.readings if r.form == "fin"]
    indicative = next((r for r in finite if r.mood == "ind"), None)
    return indicative or finite[0]
