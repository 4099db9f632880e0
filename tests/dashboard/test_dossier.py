"""The dossier of the row under the cursor."""

import pytest
from driving import LARGE, MEDIUM, SMALL, running

from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.dossier import DossierScreen
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.extraction.stream import extract
from newsdash.records import Article

BEFORE = "Ministerin Jana Berg lehnt ein Tempolimit ab. „Das reicht“, sagte Berg."
AFTER = "Ministerin Jana Berg unterstützt ein Tempolimit. „Nun ja“, sagte sie der Presse."


@pytest.fixture(scope="module")
def found():
    texts = {"2025-01-05": BEFORE, "2025-06-05": AFTER}
    return list(extract(Article(d, None, d, text, "de", d, "Bote") for d, text in texts.items()))


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE])
async def test_it_tells_what_all_articles_say_together(found, size):
    async with running(found, size=size) as driver:
        await driver.press("f2", "i")
        assert isinstance(driver.app.screen, DossierScreen)
        shown = driver.screen_text()
        assert "Jana Berg · 2 articles" in shown
        assert "Ministerin" in shown
        assert "changed on Tempolimit" in shown
        await driver.press("i")
        assert driver.app.screen is driver.main


async def test_enter_opens_the_article_that_says_it_and_n_goes_on(found):
    async with running(found) as driver:
        await driver.press("f2", "i", "down", "enter")
        assert isinstance(driver.app.screen, ArticleScreen)
        first = driver.screen_text()
        await driver.press("n")
        assert driver.screen_text() != first
        await driver.press("escape")
        assert isinstance(driver.app.screen, DossierScreen)


@pytest.mark.parametrize("pane", ["f4", "f5"])
async def test_a_stance_and_a_quote_lead_to_who_holds_or_says_it(found, pane):
    async with running(found) as driver:
        await driver.press(pane, "f7")
        assert "Jana Berg · 2 articles" in driver.screen_text()


async def test_a_quote_of_nobody_known_has_no_dossier():
    [nobody] = extract([Article("1", None, "", "„Das Gesetz kommt“, hieß es.", "de")])
    assert nobody.quotes[0].speaker is None
    async with running([nobody]) as driver:
        await driver.press("f5", "i")
        assert driver.app.screen is driver.main


async def test_a_line_without_a_place_opens_nothing(found):
    async with running(found) as driver:
        await driver.press("f2", "i", "G")
        screen = driver.app.screen
        listing = screen.query_one(VirtualList)
        assert "also Berg" in screen.cells(listing.number)[0].text
        await driver.press("enter")
        assert driver.app.screen is screen
