"""The views beside the panes: matrix, timeline, changes."""

import msgspec
import pytest
from driving import LARGE, MEDIUM, SMALL, running

from generated import library
from newsdash.dashboard.bars import Bars
from newsdash.dashboard.matrix_grid import MatrixGrid, wrapped
from newsdash.dashboard.screens.article import ArticleScreen
from newsdash.dashboard.screens.changes import ChangesScreen
from newsdash.dashboard.screens.found import FoundScreen
from newsdash.dashboard.screens.help import HelpScreen
from newsdash.dashboard.screens.matrix import MatrixScreen
from newsdash.dashboard.screens.timeline import TimelineScreen
from newsdash.dashboard.virtual_list import VirtualList
from newsdash.extraction.stream import extract
from newsdash.records import Article
from newsdash.search.rows import Pane

SIZES = [SMALL, MEDIUM, LARGE]
TINY, HUGE = (60, 20), (300, 100)
TEXTS = {
    "2025-01-05": "Ministerin Jana Berg lehnt ein Tempolimit ab. „Das reicht“, sagte Berg.",
    "2025-03-11": "Verbandschef Tom Kley unterstützt ein Tempolimit. „Endlich“, sagte Kley.",
    "2025-06-05": "Ministerin Jana Berg unterstützt ein Tempolimit. „Das hilft“, sagte Berg.",
}


@pytest.fixture(scope="module")
def found():
    return list(extract(Article(d, None, d, text, "de", d, "Bote") for d, text in TEXTS.items()))


@pytest.fixture(scope="module")
def many():
    return list(library(40))


async def view(driver, key):
    await driver.press(key)
    await driver.until(lambda: not driver.app.screen.busy)
    await driver.pilot.pause()
    return driver.app.screen


@pytest.mark.parametrize(("keys", "screen"), [
    (("f9", "m"), MatrixScreen), (("f10", "t"), TimelineScreen), (("f12", "w"), ChangesScreen),
])  # fmt: skip
async def test_each_view_is_one_key_away_and_the_key_leads_back(found, keys, screen):
    async with running(found) as driver:
        await view(driver, keys[0])
        assert isinstance(driver.app.screen, screen)
        await driver.press("escape")
        assert driver.app.screen is driver.main
        await driver.press("down")
        await view(driver, keys[1])
        assert isinstance(driver.app.screen, screen)
        await driver.press(keys[1])
        assert driver.app.screen is driver.main


async def test_a_letter_typed_into_the_filter_opens_no_view(found):
    async with running(found) as driver:
        await driver.type("tmw")
        assert driver.app.screen is driver.main
        assert driver.app.session.typed == "tmw"


async def test_from_one_view_another_is_one_key_away_and_escape_leads_to_the_panes(found):
    async with running(found) as driver:
        await view(driver, "f9")
        await view(driver, "t")
        assert isinstance(driver.app.screen, TimelineScreen)
        await driver.press("escape")
        assert driver.app.screen is driver.main


@pytest.mark.parametrize("size", SIZES)
async def test_the_matrix_shows_signs_and_counts_by_actor_and_target(found, size):
    async with running(found, size=size) as driver:
        await view(driver, "f9")
        lines = driver.screen_text().splitlines()
        berg = next(line for line in lines if "Jana Berg" in line)
        assert "▲1" in berg
        assert "▼1" in berg
        kley = next(line for line in lines if "Tom Kley" in line)
        assert "▲1" in kley
        assert "▼" not in kley
        assert any("Tempolimit" in line for line in lines)
        assert any("Jana Berg on Tempolimit: ▲ 1 support · ▼ 1 oppose" in line for line in lines)


async def test_enter_reads_along_the_stances_behind_a_cell(found):
    async with running(found) as driver:
        await view(driver, "f9")
        await driver.press("enter")
        assert isinstance(driver.app.screen, ArticleScreen)
        assert len(driver.app.screen.trail) == 2
        assert "Das hilft" in driver.screen_text()
        await driver.press("n")
        assert "Das reicht" in driver.screen_text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, MatrixScreen)


@pytest.mark.parametrize("view_key", ["f9", "f10", "f12"])
async def test_what_the_filter_hides_is_in_no_view(found, view_key):
    async with running(found) as driver:
        await driver.type("by:kley")
        await view(driver, view_key)
        shown = driver.screen_text()
        assert "Berg" not in shown
        assert "2025-06-05" not in shown
        assert "filter: by:kley" in shown


async def test_a_pin_narrows_the_matrix(found):
    async with running(found) as driver:
        driver.main.action_show("actors")
        pane = driver.pane("actors")
        kley = [n for n in pane.listing.numbers if "Kley" in pane.label(n)]
        pane.listing.go_to(list(pane.listing.numbers).index(kley[0]))
        await driver.press("space")
        screen = await view(driver, "m")
        grid = screen.query_one(MatrixGrid)
        assert len(grid.matrix.actors) == 1
        assert "1 pin" in driver.screen_text()


