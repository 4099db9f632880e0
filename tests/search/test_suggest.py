import pytest

from generated import library
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.suggest import offer


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index()
    for extraction in library(40):
        index.add(extraction)
    index.sort()
    return index


def offered(index: Index, typed: str) -> str | None:
    return offer(typed, index, finish(narrow(index, parse(typed))))


def name(index: Index) -> str:
    return next(a.name for a in index.actor_columns.facts if a.kind == "person" and a.quotes)


def misspelt(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{first} {last[:2]}q{last[2:]}"


def test_a_misspelt_name_is_offered_as_it_is_written_and_finds_something(index):
    text = offered(index, misspelt(name(index)))
    assert text is not None
    assert not finish(narrow(index, parse(text))).empty


def test_a_term_among_others_is_corrected_where_it_stands(index):
    typed = f'stance:oppose by:"{misspelt(name(index))}" since:2020'
    text = offered(index, typed)
    assert text is not None
    assert text.startswith('stance:oppose by:"')
    assert text.endswith('" since:2020')
    assert misspelt(name(index)) not in text


def test_there_is_no_offer_for_nonsense_nor_for_terms_that_only_do_not_go_together(index):
    assert offered(index, "qqqqxxxxzzzz") is None
    assert offered(index, "actor:krämer since:2099") is None
