"""Who moved, over the whole index: as the dossier says, found without reading everything."""

import msgspec

from generated import library
from newsdash.dossier import Dossier
from newsdash.dossier.moves import disagreements, moves
from newsdash.dossier.statements import Change
from newsdash.records import Actor, Article, Evidence, Extraction, Stance, Target
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.parser import read
from newsdash.search.rows import Pane
from newsdash.search.targets import StanceFacts


def indexed(extractions):
    index = Index()
    for extraction in extractions:
        index.add(extraction)
    index.sort()
    return index


def found_in(index, typed=""):
    result = finish(narrow(index, read(typed).query))
    groups = disagreements(StanceFacts.later(index, result, all_stances=True)())
    return [m for some in moves(index, groups, result.masks[Pane.STANCES]) for m in some]


def said(polarity, published, number=0):
    text = f"Jana Berg äußert sich: {polarity}."
    return Extraction(
        1,
        Article(f"{published}-{polarity}-{number}", None, "", text, "de", published),
        (Actor("p", "Jana Berg", "person", (), (), ((0, 9),)),),
        stances=(
            Stance("s", "p", Target("topic", "Tempolimit", None), polarity, None,
                   Evidence(0, len(text), text), None, None, 0.9),
        ),
    )  # fmt: skip


def test_all_changes_are_found_that_a_dossier_of_everything_tells():
    records = list(library(40))
    dossier = Dossier()
    for extraction in records:
        dossier.add(extraction)
    told = [each for each in dossier.statements() if isinstance(each, Change)]
    found = [move.change for move in found_in(indexed(records))]
    key = msgspec.json.encode
    assert sorted(map(key, found)) == sorted(map(key, told))
    assert found


def test_a_later_article_is_a_change_and_an_undated_one_a_contradiction():
    [change] = found_in(indexed([said("oppose", "2025-01-05"), said("support", "2025-06-05")]))
    assert not change.contradiction
    assert (change.before, change.after) == (0, 1)
    [contradiction] = found_in(indexed([said("oppose", "2025-01-05"), said("support", None)]))
    assert contradiction.contradiction


def test_a_change_stays_if_one_of_its_places_does():
    records = [said("oppose", "2025-01-05"), said("support", "2025-06-05")]
    index = indexed(records)
    assert len(found_in(index, "since:2025-06")) == 1
    assert len(found_in(index, "stance:oppose")) == 1
    assert found_in(index, "since:2026") == []
    assert found_in(index, "-by:berg") == []


def test_the_newest_come_first():
    other = [msgspec.structs.replace(
        each,
        article=msgspec.structs.replace(each.article, id=f"x{each.article.id}"),
        stances=tuple(
            msgspec.structs.replace(s, target=Target("topic", "Maut", None)) for s in each.stances
        ),
    ) for each in (said("oppose", "2024-01-05"), said("support", "2025-12-05"))]  # fmt: skip
    index = indexed([said("oppose", "2025-01-05"), said("support", "2025-06-05"), *other])
    assert [m.change.target.name for m in found_in(index)] == ["Maut", "Tempolimit"]


def test_who_stands_by_his_word_is_not_listed():
    assert found_in(indexed([said("oppose", "2025-01-05"), said("oppose", "2025-06-05")])) == []
    both = [said("oppose", "2025-01-05"), said("mixed", "2025-06-05")]
    assert found_in(indexed(both)) == []
