"""How well extracted records agree with annotated articles.

An annotation may be marked ``"required": false``: finding it is neither rewarded nor
punished. What agrees:

actor   a name the annotation gives ("name", "alt") and one the record gives ("name",
        "aliases") are the same but for case, article, genitive -s or a slip of spelling
model   the names are the same but for case, spaces, hyphens, dots
quote   the annotated text (or an "alt") and the quote overlap by at least half of what
        both cover together (intersection over union of characters)
stance  the holder and the polarity agree, and the target's name, else the evidence,
        contains one of the annotated stems

Each is paired one to one, required annotations first, the best candidate taken. Facts are
counted on the paired required ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agreement import (
    Entry,
    any_same,
    folded,
    names_of,
    overlap,
    places,
    same_model,
    same_name,
    same_title,
)

KINDS = ("actors", "models", "quotes", "stances")
_ENOUGH_OVERLAP = 0.5


@dataclass
class Score:
    """Counts of one kind of record; facts are (right, asked) by name."""

    found: int = 0
    invented: int = 0
    missed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of what was extracted that is annotated."""
        return _share(self.found, self.found + self.invented)

    @property
    def recall(self) -> float:
        """Share of what is annotated that was extracted."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    def fact(self, name: str) -> float:
        """Share of the paired records that have this fact right."""
        return _share(self.right[name], self.asked[name])

    def note(self, name: str, is_right: object) -> None:
        """Count one fact."""
        self.asked[name] += 1
        self.right[name] += bool(is_right)

    def line(self, label: str) -> str:
        """Return the figures as one row of a table."""
        facts = "  ".join(
            f"{name} {self.right[name]}/{count}" for name, count in self.asked.items()
        )
        return (
            f"{label:8} P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
            f"  ({self.found} found, {self.invented} invented, {self.missed} missed)  {facts}"
        )


@dataclass(frozen=True)
class Pair:
    """An annotation and the record it is paired with; either may be missing."""

    wanted: Entry | None
    got: Entry | None

    @property
    def counts(self) -> bool:
        """Whether the annotation is a required one."""
        return self.wanted is not None and is_required(self.wanted)


def score(gold: Mapping[str, Entry], rows: Iterable[Entry]) -> dict[str, Score]:
    """Score ``rows`` (records as JSON objects) against annotations.

    Args:
        gold: annotations by the stem of the article's file name.
        rows: one record an article, found by the stem of ``article.path``.
    """
    scores = {kind: Score() for kind in KINDS}
    for comparison in compared(gold, rows):
        _score_article(comparison, scores)
    return scores


def compared(gold: Mapping[str, Entry], rows: Iterable[Entry]) -> Iterator[_Comparison]:
    """Yield each annotated article beside its record."""
    by_stem = {Path(row["article"]["path"]).stem: row for row in rows}
    for stem, annotated in gold.items():
        yield _Comparison(annotated, by_stem[stem])


def load_gold(folder: Path) -> dict[str, Entry]:
    """Return the annotations in ``folder`` by the stem of their article."""
    files = sorted(folder.glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def differences(gold: Mapping[str, Entry], rows: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each annotation that is missed and each record that is invented."""
    by_stem = {Path(row["article"]["path"]).stem: row for row in rows}
    for stem, annotated in gold.items():
        comparison = _Comparison(annotated, by_stem[stem])
        for kind in KINDS:
            for pair in comparison.pairs(kind):
                if pair.got is None and pair.counts:
                    yield f"{stem}: missed {kind[:-1]}: {comparison.described(pair.wanted)}"
                elif pair.wanted is None:
                    yield f"{stem}: invented {kind[:-1]}: {comparison.described(pair.got)}"


def is_required(wanted: Entry) -> bool:
    """Tell whether an annotation must be found."""
    return bool(wanted.get("required", True))


