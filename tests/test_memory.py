"""What is kept from one start to the next, and what happens to files that are broken."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from newsdash.cli import cli
from newsdash.memory import Layout, Memory, NotKeptError, queries_file, state_file
from newsdash.search.saved import SavedQuery


@pytest.fixture
def files(tmp_path):
    return tmp_path / "state" / "state.json", tmp_path / "data" / "queries.tsv"


def test_history_queries_and_layout_are_there_at_the_next_start(files):
    memory = Memory(*files)
    for text in ("krämer", "stance:oppose", "krämer"):
        memory.note(text)
    memory.save("Gegner", "stance:oppose since:2025")
    layout = Layout("nord", "quotes", True, {"quotes": "speaker"})
    memory.keep_layout(layout)
    again = Memory(*files)
    assert again.history.texts == ["stance:oppose", "krämer"]
    assert again.saved == (SavedQuery("Gegner", "stance:oppose since:2025"),)
    assert again.layout == layout
    assert again.warnings == []


def test_a_name_that_is_saved_again_is_replaced_and_one_can_be_deleted(files):
    memory = Memory(*files)
    memory.save("b", "one")
    memory.save("A", "two")
    memory.save("b", "three")
    assert [(query.name, query.text) for query in memory.saved] == [("A", "two"), ("b", "three")]
    memory.delete("b")
    assert [query.name for query in Memory(*files).saved] == ["A"]


def test_two_dashboards_keep_each_others_queries(files):
    one, other = Memory(*files), Memory(*files)
    one.save("one", "a")
    one.note("a")
    other.save("other", "b")
    other.note("b")
    again = Memory(*files)
    assert [query.name for query in again.saved] == ["one", "other"]
    assert again.history.texts == ["a", "b"]


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"history": 3}', b"\xff\xfe\x00", b""])
def test_a_broken_state_is_one_warning_and_is_put_aside_when_a_new_one_is_written(files, content):
    files[0].parent.mkdir()
    files[0].write_bytes(content)
    memory = Memory(*files)
    (warning,) = memory.warnings
    assert warning.startswith(str(files[0]))
    assert "\n" not in warning
    memory.note("krämer")
    assert files[0].with_name("state.json.broken").read_bytes() == content
    assert Memory(*files).history.texts == ["krämer"]
    assert Memory(*files).warnings == []


def test_lines_that_are_no_queries_are_told_and_not_lost(files):
    files[1].parent.mkdir()
    files[1].write_text("gut\tkrämer\nohne Tabulator\n", "utf-8")
    memory = Memory(*files)
    assert memory.warnings == [
        f"{files[1]}: line 2: a tab between name and query is missing; newsdash goes on without it"
    ]
    memory.save("neu", "berg")
    assert [query.name for query in Memory(*files).saved] == ["gut", "neu"]
    assert "ohne Tabulator" in files[1].with_name("queries.tsv.broken").read_text("utf-8")


def test_what_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    memory = Memory(tmp_path / "file" / "state.json", tmp_path / "file" / "queries.tsv")
    with pytest.raises(NotKeptError) as raised:
        memory.save("a", "b")
    assert str(raised.value).startswith(str(tmp_path))
    assert "\n" not in str(raised.value)
    with pytest.raises(NotKeptError):
        memory.note("krämer")


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=20)), max_size=6))
def test_whatever_is_saved_can_be_read_again(tmp_path_factory, queries):
    folder = tmp_path_factory.mktemp("memory")
    memory = Memory(folder / "state.json", folder / "queries.tsv")
    for name, text in queries:
        memory.save(name, text)
        memory.note(text)
    again = Memory(folder / "state.json", folder / "queries.tsv")
    kept = [query for query in memory.saved if query.name and query.text]
    assert list(again.saved) == kept
    assert again.history.texts == memory.history.texts


def test_where_things_lie_is_printed(tmp_path, monkeypatch):
    config, library = tmp_path / "c.toml", tmp_path / "l.db"
    monkeypatch.setenv("NEWSDASH_CONFIG", str(config))
    monkeypatch.setenv("NEWSDASH_LIBRARY", str(library))
    printed = {
        place: CliRunner().invoke(cli, ["locate", place]).stdout
        for place in ("config", "library", "data", "state")
    }
    assert printed["config"] == f"{config}\n"
    assert printed["library"] == f"{library}\n"
    assert printed["data"] == f"{queries_file().parent}\n"
    assert printed["state"] == f"{state_file()}\n"
    assert CliRunner().invoke(cli, ["locate", "nothing"]).exit_code == 2
