import pytest

from generated import library
from newsdash.search.buffers import SavedIndexError, load, save
from newsdash.search.crossfilter import finish, narrow
from newsdash.search.index import Index
from newsdash.search.query import parse
from newsdash.search.rows import Pane

ARTICLES = list(library(40))
TYPED = ("", "krämer", '"das neue gesetz"', "~kraemmer", "by:müller since:2023", "e", "org:elbtal")


def indexed(articles) -> Index:
    index = Index()
    for extraction in articles:
        index.add(extraction)
    index.sort()
    return index


def seen(index: Index):
    rows = {pane: [index.tables[pane].rows[n] for n in table.order][:50]
            for pane, table in index.tables.items()}  # fmt: skip
    comparable = {pane: [(row.number, getattr(row, "mentions", None)) for row in rows[pane]]
                  for pane in (Pane.ACTORS, Pane.MODELS)}  # fmt: skip
    found = [finish(narrow(index, parse(typed))).rows for typed in TYPED]
    return comparable, rows[Pane.QUOTES], rows[Pane.STANCES], found


def test_an_opened_index_shows_what_the_saved_one_showed():
    saved = indexed(ARTICLES)
    assert seen(load(save(saved), ARTICLES.__getitem__)) == seen(saved)


def test_articles_can_be_added_to_an_opened_index():
    opened = load(save(indexed(ARTICLES[:25])), ARTICLES.__getitem__)
    for extraction in ARTICLES[20:]:
        opened.add(extraction)
    opened.sort()
    assert seen(opened) == seen(indexed(ARTICLES))


def test_records_are_fetched_for_the_rows_that_are_looked_at_only():
    fetched = []

    def fetch(number):
        fetched.append(number)
        return ARTICLES[number]

    index = load(save(indexed(ARTICLES)), fetch)
    finish(narrow(index, parse("krämer")))
    assert fetched == []
    row = index.quotes.rows[index.quotes.order[0]]
    assert row.quote in ARTICLES[row.article].quotes
    assert index.articles[row.article].title
    assert fetched == [row.article]


def test_an_empty_index_can_be_saved_and_opened():
    assert len(load(save(Index()), ARTICLES.__getitem__).quotes) == 0


@pytest.mark.parametrize("damage", ["version", "missing", "cut", "head"])
def test_other_versions_and_damage_are_told(damage):
    buffers = save(indexed(ARTICLES[:3]))
    match damage:
        case "version":
            buffers["head"] = buffers["head"].replace(b"version\x02", b"version\x63")
        case "missing":
            del buffers["quote.speaker"]
        case "cut":
            buffers["quote.speaker"] = buffers["quote.speaker"][:20]
        case "head":
            buffers["head"] = b"\x00"
    with pytest.raises(SavedIndexError):
        load(buffers, ARTICLES.__getitem__)
