"""Being here puts this folder on the path: tests share `generated`, `fakes` and others."""

import pytest

from newsdash import resources


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_user(tmp_path_factory):
    """What the person who runs the tests has configured or kept must not change what they find."""
    nowhere = tmp_path_factory.mktemp("no")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSDASH_CONFIG", str(nowhere / "config.toml"))
        patch.setenv("NEWSDASH_LIBRARY", str(nowhere / "library.db"))
        patch.setenv("NEWSDASH_LANGUAGE", "en")
        patch.setenv("XDG_STATE_HOME", str(nowhere / "state"))
        yield


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """The folder of the pipelines that ship with newsdash; it is empty."""
    folder = tmp_path / "bundle"
    monkeypatch.setattr(resources, "pipelines", lambda: folder)
    return folder


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder where packages are installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder
