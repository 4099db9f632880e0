"""The dashboard on a library: what it holds, what is new, and what comes while it is open."""

from contextlib import asynccontextmanager

import pytest
from driving import Driver
from msgspec.structs import replace
from shelves import READ_WITH, fill

from generated import library as generated
from newsdash import catalogue
from newsdash.dashboard.app import NewsdashApp
from newsdash.library.writing import WritableLibrary
from newsdash.session import library_feed, session
from newsdash.session.library_feed import LibraryFeed

ARTICLES = list(generated(24))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.db"


@asynccontextmanager
async def opened(path, watching=False):
    """Open a library as the program does, and close it as it does."""
    feed = LibraryFeed(path, watching)
    app = NewsdashApp(feed)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.main.up_to_date)
        yield driver
    feed.close(app.session.index)


def articles(driver):
    return len(driver.app.session.index.articles)


async def test_all_its_articles_are_shown_and_open(path):
    fill(path, ARTICLES)
    async with opened(path) as driver:
        assert articles(driver) == len(ARTICLES)
        await driver.press("f5", "enter")
        assert driver.app.screen is not driver.main
        assert driver.app.session.progress.failures == []


async def test_what_has_come_since_the_last_time_is_new(path):
    fill(path, ARTICLES[:20])
    async with opened(path) as driver:
        assert "✶" not in driver.screen_text()
        await driver.type("new:last")
        assert driver.count("quotes") == 0
    fill(path, ARTICLES[20:])
    async with opened(path) as driver:
        await driver.type("new:last")
        expected = sum(len(found.quotes) for found in ARTICLES[20:])
        assert driver.count("quotes") == expected > 0
        assert driver.screen_text().count("✶") >= min(expected, 5)


async def test_what_another_process_adds_flows_in_where_it_is_watched(path, monkeypatch):
    monkeypatch.setattr(library_feed, "PAUSE", 0.01)
    fill(path, ARTICLES[:10])
    async with opened(path, watching=True) as driver:
        assert articles(driver) == 10
        fill(path, ARTICLES[10:])
        await driver.until(lambda: articles(driver) == len(ARTICLES))


def rows(driver):
    """What all rows of the four panes show, in their order."""
    panes = [driver.pane(name) for name in ("actors", "models", "stances", "quotes")]
    return [[pane.cells(number) for number in pane.listing.numbers] for pane in panes]


@pytest.fixture
def keeping(monkeypatch):
    """Keep an index however small it is."""
    monkeypatch.setattr(catalogue, "WORTH_KEEPING", 1)


async def test_a_kept_index_shows_the_same_and_what_is_newer(path, keeping):
    fill(path, ARTICLES[:15])
    async with opened(path) as driver:
        before = rows(driver)
    assert catalogue.kept_index(path) is not None
    async with opened(path) as driver:
        assert rows(driver) == before
    fill(path, ARTICLES[15:])
    async with opened(path) as driver:
        assert articles(driver) == len(ARTICLES)
        assert driver.count("quotes") == sum(len(found.quotes) for found in ARTICLES)


@pytest.fixture
def prepared(path, monkeypatch):
    """Put what is new into the kept index, however little that is."""
    monkeypatch.setattr(catalogue, "FAR_BEHIND", 1)
    return lambda: list(catalogue.bring_up_to_date(path))


async def test_an_index_that_was_prepared_shows_what_one_built_here_shows(path, prepared):
    fill(path, ARTICLES)
    async with opened(path) as driver:
        before = rows(driver)
    assert catalogue.kept_index(path) is None
    prepared()
    assert catalogue.kept_index(path) is not None
    async with opened(path) as driver:
        assert rows(driver) == before


async def test_what_was_prepared_is_new_once(path, prepared, keeping, monkeypatch):
    fill(path, ARTICLES[:20])
    prepared()
    async with opened(path) as driver:
        await driver.type("new:last")
        assert driver.count("quotes") == 0
    fill(path, ARTICLES[20:])
    prepared()
    async with opened(path) as driver:
        await driver.type("new:last")
        assert driver.count("quotes") == sum(len(found.quotes) for found in ARTICLES[20:])
    monkeypatch.setattr(session, "_today", lambda: 99_990_101)
    async with opened(path) as driver:
        await driver.type("new:last")
        assert driver.count("quotes") == 0


async def test_what_was_read_again_is_prepared_anew(path, prepared):
    fill(path, ARTICLES)
    prepared()
    with WritableLibrary(path) as library:
        run = library.begin_run("extract")
        library.replace(1, replace(ARTICLES[0], quotes=(), stances=()), READ_WITH, run)
        library.end_run(run)
    prepared()
    async with opened(path) as driver:
        assert driver.count("quotes") == sum(len(found.quotes) for found in ARTICLES[1:])


async def test_a_damaged_kept_index_is_built_anew(path, keeping):
    fill(path, ARTICLES)
    async with opened(path):
        pass
    [kept] = path.parent.glob("*-index")
    kept.write_bytes(kept.read_bytes()[:100])
    async with opened(path) as driver:
        assert articles(driver) == len(ARTICLES)


async def test_a_library_that_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"SQLite format 3\0 but no more")
    feed = LibraryFeed(path)
    app = NewsdashApp(feed)
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: app.session.progress.failures)
        assert app.session.exit_code == 2


async def test_the_reasons_of_a_quote_name_who_else_prints_it(path):
    first = next(found for found in ARTICLES if found.quotes)
    other = replace(first.article, id="copy", path="copy.txt", source="Der Bote", published=None)
    fill(path, [first, replace(first, article=other)])
    async with opened(path) as driver:
        await driver.press("f5", "y")
        assert "also printed by: Der Bote" in driver.screen_text()
