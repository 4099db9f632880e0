"""Keys of one's own: what can be configured, and how a mistake is told."""

import pytest
from driving import running

from generated import library
from newsdash.configuration import Configuration, ConfigurationError
from newsdash.dashboard.filter_bar import FilterInput
from newsdash.dashboard.keys import binding_ids, check_keys, is_key


def configured(**keys):
    return Configuration("config.toml", keys=tuple(keys.items()))


@pytest.mark.parametrize(
    "keys",
    [
        {"list.pin": "x"},
        {"list.pin": "x,space", "main.zoom": "f11,ctrl+shift+z,alt+home,ü,&"},
        {"list.pin": "c", "list.copy": "p"},
        {"app.quit": "ctrl+q"},
    ],
)
def test_keys_that_can_be_are_taken(keys):
    check_keys(configured(**keys))


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"list.pinn": "x"}, "unknown key keys.'list.pinn'; did you mean list.pin"),
        ({"zzz": "x"}, "unknown key keys.'zzz'; did you mean"),
        ({"list.pin": "x,spaceship"}, "keys.\"list.pin\": there is no key 'spaceship'"),
        ({"list.pin": "hyperdrive+x"}, "there is no key 'hyperdrive+x'"),
        ({"list.pin": "c"}, "keys: c would be both list.copy and list.pin"),
        (
            {"main.filter": "slash", "main.zoom": "/"},
            "slash would be both main.filter and",
        ),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(keys, told):
    with pytest.raises(ConfigurationError) as raised:
        check_keys(configured(**keys))
    line = str(raised.value)
    assert line.startswith("config.toml: ")
    assert told in line
    assert "\n" not in line


def test_the_keys_newsdash_comes_with_are_all_keys_and_none_is_taken_twice():
    for binding in binding_ids():
        with pytest.raises(ConfigurationError, match="there is no key"):
            check_keys(configured(**{binding: "nothing"}))
    assert is_key("ctrl+@")
    assert not is_key("")


async def test_configured_keys_are_in_force_and_the_old_ones_are_not():
    keys = (("list.pin", "x"), ("main.filter", "ü,f9"))
    async with running(list(library(10)), keys=keys) as driver:
        await driver.press("f2", "space", "p")
        assert driver.app.session.pins == ()
        await driver.press("x")
        assert len(driver.app.session.pins) == 1
        await driver.press("slash")
        assert not isinstance(driver.app.focused, FilterInput)
        await driver.press("ü")
        assert isinstance(driver.app.focused, FilterInput)
