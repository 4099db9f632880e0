"""What is put into a library comes out again, once, with the actors of all articles."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from shelves import READ_WITH, all_of, article, bare, fill, libraries, settled

from generated import library as generated_library
from newsdash.library import Library
from newsdash.library.checking import check
from newsdash.library.rebuilding import rebuild
from newsdash.library.stale import every
from newsdash.library.writing import Outcome, Standing, WritableLibrary
from newsdash.records import SCHEMA_VERSION, Actor, Extraction

JANA = Actor("person:jana-berg", "Jana Berg", "person")
BERG = Actor("person:berg", "Berg", "person")


def named(text, actor, number, path=None):
    return Extraction(SCHEMA_VERSION, article(text, number, path), (actor,))


@given(libraries)
@settings(max_examples=60, deadline=None)
def test_any_records_come_back_as_one_run_over_all_articles_gives_them(extractions):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        half = len(extractions) // 2
        fill(path, extractions[:half])
        fill(path, extractions[half:])  # what the registry knew comes from the file
        with Library(path) as library:
            assert all_of(library) == settled(extractions)
            assert list(check(library)) == []


def test_records_of_a_year_come_back_in_batches(tmp_path):
    extractions = list(generated_library(60))
    fill(tmp_path / "l.db", extractions)
    with Library(tmp_path / "l.db") as library:
        batches = list(library.entries(batch=25))
        assert [len(batch) for batch in batches] == [25, 25, 10]
        assert [e.extraction for batch in batches for e in batch] == settled(extractions)
        after = batches[0][-1].row
        assert sum(len(batch) for batch in library.entries(after)) == 35


def test_two_that_write_at_once_agree_on_who_is_who(tmp_path):
    with (
        WritableLibrary(tmp_path / "l.db") as one,
        WritableLibrary(tmp_path / "l.db") as other,
    ):
        run = one.begin_run("add")
        one.store(named("Jana Berg kommt.", JANA, 1), READ_WITH, None, run)
        other.store(named("Berg geht.", BERG, 2), READ_WITH, None, run)
        assert [e.actors[0].id for e in all_of(one)] == [JANA.id, JANA.id]


def test_counts_are_those_of_the_records(tmp_path):
    extractions = settled(generated_library(20))
    fill(tmp_path / "l.db", extractions)
    with Library(tmp_path / "l.db") as library:
        counts, actors = library.counts(), library.number_of_actors()
    assert (counts.articles, counts.copies) == (20, 20)
    assert actors == len({a.id for e in extractions for a in e.actors})
    assert counts.quotes == sum(len(e.quotes) for e in extractions)
    assert counts.stances == sum(len(e.stances) for e in extractions)
    assert counts.models == sum(len(e.models) for e in extractions)


def test_an_article_is_found_by_its_id(tmp_path):
    fill(tmp_path / "l.db", [bare("Eins.", 1), bare("Zwei.", 2)])
    with Library(tmp_path / "l.db") as library:
        found = library.extraction("a2")
        assert found is not None
        assert found.article.text == "Zwei."
        assert library.extraction("a3") is None


def test_the_same_text_from_two_places_is_one_article_with_both(tmp_path):
    both = [
        bare("Der Rat tagt.", 1, "a.txt", source="Bote"),
        bare("Der Rat tagt.", 2, "b.txt", source="Kurier"),
    ]
    fill(tmp_path / "l.db", both, origin=lambda e: e.article.path)
    with Library(tmp_path / "l.db") as library:
        assert library.counts()[:2] == (1, 2)
        assert [p.source for p in library.printings("a1")] == ["Bote", "Kurier"]


def test_another_text_in_the_same_file_replaces_the_article(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        for text in ("Alt.", "Neu."):
            outcome = library.store(bare(text, 1, "a.txt"), READ_WITH, "a.txt", run)
        assert outcome is Outcome.CHANGED
        assert [e.article.text for e in all_of(library)] == ["Neu."]
        assert list(check(library)) == []


def test_a_file_that_takes_over_a_known_text_leaves_nothing_behind(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        library.store(bare("Eins.", 1, "a.txt"), READ_WITH, "a.txt", run)
        library.store(bare("Zwei.", 2, "b.txt"), READ_WITH, "b.txt", run)
        change = library.position().change
        moved = bare("Zwei.", 1, "a.txt")
        assert library.standing(moved.article, "a.txt") is Standing.COPY
        library.add_copy(moved.article, "a.txt")
        assert [e.article.text for e in all_of(library)] == ["Zwei."]
        assert library.removed_since(change) == ["a1"]
        assert len(library.printings("a2")) == 2
        assert list(check(library)) == []


def test_a_file_of_a_text_that_stands_elsewhere_too_leaves_that_text(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        library.store(bare("Eins.", 1, "a.txt"), READ_WITH, "a.txt", run)
        library.add_copy(article("Eins.", 2, "b.txt"), "b.txt")
        library.store(bare("Neu.", 1, "a.txt"), READ_WITH, "a.txt", run)
        assert [e.article.text for e in all_of(library)] == ["Eins.", "Neu."]
        assert [p.path for p in library.printings("a1")] == ["a.txt"]
        assert [p.path for p in library.printings("a2")] == ["b.txt"]
        assert list(check(library)) == []


def test_a_date_that_is_put_right_counts_though_the_text_is_the_same(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        library.store(bare("Eins.", 1, "a.txt"), READ_WITH, "a.txt", run)
        dated = bare("Eins.", 1, "a.txt", published="2025-03-01")
        assert library.standing(dated.article, "a.txt") is Standing.UNREAD
        assert library.store(dated, READ_WITH, "a.txt", run) is Outcome.CHANGED
        assert all_of(library) == [dated]
        assert library.standing(dated.article, "a.txt") is Standing.KNOWN


def test_what_is_new_since_one_last_looked_is_told(tmp_path):
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        assert library.seen() is None
        library.store(bare("Eins.", 1, "a.txt"), READ_WITH, "a.txt", run)
        library.mark_seen()
        library.store(bare("Zwei.", 2), READ_WITH, None, run)
        library.store(bare("Eins, neu.", 1, "a.txt"), READ_WITH, "a.txt", run)
        seen = library.seen()
        new = [e.extraction.article.id for b in library.entries(seen.row) for e in b]
        changed = [e.extraction.article.id for b in library.changed_since(seen.change) for e in b]
        assert (new, changed) == (["a2"], ["a2", "a1"])


def test_rebuilt_actors_are_those_of_one_run_in_order(tmp_path):
    later = [named("Jana Berg kommt.", JANA, 1, "a"), named("Berg geht.", BERG, 2, "b")]
    with WritableLibrary(tmp_path / "l.db") as library:
        run = library.begin_run("add")
        library.store(bare("Noch nichts.", 1, "a"), READ_WITH, "a", run)
        library.store(later[1], READ_WITH, "b", run)
        library.store(later[0], READ_WITH, "a", run)
        assert all_of(library) != settled(later)
        before = library.position().change
        assert list(rebuild(library))[-1] == (2, 2)
        assert all_of(library) == settled(later)
        assert [len(b) for b in library.changed_since(before)] == [1]
        assert list(check(library)) == []
        assert every(library) == [1, 2]


def test_a_rebuild_broken_off_changes_nothing(tmp_path):
    extractions = list(generated_library(10))
    fill(tmp_path / "l.db", extractions)
    with WritableLibrary(tmp_path / "l.db") as library:
        going = rebuild(library)
        next(going)
        going.close()
        assert all_of(library) == settled(extractions)
        assert list(check(library)) == []