class _Comparison:
    """An annotated article and the record of it."""

    def __init__(self, annotated: Entry, row: Entry) -> None:
        self.annotated = annotated
        self.row = row
        self.text: str = row["article"]["text"]
        self.actors: dict[str, Entry] = {actor["id"]: actor for actor in row["actors"]}
        self._names = {actor["name"]: names_of(actor) for actor in annotated["actors"]}

    def pairs(self, kind: str) -> list[Pair]:
        likeness: Callable[[Entry, Entry], float] = getattr(self, f"_{kind}_likeness")
        pairs = _paired(self.annotated[kind], self.row[kind], likeness)
        return self._with_parts(pairs) if kind == "quotes" else pairs

    def is_actor(self, wanted: str, identifier: str | None) -> bool:
        if (found := self.actors.get(identifier or "")) is None:
            return False
        return any_same(self.names(wanted), names_of(found))

    def names(self, wanted: str) -> list[str]:
        return self._names.get(wanted, [wanted])

    def described(self, entry: Entry | None) -> str:
        assert entry is not None
        if "holder" not in entry:
            return f"[{entry.get('kind')}] {entry.get('name') or entry.get('text')}"
        holder = self.actors.get(entry["holder"], {}).get("name", entry["holder"])
        return f"{holder} {entry['polarity']} {entry['target']}"

    def _actors_likeness(self, wanted: Entry, got: Entry) -> float:
        names = names_of(wanted)
        by_name, by_alias = any_same(names, [got["name"]]), any_same(names, names_of(got))
        return 2 * by_name or by_alias

    def _models_likeness(self, wanted: Entry, got: Entry) -> float:
        return any(same_model(name, got["name"]) for name in names_of(wanted))

    def _quotes_likeness(self, wanted: Entry, got: Entry) -> float:
        span = (got["start"], got["end"])
        best = max((overlap(place, span) for place in places(self.text, wanted)), default=0.0)
        return best if best >= _ENOUGH_OVERLAP else 0.0

    def _stances_likeness(self, wanted: Entry, got: Entry) -> float:
        polarities = (wanted["polarity"], *wanted.get("alt_polarity", ()))
        if got["polarity"] not in polarities or not self.is_actor(wanted["holder"], got["holder"]):
            return 0
        target, evidence = folded(got["target"]["name"]) + " ", folded(got["evidence"]["text"])
        stems = wanted["target"]
        return 2 * any(stem in target for stem in stems) or any(s in evidence for s in stems)

    def _with_parts(self, pairs: list[Pair]) -> list[Pair]:
        """Pair an annotated piece of direct speech with the longer quote that contains it."""
        taken = [pair.got for pair in pairs if pair.wanted and pair.got]
        return [
            Pair(pair.wanted, self._container(pair.wanted, taken))
            if pair.wanted and pair.got is None and pair.counts
            else pair
            for pair in pairs
        ]

    def _container(self, wanted: Entry, quotes: list[Entry]) -> Entry | None:
        if wanted["kind"] != "direct":
            return None
        around = places(self.text, wanted)
        return next(
            (q for q in quotes if any(q["start"] <= a and b <= q["end"] for a, b in around)), None
        )


def _score_article(comparison: _Comparison, scores: dict[str, Score]) -> None:
    for kind in KINDS:
        note: Callable[[_Comparison, Entry, Entry, Score], None] = _FACTS[kind]
        for pair in comparison.pairs(kind):
            _count(pair, scores[kind])
            if pair.wanted and pair.got and pair.counts:
                note(comparison, pair.wanted, pair.got, scores[kind])


def _count(pair: Pair, tally: Score) -> None:
    if pair.wanted is None:
        tally.invented += 1
    elif pair.counts:
        tally.found += pair.got is not None
        tally.missed += pair.got is None


def _actor_facts(comparison: _Comparison, wanted: Entry, got: Entry, tally: Score) -> None:
    tally.note("kind", wanted["kind"] == got["kind"])
    for role in wanted.get("roles", ()):
        held = [r for r in got["roles"] if same_title(role["title"], r["title"])]
        tally.note("role", held)
        if role["organization"]:
            employers = [r["organization"] for r in held]
            names = comparison.names(role["organization"])
            tally.note("role's organization", any_same(names, employers))


def _model_facts(comparison: _Comparison, wanted: Entry, got: Entry, tally: Score) -> None:
    agree: dict[str, Callable[[Any, Any], bool]] = {
        "developer": same_name,
        "parameters": lambda a, b: abs(a - b) <= 0.01 * a,
        "openness": lambda a, b: bool(b.split("-")[0] == a),
        "released": lambda a, b: a in b,
    }
    for name, is_same in agree.items():
        if (value := wanted.get(name)) is not None:
            tally.note(name, got[name] is not None and is_same(value, got[name]))


def _quote_facts(comparison: _Comparison, wanted: Entry, got: Entry, tally: Score) -> None:
    tally.note("kind", wanted["kind"] == got["kind"])
    if wanted.get("speaker"):
        actor = (got["speaker"] or {}).get("actor")
        tally.note("speaker", comparison.is_actor(wanted["speaker"], actor))


def _stance_facts(comparison: _Comparison, wanted: Entry, got: Entry, tally: Score) -> None:
    if wanted.get("shift"):
        tally.note("shift", got["shift"])


_FACTS = {
    "actors": _actor_facts,
    "models": _model_facts,
    "quotes": _quote_facts,
    "stances": _stance_facts,
}


def _paired(
    wanted: list[Entry], got: list[Entry], likeness: Callable[[Entry, Entry], float]
) -> list[Pair]:
    left = list(got)
    pairs = []
    for annotation in sorted(wanted, key=is_required, reverse=True):
        best = max(left, key=lambda record, to=annotation: likeness(to, record), default=None)
        if best is None or not likeness(annotation, best):
            pairs.append(Pair(annotation, None))
            continue
        left.remove(best)
        pairs.append(Pair(annotation, best))
    return [*pairs, *(Pair(None, record) for record in left)]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
