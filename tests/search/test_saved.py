from hypothesis import given
from hypothesis import strategies as st

from newsdash.search.saved import History, SavedQuery, format_saved, parse_saved

NAMES = st.text(min_size=1).map(lambda text: " ".join(text.split()).lstrip("# ")).filter(bool)
TEXTS = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.dictionaries(NAMES, TEXTS))
def test_what_is_written_is_read_again(queries):
    saved = [SavedQuery(name, text) for name, text in queries.items()]
    assert parse_saved(format_saved(saved)) == (saved, [])


@given(st.text())
def test_any_file_is_read_and_bad_lines_are_told(text):
    saved, bad = parse_saved(text)
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    assert len(saved) + len(bad) <= len(lines)
    assert bool(saved or bad) == bool(lines)


def test_a_bad_line_is_told_with_its_number():
    saved, bad = parse_saved("# mine\nopen\tstance:support\nbroken\n")
    assert saved == [SavedQuery("open", "stance:support")]
    assert (bad[0].number, bad[0].message) == (3, "a tab between name and query is missing")


def test_history_keeps_each_text_once_the_latest_last():
    history = History(["a", "b", "a", " "], longest=2)
    assert history.texts == ["b", "a"]
    history.add("c")
    assert history.texts == ["a", "c"]


def test_history_is_walked_back_and_forth_by_what_is_begun():
    history = History(["actor:x", "stance:y", "actor:z"])
    assert history.before("", "actor") == "actor:z"
    assert history.before("actor:z", "actor") == "actor:x"
    assert history.before("actor:x", "actor") is None
    assert history.after("actor:x", "actor") == "actor:z"
    assert history.after("actor:z") is None
