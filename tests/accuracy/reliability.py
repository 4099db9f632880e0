"""What a quotation's confidence means: how often quotations so sure are right.

A quotation is right if it overlaps an annotated one by at least half and the speaker is the
annotated one (an unnamed one: if none is given).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from agreement import Entry, overlap
from scoring import compared

_BINS = 10
_ENOUGH_OVERLAP = 0.5
Outcome = tuple[float, bool]


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line for each tenth of confidence: how many, how many of them right."""
    bins: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        bins.setdefault(min(_BINS - 1, int(outcome[0] * _BINS)), []).append(outcome)
    yield "confidence   quotations   mean   right"
    for number, inside in sorted(bins.items()):
        mean = sum(confidence for confidence, _ in inside) / len(inside)
        right = sum(ok for _, ok in inside) / len(inside)
        yield (
            f"{number / _BINS:.1f} to {(number + 1) / _BINS:.1f}"
            f"{len(inside):13}{mean:7.2f}{right:8.2f}"
        )


def of_articles(gold: Mapping[str, Entry], rows: Iterable[Entry]) -> Iterator[Outcome]:
    """Yield the outcome of each quotation in annotated articles that counts."""
    for comparison in compared(gold, rows):
        for pair in comparison.pairs("quotes"):
            if pair.got is None or (pair.wanted is not None and not pair.counts):
                continue
            speaker = (pair.got["speaker"] or {}).get("actor")
            wanted = pair.wanted and pair.wanted.get("speaker")
            right = pair.wanted is not None and (not wanted or comparison.is_actor(wanted, speaker))
            yield pair.got["confidence"], right


def of_corpus(gold: Path, rows: Iterable[Entry]) -> Iterator[Outcome]:
    """Yield the outcome of each quotation in the corpus of quotations (JSON Lines)."""
    by_id = {row["article"]["id"]: row for row in rows}
    for annotated in _lines(gold) if by_id else ():
        tokens = annotated["tokens"]
        wanted = [
            (_span(tokens, quote["quote"]), _span(tokens, quote["speaker"]))
            for quote in annotated["quotes"]
            if quote["quote"]
        ]
        for quote in by_id[annotated["id"]]["quotes"]:
            span = (quote["start"], quote["end"])
            place, speaker = max(
                wanted, key=lambda pair: overlap(pair[0], span), default=((0, 0), None)
            )
            likeness = overlap(place, span)
            found = quote["speaker"] and (quote["speaker"]["start"], quote["speaker"]["end"])
            agree = overlap(speaker, found) > 0 if speaker and found else speaker == found
            yield quote["confidence"], likeness >= _ENOUGH_OVERLAP and agree


def _span(tokens: list[list[int]], numbers: list[int]) -> tuple[int, int] | None:
    return (tokens[min(numbers)][0], tokens[max(numbers)][1]) if numbers else None


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
