"""Correcting rows in the dashboard, taking it back, and why a row is there."""

from driving import running

from newsdash.corrections.kept import Corrections
from newsdash.extraction.stream import extract
from newsdash.records import Article

TEXT = "Ministerin Jana Berg begrüßte das Tempolimit. „Das eilt“, sagte Karl Lamm."


def read(*texts):
    made = (Article(str(n), None, "Limit", text, "de") for n, text in enumerate(texts))
    return list(extract(made))


def stances(driver):
    pane = driver.pane("stances")
    return [pane.label(number) for number in pane.listing.numbers]


def speakers(driver):
    index = driver.app.session.index
    rows = [index.quotes.rows[number] for number in driver.pane("quotes").listing.numbers]
    return [index.actors.rows[row.speaker].name if row.speaker >= 0 else None for row in rows]


async def test_a_stance_is_turned_round_stays_so_and_is_taken_back(tmp_path):
    file = tmp_path / "corrections.jsonl"
    async with running(read(TEXT), corrections=Corrections(file)) as driver:
        assert stances(driver) == ["Jana Berg ▲ Tempolimit"]
        await driver.press("f4", "e", "enter")
        assert stances(driver) == ["Jana Berg ▼ Tempolimit"]
    async with running(read(TEXT), corrections=Corrections(file)) as driver:
        assert stances(driver) == ["Jana Berg ▼ Tempolimit"]
        await driver.press("f4", "ctrl+z")
        assert stances(driver) == ["Jana Berg ▲ Tempolimit"]
        await driver.press("ctrl+z")
    assert Corrections(file).made == []


async def test_a_stance_that_is_none_goes():
    async with running(read(TEXT)) as driver:
        await driver.press("f4", "f11", "end", "enter")
        assert stances(driver) == []


async def test_a_quote_gets_another_speaker_by_a_part_of_the_name():
    async with running(read(TEXT)) as driver:
        assert speakers(driver) == ["Karl Lamm"]
        await driver.press("f5", "e", "enter")
        await driver.type("jana")
        await driver.press("enter")
        assert speakers(driver) == ["Jana Berg"]


async def test_a_quote_gets_a_speaker_nobody_else_is_called():
    async with running(read(TEXT)) as driver:
        await driver.press("f5", "e", "enter")
        await driver.type("Ute Alt")
        await driver.press("enter")
        assert speakers(driver) == ["Ute Alt"]


async def test_escape_corrects_nothing():
    async with running(read(TEXT)) as driver:
        await driver.press("f5", "e", "enter")
        await driver.type("jana")
        await driver.press("escape", "escape")
        assert speakers(driver) == ["Karl Lamm"]
        assert driver.app.session.corrections.made == []


async def test_two_actors_become_one_with_what_they_say_and_hold():
    async with running(read(TEXT, "Karl Lamm lehnt das Tempolimit ab.")) as driver:
        actors = driver.pane("actors").listing
        await driver.type("jana")
        await driver.press("f2", "e", "enter")
        await driver.type("karl")
        await driver.press("enter")
        await driver.press("slash", "ctrl+u")
        assert [driver.pane("actors").label(n) for n in actors.numbers] == ["Karl Lamm"]
        assert sorted(stances(driver)) == ["Karl Lamm ▲ Tempolimit", "Karl Lamm ▼ Tempolimit"]


async def test_filter_and_pinned_actors_hold_when_everything_is_read_anew():
    async with running(read(TEXT, "Ute Alt lehnt das Tempolimit ab.")) as driver:
        await driver.type("limit")
        await driver.press("f2", "space")
        pinned = driver.pane("actors").label(driver.app.session.pins[0].row)
        before = stances(driver)
        await driver.press("f5", "e", "end", "enter")
        assert driver.pane("actors").label(driver.app.session.pins[0].row) == pinned
        assert stances(driver) == before
        assert driver.typed == "limit"


async def test_all_corrections_are_listed_and_any_can_be_taken_back():
    async with running(read(TEXT)) as driver:
        await driver.press("f4", "e", "enter", "f5", "e", "end", "enter")
        assert speakers(driver) == []
        driver.main.action_corrections()
        await driver.pilot.pause()
        assert "no quote" in driver.screen_text()
        assert "on Tempolimit" in driver.screen_text()
        await driver.press("end", "d")
        assert stances(driver) == ["Jana Berg ▲ Tempolimit"]
        assert speakers(driver) == []


async def test_why_tells_evidence_cue_and_how_sure_it_is():
    async with running(read(TEXT)) as driver:
        await driver.press("f4", "y")
        shown = driver.screen_text()
        assert "begrüßte" in shown
        assert "confidence" in shown
        await driver.press("escape")
        assert driver.main.is_active


async def test_what_is_shown_of_hostile_text_is_harmless():
    hostile = (
        "Jana Berg begrüßte das „[/b]\x1b[31m\u202eTempolimit“. „Das [red]eilt\x07“, sagte sie."
    )
    async with running(read(hostile)) as driver:
        for pane in ("f2", "f4", "f5"):
            await driver.press(pane, "y", "escape", "e", "escape")
        await driver.press("f5", "e", "end", "enter")
        driver.main.action_corrections()
        await driver.pilot.pause()
        assert not {"\x1b", "\x07", "\u202e"} & set(driver.screen_text())


MODELS = (
    "Meta hat das Sprachmodell Nordstern vorgestellt. Jana Berg lobt Nordstern.",
    "Das Sprachmodell Nordstern-2 ist da. Das System Airbus ist schnell.",
)


def models(driver):
    pane = driver.pane("models")
    return {driver.app.session.index.models.rows[n].name for n in pane.listing.numbers}


async def test_what_is_no_model_goes_everywhere_and_comes_back():
    async with running(read(*MODELS)) as driver:
        before = models(driver)
        name = driver.app.session.index.models.rows[driver.pane("models").listing.number].name
        await driver.press("f3", "e", "end", "enter")
        assert models(driver) == before - {name}
        await driver.press("ctrl+z")
        assert models(driver) == before


async def test_two_names_of_one_model_become_one():
    async with running(read(*MODELS)) as driver:
        await driver.press("f3")
        number = driver.pane("models").listing.number
        name = driver.app.session.index.models.rows[number].name
        other = next(iter(models(driver) - {name}))
        before = models(driver)
        await driver.press("e", "enter")
        await driver.type(other)
        await driver.press("enter")
        assert models(driver) == before - {name}
