from driving import SMALL, running

from generated import library
from newsdash.dashboard.filter_bar import FilterBar, FilterInput
from newsdash.dashboard.pin_bar import Chip
from newsdash.dashboard.status import StatusLine

PANES = ("actors", "models", "stances", "quotes")
ARTICLES = list(library(30))


async def test_typing_narrows_all_four_panes_and_shows_counts():
    async with running(ARTICLES) as driver:
        before = {pane: driver.count(pane) for pane in PANES}
        assert driver.title("quotes") == f"quotes {before['quotes']:,}"
        await driver.type("krämer support")
        for pane in PANES:
            assert driver.count(pane) < before[pane]
            assert driver.title(pane) == f"{pane} {driver.count(pane):,}/{before[pane]:,}"
        assert driver.count("stances") > 0


async def test_escape_clears_the_filter_and_then_goes_to_the_rows():
    async with running(ARTICLES) as driver:
        everything = driver.count("quotes")
        await driver.type("öztürk")
        await driver.press("escape")
        assert driver.count("quotes") == everything
        assert isinstance(driver.app.focused, FilterInput)
        await driver.press("escape")
        assert driver.app.focused is driver.pane("actors").listing


async def test_the_filter_is_one_key_away_from_the_rows():
    async with running(ARTICLES) as driver:
        for key in ("slash", "ctrl+f"):
            await driver.press("f5", key)
            assert isinstance(driver.app.focused, FilterInput)
        await driver.press("down", "up")
        assert isinstance(driver.app.focused, FilterInput)


async def test_going_to_the_rows_skips_panes_without_any():
    async with running(ARTICLES) as driver:
        await driver.type("-kind:person|organization|government|group|country")
        assert driver.count("actors") == 0
        await driver.press("down")
        assert driver.app.focused is driver.pane("models").listing


async def test_a_mistake_is_explained_and_the_last_good_result_stays():
    async with running(ARTICLES) as driver:
        await driver.type("krämer")
        before = driver.count("quotes")
        await driver.type(" stance:x")
        assert "stance: takes support, oppose" in driver.screen_text()
        assert driver.count("quotes") == before
        await driver.press("ctrl+u")
        await driver.type("krämer acter:lea")
        assert "did you mean actor:?" in driver.screen_text()
        assert driver.count("quotes") == before
        await driver.press("escape")
        assert "did you mean" not in driver.screen_text()


async def test_a_field_that_is_only_begun_narrows_nothing():
    async with running(ARTICLES) as driver:
        everything = driver.count("stances")
        await driver.type("stance:")
        assert driver.count("stances") == everything
        assert not driver.main.query_one(FilterBar).has_class("-problem")
        await driver.type("opp")
        assert 0 < driver.count("stances") < everything


async def test_a_pin_narrows_the_other_panes_and_the_same_key_takes_it_away():
    async with running(ARTICLES) as driver:
        before = {pane: driver.count(pane) for pane in PANES}
        await driver.press("f5", "down", "down", "space")
        assert driver.count("quotes") == before["quotes"]
        assert 0 < driver.count("actors") < before["actors"]
        assert driver.count("models") == 1
        assert len(driver.main.query(Chip)) == 1
        await driver.press("space")
        assert {pane: driver.count(pane) for pane in PANES} == before
        assert not driver.main.query(Chip)


async def test_escape_in_the_rows_takes_away_the_last_pin_and_then_the_filter():
    async with running(ARTICLES) as driver:
        await driver.type("krämer")
        filtered = driver.count("quotes")
        await driver.press("down", "space")
        await driver.press("escape")
        assert driver.app.session.pins == ()
        assert driver.count("quotes") == filtered
        await driver.press("escape")
        assert driver.main.query_one(FilterInput).value == ""


async def test_a_click_on_a_chip_unpins():
    async with running(ARTICLES) as driver:
        await driver.press("f2", "space")
        await driver.pilot.click(Chip)
        await driver.settle()
        assert driver.app.session.pins == ()


async def test_the_cursor_stays_on_its_row_while_the_filter_changes():
    async with running(ARTICLES) as driver:
        await driver.press("f5", "down", "down", "down")
        selected = driver.selected("quotes")
        await driver.press("slash")
        await driver.type(selected.split(":")[0].split()[-1].lower()[:3])
        assert driver.selected("quotes") == selected
        await driver.press("escape")
        assert driver.selected("quotes") == selected


async def test_where_nothing_matches_a_like_name_is_offered_and_enter_takes_it():
    async with running(ARTICLES) as driver:
        name = driver.app.session.index.models.rows[0].name
        await driver.type(name.lower()[:3] + "zz" + name.lower()[3:])
        assert "nothing matches" in driver.screen_text()
        bar = driver.main.query_one(FilterBar)
        await driver.until(lambda: "Enter" in driver.screen_text())
        await driver.press("enter")
        assert bar.input.value == name
        assert driver.count("models") >= 1


async def test_matches_are_marked_without_colour_too():
    async with running(ARTICLES) as driver:
        await driver.type("krämer")
        line = driver.pane("actors").listing.render_line(0)
        marked = [segment for segment in line if segment.text == "Krämer"]
        assert marked
        assert all(segment.style.bold and segment.style.underline for segment in marked)


async def test_a_small_terminal_shows_one_pane_and_tabs_with_counts():
    async with running(ARTICLES, size=SMALL) as driver:
        visible = [pane for pane in PANES if driver.pane(pane).region.area]
        assert visible == ["actors"]
        await driver.type("krämer")
        first_lines = driver.screen_text().splitlines()[1]
        for pane in PANES:
            assert f"{pane} {driver.count(pane)}/" in first_lines
        await driver.press("f5")
        visible = [pane for pane in PANES if driver.pane(pane).region.area]
        assert visible == ["quotes"]
        await driver.press("2")
        assert driver.app.focused is driver.pane("models").listing


async def test_zoom_shows_one_pane_and_escape_all_again():
    async with running(ARTICLES) as driver:
        await driver.press("f4", "z")
        assert [pane for pane in PANES if driver.pane(pane).region.area] == ["stances"]
        await driver.press("escape")
        assert all(driver.pane(pane).region.area for pane in PANES)


async def test_empty_panes_say_why():
    async with running(ARTICLES[:0]) as driver:
        assert "no AI model is named in these articles" in driver.screen_text()
        assert "0 articles read" in str(driver.main.query_one(StatusLine).content)


async def test_pasted_control_characters_do_not_enter_the_filter():
    async with running(ARTICLES) as driver:
        driver.main.query_one(FilterInput).insert_text_at_cursor("a\x1b]52;c;eA==\x07\u202eb")
        await driver.settle()
        assert driver.main.query_one(FilterInput).value.isprintable()
