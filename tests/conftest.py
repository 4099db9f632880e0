"""Being here puts this folder on the path: tests share `generated`, `fakes` and others."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _no_configuration_of_the_user(tmp_path_factory):
    """What the person who runs the tests has configured must not change what they find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSDASH_CONFIG", str(tmp_path_factory.mktemp("no") / "config.toml"))
        yield
