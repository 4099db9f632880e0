"""What a query leaves is what the dashboard would leave."""

import io

from hypothesis import given, settings
from writing import WORDS, article, debate, held, said

from any_records import libraries
from newsdash.export.record_writers import JsonLinesWriter
from newsdash.export.selecting import SelectingWriter
from newsdash.records import Target, from_json
from newsdash.search.query import parse

COUNCIL = Target("actor", "Elbrat", "government:rat")


def left(records, query):
    stream = io.BytesIO()
    writer = SelectingWriter(JsonLinesWriter(stream), parse(query))
    for record in records:
        writer.write(record)
    writer.finish()
    found = [from_json(line) for line in stream.getvalue().splitlines()]
    assert writer.kept == len(found)
    return found


def test_only_articles_with_something_that_matches_are_left():
    records = [article(1, [said("Das Limit kommt")]), article(2, [said("Es regnet")])]
    assert [record.article.id for record in left(records, "regnet")] == ["a2"]


def test_who_speaks_is_left_with_the_quote():
    (found,) = left([article(1, [said(WORDS), said("Es regnet")])], "einführen")
    assert [quote.text for quote in found.quotes] == [WORDS]
    assert "person:lea-voss" in {actor.id for actor in found.actors}


def test_holder_and_target_are_left_with_the_stance():
    record = article(1, [said(WORDS)], [held("oppose", COUNCIL, words="Das Gremium irrt.")])
    (found,) = left([record], "Gremium")
    assert {actor.id for actor in found.actors} == {"person:lea-voss", "government:rat"}


def test_a_name_leaves_what_its_bearer_says_and_thinks():
    (found, *_) = left(debate(), "lea")
    assert found.quotes
    assert found.stances


def test_nothing_is_left_where_nothing_matches():
    assert left(debate(), "unauffindbar") == []


@given(libraries)
@settings(deadline=None)
def test_what_is_left_is_part_of_what_was_there(records):
    by_id = {}
    for record in records:
        by_id.setdefault(record.article.id, record)
    for found in left(records, "a"):
        whole = by_id[found.article.id]
        for kind in ("actors", "models", "quotes", "stances"):
            ids = {one.id for one in getattr(whole, kind)}
            assert {one.id for one in getattr(found, kind)} <= ids