@pytest.mark.parametrize("size", [TINY, *SIZES, HUGE])
async def test_the_cursor_of_the_matrix_stays_in_sight_wherever_it_goes(many, size):
    async with running(many, size=size) as driver:
        screen = await view(driver, "f9")
        grid = screen.query_one(MatrixGrid)
        for keys in (("G", "end"), ("g",), ("pagedown", "pagedown"), ("home",), ("l", "j", "k")):
            await driver.press(*keys)
            actor = driver.app.session.index.actor_columns.facts[grid.matrix.actors[grid.row]].name
            line = next(s for s in driver.screen_text().splitlines() if s.startswith("▌"))
            assert actor[:8] in line
            left = grid.column * grid._step - grid.scroll_offset.x
            assert 0 <= left <= grid.size.width - grid._name_width - grid._cell_width


async def test_the_mouse_chooses_a_cell_and_opens_it(many):
    async with running(many) as driver:
        screen = await view(driver, "f9")
        grid = screen.query_one(MatrixGrid)
        row, column = next((r, c) for r in range(1, 9) for c in grid.matrix.row(r) if 0 < c < 4)
        offset = (grid._name_width + column * grid._step + 1, grid._head_lines + row)
        await driver.pilot.click(MatrixGrid, offset=offset)
        assert (grid.row, grid.column) == (row, column)
        await driver.pilot.click(MatrixGrid, offset=offset)
        await driver.until(lambda: isinstance(driver.app.screen, ArticleScreen))


async def test_other_targets_come_first_and_the_cursor_stays_on_its_own(many):
    async with running(many) as driver:
        screen = await view(driver, "f9")
        grid = screen.query_one(MatrixGrid)
        await driver.press("right", "right", "down")
        target, actor = grid.matrix.targets[grid.column], grid.matrix.actors[grid.row]
        before = list(grid.matrix.targets)
        await view(driver, "o")
        assert "disputed first" in driver.screen_text()
        assert list(grid.matrix.targets) != before
        assert grid.matrix.targets[grid.column] == target
        assert grid.matrix.actors[grid.row] == actor


async def test_a_cell_becomes_a_filter(found):
    async with running(found) as driver:
        await view(driver, "f9")
        await driver.press("f")
        assert driver.app.screen is driver.main
        assert driver.app.session.typed == 'by:"Jana Berg" target:"Tempolimit"'
        assert driver.count("stances") == 2


@pytest.mark.parametrize("size", SIZES)
async def test_the_timeline_shows_stances_and_quotes_by_period(found, size):
    async with running(found, size=size) as driver:
        await view(driver, "f10")
        lines = driver.screen_text().splitlines()
        assert "by day" in lines[0]
        june = next(line for line in lines if "2025-06-05" in line)
        assert "▲" in june
        assert "“" in june
        assert "▼" not in june
        assert "▼" in next(line for line in lines if "2025-01-05" in line)


async def test_a_change_of_mind_is_marked_in_the_timeline(many):
    async with running(many, size=MEDIUM) as driver:
        screen = await view(driver, "f10")
        index = driver.app.session.index
        shifted = next(row for row in index.stances.rows if row.stance.shift)
        month = index.articles[shifted.article].published[:7]
        await view(driver, "3")
        assert screen.query_one(Bars).timeline.grain == "month"
        line = next(s for s in driver.screen_text().splitlines() if s[2:].startswith(month))
        assert "↻" in line


async def test_keys_switch_the_length_of_the_periods(found):
    async with running(found) as driver:
        await view(driver, "f10")
        for key, told in (("2", "by week"), ("right", "by day"), ("left", "by week"),
                          ("3", "by month"), ("h", "by year"), ("left", "by year"),
                          ("a", "by day")):  # fmt: skip
            await view(driver, key)
            assert told in driver.screen_text().splitlines()[0]


async def test_enter_on_a_period_lists_what_is_in_it_and_enter_there_reads_it(found):
    async with running(found) as driver:
        await view(driver, "f10")
        await view(driver, "4")
        await driver.press("enter")
        assert isinstance(driver.app.screen, FoundScreen)
        session = driver.app.session
        rows = session.result.count(Pane.STANCES) + session.result.count(Pane.QUOTES)
        assert f"2025 · {rows}" in driver.screen_text()
        await driver.press("end", "enter")
        assert isinstance(driver.app.screen, ArticleScreen)
        assert f"{rows}/{rows}" in driver.screen_text()
        await driver.press("escape", "escape")
        assert isinstance(driver.app.screen, TimelineScreen)


async def test_a_period_becomes_a_filter(found):
    async with running(found) as driver:
        await view(driver, "f10")
        await view(driver, "3")
        await driver.press("f")
        assert driver.app.session.typed == "since:2025-06-01 until:2025-06-30"
        assert driver.count("stances") == 1


