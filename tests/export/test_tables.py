"""Tables and lines of records, as spreadsheets and scripts read them."""

import csv
import io
import json

from hypothesis import example, given, settings
from writing import WORDS, article, debate, said, written

from any_records import libraries, texts
from newsdash.export.csv_rows import COLUMNS, rows
from newsdash.export.spreadsheet import cell, original
from newsdash.records import from_json


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(libraries)
@settings(deadline=None)
def test_lines_of_json_are_the_records_themselves(records):
    assert [from_json(line) for line in written("jsonl", records).splitlines()] == records


@given(libraries)
@settings(deadline=None)
def test_json_is_one_array_of_the_same_objects(records):
    lines = [json.loads(line) for line in written("jsonl", records).splitlines()]
    assert json.loads(written("json", records)) == lines


@given(libraries)
@settings(deadline=None)
def test_every_cell_of_the_table_can_be_had_back(records):
    expected = [
        {name: "" if row.get(name) is None else str(row[name]) for name in COLUMNS}
        for record in records
        for row in rows(record)
    ]
    found = table(written("csv", records))
    assert [{name: original(value) for name, value in row.items()} for row in found] == expected


@given(libraries)
@settings(deadline=None)
def test_no_cell_of_the_table_is_run_as_a_formula(records):
    for row in table(written("csv", records)):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())


@given(texts)
@settings(deadline=None)
@example("'=1")
@example("''=1")
def test_what_disarms_a_cell_can_be_taken_off_again(text):
    assert original(cell(text)) == text


def test_a_name_that_begins_with_an_apostrophe_stays_as_it_is():
    assert cell("'s-Hertogenbosch") == "'s-Hertogenbosch"


def test_full_width_signs_are_disarmed_too():
    assert cell("＝1+1") == "'＝1+1"


def test_the_mark_for_excel_comes_only_when_asked_for():
    assert written("csv", debate(), bom=True) == b"\xef\xbb\xbf" + written("csv", debate())


def test_where_speaker_and_cue_stand_is_in_the_table():
    quote = next(row for row in table(written("csv", debate())) if row["record"] == "quote")
    assert quote["speaker_span"] == f"{len(WORDS) + 2}-{len(WORDS) + 5}"


def test_umlauts_are_utf_8():
    assert "Voß" in written("csv", [article(1, [said("Größe")])]).decode("utf-8")
