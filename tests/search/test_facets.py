import pytest

from generated import library
from newsdash.search.crossfilter import Result, finish, narrow
from newsdash.search.facets import facets
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane

ARTICLES = list(library(36))


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index()
    for extraction in ARTICLES:
        index.add(extraction)
    index.sort()
    return index


def counted(index, typed):
    result = finish(narrow(index, parse(typed)))
    return result, facets(index, result)


@pytest.mark.parametrize("typed", ["", "krämer", "stance:oppose", "since:2024", "zzz"])
def test_each_facet_adds_up_to_the_rows_that_stay(index, typed):
    result, found = counted(index, typed)
    assert found.panes == {pane: len(rows) for pane, rows in result.rows.items()}
    assert sum(found.kind.values()) == found.panes[Pane.ACTORS]
    assert sum(found.openness.values()) == found.panes[Pane.MODELS]
    assert sum(found.polarity.values()) == found.panes[Pane.STANCES]
    assert sum(found.quote.values()) == found.panes[Pane.QUOTES]


def test_a_value_counts_what_asking_for_it_leaves(index):
    _, found = counted(index, "")
    for value, count in found.polarity.items():
        assert counted(index, f"stance:{value}")[1].panes[Pane.STANCES] == count
    for value, count in found.kind.items():
        assert counted(index, f"kind:{value}")[1].panes[Pane.ACTORS] == count
    assert counted(index, "stance:shift")[1].panes[Pane.STANCES] == found.shift


def test_articles_are_counted_by_language_source_and_date(index):
    _, found = counted(index, "")
    assert found.language == {"de": len(ARTICLES)}
    sources = [found.article.source for found in ARTICLES if found.article.source]
    assert found.source == {name: sources.count(name) for name in found.source}
    assert list(found.month) == sorted(found.month)
    assert sum(found.year.values()) == sum(found.month.values()) == len(ARTICLES)
    year = next(iter(found.year))
    assert set(counted(index, f"since:{year} until:{year} stance:s")[1].year) == {year}


def test_nothing_is_counted_before_anything_is_read():
    index = Index()
    found = facets(index, finish(narrow(index, parse("krämer"))))
    assert set(found.panes.values()) == {0}
    assert facets(index, Result()).month == {}
