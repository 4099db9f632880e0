"""What the contract promises of every record, as complaints about those that break it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from newsdash import resources
from newsdash.records import Extraction, contract_form, to_json

VALIDATOR = Draft202012Validator(json.loads(resources.schema().read_text(encoding="utf-8")))


def complaints(extraction: Extraction) -> list[str]:
    """Return what is wrong with the line that ``extraction`` is written as."""
    row = json.loads(to_json(contract_form(extraction)))
    off_schema = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(row)]
    wrong = [*_bad_excerpts(row), *_bad_spans(row), *_bad_references(row)]
    return off_schema or [*wrong, *_bad_background(extraction)]


def _bad_background(extraction: Extraction) -> Iterator[str]:
    known = {found.id for found in (*extraction.actors, *extraction.models)}
    for fact in extraction.facts:
        told = fact.evidence
        if told and extraction.article.text[told.start : told.end] != told.text:
            yield f"the evidence of {fact} is not in the text"
    abouts = {fact.about for fact in extraction.facts} | {m.actor for m in extraction.merges}
    yield from (f"background of an unknown {about}" for about in abouts - known)


def _excerpts(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for quote in row["quotes"]:
        yield "quote", quote
        yield "speaker", quote["speaker"]
        yield "cue of a quote", quote["cue"]
    for stance in row["stances"]:
        yield "evidence", stance["evidence"]
        yield "cue of a stance", stance["cue"]


def _bad_excerpts(row: dict[str, Any]) -> Iterator[str]:
    text = row["article"]["text"]
    for label, excerpt in _excerpts(row):
        if excerpt is None:
            continue
        start, end = excerpt["start"], excerpt["end"]
        if not 0 <= start < end <= len(text) or text[start:end] != excerpt["text"]:
            yield f"{label} {start}:{end} is {text[start:end]!r}, not {excerpt['text']!r}"


def _bad_spans(row: dict[str, Any]) -> Iterator[str]:
    length = len(row["article"]["text"])
    for found in (*row["actors"], *row["models"]):
        for start, end in found["mentions"]:
            if not 0 <= start < end <= length:
                yield f"mention {start}:{end} of {found['name']!r} in {length} characters"
    for quote in row["quotes"]:
        bounds = [offset for span in quote["spans"] for offset in span]
        if bounds != sorted(bounds) or any(start == end for start, end in quote["spans"]):
            yield f"spans {quote['spans']} are empty, overlap or go backwards"
        if (bounds[0], bounds[-1]) != (quote["start"], quote["end"]):
            yield f"spans {quote['spans']} do not reach from {quote['start']} to {quote['end']}"


def _references(row: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    for quote in row["quotes"]:
        yield "speaker", "actors", (quote["speaker"] or {}).get("actor")
    for model in row["models"]:
        yield "developer", "actors", model["developer_id"]
    for stance in row["stances"]:
        yield "holder", "actors", stance["holder"]
        yield "stance's quote", "quotes", stance["quote"]
        target = stance["target"]
        if target["kind"] == "topic":
            yield "topic", "nothing", target["id"]
        else:
            yield "target", f"{target['kind']}s", target["id"]


def _bad_references(row: dict[str, Any]) -> Iterator[str]:
    known: dict[str, set[str]] = {"nothing": set()}
    for kind in ("actors", "models", "quotes", "stances"):
        ids = [found["id"] for found in row[kind]]
        known[kind] = set(ids)
        if len(ids) != len(known[kind]):
            yield f"ids of {kind} are used twice: {sorted(ids)}"
    for label, kind, identifier in _references(row):
        if identifier is not None and identifier not in known[kind]:
            yield f"{label} {identifier!r} is none of the {kind}"
