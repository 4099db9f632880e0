from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed import jumbles, queries

from newsdash.search.fields import field_named, fields
from newsdash.search.parser import MOST, read
from newsdash.search.query import Choice, Query, When, Words, parse

TODAY = date(2026, 3, 31)


def only(typed: str):
    reading = read(typed, TODAY)
    assert not reading.problems
    assert not reading.unfinished
    (condition,) = reading.query.conditions
    return condition


def problem(typed: str) -> str:
    (found,) = read(typed, TODAY).problems
    return found.message


@given(jumbles)
def test_anything_parses(typed):
    reading = read(typed, TODAY)
    for found in (*reading.problems, *reading.unfinished):
        assert 0 <= found.start < found.end <= len(typed)
        assert found.message
        assert "\n" not in found.message.replace(typed, "")


@given(st.one_of(jumbles, queries))
def test_what_was_understood_can_be_written_and_is_understood_the_same(typed):
    query = read(typed, TODAY).query
    again = read(str(query), TODAY)
    assert again.query == query
    assert not again.problems


@given(queries)
def test_a_query_that_makes_sense_has_no_mistakes(typed):
    assert read(typed, TODAY).problems == ()


def test_terms_phrases_alternatives_and_negation():
    assert [str(c) for c in parse('altman "open source" -meta a|"b c"').conditions] == [
        "altman",
        '"open source"',
        "-meta",
        'a|"b c"',
    ]


def test_a_value_may_be_quoted_fuzzy_or_one_of_several():
    assert only('by:"sam altman"') == only("by:“Sam Altman”")
    fuzzy = only("actor:~altmann|musk")
    assert [pattern.fuzzy for pattern in fuzzy.patterns] == [True, False]


def test_the_same_term_twice_is_one():
    assert parse("a A a") == parse("a")


@pytest.mark.parametrize(
    ("german", "english"),
    [("akteur:x", "actor:x"), ("rolle:x", "role:x"), ("modell:x", "model:x"),
     ("ziel:x", "target:x"),
     ("haltung:lehnt", "stance:oppose"), ("zitat:x", "quote:x"), ("von:x", "by:x"),
     ("quelle:x", "source:x"), ("sprache:de", "lang:de"), ("seit:2025", "since:2025"),
     ("bis:2025", "until:2025"), ("neu:last", "new:last"), ("Wörtlich:x", "said:x"),
     ("art:behörde", "kind:government"), ("offen:quelloffen", "open:open-source")],
)  # fmt: skip
def test_fields_and_values_have_german_names(german, english):
    assert only(german) == only(english)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("since:2025", 20250101), ("since:2025-08", 20250801), ("since:2025-08-05", 20250805),
     ("until:2025", 20251231), ("until:2024-02", 20240229), ("since:7d", 20260324),
     ("since:3w", 20260310), ("since:1m", 20260228), ("since:6m", 20250930),
     ("since:1y", 20250331), ("since:9999y", 10101)],
)  # fmt: skip
def test_dates_are_known_in_part_or_relative(typed, day):
    condition = only(typed)
    assert isinstance(condition, When)
    assert condition.day == day


def test_an_unknown_field_is_told_with_its_place_and_the_one_that_may_be_meant():
    (found,) = read("meta acter:altman", TODAY).problems
    assert (found.start, found.end) == (5, 17)
    assert found.message == "unknown field 'acter:' - did you mean actor:?"
    assert "quotation marks" in problem("https://example.org")


def test_mistakes_say_what_a_field_takes():
    assert problem("stance:x") == "stance: takes support, oppose, mixed, shift, not 'x'"
    assert "2025-08-05" in problem("since:gestern")
    assert problem("until:2025-02-30") == "until: there is no 2025-02-30"
    assert problem("since:2025|2024") == "since: takes one date"
    assert "of its own" in problem("actor:altman|model:gpt")


def test_the_rest_is_understood_beside_a_mistake():
    assert read("altman acter:x", TODAY).query == parse("altman")


@pytest.mark.parametrize(
    "typed", ["stance:", "actor:", 'by:"', "-", "~", "-~", "since:2", "since:2025-", "since:2025-0",
              "until:7", "new:", "new:la", "kind:|", "-actor:~"],
)  # fmt: skip
def test_what_is_only_begun_is_no_mistake_and_narrows_nothing(typed):
    reading = read(typed, TODAY)
    assert reading.query == Query()
    assert reading.problems == ()
    assert typed == "~" or reading.unfinished


@pytest.mark.parametrize("typed", ["stance:support|oppose", "kind:government", "actor:krämer"])
def test_each_letter_more_of_a_field_only_narrows(typed):
    for end in range(len(typed.partition(":")[0]) + 1, len(typed)):
        new, old = parse(typed[: end + 1], TODAY), parse(typed[:end], TODAY)
        assert new.refines(old) or "|" in typed[: end + 1]


@given(queries, st.integers(0, 40))
def test_another_term_only_narrows(typed, seed):
    more = f"{typed} actor:wort{seed}"
    assert parse(more, TODAY).refines(parse(typed, TODAY))


def test_too_many_terms_are_told():
    assert f"more than {MOST}" in problem(" ".join(f"w{n}" for n in range(MOST + 5)))


def test_no_two_fields_share_a_name():
    for field in fields().values():
        for name in (field.name, *field.aliases):
            assert field_named(name) is field


def test_each_field_and_each_of_its_names_is_documented():
    docs = Path(__file__).parents[2] / "docs" / "query.md"
    if not docs.exists():
        pytest.skip("docs/query.md lies beside the tests in the repository only")
    text = docs.read_text("utf-8")
    for field in fields().values():
        for name in (field.name, *field.aliases):
            assert f"`{name}:`" in text
        for value in field.choices:
            assert f"`{value}`" in text


def test_values_are_meant_by_their_beginnings():
    assert only("open:open") == Choice("open", frozenset({"open-source", "open-weight"}))
    assert only("-kind:country") == Choice("kind", frozenset({"country"}), negated=True)
    assert isinstance(only("open"), Words)
