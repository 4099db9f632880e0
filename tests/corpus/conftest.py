"""A web server of our own, and files to read."""

import pytest
from site_server import Site

from newsdash.corpus import Location


@pytest.fixture
def web(monkeypatch):
    """A server on this machine; ``web.pages`` says what it answers."""
    monkeypatch.setenv("NO_PROXY", "*")
    with Site() as site:
        yield site


@pytest.fixture
def file(tmp_path):
    """Write a file and return where it is."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Location(str(path))

    return write
