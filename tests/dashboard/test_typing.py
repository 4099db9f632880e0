"""Typing a filter: completion, history, saved queries, facets; what is kept between starts."""

import random

import pytest
from driving import LARGE, MEDIUM, SMALL, running

import hostile
from generated import library
from newsdash.dashboard.filter_bar import FilterInput
from newsdash.dashboard.screens.facets import FacetsScreen
from newsdash.dashboard.screens.queries import SaveQueryScreen
from newsdash.memory import Layout, Memory
from newsdash.search.rows import Pane

ARTICLES = list(library(30))
SIZES = [(60, 20), SMALL, MEDIUM, LARGE, (300, 100)]


@pytest.fixture
def files(tmp_path):
    return tmp_path / "state.json", tmp_path / "queries.tsv"


# Completion


@pytest.mark.parametrize("size", SIZES)
async def test_values_of_a_field_are_offered_with_counts_and_tab_takes_one(size):
    async with running(ARTICLES, size=size) as driver:
        await driver.type("stance:")
        assert driver.completions[0].startswith("support ")
        shown = next(line for line in driver.screen_text().splitlines() if "support  " in line)
        count = driver.completions[0].split()[1]
        assert count in shown
        await driver.press("tab")
        assert driver.typed == "stance:support "
        assert driver.completions == []
        assert driver.count("stances") == int(count)


async def test_fields_are_offered_and_their_values_right_after():
    async with running(ARTICLES) as driver:
        await driver.type("krämer sta")
        assert driver.completions == ["stance: support, oppose, mixed, shift"]
        await driver.press("right")
        assert driver.typed == "krämer stance:"
        assert len(driver.completions) > 2
        await driver.type("opp")
        assert [one.split()[0] for one in driver.completions] == ["oppose"]
        await driver.press("tab")
        assert driver.typed == "krämer stance:oppose "


async def test_words_narrow_and_offer_nothing_until_asked():
    async with running(ARTICLES) as driver:
        await driver.type("krä")
        assert driver.completions == []
        await driver.press("ctrl+@")
        assert any(one.startswith("Jörg Krämer") for one in driver.completions)
        await driver.type("mer")
        await driver.press("ctrl+@", "tab")
        assert driver.typed == '"Jörg Krämer" '


async def test_the_arrow_goes_into_open_completions_and_else_to_the_rows():
    async with running(ARTICLES) as driver:
        await driver.type("kind:")
        offered = driver.completions
        await driver.press("down", "down", "up")
        assert isinstance(driver.app.focused, FilterInput)
        await driver.press("enter")
        assert driver.typed == f"kind:{offered[1].split()[0]} "
        assert isinstance(driver.app.focused, FilterInput)
        await driver.press("down")
        assert driver.app.focused is driver.pane("actors").listing


async def test_enter_goes_to_the_rows_while_nothing_was_chosen():
    async with running(ARTICLES) as driver:
        await driver.type("stance:opp")
        assert driver.completions
        await driver.press("enter")
        assert driver.typed == "stance:opp"
        assert driver.app.focused is driver.pane("actors").listing
        assert driver.completions == []


async def test_escape_closes_the_completions_before_it_clears():
    async with running(ARTICLES) as driver:
        await driver.type("stance:opp")
        await driver.press("escape")
        assert driver.completions == []
        assert driver.typed == "stance:opp"
        await driver.press("escape")
        assert driver.typed == ""


async def test_moving_the_cursor_away_closes_the_completions():
    async with running(ARTICLES) as driver:
        await driver.type("stance:opp")
        await driver.press("left")
        assert driver.completions == []
        await driver.press("right")
        assert driver.typed == "stance:opp"


async def test_a_click_takes_a_completion_and_typing_goes_on():
    async with running(ARTICLES) as driver:
        await driver.type("stance:")
        second = driver.completions[1].split()[0]
        await driver.pilot.click("#completions", offset=(6, 2))
        await driver.settle()
        assert driver.typed == f"stance:{second} "
        await driver.type("x")
        assert driver.typed == f"stance:{second} x"


async def test_tab_goes_on_to_the_panes_while_nothing_is_offered():
    async with running(ARTICLES) as driver:
        await driver.type("krämer")
        await driver.press("tab")
        assert driver.app.focused is driver.pane("actors").listing


async def test_what_stands_behind_the_cursor_stays():
    async with running(ARTICLES) as driver:
        await driver.type("stance:opp krämer")
        await driver.press("home", *["right"] * len("stance:opp"))
        await driver.press("ctrl+@", "tab")
        assert driver.typed == "stance:oppose krämer"


# History


