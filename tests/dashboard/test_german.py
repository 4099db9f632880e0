"""The dashboard in German: what a user reads."""

import pytest
from driving import MEDIUM, SMALL, running
from textual.widgets import Footer, Static

from generated import library
from newsdash.dashboard.filter_bar import FilterInput
from newsdash.dashboard.status import StatusLine
from newsdash.translation import choose

ARTICLES = list(library(12))
NARROW = (60, 20)


@pytest.fixture(autouse=True)
def _german():
    choose("de")
    yield
    choose("en")


def footer(driver) -> str:
    keys = driver.app.screen.query_one(Footer).query("FooterKey, FooterLabel")
    return " ".join(str(key.render()) for key in keys)


async def test_panes_footer_and_status_are_german():
    async with running(ARTICLES, [("leer.txt", "the file is empty")]) as driver:
        titles = [
            driver.title(name).split()[0] for name in ("actors", "models", "stances", "quotes")
        ]
        assert titles == ["Akteure", "Modelle", "Haltungen", "Zitate"]
        status = str(driver.main.query_one(StatusLine).content)
        assert "12 Artikel gelesen · 1 nicht lesbar (F8) · Deutsch: " in status
        await driver.press("down")
        for shown in ("Lesen", "Leer Anheften", "Esc Zurück", "Ansichten", "Beenden", "Befehle"):
            assert shown in footer(driver)
        for english in ("Read", "Pin", "Back", "Quit", "Views", "palette"):
            assert english not in footer(driver).split()


@pytest.mark.parametrize("size", [NARROW, SMALL, MEDIUM])
async def test_the_filter_line_says_what_to_type_and_column_heads_fit(size):
    async with running(ARTICLES, size=size) as driver:
        assert "filtert alle Listen" in driver.screen_text()
        assert "Name" in driver.screen_text()
        await driver.press("f4")
        assert "Haltung" in driver.screen_text()
        assert "▲ dafür" in driver.screen_text()


async def test_tabs_tell_the_counts_where_there_is_little_room():
    async with running(ARTICLES, size=NARROW) as driver:
        stances = driver.count("stances")
        await driver.press("slash")
        await driver.type("art:Person")
        tabs = driver.screen_text().splitlines()[1]
        assert f"{driver.count('stances')}/{stances}" in tabs


async def test_a_mistake_in_a_query_is_told_in_german():
    async with running(ARTICLES) as driver:
        await driver.type("akteru:x")
        assert "unbekanntes Feld „akteru:“ – ist actor: gemeint?" in driver.screen_text()
        driver.main.query_one(FilterInput).value = "seit:2025-13"
        await driver.settle()
        assert "since: 2025-13 gibt es nicht" in driver.screen_text()


async def test_completions_explain_the_fields():
    async with running(ARTICLES) as driver:
        await driver.type("halt")
        assert "stance: dafür, dagegen, gemischt, Wandel" in driver.completions


async def test_nothing_found_says_how_to_go_on():
    async with running(ARTICLES) as driver:
        await driver.type("{name}")
        assert "nichts passt zu {name}" in driver.screen_text()
        assert "Esc leert den Filter" in driver.screen_text()


async def test_help_names_keys_and_what_they_do():
    async with running(ARTICLES, size=(120, 60)) as driver:
        await driver.press("down", "f1")
        shown = driver.screen_text()
        assert "in den Listen" in shown
        assert "Den Artikel an dieser Stelle öffnen" in shown
        pin = next(line for line in shown.splitlines() if "Die anderen Listen" in line)
        assert "Leer p" in pin
        assert any("Bild↓" in line and "Seite abwärts" in line for line in shown.splitlines())


async def test_the_palette_offers_german_commands():
    async with running(ARTICLES) as driver:
        name = driver.app.session.index.models.rows[0].name
        await driver.pilot.press("ctrl+p")
        await driver.until(lambda: "Haltungen zeigen" in driver.screen_text())
        assert "Befehl suchen" in driver.screen_text()
        await driver.pilot.press(*(c if c != "-" else "minus" for c in name))
        await driver.until(lambda: f"filtern nach {name}" in driver.screen_text())


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("f9", ("Matrix", "Akteure ↓", "häufige zuerst", "Gegenstände")),
        ("f10", ("Zeitachse", "Zeitraum", "Haltungen")),
        ("f12", ("1 Seitenwechsel", "2 Widersprüche", "3 neu")),
    ],
)
async def test_the_views_are_german(key, shown):
    async with running(ARTICLES) as driver:
        await driver.press("down", key)
        await driver.until(lambda: not driver.app.screen.busy)
        await driver.pilot.pause()
        for words in shown:
            assert words in driver.screen_text()


async def test_facets_are_named_in_german_and_narrow_as_before():
    async with running(ARTICLES) as driver:
        await driver.press("down", "f")
        assert "Person" in driver.screen_text()
        assert "dafür" in driver.screen_text()
        await driver.press("enter")
        assert driver.typed.startswith("kind:")
        assert driver.typed.removeprefix("kind:").isascii()


async def test_an_article_and_a_dossier_are_german():
    async with running(ARTICLES) as driver:
        await driver.press("f3", "enter")
        assert "Nennung 1/" in driver.screen_text()
        assert "Beleg" in driver.screen_text()
        assert "Vorige" in footer(driver)
        await driver.press("escape", "i")
        assert "Artikel" in driver.screen_text()


async def test_notifications_are_german():
    async with running(ARTICLES) as driver:
        await driver.press("down", "ctrl+s")
        told = [notification.message for notification in driver.app._notifications]
        assert told == ["es gibt keinen Filter zu sichern"]


async def test_who_presses_ctrl_c_is_told_how_to_quit():
    async with running(ARTICLES) as driver:
        await driver.press("down", "ctrl+c")
        (told,) = driver.app._notifications
        assert (told.title, told.message) == ("Beenden?", "^q beendet newsdash")


async def test_evidence_stands_between_german_quotation_marks():
    async with running(ARTICLES) as driver:
        await driver.press("down", "f9")
        await driver.until(lambda: not driver.app.screen.busy)
        await driver.pilot.pause()
        detail = str(driver.app.screen.query_one(".view-detail", Static).content)
        about, evidence = detail.split("\n")
        assert " zu „" in about
        assert evidence.startswith("„")
        assert "“ — " in evidence


async def test_the_week_of_a_period_is_a_kalenderwoche():
    async with running(ARTICLES) as driver:
        await driver.press("down", "f10")
        await driver.until(lambda: not driver.app.screen.busy)
        await driver.press("2")
        await driver.until(lambda: not driver.app.screen.busy)
        await driver.pilot.pause()
        assert "nach Wochen" in driver.screen_text()
        assert "-KW" in driver.screen_text()
        assert " bis " in driver.screen_text()
