"""The timeline: what is dated is counted in its period, and nothing is guessed."""

from collections import Counter
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import library
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.parser import read
from newsdash.search.rows import Pane
from newsdash.search.timeline import DatedFacts, Grain, bounds, label, timeline


def indexed(dates):
    index = Index()
    for extraction, published in zip(library(len(dates)), dates, strict=True):
        article = msgspec.structs.replace(extraction.article, published=published)
        index.add(msgspec.structs.replace(extraction, article=article))
    index.sort()
    return index


def counted(index, grain=None, typed="", room=40):
    result = finish(narrow(index, read(typed).query))
    return timeline(DatedFacts.later(index, result)(), grain, room), result


def names(found):
    return ["…" if p.skipped else label(found.grain, p.code) for p in found.periods]


def test_periods_count_what_the_records_say():
    index = indexed([f"2025-0{1 + n % 3}-1{n % 10}" for n in range(20)])
    found, result = counted(index, Grain.MONTH, "stance:support|oppose")
    expected = Counter()
    for number in result.rows[Pane.STANCES]:
        row = index.stances.rows[number]
        expected[index.articles[row.article].published[:7], row.stance.polarity] += 1
        expected[index.articles[row.article].published[:7], "shift"] += bool(row.stance.shift)
    for number in result.rows[Pane.QUOTES]:
        expected[index.articles[index.quotes.rows[number].article].published[:7], "quote"] += 1
    for period in found.periods:
        month = label(Grain.MONTH, period.code)
        assert period.support == expected[month, "support"]
        assert period.oppose == expected[month, "oppose"]
        assert period.mixed == 0
        assert period.shifts == expected[month, "shift"]
        assert period.quotes == expected[month, "quote"]
        assert len(found.stances(period.code)) == period.stances
        assert len(found.quotes(period.code)) == period.quotes
    assert names(found) == ["2025-01", "2025-02", "2025-03"]


def test_a_date_less_exact_than_the_period_is_in_none():
    index = indexed(["2025-08-05", "2025-08", "2025", None, "no date"])
    sizes = [len(e.stances) + len(e.quotes) for e in index.extractions]
    for grain, undated in ((Grain.DAY, 1), (Grain.WEEK, 1), (Grain.MONTH, 2), (Grain.YEAR, 3)):
        assert counted(index, grain)[0].undated == sum(sizes[undated:])


def test_few_empty_periods_are_shown_and_many_are_one_gap():
    index = indexed(["2025-01-01", "2025-01-04", "2025-01-20"])
    found, _ = counted(index, Grain.DAY)
    days = ["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04", "…", "2025-01-20"]
    assert names(found) == days
    assert found.periods[4].skipped == 15


@pytest.mark.parametrize(("room", "grain"), [(40, Grain.DAY), (8, Grain.MONTH), (3, Grain.YEAR)])
def test_the_shortest_period_that_fits_is_chosen(room, grain):
    dates = [f"2025-{month:02}-{day:02}" for month in (3, 4, 5, 6) for day in (2, 11, 20, 29)]
    found, _ = counted(indexed(dates), room=room)
    assert found.grain is grain


def test_where_only_months_are_known_they_are_chosen():
    found, _ = counted(indexed(["2025-03", "2025-04", "2025-05-01"]))
    assert found.grain is Grain.MONTH


def test_weeks_are_called_as_iso_8601_calls_them():
    found, _ = counted(indexed(["2024-12-30", "2027-01-01"]), Grain.WEEK)
    assert names(found) == ["2025-W01", "…", "2026-W53"]


def test_dates_that_do_not_exist_break_nothing():
    dates = ["2025-02-31", "0001-01-01", "9999-12-31", "2025-00-00"]
    for grain in Grain:
        found, _ = counted(indexed(dates), grain)
        for period in found.periods:
            first, last = bounds(grain, period.code)
            assert first <= last
            assert label(grain, period.code)


def test_of_nothing_there_are_no_periods():
    for index in (Index(), indexed([None])):
        found, _ = counted(index)
        assert list(found.periods) == []
        assert list(found.stances(0)) == []


@given(st.dates(), st.sampled_from(Grain))
def test_a_day_lies_within_its_period(day, grain):
    index = indexed([day.isoformat()])
    [period] = counted(index, grain)[0].periods
    first, last = bounds(grain, period.code)
    assert first <= day <= last
    assert date.min <= first
