"""The index against brute force, and what must hold whatever is typed."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import Reference
from typed import jumbles, queries

from generated import library
from newsdash.search.crossfilter import Pin, Result, finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane

ARTICLES = [
    msgspec.structs.replace(
        found,
        article=msgspec.structs.replace(
            found.article,
            published=(None, "2024", "2025-08", found.article.published)[number % 4],
            language=("de", "en")[number % 2],
        ),
    )
    for number, found in enumerate(library(24))
]
REFERENCE = Reference(ARTICLES)


def indexed(articles, at_a_time: int) -> Index:
    index = Index()
    for number, extraction in enumerate(articles):
        index.add(extraction)
        if number % at_a_time == 0:
            index.sort()
    index.sort()
    return index


INDEX = indexed(ARTICLES, 5)


def kept(index: Index, typed: str, last: Result | None = None, *pins: Pin):
    result = finish(narrow(index, parse(typed), pins, last))
    return result, {(pane, n) for pane, rows in result.rows.items() for n in rows}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries)
def test_the_index_leaves_what_the_rules_leave(typed):
    assert kept(INDEX, typed)[1] == REFERENCE.narrow(parse(typed), ARTICLES)


@settings(max_examples=60, deadline=None)
@given(st.one_of(queries, jumbles))
def test_narrowing_letter_by_letter_leaves_what_narrowing_afresh_leaves(typed):
    last = Result()
    for end in range(1, len(typed) + 1):
        last, rows = kept(INDEX, typed[:end], last)
        assert rows == kept(INDEX, typed[:end])[1]


@settings(max_examples=60, deadline=None)
@given(queries, queries)
def test_what_is_asked_beside_never_leaves_more(one, other):
    assert kept(INDEX, f"{one} {other}")[1] <= kept(INDEX, one)[1]


@settings(max_examples=40, deadline=None)
@given(queries)
def test_it_does_not_matter_in_how_many_steps_articles_came(typed):
    for at_a_time in (1, 7, 100):
        assert kept(indexed(ARTICLES, at_a_time), typed)[1] == kept(INDEX, typed)[1]


@settings(max_examples=40, deadline=None)
@given(queries, st.sampled_from(list(Pane)), st.integers(0, 11))
def test_a_pin_never_leaves_more_and_leaves_its_own_pane(typed, pane, row):
    free, pinned = kept(INDEX, typed)[1], kept(INDEX, typed, None, Pin(pane, row))[1]
    assert pinned <= free
    assert {r for r in pinned if r[0] is pane} == {r for r in free if r[0] is pane}


def test_articles_that_come_while_a_search_runs_do_not_disturb_it():
    index = indexed(ARTICLES[:12], 12)
    for typed in ("krämer", "~krämmer", "source:bote since:2024", "by:müller -kind:group", "e"):
        expected = kept(index, typed)[1]
        steps = narrow(index, parse(typed))
        more = iter(library(200, seed=len(typed)))
        while True:
            try:
                next(steps)
            except StopIteration as end:
                rows = end.value.rows
                assert {(pane, n) for pane in rows for n in rows[pane]} == expected
                break
            found = next(more)
            article = msgspec.structs.replace(found.article, id=f"{typed}-{found.article.id}")
            index.add(msgspec.structs.replace(found, article=article))
        index = indexed(ARTICLES[:12], 12)


@pytest.mark.parametrize("typed", ["", "krämer", "stance:oppose -krämer"])
def test_rows_are_shown_in_the_order_of_the_table(typed):
    result, _ = kept(INDEX, typed)
    for pane, table in INDEX.tables.items():
        place = {number: at for at, number in enumerate(table.order)}
        shown = list(result.in_order(INDEX, pane))
        assert sorted(shown) == list(result.rows[pane])
        assert shown == sorted(shown, key=place.__getitem__)
        assert shown == list(table.in_order(result.rows[pane]))
