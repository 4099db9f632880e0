import msgspec
from driving import LARGE, SMALL, running

from generated import library
from newsdash.dashboard.neighbours import NeighbourList
from newsdash.dashboard.reader.reader import Reader
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.main import MainScreen
from newsdash.records import Extraction

ARTICLES = list(library(30))


def evidence(driver) -> list[str]:
    reader = driver.app.screen.query_one(Reader)
    text = reader.extraction.article.text
    return [text[start:end] for start, end in reader.evidence]


async def open_quote(driver, *keys: str):
    await driver.press("f5", *keys)
    pane = driver.pane("quotes")
    row = pane.row(pane.listing.number)
    await driver.press("enter")
    assert isinstance(driver.app.screen, ArticleScreen)
    return row


async def test_enter_opens_the_article_at_the_quote_and_escape_returns_to_the_row():
    async with running(ARTICLES) as driver:
        row = await open_quote(driver, "down", "down", "pagedown")
        assert evidence(driver) == [row.quote.text]
        assert row.quote.text.split()[0] in driver.screen_text()
        listing = driver.pane("quotes").listing
        await driver.press("escape")
        assert isinstance(driver.app.screen, MainScreen)
        assert driver.app.focused is listing
        assert driver.pane("quotes").row(listing.number) is row


async def test_the_evidence_is_visible_however_small_the_terminal():
    for size in (SMALL, LARGE):
        async with running(ARTICLES, size=size) as driver:
            row = await open_quote(driver, "end")
            assert row.quote.text.split(". ")[0][:20] in driver.screen_text()


async def test_next_and_previous_lead_along_the_rows_of_the_pane():
    async with running(ARTICLES) as driver:
        await open_quote(driver)
        pane = driver.pane("quotes")
        following = pane.row(pane.listing.numbers[1])
        for key in ("n", "right_square_bracket"):
            await driver.press(key)
            assert evidence(driver) == [following.quote.text]
            await driver.press("N")
        assert evidence(driver) == [pane.row(pane.listing.numbers[0]).quote.text]


async def test_the_mentions_of_an_actor_are_read_across_articles():
    async with running(ARTICLES) as driver:
        await driver.press("f2", "enter")
        row = driver.pane("actors").row(driver.pane("actors").listing.number)
        articles = set()
        for _ in range(row.mentions):
            assert evidence(driver) == [row.name]
            articles.add(driver.app.screen.query_one(Reader).extraction.article.id)
            await driver.press("n")
        assert len(articles) == len(row.sightings) > 1


async def test_title_source_date_and_path_are_shown():
    async with running(ARTICLES, size=LARGE) as driver:
        row = await open_quote(driver)
        article = driver.app.session.index.articles[row.article]
        shown = driver.screen_text()
        for part in (article.title, article.source, article.published, article.path):
            assert not part or part in shown


async def test_a_neighbour_is_read_in_the_same_article():
    async with running(ARTICLES, size=LARGE) as driver:
        await open_quote(driver)
        await driver.press("tab", "end", "enter")
        listing = driver.app.screen.query_one(NeighbourList)
        spans = listing.neighbours.spans(listing.number)
        assert driver.app.screen.query_one(Reader).evidence == spans


async def test_a_second_click_on_a_row_opens_it():
    async with running(ARTICLES) as driver:
        await driver.pilot.click("#quotes-list", offset=(10, 3))
        await driver.settle()
        assert driver.pane("quotes").listing.cursor == 3
        assert isinstance(driver.app.screen, MainScreen)
        await driver.pilot.click("#quotes-list", offset=(10, 3))
        await driver.settle()
        assert isinstance(driver.app.screen, ArticleScreen)


async def test_an_article_of_megabytes_opens_at_evidence_near_its_end():
    original = ARTICLES[0]
    before = "Ein Satz, der nichts sagt. " * 40_000 + "x" * 100_000 + "\n"
    article = msgspec.structs.replace(original.article, text=before + original.article.text)
    end = len(article.text)
    quote = original.quotes[-1]
    spans = tuple((start + len(before), stop + len(before)) for start, stop in quote.spans)
    moved = msgspec.structs.replace(quote, start=spans[0][0], end=spans[-1][1], spans=spans)
    long = Extraction(1, article, quotes=(moved,))
    async with running([long]) as driver:
        await open_quote(driver)
        await driver.until(lambda: quote.text[:20] in driver.screen_text())
        await driver.press("end")
        await driver.until(lambda: article.text[end - 12 : end].strip() in driver.screen_text())


async def test_a_broken_quotation_is_listed_without_the_words_that_break_it():
    text = "»Es war klar«, sagte er, »dass es gelingt.«"
    parts = ("Es war klar", "dass es gelingt.")
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in parts)
    quote = msgspec.structs.replace(
        ARTICLES[0].quotes[0], start=spans[0][0], end=spans[1][1], spans=spans,
        text=text[spans[0][0] : spans[1][1]],
    )  # fmt: skip
    article = msgspec.structs.replace(ARTICLES[0].article, text=text)
    async with running([Extraction(1, article, quotes=(quote,))]) as driver:
        assert "Es war klar … dass es gelingt." in driver.screen_text()
        await open_quote(driver)
        assert evidence(driver) == ["Es war klar", "dass es gelingt."]
