"""Members of an enumeration: "CDU, SPD und FDP" are three phrases of one clause."""

from __future__ import annotations

from newsdash.extraction.analysis import Analysis
from newsdash.extraction.clauses import Clause
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
        members.append(phrase)
        if any(w.pos == "CCONJ" for w in phrase.words):
            return members[1:]  # "X, Y and Z, a trade group": what follows is no member
    return []
