"""The shipped JSON Schema, the records and what is really extracted say the same."""

import json

import msgspec
import pytest
from invariants import VALIDATOR, complaints
from jsonschema import Draft202012Validator

from generated import library
from newsdash import records, resources
from newsdash.corpus import locate, read
from newsdash.extraction.stream import extract
from newsdash.records import Extraction, to_json

SCHEMA = VALIDATOR.schema
RECORDS = {
    "article": records.Article,
    "actor": records.Actor,
    "role": records.Role,
    "model": records.AIModel,
    "quote": records.Quote,
    "speaker": records.Speaker,
    "stance": records.Stance,
    "target": records.Target,
    "shift": records.Shift,
    "excerpt": records.Evidence,
}
OBJECTS = {"extraction": SCHEMA} | {
    name: part for name, part in SCHEMA["$defs"].items() if part.get("type") == "object"
}
SEEDS = [
    article for location in locate([str(resources.seeds())]) for article in read(location, None)
]


@pytest.fixture(scope="module")
def seed_extractions():
    return list(extract(SEEDS))


def one_row():
    return json.loads(to_json(next(library(1))))


def test_the_schema_is_valid_json_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", OBJECTS)
def test_every_property_must_be_there_and_no_other(name):
    part = OBJECTS[name]
    assert part["additionalProperties"] is False
    assert set(part["required"]) == set(part["properties"])


def test_every_record_has_its_object_in_the_schema():
    assert set(OBJECTS) == {"extraction", *RECORDS}


@pytest.mark.parametrize("name", RECORDS)
def test_schema_and_record_have_the_same_fields(name):
    fields = {field.encode_name for field in msgspec.structs.fields(RECORDS[name])}
    assert fields == set(OBJECTS[name]["properties"])


@pytest.mark.parametrize("row", list(library(30)), ids=lambda row: row.article.id)
def test_generated_records_follow_the_contract(row):
    assert complaints(row) == []


def test_seed_articles_are_all_extracted(seed_extractions):
    assert len(seed_extractions) >= 8
    assert all(found.actors and found.quotes for found in seed_extractions)


def test_extractions_of_the_seed_articles_follow_the_contract(seed_extractions):
    wrong = {found.article.path: complaints(found) for found in seed_extractions}
    assert not {path: said for path, said in wrong.items() if said}


def test_what_is_written_is_read_back_the_same(seed_extractions):
    assert [records.from_json(to_json(found)) for found in seed_extractions] == seed_extractions


@pytest.mark.parametrize("name", ["schema", "article", "actors", "models", "quotes", "stances"])
def test_a_missing_property_is_refused(name):
    row = one_row()
    del row[name]
    assert not VALIDATOR.is_valid(row)


@pytest.mark.parametrize("day", ["2025", "2025-08", "2025-08-05", None])
def test_a_date_may_be_known_in_part(day):
    row = one_row()
    row["article"]["published"] = row["models"][0]["released"] = day
    assert VALIDATOR.is_valid(row)


@pytest.mark.parametrize("day", ["", "05.08.2025", "2025-13", "2025-08-32", "25-08-05", "--08-05"])
def test_a_publication_date_that_is_no_iso_date_is_refused(day):
    row = one_row()
    row["article"]["published"] = day
    assert not VALIDATOR.is_valid(row)


def test_a_release_may_lack_its_year():
    row = one_row()
    row["models"][0]["released"] = "--08-05"
    assert VALIDATOR.is_valid(row)


@pytest.mark.parametrize("span", [[-1, 3], [3], [1, 2, 3], ["1", "2"], [1.5, 2], None])
def test_offsets_that_are_no_pair_of_positions_are_refused(span):
    row = one_row()
    row["quotes"][0]["spans"] = [span]
    assert not VALIDATOR.is_valid(row)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, "0.5", None])
def test_a_confidence_outside_nought_to_one_is_refused(confidence):
    row = one_row()
    row["quotes"][0]["confidence"] = confidence
    assert not VALIDATOR.is_valid(row)


def test_an_empty_article_is_an_extraction_without_finds():
    nothing = Extraction(1, records.Article("a", None, "", "", "de"))
    assert complaints(nothing) == []


def with_quote(**changes):
    found = next(library(1))
    quote = msgspec.structs.replace(found.quotes[0], **changes)
    return msgspec.structs.replace(found, quotes=(quote, *found.quotes[1:]))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "something else"},
        {"start": 0},
        {"spans": ((0, 3),)},
        {"id": "q0-1"},
        {"speaker": records.Speaker("nobody", "", 0, 0)},
        {"cue": records.Evidence(0, 1_000_000, "said")},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_quote_that_breaks_the_contract_is_noticed(changes):
    assert complaints(with_quote(**changes))


def test_a_stance_of_nobody_is_noticed():
    found = next(row for row in library(30) if row.stances)
    stance = msgspec.structs.replace(found.stances[0], holder="nobody")
    assert complaints(msgspec.structs.replace(found, stances=(stance,)))
