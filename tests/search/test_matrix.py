"""The matrix: each stance that stays is counted once, in its holder's row."""

from collections import Counter

import hostile
from generated import library
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.matrix import Matrix, Order, Tally, described, matrix
from newsdash.search.parser import read
from newsdash.search.rows import NOBODY, Pane
from newsdash.search.targets import StanceFacts, is_model


def indexed(extractions):
    index = Index()
    for extraction in extractions:
        index.add(extraction)
    index.sort()
    return index


def counted(index, typed="", order=Order.FREQUENT):
    result = finish(narrow(index, read(typed).query))
    return matrix(StanceFacts.later(index, result)(), order), result


def by_hand(index, numbers):
    """Return {(holder, target): Counter of signs} from the records."""
    cells = {}
    for number in numbers:
        row = index.stances.rows[number]
        target = (row.target_model, row.target_actor, row.stance.target.name)
        if row.target_model != NOBODY:
            target = (row.target_model, row.target_actor, index.models.rows[row.target_model].name)
        signs = cells.setdefault((row.holder, target[2]), Counter())
        signs[row.stance.polarity] += 1
        signs["shifts"] += row.stance.shift is not None
    return cells


def shown(index, found):
    cells = {}
    for row in range(len(found.actors)):
        for column, tally in found.row(row).items():
            signs = Counter(dict(zip(("support", "oppose", "mixed", "shifts"), tally, strict=True)))
            cells[found.actors[row], described(index, found, row, column)[1]] = signs
    return cells


def test_the_cells_count_what_the_records_say():
    index = indexed(library(30))
    for typed in ("", "stance:oppose", "open", "by:müller -gesetz"):
        found, result = counted(index, typed)
        expected = by_hand(index, result.rows[Pane.STANCES])
        assert {key: +signs for key, signs in shown(index, found).items()} == {
            key: +signs for key, signs in expected.items()
        }


def test_behind_a_cell_are_its_stances_newest_first():
    index = indexed(library(30))
    found, _ = counted(index)
    behind = 0
    for row in range(len(found.actors)):
        for column, tally in found.row(row).items():
            numbers = found.stances(row, column)
            behind += len(numbers)
            assert len(numbers) == tally.stances
            dates = [index.articles[index.stances.rows[n].article].published for n in numbers]
            assert dates == sorted(dates, reverse=True)
    assert behind == len(index.stances)


def test_the_most_active_and_the_most_frequent_come_first():
    index = indexed(library(30))
    found, _ = counted(index)
    rows = [sum(t.stances for t in found.row(row).values()) for row in range(len(found.actors))]
    assert rows == sorted(rows, reverse=True)
    columns = Counter()
    for row in range(len(found.actors)):
        for column, tally in found.row(row).items():
            columns[column] += tally.stances
    assert [columns[c] for c in range(len(found.targets))] == sorted(columns.values(), reverse=True)


def test_disputed_targets_have_most_on_both_sides():
    index = indexed(library(30))
    found, _ = counted(index, order=Order.DISPUTED)
    sides = {column: [0, 0] for column in range(len(found.targets))}
    for row in range(len(found.actors)):
        for column, tally in found.row(row).items():
            sides[column][0] += tally.support
            sides[column][1] += tally.oppose
    least = [min(both) for both in sides.values()]
    assert least == sorted(least, reverse=True)
    assert least[0] > 0


def test_a_model_is_one_target_and_known_as_such():
    index = indexed(library(30))
    found, _ = counted(index, "stance:support")
    names = [described(index, found, 0, column)[1] for column in range(len(found.targets))]
    assert len(names) == len(set(names))
    models = {model.name for model in index.models.rows}
    for name, target in zip(names, found.targets, strict=True):
        assert is_model(target) == (name in models)


def test_who_is_not_known_has_no_row_but_is_counted():
    index = indexed(hostile.library())
    found, _ = counted(index)
    assert found.nobodys
    rows = sum(t.stances for row in range(len(found.actors)) for t in found.row(row).values())
    assert rows + found.nobodys == len(index.stances)


def test_of_nothing_there_is_an_empty_matrix():
    for index in (Index(), indexed(library(3))):
        found, _ = counted(index, "gibtesnicht")
        assert (list(found.actors), list(found.targets), found.largest) == ([], [], 0)
    assert Matrix().row(0) == {}
    assert Tally().stances == 0
