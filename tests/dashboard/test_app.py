from driving import MEDIUM, SMALL, running
from textual.widgets._toast import Toast

from generated import library
from newsdash.dashboard.screens.help import HelpScreen
from newsdash.dashboard.status import StatusLine

ARTICLES = list(library(12))


def status(driver) -> str:
    return str(driver.main.query_one(StatusLine).content)


async def test_the_status_line_tells_totals_and_the_pipeline():
    async with running(ARTICLES) as driver:
        assert "12 articles read" in status(driver)
        assert "German: de_newsdash_rules 1.0" in status(driver)


async def test_what_could_not_be_read_is_told_and_listed():
    async with running(ARTICLES, [("leer.txt", "the file is empty")]) as driver:
        assert "1 could not be read" in status(driver)
        assert list(driver.app.screen.query(Toast))
        await driver.press("f8")
        assert "leer.txt" in driver.screen_text()
        assert "the file is empty" in driver.screen_text()
        assert "rules only, no statistics" in driver.screen_text()
        assert driver.app.session.exit_code == 1


async def test_many_failures_do_not_flood_the_screen_with_toasts():
    failures = [(f"{number}.bin", "binary data") for number in range(40)]
    async with running(ARTICLES, failures) as driver:
        assert len(driver.app._notifications) == 3


async def test_when_nothing_could_be_read_the_exit_code_says_so():
    async with running([], [("leer.txt", "the file is empty")]) as driver:
        assert driver.app.session.exit_code == 2


async def test_help_lists_the_bindings_in_force():
    async with running(ARTICLES) as driver:
        driver.app.set_keymap({"list.pin": "x"})
        await driver.press("down", "question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        shown = driver.screen_text()
        assert "Open the article here" in shown
        pin = next(line for line in shown.splitlines() if "Narrow the other panes" in line)
        assert " x " in pin
        assert "space" not in pin
        await driver.press("escape", "x")
        assert driver.app.session.pins


async def test_every_binding_of_newsdash_can_be_remapped():
    async with running(ARTICLES) as driver:
        for nodes in driver.app._sections():
            for node in nodes.nodes:
                own = [b for b in type(node).__dict__.get("BINDINGS", ()) if hasattr(b, "id")]
                assert all(binding.id for binding in own), node


async def test_the_palette_filters_by_a_name_that_is_typed():
    async with running(ARTICLES) as driver:
        name = driver.app.session.index.models.rows[0].name
        await driver.pilot.press("ctrl+p")
        await driver.pilot.press(*(c if c != "-" else "minus" for c in name))
        await driver.until(lambda: f"filter by {name}" in driver.screen_text())
        await driver.pilot.press("enter")
        await driver.settle()
        assert name in driver.app.session.typed


async def test_the_palette_switches_to_a_light_theme():
    async with running(ARTICLES) as driver:
        assert driver.app.current_theme.dark
        await driver.pilot.press("ctrl+p", *"light")
        await driver.until(lambda: "switch light and dark" in driver.screen_text())
        await driver.pilot.press("enter")
        await driver.until(lambda: not driver.app.current_theme.dark)


async def test_ten_thousand_rows_scroll_to_the_end_and_draw_only_what_is_visible():
    async with running(list(library(1_700)), size=MEDIUM) as driver:
        assert driver.count("quotes") > 10_000
        await driver.press("f5", "end")
        listing = driver.pane("quotes").listing
        assert listing.number == listing.numbers[-1]
        last = driver.pane("quotes").row(listing.number)
        assert last.quote.text[:10] in driver.screen_text()
        assert len(listing._lines) < 200


async def test_resizing_keeps_the_focus_and_the_row():
    async with running(ARTICLES) as driver:
        await driver.press("f4", "down", "down")
        selected = driver.selected("stances")
        await driver.pilot.resize_terminal(*SMALL)
        await driver.settle()
        assert driver.pane("stances").region.area
        assert driver.selected("stances") == selected
        assert driver.app.focused is driver.pane("stances").listing