async def test_earlier_filters_come_back_and_so_does_what_was_begun():
    async with running(ARTICLES) as driver:
        for text in ("krämer", "größler", "kranich"):
            await driver.type(text)
            await driver.press("enter", "slash", "ctrl+u")
        await driver.press("ctrl+up")
        assert driver.typed == "kranich"
        await driver.press("alt+up", "alt+up")
        assert driver.typed == "krämer"
        everything = driver.title("quotes")
        await driver.press("ctrl+down")
        assert driver.typed == "größler"
        assert driver.title("quotes") != everything
        await driver.press("ctrl+u")
        await driver.type("kr")
        await driver.press("ctrl+up")
        assert driver.typed == "kranich"
        await driver.press("ctrl+up")
        assert driver.typed == "krämer"
        await driver.press("ctrl+down", "ctrl+down")
        assert driver.typed == "kr"


async def test_a_filter_that_is_not_understood_is_not_kept():
    memory = Memory()
    async with running(ARTICLES, memory=memory) as driver:
        await driver.type("stance:xyz")
        await driver.press("escape")
        await driver.type("krämer")
        await driver.press("escape")
    assert memory.history.texts == ["krämer"]


# Saved queries


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_is_saved_listed_opened_and_deleted(files, size):
    async with running(ARTICLES, size=size, memory=Memory(*files)) as driver:
        await driver.type("stance:oppose")
        await driver.press("ctrl+s")
        assert isinstance(driver.app.screen, SaveQueryScreen)
        await driver.press("ctrl+u", *"Gegner", "enter")
        assert driver.app.screen is driver.main
    async with running(ARTICLES, size=size, memory=Memory(*files)) as driver:
        await driver.press("ctrl+o")
        row = next(line for line in driver.screen_text().splitlines() if "Gegner" in line)
        assert "stance:oppose" in row
        await driver.press("enter")
        assert driver.typed == "stance:oppose"
        assert driver.title("stances") == f"stances {driver.count('stances')}/108"
        await driver.press("ctrl+o", "d")
        assert "Gegner" not in driver.screen_text()
        assert "stance:oppose" in driver.screen_text(), "the history is another thing"
        await driver.press("escape")
    assert Memory(*files).saved == ()


async def test_a_name_that_is_taken_is_told_before_it_is_replaced(files):
    memory = Memory(*files)
    memory.save("Gegner", "stance:oppose")
    async with running(ARTICLES, memory=memory) as driver:
        await driver.type("stance:mixed")
        await driver.press("ctrl+s", "ctrl+u", *"Gegner")
        assert "replaces stance:oppose" in driver.screen_text()
        await driver.press("enter")
    assert [query.text for query in memory.saved] == ["stance:mixed"]


async def test_nothing_typed_cannot_be_saved():
    async with running(ARTICLES) as driver:
        await driver.press("ctrl+s")
        assert driver.app.screen is driver.main


async def test_saved_queries_are_in_the_palette():
    memory = Memory()
    memory.save("Gegner [b]", "stance:oppose")
    async with running(ARTICLES, memory=memory) as driver:
        await driver.pilot.press("ctrl+p", *"Gegner")
        await driver.until(lambda: "open Gegner [b]" in driver.screen_text())
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.typed == "stance:oppose"


async def test_where_nothing_can_be_written_the_dashboard_goes_on(tmp_path):
    (tmp_path / "file").touch()
    memory = Memory(tmp_path / "file" / "state", tmp_path / "file" / "queries")
    async with running(ARTICLES, size=LARGE, memory=memory) as driver:
        await driver.type("krämer")
        await driver.press("enter", "slash", "ctrl+s", "enter")
        assert "cannot be read" in driver.screen_text()
        assert "cannot be written" in driver.screen_text()
        assert driver.count("quotes") > 0


# Facets


@pytest.mark.parametrize("size", SIZES)
async def test_facets_count_what_stays_and_enter_narrows_to_one(size):
    async with running(ARTICLES, size=size) as driver:
        await driver.type("krämer")
        await driver.press("ctrl+t")
        assert isinstance(driver.app.screen, FacetsScreen)
        row = next(line for line in driver.screen_text().splitlines() if "person" in line)
        assert f" {driver.count('actors')} " in row
        await driver.press("enter")
        assert driver.typed == "krämer kind:person"
        assert driver.app.screen is driver.main


async def test_a_month_narrows_to_its_days_and_a_value_can_be_left_out():
    async with running(ARTICLES) as driver:
        await driver.press("f2", "f", "end", "enter")
        since, until = driver.typed.split()
        assert since.removeprefix("since:") == until.removeprefix("until:")
        assert 0 < driver.count("quotes") < 174
        await driver.press("slash", "ctrl+u", "ctrl+t", "x")
        assert driver.typed == "-kind:person"