@pytest.mark.parametrize("size", SIZES)
async def test_changes_set_the_evidence_side_by_side(found, size):
    async with running(found, size=size) as driver:
        await view(driver, "f12")
        shown = driver.screen_text()
        assert "1 changed sides 1" in shown
        assert "▼→▲" in shown
        assert "Jana Berg changed on Tempolimit: oppose → support" in shown
        lines = shown.splitlines()
        boxes = next(line for line in lines if "before" in line)
        assert "after" in boxes
        signs = next(line for line in lines if "▼ oppose" in line)
        assert "▲ support" in signs
        assert signs.index("▼ oppose") < signs.index("▲ support")


async def test_the_articles_of_both_sides_are_opened_at_the_evidence(found):
    async with running(found) as driver:
        await view(driver, "f12")
        await driver.press("enter")
        assert isinstance(driver.app.screen, ArticleScreen)
        assert "Das hilft" in driver.screen_text()
        await driver.press("p")
        assert "Das reicht" in driver.screen_text()
        await driver.press("escape", "b")
        assert "Das reicht" in driver.screen_text()
        await driver.press("escape")
        await driver.pilot.click("#before")
        await driver.until(lambda: isinstance(driver.app.screen, ArticleScreen))
        assert "Das reicht" in driver.screen_text()


async def test_what_no_date_sets_in_order_is_a_contradiction(found):
    undated = [
        msgspec.structs.replace(each, article=msgspec.structs.replace(each.article, published=None))
        for each in found
    ]
    async with running(undated) as driver:
        await view(driver, "f12")
        assert "nobody changed sides" in driver.screen_text()
        await driver.press("2")
        assert "contradicts itself on Tempolimit" in driver.screen_text()
        assert "≠" in driver.screen_text()


async def test_what_is_new_is_listed_once_the_last_visit_is_known(found):
    async with running(found) as driver:
        screen = await view(driver, "f12")
        await driver.press("3")
        assert "not known when you were here last" in driver.screen_text()
        index = driver.app.session.index
        seen = index.article_columns.seen
        seen.restore(seen.values.copy())
        seen.values[2] = 20250701
        index.last_visit = 20250701
        screen.work_out()
        await driver.until(lambda: not screen.busy)
        await driver.pilot.pause()
        shown = driver.screen_text()
        assert "new since 2025-07-01" in shown
        assert len(screen.query_one(VirtualList).numbers) == 2
        assert "Das hilft" in shown
        assert "Kley" not in shown
        await driver.press("left", "left")
        assert "● ▼→▲" in driver.screen_text()


@pytest.mark.parametrize("key", ["f9", "f10", "f12"])
@pytest.mark.parametrize("size", [TINY, MEDIUM])
async def test_where_nothing_is_left_that_is_said(found, key, size):
    async with running(found, size=size) as driver:
        await driver.type("zzzz")
        await view(driver, key)
        assert "in what filter and pins leave" in driver.screen_text()
        for pressed in ("enter", "down", "right", "end", "f"):
            await driver.press(pressed)
        assert driver.app._exception is None


async def test_what_is_read_meanwhile_comes_into_the_view(found):
    async with running(found[:1]) as driver:
        screen = await view(driver, "f9")
        session = driver.app.session
        session.index.add(found[1])
        session.index.sort()
        driver.main._start_narrowing()
        await driver.until(lambda: len(screen.query_one(MatrixGrid).matrix.actors) == 2)


@pytest.mark.parametrize(("key", "expected"), [
    ("f9", "most disputed targets"), ("f10", "this period"), ("f12", "evidence on the left"),
])  # fmt: skip
async def test_the_keys_of_a_view_are_in_the_help(found, key, expected):
    async with running(found, size=LARGE) as driver:
        await view(driver, key)
        await driver.press("f1")
        assert isinstance(driver.app.screen, HelpScreen)
        shown = driver.screen_text()
        assert expected in shown
        assert "F9 m" in shown or "f9 m" in shown


async def test_views_are_in_the_command_palette(found):
    async with running(found) as driver:
        await driver.press("ctrl+p")
        await driver.pilot.press(*"timeline")
        await driver.until(lambda: "show timeline" in driver.screen_text())


def test_heads_are_broken_at_words():
    assert wrapped("die Förderung kleiner Labore", 10, 3) == ["die", "Förderung", "kleiner L…"]
    assert wrapped("日本語の新聞", 6, 3) == ["日本語", "の新聞"]
    assert wrapped("", 6, 3) == []


def test_words_longer_than_a_head_are_broken_into_like_pieces():
    assert wrapped("Behauptung", 9, 3) == ["Behau-", "ptung"]
    assert wrapped("künstliche Intelligenz", 9, 3) == ["künst-", "liche", "Intellig…"]
