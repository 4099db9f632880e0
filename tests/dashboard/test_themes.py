"""Themes of the user's own."""

import pytest
from driving import running

from newsdash.configuration import ConfigurationError, decode, encode, read_configuration
from newsdash.dashboard.themes import own_themes
from newsdash.memory import Layout, Memory


def configured(tmp_path, text):
    file = tmp_path / "config.toml"
    file.write_text(text)
    return read_configuration(file)


async def test_a_theme_of_ones_own_is_there_and_kept(tmp_path):
    configuration = configured(
        tmp_path, '[themes.dusk]\nprimary = "#c08040"\nbackground = "#101418"\n'
    )
    memory = Memory(tmp_path / "state.json")
    memory.keep_layout(Layout("dusk"))
    async with running(themes=own_themes(configuration), memory=memory) as driver:
        assert driver.app.theme == "dusk"
        assert driver.app.screen.styles.background.hex == "#101418"


def test_it_is_sent_to_another_process_as_it_is(tmp_path):
    configuration = configured(tmp_path, '[themes.day]\nprimary = "blue"\ndark = false\n')
    assert decode(encode(configuration)) == configuration
    assert not own_themes(configuration)[0].dark


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('background = "red"', "needs at least primary"),
        ('primary = "reddish"', "'reddish' is no colour"),
        ('primary = "red"\nglitter = "red"', "glitter is unknown"),
        ("primary = 3", "must be a colour"),
        ('primary = "red"\ndark = "very"', "must be true or false"),
    ],
)
def test_a_mistake_in_a_theme_is_told_in_one_line(tmp_path, said, told):
    with pytest.raises(ConfigurationError, match=told) as raised:
        own_themes(configured(tmp_path, f"[themes.dusk]\n{said}\n"))
    assert "\n" not in str(raised.value)
