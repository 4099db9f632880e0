from hypothesis import given, settings
from typed import queries

from generated import library
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane
from newsdash.search.selection import select

ARTICLES = list(library(24))


def indexed() -> Index:
    index = Index()
    for extraction in ARTICLES:
        index.add(extraction)
    index.sort()
    return index


INDEX = indexed()


def selected(typed: str):
    result = finish(narrow(INDEX, parse(typed)))
    return result, list(select(INDEX, result))


def test_without_a_query_everything_is_selected():
    assert selected("")[1] == ARTICLES


@settings(max_examples=60, deadline=None)
@given(queries)
def test_just_the_quotes_and_stances_that_stay_are_selected(typed):
    result, found = selected(typed)
    for pane, facts in ((Pane.QUOTES, "quotes"), (Pane.STANCES, "stances")):
        rows = INDEX.tables[pane].rows
        kept = sorted((rows[n].quote if pane is Pane.QUOTES else rows[n].stance).id
                      for n in result.rows[pane])  # fmt: skip
        assert sorted(fact.id for one in found for fact in getattr(one, facts)) == kept


@settings(max_examples=60, deadline=None)
@given(queries)
def test_nothing_selected_refers_to_what_is_missing(typed):
    for found in selected(typed)[1]:
        actors, quotes = {a.id for a in found.actors}, {q.id for q in found.quotes}
        whole = next(a for a in ARTICLES if a.article == found.article)
        known = {actor.id for actor in whole.actors}
        about = {quote.speaker.actor for quote in found.quotes if quote.speaker}
        about |= {stance.holder for stance in found.stances}
        assert about & known <= actors
        assert {stance.quote for stance in found.stances} - {None} <= quotes
        assert set(found.quotes) <= set(whole.quotes)


def test_an_actor_asked_for_is_told_wherever_he_is_named_and_a_linked_one_with_what_stays():
    name = ARTICLES[0].actors[0]
    asked = {found.article.id for found in selected(f'actor:"{name.name}"')[1]}
    same = [a for a in ARTICLES if any(name.name == actor.name for actor in a.actors)]
    assert {a.article.id for a in same} <= asked
    for found in selected("stance:oppose")[1]:
        assert found.stances or found.quotes
