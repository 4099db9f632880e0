"""Members of an enumeration: "CDU, SPD und FDP" are three phrases of one clause."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
from newsdash.extraction.nouns import nouns
from newsdash.extraction.phrases import Phrase


def others_enumerated(analysis: Analysis, clause: Clause, first: Phrase) -> list[Phrase]:
    """Return the phrases of ``clause`` that go on from ``first`` up to one with "und"; else none.

    Commas alone make no enumeration: "Jana Berg, Chefin der Bahn, lobte ...".
    """
    members = [first]
    for phrase in analysis.phrases_of(clause):
        if phrase.start <= first.start:
            continue
        between = analysis.text[members[-1].end : phrase.start].strip()
        if between != "," or phrase.prep is not None or phrase.is_pronoun:
            break
        if len(members) == 1 and _is_office(analysis, phrase):
            break  # "Ruaridh Gow, MSP for Caithness, Sutherland and Ross"
        members.append(phrase)
        if any(w.pos == "CCONJ" for w in phrase.words):
            return members[1:]  # "X, Y and Z, a trade group": what follows is no member
    return []


def _is_office(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a phrase without an article tells an office and where it is held."""
    role = nouns(analysis.language).role(phrase.head)
    held = len(phrase.words) > 1 and phrase.words[1].pos != "CCONJ"
    return role is not None and phrase.core[0] is phrase.head and held
