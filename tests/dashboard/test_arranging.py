"""Making panes larger, putting them away, and finding them so the next time."""

from driving import running

from newsdash.extraction.stream import extract
from newsdash.memory import Memory
from newsdash.records import Article

TEXT = "Ministerin Jana Berg begrüßte das Tempolimit. „Das eilt“, sagte Karl Lamm."


def records():
    return list(extract([Article("a", None, "Limit", TEXT, "de")]))


def heights(driver):
    return {name: driver.pane(name).size.height for name in ("actors", "models", "stances")}


def shown(driver):
    names = ("actors", "models", "stances", "quotes")
    panes = {name: driver.pane(name) for name in names}
    return {name for name, pane in panes.items() if pane.display and pane.parent.display}


async def test_a_pane_is_made_higher_and_its_neighbour_lower():
    async with running(records()) as driver:
        before = heights(driver)
        await driver.press("f2", "plus", "plus")
        after = heights(driver)
        assert after["actors"] > before["actors"]
        assert after["models"] < before["models"]
        assert after["stances"] == before["stances"]
        await driver.press("minus", "minus")
        assert heights(driver) == before


async def test_a_column_is_made_wider():
    async with running(records()) as driver:
        before = driver.pane("stances").size.width
        await driver.press("f4", "greater_than_sign", "greater_than_sign")
        assert driver.pane("stances").size.width > before


async def test_a_pane_is_put_away_and_brought_back_by_its_key():
    async with running(records()) as driver:
        await driver.press("f3", "h")
        assert shown(driver) == {"actors", "stances", "quotes"}
        assert driver.pane("actors").listing.has_focus
        await driver.press("f3")
        assert shown(driver) == {"actors", "models", "stances", "quotes"}


async def test_one_pane_always_stays():
    async with running(records()) as driver:
        await driver.press("f2", "h", "h", "h", "h", "h")
        assert len(shown(driver)) == 1
        await driver.press("H")
        assert len(shown(driver)) == 4


async def test_it_looks_the_same_the_next_time(tmp_path):
    files = tmp_path / "state.json", tmp_path / "queries.tsv"
    async with running(records(), memory=Memory(*files)) as driver:
        await driver.press("f5", "plus", "plus", "f3", "h")
        left = heights(driver), driver.pane("quotes").size.height, shown(driver)
    async with running(records(), memory=Memory(*files)) as driver:
        assert (heights(driver), driver.pane("quotes").size.height, shown(driver)) == left


async def test_what_is_kept_of_another_version_or_edited_by_hand_does_no_harm(tmp_path):
    state = tmp_path / "state.json"
    state.write_text(
        '{"layout": {"heights": {"actors": -5, "nothing": 3}, '
        '"hidden": ["actors", "models", "stances", "quotes"]}}'
    )
    async with running(records(), memory=Memory(state)) as driver:
        assert len(shown(driver)) == 4
