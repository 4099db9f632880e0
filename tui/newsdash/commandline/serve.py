"""``newsdash serve``: the dashboard in a browser."""

from __future__ import annotations

import ipaddress
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdash.commandline.narration import Narrator

_WRONG_USE = 2
_ALL_WELL = 0


@dataclass(frozen=True, slots=True)
class Address:
    """Where the dashboard is reached."""

    host: str
    port: int

    @property
    def is_here_alone(self) -> bool:
        """Whether nobody but this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def url(self) -> str:
        """What is typed into a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class Shown:
    """What each visitor's dashboard is opened on."""

    sources: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    library: Path | None
    watch: bool

    @property
    def command(self) -> str:
        """The line for the shell: this interpreter, these arguments."""
        options = [part for key, name in self.columns for part in ("--column", f"{key}={name}")]
        if self.library is not None:
            options += ["--library", str(self.library)]
        if self.watch:
            options.append("--watch")
        words = [sys.executable, "-m", "newsdash", *options, "--", *self.sources]
        # without exec the shell would stay between, and be ended instead of the dashboard
        return f"exec {shlex.join(words)}"


def serve(shown: Shown, address: Address, opens: bool) -> int:
    """Serve the dashboard until it is interrupted; returns the exit code."""
    narrator = Narrator(sys.stderr, live=False)
    if not _can_be_shown(shown, narrator):
        return _WRONG_USE
    try:
        from newsdash.commandline.web_server import listen
        from newsdash.commandline.web_server import serve as serve_web
    except ImportError:
        narrator.say("newsdash serve needs more: pip install 'newsdash[serve]' installs it")
        return _WRONG_USE
    try:
        listening = listen(address.host, address.port)
    except OSError as error:
        reason = error.strerror or str(error)
        narrator.say(
            f"{address.host} port {address.port}: {reason}; "
            "--port names another, --port 0 takes a free one"
        )
        return _WRONG_USE
    here = Address(address.host, listening.getsockname()[1])
    if not here.is_here_alone:
        narrator.say(
            f"whoever reaches {here.url} reads these articles and uses the dashboard as you, "
            "without a password; what is sent can be read on the way"
        )
    serve_web(
        shown.command, listening, not here.is_here_alone, lambda: _welcome(here, opens, narrator)
    )
    return _ALL_WELL


def _can_be_shown(shown: Shown, narrator: Narrator) -> bool:
    """Tell now what every visitor's dashboard would end with."""
    from newsdash.commandline.headless import any_input
    from newsdash.commandline.settings import speak, usable_configuration
    from newsdash.configuration import ConfigurationError

    if "-" in shown.sources:
        narrator.say("-: each visitor reads anew; save what is piped in, name the file")
        return False
    configuration = usable_configuration(narrator)
    if configuration is None:
        return False
    try:
        speak(configuration)
    except ConfigurationError as error:
        narrator.say(str(error))
        return False
    files: Sequence[str] = [source for source in shown.sources if source]
    return not files or any_input(files, narrator)


def _welcome(here: Address, opens: bool, narrator: Narrator) -> None:
    narrator.say(f"the dashboard is at {here.url}; Ctrl-C ends it")
    if opens:
        import webbrowser

        if not webbrowser.open(here.url):
            narrator.say("no browser could be opened")
