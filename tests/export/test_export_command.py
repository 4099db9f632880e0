"""``newsdash export`` as a user and a script meet it."""

import json
import sys
import types

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from writing import VOSS, article, debate

from newsdash.cli import cli
from newsdash.export.formats import NAMES, STREAMS, by_suffix
from newsdash.extraction.events import Extracted, Failed


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder with a source, from inside which the command is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text("Es geschah nichts.", encoding="utf-8")
    return tmp_path


@pytest.fixture
def feed(monkeypatch):
    """Let the extraction find a debate in any source; return the events it tells."""
    told = [Extracted(record, number) for number, record in enumerate(debate(), 1)]

    def events(_sources, _stdin, _configuration):
        for event in told:
            if isinstance(event, BaseException):
                raise event
            yield event

    fake = types.ModuleType("newsdash.extraction.stream")
    fake.events = events
    monkeypatch.setitem(sys.modules, "newsdash.extraction.stream", fake)
    return told


def export(*args):
    return CliRunner().invoke(cli, ["export", "news.txt", *args], prog_name="newsdash")


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_help_names_every_format(news):
    shown = CliRunner().invoke(cli, ["export", "--help"], prog_name="newsdash").stdout
    assert [name for name in NAMES if name not in shown] == []


@pytest.mark.parametrize("format_name", STREAMS)
def test_a_format_that_is_one_file_goes_to_stdout(news, feed, format_name):
    result = export("--format", format_name)
    assert result.exit_code == 0, result.output
    assert "Voß" in result.stdout
    assert result.stderr == "newsdash: 3 articles, 0 failed\n"


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("x.html", "<!DOCTYPE html>"),
        ("x.HTM", "<!DOCTYPE html>"),
        ("x.md", "# "),
        ("x.graphml", "<?xml"),
        ("x.csv", "record,"),
        ("x.jsonl", "{"),
        ("x.json", "["),
    ],
)
def test_what_a_file_ends_in_tells_the_format(news, feed, name, begin):
    assert export("-o", name).exit_code == 0
    assert (news / name).read_text(encoding="utf-8").startswith(begin)


def test_a_format_that_is_asked_for_overrides_what_the_file_ends_in(news, feed):
    export("-o", "x.txt", "--format", "md")
    assert (news / "x.txt").read_text(encoding="utf-8").startswith("# ")
    assert by_suffix("x.txt") is None


@pytest.mark.parametrize("args", [[], ["-o", "x.odt"]])
def test_without_a_format_the_user_is_asked_for_one(news, feed, args):
    result = export(*args)
    assert result.exit_code == 2
    assert "--format" in result.stderr
    assert names_in(news) == ["news.txt"]


def test_parquet_is_a_folder_of_tables(news, feed):
    assert export("--format", "parquet", "-o", "tables").exit_code == 0
    assert names_in(news) == ["news.txt", "tables"]
    quotes = pq.read_table(news / "tables" / "quotes.parquet").to_pylist()
    assert [quote["speaker_id"] for quote in quotes] == [VOSS.id, VOSS.id]


@pytest.mark.parametrize("format_name", ["parquet", "network-csv"])
def test_a_folder_needs_a_name(news, feed, format_name):
    result = export("--format", format_name)
    assert result.exit_code == 2
    assert "-o FOLDER" in result.stderr


def test_an_older_export_is_replaced_and_nothing_else_ever_is(news, feed):
    assert export("--format", "network-csv", "-o", "net").exit_code == 0
    first = (news / "net" / "edges.csv").read_bytes()
    (news / "net" / "edges.csv").write_text("old", encoding="utf-8")
    assert export("--format", "network-csv", "-o", "net").exit_code == 0
    assert (news / "net" / "edges.csv").read_bytes() == first
    (news / "net" / "thesis.odt").write_text("mine", encoding="utf-8")
    result = export("--format", "network-csv", "-o", "net")
    assert result.exit_code == 2
    assert "holds something else" in result.stderr
    assert names_in(news / "net") == ["edges.csv", "nodes.csv", "thesis.odt"]
    assert names_in(news) == ["net", "news.txt"]


@pytest.mark.parametrize("format_name", [*STREAMS, "parquet", "network-csv"])
def test_interrupted_what_there_is_is_kept_and_the_old_stays(news, feed, format_name):
    feed.append(KeyboardInterrupt())
    result = export("--format", format_name, "-o", "out")
    assert result.exit_code == 130
    assert "out.partial" in result.stderr
    assert names_in(news) == ["news.txt", "out.partial"]


def test_interrupted_before_the_first_article_nothing_is_left(news, feed):
    feed[:] = [KeyboardInterrupt()]
    assert export("--format", "parquet", "-o", "out").exit_code == 130
    assert names_in(news) == ["news.txt"]


def test_a_failure_ends_with_1_and_the_rest_is_written(news, feed):
    feed.append(Failed("bad.txt", "it is empty", 4))
    result = export("-o", "x.html")
    assert result.exit_code == 1
    assert "bad.txt: it is empty" in result.stderr
    assert names_in(news) == ["news.txt", "x.html"]


def test_nothing_read_ends_with_2_and_writes_nothing(news, feed):
    feed[:] = [Failed("news.txt", "it is empty", 1)]
    assert export("--format", "parquet", "-o", "out").exit_code == 2
    assert export("-o", "x.graphml").exit_code == 2
    assert names_in(news) == ["news.txt"]


def test_a_query_leaves_what_matches(news, feed):
    lines = export("--format", "jsonl", "--query", "einführen").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["a1", "a2"]


def test_a_query_that_nothing_matches_is_told(news, feed):
    result = export("--format", "jsonl", "--query", "unauffindbar")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "nothing matches unauffindbar" in result.stderr


def test_options_reach_the_writers(news, feed):
    brief = export("--format", "md", "--language", "en", "--title", "Limits", "--query", "lea")
    assert brief.stdout.startswith("# Limits\n\nSelected by: lea\n")
    assert export("--format", "csv", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbf")
    feed[:] = [Extracted(article(1), 1)]
    assert "<node" not in export("--format", "graphml", "--network", "all").stdout


def test_without_pyarrow_one_line_names_the_extra_and_nothing_is_begun(news, feed, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = export("--format", "parquet", "-o", "out")
    assert result.exit_code == 2
    assert "newsdash[parquet]" in result.stderr
    assert names_in(news) == ["news.txt"]
