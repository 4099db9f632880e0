"""A library as a source of the other commands, and of the dashboard."""

import json
import types

import pytest
from click.testing import CliRunner
from shelves import fill

from generated import library as generated
from newsdash.cli import cli
from newsdash.dashboard import app as dashboard_app
from newsdash.library.source import is_library, records_of

ARTICLES = list(generated(12))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "press.db"
    fill(file, ARTICLES)
    return file


def run(*args):
    return CliRunner().invoke(cli, list(args))


def test_it_is_told_by_its_content_and_not_by_its_name(path, tmp_path):
    other = tmp_path / "other.db"
    other.write_text("An article.", encoding="utf-8")
    assert is_library(str(path))
    assert not any(map(is_library, (str(other), str(tmp_path), "no such file", "-", "\0")))


def test_its_records_are_those_taken_in(path):
    assert [found.article.id for found in records_of(str(path))] == [
        found.article.id for found in ARTICLES
    ]


def test_extract_writes_what_is_in_it(path):
    result = run("extract", str(path))
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["article"]["id"] for line in lines] == [found.article.id for found in ARTICLES]


def test_query_dossier_and_export_read_it(path):
    [kind, *_] = {quote.kind for found in ARTICLES for quote in found.quotes}
    assert run("query", f"said:{kind[0]}", str(path)).exit_code in {0, 1}
    assert run("query", "since:1900", str(path), "--format", "jsonl").stdout.count("\n") > 0
    assert run("dossier", str(path)).exit_code == 0
    assert "graphml" in run("export", str(path), "--format", "graphml").stdout


def test_a_broken_one_is_one_line_and_no_output(tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 200)
    for args in (("extract",), ("query", "x"), ("dossier",)):
        result = run(*args, str(broken))
        assert result.exit_code == 2
        assert result.stdout == ""
        assert str(broken) in result.stderr


@pytest.fixture
def opened(monkeypatch):
    """Pretend there is a terminal; tell which library the dashboard is opened on."""
    given = types.SimpleNamespace(path=None, watching=None, sources=None)

    def run_library(path, watching, configuration):
        given.path, given.watching = path, watching
        return 0

    def run_sources(sources, stdin, configuration):
        given.sources = sources
        return 0

    monkeypatch.setattr(dashboard_app, "run_library", run_library)
    monkeypatch.setattr(dashboard_app, "run", run_sources)
    monkeypatch.setattr("newsdash.cli._stdout_is_terminal", lambda: True)
    monkeypatch.setattr("newsdash.commandline.terminal.keyboard_is_stdin", lambda: True)
    return given


def test_the_dashboard_opens_the_library_that_is_named(path, opened):
    assert run(str(path)).exit_code == 0
    assert (opened.path, opened.watching) == (path, False)
    assert run("--library", str(path), "--watch").exit_code == 0
    assert (opened.path, opened.watching) == (path, True)


def test_without_a_source_it_opens_the_usual_library_if_there_is_one(path, opened, monkeypatch):
    run()
    assert (opened.path, len(opened.sources)) == (None, 1)
    monkeypatch.setenv("NEWSDASH_LIBRARY", str(path))
    run()
    assert opened.path == path


def test_sources_without_a_library_are_only_shown(opened, tmp_path):
    (tmp_path / "a.txt").write_text("Titel\nText.", encoding="utf-8")
    run(str(tmp_path))
    assert (opened.path, list(opened.sources)) == (None, [str(tmp_path)])
