"""`newsdash query`: data on stdout, the rest on stderr, exit codes as of grep."""

import csv
import io

import pytest
from click.testing import CliRunner

from generated import library
from newsdash.cli import cli
from newsdash.records import from_json, to_json

ARTICLES = list(library(12))


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "records.dat"
    path.write_bytes(b"".join(to_json(extraction) + b"\n" for extraction in ARTICLES))
    return str(path)


def invoke(*args: str, stdin: bytes | None = None):
    return CliRunner().invoke(cli, ["query", *args], input=stdin, prog_name="newsdash")


def lines(result):
    return [from_json(line) for line in result.stdout_bytes.splitlines()]


def test_records_are_taken_as_they_are_and_only_what_stays_is_written(records):
    result = invoke("stance:oppose -by:müller", records, "--format", "jsonl")
    assert result.exit_code == 0
    stances = [stance for found in lines(result) for stance in found.stances]
    assert stances
    assert {stance.polarity for stance in stances} == {"oppose"}
    assert result.stderr == ""


def test_records_can_be_piped_in():
    data = b"".join(to_json(extraction) + b"\n" for extraction in ARTICLES)
    result = invoke("kind:direct", "-", "--format", "jsonl", stdin=data)
    assert result.exit_code == 0
    assert {quote.kind for found in lines(result) for quote in found.quotes} == {"direct"}


def test_a_query_may_begin_with_a_minus_and_letters_that_options_have(records):
    result = invoke("-haltung:oppose", records, "--format", "jsonl")
    assert result.exit_code == 0
    assert "oppose" not in {stance.polarity for found in lines(result) for stance in found.stances}


def test_csv_has_a_row_for_each_thing_that_stays(records):
    rows = list(
        csv.DictReader(io.StringIO(invoke("stance:shift", records, "--format", "csv").stdout))
    )
    stances = [row for row in rows if row["record"] == "stance"]
    assert stances
    assert all(row["shift_to"] for row in stances)


def test_the_table_tells_how_many_stay_and_shows_them(records):
    shown = invoke("stance:shift", records).stdout
    total = sum(len(extraction.stances) for extraction in ARTICLES)
    kept = sum(bool(stance.shift) for extraction in ARTICLES for stance in extraction.stances)
    assert f"stances {kept}/{total}" in shown.splitlines()
    assert "(shift)" in shown


def test_nothing_left_ends_with_1_and_writes_nothing(records):
    result = invoke("qqqzzz", records)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("krämer acter:lea", "character 8, acter:lea: unknown field 'acter:' - did you mean actor:?"),
     ("since:202", "character 1, since:202: since: a date is"),
     ("stance:x", "stance: takes support")],
)  # fmt: skip
def test_a_query_that_cannot_be_understood_is_explained_in_one_line_and_ends_with_2(
    records, typed, told
):
    result = invoke(typed, records)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_bad_line_is_told_with_its_place_and_the_rest_is_written(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(to_json(ARTICLES[0]) + b'\n{"schema": 1}\n' + to_json(ARTICLES[1]) + b"\n")
    result = invoke("e", str(path), "--format", "jsonl")
    assert result.exit_code == 2
    assert len(lines(result)) == 2
    assert f"{path}:2: no record of newsdash" in result.stderr


def test_a_source_that_is_not_there_is_told(tmp_path):
    result = invoke("e", str(tmp_path / "missing.txt"))
    assert result.exit_code == 2
    assert "missing.txt" in result.stderr


def test_articles_are_extracted(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("Streit\n\n„Das Gesetz kommt“, sagte Ministerin Jana Berg.\n", "utf-8")
    result = invoke('by:"jana berg"', str(path), "--format", "jsonl")
    assert result.exit_code == 0
    assert [quote.text for found in lines(result) for quote in found.quotes] == ["Das Gesetz kommt"]


def test_hostile_text_does_not_reach_the_terminal(tmp_path):
    data = to_json(ARTICLES[0]).replace(b'"title":"', b'"title":"\\u001b[31m')
    quote = ARTICLES[0].quotes[0].text.encode()
    path = tmp_path / "hostile.jsonl"
    path.write_bytes(data.replace(quote, quote[:-1] + b"\\u001b]0;x\\u0007\\u202e") + b"\n")
    shown = invoke("kind:direct|indirect|partial|reported", str(path)).stdout
    assert shown
    assert all(line.isprintable() for line in shown.splitlines())
