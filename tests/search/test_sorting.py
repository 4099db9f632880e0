from pytest import fixture, mark

from generated import library
from newsdash.search.crossfilter import finish, narrow, table
from newsdash.search.fold import fold
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import NOBODY, Pane
from newsdash.search.sorting import SORTS, in_sort, sort_after


@fixture(scope="module")
def index():
    made = Index()
    for extraction in library(60):
        made.add(extraction)
    made.sort()
    return made


def shown(index, pane, sort, typed=""):
    result = finish(narrow(index, parse(typed)))
    numbers = in_sort(index, pane, sort, result.in_order(index, pane))
    return [table(index, pane).rows[number] for number in numbers]


@mark.parametrize("pane", list(Pane))
@mark.parametrize("typed", ["", "krämer", "zzzz"])
def test_each_sort_shows_the_same_rows(index, pane, typed):
    rows = {row.number for row in shown(index, pane, "", typed)}
    for sort in SORTS[pane]:
        assert {row.number for row in shown(index, pane, sort, typed)} == rows


def test_names_are_sorted_as_they_are_read(index):
    names = [fold(row.name) for row in shown(index, Pane.ACTORS, "name")]
    assert names == sorted(names)
    assert len(set(names)) > 10


def test_counts_come_with_the_highest_first(index):
    quotes = [row.quotes for row in shown(index, Pane.ACTORS, "quotes")]
    assert quotes == sorted(quotes, reverse=True)
    assert quotes[0] > quotes[-1]


def test_the_oldest_come_first_and_those_without_a_date_last(index):
    days = [index.articles[row.article].published for row in shown(index, Pane.STANCES, "oldest")]
    dated = [day[:10] for day in days if day]
    assert dated == sorted(dated)
    assert len(set(dated)) > 10
    assert not any(days[len(dated) :])


def test_speakers_are_sorted_and_unknown_ones_come_last(index):
    rows = shown(index, Pane.QUOTES, "speaker")
    known = [row for row in rows if row.speaker != NOBODY]
    assert rows[: len(known)] == known
    assert 0 < len(known) < len(rows)
    names = [fold(index.actors.rows[row.speaker].name) for row in known]
    assert names == sorted(names)


def test_rows_that_come_later_are_sorted_in(index):
    grown = Index()
    articles = list(library(40))
    for extraction in articles[:20]:
        grown.add(extraction)
    grown.sort()
    assert shown(grown, Pane.MODELS, "name")
    for extraction in articles[20:]:
        grown.add(extraction)
    grown.sort()
    names = [fold(row.name) for row in shown(grown, Pane.MODELS, "name")]
    assert names == sorted(names)
    assert len(names) == len(grown.models)


def test_the_sorts_of_a_pane_go_round():
    for pane, sorts in SORTS.items():
        assert [sort_after(pane, sort) for sort in sorts] == [*sorts[1:], sorts[0]]
        assert sort_after(pane, "something of another version") == sorts[0]