async def test_a_source_of_several_words_is_one_term():
    async with running(hostile.library()) as driver:
        await driver.press("ctrl+t", "down", "enter")
        assert driver.app.screen is driver.main
        assert not driver.main.query_one("FilterBar").has_class("-problem")


# What is kept


async def test_theme_pane_zoom_and_sort_are_as_they_were(files):
    async with running(ARTICLES, memory=Memory(*files)) as driver:
        driver.app.theme = "nord"
        await driver.press("f5", "z", "s", "s")
        assert "by speaker" in str(driver.pane("quotes").border_subtitle)
        first = driver.selected("quotes")
    assert Memory(*files).layout == Layout("nord", "quotes", True, {"quotes": "speaker"})
    async with running(ARTICLES, memory=Memory(*files)) as driver:
        assert driver.app.theme == "nord"
        assert driver.pane("quotes").region.area
        assert not driver.pane("actors").region.area
        assert driver.selected("quotes") == first
        assert isinstance(driver.app.focused, FilterInput)


async def test_a_layout_of_another_version_is_left_alone():
    memory = Memory()
    memory.keep_layout(Layout("no such theme", "no such pane", False, {"quotes": "luck", "x": "y"}))
    async with running(ARTICLES, memory=memory) as driver:
        assert driver.app.theme == "textual-dark"
        assert driver.app.session.sorts == {}


async def test_broken_files_are_told_once(files):
    files[0].write_text("{", "utf-8")
    async with running(ARTICLES, size=LARGE, memory=Memory(*files)) as driver:
        assert "state.json" in driver.screen_text()


async def test_a_pane_is_sorted_by_another_column_and_back():
    async with running(ARTICLES) as driver:
        await driver.press("f2")
        named = driver.pane("actors").listing.numbers
        await driver.press("s")
        pane = driver.pane("actors")
        labels = [pane.label(number).casefold() for number in pane.listing.numbers]
        assert labels[0] < labels[-1]
        assert "by name" in str(pane.border_subtitle)
        await driver.press("s", "s")
        assert list(pane.listing.numbers) == list(named)
        assert driver.app.session.sorts[Pane.ACTORS] == "named"


async def test_where_a_pane_has_no_frame_the_order_is_told_too():
    async with running(ARTICLES, size=SMALL) as driver:
        await driver.press("f5", "s")
        assert "quotes by oldest" in driver.screen_text()


async def test_a_theme_that_was_not_chosen_is_not_kept(files):
    async with running(ARTICLES, memory=Memory(*files)):
        pass
    assert Memory(*files).layout.theme is None


async def test_a_quote_is_copied_with_its_source():
    async with running(ARTICLES) as driver:
        await driver.type("kind:direct krämer")
        await driver.press("f5", "c")
        pane = driver.pane("quotes")
        row = pane.row(pane.listing.number)
        article = driver.app.session.index.articles[row.article]
        copied = driver.app.clipboard
        assert copied.startswith(f"„{row.quote.text[:10]}")
        assert copied.endswith(f"{article.source}, {article.published[:10]})")
        assert "copied „" in driver.screen_text()


# Anything


KEYS = [
    "up", "down", "left", "right", "home", "end", "pagedown", "tab", "shift+tab", "escape",
    "enter", "space", "backspace", "slash", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f1",
    "ctrl+f", "ctrl+u", "ctrl+s", "ctrl+o", "ctrl+t", "ctrl+@", "ctrl+up", "ctrl+down", "alt+up",
    "colon", "minus", "quotation_mark", "vertical_line", "tilde", "s", "t", "a", "b", "y", "k",
    "r", "ä", "f", "o", "d", "x", "n", "p", "u", "z", "c", "i", "1", "4", "left_square_bracket",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
async def test_keys_pressed_at_random_break_nothing_and_leave_readable_files(files, seed):
    chance = random.Random(seed)
    records = [*library(12), *hostile.library()]
    async with running(records, size=(60, 20), memory=Memory(*files)) as driver:
        for _ in range(3):
            for _ in range(60):
                await driver.pilot.press(chance.choice(KEYS))
            await driver.pilot.resize_terminal(*chance.choice(SIZES))
        assert driver.app.is_running
        assert driver.app._exception is None
        driver.app.to_main()
        await driver.press("ctrl+f", "ctrl+u", *"kind:")
        assert driver.typed == "kind:"
    assert Memory(*files).warnings == []
