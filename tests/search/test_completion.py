import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed import jumbles

from generated import library
from newsdash.search.completion import complete
from newsdash.search.index import Index
from newsdash.search.parser import read


def indexed() -> Index:
    index = Index()
    for extraction in library(40):
        index.add(extraction)
    index.sort()
    return index


INDEX = indexed()


def taken(typed: str, at: int = 0) -> str:
    """Return what the line holds once the offer is taken, typed at its end."""
    offer = complete(typed, len(typed), INDEX)[at]
    return typed[: offer.start] + offer.insert + typed[offer.end :]


@given(jumbles, st.integers(0, 40))
def test_anything_can_be_completed_to_something_that_is_understood(typed, cursor):
    cursor = min(cursor, len(typed))
    for offer in complete(typed, cursor, INDEX):
        assert 0 <= offer.start <= offer.end <= len(typed)
        mistakes = len(read(typed).problems)
        assert len(read(typed[: offer.start] + offer.insert + typed[offer.end :]).problems) <= (
            mistakes + 1
        )


def test_nothing_typed_offers_all_fields():
    assert {"actor:", "stance:", "since:"} <= {offer.insert for offer in complete("", 0, INDEX)}


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("sta", "stance:"), ("-sta", "-stance:"), ("krämer hal", "krämer stance:"), ("akt", "actor:")],
)
def test_fields_are_completed_by_either_name(typed, completed):
    assert taken(typed) == completed


def test_values_of_a_choice_are_offered_with_counts():
    offers = complete("stance:", 7, INDEX)
    assert {offer.shown for offer in offers} == {"support", "oppose", "mixed", "shift"}
    counts = [offer.count for offer in offers]
    assert counts == sorted(counts, reverse=True)
    assert taken("stance:support|opp") == "stance:support|oppose"


def test_names_are_offered_by_how_often_they_are_named_and_quoted_where_they_must_be():
    offers = complete("actor:kr", 8, INDEX)
    assert offers
    assert all("kr" in offer.shown.lower() for offer in offers)
    assert offers[0].insert == f'"{offers[0].shown}"'
    begun = [offer.count for offer in offers if " Kr" in f" {offer.shown}"]
    assert begun == sorted(begun, reverse=True)


def test_words_without_a_field_are_completed_to_names():
    name = INDEX.model_columns.facts[0].name
    assert name in {offer.shown for offer in complete(name[:4], 4, INDEX)}


def test_dates_sources_and_languages_are_offered():
    assert "2024" in {offer.insert for offer in complete("since:", 6, INDEX)}
    assert taken("source:elb") == 'source:"Elbtaler Bote"'
    assert taken("lang:") == "lang:de"


def test_only_the_term_at_the_cursor_is_replaced():
    (offer, *_) = complete("krämer stance:op lea", 16, INDEX)
    assert ("krämer stance:op lea"[offer.start : offer.end], offer.insert) == ("op", "oppose")


def test_offers_follow_what_comes_in():
    index = Index()
    assert complete("actor:", 6, index) == []
    index.add(next(library(1)))
    index.sort()
    assert complete("actor:", 6, index)
